"""Which room may call which, and which library lives where. Read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "roisim"

# From the ground up. A room is a module or a package of roisim; it imports from floors below its own, and itself.
FLOORS = (
    {"errors", "arrays", "key_figures"},
    {"parameters", "text", "response", "brand", "customers", "savings", "finance", "fans"},
    {"scenario"},
    {"levels", "benchmarks", "draws"},
    {"cases", "month"},
    {"links", "simulation"},
    {"memory"},
    {"totals"},
    {"worth", "streams", "chains", "targets", "differing"},
    {"result"},
    {"charts", "sentences", "comparison", "risk"},
    {"verdicts", "side_by_side", "earnings_told", "savings_told"},
    {"cli"},
    {"ui"},
    {"__main__", "__init__", "pages", "app"},
)
MATHS = {"response", "brand", "customers", "savings", "finance", "fans"}

# A third-party library, and the only rooms that may import it.
HOMES = {
    "streamlit": {"ui", "pages", "app"},
    "altair": {"charts"},
    "pandas": {"charts", "ui"},
    "click": {"cli"},
    "tomlkit": {"cases"},
    "scipy": {"draws"},
}
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])


def room(path: Path) -> str:
    """The room a file stands in."""
    inside = path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT)
    return inside.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it, with dots: `roisim.cases.reading`, `numpy`."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: say the whole name of what you import"
            bare = node.module == "roisim"
            yield from (f"roisim.{alias.name}" if bare else str(node.module) for alias in node.names)


def floor(name: str) -> int:
    """The floor of a room."""
    found = [height for height, rooms in enumerate(FLOORS) if name in rooms]
    assert found, f"{name} has no floor: give it one in FLOORS"
    return found[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_calls_only_rooms_below_it(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        package, _, inner = name.partition(".")
        there = inner.partition(".")[0]
        if package != "roisim" or there in ("", here) or there.startswith("__version"):
            continue
        assert floor(there) < floor(here), f"{here} may not import {there}"
        assert here not in MATHS or there == "arrays", f"{here} is pure maths and knows no {there}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_stays_in_its_rooms(path: Path) -> None:
    for name in imports(path):
        library = name.partition(".")[0]
        assert room(path) in HOMES.get(library, {room(path)}), f"{library} has no business in {room(path)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_chance_lives_in_draws_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    assert room(path) == "draws" or ("np.random" not in text and "import random" not in text)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_short_and_functions_shorter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= (80 if room(path) in ("pages", "app") else 320)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            written = len((ast.get_docstring(node, clean=False) or "").splitlines())
            assert node.end_lineno - node.lineno + 1 - written <= 40, f"{node.name}: what are its steps called?"
