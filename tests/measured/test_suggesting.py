"""What files suggest for the business, and as a case to paste from: known answers, and what is told beside them."""

from datetime import date, timedelta

import pytest

from roisim import cases
from roisim.cases.scenario import Scenario
from roisim.importers.found import Deal, Found, Modelled
from roisim.measured import telling
from roisim.measured.suggesting import suggested
from roisim.measured.suggestion import Suggestion
from roisim.measured.written_out import suggested_toml
from roisim.text import Text

B2B, DAY, TODAY = cases.preset("b2b"), date(2026, 1, 5), date(2026, 10, 1)


def crm(count: int, amount: float = 50_000.0) -> Found:
    """Deals two a week, each decided after 30 days, every second one won."""
    deals = tuple(
        Deal(
            str(number), "won" if number % 2 else "lost", DAY + timedelta(3 * number), DAY + timedelta(3 * number + 30),
            amount * (1 + 0.1 * (number % 3)), "SEK", "Paid Social", "LinkedIn",
        )
        for number in range(count)
    )  # fmt: skip
    return Found("deals.csv", "hubspot_deals", "deals", count, deals[0].created, deals[-1].closed, "SEK", deals=deals)


def of(case: Scenario, path: str, *founds: Found) -> Suggestion:
    """What is suggested for a number."""
    return next(each for each in suggested(case, founds) if each.path == path)


def test_many_deals_draw_order_value_and_sales_cycle_to_what_they_were() -> None:
    few, many = (of(B2B, "company.order_value", crm(count)) for count in (12, 90))
    assert few.suggested and many.suggested
    assert 50_000 < many.suggested.likely < few.suggested.likely < B2B["company.order_value"].likely
    assert many.data > few.data
    cycle = of(B2B, "funnel.sales_cycle", crm(90))
    assert cycle.suggested and cycle.suggested.likely == pytest.approx(30 / (365.25 / 12), rel=0.1)


def test_too_few_orders_suggest_nothing_and_say_why() -> None:
    found = of(B2B, "company.order_value", crm(4))
    assert found.suggested is None and telling.refusal(Text("en", "b2b"), found)


def test_what_a_model_says_is_taken_as_it_stands_and_curves_stay() -> None:
    rows = tuple(Modelled(channel.name, 2.0, 1.0, 3.0) for channel in B2B.channels if channel.spend.likely > 0)
    model = Found("model.csv", "meridian", "model", len(rows), modelled=rows)
    (found,) = [each for each in suggested(B2B, (model,)) if each.suggested]
    assert found.path == "funnel.incremental" and found.data == 1
    assert any("Saturation and half-life" in said for said in telling.remarks(Text("en", "b2b"), found, "SEK"))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_case_to_paste_from_is_a_case_with_every_suggestion_and_its_source(language: str) -> None:
    text = Text(language, "b2b")  # type: ignore[arg-type]
    written = suggested_toml(text, None, (crm(90),), TODAY)
    case = cases.load(written)
    for each in suggested(B2B, (crm(90),)):
        if each.suggested is None:
            assert f"# {each.path}: " in written
            continue
        assert case[each.path].bounds == pytest.approx(each.suggested.bounds)
        assert case[each.path].owner == text("suggestion.owner")
        assert case[each.path].source == telling.source(text, each)
        assert TODAY.isoformat() in case[each.path].note
    nothing = suggested_toml(text, None, (), TODAY)
    assert cases.load(nothing) == cases.load(cases.to_toml(B2B))


def test_shares_of_data_and_belief_are_whole_per_cent_of_a_hundred() -> None:
    text, found = Text("en"), of(B2B, "company.order_value", crm(90))
    for data, said in ((0.9936, ("99%", "1%")), (0.9999, ("99%", "1%")), (0.001, ("1%", "99%")), (1.0, ("100%", "0%"))):
        each = Suggestion(found.path, found.today, found.suggested, data)
        assert telling.shares(text, each) == said
