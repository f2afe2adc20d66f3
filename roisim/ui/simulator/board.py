"""The board: all dials drawn by one component in the browser, which tells what was moved, typed and opened.

Streamlit's own elements would be four for each dial, drawn, sent and taken in anew with every change. The browser
keeps what was done last to each dial, under a running number, until an answer says that it has been seen: so
nothing is lost while a change is being worked out, and no late answer moves a dial back. What it needs to do all
that is `dials.js`, sent once a visit as all scripts are; the component itself only hands over what there is to draw.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from roisim.cases import typed_numbers
from roisim.cases.scenario import Scenario
from roisim.exhibits.simulator import tooltips
from roisim.text import Text
from roisim.ui.parts import fields
from roisim.ui.simulator import dials
from roisim.ui.simulator.dials import Dial

KEY = "dials"
# The script may come a moment after the first board.
_HAND_OVER = """export default (board) => {
  if (window.roisimBoard) window.roisimBoard(board);
  else (window.roisimBoards ??= []).push(board);
}"""


@dataclass(frozen=True)
class Group:
    """Dials under a heading, and a remark below them, each if any."""

    heading: str
    dials: Sequence[Dial] = ()
    remark: str = ""


def show(text: Text, groups: Sequence[Group], case: Scenario, start: Scenario, opens: bool = True) -> Dial | None:
    """Draw the dials of a case. start: the preset, which fixes how far they reach. Returns the one just opened.

    opens: whether there is a caption under each, with which its range is opened.
    """
    found = {dial.key: dial for group in groups for dial in group.dials}
    said = _component()(
        key=KEY,
        data=_drawn(text, groups, case, start, opens),
        on_moves_change=partial(_hear, found),
        on_opened_change=lambda: None,
    )
    return found.get(str(said.opened))


@lru_cache(1)
def _component() -> Callable[..., Any]:
    return st.components.v2.component("roisim_dials", js=_HAND_OVER, isolate_styles=False)


# --- to the browser ---


def _drawn(text: Text, groups: Sequence[Group], case: Scenario, start: Scenario, opens: bool) -> dict[str, Any]:
    """All that the browser needs to know; the marks of numbers, so that a field can follow its thumb."""
    parts: list[dict[str, Any]] = []
    for group in groups:
        parts += [{"heading": group.heading}] if group.heading else []
        parts += [_part(dial, text, case, start, opens) for dial in group.dials]
        parts += [{"remark": group.remark}] if group.remark else []
    return {"seen": _seen(), "marks": text.marks._asdict(), "parts": parts}


def _part(dial: Dial, text: Text, case: Scenario, start: Scenario, opens: bool) -> dict[str, Any]:
    along, said = dials.reach(dial, case, start), dials.shown(dial, case, text)
    written, fault = fields.refused(dial.key) or (said, "")
    return {
        "key": dial.key,
        "name": dial.name,
        "exact": text("page.simulator.exact", name=dial.name),
        "help": tooltips.opener(text, dial.name),
        "explained": dials.explained(dial, text, case, start),
        "low": along.low,
        "high": along.high,
        "step": along.step,
        "at": along.nearest(dials.on_page(dial, dial.value(case))),
        "said": said,
        "written": written,
        "fault": fault,
        "answers": [(answer.said, answer.written) for answer in fields.answers(dial.key)],
        "suffix": typed_numbers.suffix(text, dial.parameter, case.finance.currency),
        "band": dials.band(dial, case, along),
        "caption": dials.caption(dial, case, text) if opens else "",
        "note": dial.note,
    }


# --- from the browser ---


@dataclass(frozen=True)
class _Move:
    """What was done last to a dial: its number in a running count, the dial, and the stop or the words."""

    number: int
    dial: str
    value: float | str
    touched: bool = False


def _hear(found: dict[str, Dial]) -> None:
    """Put into the case what was done to the dials and not heard yet, in the order it was done."""
    for move in sorted(_unheard(), key=lambda move: move.number):
        st.session_state["moves_seen"] = move.number
        dial = found.get(move.dial)
        if dial is None:
            continue
        if isinstance(move.value, str):
            dials.typed(dial, move.value)
        else:
            dials.slid(dial, move.value, move.touched)


def _unheard() -> list[_Move]:
    told = st.session_state[KEY].get("moves")
    seen = _seen()
    found = (_move(key, done) for key, done in told.items()) if isinstance(told, dict) else ()
    return [move for move in found if move and move.number > seen]


def _move(dial: str, done: object) -> _Move | None:
    """What the browser says was done; None of what no board would say."""
    match done:
        case [int(number), str(value)]:
            return _Move(number, dial, value)
        case [int(number), int() | float() as value, *by] if math.isfinite(value):
            return _Move(number, dial, float(value), by == ["touch"])
    return None


def _seen() -> int:
    """The number of the last move that was put into the case."""
    return int(st.session_state.get("moves_seen", 0))
