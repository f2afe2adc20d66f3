"""The numbers a reader is asked to believe: presets against anchors, few draws against many, the same numbers again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import roisim
from docs import audit, plausibility
from roisim.cases import load, preset
from roisim.cases.bibliography import find
from roisim.cases.groups import Level
from roisim.cases.levels import at_level
from roisim.cases.scenario import PRESETS, Scenario

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
FEW = 0.05  # of the plan's cost: "a few per cent"


def test_the_plausibility_page_says_what_the_presets_answer() -> None:
    assert (ROOT / "docs" / "plausibility.md").read_text("utf-8") == plausibility.page()


@pytest.mark.parametrize("name", PRESETS)
def test_4096_draws_come_within_a_hundredth_of_the_spread_of_a_million(name: str) -> None:
    truth = json.loads((GOLDEN / "million.json").read_text("utf-8"))[name]
    found = roisim.answer(preset(name))
    assert found.draws == 4096
    assert abs(found.npv.mean - truth["mean"]) < 0.01 * (truth["q95"] - truth["q05"])
    assert abs(found.chance - truth["chance"]) < 0.02


@pytest.mark.parametrize("name", PRESETS)
def test_the_same_case_gives_the_same_numbers_on_every_machine(name: str) -> None:
    known = json.loads((GOLDEN / "answers.json").read_text("utf-8"))[name]
    assert known["model_version"] == roisim.MODEL_VERSION
    found = roisim.answer(preset(name)).to_dict()["totals"]
    assert dict(_flat(found)) == pytest.approx(dict(_flat(known["totals"])), rel=1e-9)


@pytest.mark.parametrize("name", PRESETS)
def test_no_number_of_a_preset_rests_on_a_figure_that_has_been_superseded(name: str) -> None:
    for path, _, estimate in preset(name).estimates():
        known = find(estimate.source)
        assert known is None or "superseded" not in known.note, path


@pytest.mark.parametrize("name", PRESETS)
def test_every_change_that_a_sceptic_tries_moves_the_answer_as_it_should(name: str) -> None:
    case = preset(name)
    for row in audit.rows():
        changed = row.change(case)
        assert changed is None or audit.moved(row, case, changed), row.name


@pytest.mark.parametrize("name", PRESETS)
def test_a_plan_gets_its_work_done_and_no_simple_change_betters_it_by_much(name: str) -> None:
    case = preset(name)
    found = audit.found(case)
    assert found.totals.spreads["care"].q50 >= 0.8
    spent = [channel.name for channel in case.channels if channel.spend.likely]
    changes = [audit.dismissed(case), audit.spending(case, 0.5), *(audit.without(case, each) for each in spent)]
    for changed in filter(None, changes):
        assert audit.mean(changed) - audit.mean(case) < FEW * found.cost_pv.mean
        assert audit.found(changed).npv.q50 - found.npv.q50 < FEW * found.cost_pv.mean


def test_two_presets_or_more_do_not_pay_and_the_others_are_no_sure_thing() -> None:
    chances = [audit.found(preset(name)).chance for name in PRESETS]
    assert sum(chance < 0.5 for chance in chances) >= 2
    assert all(0.05 < chance < 0.95 for chance in chances)


@pytest.mark.parametrize(("level", "share"), [("mild", 0.005), ("likely", 0.0125), ("severe", 0.05)])
def test_the_levels_lose_the_sales_they_are_scaled_to_in_the_e_commerce_case(level: Level, share: float) -> None:
    case = preset("ecommerce")
    lost = plausibility.lost_sales(plausibility.alone(_at(case, level)), 36).q50
    assert lost == pytest.approx(-share, rel=0.1)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_that_does_not_pay_says_so_and_no_other_does(path: Path) -> None:
    pays = roisim.answer(load(path)).npv.q50 > 0
    assert ("THIS PLAN DOES NOT PAY" in path.read_text("utf-8")) != pays


def _at(case: Scenario, level: Level) -> Scenario:
    return replace(case, ignorance=at_level(case.ignorance, level))


def _flat(tree: dict[str, Any], at: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a tree by its path; a missing one is an impossible number."""
    for name, branch in tree.items():
        if isinstance(branch, dict):
            yield from _flat(branch, f"{at}{name}.")
        else:
            yield f"{at}{name}", -1e99 if branch is None else branch
