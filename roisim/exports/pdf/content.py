"""What stands in the document, as plain values: words in letters that its fonts hold, pictures as SVG."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any

from roisim.cases.scenario import Scenario
from roisim.charts.palette import LIGHT, WHITE
from roisim.exhibits.exhibit import Exhibit, Table
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.whole import Pitch, Section
from roisim.exhibits.saying import shortened
from roisim.exhibits.written import pieces
from roisim.exports.brand import Brand
from roisim.exports.columns import columns
from roisim.exports.svg import svg
from roisim.text import Language, Text

Tree = dict[str, Any]
_FIRST = ("ask", "why_now", "options", "value")  # the parts of the first page
_HIGH = {"waterfall": 28, "cumulative": 26}  # letters' heights of a picture
_PIXELS = {"waterfall": (760, 350), "cumulative": (660, 310)}  # width and height: they fill the page, and can be read
_LOGO = (40, 13)  # millimetres, at most
_LONG, _PIECE, _BREAK = re.compile(r"[^\W_]{25,}"), 8, "\u200b"  # words that no language needs, a break every so often
_UNSHOWN = ("So", "Sk", "Cf", "Mn", "Me", "Co", "Cn", "Cc")  # signs whose absence changes no word


def told(found: Pitch, case: Scenario, text: Text, origin: Origin) -> Tree:
    """All that the document says."""
    sections = [_section(each, text.language) for each in found.sections]
    first = [each for each in sections if each["key"] in _FIRST]
    day = origin.made_on
    return {
        "title": shown(found.title), "answer": runs(found.answer), "plain": shown(found.answer.replace("*", "")),
        "language": text.language, "region": "SE" if text.language == "sv" else "GB",
        "day": [day.year, day.month, day.day],
        "colours": {name: getattr(LIGHT, name) for name in ("ink", "muted", "line")},
        "footer": shown(f"{shortened(found.title, 80)} · {day.isoformat()} · roisim {origin.version}"),
        "first": first, "second": [each for each in sections if each not in first],
        "facts": list(_facts(text, case, origin)),
    }  # fmt: skip


def dressed(brand: Brand) -> Tree:
    """The customer's logo, bytes and millimetres, and colour; either may be none."""
    logo = brand.drawn
    scale = min(most / real for most, real in zip(_LOGO, (logo.wide, logo.high), strict=True)) if logo else 0
    drawn = {"png": [*logo.png], "wide": logo.wide * scale, "high": logo.high * scale} if logo else None
    return {"logo": drawn, "colour": brand.colour or None}


def _facts(text: Text, case: Scenario, origin: Origin) -> Iterator[Tree]:
    for name, said in origin.facts(text, case):
        links = said.startswith(("https://", "http://"))
        yield {"name": name, "said": shown(said.partition("/?")[0] if links else said), "link": said if links else ""}


def _section(section: Section, language: Language) -> Tree:
    cards = [
        {"name": shown(each.name), "value": shown(each.value), "remarks": [*map(shown, each.remarks)]}
        for each in section.cards
    ]
    return {
        "key": section.key, "heading": shown(section.heading), "said": [*map(runs, section.said)], "cards": cards,
        "exhibits": [_exhibit(each, language) for each in section.exhibits],
    }  # fmt: skip


def _exhibit(each: Exhibit, language: Language) -> Tree:
    picture = None
    if each.picture is not None:
        wide, high = _PIXELS.get(each.key, (560, 0))
        picture = _held(svg(each.picture, language, width=wide, height=high).replace(LIGHT.paper, WHITE))
    measure = "" if each.table and each.measure == each.table.caption else each.measure
    return {
        "title": shown(each.title), "measure": shown(measure), "svg": picture, "high": _HIGH.get(each.key, 20),
        "alt": shown(each.said or each.alt or each.title), "table": _table(each.table) if each.table else None,
        "remarks": [*map(runs, each.remarks)],
    }  # fmt: skip


def _table(table: Table) -> Tree:
    rows = [{"cells": [shown(each) for each in (row.name, *row.cells)], "strong": row.strong} for row in table.rows]
    shapes = columns(table)
    return {
        "head": [*map(shown, table.head)], "rows": rows, "words": [each.words for each in shapes],
        "widths": [each.weight for each in shapes],
    }  # fmt: skip


def runs(sentence: str) -> list[Tree]:
    """A sentence of the locales in pieces: what stands between *stars* is bold."""
    return [{"text": words, "bold": bold} for words, bold in pieces(shown(sentence))]


def clipped(tree: Any, longest: int) -> Any:
    """The same, no text in it longer than so many letters; pictures, links and what describes the whole stay."""
    if isinstance(tree, dict):
        kept = ("svg", "link", "alt", "plain", "text")
        return {name: each if name in kept else clipped(each, longest) for name, each in tree.items()}
    if isinstance(tree, list):
        return [clipped(each, longest) for each in tree]
    return f"{tree[: longest - 1]}…" if isinstance(tree, str) and len(tree) > longest else tree


def shown(words: str) -> str:
    """Words in letters of the fonts, the longest with places to break, so that none leaves its column."""
    return _LONG.sub(lambda found: _BREAK.join(wrap(found[0], _PIECE)), _held(words))


def _held(words: str) -> str:
    """Words in letters of the fonts: small pictures are left out, of other writing a question mark tells."""
    whole = unicodedata.normalize("NFC", words)
    kept = (each if ord(each) in _letters() or each == "\n" else _instead(each) for each in whole)
    return re.sub(r"\?(\s*\?)+", "?", "".join(kept)) if not whole.isascii() else "".join(kept)


def _instead(letter: str) -> str:
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter) in _UNSHOWN else "?"


@cache
def _letters() -> frozenset[int]:
    lines = (Path(__file__).parent / "fonts" / "letters.txt").read_text().splitlines()
    ends = ([int(end, 16) for end in line.split()] for line in lines)
    return frozenset(letter for first, last in ends for letter in range(first, last + 1))
