"""What a lead and a new customer are worth beside what they cost, on one axis each."""

from collections.abc import Iterator

from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.answers.worth import DEARER
from roisim.charts.whiskers import Kind, Whisker, Whiskers
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.key_figures.unit_worth import money
from roisim.exhibits.key_figures.value_chains import between
from roisim.exhibits.saying import given, plainly, untold
from roisim.text import Text

_EVEN = (0.45, 0.55)  # 5 cases out of 10: neither more nor less often


def price(chance: float) -> str:
    """Whether what one gets costs more than it is worth, by how often it does: dear, even or fine."""
    return "dear" if chance > _EVEN[1] else "even" if chance >= _EVEN[0] else "fine"


def leads(text: Text, result: Result) -> Exhibit:
    """What a lead is worth and costs in each channel."""
    text = plainly(text, result.scenario)
    chances = result[DEARER]
    rows = [row for channel in result.scenario.channels for row in _of_channel(text, result, channel.name, chances)]
    title, measure = _of_leads(text, result, chances), text("page.unit_worth.lead.measure")
    return Exhibit("worth-of-leads", title, measure, picture=Whiskers(tuple(rows)) if rows else None)


def _of_channel(text: Text, result: Result, channel: str, chances: dict[str, float]) -> Iterator[Whisker]:
    """A lead of a channel: its value, then its cost with how often that is more, and what a click costs."""
    found, key = result.unit_values, f"cost_per_lead.{channel}"
    if key not in chances:
        yield _whisker(text, result, "cost", channel, found[key], text("page.unit_worth.lead.unspent"))
        return
    worth = text("page.unit_worth.lead.worth_in", channel=channel)
    yield _whisker(text, result, "plan", worth, found[f"lead.{channel}"])
    click = money(text, result, found[f"cost_per_click.{channel}"].q50)
    remark = text(f"page.unit_worth.lead.{_dearer(result, chances[key])}", cases=text.of_ten(chances[key]), click=click)
    yield _whisker(text, result, "cost", text("page.unit_worth.lead.cost_in", channel=channel), found[key], remark)


def _of_leads(text: Text, result: Result, chances: dict[str, float]) -> str:
    """In which channels leads cost more than they are worth, of those that have a budget."""
    names = [channel.name for channel in result.scenario.channels]
    found = {name: price(chances[f"cost_per_lead.{name}"]) for name in names if f"cost_per_lead.{name}" in chances}
    dear, even = ([name for name in found if found[name] == each] for each in ("dear", "even"))
    said = "all" if len(dear) == len(found) else "some" if dear else "even" if even else "fine"
    if not found:
        said = "no_budget" if names else "none"
    said += given(result) if said in ("all", "some", "fine") else ""
    every = text(f"page.unit_worth.lead.every{'' if len(found) == len(names) else '_budgeted'}")
    return text(f"page.unit_worth.lead.{said}", channels=text.listed(dear or even), every=every)


def customers(text: Text, result: Result) -> Exhibit:
    """What a new customer is worth, and what one costs."""
    text = plainly(text, result.scenario)
    chance, cost = result[DEARER].get("cac"), result.unit_values["cac"]
    said = "none" if chance is None else "unpriced" if cost.q50 is None else price(chance)
    rows = [_whisker(text, result, "plan", text("unit_value.ltv.name"), result.unit_values["ltv"])]
    if chance is not None and cost.q50 is not None:
        remark = text(f"page.unit_worth.customer.{_dearer(result, chance)}", cases=text.of_ten(chance))
        rows.append(_whisker(text, result, "cost", text("unit_value.cac.name"), cost, remark))
    said += given(result) if said in ("dear", "fine") else ""
    title, measure = text(f"page.unit_worth.customer.{said}"), text("page.unit_worth.customer.measure")
    return Exhibit("worth-of-customers", title, measure, picture=Whiskers(tuple(rows)))


def _dearer(result: Result, chance: float) -> str:
    """How often it costs more than it is worth; or whether it does, where there is one outcome."""
    return "dearer" if not untold(result) else "dearer_given" if chance > 0.5 else "cheaper_given"


def _whisker(text: Text, result: Result, kind: Kind, name: str, spread: Spread, remark: str = "") -> Whisker:
    span = between(lambda amount: money(text, result, amount), spread)
    return Whisker(kind, name, spread, money(text, result, spread.q50), span, remark)
