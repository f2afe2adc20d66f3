"""A published figure taken as the number of a case: the same measure, in its currency, for its time, or not at all."""

import pytest

from roisim import cases
from roisim.cases import published
from roisim.cases.bibliography import about, find
from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate
from roisim.cases.published import taken
from roisim.cases.scenario import PARAMETERS, PRESETS, parameter_of

HOUR = PARAMETERS["plan.hourly_cost"]


def estimate(key: str, path: str, currency: str = "SEK", preset: str = "b2b") -> Estimate:
    """What the figure makes of the number."""
    figure = find(key)
    assert figure is not None
    found = taken(figure, PARAMETERS[path], currency, preset).estimate
    assert found is not None
    return found


def test_a_sum_is_converted_at_the_dated_rate() -> None:
    found = estimate("paid_cpm | facebook/meta | any | Sweden", "channels.cpm")
    assert found.bounds == (56.0, 92.3, 141.0)  # 5.7, 9.4 and 14.4 dollars at 9.82
    dollars = estimate("paid_cpm | facebook/meta | any | Sweden", "channels.cpm", "USD")
    assert dollars.bounds == (5.7, 9.4, 14.4)
    (kronor,) = (taken(each, HOUR, "SEK", "b2b") for each in about(HOUR) if each.parameter_id == "hourly_cost")
    assert kronor.estimate is not None
    assert (kronor.estimate.bounds, kronor.converted) == ((420.0, 560.0, 800.0), False)


def test_a_yearly_loss_is_the_monthly_one_that_comes_to_it() -> None:
    lost = estimate("customer_churn_year | SMB SaaS | saas | global", "company.churn", preset="subscription")
    assert [1 - (1 - month) ** 12 for month in lost.bounds] == pytest.approx([0.2, 0.35, 0.46], rel=0.01)
    kept = estimate("customer_retention_year | retail / financial services | any | global", "company.churn")
    assert [(1 - month) ** 12 for month in kept.bounds] == pytest.approx([0.85, 0.7, 0.6], rel=0.01)


def test_every_figure_that_can_be_taken_is_a_number_that_a_case_may_hold() -> None:
    for parameter in PARAMETERS.values():
        for figure in about(parameter):
            for preset in PRESETS:
                for currency in ("SEK", "EUR", "JPY"):
                    found = taken(figure, parameter, currency, preset)
                    assert (found.estimate is None) == bool(found.reason)
                    if found.estimate:
                        low, likely, high = found.estimate.bounds
                        assert low <= likely <= high
                        assert parameter.open_to(low, high)
                        assert find(found.estimate.source) == figure


def test_money_without_a_rate_is_not_taken() -> None:
    figure = find("paid_cpm | facebook/meta | any | Sweden")
    assert figure is not None
    assert "JPY" not in rates()
    assert taken(figure, PARAMETERS["channels.cpm"], "JPY", "b2b").reason == "rate"


def test_what_measures_something_else_is_not_taken() -> None:
    """Leads that become opportunities are no customers, nor is an application a lead of a company that sells."""
    for key, path in (
        ("lead_to_opportunity", "channels.close_rate"),
        ("hr_application_to_hire", "channels.close_rate"),
    ):
        for figure in about(PARAMETERS[path]):
            if figure.parameter_id == key:
                assert taken(figure, PARAMETERS[path], "SEK", "b2b").reason == "measure"


def test_every_way_is_of_a_number_and_a_figure_that_speaks_of_it() -> None:
    for path, ways in published._WAYS.items():
        assert ways.keys() <= set(parameter_of(path).evidence), path


@pytest.mark.parametrize("name", PRESETS)
def test_a_figure_that_a_preset_has_as_published_is_offered_just_so(name: str) -> None:
    for path, parameter, here in cases.preset(name).estimates():
        figure = find(here.source)
        if figure is not None and figure.bounds == here.bounds and not parameter.is_money:
            found = taken(figure, parameter, "SEK", name)
            assert found.estimate is None or found.estimate.bounds == here.bounds, path
