"""What is not the company's own yet, most decisive first; and the groups of numbers, each with how far one has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from roisim.answers.tornado import tornado
from roisim.cases import moves
from roisim.cases.scenario import Scenario
from roisim.cases.vouching import same_numbers
from roisim.exhibits.assumptions.register import Row, rows
from roisim.text import Text


@dataclass(frozen=True)
class Waiting:
    """A number that is still from the example, and what hangs on it."""

    row: Row
    decides: str


def waiting(text: Text, case: Scenario, start: Scenario) -> list[Waiting]:
    """All of them; what moves nothing comes last, in the order of the register. start: the example."""
    swings = tornado(case).swings
    left = [row for row in rows(text, case) if row.voucher != "own" and _is_given(row, case, start)]
    left.sort(key=lambda row: -swings[row.path].size)
    return [Waiting(row, _decides(text, case, row, swings[row.path].size)) for row in left]


def title(text: Text, case: Scenario) -> str:
    """What they are called; a case that began from no example has none left of it."""
    return text(f"page.assumptions.waiting{'' if case.preset else '_other'}")


def _is_given(row: Row, case: Scenario, start: Scenario) -> bool:
    """True for a number as the example has it; of a case that began from none, for every one."""
    given = moves.home(case, start, row.path)
    return not case.preset or (given is not None and same_numbers(given, row.estimate))


def _decides(text: Text, case: Scenario, row: Row, size: float) -> str:
    """How much the net present value differs between the ends of the number."""
    if not size:
        return text("page.assumptions.decides_nothing")
    key = "range" if row.estimate.is_range else "fixed"
    return text(f"page.assumptions.decides_{key}", amount=text.money(size, case.finance.currency))


@dataclass(frozen=True)
class Group:
    """A group of numbers: its name with how many there are, what it is about, and its rows."""

    key: str
    title: str
    explained: str
    rows: tuple[Row, ...]


def groups(text: Text, case: Scenario) -> Iterator[Group]:
    """The groups that have any, in the order of the register."""
    for key, members in groupby(rows(text, case), key=lambda row: row.group):
        found = tuple(members)
        counts = {"numbers": len(found), "own": sum(row.voucher == "own" for row in found)}
        told = {name: text.counted(f"page.assumptions.{name}", count) for name, count in counts.items()}
        title = text("page.assumptions.fold", group=text(f"group.{key}.name"), **told)
        yield Group(key, title, text(f"group.{key}.help"), found)


def hits(text: Text, count: int) -> str:
    """How many numbers a search found."""
    return text.counted("page.assumptions.hits", count)
