"""All key figures as small pictures on one axis of months: the plan, standing aside, today held."""

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, PANELS
from roisim.charts.palette import Theme
from roisim.charts.panel import Panel, axis
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.key_figures.panels import IN_ORDER, legend, panel
from roisim.exhibits.measures import fans
from roisim.memory import remember
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup, plots
from roisim.ui.parts.markup import Markup, html

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
        back = '<button type="button" class="back" data-back="{}">{}</button>'
        markup.show(html(back, picked(), text("page.key_figures.back")), width="content")
    st.pills(text("page.key_figures.choose"), range(len(IN_ORDER)), key="pick", on_change=_pressed)
    markup.show(
        html(
            "<span hidden></span><style>{panel}{{box-shadow:0 -2px 0 var(--plan)}}"
            "{panel} button{{color:var(--plan)}}</style>",
            panel=html('.panel[data-of="{}"]', picked()),
        )
    )


def _chosen() -> None:
    pick(st.session_state["figure-picked"])


def _pressed() -> None:
    place, st.session_state["pick"] = st.session_state["pick"], None
    if place is not None:
        pick(IN_ORDER[place])


# --- the panels ---


def show(text: Text, result: Result) -> None:
    """The key to the lines, then the pictures in their groups."""
    markup.show(_key(text, result))
    images = _images(result.scenario.question, state.theme())
    # One element: of twenty, each would be gone through in the browser with every change.
    groups = (
        markup.section(text(f"page.key_figures.{group}"))
        + markup.join(_panel(text, panel(text, result, kpi), images[kpi]) for kpi in kpis)
        for group, kpis in PANELS.items()
    )
    markup.show(html('<div class="panels">{}</div>', markup.join(groups)))


def _key(text: Text, result: Result) -> Markup:
    """The three lines in words, each beside a piece of itself, and what the number is."""
    lines, how = legend(text, result)
    items = markup.join(html('<li class="{}">{}</li>', line, words) for line, words in lines.items())
    return html('<div class="lines"><ul>{}</ul><p>{}</p></div>', items, how)


@remember
def _images(scenario: Scenario, theme: Theme) -> dict[str, str]:
    """The image of every key figure, which is the same in all languages."""
    lines = {kpi: fans(answer(scenario), kpi) for kpi in KEY_FIGURES}
    months = scenario.finance.months
    return {kpi: Panel(drawn, axis(drawn), (), months).address(theme) for kpi, drawn in lines.items()}


def _panel(text: Text, exhibit: Exhibit, image: str) -> Markup:
    """A panel: name, number, change, unit, and the picture between its axes."""
    (number,), picture = exhibit.cards, exhibit.picture
    return html(
        '<div class="panel" data-of="{}"><h3><button type="button" data-pick="{}" title="{}">{}</button></h3>'
        "<p><b>{}</b>{}<span>{}</span></p><small>{}</small>{}</div>",
        exhibit.key, IN_ORDER.index(exhibit.key), text("page.key_figures.enlarge", name=number.name), number.name,
        number.value, " · " if any(number.remarks) else "", *number.remarks, exhibit.measure,
        plots.plot(picture, image, exhibit.said) if isinstance(picture, Panel) else "",
    )  # fmt: skip
