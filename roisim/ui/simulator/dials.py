"""A dial: a slider with its exact number beside it, and its range and source one click away.

The case is the only home of the number. What a dial shows is read off it, and what is done to a dial is put into it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from roisim.cases import moves, typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import CaseError, Fault
from roisim.exhibits.simulator import tooltips
from roisim.exhibits.simulator.tooltips import Told
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import fields
from roisim.ui.simulator.spans import Span, anchored, span


@dataclass(frozen=True)
class Dial:
    """One number that can be turned: how it is read off a case and put back, and the estimates behind it."""

    key: str
    name: str
    parameter: Parameter
    value: Callable[[Scenario], float]
    turned: Callable[[Scenario, float], Scenario]
    behind: tuple[str, ...] = ()
    explain: str = ""
    told: Callable[[Text, Parameter, float, Scenario], Told] | None = None
    """What the tooltip says beside `explain`, from the preset's value and the case; None: told of `behind`."""
    whole: bool = False
    """True for a part of a budget, whose slider always goes from 0 to 100 per cent."""
    note: str = ""
    """What follows from the number, said under it."""


def of_estimate(text: Text, path: str, start: Scenario, note: str = "") -> Dial:
    """The dial of one estimate."""
    return Dial(
        key=path.replace(".", "-"),
        name=text.name(path),
        parameter=parameter_of(path),
        value=lambda case: case[path].likely,
        turned=lambda case, value: moves.moved(case, path, value, start),
        behind=(path,),
        explain=text.explain(path),
        whole=path == "print.moved",
        note=note,
    )


# --- what a dial shows ---


def reach(dial: Dial, case: Scenario, start: Scenario) -> Span:
    """The span of a slider, with a stop at the preset's number, else at the last one that came from elsewhere."""
    value = dial.value(case)
    touching = not any(case[path].is_range for path in dial.behind)
    plain = span(dial.parameter, dial.value(start), value, touching, dial.whole)
    at, home = (on_page(dial, number) for number in (value, dial.value(start)))
    anchors: dict[str, float] = st.session_state.setdefault("anchors", {})
    found = anchored(plain, anchors.get(dial.key, home))
    if not found.holds(at):
        anchors[dial.key] = at
        found = anchored(plain, at)
    return found


def on_page(dial: Dial, value: float) -> float:
    """A number in the unit of the page: per cent, kronor."""
    return round(value * typed_numbers.factor(dial.parameter), 9)


def band(dial: Dial, case: Scenario, along: Span) -> tuple[float, float] | None:
    """Where the range lies on the slider's track, in parts of its length; None for a fixed number."""
    if len(dial.behind) != 1 or not case[dial.behind[0]].is_range:
        return None
    low, _, high = case[dial.behind[0]].bounds
    ends = (
        round((along.nearest(end * typed_numbers.factor(dial.parameter)) - along.low) / (along.high - along.low), 3)
        for end in (low, high)
    )
    return next(ends), next(ends)


def shown(dial: Dial, case: Scenario, text: Text) -> str:
    """The exact number with its unit."""
    return typed_numbers.shown(text, dial.parameter, dial.value(case), case.finance.currency)


def caption(dial: Dial, case: Scenario, text: Text) -> str:
    """How wide the range is and who says so; nothing where no range is behind."""
    return tooltips.caption(text, dial.parameter, dial.behind, case)


def explained(dial: Dial, text: Text, case: Scenario, start: Scenario) -> Told:
    """The tooltip, as paragraphs and lists: what the number means, its range, what is usual, who says so."""
    if dial.told is not None:
        said = dial.told(text, dial.parameter, dial.value(start), case)
    else:
        said = tooltips.one(text, dial.parameter, dial.behind[0], case, start)
    return [part for part in (dial.explain, *said) if part]


# --- what is done to a dial ---


def slid(dial: Dial, value: float, touched: bool = False) -> None:
    """Take a stop of the slider, in the unit of the page. touched: by a finger, which may have meant to scroll."""
    case = state.case()
    stop = round(reach(dial, case, state.start()).nearest(value), 9)
    fields.forget(dial.key)
    state.put(dial.turned(case, round(stop / typed_numbers.factor(dial.parameter), 12)))
    if touched and state.case() != case:
        text = state.text()
        before, after = (shown(dial, each, text) for each in (case, state.case()))
        state.tell("page.simulator.turned", name=dial.name, before=before, after=after)


def typed(dial: Dial, written: str) -> None:
    """Take an exact number as someone wrote it, or keep it with what is wrong."""
    fields.typed(dial.key, written, lambda words: _take(dial, words))


def _take(dial: Dial, written: str) -> None:
    text, case = state.text(), state.case()
    currency = case.finance.currency
    try:
        home, held = dial.value(state.start()), dial.value(case)
        number = typed_numbers.read(text, dial.parameter, written, currency, home, held)
        typed_numbers.check(text, dial.parameter, Estimate(number), currency)
    except CaseError as error:  # a dial may go by another name than the number behind it
        raise CaseError(*(_by_name(fault, dial.name) for fault in error.faults)) from None
    state.put(dial.turned(case, number))


def _by_name(fault: Fault, name: str) -> Fault:
    return Fault(fault.path, fault.key, **{**fault.facts, "name": name})
