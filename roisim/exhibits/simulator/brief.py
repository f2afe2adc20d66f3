"""An answer on one screen, in the words of the app: decision, cards, what else to know, the ladder, the years."""

from collections.abc import Iterator
from dataclasses import dataclass

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card, Table
from roisim.exhibits.saying import is_nothing, untold
from roisim.exhibits.simulator import cards, cumulative, decision, ladder, standing, work, yearly_table
from roisim.text import Text


@dataclass(frozen=True)
class Step:
    """A step of the ladder: what it is called, how far its bar goes from 0, its chance and its net as written."""

    key: str
    name: str
    end: float
    cases: str
    net: str


@dataclass(frozen=True)
class Brief:
    """All of it, in the order one reads it. span: from where to where the bars of the ladder may go."""

    title: str
    said: str
    cards: tuple[Card, ...]
    asides: tuple[str, ...]
    ladder: str
    steps: tuple[Step, ...]
    span: tuple[float, float]
    years: Table
    foot: str


def brief(text: Text, result: Result, title: str) -> Brief:
    """The answer to a case of that title, without stars."""
    found, steps = decision.made(text, result), tuple(_steps(text, result))
    ends = [step.end for step in steps]
    return Brief(
        title,
        _plain(f"{found.said} {found.hangs_on}"),
        found.cards,
        tuple(map(_plain, _asides(text, result, found.asides))),
        ladder.measure(text, result),
        steps,
        (min(0.0, *ends), max(0.0, *ends)) if untold(result) else (0.0, ladder.CASES),
        yearly_table.table_of(text, result),
        _foot(text, result),
    )


def _asides(text: Text, result: Result, known: tuple[str, ...]) -> Iterator[str]:
    """What stands under the cards of the app, and beside its hours."""
    yield from known
    if not is_nothing(result):
        yield work.said(text, result)


def _steps(text: Text, result: Result) -> Iterator[Step]:
    for drawn in ladder.steps(text, result):
        chance = result.ladder_chance[drawn.what]
        count, net = standing.count(chance), ladder.written(text, result, drawn.what)
        cases = "" if untold(result) else text("cli.answer.cases", count=count)
        yield Step(drawn.what, text(f"page.step.{drawn.what}"), drawn.end if count or not cases else 0.0, cases, net)


def _foot(text: Text, result: Result) -> str:
    """When the plan overtakes its base, and how it was worked out."""
    version = result.model_version
    if not result.draws:
        return text("cli.answer.foot_likely", version=version)
    if untold(result):
        told = text("cli.answer.foot_given", version=version)
        return told if is_nothing(result) else f"{_overtakes(text, result)}. {told}"
    foot = text("cli.answer.foot", draws=text.exact(result.draws, 0), seed=result.scenario.seed, version=version)
    return foot if is_nothing(result) else f"{_overtakes(text, result)}. {foot}"


def _overtakes(text: Text, result: Result) -> str:
    """When the plan overtakes its base; and why that is another month than the card has, where it is."""
    told, paid = cumulative.overtakes(text, result), cards.paid_back(text, result)
    if untold(result) or result.roi.q50 is None or cumulative.month(text, result) in ("", paid):
        return told
    return text("cli.answer.apart", overtakes=told)


def _plain(said: str) -> str:
    return said.replace("*", "")
