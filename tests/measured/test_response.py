"""What rows tell of a response: known answers, laws, and when nothing is told."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from roisim import cases
from roisim.answers.advance import Told
from roisim.cases.parameters import Estimate
from roisim.errors import CaseError
from roisim.measured.mcmc import Effort
from roisim.measured.response import Response, ask, quickly, thoroughly
from roisim.measured.response_baselines import Baselines
from roisim.measured.response_made import World, world
from roisim.measured.response_model import Model, numbers
from roisim.measured.response_prior import prior
from roisim.measured.response_rows import Lift, Rows
from roisim.measured.suggestion import owners
from roisim.model.arrays import Array
from roisim.model.draws import chance

CASE = cases.preset("b2b")
BRIEF = Effort(block=80, least=80, most=160, first=40, chains=20)


@pytest.fixture(scope="module")
def there() -> World:
    """A truth, and three years of it."""
    return world(CASE, 36, seed=4)


def with_rows(rows: Rows, **changed: object) -> Rows:
    return replace(rows, **changed)  # type: ignore[arg-type]


# --- the baseline ---


def by_hand(rest: Array, columns: Array) -> float:
    """The same evidence from the covariance of contrasts, noise integrated out: a multivariate t."""
    rows = len(rest)
    contrasts = np.linalg.qr(np.column_stack([np.ones(rows), np.eye(rows)[:, :-1]]))[0][:, 1:].T
    q = np.linalg.qr(columns - columns.mean(axis=0))[0] if columns.size else np.zeros((rows, 0))
    covariance = np.eye(rows - 1) + rows * contrasts @ q @ q.T @ contrasts.T
    seen = contrasts @ rest
    squared = seen @ np.linalg.solve(covariance, seen)
    return float(-0.5 * np.linalg.slogdet(covariance)[1] - (rows - 1) / 2 * np.log(squared))


def test_the_baseline_integrates_out_as_a_regression_by_hand() -> None:
    when = np.arange(30.0)
    rest = chance(1).standard_normal((4, 30)) + 2 * np.sin(2 * np.pi * when / 12)
    baselines = Baselines(when)
    found = baselines.evidence(rest)
    for place, (order, trend) in enumerate(baselines.names):
        waves = [wave(2 * np.pi * each * when / 12) for each in range(1, order + 1) for wave in (np.sin, np.cos)]
        columns = np.array([when] * trend + waves).T.reshape(30, -1)
        assert found[:, place] == pytest.approx([by_hand(each, columns) for each in rest], abs=1e-8)


def test_a_season_that_is_there_weighs_most_and_none_is_left_out_where_rows_cannot_tell() -> None:
    when = np.arange(36.0)
    noise = chance(2).standard_normal((1, 36))
    flat, seasonal = (Baselines(when).weights(noise + size * np.sin(np.pi / 3 * when)) for size in (0.0, 3.0))
    assert sum(seasonal) == pytest.approx(1) and sum(seasonal[[2, 5]]) > 0.95  # order 2, without and with a trend
    assert flat.argmax() == 0 and np.count_nonzero(flat > 1e-4) > 3


def test_a_level_and_a_scale_of_the_outcome_move_no_weight() -> None:
    rest = chance(3).standard_normal((1, 24))
    baselines = Baselines(np.arange(24.0))
    assert baselines.weights(rest) == pytest.approx(baselines.weights(1000 + 7 * rest))


# --- the curve ---


def test_the_curve_is_the_models_own() -> None:
    """One channel, one month of money: e/(1 + e/D), half of it left after each half-life."""
    case = replace(CASE, channels=CASE.channels[:1])
    spend = np.array([[0.0], [0], [0], [8000], [0], [0]])
    days = tuple(date(2026, month, 1) for month in range(1, 7))
    rows = Rows((case.channels[0].name,), days, spend, np.zeros(6), "leads")
    model = Model(rows, prior(case, rows.channels, "leads"))
    found = numbers(model.prior, np.zeros((1, 5)))
    left = 2 ** (-1 / found.half_life[0, 0])
    carried = np.array([0, 0, 0, 8000 * (1 - left), 8000 * (1 - left) * left, 8000 * (1 - left) * left**2])
    rate = found.rate[0, 0] * found.incremental[0]
    assert model.brought(found)[:, 0] == pytest.approx(rate * carried / (1 + carried / found.double_at[0, 0]))


def test_what_is_believed_of_a_rate_is_what_the_case_says(there: World) -> None:
    channel = CASE.channels[0]
    likely = 1000 / channel.cpm.likely * channel.ctr.likely * channel.lead_rate.likely
    assert np.exp(there.model.prior.rate[0][0]) == pytest.approx(likely, rel=0.1)


def test_sales_come_later_than_leads_and_none_gets_lost() -> None:
    rows = world(CASE, 36, measured="customers").rows
    model = Model(rows, prior(CASE, rows.channels, "customers"))
    instant = replace(model, prior=replace(model.prior, sales_cycle=0.0))
    found = numbers(model.prior, np.zeros((1, model.prior.dimensions)))
    late, early = model.brought(found)[:, 0], instant.brought(found)[:, 0]
    assert np.std(late) < np.std(early)
    assert late.sum() == pytest.approx(early.sum(), rel=0.1)


# --- the answer ---


def test_rows_of_a_clear_truth_find_it() -> None:
    """Hardly any noise and ten years: what each channel brought is known to some per cent."""
    clear = world(CASE, 120, seed=2, noise=0.002)
    found = quickly(ask(CASE, clear.rows))
    for place, name in enumerate(clear.rows.channels):
        truth = clear.model.brought(clear.numbers) - clear.model.brought(clear.numbers, clear.model.without(place))
        assert np.median(found.brought(name)) == pytest.approx(truth.sum(), rel=0.15)


def test_the_same_seed_gives_the_same_answer_and_another_another(there: World) -> None:
    question = ask(CASE, there.rows)
    once, again = (thoroughly.__wrapped__(question, Told(None), BRIEF) for _ in range(2))  # type: ignore[attr-defined]
    other = thoroughly(ask(replace(CASE, seed=2), there.rows), Told(None), BRIEF)
    assert np.array_equal(once.points, again.points) and not np.array_equal(once.points, other.points)
    assert not once.quick and quickly(question).quick


def test_what_the_response_does_not_hang_on_asks_the_same(there: World) -> None:
    dearer = CASE.with_estimate("plan.hourly_cost", CASE["plan.hourly_cost"].scaled(2))
    richer = dearer.with_estimate("channels.0.spend", Estimate(1.0))
    assert ask(richer, there.rows) == ask(CASE, there.rows)
    assert ask(CASE.with_estimate("funnel.incremental", Estimate(0.1, 0.05, 0.3)), there.rows) != ask(CASE, there.rows)


def test_a_number_that_was_taken_over_is_believed_as_before_so_that_no_month_counts_twice(there: World) -> None:
    taken = Estimate(0.3, 0.2, 0.4, owner=min(owners()))
    assert ask(CASE.with_estimate("channels.0.half_life", taken), there.rows) == ask(CASE, there.rows)


def share(found: Response, path: str) -> float:
    return next(each.data for each in found.suggestions(CASE) if each.path == path)


def test_of_rows_that_are_mere_noise_the_belief_is_given_back_and_nothing_is_suggested(there: World) -> None:
    noise = with_rows(there.rows, outcome=1e6 * (1 + chance(1).standard_normal(36)))
    found = thoroughly(ask(CASE, noise), Told(None), BRIEF)
    assert {each.fault.key for each in found.suggestions(CASE) if each.fault} == {"response_silent"}
    for place, values in enumerate(found.numbers.double_at):
        low, likely, high = CASE.channels[place].double_at.bounds
        ends = np.quantile(values, (0.05, 0.5, 0.95))
        assert ends == pytest.approx([low, likely, high], rel=0.25)


def test_a_belief_near_nothing_is_possible(there: World) -> None:
    believed = [ask(CASE, there.rows, belief=belief).model.prior.incremental for belief in ("case", "open", "doubt")]
    case, opened, doubt = (float(each.at(np.array([[-1.6448536]]))[0, 0]) for each in believed)
    assert case > 5 * opened > 5 * doubt


def test_a_fixed_number_is_believed_within_what_is_usual() -> None:
    fixed = CASE.with_estimate("channels.0.half_life", Estimate(0.0))
    rows = world(CASE, 24).rows
    assert np.isfinite(prior(fixed, rows.channels, "leads").half_life.at(np.zeros((1, 2)))).all()


def test_what_was_credited_tells_what_a_credited_sale_is_worth(there: World) -> None:
    truth = there.numbers
    seen = there.model.seen(truth, there.model.spend)[1:].sum(axis=0)[:, 0]
    credited = with_rows(there.rows, credited=truth.rate[:, 0] * seen)
    assert share(quickly(ask(CASE, credited)), "funnel.incremental") > 0.3


# --- lift tests ---


def lift(there: World, of_truth: float = 1.0, spread: float = 0.05) -> Lift:
    rows, model = there.rows, there.model
    first, last = rows.days[6], date(2024, 9, 30)
    within = rows.within(Lift(rows.channels[0], first, last, 1, 1, 1))
    lost = model.brought(there.numbers) - model.brought(there.numbers, model.without(0, within))
    size = of_truth * float(lost[within].sum())
    return Lift(rows.channels[0], first, last, size, size * (1 - spread), size * (1 + spread))


def test_a_lift_test_narrows_what_its_channel_brought(there: World) -> None:
    name = there.rows.channels[0]
    bare, tested = (quickly(ask(CASE, there.rows, lifts)) for lifts in ((), (lift(there),)))
    widths = [np.ptp(np.quantile(np.log(found.brought(name)), (0.05, 0.95))) for found in (bare, tested)]
    assert widths[1] < 0.5 * widths[0]


def test_a_higher_test_never_lowers_what_its_channel_brought(there: World) -> None:
    name = there.rows.channels[0]
    found = [quickly(ask(CASE, there.rows, (lift(there, size, 0.2),))) for size in (0.6, 1.0, 1.5)]
    brought = [float(np.median(each.brought(name))) for each in found]
    assert brought == sorted(brought)


@pytest.mark.parametrize(
    ("changed", "key"),
    [({"channel": "Radio"}, "lift_channel"), ({"first": date(2031, 1, 1), "last": date(2031, 3, 1)}, "lift_period")],
)
def test_a_test_of_no_row_is_refused(there: World, changed: dict[str, object], key: str) -> None:
    with pytest.raises(CaseError) as refused:
        quickly(ask(CASE, there.rows, (replace(lift(there), **changed),)))  # type: ignore[arg-type]
    assert refused.value.faults[0].key == key


# --- when nothing is told ---


def faults(rows: Rows) -> dict[str, str]:
    return {each.path: each.fault.key for each in quickly(ask(CASE, rows)).suggestions(CASE) if each.fault}


def test_spend_that_never_varies_tells_nothing_of_its_channel(there: World) -> None:
    spend = there.rows.spend.copy()
    spend[:, 0] = 15_000
    found = faults(with_rows(there.rows, spend=spend))
    assert found["channels.0.double_at"] == found["channels.0.half_life"] == "response_never_varies"


def test_channels_that_move_together_cannot_be_told_apart(there: World) -> None:
    spend = there.rows.spend.copy()
    spend[:, 1] = 2 * spend[:, 0]
    found = faults(with_rows(there.rows, spend=spend))
    assert {found["channels.0.double_at"], found["channels.1.double_at"], found["funnel.incremental"]} == {
        "response_together"
    }


def test_spend_that_follows_the_calendar_is_told_apart_from_no_season(there: World) -> None:
    spend = there.rows.spend.copy()
    spend[:, 0] = 10_000 * (1 + 0.8 * np.sin(np.pi / 6 * np.arange(36)))
    assert faults(with_rows(there.rows, spend=spend))["channels.0.double_at"] == "response_with_calendar"


def test_few_months_with_money_tell_nothing(there: World) -> None:
    spend = there.rows.spend.copy()
    spend[4:, 0] = 0
    assert faults(with_rows(there.rows, spend=spend))["channels.0.double_at"] == "response_few_paid_months"


def test_what_was_only_credited_never_tells_what_came_besides(there: World) -> None:
    assert faults(with_rows(there.rows, whole=False))["funnel.incremental"] == "response_only_credited"


@pytest.mark.parametrize(
    ("changed", "key"),
    [({"channels": ("Radio", "TV")}, "response_no_channel"), ({"outcome": np.ones(36)}, "response_level_outcome")],
)
def test_rows_of_nothing_are_refused(there: World, changed: dict[str, object], key: str) -> None:
    with pytest.raises(CaseError) as refused:
        quickly(ask(CASE, with_rows(there.rows, **changed)))
    assert refused.value.faults[0].key == key
