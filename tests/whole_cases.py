"""Random whole cases, as the tests of the engine read them: the tables of a file, the scenario, the worlds lived."""

import random
from collections.abc import Iterator
from typing import Any, cast

from hypothesis import strategies as st

from roisim.answers.sampling import Drawn, starts
from roisim.answers.worlds import Block, Needs, block
from roisim.cases import read
from roisim.cases.scenario import Scenario
from tests.model import slow_reading

SEEDS = st.integers(0, 10**9)


def tables(seed: int, ranges: bool = False) -> dict[str, Any]:
    """A random case as the tables of a file, every parameter given."""
    return slow_reading.random_case(random.Random(seed), ranges)


def scenario(seed: int, ranges: bool = False, draws: int = 256) -> Scenario:
    """The same, read, with so many draws."""
    return read(tables(seed, ranges) | {"draws": draws})


def blocks(case: Scenario, **needs: tuple[str, ...]) -> Iterator[Block]:
    """Every block of a case's draws with the worlds and series that are needed."""
    for first in starts(case, Drawn()):
        yield block(case, Drawn(), first, cast(Needs, needs))
