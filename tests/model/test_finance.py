"""Finance: textbook answers and laws."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from roisim.model import finance

FLOWS = st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 2)), min_size=2, max_size=60)


def test_npv_leaves_today_undiscounted() -> None:
    assert finance.npv([-1000, 500, 400, 300, 100], 0.10) == pytest.approx(78.82, abs=0.005)  # Brealey-Myers' form
    assert finance.npv([-100], 0.5) == -100


def test_npv_of_months_uses_the_yearly_rate() -> None:
    flow = [0.0] * 12 + [110.0]
    assert finance.npv(flow, 0.10, periods_per_year=12) == pytest.approx(100)


def test_irr_of_a_textbook_flow() -> None:
    assert finance.irr([-4000, 2000, 4000]) == pytest.approx(0.2808, abs=5e-5)
    assert finance.irr([-100, 110]) == pytest.approx(0.10, abs=1e-12)


@pytest.mark.parametrize(
    "flow", [[100, 50], [-100, -50], [0, 0], [], [-4000, 25000, -25000], [1000, -3000, 2500]], ids=str
)
def test_irr_is_none_without_a_single_root(flow: list[float]) -> None:
    assert finance.irr(flow) is None


@pytest.mark.parametrize("what", [finance.payback, finance.irr, lambda flow: finance.npv(flow, 0.1)])
def test_what_is_no_number_is_refused(what: Callable[[list[float]], object]) -> None:
    with pytest.raises(ValueError, match="finite"):
        what([-1.0, float("nan")])


@given(FLOWS)
@settings(max_examples=200)
def test_npv_at_the_irr_is_nothing(flow: list[float]) -> None:
    rate = finance.irr(flow)
    assume(rate is not None and -0.5 < rate < 5)
    assert finance.npv(flow, rate) == pytest.approx(
        0, abs=1e-6 * max(map(abs, flow)) * 2 ** (len(flow) if rate < 0 else 0)
    )


@pytest.mark.parametrize(
    ("flow", "periods"),
    [
        ([-100, 50, 50], 2.0), ([-100, 50, 100], 1.5), ([0, 0], 0.0), ([10, 5], 0.0), ([-100, 50], None),
        ([-100, 150, -100, 100], 2.5), ([-100, 200, -150, 60], 2 + 50 / 60), ([-1], None), ([-100, 100.0, 0.0], 1.0),
    ],
    ids=str,
)  # fmt: skip
def test_payback_is_when_the_sum_is_never_below_nothing_again(flow: list[float], periods: float | None) -> None:
    assert finance.payback(flow) == (periods if periods is None else pytest.approx(periods))


@given(st.lists(FLOWS.map(lambda flow: (flow * 30)[:24]), min_size=1, max_size=5))
def test_paybacks_of_many_draws_are_those_of_each(flows: list[list[float]]) -> None:
    found = finance.paybacks(np.array(flows).T)
    for flow, each in zip(flows, found, strict=True):
        alone = finance.payback(flow)
        assert each == (np.inf if alone is None else alone)


@given(FLOWS)
def test_after_the_payback_the_sum_is_never_below_nothing(flow: list[float]) -> None:
    when, total = finance.payback(flow), np.cumsum(flow)
    if when is None:
        assert total[-1] < 0
    else:
        assert (total[int(np.ceil(when - 1e-9)) :] >= -1e-6).all()
