"""An answer on one screen of a terminal: the decision in words, four cards, the ladder, the years."""

import itertools
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

import click

from roisim.reading import preset_words
from roisim.result import Result
from roisim.text import Text

COLOURS = {"cost": "bright_black", "save": "blue", "earn": "green", "strategic": "magenta", "ignorance": "red"}
CARD_GAP, LABEL, BAR = 3, 20, 40


@dataclass(frozen=True)
class Scale:
    """How money is written in a table: divided by what, and what that is called."""

    divisor: float
    unit: str

    @classmethod
    def of(cls, amounts: list[float], currency: str, text: Text) -> "Scale":
        """Plain up to five digits, then thousands, then millions."""
        largest, sign = max(map(abs, amounts), default=0.0), text.currency(currency)
        if largest < 1e5:
            return cls(1, sign)
        name, divisor = ("thousands", 1e3) if largest < 1e8 else ("millions", 1e6)
        return cls(divisor, text(f"cli.answer.{name}", currency=sign))

    def write(self, amount: float | None, text: Text) -> str:
        """A whole number of the unit; nothing where there is none."""
        return "" if amount is None else text.exact(amount / self.divisor, 0)


def screen(result: Result, text: Text, width: int = 80) -> str:
    """The whole answer, to print. width: columns of the terminal."""
    width = max(60, min(width, 100))
    parts = [
        _heading(result, text), *_decision(result, text, width), "",
        *_cards(result, text, width), "",
        *_ladder(result, text), "",
        *_table(result, text, width), "",
        *textwrap.wrap(_foot(result, text), width),
    ]  # fmt: skip
    return "\n".join(line.rstrip() for line in parts)
