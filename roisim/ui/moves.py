"""What a slider does to a case: pure functions from one scenario to the next.

A moved number keeps the relative width of its range and is from then on the user's own; moved back to where the
preset has it, it is the preset's again, source and all.
"""

from collections.abc import Sequence
from dataclasses import replace

from roisim import currencies
from roisim.parameters import Estimate, Parameter
from roisim.scenario import Channel, Scenario, parameter_of

_DIGITS = 6  # significant digits of a number that is worked out, so that the link stays short


def moved(scenario: Scenario, path: str, likely: float, start: Scenario | None = None) -> Scenario:
    """The case with another likely value at `path`. start: the preset, whose own number gets its source back."""
    parameter = parameter_of(path)
    home = start[path] if start is not None and _has(start, path) else None
    if home is not None and abs(home.likely - likely) <= 1e-9 * max(1e-9, abs(likely)):
        return scenario.with_estimate(path, home)
    return scenario.with_estimate(path, shifted(scenario[path], parameter, likely))


def shifted(estimate: Estimate, parameter: Parameter, likely: float) -> Estimate:
    """The estimate at another likely value, now someone's own; a range that would touch its limits becomes a number."""
    own = replace(estimate, source="", note="") if estimate.likely != likely else estimate
    fixed = replace(own, likely=likely, low=None, high=None)
    if not own.is_range or (parameter.kind != "effect" and (likely <= 0 or (parameter.kind == "share" and likely >= 1))):
        return fixed
    wide = own.moved_to(likely, parameter.kind)
    low, _, high = wide.bounds
    return wide if parameter.open_to(low, high) and low <= likely <= high else fixed


def _has(scenario: Scenario, path: str) -> bool:
    group, *place, _ = path.split(".")
    return group != "channels" or int(place[0]) < len(scenario.channels)


# --- the total budget and its split ---


def budget(scenario: Scenario) -> float:
    """Ad money a month at full pace, all channels [currency/month]."""
    return sum(channel.spend.likely for channel in scenario.channels)


def shares(scenario: Scenario) -> list[float]:
    """Each channel's part of the budget; equal parts of nothing."""
    total = budget(scenario)
    return [channel.spend.likely / total if total else 1 / len(scenario.channels) for channel in scenario.channels]


def with_budget(scenario: Scenario, total: float) -> Scenario:
    """Another total, split as before."""
    return _spending(scenario, [total * share for share in shares(scenario)])


def with_share(scenario: Scenario, index: int, share: float) -> Scenario:
    """Another part for one channel; the others share the rest in their old proportions, the total stays."""
    total, before = budget(scenario), shares(scenario)
    others = 1 - before[index]
    rest = [part / others if others > 1e-12 else 1 / max(1, len(before) - 1) for part in before]
    after = [share if place == index else part * (1 - share) for place, part in enumerate(rest)]
    return _spending(scenario, [total * part for part in after])


def _spending(scenario: Scenario, amounts: Sequence[float]) -> Scenario:
    def spent(channel: Channel, amount: float) -> Channel:
        parameter = parameter_of("channels.0.spend")
        return replace(channel, spend=shifted(channel.spend, parameter, round(amount, 2)))

    channels = (spent(channel, amount) for channel, amount in zip(scenario.channels, amounts, strict=True))
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


def _together(scenario: Scenario, factor: float) -> float:
    rates = (_at_odds(channel.lead_rate.likely, factor) for channel in scenario.channels)
    return sum(weight * rate for weight, rate in zip(_clicks(scenario), rates, strict=True))


def _at_odds(rate: float, factor: float) -> float:
    """A rate with its odds multiplied; from no rate at all, a small one to begin with."""
    rate = min(max(rate, 1e-6), 1 - 1e-9)
    odds = rate / (1 - rate) * factor
    return odds / (1 + odds)


def _clicks(scenario: Scenario) -> list[float]:
    parts = [part / channel.cpc.likely for part, channel in zip(shares(scenario), scenario.channels, strict=True)]
    return [part / sum(parts) for part in parts]


def _rates(scenario: Scenario, rates: Sequence[float]) -> Scenario:
    parameter = parameter_of("channels.0.lead_rate")
    channels = (
        replace(channel, lead_rate=shifted(channel.lead_rate, parameter, float(f"{rate:.{_DIGITS}g}")))
        for channel, rate in zip(scenario.channels, rates, strict=True)
    )
    return replace(scenario, channels=tuple(channels))


# --- another preset, another currency ---


def own_numbers(scenario: Scenario, start: Scenario) -> int:
    """How many numbers of a case are no longer those of the preset it began with."""
    return sum(not _has(start, path) or estimate != start[path] for path, _, estimate in scenario.estimates())


def at_preset(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """Every number from another preset; the frame, if it is the case's own, and the title stay."""
    finance = new.finance if scenario.finance == old.finance else scenario.finance
    return replace(new, finance=finance, title=scenario.title)


def in_currency(scenario: Scenario, old: Scenario, new: Scenario) -> Scenario:
    """The same case in the currency of `new`, which is its preset `old` converted; what equals the preset still does."""
    converted = currencies.in_currency(scenario, new.finance.currency)
    for path, parameter, estimate in list(scenario.estimates()):
        if parameter.is_money and _has(old, path) and estimate == old[path]:
            converted = converted.with_estimate(path, new[path])
    return converted
