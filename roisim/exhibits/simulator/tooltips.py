"""The tooltip of a dial beside the meaning, and the line under it: the range, what is usual, and whose word it is."""

import re
from collections.abc import Sequence

from roisim.cases import bibliography, moves, typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits import sources
from roisim.exhibits.saying import shortened
from roisim.text import Text

_ROOM = 44  # characters of a source below a slider
Told = list[str | list[str]]
"""Paragraphs; a list stands for its lines."""


def opener(text: Text, name: str) -> str:
    """What the mark that opens it is called, for those who can't see it."""
    return f"{text('page.own.help')} {name}"


def short_source(text: Text, estimate: Estimate) -> str:
    """The source where there is little room: of a published figure, who published it."""
    words = sources.told(text, estimate)
    if bibliography.find(estimate.source):
        words = words.partition(":")[0]
        dated = re.match(r".+?\(\d{4}\)", words)
        words = dated[0] if dated and len(words) > _ROOM else words
    return shortened(words, _ROOM)


def one(text: Text, parameter: Parameter, path: str, case: Scenario, start: Scenario) -> Told:
    """Of a dial with one estimate behind it: its range, the preset's, the source."""
    now, before, currency = case[path], moves.home(case, start, path), case.finance.currency
    key = "range_help" if now.is_range else "fixed_help"
    here = text(f"page.simulator.{key}", span=typed_numbers.span(text, parameter, now, currency))
    source = text("page.simulator.source_help", source=sources.told(text, now))
    if not case.preset or before is None:
        return [here, source]
    if not before.is_range:
        return [here, *usual(text, parameter, before.likely, case), source]
    value, bounds = (
        typed_numbers.shown(text, parameter, before.likely, currency),
        typed_numbers.span(text, parameter, before, currency),
    )
    there = text("page.simulator.usual_range", value=value, span=bounds)
    return [there, source] if now.bounds == before.bounds else [here, there, source]


def usual(text: Text, parameter: Parameter, value: float, case: Scenario) -> Told:
    """What the preset has; nothing where the case has none."""
    if not case.preset:
        return []
    return [text("page.simulator.usual", value=typed_numbers.shown(text, parameter, value, case.finance.currency))]


def spends(text: Text, parameter: Parameter, value: float, case: Scenario) -> Told:
    """Of the budget: what the preset has, and each channel's spend and its source."""
    return [*usual(text, parameter, value, case), _channels(text, "spend", case)]


def each(text: Text, parameter: Parameter, value: float, case: Scenario) -> Told:
    """Of a rate over all channels: what the preset has, and each channel's range and its source."""
    return [*usual(text, parameter, value, case), _channels(text, parameter.name, case)]


def _channels(text: Text, name: str, case: Scenario) -> list[str]:
    parameter, currency = parameter_of(f"channels.0.{name}"), case.finance.currency
    lines = (
        (channel.name, typed_numbers.span(text, parameter, estimate, currency), sources.told(text, estimate))
        for channel in case.channels
        if isinstance(estimate := getattr(channel, name), Estimate)
    )
    return [f"{who}: {bounds}. {source}" for who, bounds, source in lines]


def caption(text: Text, parameter: Parameter, behind: Sequence[str], case: Scenario) -> str:
    """How wide the range is and who says so: "9 cases out of 10: 2–12 %. Judgement"; nothing without a range."""
    if not behind:
        return ""
    if len(behind) > 1:
        key = "several" if any(case[path].is_range for path in behind) else "several_given"
        return text(f"page.simulator.{key}", count=len(behind))
    estimate = case[behind[0]]
    source = short_source(text, estimate)
    if not estimate.is_range:
        return text("page.simulator.fixed", source=source)
    span = typed_numbers.span(text, parameter, estimate, case.finance.currency)
    return text("page.simulator.range", span=span, source=source)
