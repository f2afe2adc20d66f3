"""Words that stand for numbers: a level for the losses of standing aside, a way of crediting for what a sale is worth.

>>> filling = FILLINGS["funnel"]
>>> filling.word_of({}, None), filling.word_of({"incremental": 0.4}, None), filling.word_of({"credit": "crm"}, None)
('clicks', 'clicks', 'crm')
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from roisim.cases import credits
from roisim.cases.groups import CREDITS, LEVELS
from roisim.cases.levels import LOSSES, level_losses
from roisim.cases.parameters import Estimate

OWN = "own"  # takes the numbers as they are given


@dataclass(frozen=True)
class Filling:
    """A name of a table whose word fills others of it, whatever is given beside it.

    notice: what to say where they are given beside the word. alone: what their numbers mean without a word, where that
    is not the word one starts from.
    """

    name: str
    words: tuple[str, ...]
    fills: tuple[str, ...]
    default: str
    numbers: Callable[[str], Mapping[str, Estimate]]
    notice: str
    alone: str = ""

    def word_of(self, table: Mapping[str, object], start: object | None) -> object:
        """The word of a table: as it stands there; what numbers alone mean; else that of the start."""
        if self.name in table:
            return table[self.name]
        given = any(name in table for name in self.fills)
        return self.alone if given and self.alone else getattr(start, self.name, self.default)

    def is_own(self, group: object) -> bool:
        """True for numbers that none of the words stands for."""
        word = getattr(group, self.name)
        return word == OWN or any(getattr(group, name) != value for name, value in self.numbers(word).items())


FILLINGS = {
    "ignorance": Filling("level", LEVELS, LOSSES, "mild", level_losses, "losses_replaced", alone=OWN),
    "funnel": Filling(
        "credit", CREDITS, ("incremental",), credits.DEFAULT,
        lambda credit: {"incremental": credits.credited(credit)}, "incremental_replaced",
    ),
}  # fmt: skip
