"""What was worked out lately is kept within one budget, nobody can write into it, and it changes no number."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, get_type_hints

import numpy as np
import pytest

import roisim
from roisim import cases
from roisim.answers.analysis import Analysis
from roisim.answers.ask import Drawn, Likely, answer, ask
from roisim.answers.chains import CHAINS
from roisim.answers.comparison import COUNTED
from roisim.answers.losses import losses_of
from roisim.answers.monthly import KINDS, Monthly
from roisim.answers.pilot import PilotTo
from roisim.answers.streams import MONTHLY_STREAMS, PRESENT_VALUES
from roisim.answers.totals import ASIDE, NET_WORTH, STEPS, TOTALS
from roisim.answers.worth import DEARER, RESTING, RETURN_ON_ENGAGEMENT, UNIT_VALUES
from roisim.cases.groups import Credit
from roisim.cases.scenario import Scenario
from roisim.cases.series import WORLDS, Dimension
from roisim.charts import specs
from roisim.charts.palette import Theme
from roisim.memory import DEFAULT_MB, MEMORY, SETTING, Memory, budget, remember
from roisim.text import Language
from tests.whole_cases import scenario


def every_analysis(case: Scenario) -> tuple[Analysis[Any], ...]:
    """All that is asked of a case today."""
    monthly = (Monthly(world, names) for world in WORLDS for names in KINDS)
    money = (TOTALS, ASIDE, NET_WORTH, PRESENT_VALUES, MONTHLY_STREAMS)
    single = (*money, CHAINS, UNIT_VALUES, RESTING, DEARER, RETURN_ON_ENGAGEMENT, COUNTED)
    return (*single, losses_of(case), PilotTo(6), *monthly)


def arrays(value: object) -> Iterator[np.ndarray[Any, Any]]:
    """Every array that can be reached from a value, whatever holds it."""
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from arrays(each)
    elif isinstance(value, list | tuple | set):
        for each in value:
            yield from arrays(each)
    elif is_dataclass(value):
        yield from arrays(vars(value))


def held(kept: list[np.ndarray[Any, Any]]) -> int:
    """The bytes of memory behind some arrays; one that shows a part of another, or a number of all draws, has that."""
    whole = {id(base): base for array in kept for base in (array if array.base is None else array.base,)}
    return sum(array.nbytes for array in whole.values())


def test_the_budget_holds_under_many_cases_and_no_kept_array_can_be_written() -> None:
    MEMORY.forget()
    room, MEMORY.room = MEMORY.room, 8 * 2**20
    try:
        for seed in range(32):
            case = scenario(seed, ranges=True, draws=256)
            ask(case, Drawn(), *every_analysis(case))
            assert MEMORY.size <= MEMORY.room
    finally:
        MEMORY.room = room
    kept = [array for value in MEMORY.values() for array in arrays(value)]
    assert held(kept) > 4 * 2**20  # it is used, too
    assert MEMORY.size >= held(kept)
    assert not any(array.flags.writeable for array in kept)
    assert not any(array.base.flags.writeable for array in kept if isinstance(array.base, np.ndarray))


def test_what_an_answer_holds_cannot_be_written() -> None:
    result = answer(replace(cases.preset("b2b"), draws=64))
    with pytest.raises(ValueError, match="read-only"):
        result.totals.npv[0] = 1.0
    with pytest.raises(ValueError, match="read-only"):
        result.fan("leads", "engage").q50[0] = 1.0


def test_no_table_of_an_answer_can_be_written() -> None:
    case = replace(cases.preset("b2b"), draws=64)
    before = answer(case).ladder
    for table in (answer(case).totals.layers, ask(case, Drawn(), PRESENT_VALUES)[PRESENT_VALUES].gain):
        with pytest.raises(TypeError, match="item assignment"):
            table["social"] = 0.0  # type: ignore[index]
    assert answer(case).ladder == before


@dataclass(frozen=True)
class Asked:
    """A value that works something out when it is asked, and holds another visitor who asks."""

    others: "Other"

    @cached_property
    def spread(self) -> float:
        """What is worked out."""
        return 1.0


class Other(dict[str, float]):
    """A table at whose reading another visitor asks the value for what it works out."""

    of: Asked

    def items(self) -> Any:
        """What is in it."""
        assert self.of.spread
        return super().items()


def test_what_is_kept_may_be_asked_by_another_visitor_while_it_is_sealed() -> None:
    found = Asked(Other(a=1.0))
    found.others.of = found
    kept = Memory(10**6).keep("a", found)
    assert kept.spread == 1.0 and dict(kept.others) == {"a": 1.0}


def test_words_and_views_are_counted_as_what_they_hold() -> None:
    memory = Memory(10**6)
    memory.keep("k" * 1000, "v" * 5000)
    assert memory.size >= 6000
    memory.keep("view", np.zeros(100_000)[:10])
    assert memory.size >= 806_000  # all of it is still there


def test_those_not_asked_for_longest_go_first() -> None:
    memory = Memory(3 * 9100)
    for key in "abc":
        memory.keep(key, np.zeros(1000))
    assert memory.find("a") is not None
    memory.keep("d", np.zeros(1000))
    assert [memory.find(key) is not None for key in "abcd"] == [True, False, True, True]
    memory.keep("e", np.zeros(10_000))  # more than the whole room
    assert memory.find("e") is None
    assert memory.size <= memory.room


def test_a_value_kept_again_takes_its_room_once() -> None:
    memory = Memory(10**6)
    for _ in range(3):
        memory.keep("a", np.zeros(1000))
    assert memory.size < 2 * 8000 + 4096
    memory.forget()
    assert (memory.size, memory.find("a")) == (0, None)


def test_the_room_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    for written, megabytes in (("", DEFAULT_MB), ("64", 64), ("much", DEFAULT_MB), ("-1", DEFAULT_MB)):
        monkeypatch.setenv(SETTING, written)
        assert budget() == megabytes * 2**20


def test_what_fails_is_not_kept_and_can_be_tried_again() -> None:
    tries: list[int] = []

    @remember
    def second_time(key: str) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError(key)
        return key

    with pytest.raises(OSError, match="x"):
        second_time("x")
    assert [second_time("x"), second_time("x"), len(tries)] == ["x", "x", 2]


def test_an_answer_is_the_same_whatever_was_asked_before_and_with_what() -> None:
    case = replace(cases.preset("b2b").with_estimate("company.margin", roisim_margin()), draws=64)
    MEMORY.forget()
    alone = ask(case, Drawn(), TOTALS).totals
    for beside in ((CHAINS,), (losses_of(case), PRESENT_VALUES), every_analysis(case)):
        for order in ((*beside, TOTALS), (TOTALS, *beside)):
            MEMORY.forget()
            asked = ask(case, Drawn(), *order).totals
            for name in ("npv", "net", "cost", "cost_pv", "flow"):
                assert np.array_equal(getattr(asked, name), getattr(alone, name)), name
            assert np.array_equal(asked.cumulative.q50, alone.cumulative.q50)
            for step in STEPS:
                assert np.array_equal(asked.layers[step], alone.layers[step]), step


def roisim_margin() -> Any:
    """A margin that no other test has."""
    return replace(cases.preset("b2b")["company.margin"], likely=0.441)


def test_the_likely_values_and_the_draws_are_two_questions() -> None:
    case = replace(cases.preset("b2b"), draws=64)
    certain, drawn = ask(case, Likely(), TOTALS), ask(case, Drawn(), TOTALS)
    assert (len(certain.totals.npv), len(drawn.totals.npv)) == (1, 64)
    assert (certain.draws, drawn.draws) == (0, 64)


FEW = {
    str,
    int,
    Language,
    Dimension,
    Theme,
    Credit,
    get_type_hints(specs.author)["draw"],
}  # words, places, names of things the house knows: there are few


KEPT = type(lru_cache(str))  # what a function is that remembers


def test_what_depends_on_a_case_is_kept_in_the_one_memory() -> None:
    """Whatever another cache keeps is keyed by words and places of which there are few, and by no case."""
    names = [each.name for each in pkgutil.walk_packages(roisim.__path__, "roisim.") if "__main__" not in each.name]
    there = map(importlib.import_module, names)
    caches = {each for module in there for each in vars(module).values() if isinstance(each, KEPT)}
    asked = {
        (cache.__module__, cache.__name__): {
            hint for name, hint in get_type_hints(cache.__wrapped__).items() if name != "return"
        }
        for cache in caches
    }
    assert len(asked) > 10
    assert {where: hints - FEW for where, hints in asked.items() if not hints <= FEW} == {}
