"""What a slider does to a case: pure functions from one scenario to the next.

A moved number keeps the relative width of its range and is from then on the user's own; moved back to where
the preset has it, it is the preset's again, source and all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from roisim import cases
from roisim.cases import currencies
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.paths import Path

_DIGITS = 6  # significant digits of a number that is worked out, so that the link stays short


def moved(scenario: Scenario, path: str, likely: float, start: Scenario | None = None) -> Scenario:
    """The case with another likely value at `path`. start: the preset, whose number gets its source back."""
    before = home(scenario, start, path) if start else None
    if before is not None and abs(before.likely - likely) <= 1e-9 * max(1e-9, abs(likely)):
        return scenario.with_estimate(path, before)
    return scenario.with_estimate(path, shifted(scenario[path], parameter_of(path), likely))


def home(scenario: Scenario, start: Scenario, path: str) -> Estimate | None:
    """What the preset has at a path; a channel or a line is known by its name, wherever it stands."""
    at = Path.of(path)
    if at.place is None:
        return start[at]
    name = getattr(scenario, at.group)[at.place].name
    if at.group == "channels":
        return getattr(cases.channel_start(name, start), at.name, None)
    return next((getattr(line, at.name) for line in start.lines if line.name == name), None)


def shifted(estimate: Estimate, parameter: Parameter, likely: float) -> Estimate:
    """The estimate at another likely value, now one's own; a range that would touch its limits is fixed."""
    own = replace(estimate, source="", note="") if estimate.likely != likely else estimate
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
        before = home(scenario, start, Path("channels", "spend", place)) if start else None
        if before is not None and abs(before.likely - amount) < 0.011:
            return before
        return shifted(scenario.channels[place].spend, parameter, amount)

    channels = (
        replace(channel, spend=spent(place, amount))
        for place, (channel, amount) in enumerate(zip(scenario.channels, rounded, strict=True))
    )
    return replace(scenario, channels=tuple(channels))


# --- one lead rate for all channels ---


def lead_rate(scenario: Scenario) -> float:
    """Leads a click over all channels, weighed by the clicks their budgets buy at the lowest price."""
    weights = _clicks(scenario)
    return sum(weight * channel.lead_rate.likely for weight, channel in zip(weights, scenario.channels, strict=True))


def with_lead_rate(scenario: Scenario, wanted: float) -> Scenario:
    """The same factor on the odds of every channel, so that together they come to `wanted`."""
    if not 0 < wanted < 1:
        return _rates(scenario, [wanted] * len(scenario.channels))
    low, high = 1e-12, 1e12
    for _ in range(100):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if _together(scenario, middle) < wanted else (low, middle)
    return _rates(scenario, [_at_odds(channel.lead_rate.likely, low) for channel in scenario.channels])


def with_home_rates(scenario: Scenario, start: Scenario) -> Scenario:
    """The case with the preset's lead rates, of each channel that it knows."""
    found = (home(scenario, start, Path("channels", "lead_rate", place)) for place in range(len(scenario.channels)))
    channels = (
        replace(channel, lead_rate=rate or channel.lead_rate)
        for channel, rate in zip(scenario.channels, found, strict=True)
    )
    return replace(scenario, channels=tuple(channels))


def _together(scenario: Scenario, factor: float) -> float:
    rates = (_at_odds(channel.lead_rate.likely, factor) for channel in scenario.channels)
    return sum(weight * rate for weight, rate in zip(_clicks(scenario), rates, strict=True))


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


def _rates(scenario: Scenario, rates: Sequence[float]) -> Scenario:
    parameter = parameter_of("channels.lead_rate")
    channels = (
        replace(channel, lead_rate=shifted(channel.lead_rate, parameter, float(f"{rate:.{_DIGITS}g}")))
        for channel, rate in zip(scenario.channels, rates, strict=True)
    )
    return replace(scenario, channels=tuple(channels))


# --- another preset, another currency ---


def at_preset(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """Every number from another preset; the frame, if it is the case's own, and the title stay."""
    finance = new.finance if scenario.finance == old.finance else scenario.finance
    return replace(new, finance=finance, title=scenario.title)


def in_currency(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """The same case in the currency of `new`, its preset `old` converted; what equals it still does."""
    converted = currencies.in_currency(scenario, new.finance.currency)
    for path, parameter, estimate in list(scenario.estimates()):
        same = home(scenario, new, path)
        if parameter.is_money and same is not None and estimate == home(scenario, old, path):
            converted = converted.with_estimate(path, same)
    return converted
