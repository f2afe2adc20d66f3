"""How sure an answer is, is told of ranges alone: not of fixed numbers; and nothing more or less is told in one way."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache

import pytest

from roisim import cases
from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.comparison import compare
from roisim.answers.losses import losses_of
from roisim.cases.groups import Line
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario, parameter_of
from roisim.cases.series import Target
from roisim.exhibits import earn_and_save, ignorance, key_figures
from roisim.exhibits.compare.lettered import lettered
from roisim.exhibits.compare.listed import entry
from roisim.exhibits.earn_and_save import brings
from roisim.exhibits.ignorance import cost, weights
from roisim.exhibits.key_figures import panels
from roisim.exhibits.saying import heads, plainly
from roisim.exhibits.simulator import tooltips
from roisim.exhibits.simulator.brief import brief
from roisim.text import LANGUAGES, MINUS, Language, Text
from tests.exhibits.every import GATE, exhibits_of

CLAIMS = {
    "en": r"1?9 cases out of|out of 20|[<>]\s?(1|99)%|(every|no) outcome|in most cases",
    "sv": r"\bfall av (10|20)|[<>]\s?(1|99)\s%|(alla|inget) utfall|de flesta fall",
}
# What a case with one outcome has none of; that it has none may be said.
NEVER = {
    "en": r"on average|average |middle case|\branges? (of|here)|, average|\(\)",
    "sv": r"\bsnitt|mittfall|intervallet|\(\)",
}
LEGENDS = ("alt", "columns")


def fixed(case: Scenario) -> Scenario:
    """The case with all numbers at their likely values."""
    case = replace(case, ignorance=at_level(case.ignorance, "none"))
    for path, _, estimate in case.estimates():
        case = case.with_estimate(path, Estimate(estimate.likely))
    return case


@cache
def of_points() -> dict[str, Scenario]:
    """Cases without a range: one that pays, one that loses, one that comes out even to the last digit."""
    ready = fixed(cases.preset("b2b"))
    still = replace(ready, channels=())
    for path in ("plan.hours", "plan.tools", "plan.setup", "plan.ramp_months", "company.social_share",
                 "company.social_cost", "print.moved"):  # fmt: skip
        still = still.with_estimate(path, Estimate(0.0))
    both = (Line("Support", "cost", Estimate(11_375.0)), Line("Calls", "save", Estimate(11_375.0)))
    goal = Target("leads", 12, 40.0)
    return {
        "pays": replace(ready, targets=(goal,)).with_estimate("company.order_value", Estimate(1e6)),
        "loses": replace(ready, targets=(goal,)).with_estimate("company.order_value", Estimate(1e3)),
        "even": replace(still, lines=both),
    }


def words(of: object, at: str = "") -> Iterator[str]:
    """All that an exhibit says, but for what its picture and its file are called."""
    if isinstance(of, str):
        yield of
    elif is_dataclass(of):
        for field in fields(of):
            if field.name not in LEGENDS:
                yield from words(getattr(of, field.name), field.name)
    elif isinstance(of, dict):
        yield from words(list(of.values()), at)
    elif isinstance(of, list | tuple):
        for each in of:
            yield from words(each, at)


def said(text: Text, case: Scenario) -> Iterator[str]:
    """All sentences of all pages, and of the terminal."""
    asked = (*earn_and_save.asks(case), *key_figures.asks(case), *ignorance.asks(case, GATE))
    result = ask(case, Drawn(), *asked)
    yield from words(list(exhibits_of(text, case).values()))
    yield from (brings.summary(text, result), cost.summary(text, result, GATE), entry(text, "A", "A", result))
    yield from words(brief(text, answer(case), "A"))
    both = compare((case, case.with_estimate("company.margin", case["company.margin"].scaled(0.9))))
    told = lettered(text, both, str)
    yield from (told.said, *told.remarks, told.foot)
    yield from (cell.middle for part in told.parts for row in part.rows for cell in row.cells)
    yield from (words for part in told.parts for words in (part.title, *(row.name for row in part.rows)))
    yield panels.legend(text, result)[1]
    plain = plainly(text, case)
    yield from (plain(f"page.{key}") for key in ("earn_and_save.months_how", "value_chains.remark", "yearly.open"))
    yield from (plain("page.ignorance.cards.remark"), plain("page.compare.outputs_remark"))
    paths = [f"channels.{place}.lead_rate" for place in range(len(case.channels))]
    yield tooltips.caption(text, parameter_of("channels.0.lead_rate"), paths, case)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["pays", "loses", "even"])
def test_no_chance_is_told_of_a_case_without_ranges(name: str, language: Language) -> None:
    case = of_points()[name]
    for sentence in said(Text(language, case.preset), case):
        assert not re.search(CLAIMS[language], sentence, re.IGNORECASE), sentence
        assert not re.search(NEVER[language], sentence, re.IGNORECASE), sentence
        assert not re.search(r"\de-\d", sentence), sentence  # what is left of a sum that is nothing


@pytest.mark.parametrize(("language", "even"), [("en", "neither more nor less"), ("sv", "varken mer eller mindre")])
def test_to_come_out_even_is_told_in_the_same_words_everywhere(language: Language, even: str) -> None:
    case = of_points()["even"]
    result = ask(case, Drawn(), *earn_and_save.asks(case))
    text = Text(language, case.preset)
    for sentence in (brief(text, answer(case), "A").said, brings.summary(text, result)):
        assert even in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_standing_aside_costs_is_never_less_than_nothing(language: Language) -> None:
    case, text = of_points()["loses"], Text(language, "b2b")
    result = ask(case, Drawn(), *ignorance.asks(case, GATE))
    assert result[losses_of(case)].together.mean() < 0
    assert not any(MINUS in remark for remark in weights.weights(text, result).remarks)


def test_fewer_than_one_are_told_without_a_figure() -> None:
    assert [heads(Text("en"), count) for count in (0.0, 0.37, 1.0)] == ["0", "next to none", "1"]
