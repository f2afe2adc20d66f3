"""What the plan also costs or brings: a row each, folded away while there is none."""

from dataclasses import replace

import streamlit as st

from roisim.cases.groups import LINE_LAYERS, Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MAX_LINES
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import months, taking
from roisim.ui.parts import fields, markup
from roisim.ui.parts.fields import controlled, field, outdated


def show(text: Text) -> None:
    """The rows, and a way to add one."""
    found = state.case().lines
    with st.expander(text("page.business.lines"), expanded=bool(found), key="lines"):
        markup.show(markup.remark(text("page.business.lines_help")))
        for index, line in enumerate(found):
            _line(text, index, line)
        if len(found) < MAX_LINES:
            st.button(text("page.business.add_line"), key="add-line", on_click=_add)
        else:
            markup.show(markup.remark(text("page.business.lines_full", count=MAX_LINES)))


def _line(text: Text, index: int, line: Line) -> None:
    def rename(written: str) -> None:
        taking.take(text.name("lines.name"), taking.with_row("lines", index, name=written.strip()))

    once = line.first is not None and line.first == line.last
    with st.container(key=f"line-{index}", horizontal=True, vertical_alignment="top", gap="small"):
        with st.container(gap=None):
            field(f"line-name-{index}", text.name("lines.name"), line.name, rename)
        key = controlled(f"layer-{index}", line.layer)
        st.selectbox(
            text.name("lines.layer"), LINE_LAYERS, key=key, on_change=_choose, args=(index, key),
            format_func=lambda layer: text(f"line.{layer}"),
        )  # fmt: skip
        with st.container(gap=None):
            unit = "currency" if once else ""
            fields.of_estimate(text, f"lines.{index}.amount", key=f"amount-{index}", unit=unit)
        which = markup.markdown_safe(text("page.business.remove_which", name=line.name))
        st.button(text("page.business.remove"), key=f"remove-line-{index}", on_click=_remove, args=(index,), help=which)
    _when(text, index, once)


def _when(text: Text, index: int, once: bool) -> None:
    """Once, and in which month; or from one month to another."""
    with st.container(key=f"line-months-{index}", horizontal=True, vertical_alignment="top", gap="small"):
        if once:
            with st.container(gap=None):
                months.one(text, "lines", index, "first", "last", name=text("page.business.in_month"))
        else:
            months.window(text, "lines", index)
        key = controlled(f"once-{index}", once)
        st.checkbox(text("page.business.once"), key=key, on_change=_once, args=(index, key))


def _choose(index: int, key: str) -> None:
    if not outdated(key):
        state.put(taking.with_row("lines", index, layer=st.session_state[key]))


def _once(index: int, key: str) -> None:
    """One month only, the first; or again until the end."""
    if outdated(key):
        return
    first = state.case().lines[index].first
    for end in ("first", "last", "first-last"):
        fields.forget(f"{end}-lines-{index}")
    changes = {"first": first or 1, "last": first or 1} if st.session_state[key] else {"first": first, "last": None}
    state.put(taking.with_row("lines", index, **changes))


def _remove(index: int) -> None:
    case = state.case()
    name = case.lines[index].name
    st.session_state["faulty"] = {}
    state.put(replace(case, lines=case.lines[:index] + case.lines[index + 1 :]))
    state.tell("page.business.removed", name=name)


def _add() -> None:
    """A line that costs nothing yet, in every month."""
    case = state.case()
    if len(case.lines) < MAX_LINES:
        name = taking.free(state.text()("page.business.new_line"), {line.name.casefold() for line in case.lines})
        state.put(replace(case, lines=(*case.lines, Line(name, "cost", Estimate(0.0)))))
