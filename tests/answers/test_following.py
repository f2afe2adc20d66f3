"""Following a plan: where figures stand, what an agreed rule says, and what is never judged."""

import math
from dataclasses import replace
from datetime import date

import pytest

from roisim.answers.ask import answer
from roisim.answers.following import Followed, expected, followed
from roisim.cases import preset
from roisim.cases.outcomes import Actual, Agreed, Evidence, LiftTest
from roisim.cases.scenario import Scenario
from roisim.cases.seeing import with_actuals, with_figure, with_gate, without_gate
from roisim.exhibits.follow_up import whole
from roisim.exhibits.follow_up.answer import answer as answered
from roisim.exhibits.follow_up.answer import kind_of
from roisim.text import LANGUAGES, Text

CASE = preset("b2b")
UNTIL = "2027-03-31"


def seen(*leads: float, until: str = UNTIL, kpi: str = "leads", gates: tuple[Agreed, ...] = ()) -> Scenario:
    """The case with so much of a key figure in its first months."""
    actuals = tuple(Actual(month, ((kpi, value),)) for month, value in enumerate(leads, 1))
    return replace(CASE, actuals=actuals, evidence=Evidence(until=until), gates=gates)


def where(found: Followed) -> list[str]:
    """How the figures are judged, by month."""
    return [each.where for each in found.standings]


def test_what_the_forecast_expects_is_on_plan_and_its_ends_are_too() -> None:
    fan = answer(CASE).fan("leads", "engage")
    low, middle, high = expected(CASE, fan, "leads", 1)
    assert low < fan.q05[0] < middle < fan.q95[0] < high
    for value, judged in ((low, "on"), (middle, "on"), (high, "on"), (low - 0.01, "behind"), (high + 0.01, "ahead")):
        assert where(followed(seen(value))) == [judged]


def test_where_less_is_better_less_is_ahead() -> None:
    fan = answer(CASE).fan("cost_per_lead", "engage")
    low, _, high = expected(CASE, fan, "cost_per_lead", 1)
    assert where(followed(seen(low * 0.9, kpi="cost_per_lead"))) == ["ahead"]
    assert where(followed(seen(high * 1.1, kpi="cost_per_lead"))) == ["behind"]


def test_what_no_outcome_comes_near_is_said_beside_the_answer() -> None:
    fan = answer(CASE).fan("customers", "engage")
    far, near = followed(seen(2.0, kpi="customers")), followed(seen(float(fan.q95[0]) * 1.1, kpi="customers"))
    assert [each.kpi for each in far.unexplained] == ["customers"] and not near.unexplained
    for language in LANGUAGES:
        said = Text(language)("page.follow_up.answer.unexplained", kpi="", actual="", month="")[:15]
        assert said in answered(Text(language), far) and said not in answered(Text(language), near)
    assert not followed(seen(float(answer(CASE).fan("leads", "engage").q05[0]) * 0.8)).unexplained


def test_a_few_things_that_are_counted_vary_by_chance_alone() -> None:
    """Of four customers a month, three or six are nothing to be sad or glad of, however sure the forecast is."""
    fan = answer(CASE).fan("new_customers", "engage")
    assert 3.4 < fan.q05[0] < fan.q95[0] < 5
    assert where(followed(seen(3, 6, kpi="new_customers"))) == ["on", "on"]


def test_a_month_that_is_not_over_is_never_behind_and_triggers_no_rule() -> None:
    rule = Agreed("leads", 4, 10.0)
    for until in ("2027-04-01", "2027-04-29"):
        found = followed(seen(8, 14, 18, 0, until=until, gates=(rule,)))
        assert where(found)[-1] == "open" and found.rulings[0].verdict == "open" and found.verdict is None
        assert found.latest[0].month == 3
    over = followed(seen(8, 14, 18, 0, until="2027-04-30", gates=(rule,)))
    assert where(over)[-1] == "behind" and over.verdict == "stop"


def test_without_a_first_month_every_month_is_over() -> None:
    case = seen(8, 14, until="2020-01-01")
    found = followed(replace(case, finance=replace(case.finance, start="")))
    assert "open" not in where(found) and found.after


@pytest.mark.parametrize(
    ("actual", "below", "verdict"),
    [(12.0, True, "go"), (11.99, True, "stop"), (12.01, True, "go"), (12.0, False, "go"), (12.01, False, "stop")],
)
def test_exactly_at_the_threshold_a_plan_goes_on(actual: float, below: bool, verdict: str) -> None:
    rule = Agreed("leads", 2, 12.0, below)
    assert followed(seen(8, actual, gates=(rule,))).verdict == verdict


