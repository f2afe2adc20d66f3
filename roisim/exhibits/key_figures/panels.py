"""All key figures as small pictures on one axis of months: the plan, what it is held against, today held."""

import math

from roisim.answers.result import Result
from roisim.cases.series import PANELS
from roisim.charts.panel import Panel, axis
from roisim.charts.strokes import Line
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.measures import Measure, changed, ends, fans, last, lines_of
from roisim.exhibits.saying import against, as_today, plainly
from roisim.text import Text

IN_ORDER = tuple(kpi for kpis in PANELS.values() for kpi in kpis)


def legend(text: Text, result: Result) -> tuple[dict[Line, str], str]:
    """The three lines in words, and what the number beside a picture is."""
    text = plainly(text, result.scenario)
    lines: dict[Line, str] = {line: text(f"page.key_figures.{line}") for line in lines_of(result.scenario)}
    how = text("page.key_figures.how", month=result.scenario.finance.months, **against(text, result.scenario))
    return lines, f"{how} {as_today(text, result.scenario)}".strip()


def panel(text: Text, result: Result, kpi: str) -> Exhibit:
    """One key figure: its number, its change, its unit, and the picture between its axes."""
    terms, drawn = result.scenario.finance, fans(result, kpi)
    measure, months = Measure(text, kpi, terms.currency), terms.months
    spanned = axis(drawn)
    size, unit = measure.scale(max(map(abs, spanned.ticks)))
    numbers = tuple(text.exact(tick / size, 6) for tick in spanned.ticks)
    found = ends(measure, drawn)
    key = f"page.key_figures.panel_alt{'_given' if found['low'] == found['high'] else ''}"
    said = text(key, name=measure.name, month=months, **found, **against(text, result.scenario))
    number = Card(measure.name, measure.number(last(drawn["plan"])), (_beside(measure, result),))
    return Exhibit(kpi, measure.name, unit, said, Panel(drawn, spanned, numbers, months), cards=(number,))


def _beside(measure: Measure, result: Result) -> str:
    """How the number differs from the base, in a word or two."""
    change = changed(result, measure.kpi)
    short = {"same": "same", "new": "against_none", "unknown": "new"}.get(change[0])
    if change[0] == "none" or (short == "new" and math.isnan(last(result.fan(measure.kpi, "engage")))):
        return ""
    if not short:
        return measure.signed(change)
    return measure.text(f"page.key_figures.{short}", **against(measure.text, result.scenario))
