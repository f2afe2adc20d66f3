"""The pitch for the board, in reading order: a page shows it, slides and a document hold it.

It says nothing of its own: every sentence and picture is that of the page that answers its question.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.pilot import gate
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits import earn_and_save, ignorance
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.ignorance import cost
from roisim.exhibits.pitch import closing, numbers, options
from roisim.exhibits.saying import is_nothing, untold
from roisim.exhibits.simulator import cards, cumulative, decision, head, yearly_table
from roisim.text import Text

_CARDS = 3


@dataclass(frozen=True)
class Section:
    """A part of the pitch. said: its sentences, *stars* for what is in bold; notes: the reasoning, for who speaks."""

    key: str
    heading: str
    said: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    exhibits: tuple[Exhibit, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Pitch:
    """The whole of it. title: whose case it is; answer: it in a sentence or two."""

    title: str
    answer: str
    sections: tuple[Section, ...]

    def __getitem__(self, key: str) -> Section:
        """A part by its key; KeyError where the case has none such."""
        found = {each.key: each for each in self.sections}
        return found[key]


def pitch(text: Text, case: Scenario, open_comments: Collection[str] = ()) -> Pitch:
    """Of any case; of one without a plan, what there is to say of that.

    open_comments: paths of the numbers of which something is said that is not settled.
    """
    result = _asked(case)
    return _pitch(text, result, open_comments, *_rest(text, result))


def opening(text: Text, case: Scenario, open_comments: Collection[str] = ()) -> Pitch:
    """How it begins, which takes the answer alone: title, the answer, the ask."""
    return _pitch(text, answer(case), open_comments)


def rest(text: Text, case: Scenario) -> Iterator[Section]:
    """What comes after the opening, each part worked out when it is its turn; one of them takes seconds."""
    yield from _rest(text, _asked(case))


def _asked(case: Scenario) -> Result:
    return ask(case, Drawn(), *earn_and_save.asks(case), *ignorance.asks(case, gate(case)))


def _pitch(text: Text, result: Result, open_comments: Collection[str], *after: Section) -> Pitch:
    sections = (_ask(text, result, open_comments), *after)
    return Pitch(title_of(text, result.scenario), decision.decision(text, result), sections)


def _rest(text: Text, result: Result) -> Iterator[Section]:
    case = result.scenario
    yield _why_now(text, result)
    if not is_nothing(result):
        yield _section(text, "options", exhibits=(options.options(text, case),))
        yield _value(text, result)
        yield _sure(text, result)
        yield _section(numbers.by_range(text, case), "numbers", exhibits=(numbers.numbers(text, case),))
        yield _section(text, "risks", said=closing.risks(text, case))
        yield _section(text, "stop", said=closing.stopping(text, case))
    yield _section(_sure_of(text, result), "next", said=(closing.next_step(text, result),))


def _section(
    text: Text, key: str, said: tuple[str, ...] = (), cards: tuple[Card, ...] = (), exhibits: tuple[Exhibit, ...] = ()
) -> Section:
    notes = (text(f"page.pitch.notes.{key}"),)
    heading = replace(text, sure=True)(f"page.pitch.{key}")  # `next_given` is advice, and no heading
    return Section(key, heading, tuple(filter(None, said)), cards, exhibits, notes)


def _ask(text: Text, result: Result, open_comments: Collection[str]) -> Section:
    """The sum, the time, who vouches, what is still talked of; and three numbers."""
    vouched = closing.vouched(text, result.scenario), closing.discussed(text, result.scenario, open_comments)
    said = (head.asked(text, result), *vouched, decision.hangs_on(text, result))
    return _section(_sure_of(text, result), "ask", said, cards.cards(text, result)[:_CARDS])


def _why_now(text: Text, result: Result) -> Section:
    return _section(text, "why_now", (cost.summary(text, result, gate(result.scenario)),))


def _value(text: Text, result: Result) -> Section:
    """Year by year, and from cost to net; the table of that is on Earn and save."""
    steps = replace(waterfall.from_cost_to_net(text, result), table=None)
    return _section(text, "value", exhibits=(yearly_table.years(text, result), steps))


def _sure(text: Text, result: Result) -> Section:
    return _section(_sure_of(text, result), "sure", exhibits=(cumulative.over_time(text, result),))


def _sure_of(text: Text, result: Result) -> Text:
    """Words for an answer of whose certainty nothing is known, where that is so."""
    return replace(text, sure=not untold(result))
