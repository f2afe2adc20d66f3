"""What is left of the answer with each objection: the picture, the most costly first, with its table."""

from collections.abc import Iterator
from functools import partial

from roisim.answers.objections import Granted, Objected
from roisim.cases import objections
from roisim.charts import objections as chart
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.objections import wording
from roisim.exhibits.objections.table import all_chosen, table
from roisim.exhibits.saying import NOTHING, against, chance, is_nothing
from roisim.text import Text


def whiskers(text: Text, found: Objected) -> Exhibit:
    """The picture and the table; of no plan, only that there is none."""
    text = wording.told(text, found.result)
    title = _title(text, found)
    if is_nothing(found.result):
        return Exhibit("objections", title)
    bars = list(_bars(text, found))
    largest = max(abs(bound or 0.0) for bar in bars for bound in (bar.spread.q05, bar.spread.q95))
    scale, unit = text.scale(largest, found.case.finance.currency)
    measure = text("page.objections.whiskers.measure", unit=unit, **against(text, found.case))
    said = " ".join(_told(text, found, bar) for bar in bars)
    picture = chart.drawn(bars, found.base.npv.q50 or 0.0, scale)
    return Exhibit("objections", title, measure, said, picture, table(text, found), alt=text("page.objections.picture"))


def _title(text: Text, found: Objected) -> str:
    if is_nothing(found.result):
        return text("page.objections.answer.nothing")
    if not found.touching:
        return text("page.objections.whiskers.title_untouched")
    if found.base.stands and not found.turning:
        return text("page.objections.whiskers.title_none")
    worst = found.touching[0]
    fall = -found.difference(found.alone[worst])
    if fall < NOTHING:
        return text("page.objections.whiskers.title_up")
    amount = text.money(fall, found.case.finance.currency)
    return text("page.objections.whiskers.title_some", name=_name(text, found, worst), amount=amount)


def _name(text: Text, found: Objected, key: str) -> str:
    return wording.name(text, objections.keyed(found.case)[key])


# --- the picture ---


def _bars(text: Text, found: Objected) -> Iterator[chart.Bar]:
    """The case itself, those that are chosen together where they are several, and each that moves anything."""
    bar = partial(_bar, text, found)
    yield bar(text("page.objections.whiskers.base"), found.base, strong=True)
    if len(found.chosen) > 1:
        yield bar(all_chosen(text, found), found.together, strong=True)
    for key in found.touching:
        yield bar(_name(text, found, key), found.alone[key])


def _bar(text: Text, found: Objected, name: str, one: Granted, strong: bool = False) -> chart.Bar:
    return chart.Bar(name, short(text, found, one), one.npv, one.stands, strong)


def short(text: Text, found: Objected, one: Granted) -> str:
    """The middle case and the chance."""
    middle = text.money(one.npv.q50, found.case.finance.currency)
    return text("page.objections.whiskers.said", middle=middle, chance=chance(text, one.chance))


def _told(text: Text, found: Objected, bar: chart.Bar) -> str:
    low, high = text.ends(bar.spread.q05, bar.spread.q95, found.case.finance.currency)
    middle = text.money(bar.spread.q50, found.case.finance.currency)
    return text("page.objections.whiskers.alt", name=bar.name, middle=middle, low=low, high=high)
