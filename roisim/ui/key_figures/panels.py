"""All key figures as small pictures on one axis of months: the plan, standing aside, today held."""

import math
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, PANELS
from roisim.charts.palette import Theme
from roisim.charts.panel import Axis
from roisim.charts.strokes import LINES
from roisim.exhibits.measures import Measure, changed, ends, fans, last
from roisim.memory import remember
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import plots

IN_ORDER = tuple(kpi for kpis in PANELS.values() for kpi in kpis)
FIRST = "new_customers"


# --- which one is enlarged ---


def picked() -> str:
    """The key figure that is enlarged."""
    return str(st.session_state.get("key_figure", FIRST))


def pick(kpi: str) -> None:
    """Enlarge another."""
    st.session_state["key_figure"] = st.session_state["figure-picked"] = kpi


def picker(text: Text) -> None:
    """The list to choose from, and the way back to the panels; unseen, what a click on one presses, and its mark."""
    st.session_state.setdefault("figure-picked", picked())
    with st.container(key="picker", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            text("page.key_figures.choose"), IN_ORDER, key="figure-picked", on_change=_chosen,
            format_func=lambda kpi: text(f"kpi.{kpi}.name"),
        )  # fmt: skip
        back = escape(text("page.key_figures.back"))
        st.html(f'<button type="button" class="back" data-back="{picked()}">{back}</button>', width="content")
    st.pills(text("page.key_figures.choose"), range(len(IN_ORDER)), key="pick", on_change=_pressed)
    panel = f'.panel[data-of="{picked()}"]'
    mark = f"{panel}{{box-shadow:0 -2px 0 var(--plan)}}{panel} button{{color:var(--plan)}}"
    st.html(f"<span hidden></span><style>{mark}</style>")


def _chosen() -> None:
    pick(st.session_state["figure-picked"])


def _pressed() -> None:
    place, st.session_state["pick"] = st.session_state["pick"], None
    if place is not None:
        pick(IN_ORDER[place])


# --- the panels ---


def show(text: Text, result: Result) -> None:
    """The key to the lines, then the pictures in their groups."""
    st.html(_key(text, result))
    st.html(_script(), unsafe_allow_javascript=True)
    with st.container(key="panels"):
        for group, kpis in PANELS.items():
            st.html(f'<header class="section"><h2>{escape(text(f"page.key_figures.{group}"))}</h2></header>')
            for kpi in kpis:
                _panel(Measure(text, kpi, result.scenario.finance.currency), result)


@lru_cache
def _script() -> str:
    return f"<span hidden></span><script>{(Path(__file__).parent / 'panels.js').read_text('utf-8')}</script>"


def _key(text: Text, result: Result) -> str:
    """The three lines in words, each beside a piece of itself, and what the number is."""
    lines = "".join(f'<li class="{line}">{escape(text(f"page.key_figures.{line}"))}</li>' for line in LINES)
    how = text("page.key_figures.how", month=result.scenario.finance.months)
    return f'<div class="lines"><ul>{lines}</ul><p>{escape(how)}</p></div>'


def _panel(measure: Measure, result: Result) -> None:
    spanned, image = _pictures(result.scenario.question, state.theme())[measure.kpi]
    st.html(_told(measure, result, spanned, image))


@remember
def _pictures(scenario: Scenario, theme: Theme) -> dict[str, tuple[Axis, str]]:
    """The axis and the image of every key figure."""
    return {kpi: plots.drawn(fans(answer(scenario), kpi), theme) for kpi in KEY_FIGURES}


def _told(measure: Measure, result: Result, spanned: Axis, image: str) -> str:
    """A panel as HTML: name, number, change, unit, and the picture between its axes."""
    text, kpi, months = measure.text, measure.kpi, result.scenario.finance.months
    drawn = fans(result, kpi)
    plan = last(drawn["plan"])
    size, unit = measure.scale(max(map(abs, spanned.ticks)))
    label = escape(text("page.key_figures.enlarge", name=measure.name))
    alt = text("page.key_figures.panel_alt", name=measure.name, month=months, **ends(measure, drawn))
    return (
        f'<div class="panel" data-of="{kpi}"><h3><button type="button" data-pick="{IN_ORDER.index(kpi)}" '
        f'title="{label}">{escape(measure.name)}</button></h3>'
        f"<p><b>{escape(measure.number(plan))}</b> <span>{escape(_beside(measure, result))}</span></p>"
        f"<small>{escape(unit)}</small>{plots.plot(text, spanned, image, months, size, alt)}</div>"
    )


def _beside(measure: Measure, result: Result) -> str:
    """How the number differs from standing aside, in a word or two."""
    change = changed(result, measure.kpi)
    short = {"same": "same", "new": "against_none", "unknown": "new"}.get(change[0])
    if change[0] == "none" or (short == "new" and math.isnan(last(result.fan(measure.kpi, "engage")))):
        return ""
    return measure.text(f"page.key_figures.{short}") if short else measure.signed(change)
