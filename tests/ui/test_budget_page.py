"""Budget, the page: what is there at once, what is asked for, what is refused beside its field, what is taken over."""

import re
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.budget import Wishes, suggestion
from roisim.answers.pot import today
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.text import NBSP
from tests.visits import case_of, of_nothing, sound, told, visit, write


def opened(case: Scenario | None = None) -> AppTest:
    """The page, in English."""
    return visit("budget", links.encode(case) if case else "", "en")


def answered(app: AppTest) -> str:
    """The sentence under the title."""
    found = re.search(r"</h1><p>(.*?)</p>", told(app))
    assert found
    return re.sub("</?strong>", "", found[1]).replace(NBSP, " ")


def press(app: AppTest, key: str) -> AppTest:
    """Press a button."""
    return sound(app.button(key=key).click().run())


def faults(app: AppTest) -> list[str]:
    """All that is wrong, as it stands beside its field."""
    return [found.replace(NBSP, " ") for found in re.findall(r'class="fault" role="alert">(.*?)</p>', told(app))]


def test_the_next_step_and_the_curves_are_there_at_once_and_the_split_when_asked_for() -> None:
    app = opened()
    assert answered(app).startswith("SEK 10,000 more a month pay nowhere in the middle case")
    assert len(app.get("vega_lite_chart")) == 3
    app = press(app, "budget-find")
    assert len(app.get("vega_lite_chart")) == 4
    found = suggestion(cases.preset("b2b"), Wishes())
    assert answered(app).startswith("The highest average net present value from at most SEK 20,600 a month comes with")
    app = press(app, "budget-take")
    assert today(case_of(app)) == found.amounts
    assert "The split is now in the case: Facebook" in told(app)
    app = press(app, "undo-told")
    assert case_of(app) == cases.preset("b2b")
    assert answered(app).startswith("The highest average")  # asked for, and remembered


def test_what_can_not_be_taken_stays_in_its_field_with_a_sentence() -> None:
    app = write(opened(), "budget-total", "twenty")
    assert "“twenty” is not a number" in faults(app)[0]
    assert (
        next(field for field in app.text_input if (field.key or "").startswith("field-budget-total")).value == "twenty"
    )
    app = write(app, "budget-total", "0")
    assert faults(app) == ["There is nothing to split when the total is 0. Write what a month may cost."]
    assert app.button(key="budget-find").disabled
    app = write(app, "budget-total", "")  # today's again
    assert faults(app) == []
    app = write(app, "budget-least-channels-0-spend", "9 000")
    app = write(app, "budget-most-channels-0-spend", "8 000 kr")
    assert faults(app) == ["“Facebook”: at least SEK 9,000 is more than at most SEK 8,000. Change one of the bounds."]
    app = write(app, "budget-least-channels-0-spend", "")
    app = write(app, "budget-least-channels-1-spend", "30000")
    assert faults(app)[0].startswith("The least you ask for, with what is locked, is SEK 30,000 a month")
    app = write(app, "budget-least-channels-1-spend", "-4")
    assert faults(app)[-1] == "LinkedIn can’t be less than 0."


def test_the_least_budget_is_told_and_a_target_of_nothing_refused() -> None:
    app = press(opened(), "budget-find-least")
    assert "For the plan to cover its cost in the middle case over three years takes about" in told(app)


def test_a_case_with_nothing_to_split_says_so() -> None:
    case = cases.preset("b2b")
    nothing = replace(case, channels=(), plan=replace(case.plan, hourly_cost=replace(case.plan.hours, likely=0.0)))
    app = opened(nothing)
    assert answered(app).startswith("There is nothing to split here")
    assert not app.get("vega_lite_chart")
    app = opened(of_nothing())
    assert faults(app) == ["There is nothing to split when the total is 0. Write what a month may cost."]
    assert len(app.get("vega_lite_chart")) == 3
