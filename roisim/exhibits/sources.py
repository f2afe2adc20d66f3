"""How it is said who vouches for a number, and what a published figure tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from roisim.cases import bibliography
from roisim.cases.bibliography import Benchmark, Grade
from roisim.cases.parameters import Estimate
from roisim.text import NBSP, Text


@dataclass(frozen=True)
class Figure:
    """A published figure in the reader's form: its number and range, where it holds, how far to trust it, and why.

    url: empty where there is none that a browser may follow. note: in the language of `notes_in`.
    """

    likely: str
    unit: str
    span: str
    grade: Grade
    graded: str
    title: str
    url: str
    where: str
    note: str


def told(text: Text, estimate: Estimate) -> str:
    """The source in words: a title, "judgement", or what the user wrote."""
    return named(text, estimate.source)


def named(text: Text, source: str) -> str:
    """The words for a source as it stands in a case."""
    found = bibliography.find(source)
    if found:
        return found.title
    return text("source.judgement") if source == bibliography.JUDGEMENT else source or text("source.own")


def notes_in(text: Text) -> str:
    """What language the notes of the figures are in."""
    return text("evidence.language")


def figures(text: Text, found: Sequence[Benchmark]) -> list[Figure]:
    """Published figures as one reads them."""
    return [figure(text, each) for each in found]


def figure(text: Text, found: Benchmark) -> Figure:
    """A published figure; shares in per cent."""
    unit = text(f"benchmark_unit.{found.unit}")
    share = unit.startswith("%")
    low, likely, high = (text.number(bound * (100 if share else 1), 3) for bound in found.bounds)
    sign = text.per_cent if share else ""
    dash = f"{NBSP}–{NBSP}" if found.low < 0 else "–"
    parts = (found.context, found.business, found.region, _tidy(found.year))
    return Figure(
        f"{likely}{sign}", unit.removeprefix("%").strip(), f"{low}{dash}{high}{sign}",
        found.grade, text(f"evidence.{found.grade}"), found.title,
        found.url if found.url.startswith(("https://", "http://")) else "",
        ", ".join(part for part in parts if part not in ("any", "n.s.")), _tidy(found.note),
    )  # fmt: skip


def _tidy(note: str) -> str:
    """A working note as one reads it: ranges with a dash, and no word that only says where it was read."""
    return re.sub(r"(?<=[\d%])-(?=\$?\d)", "–", note.removeprefix("page: "))
