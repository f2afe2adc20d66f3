"""What rows of spend and outcome tell of the response of each channel: at once and roughly, then by many chains.

`quickly` takes the normal that is nearest to the answer; `thoroughly` walks from there until eighty chains agree. Both
start from today's ranges, or from other beliefs, and say of each number how much narrower the rows made it.

>>> from roisim.cases import preset
>>> from roisim.measured.response_made import made
>>> case = preset("b2b")
>>> found = quickly(ask(case, made(case, 36)))
>>> found.quick, [each.path for each in found.learned(case)][:2]
(True, ['funnel.incremental', 'channels.0.double_at'])
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from roisim.answers.advance import Told
from roisim.answers.curves import Band
from roisim.cases import preset
from roisim.cases.groups import FLAT
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError, Fault
from roisim.measured import response_refusals as refusals
from roisim.measured.laplace import Normal, laplace
from roisim.measured.mcmc import Effort, Way, sample
from roisim.measured.response_model import Model, Numbers, numbers
from roisim.measured.response_prior import INCREMENTAL, Belief, prior
from roisim.measured.response_rows import Lift, Rows
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.draws import chance
from roisim.paths import Path

KEPT = 2000  # points of an answer
_DIGITS = 3
_STOPS = 13  # amounts of a curve
_BEYOND = 1.25  # times the most that was seen
_BY_CHANNEL = ("double_at", "half_life")


@dataclass(frozen=True)
class Asked:
    """The whole question. case: only what was believed of the response counts of it (`ask`)."""

    case: Scenario
    rows: Rows
    lifts: tuple[Lift, ...] = ()
    belief: Belief = "case"

    @cached_property
    def model(self) -> Model:
        """Rows, tests and what was believed. CaseError where rows can tell nothing, or a test is of none of them."""
        fault = refusals.of_rows(self.case, self.rows) or next(filter(None, map(self._of_lift, self.lifts)), None)
        if fault:
            raise CaseError(fault)
        rows = self.rows
        return Model(rows, prior(self.case, rows.channels, rows.measured, self.belief), self.lifts)

    def _of_lift(self, lift: Lift) -> Fault | None:
        if lift.channel not in self.rows.channels:
            return Fault("", "lift_channel", channel=lift.channel)
        place = self.rows.channels.index(lift.channel)
        if not self.rows.spend[self.rows.within(lift), place].any():
            return Fault("", "lift_period", channel=lift.channel)
        return None


def ask(
    case: Scenario, rows: Rows, lifts: tuple[Lift, ...] = (), belief: Belief = "case",
    given: Mapping[str, Estimate] | None = None,
) -> Asked:  # fmt: skip
    """The question of a case: two that differ in nothing that the response hangs on ask the same.

    given: ranges by path that stand for those of the case as what was believed.
    """
    for path, estimate in (given or {}).items():
        case = case.with_estimate(path, estimate)
    bare = preset(PRESETS[0])
    company = replace(bare.company, order_value=case.company.order_value)
    channels = tuple(
        replace(channel, spend=Estimate(0.0), phasing=FLAT, first=None, last=None) for channel in case.channels
    )
    finance = replace(bare.finance, currency=case.finance.currency)
    kept = replace(
        bare.question, company=company, channels=channels, funnel=case.funnel, finance=finance,
        correlation=case.correlation, seed=case.seed, luck=case.luck,
    )  # fmt: skip
    return Asked(kept, rows, lifts, belief)


@dataclass(frozen=True)
class Learned:
    """One number of the case: what rows and belief say together, how much of it rows do (0 to 1), or why not."""

    path: Path
    today: Estimate
    estimate: Estimate
    data: float
    fault: Fault | None = None


@dataclass(frozen=True)
class Response:
    """The answer. points: (draws, dimensions) as in the model; quick: no chains have walked; r_hat, way: of them."""

    asked: Asked
    points: Array
    quick: bool
    r_hat: float = 1.0
    way: Way = "gpcn"
    settled: bool = True
    steps: int = 0
    normal: Normal | None = field(default=None, compare=False)

    @cached_property
    def numbers(self) -> Numbers:
        """The points in the units of the case."""
        return numbers(self.asked.model.prior, self.points)

    @cached_property
    def refused(self) -> dict[str, Fault]:
        """Channels of which the rows tell nothing, each with why; one with a test is told of by that."""
        tested = {lift.channel for lift in self.asked.lifts}
        return {name: fault for name, fault in refusals.of_channels(self.asked.rows).items() if name not in tested}

    @cached_property
    def weights(self) -> Array:
        """How much each baseline counts, in the order of `Baselines.names`."""
        model = self.asked.model
        found = numbers(model.prior, self.points[::10])
        return model.baselines.weights(model.rows.outcome - model.brought(found).T)

    def learned(self, case: Scenario) -> tuple[Learned, ...]:
        """Of each number that a response hangs on: `incremental`, then two of each channel of a case as it is today."""
        return tuple(self._learned(case))

    def _learned(self, case: Scenario) -> Iterator[Learned]:
        rows = self.asked.rows
        silent = len(self.refused) == len(rows.channels)
        fault = next(iter(self.refused.values())) if silent else None
        if not rows.whole and not self.asked.lifts:
            fault = Fault("", "response_only_credited")
        yield _learned(case, INCREMENTAL, self.numbers.incremental, self.points[:, 0], fault)
        count = len(rows.channels)
        for place, channel in enumerate(case.channels):
            if channel.name in rows.channels:
                at = rows.channels.index(channel.name)
                for number, name in enumerate(_BY_CHANNEL, 1):
                    values, scores = getattr(self.numbers, name)[at], self.points[:, 2 + number * count + at]
                    path = Path("channels", name, place)
                    yield _learned(case, path, values, scores, self.refused.get(channel.name))

    def brought(self, channel: str) -> Array:
        """What a channel truly brought over all rows: the outcome less that without its money, (draws,)."""
        model = self.asked.model
        place = model.rows.channels.index(channel)
        lost = model.brought(self.numbers) - model.brought(self.numbers, model.without(place))
        found: Array = lost.sum(axis=0)
        return found

    def curve(self, channel: str) -> tuple[Array, Band, float]:
        """What a channel brings a month, kept up, at amounts a month; and what it got on average, one of them.

        The others of its auction get what they got on average.
        """
        model, found = self.asked.model, self.numbers
        place = model.rows.channels.index(channel)
        spend = model.rows.spend * model.a_month
        here = float(spend[:, place].mean())
        amounts = np.unique([*np.linspace(0, _BEYOND * spend[:, place].max(), _STOPS), here])
        bidding = model.prior.auctions
        others = sum(spend[:, other].mean() for other in range(len(bidding)) if bidding[other] == bidding[place]) - here
        together = amounts[:, None] + others
        brought = found.incremental * found.rate[place] * amounts[:, None] / (1 + together / found.double_at[place])
        return amounts, Band.of(brought), here


def _learned(case: Scenario, path: Path, values: Array, scores: Array, fault: Fault | None) -> Learned:
    low, likely, high = (float(f"{end:.{_DIGITS}g}") for end in np.quantile(values, (0.05, 0.5, 0.95)))
    data = float(np.clip(1 - scores.var(), 0, 1))
    if fault is None and data < refusals.LEAST_TOLD:
        fault = Fault("", "response_silent")
    return Learned(path, case[path], Estimate(likely, low, high), data, fault)


@remember
def quickly(asked: Asked) -> Response:
    """The answer at once: a normal about the likeliest point. CaseError where the rows can tell nothing."""
    model = asked.model
    nearest = laplace(model.density, np.zeros((1, model.prior.dimensions)))
    return Response(asked, nearest.draws(KEPT, chance(asked.case.seed)), quick=True, normal=nearest)


@remember
def thoroughly(asked: Asked, told: Told, effort: Effort = Effort()) -> Response:  # noqa: B008 (frozen)
    """The answer of chains that agree, or as near as they came (`settled`); the same from the same seed."""
    quick = quickly(asked)
    assert quick.normal is not None
    seed = chance(asked.case.seed)
    walked = sample(asked.model.density, quick.normal.centre, quick.normal.root, seed, effort, told)
    points = walked.flat[:: max(1, len(walked.flat) // KEPT)]
    return replace(
        quick, points=points, quick=False, r_hat=walked.r_hat, way=walked.way, settled=walked.settled,
        steps=walked.steps,
    )  # fmt: skip
