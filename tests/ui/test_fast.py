"""What keeps the app fast: what was simulated once is not simulated again, and nobody waits long for another."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from roisim import cases
from roisim.answers import worlds
from roisim.cases import links, moves
from roisim.memory import MEMORY
from roisim.model.draws import Draws
from roisim.model.simulation import simulate, simulate_twins
from roisim.text import LANGUAGES
from roisim.ui import shell
from tests.visits import PAGES, visit


def of(draws: Draws) -> int:
    """Which truths they are: a case that is changed by an objection has others."""
    storm, months = b"" if draws.storm is None else draws.storm.tobytes(), draws.calendar
    when = (months.season.tobytes(), months.phasing.tobytes(), months.open.tobytes(), draws.fading)
    return hash((draws.rows, storm, *when, *(value.tobytes() for value in draws.values.values())))


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The worlds that were simulated, and of which draws; a calm twin has a mark, a stop its month."""
    found: list[tuple[str, int]] = []

    def counting(draws: Any, world: Any, *details: Any, **more: Any) -> object:
        found.append((f"{world}{more.get('gate') or ''}" + "'" * more.get("calm", False), of(draws)))
        return simulate(draws, world, *details, **more)

    def counting_both(draws: Any, world: Any, *details: Any) -> object:
        found.extend(((world, of(draws)), (f"{world}'", of(draws))))
        return simulate_twins(draws, world, *details)

    monkeypatch.setattr(worlds, "simulate", counting)
    monkeypatch.setattr(worlds, "simulate_twins", counting_both)
    return found


def test_another_page_or_language_simulates_nothing_again(simulated: list[tuple[str, int]]) -> None:
    mine = links.encode(moves.moved(cases.preset("b2b"), "company.margin", 0.3141))
    for page in PAGES:
        visit(page, mine)
    assert simulated  # each page what it alone shows
    simulated.clear()
    for language in LANGUAGES:
        for page in PAGES:
            visit(page, mine, language)
    assert simulated == []


def test_started_by_streamlit_itself_the_page_brings_style_and_scripts() -> None:
    app = visit("business", links.encode(cases.preset("b2b")))
    told = "".join(element.proto.body for element in app.get("html"))
    assert "<style>:root{--" in told
    assert told.index("window.roisimSpeak =") < told.index("<script>roisimSpeak({")


def test_another_level_lives_through_each_world_once(simulated: list[tuple[str, int]]) -> None:
    app = visit("ignorance", links.encode(moves.moved(cases.preset("b2b"), "company.margin", 0.3142)))
    simulated.clear()
    level = next(each for each in app.segmented_control if each.key.startswith("level"))
    level.set_value(next(each for each in level.options if each != level.value)).run()
    lived = {world for world, _ in simulated}
    assert {"engage", "ignore", "stop6"} <= lived <= {"engage", "ignore", "stay", "stop6"}  # and nothing that is calm
    assert len(simulated) == len(lived)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_lives_through_each_world_once(page: str, simulated: list[tuple[str, int]]) -> None:
    case = moves.moved(cases.preset("b2b"), "company.margin", 0.3143)
    MEMORY.forget()
    visit(page, links.encode(case))
    assert sorted(simulated) == sorted(set(simulated))


def test_nobody_waits_long_for_a_page_that_works_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "PATIENCE", 0.1)
    at_work, done = Event(), Event()

    def other() -> None:
        with shell._in_turn():
            at_work.set()
            done.wait(60)

    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(other)
        at_work.wait(60)
        try:
            for page in ("business", "simulator"):
                visit(page)  # raises where it gets no answer
            assert not working.done()
        finally:
            done.set()
