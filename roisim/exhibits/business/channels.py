"""The channels to choose from, what each spends, and what a click and a lead of it cost and are worth."""

from dataclasses import dataclass

from roisim import cases
from roisim.answers.ask import Drawn, ask
from roisim.answers.fans import Spread
from roisim.answers.worth import CHANNEL_VALUES
from roisim.cases.renaming import moves_platform
from roisim.cases.scenario import Scenario
from roisim.text import Text


@dataclass(frozen=True)
class Renamed:
    """A channel that now bears the name of another platform, and the two ways to go on."""

    name: str
    said: str
    take: str
    keep: str


def known(case: Scenario) -> list[str]:
    """The names to choose from: the platforms of the library, as the case spells them, then its own."""
    own = {channel.name.casefold(): channel.name for channel in case.channels}
    library = [channel.name for channel in cases.default_channels(case.finance.currency)[:-1]]
    return [*(own.pop(name.casefold(), name) for name in library), *own.values()]


def listed(text: Text, names: list[str]) -> str:
    """Names as one says them."""
    return text.listed(names)


def renamed(text: Text, name: str, before: str) -> Renamed:
    """The question that a new name raises."""
    again = not moves_platform(before, name)
    said = text("channel.asked_back" if again else "channel.asked", name=name, before=before)
    return Renamed(name, said, text("channel.take", platform=name), text("channel.keep"))


def results(text: Text, case: Scenario) -> list[str]:
    """A sentence for each channel of a case, in their order."""
    if not case.channels:
        return []
    values = ask(case.question, Drawn(), CHANNEL_VALUES)[CHANNEL_VALUES]
    return [_said(text, case, channel.name, values) for channel in case.channels]


def _said(text: Text, case: Scenario, name: str, values: dict[str, Spread]) -> str:
    found = {of: values[f"{of}.{name}"].q50 for of in ("cost_per_click", "cost_per_lead", "lead")}
    money = {of: text.money(amount, case.finance.currency) for of, amount in found.items() if amount is not None}
    key = "costs" if len(money) == 3 else "costs_only" if "cost_per_lead" in money else "no_leads"
    return text(f"page.business.{key if 'cost_per_click' in money else 'no_budget'}", **money)
