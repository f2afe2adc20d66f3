"""Colour by meaning, the same in every chart, table and export, in light and in dark.

Chosen so that colours that meet in one picture differ in lightness too, and so stay apart for colour-blind
readers; colour is never the only sign all the same.
"""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """The colours of one theme, as hex."""

    plan: str
    aside: str
    stay: str
    today: str
    save: str
    earn: str
    strategic: str
    cost: str
    good: str
    bad: str
    ink: str
    muted: str
    line: str
    paper: str
    panel: str


LIGHT = Palette(
    plan="#0B6E6E", aside="#B4481E", stay="#5546B8", today="#858C97", save="#1F57B5", earn="#3C8D4F",
    strategic="#9A4F9F", cost="#4A4F57", good="#487800", bad="#8C1D2F",
    ink="#16212E", muted="#5C6675", line="#E3E0D8", paper="#FBFAF7", panel="#FFFFFF",
)  # fmt: skip
DARK = Palette(
    plan="#4DB8B0", aside="#EE8A5E", stay="#A79BFF", today="#747C88", save="#6D8CE8", earn="#9ADBA2",
    strategic="#D3A8F0", cost="#8A94A3", good="#A3CF5A", bad="#EC5571",
    ink="#E7EAEE", muted="#9AA4B2", line="#2A384A", paper="#101A26", panel="#152130",
)  # fmt: skip
PALETTES: dict[Theme, Palette] = {"light": LIGHT, "dark": DARK}

WHITE, SHADE = "#FFFFFF", "#F1EFE9"  # of paper that is printed, and of the head of a table on it


@dataclass(frozen=True)
class Sheet:
    """The colours of a workbook, as those who audit models know them: what is typed in is blue."""

    typed: str = "#0000C8"
    typed_paper: str = "#EAF1FB"
    muted: str = "#6B6B6B"
    line: str = "#B8C4D6"
    wrong: str = "#B00020"
    right: str = "#00663C"
    head: str = "#F2F2F2"


SHEET = Sheet()
