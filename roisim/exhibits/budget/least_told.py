"""The least budget that reaches a target, in words."""

from roisim.answers.least import Least
from roisim.answers.pot import pot
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.exhibit import Card, Exhibit

_KEY = "page.budget.least"


def exhibit(speech: Speech, found: Least) -> Exhibit:
    """What it takes, how it is split, and how often that is enough."""
    text = speech.text
    said, remarks = told(speech, found).replace("*", ""), (text(f"{_KEY}.note"),)
    return Exhibit("budget-least", said, cards=_cards(speech, found), remarks=remarks, formula="least_budget")


def told(speech: Speech, found: Least) -> str:
    """The sentence: so much a month, nothing at all, or that no budget reaches it."""
    text = speech.text
    reached = found.outcome.leads.q50 if found.aim.what == "leads" else found.outcome.npv.q50
    facts = {
        "wanted": _wanted(speech, found), "within": speech.within, "sum": speech.monthly(found.total),
        "most": speech.monthly(found.most_total), "cases": text.of_ten(found.chance), "parts": _parts(speech, found),
        "best": text.number(reached) if found.aim.what == "leads" else speech.money(reached),
    }  # fmt: skip
    kind = "never" if not found.reached else "reached" if found.total else "free"
    return text(f"{_KEY}.{found.aim.what}_said.{kind}", **facts)


def _wanted(speech: Speech, found: Least) -> str:
    """So many leads."""
    one = "_one" if found.aim.leads == 1 else ""
    return speech.text(f"{_KEY}.so_many{one}", said=speech.text.exact(found.aim.leads, 1))


def _parts(speech: Speech, found: Least) -> str:
    part = "page.budget.split.part"
    named = (
        speech.text(part, amount=speech.monthly(amount), item=speech.quoted(item))
        for item, amount in zip(pot(speech.case), found.amounts, strict=True)
        if amount
    )
    return speech.text.listed(list(named))


def _cards(speech: Speech, found: Least) -> tuple[Card, ...]:
    """What that split gives beside the target."""
    text, outcome = speech.text, found.outcome
    low, high = text.ends(outcome.npv.q05, outcome.npv.q95, speech.currency)
    ends = () if low == high else (text(f"{_KEY}.ends", low=low, high=high),)
    return (
        Card(text(f"{_KEY}.month"), speech.monthly(found.total)),
        Card(text(f"{_KEY}.npv"), speech.money(outcome.npv.q50), ends),
        Card(text(f"{_KEY}.won"), text.number(outcome.leads.q50)),
    )
