"""A trial in words: what it changes, and how the answer goes from before to after."""

from roisim.answers.result import Result
from roisim.cases import trials
from roisim.exhibits.saying import chance, is_nothing, untold
from roisim.text import Text


def made(text: Text, name: trials.Name, before: Result, after: Result) -> str:
    """What the trial changes, and what comes of it. *Stars* are bold."""
    called, found = text(f"page.trial.{name}"), trials.parts(before.scenario, name)
    if not found:
        return text("page.trial.same", name=called)
    changes = text.listed([text(f"page.trial.part.{part}") for part in found])
    return f"{text('page.trial.said', name=called, changes=changes)} {_line(text, before, after)}"


def _line(text: Text, before: Result, after: Result) -> str:
    """From the answer before to the one after; the chances where both have one."""
    both, currency = (before, after), after.scenario.finance.currency
    money = [text.money(each.npv.q50, currency) for each in both]
    chances = [chance(text, each.chance) for each in both]
    told = not any(untold(each) or is_nothing(each) for each in both)
    if money[0] == money[1] and (chances[0] == chances[1] or not told):
        return text("page.trial.line_same")
    facts = dict(zip(("before", "after", "chance_before", "chance_after"), (*money, *chances), strict=True))
    return text(f"page.trial.line{'' if told else '_given'}", **facts)