def test_a_rule_waits_for_its_figure_and_ends_with_the_plan() -> None:
    rules = (Agreed("leads", 3, 5.0), Agreed("revenue", 1, 5.0), Agreed("leads", 60, 5.0))
    found = followed(seen(8, 14, gates=rules))
    assert [each.verdict for each in found.rulings] == ["waits", "waits", "beyond"] and found.verdict is None
    assert followed(replace(CASE, gates=rules)).verdict is None


def test_one_rule_that_says_stop_is_enough_and_scaling_needs_more_than_passing() -> None:
    found = followed(seen(400, 400, gates=(Agreed("leads", 1, 500.0), Agreed("leads", 2, 20.0))))
    assert found.verdict == "stop" and found.ruling and found.ruling.agreed.month == 1
    ahead = replace(seen(60, 100, 140, gates=(Agreed("leads", 2, 20.0),)), evidence=Evidence(0.5, UNTIL))
    found = followed(ahead)
    assert found.after and (found.after.npv.mean or 0) > 0 and where(found)[1] == "ahead" and found.verdict == "scale"


def test_the_answer_anew_is_that_of_the_case_and_the_one_before_of_nothing_seen() -> None:
    case = seen(4, 5, 6)
    found = followed(case)
    assert found.after and found.after.chance == answer(case).chance < found.before.chance == answer(CASE).chance
    assert 50 <= found.effective <= found.tried
    assert followed(replace(CASE, lift_tests=(LiftTest(0.1, 0.2, 0.4),))).after


def test_what_fits_too_few_truths_is_told_and_judged_all_the_same() -> None:
    found = followed(replace(seen(1e6, 1e6), evidence=Evidence(0.01, UNTIL)))
    assert found.after is None and found.faults and where(found) == ["ahead", "ahead"]
    for language in LANGUAGES:
        text = Text(language, "b2b")
        said = [each for exhibit in whole.exhibits(text, found.scenario) for each in exhibit.remarks]
        assert any(text.fault(found.faults[0]) == each for each in said)


def kinds() -> dict[str, Scenario]:
    """Cases at the edges, by the sentence that answers."""
    late = replace(CASE, actuals=(Actual(60, (("leads", 4.0),)),))
    sure = replace(CASE, draws=1)
    return {
        "none": CASE,
        "open": seen(4, until="2027-01-30"),
        "beyond": late,
        "updated": seen(4, 5, 6),
        "fixed": replace(sure, actuals=seen(8).actuals),
        "refused": replace(seen(1e6, 1e6), evidence=Evidence(0.01, UNTIL)),
    }


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_edge_has_its_sentence(kind: str, language: str) -> None:
    text, found = Text("sv" if language == "sv" else "en", "b2b"), followed(kinds()[kind])
    assert kind_of(found) == kind
    said = [whole.answer(text, found.scenario), *(each.title for each in whole.exhibits(text, found.scenario))]
    assert not any("{" in each or "nan" in each for each in said)


def test_figures_rules_and_the_day_are_put_in_and_taken_out() -> None:
    case = with_figure(CASE, 2, "leads", 14.0, date(2027, 2, 10))
    assert case.evidence.until == "2027-02-10" and not case.weighed_actuals
    case = with_figure(case, 2, "revenue", 1e6, date(2027, 3, 2))
    assert case.evidence.until == "2027-03-02" and case.weighed_actuals[0].figures == (
        ("leads", 14.0),
        ("revenue", 1e6),
    )
    case = with_actuals(case, (Actual(1, (("leads", 7.0),)),), date(2027, 6, 1))
    assert case.evidence.until == "2027-03-02" and [each.month for each in case.actuals] == [1, 2]
    case = with_figure(with_figure(case, 2, "leads", None, date.today()), 2, "revenue", None, date.today())
    assert [each.month for each in case.actuals] == [1]
    ruled = with_gate(with_gate(case, Agreed("leads", 6, 10.0)), Agreed("leads", 6, 12.0))
    assert ruled.gates == (Agreed("leads", 6, 12.0),) and without_gate(ruled, Agreed("leads", 6, 0.0)) == case


def test_no_forecast_is_no_verdict() -> None:
    nothing = replace(CASE, channels=(), actuals=(Actual(1, (("cost_per_lead", 100.0),)),))
    nothing = nothing.with_estimate("plan.posts", nothing["plan.posts"].scaled(0.0))
    found = followed(nothing)
    assert where(found) == (["untold"] if math.isnan(found.standings[0].middle) else ["behind"])
