"""The only randomness: from a scenario to possible truths.

Each parameter declares the column of a scrambled Sobol sequence that is its own for good, so two scenarios with one
seed share their draws parameter by parameter, and turning one number into a range moves nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Self

import numpy as np
import numpy.typing as npt

from roisim.cases.groups import LINE_LAYERS, LISTED, Channel, Line, TwelveMonths
from roisim.cases.parameters import DOMAIN, LEAST, Estimate, Parameter
from roisim.cases.scenario import LISTED_PARAMETERS, PARAMETERS, Finance, Scenario, parameter_of
from roisim.memory import remember
from roisim.model.arrays import Array
from roisim.model.ranges import from_normal, normal
from roisim.paths import Path

BLOCK = 4096  # draws simulated at a time: a state of the model stays in the processor's cache
BITS = 32

_REACH = (LEAST, DOMAIN["positive"][1])  # a positive draw is never nothing, nor more than a case may hold
STORM = 0
# The factors that several ranges share: impressions get dearer for all channels at once, and so on.
SHARED = {"prices": 1, "conversion": 2, "loss": 3, "growth": 227}
KNOWN_GROWTH = 0.8  # whatever the correlation: a company knows whether it grows
_NEXT_SEED = 0x9E3779B97F4A7C15  # from the seed of one sequence to that of the next: far from any that people choose
TO_THE_NEXT = {"channels": 6, "lines": 1}  # from the column of one to that of the next

Value = Callable[[Path, Estimate], Array]  # -> () or (rows,)
Chance = np.random.Generator  # what a walk through a density is led by; passed in, never made there


@dataclass(frozen=True)
class Calendar:
    """What the months to come are like, as far as it is no matter of chance.

    season (months,) and phasing (months, channels) are factors; open (months, channels) says which channels run; lines,
    (months, lines) by layer, which lines count (1 or 0). auctions: the number of each channel's.
    """

    season: Array
    phasing: Array
    open: npt.NDArray[np.bool_]
    auctions: tuple[int, ...]
    lines: Mapping[str, Array]


@dataclass(frozen=True)
class Draws:
    """Possible truths, one a row, ready to simulate.

    values: "company.margin" -> () where fixed, else (rows,); "channels.cpm" -> (channels, 1) or (channels, rows).
    storm: (rows,), the uniform that decides when the first public storm comes; None where each month's expected part of
    it is lost.
    calendar: what the months are like.
    fading: whether relations that fade count; where they are not applicable, only those gained do.
    """

    values: Mapping[str, Array]
    storm: Array | None
    rows: int
    calendar: Calendar
    fading: bool = True

    def __getitem__(self, path: str) -> Array:
        """The values of one parameter."""
        return self.values[path]

    def twice(self) -> Self:
        """The same draws for two twins, one after the other: all that is no list of channels or lines."""
        values = {path: value if value.ndim == 2 else twice(value) for path, value in self.values.items()}
        return replace(
            self, values=values, storm=self.storm if self.storm is None else twice(self.storm), rows=2 * self.rows
        )

    def taken(self, places: npt.NDArray[np.intp]) -> Self:
        """The truths of these places, in their order; one may come several times."""
        values = {path: value[..., places] if value.ndim and value.shape[-1] > 1 else value
                  for path, value in self.values.items()}  # fmt: skip
        storm = None if self.storm is None else self.storm[places]
        return replace(self, values=values, storm=storm, rows=len(places))

    def followed_by(self, other: Self) -> Self:
        """These truths and others of the same case after them."""
        values = {path: _in_turn(value, self.rows, other[path], other.rows) for path, value in self.values.items()}
        storm = None if self.storm is None or other.storm is None else np.concatenate((self.storm, other.storm))
        return replace(self, values=values, storm=storm, rows=self.rows + other.rows)

    @property
    def months(self) -> int:
        """The horizon T."""
        return len(self.calendar.season)


def _in_turn(one: Array, rows: int, other: Array, more: int) -> Array:
    """What is one number for all stays so."""
    if one.ndim == 0 or max(one.shape[-1], other.shape[-1]) == 1 < min(rows, more):
        return one
    if one.ndim == 1:
        return np.concatenate((one, other))
    sides = (np.broadcast_to(each, (len(each), count)) for each, count in ((one, rows), (other, more)))
    return np.concatenate(tuple(sides), axis=1)


def twice(value: Array) -> Array:
    """The same for each of two twins, one after the other; one number for all is one for both."""
    return np.concatenate((value, value)) if value.size > 1 else value


def likely(scenario: Scenario) -> Draws:
    """The one draw in which everything takes its likely value."""
    return points(scenario, {}, 1)


def points(scenario: Scenario, values: Mapping[str, npt.ArrayLike], rows: int, storm: Array | None = None) -> Draws:
    """What-if points: all at its likely value, but for `values` by path ("channels.0.cpm", ...), each (rows,)."""
    given = {path: np.asarray(value, float) for path, value in values.items()}

    def value(path: Path, estimate: Estimate) -> Array:
        return given.get(path, np.array(estimate.likely))

    return _assembled(scenario, value, rows, storm)


def draw(scenario: Scenario, first: int = 0, rows: int | None = None) -> Draws:
    """`rows` possible truths from number `first` on; all of the scenario's draws unless told otherwise."""
    count = scenario.draws if rows is None else rows

    def value(path: Path, estimate: Estimate) -> Array:
        if not estimate.is_range:
            return np.array(estimate.likely)
        return _sampled(luck_of(scenario, path), estimate.bounds, scenario.seed, scenario.correlation, first, count)

    return _assembled(scenario, value, count, _uniform(scenario.seed, STORM, first, count))


