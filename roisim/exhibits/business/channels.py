"""What a click and a lead of each channel cost, and what the lead is worth."""

from roisim.answers.ask import Drawn, ask
from roisim.answers.fans import Spread
from roisim.answers.worth import CHANNEL_VALUES
from roisim.cases.scenario import Scenario
from roisim.text import Text


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
