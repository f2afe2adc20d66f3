"""What two have both changed, in words: whatever it is, it is named, and each side's is told apart where words can."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from roisim import cases
from roisim.cases.credits import at_credit
from roisim.cases.groups import FLAT
from roisim.cases.levels import at_level
from roisim.cases.merging import merged
from roisim.cases.outcomes import LiftTest
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.exhibits.keeping.clashes import Choice, choice
from roisim.text import LANGUAGES, Language, Text
from tests import any_case

BASE = cases.preset("b2b")
LEVEL = Text("en").name("ignorance.level")


def choices(theirs: Scenario, mine: Scenario, language: Language = "en") -> list[Choice]:
    """The clashes of two forms of the example, in words."""
    return [choice(Text(language), clash, mine) for clash in merged(BASE, theirs, mine).clashes]


def of_finance(**changed: object) -> Scenario:
    """The example with other terms."""
    return replace(BASE, finance=replace(BASE.finance, **changed))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("theirs", "mine", "expected"),
    [
        (of_finance(months=24), of_finance(months=60), Choice("Period", "24 months", "60 months")),
        (of_finance(discount_rate=0.08), of_finance(discount_rate=0.12), Choice("Discount rate", "8%", "12%")),
        (replace(BASE, seed=2), replace(BASE, seed=0), Choice("Seed of chance", "2", "0")),
        (replace(BASE, title="One"), replace(BASE, title="Two"), Choice("Title", "One", "Two")),
        (
            replace(BASE, lift_tests=(LiftTest(0.1, 0.2, 0.3),)), replace(BASE, lift_tests=(LiftTest(0.2, 0.3, 0.4),)),
            Choice("Other setting", "changed", "changed"),
        ),
    ],
)  # fmt: skip
def test_a_setting_that_both_have_changed_is_told_by_name_and_value(
    theirs: Scenario, mine: Scenario, expected: Choice
) -> None:
    (found,) = choices(theirs, mine)
    assert tuple(" ".join(each.split()) for each in (found.name, found.theirs, found.mine)) == (
        expected.name, expected.theirs, expected.mine,
    )  # fmt: skip


def test_words_that_fill_numbers_are_told_as_the_page_has_them() -> None:
    theirs, mine = (replace(BASE, ignorance=at_level(BASE.ignorance, level)) for level in ("severe", "none"))
    found = {each.name: each for each in choices(theirs, mine)}
    assert (found[LEVEL].theirs, found[LEVEL].mine) == ("severe", "none")
    theirs, mine = (replace(BASE, funnel=at_credit(BASE.funnel, way)) for way in ("crm", "experiment"))
    assert all(each.theirs != each.mine for each in choices(theirs, mine))
    assert not any(word in each.theirs for each in choices(theirs, mine) for word in ("crm", "experiment"))


def test_a_season_and_who_vouches_are_told() -> None:
    uneven = (2.0, *FLAT[1:])
    theirs = replace(BASE, company=replace(BASE.company, season=(3.0, *FLAT[1:])))
    (found,) = choices(theirs, replace(BASE, company=replace(BASE.company, season=uneven)))
    assert found.theirs.startswith("3") and found.mine.startswith("2")
    owned = [BASE.with_estimate("plan.hours", replace(Estimate(10.0), owner=name)) for name in ("Anna", "Bo")]
    (found,) = choices(*owned)
    assert found.theirs.endswith(": Anna") and found.mine.endswith(": Bo")


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=15)
@given(any_case.cases(), any_case.cases(), any_case.cases())
def test_whatever_both_have_changed_has_words(
    language: Language, base: Scenario, theirs: Scenario, mine: Scenario
) -> None:
    for clash in merged(base, theirs, mine).clashes:
        found = choice(Text(language), clash, mine)
        assert found.name and found.theirs and found.mine
