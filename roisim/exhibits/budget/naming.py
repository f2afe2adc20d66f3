"""What is called what on the page: the items of the pot, sums a month, and what a goal is measured in."""

from dataclasses import dataclass

from roisim.answers.budget import Outcome, at_goal
from roisim.answers.pot import Item, pot
from roisim.answers.splitting import Goal
from roisim.cases.scenario import Scenario
from roisim.exhibits.saying import chance, cut, horizon
from roisim.text import LANGUAGES, Text

_NAME = 40  # characters of a channel
_DIGITS = 3  # of a monthly amount: a step of 100 shows in 15,100


@dataclass(frozen=True)
class Speech:
    """The words of one case."""

    text: Text
    case: Scenario

    @property
    def currency(self) -> str:
        """Its code."""
        return self.case.finance.currency

    @property
    def within(self) -> str:
        """The whole time: three years."""
        return horizon(self.text, self.case.finance.months)

    def name(self, item: Item) -> str:
        """What an item is called, alone."""
        if item.is_ads and item.path.place is not None:
            return cut(self.case.channels[item.path.place].name, _NAME)
        return self.text.name(item.path)

    def quoted(self, item: Item) -> str:
        """The same inside a sentence: in quotation marks where it is a name that someone gave."""
        name = self.name(item)
        return self.text("page.budget.quoted", name=name) if item.is_ads else self.text.inside(name)

    def money(self, amount: float | None) -> str:
        """A sum in two digits."""
        return self.text.money(amount, self.currency)

    def monthly(self, amount: float) -> str:
        """An amount a month: three digits, nothing for residue."""
        return self.text.money(amount if abs(amount) >= 0.5 else 0.0, self.currency, _DIGITS)

    def amount(self, item: Item, amount: float) -> str:
        """An amount a month, with its hours where it buys hours."""
        said = self.monthly(amount)
        if item.path.name != "hours" or not amount:
            return said
        return self.text("page.budget.with_hours", amount=said, hours=self.text.number(amount / item.price, 3))

    def measure(self, goal: Goal) -> str:
        """What a goal looks at, inside a sentence."""
        return self.text(f"page.budget.measure.{goal}")

    def at_goal(self, goal: Goal, outcome: Outcome) -> str:
        """What an outcome is of what a goal looks at: a sum in three digits, or a chance."""
        amount = at_goal(outcome, goal)
        return chance(self.text, amount) if goal == "chance" else self.text.money(amount, self.currency, _DIGITS)

    def change(self, goal: Goal, amount: float) -> str:
        """How much more or less of what a goal looks at, with its sign; no change where it is nothing."""
        nothing = abs(amount) < (0.0005 if goal == "chance" else 0.5)
        if nothing:
            return self.text("page.budget.change.none")
        points = self.text.number(100 * amount)
        said = self.text("page.budget.change.points", points=points) if goal == "chance" else self.money(amount)
        return self.text("page.budget.change.more", amount=said) if amount > 0 else said


def find(case: Scenario, text: Text, wanted: str) -> Item | None:
    """The item that someone named: a channel by its name, work by what it is called in either language."""
    asked = wanted.strip().casefold()
    named = Speech(text, case)
    for item in pot(case):
        known = {item.path.name.casefold()} if not item.is_ads else set()
        if not item.is_ads:
            known |= {Text(language).name(item.path).casefold() for language in LANGUAGES}
        elif item.path.place is not None:
            known |= {case.channels[item.path.place].name.strip().casefold()}
        if asked in known or asked == named.name(item).casefold():
            return item
    return None
