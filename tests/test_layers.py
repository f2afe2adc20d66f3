"""Which room may call which, and which library lives where. Read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "roisim"

# From the ground up. A room is a folder of roisim, or a module beside them; it calls rooms on floors below, and itself.
FLOORS = (
    {"errors", "paths", "memory"},
    {"text"},
    {"cases"},
    {"model"},
    {"answers"},
    {"charts"},
    {"exhibits"},
    {"exports"},
    {"ui"},
    {"cli"},
    {"finance", "draws"},  # what others import by these names
    {"__main__", "__init__", "pages", "app"},
)
# Pure maths: these know arrays, and nothing else of the house.
MATHS = {f"model/{name}.py" for name in ("response", "brand", "customers", "savings", "finance")}

# A third-party library, and the only rooms that may import it.
HOMES = {
    "streamlit": {"ui", "pages", "app"},
    "altair": {"charts"},
    "pandas": {"charts", "ui"},
    "pyarrow": {"ui"},
    "click": {"cli"},
    "tomlkit": {"cases/files"},
    "scipy": {"model/draws.py"},
}
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])


def place(path: Path) -> str:
    """Where a file stands in the house: `cases/files/reading.py`, `pages/method.py`."""
    return path.relative_to(PACKAGE if path.is_relative_to(PACKAGE) else ROOT).as_posix()


def room(path: Path) -> str:
    """The room a file stands in."""
    return place(path).partition("/")[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Every module a file imports, anywhere in it, with dots: `roisim.cases.scenario`, `numpy`."""
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


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_a_room_calls_only_rooms_below_it(path: Path) -> None:
    here = room(path)
    for name in imports(path):
        package, _, inner = name.partition(".")
        there = inner.partition(".")[0]
        if package != "roisim" or there in ("", here) or there.startswith("__version"):
            continue
        assert floor(there) < floor(here), f"{here} may not import {there}"


@pytest.mark.parametrize("path", sorted(MATHS))
def test_maths_knows_arrays_and_nothing_else_of_the_house(path: str) -> None:
    known = {name for name in imports(PACKAGE / path) if name.startswith("roisim")}
    assert known <= {"roisim.model.arrays"}


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_a_library_stays_in_its_rooms(path: Path) -> None:
    for name in imports(path):
        library = name.partition(".")[0]
        homes = HOMES.get(library, {place(path)})
        inside = any(f"{place(path)}/".startswith(f"{home}/") for home in (*homes, *(f"{each}.py" for each in homes)))
        assert inside, f"{library} has no business in {place(path)}"


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_chance_lives_in_draws_alone(path: Path) -> None:
    text = path.read_text("utf-8")
    assert place(path) == "model/draws.py" or ("np.random" not in text and "import random" not in text)


@pytest.mark.parametrize("path", SOURCES, ids=place)
def test_modules_are_short_and_functions_shorter(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= (80 if room(path) in ("pages", "app") else 320)
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            written = len((ast.get_docstring(node, clean=False) or "").splitlines())
            assert node.end_lineno - node.lineno + 1 - written <= 40, f"{node.name}: what are its steps called?"
