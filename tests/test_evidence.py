"""The numbers a reader is asked to believe: presets against anchors, few draws against many, the same numbers again."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import roisim
from docs import plausibility
from roisim.cases import preset
from roisim.cases.scenario import PRESETS

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"


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


def _flat(tree: dict[str, Any], at: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a tree by its path; a missing one is an impossible number."""
    for name, branch in tree.items():
        if isinstance(branch, dict):
            yield from _flat(branch, f"{at}{name}.")
        else:
            yield f"{at}{name}", -1e99 if branch is None else branch
