"""A key figure month by month: what came of it, the forecast with what was seen, and the one from before."""

import math
from functools import partial

import numpy as np

from roisim.answers.fans import Fan
from roisim.answers.following import Followed, Standing
from roisim.charts import followed as chart
from roisim.exhibits import tips
from roisim.exhibits.digits import cell, decimals
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.follow_up.wording import WORDS, exactly, measure_of
from roisim.exhibits.measures import Measure
from roisim.exhibits.saying import plainly
from roisim.model.arrays import Array
from roisim.text import Text

KEY, _AT = "followed", f"{WORDS}.figure"
_LEAST, _AHEAD = 12, 9  # months that are shown at least, and beyond the last that was seen
_HEAD = ("month", "actual", "middle", "low", "high", "first")


def figure(text: Text, found: Followed, kpi: str) -> Exhibit:
    """Conclusion, picture, table."""
    text = plainly(text, found.scenario)
    measure = measure_of(text, found.scenario, kpi)
    seen = {each.month: each for each in found.standings if each.kpi == kpi}
    months = min(found.scenario.finance.months, max(_LEAST, max(seen, default=0) + _AHEAD))
    before = _until(found.before.fan(kpi, "engage"), months)
    now = _until(found.after.fan(kpi, "engage"), months) if found.after else before
    size, unit = measure.scale(_largest((now, before), seen))
    kind = "_both" if found.after else ""
    about = text(f"{_AT}.measure{kind}", help=text(f"kpi.{kpi}.help"), unit=unit)
    points = {month: (each.actual, each.where != "open") for month, each in seen.items()}
    words = {"now": text(f"{_AT}.{'now' if found.after else 'alone'}"), "before": text(f"{_AT}.before")}
    picture = chart.drawn(
        now, before if found.after else None, points, words, scale=size, tips=_tips(measure, now, before, seen, words)
    )
    said = _said(measure, now, before, kind)
    alt = text(f"{_AT}.picture")
    table = _table(measure, now, before, seen, unit, size)
    return Exhibit(KEY, _title(measure, found), about, said, picture, table, alt=alt, formula=kpi)


def _title(measure: Measure, found: Followed) -> str:
    last = next((each for each in found.latest if each.kpi == measure.kpi), None)
    facts = {"actual": exactly(measure, last.actual), "month": last.month} if last else {}
    return measure.text(f"{_AT}.{last.where if last else 'none'}", name=measure.name, **facts)


def _until(fan: Fan, months: int) -> Fan:
    """Its first months: what was seen would be a dot in the corner of many years."""
    return Fan(**{level: series[:months] for level, series in vars(fan).items()})


def _said(measure: Measure, now: Fan, before: Fan, kind: str) -> str:
    ends = [measure.number(_known(level[-1])) for level in (now.q50, now.q05, now.q95, before.q50)]
    facts = dict(zip(("middle", "low", "high", "before"), ends, strict=True))
    return measure.text(f"{_AT}.said{kind}", month=len(now.q50), **facts)


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _largest(fans: tuple[Fan, ...], seen: dict[int, Standing]) -> float:
    values = [float(value) for fan in fans for value in fan.q95] + [each.actual for each in seen.values()]
    return max(filter(math.isfinite, values), default=0.0)


def _actuals(seen: dict[int, Standing], months: int) -> Array:
    found = np.full(months, np.nan)
    for month, each in seen.items():
        if month <= months:
            found[month - 1] = each.actual
    return found


def _tips(
    measure: Measure, now: Fan, before: Fan, seen: dict[int, Standing], words: dict[str, str]
) -> tuple[str, ...]:  # fmt: skip
    lines = {words["now"]: now.q50, measure.text(f"{_AT}.seen"): _actuals(seen, len(now.q50))}
    if now is not before:
        lines[words["before"]] = before.q50

    def written(value: float) -> str:
        return measure.number(_known(value))

    return tips.by_month(measure.text, lines, written, now, unit=measure.plain_unit)


def _table(measure: Measure, now: Fan, before: Fan, seen: dict[int, Standing], unit: str, size: float) -> Table:
    text, actual = measure.text, _actuals(seen, len(now.q50))
    series = [each / size for each in (now.q50, now.q05, now.q95, before.q50)]
    written = partial(_cell, text, decimals(_largest((now, before), {}) / size))
    rows = tuple(
        Row(str(month + 1), (
            exactly(measure, float(actual[month])) if math.isfinite(actual[month]) else "–",
            *(written(float(each[month])) for each in series),
        ))
        for month in range(len(actual))
    )  # fmt: skip
    head = tuple(text(f"{_AT}.{name}") for name in _HEAD)
    caption = text(f"{_AT}.table", name=measure.name, unit=unit)
    columns = (*head, text(f"{_AT}.over"))

    def exact() -> list[list[Cell]]:
        """All months, in the plain unit."""
        plain = (actual, now.q50, now.q05, now.q95, before.q50)
        return [
            [month + 1, *(_known(each[month]) for each in plain), _over(text, seen.get(month + 1))]
            for month in range(len(actual))
        ]

    return Table(caption, head, rows, exact, columns, f"{KEY}-{measure.kpi}", folded=True, first=(1, 2, 5))


def _over(text: Text, each: Standing | None) -> Cell:
    return text(f"{_AT}.{'no' if each.where == 'open' else 'yes'}") if each else None


def _cell(text: Text, places: int, value: float) -> str:
    return cell(text, places, value) if math.isfinite(value) else "–"
