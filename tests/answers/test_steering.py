"""When a plan is better stopped: known answers, rules that are judged on other draws than theirs, no noise as value."""

from math import pi, sqrt

import numpy as np
import pytest

from roisim import decision
from roisim.answers.analysis import Gathered
from roisim.answers.ask import Points, Scrambled, ask
from roisim.answers.information import BLOCKS
from roisim.answers.learning import learning
from roisim.answers.pilot import PilotTo, gates
from roisim.answers.steering import STEERED_BY, Gate, Steered, best_of_figures, steered
from roisim.answers.totals import NET_WORTH
from roisim.answers.worlds import block
from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import PUBLISHED
from roisim.model.arrays import Array
from tests.answers.test_information import FEW, sobol

CASE = preset("local")
MONTH = 6


def of_rows(figure: Array, whole: Array, stopped: Array) -> Gate:
    """The best rule of draws whose figure, and worth with and without a stop, are given."""
    rows = {"whole": whole, f"{MONTH}.stopped": stopped, f"{MONTH}.so_far": stopped, f"{MONTH}.leads": figure}
    found = Steered((MONTH,), ("leads",)).make(CASE, Gathered(rows, {}, {}))
    assert found.best
    return found.best


def test_a_figure_that_tells_half_of_how_a_plan_ends_is_worth_the_normal_loss() -> None:
    x, noise = sobol(2).T
    found = of_rows(100 + 10 * x, x + noise, np.zeros(len(x)))
    assert abs(found.value - 1 / sqrt(2 * pi)) < FEW * found.error + 0.002
    assert found.stops_below and found.is_told and found.threshold == pytest.approx(100, abs=3)
    assert found.chance_to_stop == pytest.approx(0.5, abs=0.1)
    assert found.explained == pytest.approx(0.5, abs=0.03)
    assert found.most_lost == 0


def test_a_rule_may_point_either_way() -> None:
    x, noise = sobol(2).T
    good, bad = (of_rows(100 + sign * 10 * x, x + noise, np.zeros(len(x))) for sign in (1, -1))
    assert good.stops_below and not bad.stops_below
    assert bad.value == pytest.approx(good.value, abs=0.01)


def test_to_have_paid_by_the_gate_is_no_gain() -> None:
    """What a stopped plan has cost counts: the rule stops where going on is worth less than that."""
    x, noise = sobol(2).T
    found = of_rows(x, x + noise, np.full(len(x), -0.5))
    assert found.threshold == pytest.approx(-0.5, abs=0.3)
    assert found.most_lost == pytest.approx(0.5)
    assert of_rows(x, 9 + x + noise, np.zeros(len(x))).value == 0


def test_noise_has_no_value() -> None:
    x, noise, other = sobol(3).T
    found = of_rows(other, 0.5 + x + noise, np.full(len(x), -0.2))
    assert not found.is_told and found.explained < 0.01
    too_long = of_rows(other, -0.5 + x + noise, np.full(len(x), 0.3))
    assert too_long.value == pytest.approx(0.3, abs=0.01) and too_long.always == pytest.approx(0.3)
    assert not too_long.is_told and too_long.is_too_long and too_long.net < 0.01


def test_what_a_figure_is_worth_is_without_what_stopping_gains_whatever_it_says() -> None:
    x, noise = sobol(2).T
    found = of_rows(x, x + noise, np.full(len(x), 0.1))
    assert found.always == pytest.approx(0.1, abs=0.01) and found.value == pytest.approx(found.net + 0.1, abs=0.02)
    assert found.is_told and not found.is_too_long
    for name, series, month in (("subscription", "awareness", 12), ("b2b", "leads", 35)):
        gate = decision.gate(preset(name), series, month)
        assert gate.always > 0 and gate.is_too_long and not gate.is_told
    rules = steered(preset("subscription")).rules
    assert [gate.net for gate in rules] == sorted((gate.net for gate in rules), reverse=True)


def test_a_rule_is_chosen_on_seven_blocks_and_valued_on_the_eighth() -> None:
    case = preset("ecommerce")
    found = decision.gate(case, "leads", MONTH)
    asked = Steered((MONTH,), ("leads",))
    rows: dict[str, Array] = {}

    class Kept(Steered):
        def make(self, _case: Scenario, gathered: Gathered) -> dict[str, Array]:  # type: ignore[override]
            rows.update(gathered.rows)
            return rows

    ask(case, Scrambled(), Kept(asked.months, asked.series))
    names = ("whole", f"{MONTH}.stopped", f"{MONTH}.leads")
    whole, stopped, leads = (rows[name].reshape(BLOCKS, -1) for name in names)
    gained = []
    for held in range(BLOCKS):
        rest = np.arange(BLOCKS) != held
        ways = [(np.where(leads[rest] <= at, stopped[rest], whole[rest]).mean(), at) for at in leads[rest].ravel()[::7]]
        threshold = max(ways)[1]
        rule = np.where(leads[held] <= threshold, stopped[held], whole[held]).mean()
        gained.append(rule - (whole[held].mean() if whole[rest].mean() > 0 else 0.0))
    assert found.value == pytest.approx(np.mean(gained), rel=0.05)
    assert found.error == pytest.approx(np.std(gained, ddof=1) / sqrt(BLOCKS), rel=0.5)
    assert found.most_lost == pytest.approx(ask(case, Scrambled(), PilotTo(MONTH))[PilotTo(MONTH)].most_lost)
    assert rows["whole"] == pytest.approx(ask(case, Scrambled(), NET_WORTH)[NET_WORTH])


