"""Compare: which case is better, the picture of it, and the tables under it."""

from collections.abc import Iterator

import streamlit as st

from roisim.answers import comparison
from roisim.answers.evidence import trusted
from roisim.answers.result import Result
from roisim.exhibits.compare import beside, verdicts
from roisim.exhibits.compare.beside import Beside
from roisim.exhibits.compare.names import short
from roisim.exhibits.compare.picture import side_by_side
from roisim.exhibits.compare.tables import Row
from roisim.memory import remember
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits, markup, taking
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.parts.markup import Markup, html

_NAME = 60  # characters of a name in a sentence


class Shown:
    """What a visit compares: the cases whose money can be told in the base's, and what all of them are called."""

    def __init__(self, text: Text) -> None:
        """Compare what lies on the desk."""
        desk = state.desk()
        apart = comparison.apart(desk.cases, desk.base)
        self.places = [place for place in range(len(desk.cases)) if place not in apart]
        every = state.names(text)
        self.whole = [every[place] for place in self.places]
        self.names = short(text, self.whole, _NAME)
        self.left_out = {every[place]: fault for place, fault in apart.items()}
        draws = min(desk.cases[desk.base].draws, state.MOST_DRAWS)
        those = tuple(trusted(desk.cases[place]) for place in self.places)
        self.found = _compared(those, self.places.index(desk.base), draws)

    @property
    def results(self) -> dict[int, Result]:
        """The answer of each case that is compared, by its place on the desk."""
        return {place: side.result for place, side in zip(self.places, self.found.sides, strict=True)}


_compared = remember(comparison.compare)  # a change of what is shown compares nothing again


def answer(text: Text, shown: Shown) -> str:
    """The page in a sentence or two."""
    return verdicts.answer(text, shown.found, shown.names)


def remarks(text: Text, shown: Shown) -> None:
    """What to know before one reads the numbers."""
    said = [*verdicts.left_out(text, shown.left_out), *verdicts.remarks(text, shown.found, shown.names)]
    if said:
        markup.show(markup.join(map(markup.remark, said)))


# --- the picture and what the cases give ---


def way(text: Text, shown: Shown) -> bool:
    """The switch, and the choice of the base where there is one. True: against the base."""
    if len(shown.names) < 2:
        return False
    against = st.session_state.get("against_base", False)
    with st.container(key="compare-way", horizontal=True, vertical_alignment="center", gap="small"):
        key = controlled("way", against)
        st.segmented_control(
            text("page.compare.way"), (False, True), key=key, required=True, label_visibility="collapsed",
            on_change=_choose_way, args=(key,),
            format_func=lambda way: text(f"page.compare.{'against' if way else 'alone'}"),
        )  # fmt: skip
        if against:
            key = controlled("base", state.desk().base)
            st.selectbox(
                text("page.compare.base"), shown.places, key=key, on_change=_choose_base, args=(key,),
                format_func=lambda place: shown.names[shown.places.index(place)], label_visibility="collapsed",
            )  # fmt: skip
    return bool(against)


def _choose_way(key: str) -> None:
    if not outdated(key):
        st.session_state["against_base"] = bool(st.session_state[key])


def _choose_base(key: str) -> None:
    if not outdated(key):
        state.hold_against(st.session_state[key])


def picture(text: Text, shown: Shown, against: bool) -> None:
    """The ranges side by side, each on its own or against the base."""
    exhibits.show(text, side_by_side(text, shown.found, shown.names, against), shown.names)


# --- tables ---


def tables(text: Text, shown: Shown, against: bool) -> None:
    """The inputs that set the cases apart, and then what each case gives, in numbers."""
    if len(shown.names) < 2:
        return
    apart = beside.inputs(text, shown.found, shown.whole, shown.names)
    for found in (apart, beside.outputs(text, shown.found, shown.whole, shown.names, against)):
        shell.section(found.title, found.remark)
        if found.rows:
            _table(text, found)


def _table(text: Text, found: Beside) -> None:
    """A table with a column a case; on a phone a row becomes a paragraph. Under it the same as a file."""
    with st.container(key=f"compare-{found.key}"):
        markup.show(_drawn(found) + taking.table(text, found.columns, found.seen))
        exhibits.download(text, found.key, found.columns, found.exact)


def _drawn(found: Beside) -> Markup:
    columns = (
        html('<th scope="col" class="{}">{}</th>', _kind(place in found.shown), each)
        for place, each in enumerate(found.head)
    )
    lines = (
        html('<tr class="{}"><th scope="row">{}</th>{}</tr>', _kind(not found.opens or at < found.few), row.name,
             markup.join(_cells(found, row)))
        for at, row in enumerate(found.rows)
    )  # fmt: skip
    rest = [markup.rest("rows", found.opens)] if found.opens else []
    rest += [markup.rest("columns", found.wider)] if found.wider else []
    return html(
        '<div class="figures beside" tabindex="0" role="region" aria-label="{}"><table>'
        "<thead><tr><td></td>{}</tr></thead><tbody>{}</tbody></table></div>{}",
        found.title, markup.join(columns), markup.join(lines), markup.join(rest),
    )  # fmt: skip


def _kind(at_once: bool) -> str:
    return "" if at_once else "more"


def _cells(found: Beside, row: Row) -> Iterator[Markup]:
    for place, (name, cell) in enumerate(zip(found.head, row.cells, strict=True)):
        span = html("<small>{}</small>", cell.span) if cell.span else ""
        # In an attribute the name would be lost: the browser's cleaner drops one that looks like a script.
        kind = _kind(place in found.shown)
        yield html('<td class="{}"><i>{}</i><b>{}</b>{}</td>', kind, name, cell.middle, span)
