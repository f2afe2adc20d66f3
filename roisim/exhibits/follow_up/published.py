"""Weighed by what 141 brands got, and not: side by side once that is asked for."""

from collections.abc import Iterator

from roisim.answers import evidence
from roisim.answers.ask import answer
from roisim.answers.result import Result
from roisim.cases.bibliography import find
from roisim.cases.outcomes import PUBLISHED_RETURN
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_published
from roisim.errors import CaseError
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.follow_up.wording import WORDS, ends, is_fixed, middle, paying
from roisim.exhibits.saying import against, chance, plainly
from roisim.text import Text

_KEY, _AT = "followed-published", f"{WORDS}.published"


def published(text: Text, case: Scenario) -> Exhibit:
    """What it is; both answers where it is asked for, or why there is none."""
    text = plainly(text, case)
    if not case.has_ads:
        return Exhibit(_KEY, text(f"{_AT}.title"), remarks=(text(f"{_AT}.no_ads"),))
    if not case.evidence.published:
        return Exhibit(_KEY, text(f"{_AT}.title"), remarks=(_how(text),))
    without = answer(evidence.trusted(with_published(case, False)))
    try:
        evidence.weighed(case.question)
    except CaseError as error:
        return Exhibit(_KEY, text(f"{_AT}.title_refused"), remarks=(*map(text.fault, error.faults), _how(text)))
    if is_fixed(without):
        return Exhibit(_KEY, text(f"{_AT}.title_fixed"), remarks=(_how(text),))
    with_it = answer(case)
    title = text(f"{_AT}.title_on", with_cases=paying(text, with_it), without_cases=paying(text, without))
    measure = text(f"{_AT}.measure", **against(text, case))
    return Exhibit(_KEY, title, measure, table=_table(text, without, with_it), remarks=(_how(text),))


def button(text: Text, case: Scenario) -> str:
    """What turns it on, or off again; nothing where it has nothing to say and is off."""
    if not (case.has_ads or case.evidence.published):
        return ""
    return text(f"{_AT}.{'leave' if case.evidence.published else 'weigh'}")


def _how(text: Text) -> str:
    figure = find(PUBLISHED_RETURN)
    assert figure is not None
    low, likely, high = (text.number(end) for end in figure.bounds)
    return text(f"{_AT}.how", low=low, likely=likely, high=high, source=figure.title)


def _table(text: Text, without: Result, with_it: Result) -> Table:
    both = (("without", without), ("with", with_it))
    rows = tuple(
        Row(text(f"{_AT}.{key}"), (
            chance(text, each.chance), middle(text, each), text(f"{WORDS}.forecast.between", **ends(text, each)),
        ))
        for key, each in both
    )  # fmt: skip

    def exact() -> Iterator[list[Cell]]:
        """With all digits."""
        for key, each in both:
            yield [text(f"{_AT}.{key}"), each.chance, each.npv.q50, each.npv.q05, each.npv.q95]

    head = tuple(text(f"{_AT}.{each}") for each in ("row", "chance", "npv", "range"))
    columns = tuple(text(f"{_AT}.{each}") for each in ("row", "chance", "npv", "low", "high"))
    return Table(text(f"{_AT}.table"), head, rows, exact, columns)
