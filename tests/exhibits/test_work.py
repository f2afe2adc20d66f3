"""What is said beside the hours of a plan is true of it."""

import re
from dataclasses import replace

import pytest

from roisim import cases
from roisim.answers.ask import answer, likely
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.simulator import work
from roisim.text import LANGUAGES, Language, Text
from tests.visits import of_nothing

B2B = cases.preset("b2b")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def plan(**numbers: float) -> Scenario:
    """A plan of given hours a month and posts, at 2 hours a post and 10 an account, that buys no work."""
    fixed = {"hours_per_post": 2.0, "hours_per_account": 10.0, "agency": 0.0, "content": 0.0, **numbers}
    channels = (replace(B2B.channels[0], spend=Estimate(20_000.0)),)
    changes = {name: Estimate(value) for name, value in fixed.items()}
    return replace(B2B, draws=256, channels=channels, plan=replace(B2B.plan, **changes))


def said(case: Scenario, language: Language = "en") -> str:
    """What stands beside the hours."""
    return work.said(Text(language, case.preset), answer(case))


def test_what_the_plan_asks_for_and_how_much_gets_done() -> None:
    found = said(plan(hours=48.0, posts=27.0))
    assert found.startswith(
        "The plan asks for 64 hours a month. You have 48: about three quarters of the work gets done."
    )
    assert "The ads are looked after, but not all of the posts get made." in found
    assert "net present value" in found


def test_all_is_done_where_there_are_hours_enough() -> None:
    found = "The plan asks for 64 hours a month. You have 64, so all of the work gets done."
    assert said(plan(hours=64.0, posts=27.0)) == found
    assert said(plan(hours=1e9, posts=27.0)).endswith("so all of the work gets done.")


def test_hours_that_are_enough_in_the_middle_case_alone_are_not_said_to_be_enough() -> None:
    posts = Estimate(27.0, 20.0, 34.0)
    case = plan(hours=64.5)
    unsure = replace(case, plan=replace(case.plan, posts=posts))
    found = "You have 64, which in the middle case is enough for all of the work, but not in every outcome."
    assert said(unsure).endswith(found)


def test_of_no_hours_nothing_is_done() -> None:
    assert "none of the work gets done. What is not done costs clicks and posts." in said(plan(hours=0.0, posts=27.0))


def test_ads_are_cared_for_first() -> None:
    assert "Ads that nobody looks after bring fewer clicks." in said(plan(hours=5.0, posts=0.0))
    alone = replace(plan(hours=5.0, posts=9.0), channels=())
    assert "Not all of the posts get made." in said(alone)


def test_a_plan_without_work_needs_no_hours(language: Language) -> None:
    text = Text(language, "b2b")
    assert said(of_nothing(), language) == text("page.work.no_need")
    idle = replace(plan(hours=12.0, posts=0.0), channels=())
    hours = text("page.work.hours", count="12")
    assert said(idle, language) == f"{text('page.work.no_need')} {text('page.work.idle', hours=hours)}"


def test_the_busiest_month_is_called_so() -> None:
    case = plan(hours=48.0, posts=27.0)
    once = replace(case, channels=(replace(case.channels[0], first=5, last=6),))
    assert said(once).startswith("The plan asks for 64 hours in its busiest month.")


@pytest.mark.parametrize("hours", [0.0, 10.0, 40.0])
def test_an_hour_a_week_more_adds_what_the_same_case_with_it_is_worth_more(hours: float) -> None:
    case = plan(hours=hours, posts=27.0)
    more = case.with_estimate("plan.hours", Estimate(hours + 52 / 12))
    brought = (likely(more).npv.mean or 0.0) - (likely(case).npv.mean or 0.0)
    way = "raise" if brought > 0 else "still lower"
    assert f"{way} the net present value by {Text('en').money(abs(brought), 'SEK')}" in said(case)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_sentence_of_a_preset_has_a_hole(preset: str, language: Language) -> None:
    found = said(cases.preset(preset), language)
    assert found.endswith(".")
    assert not re.search(r"[{}–]|nan|inf\b", found)
