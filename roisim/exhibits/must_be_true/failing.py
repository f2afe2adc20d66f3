"""How the plan would most likely fail, in a sentence; and the numbers that are otherwise where it does."""

from collections.abc import Iterator, Sequence

from roisim.answers.failing import Failing, Sign
from roisim.answers.failing import failing as found_of
from roisim.answers.result import Result
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import words
from roisim.exhibits.saying import against, untold
from roisim.text import Text

_TOLD, _SHOWN = 2, 8  # signs in the sentence, and in the table
_COLUMNS = ("name", "losing", "rest")


def failing(text: Text, result: Result) -> Exhibit:
    """The sentence, and the table of what sets the outcomes apart in which the plan does not pay."""
    found = found_of(result)
    signs = found.signs[:_SHOWN]
    if untold(result) or not signs:
        return Exhibit("failing", _why_not(text, result, found))
    title = text(
        "page.must_be_true.failing.title", signs=text.listed([_sign(text, result, each) for each in signs[:_TOLD]])
    )
    cases = text.of_ten(found.chance)
    measure = text("page.must_be_true.failing.measure", cases=cases, **against(text, result.scenario))
    return Exhibit("failing", title, measure, table=_table(text, result, signs))


def _why_not(text: Text, result: Result, found: Failing) -> str:
    """Why there is nothing that sets the outcomes apart."""
    if untold(result):
        return text(f"page.must_be_true.failing.{'untold' if result.draws > 1 else 'one'}")
    key = "none" if not found.chance else "all" if found.chance == 1 else "unclear"
    return text(f"page.must_be_true.failing.{key}", cases=text.of_ten(found.chance))


def _sign(text: Text, result: Result, sign: Sign) -> str:
    """That a number is lower than otherwise, or higher, and by how much."""
    losing, rest = _values(text, result, sign)
    key = "lower" if sign.apart < 0 else "higher"
    name = words.together(text, result.scenario, sign.paths)
    return text(f"page.must_be_true.failing.{key}", name=name, losing=losing, rest=rest)


def _values(text: Text, result: Result, sign: Sign) -> tuple[str, str]:
    """What a number is where the plan does not pay, and in the rest."""
    pair = (sign.losing, sign.rest)
    losing, rest = (words.short(text, result.scenario, sign.paths[0], each, beside=pair) for each in pair)
    return losing, rest


def _table(text: Text, result: Result, signs: Sequence[Sign]) -> Table:
    head = tuple(text(f"page.must_be_true.failing.{name}") for name in _COLUMNS)
    rows = tuple(Row(words.together(text, result.scenario, each.paths), _values(text, result, each)) for each in signs)
    columns = (*head, text("page.must_be_true.failing.apart"))
    return Table(text("page.must_be_true.failing.caption"), head, rows, lambda: _exact(text, result, signs), columns)


def _exact(text: Text, result: Result, signs: Sequence[Sign]) -> Iterator[list[Cell]]:
    for each in signs:
        yield [words.together(text, result.scenario, each.paths), each.losing, each.rest, each.apart]
