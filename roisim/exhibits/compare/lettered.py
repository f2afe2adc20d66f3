"""A comparison where there is little room: the cases are called by letters, and every table has a column a case."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from roisim.answers.comparison import Comparison
from roisim.exhibits.compare import tables, verdicts
from roisim.exhibits.compare.names import title_of, told_apart
from roisim.exhibits.compare.tables import Row
from roisim.exhibits.saying import plainly
from roisim.text import Text

MOST_CASES = 20
LETTERS = "ABCDEFGHIJKLMNOPQRST"
_LONG, _FEW = 12, 8  # inputs above which most stand last, and how many then stand first


@dataclass(frozen=True)
class Part:
    """A table under its title. places: of the cases that have a column; none where there is nothing to tell."""

    title: str
    rows: tuple[Row, ...]
    places: tuple[int, ...]


@dataclass(frozen=True)
class Lettered:
    """All of it, in the order one reads it. cases: their names behind their letters; remarks: of the letters."""

    said: str
    cases: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    parts: tuple[Part, ...]
    foot: str


def lettered(text: Text, found: Comparison, shorten: Callable[[str], str]) -> Lettered:
    """The comparison. shorten: makes a name fit."""
    text = plainly(text, *(side.scenario for side in found.sides))
    called = names(text, found, shorten)
    based = (text("compare.base", name=name) if place == found.base else name for place, name in enumerate(called))
    return Lettered(
        verdicts.answer(text, found, called).replace("*", ""),
        tuple(zip(LETTERS, based, strict=False)),
        tuple(verdicts.remarks(text, found, LETTERS[: len(called)])),
        _parts(text, found),
        _foot(text, found),
    )


def names(text: Text, found: Comparison, shorten: Callable[[str], str]) -> list[str]:
    """What the cases are called, told apart."""
    return told_apart(text, [shorten(title_of(text, side.scenario)) for side in found.sides])


def _parts(text: Text, found: Comparison) -> tuple[Part, ...]:
    """What most sets them apart, what each gives, what each gives against the base, what else sets them apart."""
    every = tuple(range(len(found.sides)))
    others = tuple(place for place in every if place != found.base)
    against = text("cli.compare.outputs_against", base=LETTERS[found.base])
    inputs = tuple(tables.inputs(text, found))
    first, rest = (inputs[:_FEW], inputs[_FEW:]) if len(inputs) > _LONG else (inputs, ())
    title = "cli.compare.inputs_first" if rest else "cli.compare.inputs" if inputs else "page.compare.inputs_none"
    return (
        Part(text(title), first, every if first else ()),
        Part(text("cli.compare.outputs"), tuple(tables.outputs(text, found, against=False)), every),
        Part(against, tuple(tables.outputs(text, found, against=True)), others),
        *([Part(text("cli.compare.inputs_rest"), rest, every)] if rest else []),
    )


def _foot(text: Text, found: Comparison) -> str:
    result = found.sides[found.base].result
    facts = {"draws": text.exact(result.draws, 0), "seed": result.scenario.seed, "version": result.model_version}
    return text("cli.compare.foot", **facts)


def lonely(text: Text, case: str, others: Sequence[str]) -> str:
    """What there is to say of one case alone: with which of the `others` it could be compared."""
    other = next(name for name in others if name != case)
    return text("cli.compare.lonely", case=case, other=other)
