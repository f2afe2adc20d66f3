"""Adding a thing takes few hands: CONTRIBUTING says which files, and here each is added to a copy of the house.

What is edited is what the table there names, and nothing else; what is added is found.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
WORKS = Callable[[str], str]

# --- what each takes: the files, what a line is put after, and the lines ---

Edit = tuple[str, str, str]
BOTH = ("en", "sv")
PARAMETER: list[Edit] = [
    ("roisim/cases/groups.py", '    cashable: Annotated[Estimate, share(42, "share of the saved cost", (0, 1))]\n',
     '    toy_share: Annotated[Estimate, share(600, "share of calls", (0, 0.5))]\n'),
    ("roisim/presets/common.toml", "[service]\n", 'toy_share = { range = [0.1, 0.2, 0.3], source = "judgement" }\n'),
    ("roisim/model/state.py", '            * d["service.cashable"]\n', '            * (1 - d["service.toy_share"])\n'),
    ("roisim/exports/xlsx/timing.py", '"service.calls * service.deflection * ', "(1 - service.toy_share) * "),
    ("roisim/exhibits/method/equations.toml", "[symbols]\n", '"service.toy_share" = \'\\psi\'\n'),
    *((f"roisim/locales/{each}/parameters.toml", "[parameter.service]\n",
       'toy_share = { name = "Toy share", help = "A toy." }\n') for each in BOTH),
]  # fmt: skip
KEY_FIGURE: list[Edit] = [
    ("roisim/cases/series.py", "_LINES = (\n", '    Series("toys", "number", "found", 5, extra=True),\n'),
    ("roisim/model/figures.py", '        "downloads": m["plan_visits"] * d["funnel.download_rate"],\n',
     '        "toys": 2 * m["plan_visits"],\n'),
    ("roisim/exports/xlsx/lived.py", "\n_FIGURES = (\n", '    flow("toys", "number", "plan_visits + plan_visits"),\n'),
    ("roisim/exports/xlsx/lived.py", "_HELD_FIGURES = (\n", '    flow("toys", "number", "0"),\n'),
    *((f"roisim/locales/{each}/words.toml", "[kpi]\n",
       'toys = { name = "Toys found", help = "Two a visit.", unit = "toys/month" }\n') for each in BOTH),
]  # fmt: skip
STREAM: list[Edit] = [
    ("roisim/cases/series.py", "_STREAMS = (\n", '    Stream("playing", "save"),\n'),
    ("roisim/model/month.py", '        "stream.database": m["plan_visits"] * fixed.replaced,\n',
     '        "stream.playing": m["plan_visits"] * 3.0,\n'),
    ("roisim/model/month.py", 'saved = m["stream.service"]', ' + m["stream.playing"]'),
    ("roisim/exports/xlsx/lived.py", "_OF_STREAMS = {\n", '    "playing": "plan_visits * (1 + 1 + 1)",\n'),
    ("roisim/exhibits/method/equations.toml", "# --- one month: savings, losses, value ---\n",
     "\n[[equation]]\nkey = \"playing\"\nsection = \"savings\"\nlatex = 'X_t = 3'\n"),
    *((f"roisim/locales/{each}/method.toml", "[equation]\n", 'playing = "Three a visit."\n') for each in BOTH),
    *((f"roisim/locales/{each}/words.toml", "[stream]\n",
       'playing = { name = "Playing", help = "Three a visit." }\n') for each in BOTH),
]  # fmt: skip
PAGE: list[Edit] = [
    ("pages/toy.py", "", '"""A toy."""\n\nfrom roisim.ui import shell\n\ntext = shell.page("toy")\n'
     'shell.heading(text, "toy", text("page.toy.answer"))\n'),
    ("roisim/exhibits/toy/__init__.py", "", '"""What the page `toy` says."""\n\n'
     'from roisim.exhibits.page import Page\n\nPAGE = Page(45, "happens")\n'),
    ("roisim/ui/toy/toy.css", "", ".toy { color: tomato; }\n"),
    *((f"roisim/locales/{each}/pages.toml", "",
       '\n[page.toy]\nmenu = "Toy"\ntitle = "What is a toy?"\nanswer = "This is *one*."\n') for each in BOTH),
]  # fmt: skip
CHART: list[Edit] = [
    ("roisim/charts/toy.py", "", '"""A toy."""\n\nfrom roisim.charts.later import alt\nfrom roisim.charts.specs import '
     'author\n\n\n@author\ndef chart(palette):\n    """One point."""\n    points = alt.Chart(alt.NamedData("rows"))\n'
     '    return alt.layer(points.mark_point(color=palette.plan).encode(x="x:Q"))\n'),
]  # fmt: skip
COMMAND: list[Edit] = [
    ("README.md", "roisim serve                   # the app\n", "roisim toy                     # a toy\n"),
    ("roisim/cli/commands/toy.py", "", '"""`roisim toy`."""\n\nimport click\n\n\n@click.command("toy")\n'
     'def command() -> None:\n    """Play."""\n    click.echo("playing")\n'),
]  # fmt: skip
ADDED = {
    "parameter": PARAMETER, "key figure": KEY_FIGURE, "stream": STREAM, "page": PAGE, "chart": CHART,
    "command": COMMAND,
}  # fmt: skip


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> WORKS:
    """A copy of the house with a toy of each kind, and a way to run Python in it."""
    house = tmp_path_factory.mktemp("house")
    for name in ("roisim", "pages", "static", ".streamlit"):
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("app.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / name, house)
    for edits in ADDED.values():
        for edit in edits:
            _edit(house, *edit)

    def run(script: str) -> str:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, cwd=house, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def _edit(house: Path, place: str, after: str, lines: str) -> None:
    """Put lines into a file after some others; at its end where none are named, into a new file where there is none."""
    file = house / place
    file.parent.mkdir(parents=True, exist_ok=True)
    there = file.read_text("utf-8") if file.exists() else ""
    assert after in there, f"{place} has no {after!r}"
    at = there.index(after) + len(after) if after else len(there)
    file.write_text(there[:at] + lines + there[at:], "utf-8")


# --- and it is there ---


def test_a_parameter_is_read_drawn_and_explained(works: WORKS) -> None:
    said = works("""
