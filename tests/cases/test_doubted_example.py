"""Numbers that are doubted beside those of the example a case starts from."""

from dataclasses import replace

import pytest

from roisim.cases import preset
from roisim.cases.doubts import doubts
from roisim.cases.files.reading import foundation
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.assumptions.review import doubted
from roisim.text import LANGUAGES, Text

HERE = Text("en")


def with_number(case: Scenario, path: str, *number: float) -> Scenario:
    """The case with a number of its own."""
    low, likely, high = number if len(number) == 3 else (None, number[0], None)
    return case.with_estimate(path, Estimate(likely, low, high))


def said(case: Scenario, path: str) -> str:
    """What is doubted of a number."""
    sentences = (doubt.sentence for doubt in doubted(HERE, case) if doubt.path == path)
    return " ".join(sentences).replace("\N{NO-BREAK SPACE}", " ")


MONTHLY = [
    (name, str(path))
    for name in PRESETS
    for path, parameter, estimate in preset(name).estimates()
    if (parameter.unit.endswith("/month") or parameter.unit == "per month") and estimate.likely > 0
]


@pytest.mark.parametrize(("name", "path"), MONTHLY)
def test_a_years_number_in_a_field_for_a_months_is_told_with_the_months(name: str, path: str) -> None:
    case = preset(name)
    month = case[path].likely
    is_share = {str(path): parameter.kind for path, parameter, _ in case.estimates()}[path] == "share"
    odd = with_number(case, path, 1 - (1 - month) ** 12 if is_share else 12 * month)
    if path == "plan.posts" and name in ("employer", "public"):  # twelve a month are not many
        odd = with_number(odd, "plan.hours", case.plan.hours.likely / 2)
    money = path.endswith(("spend", "budget", "cost", "tools", "double_at", "half_presence"))
    meant = HERE.percent(month, 3) if is_share else HERE.money(month, "SEK", 3) if money else HERE.number(month)
    meant, there = meant.replace("\N{NO-BREAK SPACE}", " "), said(odd, path)
    assert meant in there or HERE.exact(month) in there, there


@pytest.mark.parametrize("orders", [0.96, 4])
def test_orders_of_a_year_are_doubted_where_a_customer_would_spend_many_times_more(orders: float) -> None:
    assert HERE.number(orders / 12) in said(with_number(preset("b2b"), "company.orders", orders), "company.orders")


def test_a_company_many_times_as_large_may_spend_many_times_more() -> None:
    large = preset("b2b")
    for path in ("customers", "new_customers", "audience", "followers", "site_visits"):
        large = with_number(large, f"company.{path}", 12 * large[f"company.{path}"].likely)
    spending = with_number(large, "print.budget", 12 * large.print.budget.likely)
    assert doubted(HERE, large) == doubted(HERE, spending) == ()


@pytest.mark.parametrize(
    ("path", "number", "meant"),
    [
        ("company.order_value", (25.0,), "SEK 25,000"), ("company.order_value", (200, 260, 300), "SEK 260,000"),
        ("company.later_value", (250,), "SEK 250,000"), ("company.followers", (2.6,), "2,600"),
        ("company.order_value", (260e6,), "SEK 260,000"), ("channels.0.spend", (15,), "SEK 15,000"),
    ],
)  # fmt: skip
def test_thousands_are_doubted_beside_the_example(path: str, number: tuple[float, ...], meant: str) -> None:
    assert meant in said(with_number(preset("b2b"), path, *number), path)


@pytest.mark.parametrize(("path", "number"), [("order_value", 1500), ("followers", 12), ("customers", 30)])
def test_what_is_small_is_not_taken_for_thousands(path: str, number: float) -> None:
    assert said(with_number(preset("b2b"), f"company.{path}", number), f"company.{path}") == ""


def test_a_loss_of_a_year_is_named_beside_the_per_cent() -> None:
    there = said(with_number(preset("b2b"), "effects.follower_decay", 0.24), "effects.follower_decay")
    assert "0.0024" in there
    assert "2.26%" in there


@pytest.mark.parametrize(
    ("path", "number", "key"),
    [
        ("effects.follower_decay", 0.047, "doubt_year_share"), ("effects.follower_decay", 0.24, "doubt_per_cent_year"),
        ("plan.setup", 1e12, "doubt_far_sum"), ("recruiting.hires", 1e6, "doubt_far"),
    ],
)  # fmt: skip
def test_the_likelier_mistake_is_named(path: str, number: float, key: str) -> None:
    assert [fault.key for fault in doubts(with_number(preset("b2b"), path, number)) if fault.path == path] == [key]


@pytest.mark.parametrize("average", [1.44, 9.17, 866 / 12])
def test_a_season_divided_by_what_is_said_is_not_doubted_again(average: float) -> None:
    case = preset("b2b")

    def with_season(month: float) -> Scenario:
        return replace(case, company=replace(case.company, season=(month,) * 12))

    (doubt,) = doubts(with_season(average))
    assert doubt.key == "doubt_season"
    divisor = HERE.number(average, 4)
    assert f"Divide each by {divisor}:" in said(with_season(average), "company.season")
    assert doubts(with_season(average / float(divisor))) == ()


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("currency", ["SEK", "USD"])
def test_nothing_of_an_example_is_doubted_in_any_currency(name: str, currency: str) -> None:
    case = foundation(name, currency)
    assert case
    assert [doubted(Text(language), case) for language in LANGUAGES] == [(), ()]
