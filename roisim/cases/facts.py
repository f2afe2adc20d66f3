"""What a doubt tells of, each keeping its kind, so that it is written as a reader writes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Share:
    """A part of a whole, or a relative change."""

    value: float


@dataclass(frozen=True)
class Money:
    """A sum in the currency of the case."""

    value: float


@dataclass(frozen=True)
class Count:
    """A number of people, hours, months."""

    value: float


@dataclass(frozen=True)
class Divisor:
    """A number that others are to be divided by, with the digits that takes."""

    value: float


@dataclass(frozen=True)
class Name:
    """The number at a path, by its name."""

    path: str


@dataclass(frozen=True)
class Index:
    """Twelve numbers, each against an ordinary month."""

    values: tuple[float, ...]


@dataclass(frozen=True)
class Unit:
    """The unit of the number at a path."""

    path: str


@dataclass(frozen=True)
class Amount:
    """A number in the unit of the number at a path: a share, a sum, or what it counts."""

    path: str
    value: float
