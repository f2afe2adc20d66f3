"""The charts: made once and only fed, in the reader's numbers, told apart by every eye."""

import importlib
import inspect
import itertools
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from types import ModuleType

import altair as alt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim import cases, charts
from roisim.answers.ask import answer
from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases import moves, trials
from roisim.charts import cumulative, ladder, later, specs
from roisim.charts.palette import PALETTES, Palette, Theme
from roisim.charts.specs import Author, Layered, Picture, Spec, compiled, spread_apart
from roisim.exhibits.measures import base_of
from roisim.exhibits.simulator.cumulative import over_time
from roisim.exhibits.simulator.ladder import in_steps
from roisim.text import LANGUAGES, Language, Text

ROOT = Path(__file__).parents[2]
AUTHORS = charts.authors()
MOST_ROWS = 500

# Machado, Oliveira & Fernandes (2009): what the three colour deficiencies make of linear red, green and blue.
EYES = {
    "all three cones": np.eye(3),
    "no red cones": np.array([[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]]),
    "no green cones": np.array([[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]]),
    "no blue cones": np.array([[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]),
}
COLOUR = r"(?<!&)#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b(?!;)|\b(?:rgba?|hsla?|oklch)\(\s*\d"
MEETING = {  # the colours of one picture
    "cumulative": ("plan", "stay", "aside", "ink"),
    "ladder": ("save", "earn", "strategic", "aside", "line"),
    "waterfall": ("cost", "save", "earn", "strategic", "aside", "ink"),
    "worlds": ("plan", "stay", "aside", "today"),
    "compare": ("good", "bad", "muted"),
}
WRITING = (
    "ink",
    "muted",
    "plan",
    "stay",
    "aside",
    "good",
    "bad",
)  # at least 4.5 against their ground; lines and areas 3
GROUNDS = ("paper", "panel", "line")  # what is drawn on, and the grid, which may be faint


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    """Answers of all kinds: good, bad, of nothing, short, long."""
    case = cases.preset("b2b")
    found = {name: cases.preset(name) for name in ("b2b", "local", "public")}
    found["bad"] = moves.moved(case, "funnel.incremental", 0.01)
    found["rich"] = moves.moved(case, "company.order_value", 5e7)
    return {name: answer(each, 256) for name, each in found.items()}


def drawn(result: Result, language: Language = "sv", theme: Theme = "light") -> list[Spec]:
    """Both pictures of an answer."""
    text = Text(language, result.scenario.preset)
    pictures = (over_time(text, result).picture, in_steps(text, result).picture)
    return [picture.spec(language, theme) for picture in pictures if isinstance(picture, Picture)]


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("author", AUTHORS)
def test_every_chart_is_made_in_every_language_and_theme(author: Author, theme: Theme) -> None:
    for language in LANGUAGES:
        spec = compiled(author, language, theme)
        assert spec["config"]["locale"]["number"]["decimal"] == {"sv": ",", "en": "."}[language]
        assert PALETTES[theme].ink in json.dumps(spec)
        assert compiled(author, language, theme) is spec
        assert not re.search("@[a-z]", json.dumps(spec))  # every name stands for a colour or a word
        alt.LayerChart.validate(spec)
    # To read one back takes ten times as long as to hold it to its schema, and its words change nothing: one a theme.
    spec = compiled(author, {"light": "sv", "dark": "en"}[theme], theme)
    assert alt.LayerChart.from_dict(spec, validate=False).to_dict(validate=False) == spec


def test_every_chart_there_is_is_found() -> None:
    known = {(author.__module__, author.__qualname__.partition(".")[0]) for author in AUTHORS}
    there = {inspect.unwrap(each) for module in modules() for each in vars(module).values() if callable(each)}
    makers = {each for each in there if inspect.isfunction(each) and is_author(each)}
    assert {(maker.__module__, maker.__name__) for maker in makers} == known, "not marked as @author"
    draw = {module.__name__ for module in modules() if hasattr(module, "alt")} - {specs.__name__, later.__name__}
    assert draw == {module for module, _ in known}


def is_author(maker: Callable[..., object]) -> bool:
    """True of a function that authors a chart, or makes one that does."""
    facts, made = list(inspect.signature(maker).parameters), maker.__annotations__.get("return")
    return (facts == ["palette"] and made in (Layered, "Layered")) or (
        made in (Author, "Author") and maker is not specs.author
    )


def test_every_chart_was_made_before_the_first_visitor() -> None:
    script = "\n".join([
        "import sys",
        "from itertools import product",
        "from roisim.charts import authors",
        "from roisim.charts.palette import PALETTES",
        "from roisim.charts.specs import compiled",
        "from roisim.text import LANGUAGES",
        "from roisim.ui import warmup",
        "warmup.once()",
        "made = compiled.cache_info().misses",
        "for how in product(authors(), LANGUAGES, PALETTES):",
        "    compiled(*how)",
        "sys.exit(not made or compiled.cache_info().misses != made)",
    ])  # fmt: skip
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


def modules() -> list[ModuleType]:
    """The modules of charts/."""
    return [importlib.import_module(f"roisim.charts.{each.name}") for each in pkgutil.iter_modules(charts.__path__)]


def test_colours_stand_in_the_palette_alone() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for folder in ("roisim", "pages")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".css", ".js") and path.name != "palette.py"
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(COLOUR, line)
    ]
    assert found == []


