"""What there is to choose from: doing nothing new, half the plan, the plan."""

from collections.abc import Iterator
from dataclasses import replace

from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.result import Result
from roisim.answers.sampling import weighed
from roisim.answers.totals import TOTALS
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import against, chance, is_tiny, untold
from roisim.text import Text

_HALF = 0.5
_HALVED = ("hours", "agency", "content", "posts")  # of the plan, each month; tools and set-up cost as much
_COLUMNS = ("option", "cost", "npv", "low", "chance")


def options(text: Text, case: Scenario) -> Exhibit:
    """Each with what it costs, what the middle case leaves, what one in twenty falls below, and how often it pays."""
    found = _answers(case)
    text = replace(text, sure=not untold(found["whole"]))
    head = tuple(text(f"page.pitch.option.{each}") for each in _COLUMNS)
    nothing = Row(text(f"page.pitch.option.none_{case.base}"), (*["–"] * 3, "–"))
    rows = (nothing, *(_row(text, name, each) for name, each in found.items()))
    caption = text("page.pitch.option.caption", **against(text, case))
    table = Table(caption, head, rows, lambda: _exact(text, found), first=(1, 2, 4))
    return Exhibit(
        "options",
        text(f"page.pitch.option.title_{_best(found)}"),
        text("page.pitch.option.how"),
        table=table,
        formula="npv",
    )


def halved(case: Scenario) -> Scenario:
    """The case with half the ad money, hours, agency, content and posts; nothing was seen of it."""
    channels = tuple(replace(channel, spend=channel.spend.scaled(_HALF)) for channel in case.channels)
    plan = replace(case.plan, **{name: getattr(case.plan, name).scaled(_HALF) for name in _HALVED})
    return replace(case.unweighed, channels=channels, plan=plan)


def best(case: Scenario) -> str:
    """Which is worth most in the middle case: half, whole or both the same; none, where neither is worth anything."""
    return _best(_answers(case))


def _best(found: dict[str, Result]) -> str:
    half, whole = (each.npv.q50 or 0.0 for each in found.values())
    if max(half, whole) <= 0:
        return "none"
    if is_tiny(whole - half, found["whole"]):
        return "same"
    return "half" if half > whole else "whole"


def _answers(case: Scenario) -> dict[str, Result]:
    return {"half": ask(halved(case), weighed(case, Drawn()), TOTALS), "whole": answer(case)}


def _row(text: Text, name: str, result: Result) -> Row:
    money = result.scenario.finance.currency
    npv = text.money(result.npv.q50, money)
    sure = untold(result)
    low, often = ("–", "–") if sure else (text.money(result.npv.q05, money), chance(text, result.chance))
    return Row(text(f"page.pitch.option.{name}"), (text.money(result.cost_pv.q50, money), npv, low, often))


def _exact(text: Text, found: dict[str, Result]) -> Iterator[list[Cell]]:
    for name, each in found.items():
        yield [text(f"page.pitch.option.{name}"), each.cost_pv.q50, each.npv.q50, each.npv.q05, each.chance]
