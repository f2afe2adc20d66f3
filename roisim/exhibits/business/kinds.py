"""The business models to choose from, and what a lead, a sale, a customer is called in the one that is chosen."""

from dataclasses import dataclass

from roisim.cases import preset_words, vouching
from roisim.cases.scenario import PRESETS, Scenario
from roisim.text import Text

_NOUNS = ("lead", "form", "sale", "order_value", "customer", "churn")


@dataclass(frozen=True)
class Kind:
    """A business model. mark: said of the one that is chosen."""

    preset: str
    name: str
    about: str
    mark: str

    @property
    def chosen(self) -> bool:
        """True of the one that the case is."""
        return bool(self.mark)


def kinds(text: Text, chosen: str) -> list[Kind]:
    """All of them, in their order."""
    mark = text("page.business.chosen")
    return [
        Kind(name, text(f"business.{name}.name"), text(f"business.{name}.help"), mark if name == chosen else "")
        for name in PRESETS
    ]


def nouns(text: Text) -> list[tuple[str, str]]:
    """What a noun is the word for, and the word."""
    return [(_asked(text, noun), text.nouns[noun]) for noun in _NOUNS]


def _asked(text: Text, noun: str) -> str:
    """What a noun is the word for; who a customer is differs where nobody buys."""
    own = f"page.business.noun_{noun}_{text.business}"
    return text(own if text.has(own) else f"page.business.noun_{noun}")


def about(text: Text, case: Scenario) -> str:
    """The example in a sentence; nothing of a case that has no example behind it, or has numbers of its own."""
    example = text.business and not vouching.counted(case)["own"]
    return preset_words(text.business, text.language)[1] if example else ""
