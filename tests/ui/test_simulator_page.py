"""The Simulator as a page: what is asked, four trials of a tap each, what a finger changed told with the way back."""

from html import escape

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import ButtonGroup

from roisim import cases
from roisim.answers.ask import answer
from roisim.cases import links, moves, trials
from roisim.exhibits.simulator.head import asked
from roisim.text import LANGUAGES, Language, Text
from tests.visits import case_of, chosen, done, sent, sound, visit

B2B = cases.preset("b2b")


def taps(app: AppTest) -> ButtonGroup[str]:
    """The four trials."""
    return chosen(app, "trial")


def tap(app: AppTest, name: trials.Name | None) -> AppTest:
    """The page after a trial was tapped; None: the one that is on was tapped again."""
    return sound(taps(app).set_value(name).run())


def notices(app: AppTest) -> str:
    """What is told in boxes."""
    return "\n".join(
        each.proto.body for each in app.get("html") if each.proto.body.startswith('<p class="notice told"')
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_over_the_answer_stands_whose_case_it_is_and_what_is_asked(language: Language) -> None:
    text, app = Text(language, "b2b"), visit(language=language)
    said = next(each.proto.body for each in app.get("html") if each.proto.body.startswith("<section"))
    parts = (
        "Hällby Mätsystem",
        escape(asked(text, answer(B2B))),
        'class="decision"',
        'class="cards"',
        text("page.simulator.change"),
    )
    assert [said.count(part) for part in parts] == [1] * len(parts)
    where = [said.index(part) for part in parts]
    assert where == sorted(where)


def test_a_trial_is_one_tap_and_taken_back_with_one() -> None:
    app = visit(language="en")
    assert case_of(tap(app, "half")) == trials.tried(B2B, "half")
    assert "half as many leads become deals" in notices(app) and taps(app).value == "half"
    assert case_of(tap(app, "dear")) == trials.tried(B2B, "dear")  # from the case before, not on top of the other
    assert case_of(tap(app, None)) == B2B
    assert notices(app) == "" and taps(app).value is None
    tap(app, "hard")
    sound(app.button(key="undo-trial").click().run())
    assert case_of(app) == B2B
    sound(app.button(key="redo").click().run())
    assert case_of(app) == trials.tried(B2B, "hard") and taps(app).value == "hard"
    sound(app.button(key="undo").click().run())
    assert case_of(app) == B2B and taps(app).value is None


def test_a_trial_outlives_another_change_and_ends_with_one_to_its_own_numbers() -> None:
    app = tap(visit(language="en"), "half")
    done(app, ("company-margin", 50.0))
    assert taps(app).value == "half"
    assert case_of(tap(app, None)) == moves.moved(B2B, "company.margin", 0.5)
    done(tap(app, "half"), ("close-rate", "2"))
    assert taps(app).value is None and notices(app) == ""


def test_a_trial_that_changes_nothing_says_so() -> None:
    alone = moves.moved(cases.preset("b2b"), "plan.hourly_cost", 0.0)
    app = visit(code=links.encode(trials.tried(trials.tried(alone, "nothing"), "hard")), language="en")
    before = case_of(tap(app, "hard"))
    assert Text("en")("page.trial.same", name="").replace("*", "").strip(": ") in notices(app)
    assert case_of(tap(app, None)) == before


def test_what_a_finger_changed_is_told_with_the_way_back_and_what_a_mouse_did_is_not() -> None:
    app = visit(language="en")
    sent(app, {"company-margin": [1, 50, "touch"]})
    assert case_of(app)["company.margin"].likely == 0.5
    assert "Gross margin: from 43% to 50%." in notices(app)
    sound(app.button(key="undo-told").click().run())
    assert case_of(app) == B2B and notices(app) == ""
    done(app, ("company-margin", 50.0))
    assert notices(app) == ""
