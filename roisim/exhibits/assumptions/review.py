"""What to know of a sound case before one trusts it: where its numbers come from, and which look odd."""

from collections.abc import Iterator

from roisim.cases import vouching
from roisim.cases.currencies import rates
from roisim.cases.files.quoting import plain
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import Scenario
from roisim.text import Text


def review(case: Scenario, text: Text) -> Iterator[str]:
    """A line on the whole, and one for each number that lies far from what is usual."""
    ranges = [estimate.is_range for _, _, estimate in case.estimates()]
    yield text("cli.check.fine")
    yield text("cli.check.estimates", count=len(ranges), ranges=sum(ranges), **vouching.counted(case))
    yield from _unusual(case, text)


def _unusual(case: Scenario, text: Text) -> Iterator[str]:
    """Numbers outside the usual span, which often are in the wrong unit. A 0 means none, and is never odd."""
    currency = case.finance.currency
    for path, parameter, estimate in case.estimates():
        low, high = _usual(parameter, currency)
        if estimate.likely != 0 and not low <= estimate.likely <= high:
            facts = {"value": plain(estimate.likely), "low": plain(low), "high": plain(high)}
            unit = text.unit(parameter.unit, currency)
            yield text("cli.check.unusual", path=path, unit=unit, **facts)


def _usual(parameter: Parameter, currency: str) -> tuple[float, float]:
    """The usual span in the currency of a case; of money in a currency without a rate, everything."""
    low, high = parameter.usual
    if not parameter.is_money or currency == "SEK":
        return low, high
    if currency not in rates():
        return parameter.domain
    rate = rates()[currency].rate
    return low / rate, high / rate
