"""A dial: a slider with its exact number beside it, and its range and source one click away.

The case is the only home of the number. A slider and a field are set from it before they are drawn, and write
to it when they are touched.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from roisim.parameters import Estimate, Parameter
from roisim.scenario import Scenario, parameter_of
from roisim.text import Text
from roisim.ui import fields, moves, sources, state, typed
from roisim.ui.markup import markdown_safe, shortened
from roisim.ui.spans import Span, span


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
    )


def show(dial: Dial, text: Text, start: Scenario, edit: Callable[[tuple[str, ...]], None] | None = None) -> None:
    """Draw a dial. start: the preset, which fixes the slider's span; edit: opens the range, if any."""
    case, currency = state.case(), state.case().finance.currency
    value = dial.value(case)
    reach = span(
        dial.parameter,
        dial.value(start),
        value,
        touching=not any(case[path].is_range for path in dial.behind),
    )
    with st.container(key=f"dial-{dial.key}", gap=None):
        _slider(dial, reach, value, text)
        _field(dial, value, text, currency)
        if edit is not None:
            _caption(dial, case, text, currency, edit)


def band(dial: Dial, case: Scenario, start: Scenario) -> tuple[float, float] | None:
    """Where the range lies on the slider's track, in parts of its length; None for a fixed number."""
    if len(dial.behind) != 1 or not case[dial.behind[0]].is_range:
        return None
    low, likely, high = case[dial.behind[0]].bounds
    reach = span(dial.parameter, dial.value(start), likely, touching=False)
    ends = (
        (reach.nearest(end * typed.factor(dial.parameter)) - reach.low) / (reach.high - reach.low)
        for end in (low, high)
    )
    return next(ends), next(ends)


def _slider(dial: Dial, reach: Span, value: float, text: Text) -> None:
    at = reach.nearest(round(value * typed.factor(dial.parameter), 9))
    key = fields.controlled(f"slider-{dial.key}-{reach.low:g}-{reach.high:g}", at)
    unit = typed.suffix(text, dial.parameter, state.case().finance.currency).replace("%", "%%")
    st.slider(
        dial.name, reach.low, reach.high, step=reach.step, format=f"%.6g{unit}", key=key, on_change=_slid,
        args=(dial, key), help=dial.explain or None,
    )  # fmt: skip


def _slid(dial: Dial, key: str) -> None:
    if fields.outdated(key):
        return
    fields.forget(dial.key)
    state.put(dial.turned(state.case(), round(st.session_state[key] / typed.factor(dial.parameter), 12)))


def _field(dial: Dial, value: float, text: Text, currency: str) -> None:
    def take(written: str) -> None:
        number = typed.read(text, dial.parameter, written, currency)
        sources.check(text, dial.parameter, Estimate(number), currency)
        state.put(dial.turned(state.case(), number))

    shown = typed.shown(text, dial.parameter, value, currency)
    fields.field(dial.key, text("page.simulator.exact", name=dial.name), shown, take, hidden_label=True)


def _caption(dial: Dial, case: Scenario, text: Text, currency: str, edit: Callable[[tuple[str, ...]], None]) -> None:
    """The range and its source in a line, which opens both."""
    label = caption(dial, case, text, currency)
    if st.button(label, key=f"range-{dial.key}", type="tertiary"):
        edit(dial.behind)


def caption(dial: Dial, case: Scenario, text: Text, currency: str) -> str:
    """How wide the range is and who says so: "9 cases in 10: 2–12 %. Judgement"."""
    if len(dial.behind) > 1:
        return text("page.simulator.several", count=len(dial.behind))
    estimate = case[dial.behind[0]]
    source = markdown_safe(shortened(sources.told(text, estimate), 44))
    if not estimate.is_range:
        return text("page.simulator.fixed", source=source)
    return text("page.simulator.range", span=typed.span(text, dial.parameter, estimate, currency), source=source)
