"""What a parameter is: a number or a range, and the declaration that gives it kind, unit, span and evidence.

A range (low, likely, high) means "9 times out of 10 the truth lies between low and high": q05, q50, q95.

>>> Estimate(0.45, 0.40, 0.52).is_range
True
>>> Estimate(0.45, 0.40, 0.52).moved_to(0.90)
Estimate(likely=0.9, low=0.8, high=1.04, source='', owner='', note='')
"""

from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from roisim.paths import Path

Kind = Literal["positive", "share", "effect"]

# The largest number a case may hold, by kind. Nothing a company counts in a month comes near.
DOMAIN: dict[Kind, tuple[float, float]] = {
    "positive": (0.0, 1e15),
    "share": (0.0, 1.0),
    "effect": (-10.0, 10.0),
}
LEAST = 1e-15  # and the smallest of kind positive, but for 0 itself


@dataclass(frozen=True)
class Estimate:
    """A number, or a range read as q05, q50, q95, with who says so.

    `source` is a key of the benchmarks, "judgement", or the user's own words.
    """

    likely: float
    low: float | None = None
    high: float | None = None
    source: str = ""
    owner: str = ""
    note: str = ""

    @property
    def is_range(self) -> bool:
        """True where chance decides, False for a number used as it is."""
        return self.low is not None

    @property
    def bounds(self) -> tuple[float, float, float]:
        """Low, likely, high; a fixed number is all three."""
        if self.low is None or self.high is None:
            return self.likely, self.likely, self.likely
        return self.low, self.likely, self.high

    def scaled(self, factor: float) -> "Estimate":
        """Times `factor`, range and all: another currency, another budget."""
        low, likely, high = (converted(bound, factor) for bound in self.bounds)
        return replace(self, likely=likely, low=low, high=high) if self.is_range else replace(self, likely=likely)

    def moved_to(self, likely: float, kind: Kind = "positive") -> "Estimate":
        """Another likely value; the range keeps its relative width (odds for a share, distance for an effect)."""
        if not self.is_range:
            return replace(self, likely=likely)
        low, high = (_follow(bound, self.likely, likely, kind) for bound in (self.low, self.high))
        return replace(self, likely=likely, low=low, high=high)


def converted(amount: float, rate: float) -> float:
    """A sum of money times `rate`, without the noise of its last digits, and still one that a case may hold."""
    return min(max(float(f"{amount * rate:.15g}"), LEAST), DOMAIN["positive"][1]) if amount else 0.0


def _follow(bound: float | None, old: float, new: float, kind: Kind) -> float:
    """Where a bound ends up when likely moves from `old` to `new`."""
    assert bound is not None
    if kind == "effect":
        return round(bound - old + new, 12)
    if kind == "positive":
        return round(bound / old * new, 12)
    odds = bound / (1 - bound) * (1 - old) / old * new / (1 - new)
    return round(odds / (1 + odds), 12)


@dataclass(frozen=True)
class Parameter:
    """The declaration of one parameter. Form, validator, command line, method page and docs all read it.

    `column` is the number of its column of chance, its own for good (of a channel's, that of the first channel); `unit`
    a key of `unit.*` in the locales; `usual` the span (likely values) that surprises nobody; `evidence` the
    `parameter_id`s of the benchmarks that speak of it, empty where there is only judgement; `shared` names the common
    factor with which its range moves (`SHARED` in model/draws.py), `opposed` the other way; `above` is a limit of
    its own that it must lie above.
    """

    kind: Kind
    unit: str
    usual: tuple[float, float]
    evidence: tuple[str, ...] = ()
    above_zero: bool = False
    column: int = -1
    shared: str = ""
    opposed: bool = False
    above: float | None = None
    group: str = ""
    name: str = ""

    @property
    def path(self) -> Path:
        """The name in a case file, as `company.margin` or `channels.cpc`."""
        return Path(self.group, self.name)

    @property
    def is_money(self) -> bool:
        """True where the number is in the currency of the case."""
        return self.unit.startswith("currency")

    @property
    def is_percent(self) -> bool:
        """True where people read the number as per cent."""
        return self.kind == "share" or self.unit in ("relative change", "per year")

    @property
    def domain(self) -> tuple[float, float]:
        """The hard limits of a number of this kind."""
        return DOMAIN[self.kind]

    def allows(self, value: float) -> bool:
        """True where a fixed `value` lies in the domain; NaN never does."""
        low, high = self.domain
        if self.above is not None and value <= self.above:
            return False
        if self.kind == "positive" and value < LEAST:
            return value == 0 and not self.above_zero
        return low <= value <= high and not (self.above_zero and value == 0)

    def open_to(self, low: float, high: float) -> bool:
        """True where both ends of a range lie strictly inside the domain of the kind."""
        if not (self.allows(low) and self.allows(high)):
            return False
        return self.kind == "effect" or (low > 0 and (self.kind == "positive" or high < 1))


def positive(
    column: int, unit: str, usual: tuple[float, float], *evidence: str, above_zero: bool = False, shared: str = ""
) -> Parameter:
    """Money, counts and rates of 0 or more; sampled on ln x."""
    return Parameter("positive", unit, usual, evidence, above_zero, column, shared)


def share(
    column: int, unit: str, usual: tuple[float, float], *evidence: str, above_zero: bool = False, shared: str = "",
    opposed: bool = False,
) -> Parameter:  # fmt: skip
    """A part of a whole, 0 to 1; sampled on the log-odds."""
    return Parameter("share", unit, usual, evidence, above_zero, column, shared, opposed)


def effect(
    column: int, unit: str, usual: tuple[float, float], *evidence: str, shared: str = "", above: float | None = None
) -> Parameter:
    """A signed relative change, which may be 0 or negative; sampled as it is."""
    return Parameter("effect", unit, usual, evidence, column=column, shared=shared, above=above)


def declared(group: str, cls: type) -> dict[str, Parameter]:
    """The parameters that `cls` declares with Annotated[Estimate, ...], in order, told their group and name."""
    found: dict[str, Parameter] = {}
    hints: dict[str, Any] = get_type_hints(cls, include_extras=True)
    for name, hint in hints.items():
        if get_origin(hint) is Annotated and get_args(hint)[0] is Estimate:
            found[name] = replace(get_args(hint)[1], group=group, name=name)
    return found