import roisim
from roisim.model.draws import draw
from roisim.text import Text
case = roisim.load('preset = "b2b"')
print(case["service.toy_share"].likely, len(draw(case)["service.toy_share"]), Text("sv").name("service.toy_share"))
print(roisim.load('preset = "b2b"\\n[service]\\ntoy_share = 0.4')["service.toy_share"].likely)
""")
    assert said.split("\n") == ["0.2 4096 Toy share", "0.4", ""]


def test_a_key_figure_is_lived_drawn_and_published(works: WORKS) -> None:
    said = works("""
from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.cases.series import KEY_FIGURES, PUBLISHED
from roisim.exhibits.key_figures.panels import IN_ORDER, panel
from roisim.text import Text
result = answer(preset("b2b"), 64)
shown = panel(Text("en"), result, "toys")
print("toys" in KEY_FIGURES and "toys" in PUBLISHED and "toys" in IN_ORDER, shown.title, shown.measure)
print((result.fan("toys", "engage").q95 > 0).all(), "toys" in str(result.to_dict()))
""")
    assert said.split("\n") == ["True Toys found toys/month", "True True", ""]


def test_a_stream_is_valued_and_stands_in_its_layer(works: WORKS) -> None:
    said = works("""
from roisim.answers.ask import likely
from roisim.cases import preset
result = likely(preset("b2b"))
print(result.streams["playing"].gain > 0, abs(sum(each.gain + each.avoided for each in result.streams.values())
      - (result.cost_pv.mean + result.npv.mean)) < 1e-3)
""")
    assert said.split() == ["True", "True"]


def test_the_workbook_works_with_what_was_added(works: WORKS) -> None:
    said = works("""
from roisim.answers.ask import likely
from roisim.cases import preset
from roisim.exports.xlsx.making import modelled
from roisim.text import Text
case = preset("b2b").with_estimate("service.toy_share", preset("b2b")["plan.on_target"])
values = modelled(case, Text("en"))[3]
result = likely(case)
print(abs(values["R"]["npv"][0] / result.npv.mean - 1) < 1e-9, values["C"]["master"][0])
print(abs(values["E"]["toys"][36] / result.fan("toys", "engage").mean[-1] - 1) < 1e-9, values["H"]["toys"][36])
""")
    assert said.split() == ["True", "1.0", "True", "0.0"]


def test_a_page_stands_in_the_menu_and_opens_in_its_dress(works: WORKS) -> None:
    said = works("""
from streamlit.testing.v1 import AppTest
from roisim.exhibits.menu import MENU
from roisim.ui.browser import _style
app = AppTest.from_file("pages/toy.py", default_timeout=60)
app.query_params["lang"] = "en"
app.run()
told = "".join(element.proto.body for element in app.get("html"))
print(MENU["happens"], [error.message for error in app.exception])
print("What is a toy?" in told, "<strong>one</strong>" in told, ".toy { color: tomato; }" in _style())
""")
    assert "('earn_and_save', 'toy', 'key_figures', 'ignorance') []\nTrue True True\n" in said


def test_a_chart_is_compiled_and_documented(works: WORKS) -> None:
    said = works("""
from roisim.charts import authors
from roisim.charts.specs import compiled
(toy,) = (each for each in authors() if each.__module__ == "roisim.charts.toy")
print(compiled(toy, "sv", "dark")["layer"][0]["mark"]["type"])
""")
    assert said == "point\n"


def test_a_command_runs_and_stands_in_the_help(works: WORKS) -> None:
    said = works("""
import subprocess, sys
for words in (["toy"], ["--help"]):
    print(subprocess.run([sys.executable, "-m", "roisim", *words], capture_output=True, text=True).stdout)
""")
    assert said.startswith("playing\n") and re.search(r"^  toy +Play\.$", said, re.MULTILINE)


def test_contributing_names_the_files_and_no_others() -> None:
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    for what, edits in ADDED.items():
        (row,) = re.findall(rf"^\| {what} \|(.*)$", table, re.MULTILINE)
        for place, *_ in edits:
            named = re.sub("/(en|sv)/", "/*/", place).replace("toy", "<name>")
            assert f"`{named}`" in row, f"{what}: {named} is not in the table"
        assert len(re.findall(r"`[^`]+`", row)) == len({re.sub("/(en|sv)/", "/*/", place) for place, *_ in edits}), what