def test_up_to_its_gate_a_stopped_plan_is_the_plan() -> None:
    series = (*STEERED_BY, "value", "cost")
    here = block(preset("b2b"), Scrambled(), 0, {"engage": series, ("stop", MONTH): series})
    for name in series:
        assert (here["engage"][name][:MONTH] == here["stop", MONTH][name][:MONTH]).all(), name


def test_the_best_of_all_is_the_first_month_that_none_is_above() -> None:
    found = steered(CASE)
    assert set(found.by_month) == set(gates(CASE)) and found.best in found.by_month.values()
    assert found.best and found.best.value >= 0.9 * max(gate.value for gate in found.by_month.values())
    assert [gate.series for gate in best_of_figures(found)].count(found.best.series) == 1
    assert {gate.series for gate in found.rules} <= set(STEERED_BY) <= set(PUBLISHED)
    for gate in found.rules:
        assert 0 <= gate.explained <= 1 and 0 <= gate.chance_to_stop <= 1
        assert gate.value >= 0 and gate.error >= 0 and gate.most_lost >= 0
    assert not any(gate.is_told for gate in steered(preset("employer")).rules)


@pytest.mark.parametrize(
    ("series", "month", "said"),
    [
        ("luck", 3, "no key figure"), (["leads"], 3, "no key figure"),
        ("leads", 0, "after 1 to"), ("leads", 36, "after 1 to"),
        ("leads", 3.5, "whole number of months"), ("leads", "3", "whole number of months"),
        ("leads", None, "whole number of months"), ("leads", True, "whole number of months"),
    ],
)  # fmt: skip
def test_a_gate_that_cannot_be_is_said(series: object, month: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        decision.gate(CASE, series, month)  # type: ignore[arg-type]


def test_where_every_number_is_fixed_there_is_nothing_to_find_out_or_to_steer_by() -> None:
    case = fixed(CASE)
    found = learning(case)
    assert not found.numbers and not found.groups and found.first is None
    with pytest.raises(ValueError, match="nothing to steer by"):
        decision.gate(case, "leads", 3)


def fixed(case: Scenario) -> Scenario:
    """The case with all numbers at their likely value."""
    for path, _, estimate in list(case.estimates()):
        case = case.with_estimate(path, Estimate(estimate.likely))
    return case


# --- what to find out of a case ---


def test_numbers_of_one_luck_are_one_to_find_out() -> None:
    found = learning(preset("ecommerce"))
    several = [number for number in found.numbers if len(number.paths) > 1]
    assert {path.place for number in several for path in number.paths} == {0, 1}  # both are bid for with Meta
    paths = [path for number in found.numbers for path in number.paths]
    ranges = [path for path, _, estimate in preset("ecommerce").estimates() if estimate.is_range]
    assert sorted(paths) == sorted(ranges)


def test_the_most_valuable_comes_first_and_a_group_knows_more_than_its_numbers() -> None:
    for name in ("local", "subscription"):
        found = learning(preset(name))
        told = [float(number.worth) for number in found.numbers if number.worth.is_told]
        assert told == sorted(told, reverse=True) and told
        for values in ([each.worth for each in found.numbers], [each.worth for each in found.groups]):
            shown = [(worth.is_told, float(worth) if worth.is_told else worth.at_most) for worth in values]
            assert shown == sorted(shown, reverse=True)
        worths = {path: number.worth for number in found.numbers for path in number.paths}
        for group in found.groups:
            assert len(group.paths) > 1
            best = max((worths[path] for path in group.paths), key=float)
            assert group.worth + FEW * np.hypot(group.worth.error, best.error) >= best
            assert group.worth <= found.everything + FEW * group.worth.error


def test_what_a_number_is_worth_agrees_with_knowing_it_outright() -> None:
    """A case with one range: to know that number is to know everything but whether a storm comes."""
    case = fixed(CASE).with_estimate("channels.0.lead_rate", CASE["channels.0.lead_rate"])
    found = learning(case)
    (number,) = found.numbers
    worth = ask(case, Scrambled(), NET_WORTH)[NET_WORTH]
    assert found.everything == pytest.approx(decision.evpi(worth))
    low, _, high = case["channels.0.lead_rate"].bounds
    ends = ask(case, Points.of({"channels.0.lead_rate": [low, high]}), NET_WORTH)[NET_WORTH]
    assert ends[0] < 0 < ends[1]
    assert 0.8 * found.everything <= number.worth <= found.everything * 1.02
