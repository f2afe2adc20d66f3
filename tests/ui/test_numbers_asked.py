"""What a typed number can mean is asked under its field, and one click answers."""

import pytest
from streamlit.testing.v1 import AppTest

from roisim.cases import preset
from roisim.text import LANGUAGES, Language, Text
from tests.visits import Exact, case_of, field, sound, told, visit, write

NONSENSE = ("abc", "1,2,3", "--5", "1e400", "١٢", "😀", "x" * 400, "=1+1", "<b>5</b>")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def asked(app: AppTest) -> list[str]:
    """What the buttons under the fields offer."""
    return [button.label for button in app.button if (button.key or "").startswith("answer-")]


def test_a_question_stands_under_the_field_and_one_click_answers(language: Language) -> None:
    app, marks = visit("business", language=language), Text(language).marks
    for path, written, offered, value in (
        ("company.social_cost", "900,000", ("900", "900 000"), 900_000),
        ("company.social_cost", "1 000 EUR", ("11 070",), 11_070),
        ("company.social_cost", "240 tkr per år", ("20 000",), 20_000),
        ("company.social_share", "0,3", ("0,3", "30"), 0.3),
    ):
        name, before = path.replace(".", "-"), case_of(app)
        write(app, name, written)
        assert case_of(app) == before
        assert field(app, name).value == written
        assert told(app).count('class="fault"') == 1
        for label, number in zip(asked(app), offered, strict=True):
            assert label.startswith(number.replace(",", marks.decimal).replace(" ", marks.thousands))
        sound(app.button(f"answer-{name}-{len(offered) - 1}").click().run())
        assert case_of(app)[path].likely == pytest.approx(value)
        assert 'class="fault"' not in told(app)
        assert asked(app) == []


def test_a_dial_asks_too_and_its_answer_writes_the_number(language: Language) -> None:
    app = write(visit(language=language), "plan-hours", "1,500")
    exact = field(app, "plan-hours")
    assert isinstance(exact, Exact)
    assert case_of(app) == preset("b2b")
    assert [written for _, written in exact.part["answers"]] == [f"1{Text(language).marks.decimal}5", "1500"]
    write(app, "plan-hours", exact.part["answers"][1][1])
    assert case_of(app)["plan.hours"].likely == 1500
    assert 'class="fault"' not in told(app)


def test_what_is_no_number_is_kept_with_one_sentence_and_the_months_may_be_years() -> None:
    app = visit("business")
    for written in NONSENSE:
        write(app, "company-social_cost", written)
        assert case_of(app) == preset("b2b")
        assert field(app, "company-social_cost").value == written
        assert told(app).count('class="fault"') == 1
        assert "<b>" not in told(app).partition('class="fault"')[2][:300]
    write(app, "months", "2 år")
    assert case_of(app).finance.months == 24