def scrambles(scenario: Scenario, numbers: range, size: int) -> Draws:
    """`size` truths of each of several sequences, one after the other: even in itself, independent of the others.

    numbers: which sequences, each scrambled by itself; the first of all is the one of the case.
    """
    seeds = [(scenario.seed + _NEXT_SEED * number) % 2**64 for number in numbers]

    def value(path: Path, estimate: Estimate) -> Array:
        if not estimate.is_range:
            return np.array(estimate.likely)
        luck, together = luck_of(scenario, path), scenario.correlation
        return np.concatenate([_sampled(luck, estimate.bounds, seed, together, 0, size) for seed in seeds])

    storm = np.concatenate([_uniform(seed, STORM, 0, size) for seed in seeds])
    return _assembled(scenario, value, len(storm), storm)


def luck_of(scenario: Scenario, path: Path) -> Path:
    """The path whose column of chance a parameter takes: its own, or for a channel that of its auction."""
    if path.group != "channels" or path.place is None:
        return path
    return Path(path.group, path.name, (scenario.luck or auctions(scenario.channels))[path.place])


def _assembled(scenario: Scenario, value: Value, rows: int, storm: Array | None) -> Draws:
    values: dict[str, Array] = {
        parameter.path: value(parameter.path, scenario[parameter.path])
        for parameter in PARAMETERS.values()
        if parameter.group not in LISTED
    }
    for group in LISTED:
        for name, parameter in LISTED_PARAMETERS[group].items():
            found = [
                np.atleast_1d(value(Path(group, name, place), getattr(row, name)))
                for place, row in enumerate(getattr(scenario, group))
            ]
            width = max((len(row) for row in found), default=1)
            values[parameter.path] = np.array([np.broadcast_to(row, width) for row in found]).reshape(-1, width)
    # Here alone a dimension that is not applicable loses its losses, so in every world and for every question.
    values |= {f"ignorance.{loss}": np.array(0.0) for loss in scenario.ignorance.absent}
    fading = "relations" not in scenario.ignorance.not_applicable
    calendar = _calendar(scenario.finance, scenario.company.season, scenario.channels, scenario.lines)
    return Draws(values, storm, rows, calendar, fading)


@remember
def _calendar(
    finance: Finance, season: TwelveMonths, channels: tuple[Channel, ...], lines: tuple[Line, ...]
) -> Calendar:
    months = range(1, finance.months + 1)
    month = (np.arange(finance.months) + finance.first_month - 1) % 12
    phasing = np.array([channel.phasing for channel in channels], float).reshape(-1, 12)
    return Calendar(
        season=np.array(season, float)[month],
        phasing=phasing.T[month],
        open=np.array([[channel.open_in(t) for channel in channels] for t in months]).reshape(finance.months, -1),
        auctions=auctions(channels),
        lines={
            layer: np.array([[line.layer == layer and line.open_in(t) for line in lines] for t in months], float)
            for layer in LINE_LAYERS
            if any(line.layer == layer for line in lines)
        },
    )


def auctions(channels: tuple[Channel, ...]) -> tuple[int, ...]:
    """For each channel the number of its auction, 0 the first: a channel in several rows moves no other's luck."""
    numbers = {name: number for number, name in enumerate(dict.fromkeys(channel.bids_in for channel in channels))}
    return tuple(numbers[channel.bids_in] for channel in channels)


