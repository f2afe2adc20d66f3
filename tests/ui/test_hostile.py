"""Whatever stands in a text of a case is text on every page: never markup, script, link, formula or icon.

Files, links and fields refuse much of it; here it lies in the case all the same.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases.desk import Desk
from roisim.cases.groups import Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from tests.visits import PAGES, told, visit

PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</p><p>", "{{", "{x}", "](javascript:alert(1))",
    "[a](https://evil.example)", "![b](c)", "$x$", "**bold**", ":material/home:", "`code`", "# ", "\u202e\u2066",
    "\u200f", "\"'&;", "%s", "\\",
)  # fmt: skip
MARKS = r"[\\`*_{}\[\]()<>#+!|~$:^]"  # what markdown gives a meaning
# What Streamlit reads as markdown.
MARKDOWN = {
    "Button": ("label", "help"), "DownloadButton": ("label",), "PageLink": ("label",), "Checkbox": ("label", "help"),
    "Expandable": ("label",), "Selectbox": ("label", "help"), "TextInput": ("label", "help"), "Markdown": ("body",),
    "FileUploader": ("label", "help"), "ButtonGroup": ("label", "help"), "Radio": ("label", "help"),
}  # fmt: skip


def filled(words: str) -> Scenario:
    """A case whose every text is the same words: title, names of channels and lines, who says what of every number."""
    case = replace(cases.preset("b2b"), draws=64)
    channels = tuple(replace(each, name=f"{words} {place}") for place, each in enumerate(case.channels))
    auctioned = tuple(replace(each, auction=words) for each in channels)
    lines = (Line(words, "cost", Estimate(9000.0)), Line(words, "save", Estimate(9000.0), 2, 2))
    return _said(replace(case, title=words, channels=auctioned, lines=lines), words)


def _said(tree: Any, words: str) -> Any:
    """The same with the words as source, owner and note of every estimate."""
    if isinstance(tree, Estimate):
        return replace(tree, source=words, owner=words, note=words)
    if isinstance(tree, tuple):
        return tuple(_said(each, words) for each in tree)
    if not is_dataclass(tree):
        return tree
    return replace(tree, **{field.name: _said(getattr(tree, field.name), words) for field in fields(tree)})  # type: ignore[type-var]


def opened(page: str, words: str) -> AppTest:
    """A page on which two such cases lie."""
    case = filled(words)
    desk = Desk((case, case.with_estimate("company.margin", case["company.margin"].scaled(0.9))))
    return visit(page, language="en", desk=desk, before=(), after=(), **{"more-0": True})


@dataclass
class Read:
    """A page as a browser reads it: its tags with the names of their attributes, its text, what is read as markdown."""

    tags: list[tuple[str, tuple[str, ...]]]
    text: str
    marks: Counter[str]


def read(app: AppTest) -> Read:
    """Read a page."""
    parser = _Parser()
    marks: Counter[str] = Counter()
    for proto in _protos(app._tree):
        name = type(proto).__name__
        for field in MARKDOWN.get(name, ()):
            marks.update(re.findall(MARKS, re.sub(rf"\\{MARKS}", "", _outside_html(proto, getattr(proto, field)))))
    parser.feed(told(app))
    parser.close()
    return Read(parser.tags, "".join(parser.text), marks)


def _outside_html(proto: Any, body: str) -> str:
    """What of markdown is not in a block of HTML, which ends at an empty line."""
    if not getattr(proto, "allow_html", False):
        return body
    return "\n\n".join(block for block in re.split(r"\n\s*\n", body) if not block.startswith("<"))


def _protos(node: Any) -> Iterator[Any]:
    if getattr(node, "proto", None) is not None:
        yield node.proto
    for child in getattr(node, "children", {}).values():
        yield from _protos(child)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


SAID = ("simulator", "assumptions", "compare", "key_figures")  # pages that say a text of the case in so many words


@cache
def harmless(page: str, words: str) -> Read:
    """The page with as many letters instead."""
    return read(opened(page, re.sub(r"[^\w ]", "z", words)))


@pytest.mark.parametrize("page", PAGES)
@settings(max_examples=1)
@example("{{<script>alert(1)</script>")
@example("$x$](javascript:alert(1))\u202e\u2066")
@example("A" * 10_000)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join))
def test_hostile_words_are_words_on_every_page(page: str, words: str) -> None:
    found, wanted = read(opened(page, words)), harmless(page, words)
    assert found.tags == wanted.tags
    assert found.marks == wanted.marks
    if page in SAID:
        assert words[:30].strip() in found.text
