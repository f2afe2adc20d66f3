"""Every picture is data and an author: it can be drawn without a page and without a browser."""

import itertools
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from roisim import cases
from roisim.cases.scenario import PRESETS
from roisim.charts import laid_out
from roisim.charts.palette import PALETTES, Theme
from roisim.charts.panel import Panel
from roisim.charts.specs import Picture
from roisim.charts.value_chains import ValueChains
from roisim.charts.whiskers import Whiskers
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.taken import taken
from roisim.exports.svg import WIDTH, svg
from roisim.text import LANGUAGES, Language, Text
from tests.exhibits.every import exhibits_of, of_preset

HOSTILE = "<script>alert(1)</script> & {{x}} ]]>"
WORDY = (Panel, Whiskers, ValueChains)  # what a page lays out as text, so that the words are known here


def pictured(preset: str, language: Language) -> list[Exhibit]:
    """Every exhibit with a picture."""
    return [each for those in of_preset(preset, language).values() for each in those if each.picture]


def drawn(exhibit: Exhibit, language: Language, theme: Theme = "light") -> ElementTree.Element:
    """The picture of an exhibit as the tree of its SVG."""
    assert exhibit.picture
    return ElementTree.fromstring(svg(exhibit.picture, language, theme))


def words_in(picture: ElementTree.Element) -> str:
    """All the text of a picture."""
    return " ".join(" ".join(each.itertext()) for each in picture.iter() if each.tag.endswith("}text"))


# Each preset in a language and a theme, each language in each theme.
LOOKS = [(preset, ("en", "sv")[place % 2], ("light", "dark")[place // 2 % 2]) for place, preset in enumerate(PRESETS)]


@pytest.mark.parametrize(("preset", "language", "theme"), LOOKS)
def test_every_picture_can_be_drawn_without_a_browser_as_it_is_asked_for(
    preset: str, language: Language, theme: Theme
) -> None:
    months = {"sv": "månad", "en": "month"}
    for exhibit in pictured(preset, language):
        tree = drawn(exhibit, language, theme)
        assert tree.tag.endswith("}svg"), exhibit.key
        assert sum(each.tag.endswith(("}path", "}line")) for each in tree.iter()) > 3, exhibit.key
        assert not {"NaN", "undefined", "null"} & set(words_in(tree).split()), exhibit.key
        assert float(tree.get("width", 0)) >= WIDTH, exhibit.key
        assert PALETTES[theme].paper in ElementTree.tostring(tree, "unicode"), exhibit.key
        if exhibit.key == "cumulative":
            assert months[language] in words_in(tree)


def test_each_language_is_drawn_in_each_theme() -> None:
    assert {look[1:] for look in LOOKS} == set(itertools.product(LANGUAGES, PALETTES))


def test_what_a_page_lays_out_as_text_stands_in_the_picture_too() -> None:
    found = {exhibit.key: exhibit for exhibit in pictured("b2b", "en") if isinstance(exhibit.picture, WORDY)}
    assert {type(each.picture) for each in found.values()} == set(WORDY)
    for exhibit in found.values():
        words = words_in(drawn(exhibit, "en"))
        match exhibit.picture:
            case Panel(numbers=numbers, months=months):
                assert all(number in words for number in (*numbers, str(months))), exhibit.key
            case Whiskers(lines=lines):
                assert all(line.name in words and line.value in words for line in lines), exhibit.key
            case ValueChains(stocks=stocks, flows=flows):
                assert all(stock.name in words and stock.more in words for stock in stocks.values())
                assert all(flow.plan in words and flow.said in words for flow in flows.values())


def test_hostile_names_are_words_in_a_picture() -> None:
    case = cases.preset("b2b")
    named = replace(case, title=HOSTILE, channels=tuple(replace(each, name=HOSTILE) for each in case.channels[:1]))
    for exhibit in exhibits_of(Text("en", "b2b"), named)["key_figures"]:
        if exhibit.picture:
            tree = drawn(exhibit, "en")
            assert not any(each.tag.endswith("}script") for each in tree.iter())
            if exhibit.key == "worth-of-leads":
                assert "<script>alert(1)</script>" in words_in(tree)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_taken_home_is_named_after_its_case_and_what_it_shows(language: Language) -> None:
    text = Text(language, "b2b")
    for exhibit in pictured("b2b", language):
        if isinstance(exhibit.picture, Picture | Whiskers | ValueChains):
            found, kind = taken(text, exhibit, ["Ålö & Söner: 2027/28"]), re.sub(r"-\d+$", "", exhibit.key)
            named = exhibit.key == "key-figure" or text.has(f"page.take.name.{kind}")
            assert named and re.fullmatch(r"alo-soner(-[a-z0-9]+)+", found.file), exhibit.key
            assert found.whose == "Ålö & Söner: 2027/28"
    assert taken(text, Exhibit("cumulative", ""), ['../<script>"']).file.startswith("script-")


def test_what_is_text_on_a_page_is_taken_home_with_the_same_words() -> None:
    case = cases.preset("b2b")
    named = replace(case, channels=tuple(replace(each, name=HOSTILE) for each in case.channels[:1]))
    for exhibit in exhibits_of(Text("en", "b2b"), named)["key_figures"]:
        if isinstance(exhibit.picture, Whiskers | ValueChains):
            tree = ElementTree.fromstring(laid_out.svg(exhibit.picture))
            assert not any(each.tag.endswith("}script") for each in tree.iter())
            drawn_by_vega = words_in(drawn(exhibit, "en")).split()
            assert sorted(words_in(tree).split()) == sorted(drawn_by_vega), exhibit.key


def test_what_a_picture_says_where_one_points_at_it_is_words() -> None:
    # 0.003 is no raw number: it has one digit.
    raw = {"sv": r"\d\.\d|\d,(?!00\d(?!\d))\d{3}", "en": r"\d,(?=\d)(?!\d{3}(?!\d))|\d\.(?!00\d(?!\d))\d{3}"}
    for language in LANGUAGES:
        for exhibit in pictured("b2b", language):
            if isinstance(exhibit.picture, Picture):
                tips = [str(row["tip"]) for rows in exhibit.picture.data.values() for row in rows if "tip" in row]
                said = "\n".join(tips)
                names = rf"{raw[language]}|q05|engage|plan_|None|nan"
                assert not re.search(names, said), (exhibit.key, said)
