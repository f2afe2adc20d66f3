"""The ten numbers: as they are asked for, whose they become, and what they mean together."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.answers.ask import Likely, ask
from roisim.answers.monthly import Monthly
from roisim.cases import moves, ten_numbers
from roisim.cases.groups import FLAT, TwelveMonths
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.ten_numbers import Asked, answered, paths, questions, vouched, year
from roisim.cases.vouching import voucher
from roisim.exhibits.business.ten import row, together
from roisim.text import LANGUAGES, NBSP, Language, Text

B2B = cases.preset("b2b")


def of(case: Scenario = B2B, **company: float) -> Scenario:
    """The case with other numbers of the company."""
    for name, value in company.items():
        case = case.with_estimate(f"company.{name}", Estimate(value))
    return case


FEW = of(customers=200.0, new_customers=10.0, order_value=1000.0, later_value=500.0, orders=0.25)


def plain(said: str) -> str:
    """A sentence with spaces that break."""
    return said.replace(NBSP, " ")


@pytest.mark.parametrize("preset", PRESETS)
def test_there_are_ten_of_every_business_and_each_stands_for_a_number_of_the_case(preset: str) -> None:
    case = cases.preset(preset)
    assert len(questions(preset)) == 10
    found = list(paths(case))
    assert len(set(found)) == len(found)
    assert {path for path, _, _ in case.estimates()} >= set(found)


@pytest.mark.parametrize("preset", PRESETS)
def test_an_answer_is_taken_in_its_unit_is_the_companys_own_and_keeps_the_width_of_the_range(preset: str) -> None:
    case = cases.preset(preset)
    for asked in (asked for question in questions(preset) for asked in question.asked):
        value = 0.3 if asked.parameter.is_percent else asked.likely(case) * 1.5 or 7.0
        after = answered(case, asked, value)
        assert asked.likely(after) == pytest.approx(value)
        assert after[asked.path].likely == pytest.approx(value / asked.times)
        assert voucher(after[asked.path]) == "own"
        assert after[asked.path].is_range == case[asked.path].is_range
        if case[asked.path].is_range and not asked.parameter.is_percent:
            wide = [end / case[asked.path].likely for end in case[asked.path].bounds]
            assert [end / after[asked.path].likely for end in after[asked.path].bounds] == pytest.approx(wide)


def test_an_employer_answers_hires_a_year_once() -> None:
    case = cases.preset("employer")
    asked = next(each for question in questions("employer") for each in question.asked if each.alike)
    after = answered(case, asked, 60)
    assert (after["company.new_customers"].likely, after["recruiting.hires"].likely) == (5, 60)


@pytest.mark.parametrize("preset", PRESETS)
def test_numbers_that_are_said_to_be_right_are_the_companys_own_as_they_stand(preset: str) -> None:
    case = cases.preset(preset)
    after = vouched(case)
    assert not ten_numbers.all_own(case)
    assert ten_numbers.all_own(after)
    for path, _, estimate in case.estimates():
        assert after[path].bounds == estimate.bounds
        assert path in set(paths(case)) or after[path] == estimate
    assert vouched(after) == after
    assert cases.load(cases.to_toml(after)) == after


def test_what_someone_noted_and_who_stands_for_it_outlive_the_example() -> None:
    noted = B2B.with_estimate(
        "company.customers", Estimate(460.0, source="judgement", owner="Ada", note="our register")
    )
    assert vouched(noted)["company.customers"] == Estimate(460.0, owner="Ada", note="our register")


# --- what they mean together ---


def test_a_year_is_new_customers_first_orders_and_the_later_ones_of_those_there_are() -> None:
    found = year(FEW)
    assert (found.new, found.again, found.sales) == (120, 600, 120 * 1000 + 600 * 500)
    assert year(of(FEW, orders=0.0)).sales == year(of(FEW, later_value=0.0)).sales == 120_000
    assert year(of(FEW, customers=0.0)).sales == 120_000
    assert year(of(FEW, new_customers=0.0)).sales == 300_000
    assert year(of(FEW, new_customers=0.0, customers=0.0)).sales == 0
    assert year(moves.with_budget(FEW, 3500)).ads == 42_000


@pytest.mark.parametrize("season", [FLAT, cases.preset("local").company.season])
@pytest.mark.parametrize("company", [{"new_customers": 0.0}, {"orders": 0.0}])
def test_a_year_is_what_the_model_sells_today_where_as_many_customers_order(
    season: TwelveMonths, company: dict[str, float]
) -> None:
    case = of(FEW, churn=0.0, **company)
    case = replace(case, company=replace(case.company, season=season), finance=replace(case.finance, months=12))
    held = Monthly.with_its_kind("revenue", "hold")
    months = ask(case, Likely(), held)[held]["revenue"].q50
    assert sum(months) == pytest.approx(year(case).sales)


def test_a_number_that_the_example_happens_to_have_too_is_an_answer() -> None:
    case = answered(B2B, Asked("company.margin"), B2B.company.margin.likely)
    assert case.company.margin == replace(B2B.company.margin, source="", note="")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Det blir 420 000 kr i omsättning om året. Stämmer det?"),
        ("en", "That makes SEK 420,000 in sales a year. Right?"),
    ],
)
def test_the_sentence_asks_whether_it_is_right(language: Language, said: str) -> None:
    text = Text(language, "b2b")
    assert plain(together(text, FEW).said) == said
    sure = together(text, vouched(FEW))
    assert (plain(sure.said), sure.own) == (said, True)


def test_a_year_is_told_in_three_digits() -> None:
    case = of(customers=100.0, new_customers=10.0, order_value=100_000.0, later_value=100_000.0, orders=1.2)
    assert plain(together(Text("sv", "b2b"), case).said).startswith("Det blir 156 mkr i omsättning")


def test_every_edge_is_a_sentence() -> None:
    for language in LANGUAGES:
        for preset in PRESETS:
            text, case = Text(language, preset), cases.preset(preset)
            nothing = of(case, customers=0.0, new_customers=0.0)
            one = of(case, customers=0.0, new_customers=1 / 12)
            for each in (case, nothing, one, of(case, orders=0.0), of(case, order_value=0.0, later_value=0.0)):
                for ads in (0.0, 9000.0):
                    found = together(text, moves.with_budget(each, ads) if each.channels else each)
                    assert found.said and found.budget
                    assert "–" not in found.said + found.how + found.budget
            kind = "no_counted" if preset in ("employer", "public") else "no_sales"
            assert together(text, nothing).said.startswith(text(f"ten.{kind}"))
            assert together(text, nothing).how == ""
            assert "+" not in together(text, of(case, orders=0.0)).how
    counted = together(Text("sv", "employer"), of(cases.preset("employer"), new_customers=1 / 12))
    assert plain(counted.said).startswith("Det blir en tillsättning om året")


def test_the_ads_are_a_share_of_sales_or_a_sum_for_each_request() -> None:
    ads = moves.with_budget(FEW, 3500)
    assert (
        plain(together(Text("sv", "b2b"), ads).budget)
        == "Planens annonser kostar 42 000 kr om året: 10 % av omsättningen."
    )
    public = moves.with_budget(of(cases.preset("public"), customers=0.0, new_customers=100.0), 6000)
    said = plain(together(Text("en", "public"), public).budget)
    assert said == "The plan’s ads cost SEK 72,000 a year: SEK 60 per request."


# --- the questions ---


def test_the_usual_answer_is_published_in_the_unit_of_the_question_and_in_the_cases_money() -> None:
    text = Text("sv", "b2b")
    assert plain(row(text, B2B, B2B, Asked("company.margin")).below) == "Vanligen 20–45 %."
    assert plain(row(text, B2B, B2B, Asked("plan.hours")).below).startswith("Vanligen 17–87")
    euros = cases.in_currency(B2B, "EUR")
    assert "EUR" in row(text, euros, euros, Asked("plan.hourly_cost")).below
    shop = cases.preset("ecommerce")
    again = next(question for question in questions("ecommerce") if question.key == "later").asked[0]
    assert plain(row(Text("sv", "ecommerce"), shop, shop, again).below).startswith("Vanligen 0,576–0,756")


def test_an_own_number_says_so_and_what_the_example_had() -> None:
    asked = Asked("company.customers")
    said = row(Text("sv", "b2b"), answered(B2B, asked, 300), B2B, asked)
    assert plain(said.below) == "Ert eget tal. I exemplet 460 kunder."
    assert row(Text("sv", "b2b"), B2B, B2B, asked).below == ""
    bare = replace(B2B, preset="")
    assert row(Text("en"), vouched(bare), bare, asked).below == "Your own number."
