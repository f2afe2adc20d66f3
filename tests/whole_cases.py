"""Random whole cases, as the tests of the engine read them: the tables of a file, and the scenario they make."""

import random
from typing import Any

from hypothesis import strategies as st

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
