"""The numbers that stand out of an answer. Net present value first, ROI last, for it says least."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card
from roisim.exhibits.saying import chance, discounted, horizon, is_nothing, untold
from roisim.text import Text

_DASH = "–"  # a card of what there is no answer to


def cards(text: Text, result: Result) -> tuple[Card, ...]:
    """What, when, how surely, on what ground; of likely values alone there is nothing to say of how surely."""
    made = {"npv": _npv, "payback": _payback, "chance": _chance, "roi": _roi}
    found = tuple(replace(make(text, result), formula=name) for name, make in made.items())
    return found if result.draws else (*found[:2], found[3])


def _npv(text: Text, result: Result) -> Card:
    money = partial(text.money, currency=result.scenario.finance.currency)
    return Card(_called(text, "npv", result), money(result.npv.q50), tuple(_around(text, result)))


def _around(text: Text, result: Result) -> Iterator[str]:
    """How far the outcomes lie apart, where they do; and how later money is made less."""
    if not untold(result):
        low, high = text.ends(result.npv.q05, result.npv.q95, result.scenario.finance.currency)
        yield text("page.card.npv_range", low=low, high=high)
    yield discounted(text, result.scenario)


def _payback(text: Text, result: Result) -> Card:
    """When the plan has paid itself back; one that costs nothing has nothing to pay back, and says so."""
    name = text("page.card.payback")
    if result.roi.q50 is None:
        return Card(name, _DASH, (text("page.card.free"),))
    if untold(result):
        return Card(name, paid_back(text, result), (text("page.card.undiscounted"),))
    months = result.scenario.finance.months
    cases, within = text.of_ten(result.pays_within(months)), horizon(text, months)
    often = text("page.card.payback_within", cases=cases, within=within)
    return Card(name, paid_back(text, result), (often, text("page.card.payback_how")))


def paid_back(text: Text, result: Result) -> str:
    """The time it takes: in months, from the start, or longer than the case."""
    back = result.payback.q50
    if back is None:
        return text("page.card.payback_over", count=result.scenario.finance.months)
    return text("page.card.payback_start") if back <= 0 else text.months(back)


def _chance(text: Text, result: Result) -> Card:
    """How likely it is that the plan pays off; one that does nothing can't."""
    name = text("page.card.chance")
    if is_nothing(result):
        return Card(name, _DASH, (text("page.card.chance_empty"),))
    if untold(result):
        return Card(name, _DASH, (text("page.card.chance_untold"),))
    return Card(name, chance(text, result.chance), (text("page.card.chance_of", draws=text.exact(result.draws)),))


def _roi(text: Text, result: Result) -> Card:
    cost = text.money(result.cost_pv.q50, result.scenario.finance.currency)
    under = text("page.card.free") if result.roi.q50 is None else text("page.card.roi_on", cost=cost)
    return Card(_called(text, "roi", result), text.percent(result.roi.q50), (under,))


def _called(text: Text, card: str, result: Result) -> str:
    """What a card is called: of the middle case, of the likely values, or of the only outcome there is."""
    if not result.draws:
        return text(f"page.card.{card}_likely")
    return text(f"page.card.{card}_given" if untold(result) else f"page.card.{card}")
