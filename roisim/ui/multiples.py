"""All key figures as small pictures on one axis of months: the plan, standing aside, today held."""

from collections.abc import Callable
from functools import lru_cache
from html import escape

import streamlit as st

from roisim.charts import panel
from roisim.charts.palette import Theme
from roisim.charts.panel import Axis
from roisim.charts.worlds import LINES, Line
from roisim.fans import Fan
from roisim.result import Result, answer
from roisim.scenario import KEY_FIGURES, Scenario
from roisim.text import Text
from roisim.ui import state
from roisim.ui.measures import Measure, difference, ends, fans, last

GROUPS = {
    "known": ("reach", "awareness", "followers", "ambassadors"),
    "found": ("search", "visits", "downloads", "contacts"),
    "won": ("leads", "cost_per_lead", "new_customers", "customers"),
    "money": ("revenue", "revenue_per_customer", "service_calls", "cost_per_hire"),
}
FIRST = "new_customers"


def picked() -> str:
    """The key figure that is enlarged."""
    return str(st.session_state.get("key_figure", FIRST))


def pick(kpi: str) -> None:
    """Enlarge another."""
    st.session_state["key_figure"] = kpi


def show(text: Text, result: Result, enlarged: Callable[[], None]) -> None:
    """The key to the lines, then the pictures in their groups. enlarged: draws the one that is picked, beside it."""
    st.html(_key(text, result))
    for group, kpis in GROUPS.items():
        st.html(f'<header class="section"><h2>{escape(text(f"page.key_figures.{group}"))}</h2></header>')
        with st.container(key=f"panels-{group}"):
            for kpi in kpis:
                _panel(Measure(text, kpi, result.scenario.finance.currency), result)
                if kpi == picked():
                    enlarged()


def _key(text: Text, result: Result) -> str:
    """The three lines in words, each beside a piece of itself, and what the number is."""
    lines = "".join(f'<li class="{line}">{escape(text(f"page.key_figures.{line}"))}</li>' for line in LINES)
    how = text("page.key_figures.how", month=result.scenario.finance.months)
    return f'<div class="lines"><ul>{lines}</ul><p>{escape(how)}</p></div>'


def _panel(measure: Measure, result: Result) -> None:
    drawn = fans(result, measure.kpi)
    spanned, image = _pictures(result.scenario, state.theme())[measure.kpi]
    on = "on-" if measure.kpi == picked() else ""
    with st.container(key=f"panel-{on}{measure.kpi}", gap=None):
        st.html(_told(measure, drawn, spanned, image))
        label = measure.text("page.key_figures.enlarge", name=measure.name)
        st.button(label, key=f"pick-{measure.kpi}", type="tertiary", on_click=pick, args=(measure.kpi,))


@lru_cache(maxsize=32)
def _pictures(scenario: Scenario, theme: Theme) -> dict[str, tuple[Axis, str]]:
    """The axis and the image of every key figure."""
    found = {}
    for kpi in KEY_FIGURES:
        drawn = fans(answer(scenario), kpi)
        spanned = panel.axis(drawn)
        found[kpi] = spanned, panel.drawn(drawn, spanned, theme)
    return found


def _told(measure: Measure, drawn: dict[Line, Fan], spanned: Axis, image: str) -> str:
    """A panel as HTML: name, number, change, unit, and the picture between its axes."""
    plan, aside = last(drawn["plan"]), last(drawn["aside"])
    size, unit = measure.scale(max(map(abs, spanned.ticks)))
    months = len(drawn["plan"].mean)
    alt = measure.text("page.key_figures.panel_alt", name=measure.name, month=months, **ends(measure, drawn))
    return (
        f'<div class="panel"><h3>{escape(measure.name)}</h3>'
        f"<p><b>{escape(measure.number(plan))}</b> <span>{escape(_beside(measure, plan, aside))}</span></p>"
        f"<small>{escape(unit)}</small>"
        f'<div class="plot"><div class="up" aria-hidden="true">{_numbers(measure.text, spanned, size)}</div>'
        f'<img src="{image}" alt="{escape(alt)}">'
        f'<div class="along" aria-hidden="true">{_months(months)}</div></div></div>'
    )


def _beside(measure: Measure, plan: float, aside: float) -> str:
    """How the number differs from standing aside, in a word or two."""
    kind, _ = difference(measure.kpi, plan, aside)
    short = {"same": "same", "new": "against_none", "unknown": "new"}
    if kind == "none" or (kind == "unknown" and plan != plan):
        return ""
    return measure.text(f"page.key_figures.{short[kind]}") if kind in short else measure.signed_change(plan, aside)


def _numbers(text: Text, spanned: Axis, size: float) -> str:
    """The numbers of the upright axis, each at its height."""
    return "".join(
        f'<span style="bottom:{100 * spanned.height(tick):.1f}%">{escape(text.exact(tick / size, 6))}</span>'
        for tick in spanned.ticks
    )


def _months(months: int) -> str:
    """The months under a picture: the first, and every year or so."""
    step = 12 * max(1, round(months / 48))
    shown = [1, *range(step, months + 1, step)]
    return "".join(f'<span style="left:{100 * (month - 1) / (months - 1):.1f}%">{month}</span>' for month in shown)
