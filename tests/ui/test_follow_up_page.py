"""Follow up, the page: figures typed, pasted, taken over and taken back; the rule agreed on Measure first applied."""

import re
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.learning import learning
from roisim.cases import links
from roisim.cases.outcomes import Actual, Agreed, Evidence
from roisim.importers.found import Found, Spent
from roisim.text import LANGUAGES, NBSP, Language, Text
from roisim.ui.imported import Dropped
from tests.visits import HOSTILE, case_of, field, of_extremes, sound, told, visit, write

B2B = cases.preset("b2b")
SEEN = replace(B2B, actuals=tuple(Actual(month, (("leads", 3.0 + month),)) for month in (1, 2, 3)),
               evidence=Evidence(until="2027-03-31"))  # fmt: skip
TABLE = Found("plain.csv", "plain", "plain", 1, date(2027, 1, 1), date(2027, 2, 28), "SEK", spent=tuple(
    Spent(date(2027, month, 1), date(2027, month, 28), "Meta", "A", "SEK", 900, leads=10.0 * month) for month in (1, 2)
))  # fmt: skip


def answered(app: AppTest) -> str:
    """The answer under the title."""
    found = re.search(r"</h1><p>(.*?)</p>", told(app))
    assert found
    return re.sub("</?strong>", "", found[1]).replace(NBSP, " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_judged_once_its_month_is_over_and_can_be_taken_back(language: Language) -> None:
    text = Text(language, "b2b")
    app = visit("follow_up", links.encode(B2B), language)
    assert answered(app) == text("page.follow_up.answer.none").replace("*", "")
    app = write(app, "follow-leads-1", "4")
    assert case_of(app).actuals == (Actual(1, (("leads", 4.0),)),)
    assert case_of(app).evidence.until == date.today().isoformat()
    app = write(app, "follow-until", "2027-01-30")
    assert text("page.follow_up.standing.open") in told(app) and not case_of(app).weighed_actuals
    app = write(app, "follow-until", "31/1 2027")
    assert case_of(app).evidence.until == "2027-01-31" and case_of(app).weighed_actuals
    assert text("page.follow_up.forecast.effective") in told(app)
    app = write(app, "follow-leads-1", "")
    assert not case_of(app).actuals
    app.button(key="undo").click().run()
    assert case_of(app).actuals and str(field(app, "follow-leads-1").value) == "4"


def test_what_is_no_figure_and_no_day_is_told_beside_its_field() -> None:
    app = write(visit("follow_up", links.encode(SEEN), "en"), "follow-leads-4", "a lot")
    assert "“a lot”" in told(app) and case_of(app) == SEEN
    app = write(app, "follow-until", "soon")
    assert "“soon” is no day" in told(app) and case_of(app) == SEEN


def test_a_table_is_pasted_whole_or_not_at_all() -> None:
    app = visit("follow_up", links.encode(B2B), "en")
    app.text_area(key="follow-pasted").set_value("month\tleads\n1\t4\nsoon\t5")
    app = sound(app.button(key="FormSubmitter:follow-form-Read").click().run())
    assert "Row 3: “soon” is no month" in told(app) and not case_of(app).actuals
    app.text_area(key="follow-pasted").set_value("month\tleads\trevenue\n1\t4\t10 m\n2\t5\t")
    app = sound(app.button(key="FormSubmitter:follow-form-Read").click().run())
    assert case_of(app).actuals == (Actual(1, (("leads", 4.0), ("revenue", 10e6))), Actual(2, (("leads", 5.0),)))
    assert "Row 3" not in told(app)
    app = sound(app.button(key="follow-clear").click().run())
    assert not case_of(app).actuals


def test_what_was_imported_is_taken_over_one_by_one_and_the_invented_never() -> None:
    kept = (Dropped("plain.csv", "a", found=TABLE),)
    app = visit("follow_up", links.encode(B2B), "sv", imported=kept)
    app = sound(app.button(key="follow-take-leads").click().run())
    assert [each.leads for each in case_of(app).actuals] == [10.0, 20.0]
    assert case_of(app).evidence.until == "2027-02-28"
    app = visit("follow_up", links.encode(B2B), "sv", imported=(replace(kept[0], source="example"),))
    assert app.button(key="follow-take-leads").disabled


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_of_measure_first_is_agreed_on_with_one_click_and_applied_here(language: Language) -> None:
    case = cases.preset("local")
    best = learning(case).steering.best
    assert best and best.is_told
    app = visit("measure_first", links.encode(case), language)
    app = sound(app.button(key="agree").click().run())
    agreed = Agreed(best.series, best.month, best.threshold, best.stops_below)
    assert case_of(app).gates == (agreed,) and not [each for each in app.button if each.key == "agree"]
    off = best.threshold * (0.5 if best.stops_below else 2.0)
    seen = replace(case_of(app), actuals=(Actual(best.month, ((best.series, off),)),), evidence=Evidence(0.5))
    app = visit("follow_up", links.encode(seen), language)
    assert {"sv": "avbryt", "en": "stop"}[language] in answered(app)
    app = sound(app.button(key="follow-remove-0").click().run())
    assert not case_of(app).gates and {"sv": "avbryt", "en": "says stop"}[language] not in answered(app)


def test_the_published_return_is_off_and_one_click_shows_both() -> None:
    app = visit("follow_up", links.encode(SEEN), "en")
    assert "With what 141 brands got, and without" not in told(app)
    app = sound(app.button(key="follow-published-on").click().run())
    assert case_of(app).evidence.published and "With what 141 brands got, and without" in told(app)
    app = sound(app.button(key="follow-published-on").click().run())
    assert not case_of(app).evidence.published


def test_too_few_outcomes_are_told_with_what_to_do() -> None:
    odd = replace(SEEN, actuals=(Actual(1, (("leads", 1e6),)),), evidence=Evidence(0.01, "2027-03-31"))
    app = visit("follow_up", links.encode(odd), "en")
    assert "can’t be worked out anew" in answered(app) and "widen the ranges" in told(app)


@pytest.mark.parametrize("name", of_extremes())
def test_every_case_can_be_followed(name: str) -> None:
    case = of_extremes()[name]
    app = visit("follow_up", links.encode(replace(case, actuals=SEEN.actuals, evidence=SEEN.evidence)), "sv")
    assert "{" not in answered(app) and HOSTILE not in told(app)
    month = replace(case, finance=replace(case.finance, start=""), actuals=SEEN.actuals)
    assert "{" not in answered(visit("follow_up", links.encode(month), "sv"))
