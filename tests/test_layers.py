"""Which room may call which, and which library lives where. Read from the code itself."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "roisim"

# From the ground up. A room is a folder of roisim, or a module beside them; it calls rooms on floors below, and itself.
FLOORS = (
    {"errors", "paths", "memory", "folder"},
    {"text"},
    {"cases"},
    {"model", "importers", "store"},
    {"answers"},
    {"charts", "measured"},
    {"exhibits"},
    {"exports"},
    {"ui"},
    {"cli"},
    {"finance", "draws", "decision"},  # what others import by these names
    {"__main__", "__init__", "pages", "app"},
)
# Pure maths: these know arrays, and nothing else of the house.
MATHS = {f"model/{name}.py" for name in ("response", "brand", "customers", "savings", "finance")}

# A third-party library, and the only rooms that may import it.
HOMES = {
    "streamlit": {"ui", "pages", "app"},
    "altair": {"charts"},
    "pandas": {"charts", "ui", "importers", "measured"},
    "pyarrow": {"ui", "exports/tidy.py"},
    "click": {"cli"},
    "markupsafe": {
        "ui/parts/markup.py",
        "charts/panel.py",
        "charts/laid_out.py",
        "exports/html.py",
        "exports/marked.py",
    },
    "vl_convert": {"exports"},
    "tomlkit": {"cases/files"},
    "scipy": {"model/ranges.py", "answers/sobol.py", "answers/splitting.py", "measured"},
    "python_calamine": {"importers"},
    "requests": {"importers"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "platformdirs": {"store"},
    "xlsxwriter": {"exports/xlsx"},
    "typst": {"exports/pdf"},
    "pptx": {"exports/pptx"},
}
# What only shows: the number forms of a text are for those who make what is shown, and HTML has one way to the page.
FORMS = {"money", "percent", "of_ten", "number", "months", "listed", "scale", "exact"}
DOORS = {"ui/parts/markup.py", "ui/browser.py"}
SOURCES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
EDGES = [path for path in SOURCES if path.relative_to(ROOT).parts[:2] in (("roisim", "ui"), ("roisim", "cli"))]
EDGES += [path for path in SOURCES if not path.is_relative_to(PACKAGE)]


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


@pytest.mark.parametrize("path", EDGES, ids=place)
def test_the_edges_show_sentences_and_compose_none(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FORMS:
            assert not _speaks(node.value), f"line {node.lineno}: numbers are written in exhibits"
        if isinstance(node, ast.JoinedStr):
            parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "join":
            parts = [getattr(node.args[0], "elt", node.args[0])]
        else:
            continue
        said = [part for part in parts if isinstance(part, ast.Call) and _speaks(part.func)]
        assert not said, f"line {node.lineno}: sentences are put together in exhibits"


def _speaks(node: ast.expr) -> bool:
    """True of `text`, `self.text`, `state.text()` and the like, and of what they say."""
    if isinstance(node, ast.Call):
        return _speaks(node.func)
    if isinstance(node, ast.Attribute) and node.attr in ("fault", "name", "explain", "note"):
        return _speaks(node.value)
    return (isinstance(node, ast.Name) and node.id == "text") or (
        isinstance(node, ast.Attribute) and node.attr == "text"
    )


@pytest.mark.parametrize("path", EDGES, ids=place)
def test_html_goes_through_the_door_that_escapes(path: Path) -> None:
    text = path.read_text("utf-8")
    assert place(path) in DOORS or "st.html(" not in text
    assert place(path) in DOORS or "unsafe_allow_html" not in text


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
