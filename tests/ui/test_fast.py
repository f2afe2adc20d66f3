"""What keeps the app fast: what was simulated once is not simulated again."""

import sys
from typing import Any

import pytest

from roisim import cases
from roisim.cases import links, moves
from roisim.model import simulation
from roisim.text import LANGUAGES
from tests.ui.test_pages import PAGES, visit


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The worlds that were simulated, one after another."""
    worlds: list[object] = []
    original = simulation.simulate

    def counting(draws: object, world: object, *details: Any, **more: Any) -> object:
        worlds.append(world)
        return original(draws, world, *details, **more)  # type: ignore[arg-type]

    for module in list(sys.modules.values()):
        if module.__name__.startswith("roisim") and getattr(module, "simulate", None) is original:
            monkeypatch.setattr(module, "simulate", counting)
    return worlds


def test_another_page_or_language_simulates_nothing_again(simulated: list[object]) -> None:
    mine = links.encode(moves.moved(cases.preset("b2b"), "company.margin", 0.3141))
    for page in PAGES:
        visit(page, mine)
    assert simulated  # each page what it alone shows
    simulated.clear()
    for language in LANGUAGES:
        for page in PAGES:
            visit(page, mine, language)
    assert simulated == []


def test_another_level_lives_through_each_world_once(simulated: list[object]) -> None:
    app = visit("ignorance", links.encode(moves.moved(cases.preset("b2b"), "company.margin", 0.3142)))
    simulated.clear()
    level = next(each for each in app.segmented_control if each.key.startswith("level"))
    level.set_value(next(each for each in level.options if each != level.value)).run()
    assert sorted(map(str, simulated)) == ["engage", "ignore", "stop"]
