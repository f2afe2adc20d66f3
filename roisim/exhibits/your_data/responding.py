"""What is said of a response while it is worked out, and of the rows it is worked out from."""

from roisim.cases.scenario import Scenario
from roisim.exhibits.saying import cut
from roisim.measured.mcmc import CHAINS
from roisim.measured.response import Response
from roisim.measured.response_rows import A_MONTH, Outcome, Rows
from roisim.text import Text

KEY = "page.your_data.response"
NAME = 40  # characters of a channel
_LEAST_MONTHS = 10  # a channel: fewer months are little


def rows(text: Text, found: Rows) -> str:
    """How many months or weeks."""
    return text.counted(f"{KEY}.rows.{found.step}", found.count)


def outcome(text: Text, measured: Outcome) -> str:
    """What is explained, inside a sentence."""
    return text(f"{KEY}.outcome.{measured}")


def amount(text: Text, case: Scenario, measured: Outcome, value: float) -> str:
    """So much of it: a number, or a sum of money."""
    return text.money(value, case.finance.currency) if measured == "revenue" else text.number(value)


def ends(text: Text, case: Scenario, measured: Outcome, low: float, high: float) -> tuple[str, str]:
    """The two ends of a range of it."""
    if measured == "revenue":
        return text.ends(low, high, case.finance.currency)
    return text.number(low), text.number(high)


def state(text: Text, found: Response) -> str:
    """How good the answer is."""
    if found.quick:
        return text(f"{KEY}.quick")
    return text(f"{KEY}.careful" if found.settled else f"{KEY}.astray", chains=text.number(CHAINS))


def remarks(text: Text, case: Scenario, found: Response) -> tuple[str, ...]:
    """What to know of how it was worked out: channels of no case, few rows, what would have come without ads."""
    laid, own = found.asked.rows, {channel.name for channel in case.channels}
    others = [cut(name, NAME) for name in laid.channels if name not in own]
    said = [text(f"{KEY}.files_left", names=text.listed(others))] if others else []
    if laid.count / A_MONTH[laid.step] < _LEAST_MONTHS * len(laid.channels):
        said.append(text(f"{KEY}.remark.weak", rows=rows(text, laid)))
    weights = found.weights
    place = int(weights.argmax())
    order, trend = found.asked.model.baselines.names[place]
    name = text(f"{KEY}.baseline.{'trend' if trend else 'plain'}_{order}")
    return (*said, text(f"{KEY}.remark.baseline", name=name, share=text.percent(float(weights[place]))))
