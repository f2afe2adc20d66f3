"""Invest or leave it: what each choice comes to as it turns out, and what one would regret."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from roisim.answers.regret import CHOICES, TURNS, Choice, Regret, Turn
from roisim.answers.regret import Cell as Turned
from roisim.answers.regret import regret as found_in
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Cell, Exact, Exhibit, Row, Table
from roisim.exhibits.ignorance.words import present_value
from roisim.exhibits.saying import plainly
from roisim.text import Text, rounded

_ALIKE = 0.05  # of the larger regret: a smaller difference decides nothing
_COLUMNS = ("choice", "file_turn", "file_share", "file_mean", "file_low", "file_high", "file_regret")


@dataclass(frozen=True)
class Outcome:
    """What a choice comes to as it turned out: in the mean, in 9 cases out of 10, and what one would regret.

    kind: whether one would; of what never turns out so there is neither range nor regret.
    """

    turn: str
    mean: str
    kind: Literal["rue", "right", "never"]
    span: str = ""
    rued: str = ""


@dataclass(frozen=True)
class Regretted:
    """The conclusion with its file, and the table as it is read.

    turns: how it may turn out, and how often; outcomes: by the name of the choice, one for every turn. columns, seen:
    the same to be pasted: average, range and regret of a cell each in a column, rounded as they are written.
    """

    exhibit: Exhibit
    turns: tuple[tuple[str, str], ...]
    outcomes: dict[str, tuple[Outcome, ...]]
    columns: tuple[str, ...]
    seen: Exact = field(compare=False)


def regret(text: Text, result: Result) -> Regretted:
    """Which choice one would regret less, and the table that says how much."""
    text = plainly(text, result.scenario)
    case, found = result.scenario, found_in(result)
    turns = {turn: (text(f"page.ignorance.regret.{turn}"), _how_often(text, found, turn)) for turn in TURNS}
    outcomes = {
        _named(text, case, choice): tuple(
            _outcome(text, case, found.cells[choice][turn], f"{how} ({share})") for turn, (how, share) in turns.items()
        )
        for choice in CHOICES
    }
    measure = text("page.ignorance.regret.measure", pv=present_value(text, case))
    worth = text("page.ignorance.regret.difference", worth=text.money(found.worth, case.finance.currency))
    remarks = (worth,) if any(found.expected(choice) for choice in CHOICES) else ()
    table = _table(text, case, found, outcomes)
    exhibit = Exhibit("regret", _rued(text, found, case), measure, table=table, remarks=remarks)
    columns, seen = _columns(text, table.head), partial(_seen, text, case, found)
    return Regretted(exhibit, tuple(turns.values()), outcomes, columns, seen)


def _named(text: Text, case: Scenario, choice: Choice) -> str:
    """What a choice is called: to leave it is to stand aside, or to go on as today."""
    return text(f"page.ignorance.regret.{'invest_row' if choice == 'invest' else f'leave_{case.base}'}")


def _rued(text: Text, found: Regret, case: Scenario) -> str:
    """Which choice one would regret less on average."""
    regrets = {choice: found.expected(choice) for choice in CHOICES}
    if not any(regrets.values()):
        return text("page.ignorance.regret.none")
    money = partial(text.money, currency=case.finance.currency)
    worse = max(regrets, key=lambda choice: regrets[choice])
    even = abs(found.worth) < _ALIKE * regrets[worse]
    amounts = {choice: money(amount) for choice, amount in regrets.items()}
    told = "even" if even else worse if worse == "invest" else f"{worse}_more_{case.base}"
    return text(f"page.ignorance.regret.{told}", **amounts)


def _how_often(text: Text, found: Regret, turn: Turn) -> str:
    return text("page.ignorance.regret.all_cases") if turn == "all" else often(text, found.share(turn))


def often(text: Text, share: float) -> str:
    """In how many cases; of none and of all it is said outright."""
    known = {0.0: "in_none", 1.0: "in_every"}.get(share)
    return text(f"page.ignorance.regret.{known}") if known else text.of_ten(share)


def _outcome(text: Text, case: Scenario, cell: Turned, turn: str) -> Outcome:
    if cell.regret is None:
        return Outcome(turn, text("page.ignorance.regret.never"), "never")
    money = partial(text.money, currency=case.finance.currency)
    low, high = text.ends(cell.outcome.q05, cell.outcome.q95, case.finance.currency)
    span = text("page.ignorance.regret.span", low=low, high=high) if low != high else ""
    if not cell.regret:
        return Outcome(turn, money(cell.outcome.mean), "right", span, text("page.ignorance.regret.rue_none"))
    rue = text("page.ignorance.regret.rue", amount=money(cell.regret))
    return Outcome(turn, money(cell.outcome.mean), "rue", span, rue)


# --- the table ---


def _table(text: Text, case: Scenario, found: Regret, outcomes: dict[str, tuple[Outcome, ...]]) -> Table:
    """The outcomes as lines of text, and as the rows of a file."""
    rows = (
        Row(name, tuple(" ".join(filter(None, (each.mean, each.span, each.rued))) for each in cells))
        for name, cells in outcomes.items()
    )
    turns = next(iter(outcomes.values()))
    head = (text("page.ignorance.regret.choice"), *(each.turn for each in turns))
    columns = tuple(text(f"page.ignorance.regret.{column}") for column in _COLUMNS)
    return Table(text("page.ignorance.regret.caption"), head, tuple(rows), partial(exact, text, case, found), columns)


def _columns(text: Text, head: Sequence[str]) -> tuple[str, ...]:
    """The heads of what is pasted: "The plan paid off (6 in 10), low"."""
    parts = [text.inside(text(f"page.ignorance.regret.{column}")) for column in _COLUMNS[3:]]
    return (head[0], *(f"{turn}, {part}" for turn in head[1:] for part in parts))


def _seen(text: Text, case: Scenario, found: Regret) -> list[list[Cell]]:
    """The rows of what is pasted."""
    return [
        [_named(text, case, choice), *(part for turn in TURNS for part in _parts(text, found.cells[choice][turn]))]
        for choice in CHOICES
    ]


def _parts(text: Text, cell: Turned) -> list[Cell]:
    if cell.regret is None:
        return [text("page.ignorance.regret.never"), None, None, None]
    low, high = rounded(cell.outcome.q05 or 0.0, cell.outcome.q95 or 0.0)
    ends = [low, high] if low != high else [None, None]
    return [*rounded(cell.outcome.mean or 0.0), *ends, *rounded(cell.regret)]


def exact(text: Text, case: Scenario, found: Regret) -> list[list[Cell]]:
    """The rows of the file: choice, turn, its share, and the outcome with all digits."""
    return [_line(text, case, found, choice, turn) for choice in CHOICES for turn in TURNS]


def _line(text: Text, case: Scenario, found: Regret, choice: Choice, turn: Turn) -> list[Cell]:
    cell = found.cells[choice][turn]
    names: list[Cell] = [_named(text, case, choice), text(f"page.ignorance.regret.{turn}")]
    return [*names, found.share(turn), cell.outcome.mean, cell.outcome.q05, cell.outcome.q95, cell.regret]
