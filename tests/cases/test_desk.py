"""The desk: cases in their order, one of them open, one of them the base, whatever is added or taken away."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from roisim import cases
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.scenario import Scenario


def called(name: str) -> Scenario:
    """A case of that name."""
    return replace(cases.preset("b2b"), title=name)


def desk_of(count: int, place: int = 0, base: int = 0) -> Desk:
    """A desk with so many cases, called 0, 1, 2 ..."""
    return Desk(tuple(called(str(number)) for number in range(count)), place, base)


def titles(desk: Desk) -> list[str]:
    """The names of the cases."""
    return [case.title for case in desk.cases]


@st.composite
def desks(draw: st.DrawFn) -> tuple[Desk, int]:
    """Any desk, and the place of any case on it."""
    count = draw(st.integers(1, MOST_CASES))
    place, base, other = (draw(st.integers(0, count - 1)) for _ in range(3))
    return desk_of(count, place, base), other


@given(desks())
def test_the_open_case_and_the_base_stay_where_another_is_removed(found: tuple[Desk, int]) -> None:
    desk, place = found
    left = desk.without(place)
    assert len(left.cases) == max(1, len(desk.cases) - 1)
    assert left.place in range(len(left.cases))
    assert left.base in range(len(left.cases))
    if place != desk.place:
        assert left.open == desk.open
    if place != desk.base:
        assert left.cases[left.base] == desk.cases[desk.base]


def test_where_the_open_case_is_removed_its_neighbour_is_open() -> None:
    assert desk_of(3, place=1).without(1).open.title == "2"
    assert desk_of(3, place=2).without(2).open.title == "1"


def test_the_last_case_stays() -> None:
    assert desk_of(1).without(0) == desk_of(1)


@given(desks(), st.integers(0, 2 * MOST_CASES))
def test_more_cases_come_last_as_far_as_there_is_room(found: tuple[Desk, int], count: int) -> None:
    desk, _ = found
    more = desk.with_more([called("new")] * count)
    assert more.open == desk.open
    assert titles(more)[: len(desk.cases)] == titles(desk)
    assert len(more.cases) == min(MOST_CASES, len(desk.cases) + count)
    assert more.room == MOST_CASES - len(more.cases)


@given(desks())
def test_a_change_of_one_case_leaves_the_others(found: tuple[Desk, int]) -> None:
    desk, place = found
    changed = desk.with_case(place, called("changed"))
    assert [name for number, name in enumerate(titles(changed)) if number != place] == [
        name for number, name in enumerate(titles(desk)) if number != place
    ]
    assert changed.cases[place].title == "changed"
    assert desk.opened(place).with_open(called("changed")).cases == changed.cases
    assert (desk.against(place).base, desk.against(place).place) == (place, desk.place)


def test_a_case_is_known_again_by_its_mark_and_by_nothing_else() -> None:
    here = desk_of(3, place=1)
    first, second, third = here.marks
    assert len({first, second, third}) == 3
    assert here.with_open(called("other")).marks == here.marks, "its numbers have changed, and it is the same case"
    assert here.opened(2).mark == third
    assert here.without(0).marks == (second, third)
    copied = here.with_more([here.cases[1]])
    assert copied.marks[:3] == here.marks
    assert copied.marks[3] not in here.marks
    other = here.with_other(here.open)
    assert other == here, "to look at they are the same"
    assert other.mark not in here.marks
    assert (other.marks[0], other.marks[2]) == (first, third)
    assert desk_of(3, place=1) == here
