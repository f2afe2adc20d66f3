"""An answer on one screen: the decision in words, four cards, the ladder, the years; and so of likely values alone."""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card, Row, Table
from roisim.exhibits.simulator import decision
from roisim.text import Text


@dataclass(frozen=True)
class Step:
    """A step of the ladder: what it is called, where the case stands after it, written, and where it stood before."""

    key: str
    name: str
    written: str
    before: float
    after: float


@dataclass(frozen=True)
class Brief:
    """All of it, in the order one reads it. years: its last columns the total and the present value."""

    title: str
    said: str
    cards: tuple[Card, ...]
    ladder: str
    steps: tuple[Step, ...]
    years: Table
    foot: str


def brief(text: Text, result: Result, title: str) -> Brief:
    """The answer to a case of that title."""
    ladder, steps = _steps(text, result)
    cards = _sure_cards(text, result) if result.draws else _likely_cards(text, result)
    return Brief(title, _said(text, result), tuple(cards), ladder, steps, _years(text, result), _foot(text, result))


def _said(text: Text, result: Result) -> str:
    """The decision, without stars, and what it hangs on; of likely values, what they give."""
    if result.draws:
        return f"{decision.decision(text, result)} {decision.hangs_on(text, result)}".replace("*", "")
    middle, terms = result.npv.q50 or 0.0, result.scenario.finance
    key = "likely_pays" if middle > 0 else "likely_loses"
    return text(f"cli.answer.{key}", npv=text.money(abs(middle), terms.currency), months=terms.months)


# --- the cards ---


def _sure_cards(text: Text, result: Result) -> Iterator[Card]:
    """What, how much, on what ground. ROI comes last, for it says least."""
    npv, currency = result.npv, result.scenario.finance.currency
    low, high, mean = (text.money(value, currency) for value in (npv.q05, npv.q95, npv.mean))
    about = text("cli.card.npv_span", low=low, high=high), text("cli.card.npv_mean", mean=mean)
    yield Card(text("cli.card.npv"), text.money(npv.q50, currency), about)
    if _idle(result):
        yield Card(text("cli.card.payback"), "–")
    else:
        back = text("cli.card.payback_under", cases=text.of_ten(1 - result.payback_never))
        yield Card(text("cli.card.payback"), text.months(result.payback.q50), (back,))
    draws = text("cli.card.chance_under", draws=text.exact(result.draws, 0))
    yield Card(text("cli.card.chance"), text.percent(result.chance), (draws,))
    yield Card(text("cli.card.roi"), text.percent(result.roi.q50), (_on_cost(text, result),))


def _idle(result: Result) -> bool:
    """True where nothing is done, so that there is nothing to pay back or to overtake."""
    return result.npv.q05 == result.npv.q95 == 0


def _likely_cards(text: Text, result: Result) -> Iterator[Card]:
    yield Card(text("cli.card.npv_likely"), text.money(result.npv.mean, result.scenario.finance.currency))
    yield Card(text("cli.card.payback"), text.months(result.payback.q50))
    under = () if result.irr is None else (text("cli.card.irr_under"),)
    yield Card(text("cli.card.irr"), text.percent(result.irr), under)
    yield Card(text("cli.card.roi_likely"), text.percent(result.roi.mean), (_on_cost(text, result),))


def _on_cost(text: Text, result: Result) -> str:
    return text("cli.card.roi_under", cost=text.money(result.cost_pv.mean, result.scenario.finance.currency))


# --- the ladder and the years, in whole units of money ---


@dataclass(frozen=True)
class _Scale:
    """How money is written in a table: divided by what, and what that is called."""

    divisor: float
    unit: str

    @classmethod
    def of(cls, text: Text, amounts: list[float], currency: str) -> "_Scale":
        """Plain up to five digits, then thousands, then millions."""
        largest, sign = max(map(abs, amounts), default=0.0), text.currency(currency)
        if largest < 1e5:
            return cls(1, sign)
        name, divisor = ("thousands", 1e3) if largest < 1e8 else ("millions", 1e6)
        return cls(divisor, text(f"cli.answer.{name}", currency=sign))

    def write(self, text: Text, amount: float | None) -> str:
        """A whole number of the unit; nothing where there is none."""
        return "" if amount is None else text.exact(amount / self.divisor, 0)


def _headline(text: Text, result: Result, key: str, scale: _Scale) -> str:
    """What a picture or table shows, and in what."""
    return text(f"cli.answer.{key}{'' if result.draws else '_likely'}", unit=scale.unit)


def _steps(text: Text, result: Result) -> tuple[str, tuple[Step, ...]]:
    """Where the case stands after each step."""
    levels = {"cost": -(result.cost_pv.mean or 0.0), **result.ladder}
    scale = _Scale.of(text, list(levels.values()), result.scenario.finance.currency)
    steps = tuple(
        Step(step, text(f"cli.step.{step}"), scale.write(text, after), before, after)
        for (step, after), before in zip(levels.items(), (0.0, *levels.values()), strict=False)
    )
    return _headline(text, result, "ladder", scale), steps


def _years(text: Text, result: Result) -> Table:
    """The yearly table, and below the net what it has come to so far."""
    series = dict(_series(result))
    amounts = [amount for each in series.values() for amount in each if amount is not None]
    scale = _Scale.of(text, amounts, result.scenario.finance.currency)
    years = range(1, len(series["net"]) - 2)
    head = (
        text("cli.column.initial"), *(text("cli.column.year", number=year) for year in years),
        text("cli.column.total"), text("cli.column.pv"),
    )  # fmt: skip
    rows = tuple(
        Row(text(f"cli.row.{row}"), tuple(scale.write(text, amount) for amount in each)) for row, each in series.items()
    )
    return Table(_headline(text, result, "table", scale), ("", *head), rows)


def _series(result: Result) -> Iterator[tuple[str, list[float | None]]]:
    for row, series in result.yearly():
        yield row, list(series)
        if row == "net":
            yield "cumulative", [*itertools.accumulate(series[:-2]), None, None]


def _foot(text: Text, result: Result) -> str:
    """When the plan overtakes standing aside, and how it was worked out."""
    version, months = result.model_version, result.scenario.finance.months
    if not result.draws:
        return text("cli.answer.foot_likely", version=version)
    when = result.crossing
    key = "no_crossing" if when is None else "crossing"
    crossing = text(f"cli.answer.{key}", months=months if when is None else math.ceil(when))
    foot = text("cli.answer.foot", draws=text.exact(result.draws, 0), seed=result.scenario.seed, version=version)
    return foot if _idle(result) else f"{crossing} {foot}"