# Shapes below: every column of chance is (count,), draws number first .. first + count - 1.


@remember
def _sampled(
    path: Path, bounds: tuple[float, float, float], seed: int, correlation: float, first: int, count: int
) -> Array:
    """The values of one range. A moved slider samples its own column again and no other."""
    parameter = parameter_of(path)
    shared = _score(seed, SHARED[parameter.shared], first, count) if parameter.shared else None
    return of_scores(parameter, bounds, _score(seed, column(path), first, count), shared, correlation)


def of_scores(
    parameter: Parameter, bounds: tuple[float, float, float], own: Array, shared: Array | None, correlation: float
) -> Array:
    """The values of a range from standard normal scores: its own, and those of the factor that it shares, if any."""
    if shared is not None:
        alike = KNOWN_GROWTH if parameter.shared == "growth" else correlation
        common = np.sqrt(alike) * shared
        own = (-common if parameter.opposed else common) + np.sqrt(1 - alike) * own
    with np.errstate(over="ignore"):  # a range of hundreds of powers of ten ends where the numbers of a case do
        found = from_normal(parameter.kind, *bounds, own)
    if parameter.above is not None:
        return np.maximum(found, parameter.above + LEAST)
    return np.clip(found, *_REACH) if parameter.kind == "positive" else found


def column(path: Path) -> int:
    """The column of chance of a parameter, for good."""
    return parameter_of(path).column + TO_THE_NEXT.get(path.group, 0) * (path.place or 0)


@remember
def _score(seed: int, column: int, first: int, count: int) -> Array:
    """Standard normal scores of a column."""
    return normal(_uniform(seed, column, first, count))


def _uniform(seed: int, column: int, first: int, count: int) -> Array:
    """Points first .. first + count - 1 of a column of the scrambled Sobol sequence, inside (0, 1).

    Point n is the exclusive or of the direction numbers at the bits of n, so an aligned block repeats the first one but
    for a constant. Scrambling: a random linear matrix and a digital shift (Matousek 1998).
    """
    directions, shift = _scrambled(seed, column)
    size = 1 << max(0, count - 1).bit_length()
    if first % size:
        raise ValueError(f"a block of {count} draws can't start at draw {first}")
    start = shift
    for bit in range(BITS):
        start ^= directions[bit] if first >> bit & 1 else 0
    found = np.array([start], np.uint64)
    for bit in range(size.bit_length() - 1):
        found = np.concatenate((found, found ^ np.uint64(directions[bit])))
    return (found[:count].astype(np.float64) + 0.5) * 2.0**-BITS


def chance(seed: int) -> Chance:
    """Chance for what takes as many numbers as it needs, one after the other; the same from the same seed."""
    return np.random.default_rng(seed)


@remember
def _scrambled(seed: int, column: int) -> tuple[tuple[int, ...], int]:
    """A column's direction numbers after its own random scrambling, and its digital shift."""
    raw = np.random.Philox(key=np.array([seed, column], np.uint64)).random_raw(BITS + 1) >> np.uint64(64 - BITS)
    diagonal = np.uint64(1) << np.arange(BITS - 1, -1, -1, dtype=np.uint64)  # row i of the matrix has a 1 at bit i
    matrix = (raw[:BITS] & ~(diagonal * np.uint64(2) - np.uint64(1))) | diagonal
    numbers = np.array(_directions(column), np.uint64)
    parity = np.bitwise_count(matrix[:, None] & numbers) & np.uint8(1)
    mixed = (parity.astype(np.uint64) * diagonal[:, None]).sum(axis=0)
    return tuple(int(number) for number in mixed), int(raw[BITS])


def _directions(column: int) -> list[int]:
    """The direction numbers of a column, as 32-bit integers (Joe and Kuo 2008)."""
    polynomial, *initial = _joe_kuo()[column]
    degree = polynomial.bit_length() - 1
    m = initial + [0] * (BITS - len(initial)) if degree else [1] * BITS
    for j in range(degree, BITS if degree else 0):
        m[j] = m[j - degree] ^ (m[j - degree] << degree)
        for k in range(1, degree):
            m[j] ^= (polynomial >> (degree - k) & 1) * m[j - k] << k
    return [number << (BITS - 1 - j) for j, number in enumerate(m)]


@lru_cache
def _joe_kuo() -> list[list[int]]:
    text = (resources.files("roisim.model") / "directions.txt").read_text("utf-8")
    return [list(map(int, line.split())) for line in text.splitlines() if not line.startswith("#")]
