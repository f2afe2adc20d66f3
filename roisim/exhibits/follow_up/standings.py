"""Key figure by key figure: on plan, ahead or behind, by the forecast from before anything was seen."""

import math
from collections.abc import Iterator

from roisim.answers.following import Followed, Standing
from roisim.cases.series import is_money
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.follow_up.wording import WORDS, exactly, measure_of
from roisim.exhibits.saying import plainly
from roisim.text import Text

_AT = f"{WORDS}.standing"
_HEAD = ("kpi", "month", "actual", "middle", "range", "judged")
_COLUMNS = ("kpi", "month", "actual", "middle", "low", "high", "judged")


def standings(text: Text, found: Followed) -> Exhibit | None:
    """The last month of each key figure; all months in the file. None where nothing is filled in."""
    if not found.latest:
        return None
    text = plainly(text, found.scenario)
    error = text.percent(found.scenario.evidence.error)
    head, columns = (tuple(text(f"{_AT}.{each}") for each in names) for names in (_HEAD, _COLUMNS))
    rows = tuple(_row(text, found, each) for each in found.latest)

    def exact() -> Iterator[list[Cell]]:
        """Every figure, by month."""
        for each in found.standings:
            expected = (value if math.isfinite(value) else None for value in (each.middle, each.low, each.high))
            name = measure_of(text, found.scenario, each.kpi).name
            yield [name, each.month, each.actual, *expected, text(f"{_AT}.{each.where}")]

    table = Table(text(f"{_AT}.table"), head, rows, exact, columns, first=(2, 4, 5))
    return Exhibit("followed-figures", _title(text, found), text(f"{_AT}.measure", error=error), table=table)


def _title(text: Text, found: Followed) -> str:
    names = {where: text.listed(_names(text, found, where)) for where in ("on", "ahead", "behind")}
    off = "both" if names["ahead"] and names["behind"] else "behind" if names["behind"] else "ahead"
    kind = off if names[off if off != "both" else "behind"] else "on" if names["on"] else "none"
    return text(f"{_AT}.title_{kind}", **names)


def _names(text: Text, found: Followed, where: str) -> list[str]:
    return [measure_of(text, found.scenario, each.kpi).inside for each in found.latest if each.where == where]


def _row(text: Text, found: Followed, each: Standing) -> Row:
    measure = measure_of(text, found.scenario, each.kpi)
    middle, between = "–", "–"
    if math.isfinite(each.low):
        low, high = measure.number(each.low), measure.number(each.high)
        if is_money(each.kpi):
            low, high = text.ends(each.low, each.high, measure.currency)
        middle, between = measure.number(each.middle), text(f"{_AT}.between", low=low, high=high)
    cells = (str(each.month), exactly(measure, each.actual), middle, between, text(f"{_AT}.{each.where}"))
    return Row(measure.name, cells)
