"""What was lived through lately is not lived through again, within its bounds, and changes no number."""

from dataclasses import replace

import numpy as np

from roisim import cases
from roisim.answers import losses
from roisim.answers.chains import chains
from roisim.answers.memory import Memory
from roisim.answers.totals import LATELY, totals
from roisim.cases.scenario import Scenario
from roisim.cases.series import STREAMS, World
from roisim.model.simulation import Trajectory

DRAWS = 64


def lived(world: World, *names: str) -> Trajectory:
    """A world of twelve months: 6 kB a series."""
    return Trajectory(world, {name: np.zeros((12, DRAWS)) for name in names}, {})


def b2b(margin: float = 0.4) -> Scenario:
    """A small case."""
    case = cases.preset("b2b")
    return replace(case.with_estimate("company.margin", replace(case["company.margin"], likely=margin)), draws=DRAWS)


def test_a_world_is_found_where_it_has_all_that_is_asked_for() -> None:
    memory, world = Memory(10**6), lived("ignore", "value", "cost")
    memory.keep(b2b(), 0, world)
    assert memory.find(b2b(), "ignore", 0, ("value",)) is world
    assert memory.find(b2b(0.41), "ignore", 0, ("value",)) is None
    assert memory.find(b2b(), "hold", 0, ("value",)) is None
    assert memory.find(b2b(), "ignore", DRAWS, ("value",)) is None
    assert memory.find(b2b(), "ignore", 0, ("value", "leads")) is None


def test_no_more_is_kept_than_there_is_room_for_and_what_is_asked_for_stays_longest() -> None:
    memory = Memory(2 * 12 * DRAWS * 8)
    for margin in (0.40, 0.41):
        memory.keep(b2b(margin), 0, lived("ignore", "value"))
    assert memory.find(b2b(0.40), "ignore", 0, ("value",))
    memory.keep(b2b(0.42), 0, lived("ignore", "value"))
    assert memory.find(b2b(0.40), "ignore", 0, ("value",))
    assert memory.find(b2b(0.41), "ignore", 0, ("value",)) is None
    memory.keep(b2b(0.43), 0, lived("ignore", "value", "cost", "leads"))  # more than the whole room
    assert memory.find(b2b(0.43), "ignore", 0, ("value",)) is None


def test_an_answer_is_the_same_whatever_was_asked_before() -> None:
    case = b2b(0.441)
    LATELY.cache_clear()
    alone = totals(case)
    for ask in (losses.live, chains):
        LATELY.cache_clear()
        ask(case)
        asked = totals(case)
        for name in ("npv", "net", "cost", "cost_pv", "flow"):
            assert np.array_equal(getattr(asked, name), getattr(alone, name)), name
        assert np.array_equal(asked.cumulative.q50, alone.cumulative.q50)
        for stream in STREAMS:
            assert np.array_equal(asked.gain[stream], alone.gain[stream]), stream
