"""The cases of a visit: those that lie side by side, the one that is open, and the one the others are held against."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from roisim.cases.scenario import Scenario

MOST_CASES = 20
T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """Some cases in the order they came; all pages but one speak of the one that is open.

    place: of the open one; base: of the one that the others are compared with; both count from 0. marks: by which each
    case is known again, however its numbers and its place change; they make no difference to what is on the desk.
    """

    cases: tuple[Scenario, ...]
    place: int = 0
    base: int = 0
    marks: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        """Give a mark to each case that has none."""
        new = (secrets.token_hex(6) for _ in self.cases[len(self.marks) :])
        object.__setattr__(self, "marks", (*self.marks[: len(self.cases)], *new))

    @property
    def mark(self) -> str:
        """By which the open case is known again."""
        return self.marks[self.place]

    @property
    def open(self) -> Scenario:
        """The case that is worked on."""
        return self.cases[self.place]

    @property
    def room(self) -> int:
        """How many more cases there is room for."""
        return MOST_CASES - len(self.cases)

    def with_open(self, changed: Scenario) -> "Desk":
        """The same desk with another open case."""
        return self.with_case(self.place, changed)

    def with_case(self, place: int, changed: Scenario) -> "Desk":
        """The same desk with another case at a place."""
        return replace(self, cases=(*self.cases[:place], changed, *self.cases[place + 1 :]))

    def with_other(self, other: Scenario) -> "Desk":
        """Another case in the place of the open one."""
        marks = (*self.marks[: self.place], secrets.token_hex(6), *self.marks[self.place + 1 :])
        return replace(self.with_open(other), marks=marks)

    def opened(self, place: int) -> "Desk":
        """Another case open."""
        return replace(self, place=place)

    def against(self, place: int) -> "Desk":
        """Another case to hold the others against."""
        return replace(self, base=place)

    def with_more(self, cases: Iterable[Scenario]) -> "Desk":
        """More cases at the end, as far as there is room; the same one stays open."""
        return replace(self, cases=(*self.cases, *cases)[:MOST_CASES])

    def without(self, place: int) -> "Desk":
        """One case less; the last one stays. Where the open one went, its neighbour is open; so too for the base."""
        if len(self.cases) == 1:
            return self
        at, base = (min(each - (place < each), len(self.cases) - 2) for each in (self.place, self.base))
        return Desk(_but(place, self.cases), at, base, _but(place, self.marks))


def _but(place: int, those: tuple[T, ...]) -> tuple[T, ...]:
    return (*those[:place], *those[place + 1 :])
