"""What a slider, a field or a form does to a case: pure functions from one scenario to the next.

A moved number keeps the relative width of its range and is from then on the user's own; moved back to where
the preset has it, it is the preset's again, source and all (`vouching.claimed`, whatever the way).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from roisim import cases
from roisim.cases import currencies
from roisim.cases.credits import credited, crediting
from roisim.cases.groups import CREDITS, LEVELS
from roisim.cases.levels import LOSSES, level_losses, leveling
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.cases.typed_numbers import digits
from roisim.cases.vouching import claimed, same_numbers
from roisim.paths import Path
from roisim.text import Text

_DIGITS = 6  # significant digits of a number that is worked out, so that the link stays short


def moved(scenario: Scenario, path: str, likely: float, start: Scenario | None = None) -> Scenario:
    """The case with another likely value at `path`. start: the preset, whose number gets its source back."""
    preset = home(scenario, start, path) if start else None
    return placed(scenario, path, _to(scenario[path], parameter_of(path), likely, preset))


def written(scenario: Scenario, path: str, estimate: Estimate, start: Scenario) -> Scenario:
    """The case with a number as someone filled in its form: range, source, owner and note."""
    return placed(scenario, path, claimed(scenario[path], estimate, *_ready(scenario, start, path)))


def placed(scenario: Scenario, path: str, estimate: Estimate) -> Scenario:
    """The case with another estimate; a number that a level or a way of crediting fills is then one's own, unless
    another of them fills it just so."""
    at = Path.of(path)
    if at == "funnel.incremental":
        return replace(scenario, funnel=crediting(scenario.funnel, estimate))
    changed = scenario.with_estimate(path, estimate)
    if at.group == "ignorance" and at.name in LOSSES and estimate != scenario[at]:
        return replace(changed, ignorance=leveling(changed.ignorance))
    return changed


def _ready(scenario: Scenario, start: Scenario, path: str) -> Iterator[Estimate]:
    """What a number may be set back to: the preset's own, or what a level or a way of crediting stands for."""
    at, preset = Path.of(path), home(scenario, start, path)
    if preset is not None and start.preset:
        yield preset
    if at == "funnel.incremental":
        yield from (credited(way) for way in CREDITS if way != "own")
    if at.group == "ignorance" and at.name in LOSSES:
        yield from (level_losses(level)[at.name] for level in LEVELS if level != "own")


def home(scenario: Scenario, start: Scenario, path: str) -> Estimate | None:
    """What the preset has at a path; a channel or a line is known by its name, wherever it stands."""
    at = Path.of(path)
    if at.place is None:
        return start[at]
    name = getattr(scenario, at.group)[at.place].name
    if at.group == "channels":
        return getattr(cases.channel_start(name, start), at.name, None)
    return next((getattr(line, at.name) for line in start.lines if line.name == name), None)


def _to(estimate: Estimate, parameter: Parameter, likely: float, preset: Estimate | None) -> Estimate:
    """The estimate at another likely value; the preset's, source and note, where that is its value."""
    if estimate.likely == likely:
        return estimate
    if preset is not None and _is_read(likely, preset.likely):
        return replace(preset, owner=estimate.owner)
    return shifted(estimate, parameter, likely)


def _is_read(likely: float, known: float) -> bool:
    """True where one number is the other, or what a field shows of a sum that was converted."""
    shown = float(digits(Text("en"), abs(known)).replace(",", ""))
    return any(math.isclose(likely, each, rel_tol=1e-9, abs_tol=1e-18) for each in (known, shown))


def shifted(estimate: Estimate, parameter: Parameter, likely: float) -> Estimate:
    """The estimate at another likely value, now one's own; a range that would touch its limits is fixed."""
    if estimate.likely == likely:
        return estimate
    after = replace(_following(estimate, parameter, likely), source="")
    return claimed(estimate, after)


def _following(own: Estimate, parameter: Parameter, likely: float) -> Estimate:
    """The same range about another likely value, or that value alone where the range would touch its limits."""
    fixed = replace(own, likely=likely, low=None, high=None)
    if not own.is_range or (
        parameter.kind != "effect" and (likely <= 0 or (parameter.kind == "share" and likely >= 1))
    ):
        return fixed
    wide = own.moved_to(likely, parameter.kind)
    low, _, high = wide.bounds
    return wide if parameter.open_to(low, high) and low <= likely <= high else fixed


# --- the total budget and its split ---


def budget(scenario: Scenario) -> float:
    """Ad money a month at full pace, all channels [currency/month]."""
    return sum(channel.spend.likely for channel in scenario.channels)


def shares(scenario: Scenario) -> list[float]:
    """Each channel's part of the budget; equal parts of nothing."""
    total = budget(scenario)
    return [channel.spend.likely / total if total else 1 / len(scenario.channels) for channel in scenario.channels]


def spends(scenario: Scenario) -> dict[str, Estimate]:
    """What each channel spends, by its name."""
    return {channel.name: channel.spend for channel in scenario.channels}


def with_spends(scenario: Scenario, found: Mapping[str, Estimate]) -> Scenario:
    """The case with other spends, as `spends` gave them; a channel without one keeps its own."""
    channels = (replace(channel, spend=found.get(channel.name, channel.spend)) for channel in scenario.channels)
    return replace(scenario, channels=tuple(channels))


def with_budget(scenario: Scenario, total: float, start: Scenario | None = None) -> Scenario:
    """Another total, split as before. start: the preset, whose numbers get their sources back."""
    return _spending(scenario, [total * share for share in shares(scenario)], start)


