"""The ranges of all cases side by side, each on its own or against the base."""

from collections.abc import Sequence

from roisim.answers.comparison import Comparison
from roisim.answers.fans import Spread
from roisim.charts import comparison as chart
from roisim.exhibits.compare import verdicts
from roisim.exhibits.compare.names import short
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.saying import plainly
from roisim.text import Text

SHORT = 34  # characters of a name in the picture and at the head of a column


def side_by_side(text: Text, found: Comparison, names: Sequence[str], against: bool) -> Exhibit:
    """The picture and its conclusion. names: of the cases, told apart; against: the base."""
    text = plainly(text, *(side.scenario for side in found.sides))
    places = range(len(names))
    spreads = [found.duel(p, found.base).spreads["npv"] if against else found.sides[p].spreads["npv"] for p in places]
    largest = max(abs(bound or 0.0) for spread in spreads for bound in (spread.q05, spread.q95))
    scale, unit = text.scale(largest, found.currency)
    called = short(text, names, SHORT)
    bars = [
        chart.Bar(called[p], verdicts.label(text, found, p, against), spreads[p], _what(found, spreads[p], against))
        for p in places
    ]
    title, said = (written(text, found, names, against) for written in (verdicts.conclusion, verdicts.said))
    beside = verdicts.beside(text, found)
    measure = text(f"compare.picture.measure_{'against' if against else 'alone'}", unit=unit, **beside)
    return Exhibit("compare", title, measure, said, chart.drawn(bars, scale), alt=text("page.compare.picture"))


def _what(found: Comparison, spread: Spread, against: bool) -> chart.What:
    """What the colour of a bar means: of unlike periods none is better or worse."""
    if against and verdicts.periods(found):
        return "unclear"
    return verdicts.clear(spread) if against else "plan"
