"""A whole case: its groups of parameters, and what stands beside them (docs/model.md, section 2).

A `Scenario` is frozen: with its seed and number of draws it is the whole question, and so the key of every cache.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, Literal

from roisim.cases.groups import (
    GROUPS,
    LISTED,
    Channel,
    Company,
    Effects,
    Funnel,
    Ignorance,
    Line,
    Plan,
    Print,
    Recruiting,
    Service,
)
from roisim.cases.objection import Objection
from roisim.cases.outcomes import Actual, Agreed, Evidence, LiftTest, is_over
from roisim.cases.parameters import Estimate, Parameter, declared
from roisim.cases.series import Target, World
from roisim.paths import Path

MODEL_VERSION = 2
MAX_CHANNELS = 12
MAX_LINES = 20
MONTHS = (3, 120)
DRAWS = (1, 2**20)
SEEDS = (0, 2**63 - 1)
DISCOUNT_RATE = (0.0, 1.0)
CORRELATION = (0.0, 0.95)
Against = Literal["", "aside", "today"]
_NO_EVIDENCE = Evidence()
PRESETS = ("b2b", "ecommerce", "subscription", "local", "employer", "public")


@dataclass(frozen=True)
class Finance:
    """How long, at what interest, in which money, from when; and what the plan is held against, where that is said."""

    months: int = 36
    discount_rate: float = 0.10
    currency: str = "SEK"
    start: str = ""
    against: Against = ""

    @property
    def first_month(self) -> int:
        """The calendar month of t = 1, as 1..12; January where no start is given."""
        return int(self.start[5:7]) if self.start else 1


@dataclass(frozen=True)
class Scenario:
    """A whole case: the question that `roisim.answer` answers.

    luck: whose columns of chance the channels take, by place; those of their auctions where it is empty, as always but
    in a comparison.
    """

    company: Company
    channels: tuple[Channel, ...]
    plan: Plan
    funnel: Funnel
    service: Service
    print: Print
    recruiting: Recruiting
    effects: Effects
    ignorance: Ignorance
    finance: Finance
    title: str = ""
    preset: str = ""
    correlation: float = 0.3
    seed: int = 1
    draws: int = 4096
    targets: tuple[Target, ...] = ()
    lines: tuple[Line, ...] = ()
    luck: tuple[int, ...] = ()
    objections: tuple[Objection, ...] = ()
    actuals: tuple[Actual, ...] = ()
    lift_tests: tuple[LiftTest, ...] = ()
    evidence: Evidence = _NO_EVIDENCE
    gates: tuple[Agreed, ...] = ()

    def __hash__(self) -> int:
        """The same for two equal cases."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # A case is the key of all that is remembered, looked up dozens of times a change; it has some eighty estimates.
        return hash(tuple(getattr(self, each.name) for each in fields(self)))

    def __getitem__(self, path: str) -> Estimate:
        """The estimate at a path: `company.margin`, or `channels.0.cpm` for the first channel."""
        at = Path.of(path)
        home = getattr(self, at.group)
        estimate: Estimate = getattr(home if at.place is None else home[at.place], at.name)
        return estimate

    @property
    def works_today(self) -> bool:
        """Whether there is work with social media today that could be stopped."""
        return max(self.company.social_share.bounds) > 0 or max(self.company.social_cost.bounds) > 0

    @property
    def against(self) -> Literal["aside", "today"]:
        """What the plan is held against: standing aside; or going on as today, where there is work today."""
        return self.finance.against or ("today" if self.works_today else "aside")

    @property
    def base(self) -> Literal["ignore", "stay"]:
        """The world that the plan is held against."""
        return "stay" if self.against == "today" else "ignore"

    @property
    def told(self) -> tuple[World, World, World]:
        """The worlds that are told of: with the plan, the one it is held against, and today frozen."""
        return "engage", self.base, "hold"

    @property
    def question(self) -> "Scenario":
        """The case without what moves no number: two cases with one question have one answer."""
        bare = replace(self, title="", targets=(), objections=(), gates=())
        return bare if self.is_weighed else bare.unweighed

    @property
    def weighed_actuals(self) -> tuple[Actual, ...]:
        """The actual figures that the draws are weighed by, by month: of months that are over, within the horizon."""
        terms, until = self.finance, self.evidence.until
        found = (each for each in self.actuals if each.figures and each.month <= terms.months)
        return tuple(sorted(
            (each for each in found if is_over(terms.start, each.month, until)), key=lambda each: each.month
        ))  # fmt: skip

    @property
    def is_weighed(self) -> bool:
        """Whether anything was seen by which the draws are weighed."""
        if not (self.actuals or self.lift_tests or self.evidence.published):
            return False
        return bool(self.weighed_actuals or self.lift_tests) or (self.evidence.published and self.has_ads)

    @property
    def has_ads(self) -> bool:
        """Whether any channel has ad money."""
        return any(channel.spend.likely > 0 for channel in self.channels)

    @property
    def unweighed(self) -> "Scenario":
        """The case as if nothing of it had been seen; itself where nothing has."""
        if not (self.actuals or self.lift_tests or self.evidence != _NO_EVIDENCE):
            return self
        return replace(self, actuals=(), lift_tests=(), evidence=_NO_EVIDENCE)

    def with_estimate(self, path: str, estimate: Estimate) -> "Scenario":
        """The same case but for one estimate."""
        at = Path.of(path)
        home = getattr(self, at.group)
        if at.place is None:
            return replace(self, **{at.group: replace(home, **{at.name: estimate})})
        changed = replace(home[at.place], **{at.name: estimate})
        rows: dict[str, Any] = {at.group: (*home[: at.place], changed, *home[at.place + 1 :])}
        return replace(self, **rows)

    def estimates(self) -> Iterator[tuple[Path, Parameter, Estimate]]:
        """Every (path, declaration, estimate) of the case, in the order of the register."""
        for parameter in PARAMETERS.values():
            if parameter.group not in LISTED:
                yield parameter.path, parameter, self[parameter.path]
        for group in LISTED:
            for index, row in enumerate(getattr(self, group)):
                for parameter in LISTED_PARAMETERS[group].values():
                    yield Path(group, parameter.name, index), parameter, getattr(row, parameter.name)


# The register: every parameter by path, in the order of the model.
PARAMETERS: dict[str, Parameter] = {
    parameter.path: parameter for group, cls in GROUPS.items() for parameter in declared(group, cls).values()
}
LISTED_PARAMETERS: dict[str, dict[str, Parameter]] = {group: declared(group, GROUPS[group]) for group in LISTED}
CHANNEL_PARAMETERS: dict[str, Parameter] = LISTED_PARAMETERS["channels"]


def parameter_of(path: str) -> Parameter:
    """The declaration behind a path: `company.margin`, `channels.0.cpm`, or `channels.cpm` for any channel."""
    return PARAMETERS[Path.of(path).declared]
