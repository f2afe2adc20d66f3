"""What a slider does to a case, and another currency; the preset's own numbers stay the preset's."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.cases import moves
from roisim.cases.groups import Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario

FAIR = Line("Fair", "cost", Estimate(90_000.0, 80_000.0, 120_000.0, owner="CFO"), 5, 5)


def two(**second: float) -> Scenario:
    """Two channels for the same money, whose clicks cost the same unless said otherwise."""
    tables = {"spend": 1000, "cpm": 100, "ctr": 0.01, "lead_rate": 0.02}
    rows = [{"name": "A", **tables}, {"name": "B", **tables, **second}]
    return cases.read({"preset": "b2b", "channels": rows})


def test_the_lead_rate_of_all_weighs_each_channel_by_the_clicks_it_buys() -> None:
    assert moves.rate_of(two(lead_rate=0.04), "lead_rate") == pytest.approx(0.03)
    assert moves.rate_of(two(lead_rate=0.04, ctr=0.03), "lead_rate") == pytest.approx((0.02 + 3 * 0.04) / 4)
    assert moves.rate_of(two(lead_rate=0.04, cpm=300), "lead_rate") == pytest.approx((3 * 0.02 + 0.04) / 4)


@pytest.mark.parametrize("rate", ["lead_rate", "close_rate"])
@pytest.mark.parametrize("name", PRESETS)
def test_the_rate_of_all_goes_where_it_is_moved(name: str, rate: moves.Rate) -> None:
    case = cases.preset(name)
    for wanted in (moves.rate_of(case, rate) / 2, moves.rate_of(case, rate) * 1.2):
        assert moves.rate_of(moves.with_rate(case, rate, wanted), rate) == pytest.approx(wanted, rel=1e-4)


def test_the_money_of_a_line_moves_like_any_other_number() -> None:
    case = replace(cases.preset("b2b"), lines=(FAIR,))
    moved = moves.moved(case, "lines.0.amount", 45_000.0, cases.preset("b2b"))
    assert moved.lines[0] == replace(FAIR, amount=Estimate(45_000.0, 40_000.0, 60_000.0, owner="CFO"))


def test_another_currency_converts_lines_and_keeps_what_is_the_presets() -> None:
    old = cases.preset("b2b")
    new = cases.in_currency(old, "EUR")
    case = replace(old, lines=(FAIR,)).with_estimate("company.later_value", Estimate(5000.0))
    found = moves.in_currency(case, old, new)
    rate = new.plan.setup.likely / old.plan.setup.likely
    assert found.lines[0].amount.likely == pytest.approx(90_000 * rate)
    assert found.company.later_value.likely == pytest.approx(5000 * rate)
    assert replace(found, lines=(), company=replace(found.company, later_value=new.company.later_value)) == new
    with_line = replace(old, lines=(FAIR,))
    converted = cases.in_currency(with_line, "EUR")
    assert moves.in_currency(with_line, with_line, converted) == converted
