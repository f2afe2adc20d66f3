"""Compare: which case is better, the picture of it, and the tables under it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from roisim.answers import comparison
from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.charts import comparison as chart
from roisim.exhibits.compare import tables, verdicts
from roisim.exhibits.compare.tables import Row
from roisim.exports.csv import Cell
from roisim.memory import remember
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.parts import exhibits
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.parts.markup import shortened

_NAME, _SHORT = 60, 34  # characters of a name in a sentence, and in the picture
_FEW = 3
_LONG = 12  # rows of a table above which it is folded


class Shown:
    """What a visit compares: the cases whose money can be told in the base's, and what all of them are called."""

    def __init__(self, text: Text) -> None:
        """Compare what lies on the desk."""
        desk = state.desk()
        apart = comparison.apart(desk.cases, desk.base)
        self.places = [place for place in range(len(desk.cases)) if place not in apart]
        every = state.names(text)
        self.whole = [every[place] for place in self.places]
        self.names = _short(text, self.whole, _NAME)
        self.left_out = {every[place]: fault for place, fault in apart.items()}
        draws = min(desk.cases[desk.base].draws, state.MOST_DRAWS)
        those = tuple(desk.cases[place] for place in self.places)
        self.found = _compared(those, self.places.index(desk.base), draws)

    @property
    def results(self) -> dict[int, Result]:
        """The answer of each case that is compared, by its place on the desk."""
        return {place: side.result for place, side in zip(self.places, self.found.sides, strict=True)}

    @property
    def base(self) -> str:
        """The name of the base."""
        return self.names[self.found.base]

    @property
    def few(self) -> bool:
        """True where the numbers of all cases have room beside their list."""
        return len(self.names) <= _FEW


_compared = remember(comparison.compare)  # a change of what is shown compares nothing again


def _short(text: Text, names: Sequence[str], room: int) -> list[str]:
    """Names cut to the room there is, at a colon where that will do, and still told apart."""
    heads = [name if len(name) <= room else name.partition(": ")[0] for name in names]
    cut = [
        head if heads.count(head) == 1 and len(head) <= room else shortened(name, room)
        for head, name in zip(heads, names, strict=True)
    ]
    return verdicts.told_apart(text, cut)


def answer(text: Text, shown: Shown) -> str:
    """The page in a sentence or two."""
    return verdicts.answer(text, shown.found, shown.names)


def remarks(text: Text, shown: Shown) -> None:
    """What to know before one reads the numbers."""
    left = (
        f"{text('page.compare.left_apart', name=name)} {text.fault(fault)}" for name, fault in shown.left_out.items()
    )
    said = [*left, *verdicts.remarks(text, shown.found, shown.names)]
    if said:
        st.html("".join(f'<p class="remark">{escape(sentence)}</p>' for sentence in said))


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
    found, names = shown.found, shown.names
    places = range(len(names))
    spreads = [found.duel(p, found.base).spreads["npv"] if against else found.sides[p].spreads["npv"] for p in places]
    largest = max(abs(bound or 0.0) for spread in spreads for bound in (spread.q05, spread.q95))
    scale, unit = text.scale(largest, found.currency)
    key = f"compare.picture.measure_{'against' if against else 'alone'}"
    short = _short(text, names, _SHORT)
    heading = verdicts.conclusion(text, found, names, against)
    said = verdicts.said(text, found, names, against)
    exhibits.heading(heading, text(key, unit=unit), said)
    bars = [
        chart.Bar(short[p], verdicts.label(text, found, p, against), spreads[p], _what(spreads[p], against))
        for p in places
    ]
    exhibits.picture(chart.drawn(bars, scale, text.language, state.theme()), "compare", text("page.compare.picture"))


def _what(spread: Spread, against: bool) -> chart.What:
    """What the colour of a bar means."""
    return verdicts.clear(spread) if against else "plan"


# --- tables ---


def outputs(text: Text, shown: Shown, against: bool) -> None:
    """What each case gives, in numbers."""
    if len(shown.names) < 2:
        return
    title = text(f"page.compare.outputs{'_against' if against else ''}", base=shown.base)
    shell.section(title, text("page.compare.outputs_remark"))
    spare = shown.found.base if against else None
    _table(text, shown, "outputs", title, tables.outputs(text, shown.found, against), spare)


def inputs(text: Text, shown: Shown) -> None:
    """The inputs that set the cases apart."""
    if len(shown.names) < 2:
        return
    rows, title = list(tables.inputs(text, shown.found)), text("page.compare.inputs")
    shell.section(title, text("page.compare.inputs_remark" if rows else "page.compare.inputs_none"))
    if not rows:
        return
    folded = len(rows) > _LONG
    place = st.expander(text("page.compare.inputs_open", count=len(rows)), key="inputs") if folded else st.container()
    with place:
        _table(text, shown, "inputs", title, rows)


def _table(text: Text, shown: Shown, name: str, caption: str, rows: Sequence[Row], spare: int | None = None) -> None:
    """A table with a column a case; on a phone a row becomes a paragraph. Under it the same as a file.

    spare: the place of the base where all is told against it, and it has nothing to tell itself.
    """
    called = _short(text, shown.names, _SHORT)
    called[shown.found.base] = text("compare.base", name=called[shown.found.base])
    places = [place for place in range(len(called)) if place != spare]
    head, told = [called[p] for p in places], [replace(row, cells=tuple(row.cells[p] for p in places)) for row in rows]
    whole = [text("compare.base", name=shown.whole[p]) if p == shown.found.base else shown.whole[p] for p in places]
    with st.container(key=f"compare-{name}"):
        st.html(_html(caption, head, told))
        exhibits.download(text, name, _columns(text, caption, whole), lambda: _exact(told))


def _html(caption: str, head: Sequence[str], rows: Sequence[Row]) -> str:
    columns = "<td></td>" + "".join(f'<th scope="col">{escape(each)}</th>' for each in head)
    body = "".join(f'<tr><th scope="row">{escape(row.name)}</th>{"".join(_cells(head, row))}</tr>' for row in rows)
    return (
        f'<div class="figures beside" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<thead><tr>{columns}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cells(head: Sequence[str], row: Row) -> Iterator[str]:
    for name, cell in zip(head, row.cells, strict=True):
        span = f"<small>{escape(cell.span)}</small>" if cell.span else ""
        # In an attribute the name would be lost: the browser's cleaner drops one that looks like a script.
        yield f"<td><i>{escape(name)}</i><b>{escape(cell.middle)}</b>{span}</td>"


def _columns(text: Text, caption: str, head: Sequence[str]) -> list[str]:
    """The names of the columns of the file: first what the table tells, then three columns a case."""
    return [
        caption,
        *(text(f"page.compare.column_{part}", name=each) for each in head for part in ("low", "middle", "high")),
    ]


def _exact(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """The rows of the file; what is no number stands as words in the middle."""
    for row in rows:
        cells: list[Cell] = [row.file or row.name]
        for cell in row.cells:
            low, middle, high = cell.exact
            wordy = (low, middle, high) == (None, None, None)
            cells += [low, cell.middle if wordy else middle, high]
        yield cells
