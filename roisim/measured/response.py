"""What rows of spend and outcome tell of the response of each channel: at once and roughly, then by many chains.

`quickly` takes the normal that is nearest to the answer; `thoroughly` walks from there until eighty chains agree. Both
start from today's ranges, or from other beliefs, and say of each number how much narrower the rows made it.

>>> from roisim.cases import preset
>>> from roisim.measured.response_made import made
>>> case = preset("b2b")
>>> found = quickly(ask(case, made(case, 36)))
>>> found.quick, [each.path for each in found.suggestions(case)][:2]
(True, ['funnel.incremental', 'channels.0.double_at'])
"""

from collections.abc import Iterator
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
from roisim.measured import suggestion
from roisim.measured.laplace import Normal, laplace
from roisim.measured.mcmc import Effort, Way, sample
from roisim.measured.response_model import Model, Numbers, numbers
from roisim.measured.response_prior import INCREMENTAL, Belief, prior
from roisim.measured.response_rows import A_MONTH, Lift, Rows
from roisim.measured.suggestion import Learned, Origin, Suggestion, before_data
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.draws import chance
from roisim.paths import Path

KEPT = 2000  # points of an answer
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


def ask(case: Scenario, rows: Rows, lifts: tuple[Lift, ...] = (), belief: Belief = "case") -> Asked:
    """The question of a case: two that differ in nothing that the response hangs on ask the same.

    A number that was taken over from own data is believed as it was before, so that none of them count twice.
    """
    paths = (INCREMENTAL, *(Path("channels", name, at) for name in _BY_CHANNEL for at in range(len(case.channels))))
    for path in paths:
        case = case.with_estimate(path, before_data(case, path))
    bare = preset(PRESETS[0])
    company = replace(bare.company, order_value=case.company.order_value)
    channels = tuple(
        replace(channel, spend=Estimate(0.0), phasing=FLAT, first=None, last=None) for channel in case.channels
    )
    finance = replace(bare.finance, currency=case.finance.currency)
    kept = replace(
        bare.question, company=company, channels=channels, funnel=replace(case.funnel, credit="own"), finance=finance,
        correlation=case.correlation, seed=case.seed, luck=case.luck,
    )  # fmt: skip
    return Asked(kept, rows, lifts, belief)


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

    def suggestions(self, case: Scenario, origins: tuple[Origin, ...] = ()) -> tuple[Suggestion, ...]:
        """For each number that a response hangs on: `incremental`, then two a channel, of a case as it is."""
        rows = self.asked.rows
        months = round(rows.count / A_MONTH[rows.step])
        return tuple(
            suggestion.of(case, path, found, rows=rows.count, months=months, origins=origins)
            for path, found in self._found(case)
        )

    def _found(self, case: Scenario) -> Iterator[tuple[Path, Learned | Fault]]:
        rows = self.asked.rows
        silent = len(self.refused) == len(rows.channels)
        fault = next(iter(self.refused.values())) if silent else None
        if not rows.whole and not self.asked.lifts:
            fault = Fault("", "response_only_credited")
        yield INCREMENTAL, fault or _learned(self.numbers.incremental, self.points[:, 0])
        count = len(rows.channels)
        for place, channel in enumerate(case.channels):
            if channel.name in rows.channels:
                at = rows.channels.index(channel.name)
                for number, name in enumerate(_BY_CHANNEL, 1):
                    values, scores = getattr(self.numbers, name)[at], self.points[:, 2 + number * count + at]
                    yield Path("channels", name, place), self.refused.get(channel.name) or _learned(values, scores)

    def brought(self, channel: str) -> Array:
        """What a channel truly brought over all rows: the outcome less that without its money, (draws,)."""
        model = self.asked.model
        place = model.rows.channels.index(channel)
        lost = model.brought(self.numbers) - model.brought(self.numbers, model.without(place))
        found: Array = lost.sum(axis=0)
        return found

    def curve(self, channel: str) -> tuple[Array, Band, float]:
        """What a channel brings a month, kept up, at amounts a month; and what it got on average, one of them.

        The others get what they got on average.
        """
        model = self.asked.model
        place = model.rows.channels.index(channel)
        spend = model.rows.spend * model.a_month
        here = float(spend[:, place].mean())
        amounts = np.unique([*np.linspace(0, _BEYOND * spend[:, place].max(), _STOPS), here])
        return amounts, Band.of(self._kept_up(place, amounts)), here

    def more(self, channel: str, step: float) -> Array:
        """What a step more a month than on average brings a month, (draws,)."""
        place = self.asked.rows.channels.index(channel)
        here = float(self.asked.rows.spend[:, place].mean()) * self.asked.model.a_month
        before, after = self._kept_up(place, np.array([here, here + step]))
        found: Array = after - before
        return found

    def _kept_up(self, place: int, amounts: Array) -> Array:
        """What the auction of a channel brings at amounts a month, less what it brings without: (amounts, draws)."""
        model, found = self.asked.model, self.numbers
        spend = np.tile(model.rows.spend.mean(axis=0) * model.a_month, (len(amounts) + 1, 1))
        spend[:, place] = [0.0, *amounts]
        bidding = np.equal.outer(model.prior.auctions, model.prior.auctions).astype(float)
        seen = spend[:, :, None] / (1 + (spend @ bidding)[:, :, None] / found.double_at)
        brought = found.incremental * (found.rate * seen).sum(axis=1)
        kept: Array = brought[1:] - brought[0]
        return kept


def _learned(values: Array, scores: Array) -> Learned | Fault:
    """A number after the rows, and how much narrower they made it; a fault where they hardly did."""
    low, likely, high = map(float, np.quantile(values, (0.05, 0.5, 0.95)))
    data = float(np.clip(1 - scores.var(), 0, 1))
    return Learned(low, likely, high, data) if data >= refusals.LEAST_TOLD else Fault("", "response_silent")


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