def with_share(scenario: Scenario, index: int, share: float, start: Scenario | None = None) -> Scenario:
    """Another part for one channel; the others share the rest in their old proportions, the total stays."""
    total, before = budget(scenario), shares(scenario)
    others = 1 - before[index]
    rest = [part / others if others > 1e-12 else 1 / max(1, len(before) - 1) for part in before]
    after = [share if place == index else part * (1 - share) for place, part in enumerate(rest)]
    return _spending(scenario, [total * part for part in after], start)


def _spending(scenario: Scenario, amounts: Sequence[float], start: Scenario | None) -> Scenario:
    parameter, rounded = parameter_of("channels.spend"), [round(amount, 2) for amount in amounts]
    largest = rounded.index(max(rounded))  # takes what the rounding left over, so that the total stays
    rounded[largest] = round(rounded[largest] + sum(amounts) - sum(rounded), 2)

    def spent(place: int, amount: float) -> Estimate:
        here, wanted = scenario.channels[place].spend, amounts[place]
        if math.isclose(here.likely, wanted, rel_tol=1e-9):
            return here
        preset = home(scenario, start, Path("channels", "spend", place)) if start else None
        if preset is not None and abs(preset.likely - amount) < 0.011:
            amount = preset.likely
        return _to(here, parameter, amount, preset)

    channels = (
        replace(channel, spend=spent(place, amount))
        for place, (channel, amount) in enumerate(zip(scenario.channels, rounded, strict=True))
    )
    return replace(scenario, channels=tuple(channels))


# --- one lead rate, one close rate for all channels ---

Rate = Literal["lead_rate", "close_rate"]


def rate_of(scenario: Scenario, name: Rate) -> float:
    """Leads a click, or customers a lead, over all channels, weighed by what their budgets buy at the lowest price."""
    return _together(scenario, name, 1.0)


def with_rate(scenario: Scenario, name: Rate, wanted: float) -> Scenario:
    """The same factor on the odds of every channel, so that together they come to `wanted`."""
    if not 0 < wanted < 1:
        return _rates(scenario, name, [wanted] * len(scenario.channels))
    low, high = 1e-12, 1e12
    for _ in range(100):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if _together(scenario, name, middle) < wanted else (low, middle)
    return _rates(scenario, name, [_at_odds(rate, low) for rate in _each(scenario, name)])


def with_home_rates(scenario: Scenario, name: Rate, start: Scenario) -> Scenario:
    """The case with the preset's rates, of each channel that it knows."""
    for place in range(len(scenario.channels)):
        path = Path("channels", name, place)
        preset = home(scenario, start, path)
        if preset is not None:
            scenario = scenario.with_estimate(path, replace(preset, owner=scenario[path].owner))
    return scenario


def _each(scenario: Scenario, name: Rate) -> list[float]:
    """The rate of each channel."""
    return [getattr(channel, name).likely for channel in scenario.channels]


def _together(scenario: Scenario, name: Rate, factor: float) -> float:
    rates = [rate if factor == 1 else _at_odds(rate, factor) for rate in _each(scenario, name)]
    weights = _clicks(scenario) if name == "lead_rate" else _leads(scenario)
    return sum(weight * rate for weight, rate in zip(weights, rates, strict=True))


def _at_odds(rate: float, factor: float) -> float:
    """A rate with its odds multiplied; from no rate at all, a small one to begin with."""
    rate = min(max(rate, 1e-6), 1 - 1e-9)
    odds = rate / (1 - rate) * factor
    return odds / (1 + odds)


def _clicks(scenario: Scenario) -> list[float]:
    """Each channel's part of the clicks, at the lowest price and with ads that are cared for."""
    parts = [
        part * channel.ctr.likely / channel.cpm.likely
        for part, channel in zip(shares(scenario), scenario.channels, strict=True)
    ]
    return [part / sum(parts) for part in parts]


def _leads(scenario: Scenario) -> list[float]:
    """Each channel's part of the leads; of the clicks where there are no leads."""
    clicks = _clicks(scenario)
    parts = [part * rate for part, rate in zip(clicks, _each(scenario, "lead_rate"), strict=True)]
    return [part / sum(parts) for part in parts] if sum(parts) > 0 else clicks


def _rates(scenario: Scenario, name: Rate, rates: Sequence[float]) -> Scenario:
    parameter = parameter_of(f"channels.{name}")
    for place, rate in enumerate(rates):
        path = Path("channels", name, place)
        likely = float(f"{rate:.{_DIGITS}g}")
        scenario = scenario.with_estimate(path, shifted(scenario[path], parameter, likely))
    return scenario


# --- another preset, another currency ---


def at_preset(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """Every number from another preset; the frame, if it is the case's own, the title, its objections and what was seen
    stay."""
    finance = new.finance if scenario.finance == old.finance else scenario.finance
    kept = ("title", "objections", "actuals", "lift_tests", "evidence", "gates")
    return replace(new, finance=finance, **{name: getattr(scenario, name) for name in kept})


def in_currency(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """The same case in the currency of `new`, its preset `old` converted; what equals it still does."""
    converted = currencies.in_currency(scenario, new.finance.currency)
    for path, parameter, estimate in list(scenario.estimates()):
        same = home(scenario, new, path)
        before = home(scenario, old, path)
        if parameter.is_money and same is not None and before is not None and same_numbers(estimate, before):
            exact = replace(estimate, likely=same.likely, low=same.low, high=same.high)
            converted = converted.with_estimate(path, exact)
    return converted
