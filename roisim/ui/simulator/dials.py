"""A dial: a slider with its exact number beside it, and its range and source one click away.

The case is the only home of the number. A slider and a field are set from it before they are drawn, and write
to it when they are touched.
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
from roisim.ui.parts.markup import markdown_safe
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


def of_estimate(text: Text, path: str, start: Scenario) -> Dial:
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
    )


def show(dial: Dial, text: Text, start: Scenario, edit: Callable[[tuple[str, ...]], None] | None = None) -> None:
    """Draw a dial. start: the preset, which fixes the slider's span; edit: opens the range, if any."""
    case, currency = state.case(), state.case().finance.currency
    value = dial.value(case)
    reach = _reach(dial, case, start)
    with st.container(key=f"dial-{dial.key}", gap=None):
        _slider(dial, reach, value, text, _help(dial, text, case, start))
        _field(dial, value, text, currency, dial.value(start))
        if edit is not None:
            _caption(dial, case, text, edit)


def band(dial: Dial, case: Scenario, start: Scenario) -> tuple[float, float] | None:
    """Where the range lies on the slider's track, in parts of its length; None for a fixed number."""
    if len(dial.behind) != 1 or not case[dial.behind[0]].is_range:
        return None
    low, _, high = case[dial.behind[0]].bounds
    reach = _reach(dial, case, start)
    ends = (
        (reach.nearest(end * typed_numbers.factor(dial.parameter)) - reach.low) / (reach.high - reach.low)
        for end in (low, high)
    )
    return next(ends), next(ends)


def _reach(dial: Dial, case: Scenario, start: Scenario) -> Span:
    """The span of a slider, with a stop at the preset's number, else at the last one that came from elsewhere."""
    value = dial.value(case)
    touching = not any(case[path].is_range for path in dial.behind)
    plain = span(dial.parameter, dial.value(start), value, touching, dial.whole)
    at, home = (_on_page(dial, number) for number in (value, dial.value(start)))
    anchors: dict[str, float] = st.session_state.setdefault("anchors", {})
    reach = anchored(plain, anchors.get(dial.key, home))
    if not reach.holds(at):
        anchors[dial.key] = at
        reach = anchored(plain, at)
    return reach


def _on_page(dial: Dial, value: float) -> float:
    return round(value * typed_numbers.factor(dial.parameter), 9)


def _help(dial: Dial, text: Text, case: Scenario, start: Scenario) -> str:
    """The tooltip: what the number means, how wide its range is, what is usual, who says so."""
    if dial.told is not None:
        said = dial.told(text, dial.parameter, dial.value(start), case)
    else:
        said = tooltips.one(text, dial.parameter, dial.behind[0], case, start)
    lines = (
        "\n".join(f"- {markdown_safe(line)}" for line in part) if isinstance(part, list) else part for part in said
    )
    return "\n\n".join(part for part in (markdown_safe(dial.explain), *lines) if part)


def _slider(dial: Dial, reach: Span, value: float, text: Text, explain: str) -> None:
    at = reach.nearest(_on_page(dial, value))
    key = fields.controlled(f"slider-{dial.key}-{reach.low:g}-{reach.high:g}-{reach.step:g}", at)
    unit = typed_numbers.suffix(text, dial.parameter, state.case().finance.currency).replace("%", "%%")
    st.slider(
        markdown_safe(dial.name), reach.low, reach.high, step=reach.step, format=f"%.6g{unit}", key=key,
        on_change=_slid, args=(dial, key, reach), help=explain,
    )  # fmt: skip


def _slid(dial: Dial, key: str, reach: Span) -> None:
    if fields.outdated(key):
        return
    fields.forget(dial.key)
    state.put(
        dial.turned(state.case(), round(reach.stop(st.session_state[key]) / typed_numbers.factor(dial.parameter), 12))
    )


def _field(dial: Dial, value: float, text: Text, currency: str, usual: float) -> None:
    def take(written: str) -> None:
        try:
            number = typed_numbers.read(text, dial.parameter, written, currency, usual)
            typed_numbers.check(text, dial.parameter, Estimate(number), currency)
        except CaseError as error:  # a dial may go by another name than the number behind it
            raise CaseError(*(_by_name(fault, dial.name) for fault in error.faults)) from None
        state.put(dial.turned(state.case(), number))

    shown = typed_numbers.shown(text, dial.parameter, value, currency)
    label = markdown_safe(text("page.simulator.exact", name=dial.name))
    fields.field(dial.key, label, shown, take, hidden_label=True)


def _by_name(fault: Fault, name: str) -> Fault:
    return Fault(fault.path, fault.key, **{**fault.facts, "name": name})


def _caption(dial: Dial, case: Scenario, text: Text, edit: Callable[[tuple[str, ...]], None]) -> None:
    """The range and its source in a line, which opens both."""
    label = markdown_safe(tooltips.caption(text, dial.parameter, dial.behind, case))
    if st.button(label, key=f"range-{dial.key}", type="tertiary"):
        edit(dial.behind)
