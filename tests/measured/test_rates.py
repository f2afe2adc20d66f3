"""Ranges learned from counts, prices and days: known answers, laws, and how often they hold the truth."""

import math

import numpy as np
import pytest
from scipy import stats

from roisim.cases.parameters import Estimate
from roisim.measured import closing, costs, cycle, rates
from roisim.measured.costs import Priced
from roisim.measured.cycle import Waited
from roisim.measured.rates import Counted

TODAY = Estimate(0.018, 0.008, 0.04)


def test_without_data_the_rate_is_the_prior() -> None:
    found = rates.learn([], (3.0, 150.0))
    assert (found.low, found.likely, found.high) == pytest.approx(stats.beta(3, 150).ppf([0.05, 0.5, 0.95]), rel=1e-3)
    assert found.data == 0


def test_what_varies_over_no_month_is_the_usual_beta_binomial() -> None:
    """Of so many months at once, what months differ by evens out."""
    found = rates.learn([Counted(1000, 30, months=1e9)], (3.0, 150.0))
    assert (found.low, found.likely, found.high) == pytest.approx(stats.beta(33, 1120).ppf([0.05, 0.5, 0.95]), rel=1e-3)
    assert found.data == pytest.approx(1000 / 1153)


def test_more_data_narrow_and_weigh_more() -> None:
    prior = rates.beta_of(TODAY)
    few, many = (rates.learn([Counted(1000, 20)] * count, prior) for count in (3, 24))
    assert many.high / many.low < few.high / few.low
    assert many.data > few.data


def test_months_that_differ_widen() -> None:
    prior = rates.beta_of(TODAY)
    alike = rates.learn([Counted(5000, 100)] * 6, prior)
    apart = rates.learn([Counted(5000, won) for won in (40, 160, 60, 140, 50, 150)], prior)
    assert apart.high / apart.low > 1.3 * alike.high / alike.low


@pytest.mark.parametrize("variation", [0.0, 0.3])
def test_nine_ranges_of_ten_hold_the_truth(variation: float) -> None:
    from benchmarks.coverage import rate_coverage

    assert (
        0.80 <= rate_coverage(variation, months=12, trials=1000, times=100, seed=1) <= 0.99
    )  # 100 of them: +-3 errors


def test_money_in_another_unit_is_the_same_price() -> None:
    months = [Priced(2000.0, 20.0), Priced(2600.0, 22.0), Priced(1800.0, 20.0)]
    here = costs.level(months, (math.log(100), 0.5))
    there = costs.level([Priced(9 * month.money, month.units) for month in months], (math.log(900), 0.5))
    assert (there.low, there.likely, there.high) == pytest.approx((9 * here.low, 9 * here.likely, 9 * here.high))
    assert there.data == pytest.approx(here.data)


def test_price_and_prior_weigh_by_what_they_know() -> None:
    found = costs.together(math.log(100), 0.04, 1e9, (math.log(400), 0.2))
    assert (found.likely, found.data) == (pytest.approx(200, rel=1e-4), pytest.approx(0.5, rel=1e-4))


def test_the_sales_cycle_is_the_gamma_that_its_formula_says() -> None:
    found = cycle.learn(Waited(20, 60.0), (2.0, 6.0))
    assert found.likely == pytest.approx(1 / stats.gamma(22, scale=1 / 66).ppf(0.5))
    assert found.data == pytest.approx(20 / 22)
    prior = cycle.gamma_of(Estimate(3.0, 1.5, 6.0))
    assert cycle.learn(Waited(0, 0.0), prior).likely == pytest.approx(3.0)
    assert cycle.learn(Waited(10, 90.0), prior).likely > cycle.learn(Waited(10, 60.0), prior).likely  # longer open


def test_a_lead_counts_as_far_as_it_had_time() -> None:
    assert closing.ripe(3.0, 3.0) == pytest.approx(1 - math.exp(-1))
    assert closing.ripe(0.0, 3.0) == 0
    assert closing.ripe(5.0, 0.0) == 1


def test_sales_that_are_still_to_come_do_not_lower_the_close_rate() -> None:
    """Leads of a year at a rate of 10 %, closed after 3 months on average, looked at on its last day."""
    from datetime import date, timedelta

    from roisim.measured.counting import MONTH, Lead

    chance, last = np.random.default_rng(5), date(2026, 12, 31)
    leads = []
    for day in range(365):
        created = date(2026, 1, 1) + timedelta(days=day)
        for _ in range(10):
            closes = created + timedelta(days=float(chance.exponential(3.0)) * MONTH)
            leads.append(Lead(created, bool(chance.random() < 0.1) and closes <= last, "meta", "paid_social"))
    found = closing.of_leads(leads, last, [(1.0, 3.0)], rates.beta_of(Estimate(0.05, 0.01, 0.2)))
    error = math.sqrt(0.1 * 0.9 / (3650 * 0.75))  # three quarters of the leads have had time
    assert found.likely == pytest.approx(0.1, abs=3 * error)
    assert sum(lead.won for lead in leads) / len(leads) < 0.1 - 2 * error