def test_a_screen_reader_hears_the_alt_text_and_no_marks() -> None:
    for author in AUTHORS:
        assert compiled(author, "sv", "light")["config"]["aria"] is False


def test_another_answer_is_other_data_and_the_same_chart(results: dict[str, Result]) -> None:
    for pictures in zip(*(drawn(result) for result in results.values()), strict=True):
        frames = [json.dumps({key: part for key, part in spec.items() if key != "datasets"}) for spec in pictures]
        assert len(set(frames)) == 1
        assert len({json.dumps(spec["datasets"]) for spec in pictures}) == len(pictures)


def test_no_chart_is_fed_more_than_a_browser_takes_lightly(results: dict[str, Result]) -> None:
    long = answer(replace(cases.preset("b2b"), finance=replace(cases.preset("b2b").finance, months=120)), 256)
    for result in (*results.values(), long):
        for spec in drawn(result):
            assert sum(len(rows) for rows in spec["datasets"].values()) < MOST_ROWS
            json.dumps(spec, allow_nan=False)


def test_the_ladder_climbs_to_the_chance_of_the_plan(results: dict[str, Result]) -> None:
    for result in results.values():
        steps = drawn(result)[1]["datasets"]["steps"]
        assert [step["what"] for step in steps] == list(ladder.STEPS)
        assert [step["end"] for step in steps] == [10 * chance for chance in result.ladder_chance.values()]
        assert steps[-1]["end"] == pytest.approx(10 * result.chance)


def test_the_lines_are_named_at_their_ends_and_no_names_collide(results: dict[str, Result]) -> None:
    for result in results.values():
        picture = drawn(result)[0]["datasets"]
        labels = picture["labels"]
        assert {label["what"] for label in labels} == {"plan", base_of(result.scenario), "today"}
        low, high = reach_of(picture)
        # The words of an edge stand over their place or under it.
        edges = [edge["place"] + (0.045 if edge["over"] else -0.045) * (high - low) for edge in picture["edges"]]
        places = sorted([*(label["place"] for label in labels), *edges])
        assert min(b - a for a, b in itertools.pairwise(places)) > 0.04 * (high - low)


def reach_of(picture: dict[str, list[dict[str, float]]]) -> tuple[float, float]:
    """From where to where the cumulative picture goes."""
    low, high = (row["value"] for row in picture["reach"])
    return low, high


def test_the_picture_is_scaled_to_the_middle_half_and_tells_how_far_the_tails_go(results: dict[str, Result]) -> None:
    for result in results.values():
        picture, fan, base = drawn(result)[0]["datasets"], result.cumulative, result.aside.q50
        low, high = (end * scale_of(result) for end in reach_of(picture))
        middle = (min(0.0, fan.q25.min(), base.min()), max(0.0, fan.q75.max(), base.max()))
        assert low < middle[0] and high > middle[1] and high - low < 1.6 * (middle[1] - middle[0])
        edges = [edge["over"] + edge["under"] for edge in picture["edges"]]
        for edge, end in zip(edges, (fan.q95[-1], fan.q05[-1]), strict=True):
            assert edge.startswith("9 av 10") and Text("sv").money(end, "SEK") in edge
        ends = reach_of(picture)
        assert all(ends[0] <= row["low"] and row["high"] <= ends[1] for row in picture["fan"])


def test_the_words_of_the_edges_stand_clear_of_lines_and_of_the_month(results: dict[str, Result]) -> None:
    nothing = answer(trials.tried(cases.preset("b2b"), "nothing"), 256)
    for name, result in {**results, "nothing": nothing}.items():
        picture = drawn(result)[0]["datasets"]
        low, high = reach_of(picture)
        line = (high - low) * 16 / 250  # a line of text
        middles = [edge["place"] + (0.7 if edge["over"] else -0.7) * line for edge in picture["edges"]]
        lines = [row[each] for row in picture["fan"][-9:] for each in ("median", "beside")]
        assert all(abs(middle - at) > 0.5 * line for middle in middles for at in (*lines, 0.0)), name
        assert all(low <= middle - 0.5 * line and middle + 0.5 * line <= high for middle in middles), name
        (mark,) = picture["crossing"]
        assert not mark["shown"] or min(middles) - 0.5 * line >= low + line, name


def test_words_on_lines_have_paper_under_them() -> None:
    layers = compiled(cumulative.chart, "sv", "light")["layer"]
    for label in ("over", "under", "right_of", "left_of"):
        under, words = [layer for layer in layers if layer["encoding"].get("text", {}).get("field") == label]
        assert under["mark"]["stroke"] == under["mark"]["color"] == PALETTES["light"].paper
        assert words["mark"]["color"] == PALETTES["light"].ink and "stroke" not in words["mark"]


@pytest.mark.parametrize("lines", [(0.0, 0.0), (-5.0, -5.0), (-5.0, 3.0)])
def test_a_picture_without_a_fan_or_flat_has_no_edges_and_still_a_height(lines: tuple[float, float]) -> None:
    flat, base = (Fan.of(np.full((13, 4), value)) for value in lines)
    data = cumulative.drawn(flat, base, "aside", None, 1.0, lambda key, **_: key, [""] * 13).data
    assert {edge[side] for edge in data["edges"] for side in ("over", "under")} == {""}
    low, high = reach_of(data)
    assert low < min(0.0, *lines) and high > max(0.0, *lines)


def scale_of(result: Result) -> float:
    """What one unit of the cumulative picture is."""
    return Text("sv").scale(max(map(abs, cumulative.window(result.cumulative, result.aside))), "SEK")[0]


def test_the_crossing_is_marked_on_the_plans_line_or_not_at_all(results: dict[str, Result]) -> None:
    for result in results.values():
        (mark,) = drawn(result)[0]["datasets"]["crossing"]
        if result.crossing is None or result.crossing == 0:
            assert not mark["shown"]
            assert mark["right_of"] == mark["left_of"] == ""
        else:
            months = np.arange(len(result.cumulative.q50))
            line = np.interp(result.crossing, months, result.cumulative.q50) / scale_of(result)
            assert (mark["month"], mark["value"]) == (result.crossing, pytest.approx(line))
            assert mark["shown"]
            assert bool(mark["right_of"]) != bool(mark["left_of"])


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6), st.floats(0.1, 1e5))
def test_labels_are_spread_apart_in_their_order(places: list[float], gap: float) -> None:
    moved = spread_apart(places, gap)
    order = sorted(range(len(places)), key=lambda index: places[index])
    for low, high in itertools.pairwise(order):
        assert moved[high] - moved[low] >= gap * 0.9


@pytest.mark.parametrize("theme", PALETTES)
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("picture", MEETING)
def test_colours_that_meet_are_told_apart_by_every_eye(picture: str, eye: str, theme: Theme) -> None:
    seen = {name: lab(EYES[eye] @ linear(getattr(PALETTES[theme], name))) for name in MEETING[picture]}
    for one, other in itertools.combinations(seen, 2):
        assert np.linalg.norm(seen[one] - seen[other]) > 12, (one, other)


@pytest.mark.parametrize("theme", PALETTES)
def test_colours_have_the_contrast_that_reading_and_seeing_need(theme: Theme) -> None:
    palette = PALETTES[theme]
    for name, colour in asdict(palette).items():
        least = 4.5 if name in WRITING else 3
        for ground in (palette.paper, palette.panel):
            assert name in GROUNDS or contrast(colour, ground) >= least, (name, ground)


@pytest.mark.parametrize("theme", PALETTES)
def test_the_settings_of_the_app_have_the_same_colours(theme: Theme) -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"][theme]
    palette = PALETTES[theme]
    order = (palette.plan, palette.aside, palette.today, palette.save, palette.earn, palette.strategic, palette.cost)
    assert settings["chartCategoricalColors"] == list(order)
    grounds = (settings["backgroundColor"], settings["textColor"], settings["primaryColor"])
    assert grounds == (palette.paper, palette.ink, palette.plan)


@pytest.mark.parametrize("theme", PALETTES)
def test_every_colour_is_a_colour(theme: Theme) -> None:
    palette: Palette = PALETTES[theme]
    assert all(len(linear(colour)) == 3 for colour in asdict(palette).values())


def linear(colour: str) -> np.ndarray:
    """Linear red, green and blue of a hex colour."""
    parts = np.array([int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(colour: np.ndarray) -> np.ndarray:
    """A colour where distance is difference (CIE L*a*b*, D65)."""
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.maximum(to_xyz @ np.clip(colour, 0, 1) / np.array([0.9505, 1, 1.089]), 0.008856))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG."""
    light, dark = sorted((float(linear(each) @ [0.2126, 0.7152, 0.0722]) for each in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_where_one_points_a_chart_says_words_and_never_the_name_of_a_column() -> None:
    for author in AUTHORS:
        spec = compiled(author, "sv", "light")
        assert spec["config"]["mark"]["tooltip"] is None  # else Streamlit has every mark tell its columns
        told = re.findall(r'"tooltip": (\{[^}]*\})', json.dumps(spec["layer"]))
        assert [json.loads(each) for each in told] in ([], [{"field": "tip", "type": "nominal"}])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_says_each_line_and_its_range_in_the_readers_numbers(
    results: dict[str, Result], language: Language
) -> None:
    words = {
        "sv": ("Månad 36", "Med planen: ", "9 fall av 10: "),
        "en": ("Month 36", "With the plan: ", "9 cases out of 10: "),
    }
    for result in results.values():
        rows = drawn(result, language)[0]["datasets"]["fan"]
        month, plan, span, base = rows[36]["tip"].split("\n")
        money = Text(language).money(float(result.cumulative.q50[36]), result.scenario.finance.currency)
        assert (month, plan) == (words[language][0], words[language][1] + money)
        assert span.startswith(words[language][2]) and ": " in base
        assert rows[0]["tip"].startswith(words[language][0].replace("36", "0"))
