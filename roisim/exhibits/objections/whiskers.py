"""What is left of the answer with each objection: the picture, most costly first, and the table of it."""

from collections.abc import Iterator, Sequence
from functools import partial

from roisim.answers.objections import Granted, Objected
from roisim.cases import objections
from roisim.charts import objections as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.objections import wording
from roisim.exhibits.saying import NOTHING, against, chance, is_nothing, plainly, untold
from roisim.text import Text

_COLUMNS = ("name", "middle", "range", "chance", "difference", "verdict", "change")
_EXACT = ("name", "low", "middle", "high", "chance", "difference", "verdict", "change", "source")


def whiskers(text: Text, found: Objected) -> Exhibit:
    """The picture and the table; of no plan, only that there is none."""
    text = plainly(text, found.case)
    title = _title(text, found)
    if is_nothing(found.result):
        return Exhibit("objections", title)
    bars = list(_bars(text, found))
    largest = max(abs(bound or 0.0) for bar in bars for bound in (bar.spread.q05, bar.spread.q95))
    scale, unit = text.scale(largest, found.case.finance.currency)
    measure = text("page.objections.whiskers.measure", unit=unit, **against(text, found.case))
    said = " ".join(_told(text, found, bar) for bar in bars)
    picture = chart.drawn(bars, found.base.npv.q50 or 0.0, scale)
    return Exhibit(
        "objections", title, measure, said, picture, _table(text, found), alt=text("page.objections.picture")
    )


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


def all_chosen(text: Text, found: Objected) -> str:
    """What those that are chosen together are called."""
    return text(f"page.objections.{'at_once' if found.has_all else 'together'}")


def _bar(text: Text, found: Objected, name: str, one: Granted, strong: bool = False) -> chart.Bar:
    return chart.Bar(name, short(text, found, one), one.npv, one.stands, strong)


def short(text: Text, found: Objected, one: Granted) -> str:
    """The middle case and the chance."""
    middle = text.money(one.npv.q50, found.case.finance.currency)
    kind = "said_given" if untold(found.result) else "said"
    return text(f"page.objections.whiskers.{kind}", middle=middle, chance=chance(text, one.chance))


def _told(text: Text, found: Objected, bar: chart.Bar) -> str:
    low, high = text.ends(bar.spread.q05, bar.spread.q95, found.case.finance.currency)
    middle = text.money(bar.spread.q50, found.case.finance.currency)
    return text("page.objections.whiskers.alt", name=bar.name, middle=middle, low=low, high=high)


# --- the table ---


def _table(text: Text, found: Objected) -> Table:
    """Every objection, those that change nothing last, and those that are chosen together."""
    head = tuple(text(f"page.objections.table.{column}") for column in _COLUMNS)
    rows = [_row(text, found, text("page.objections.whiskers.base"), found.base, "")]
    rows += [_listed(text, found, key) for key in in_order(found)]
    if len(found.chosen) > 1:
        rows.append(_row(text, found, all_chosen(text, found), found.together, "", strong=True))
    return Table(
        text("page.objections.table.caption"), head, tuple(rows), partial(_exact, text, found),
        tuple(text(f"page.objections.table.{column}") for column in _EXACT), folded=True, first=(1, 3, 5),
    )  # fmt: skip


def in_order(found: Objected) -> Sequence[str]:
    """The most costly first; those that change nothing last."""
    return (*found.touching, *(key for key in found.alone if key not in found.touching))


def _listed(text: Text, found: Objected, key: str) -> Row:
    objection, one = objections.keyed(found.case)[key], found.alone[key]
    name, told = wording.name(text, objection), wording.how(text, found.case, objection)
    if one.touches:
        return _row(text, found, name, one, told)
    none, why = text("page.objections.table.none"), wording.why_not(text, found.case, objection)
    return Row(name, (none, none, none, none, verdict(text, found, one), why))


def _row(text: Text, found: Objected, name: str, one: Granted, told: str, strong: bool = False) -> Row:
    none = text("page.objections.table.none")
    low, high = text.ends(one.npv.q05, one.npv.q95, found.case.finance.currency)
    middle = text.money(one.npv.q50, found.case.finance.currency)
    span = none if low == high else text("page.objections.table.span", low=low, high=high)
    odds = none if untold(found.result) else chance(text, one.chance)
    moved = none if one is found.base else difference(text, found, one)
    return Row(name, (middle, span, odds, moved, verdict(text, found, one), told or none), strong)


def difference(text: Text, found: Objected, one: Granted) -> str:
    """How much less, or more, the middle case then is."""
    moved = found.difference(one)
    amount = text.money(abs(moved), found.case.finance.currency)
    kind = "same" if abs(moved) < NOTHING else "less" if moved < 0 else "more"
    return text(f"page.objections.table.{kind}", amount=amount)


def verdict(text: Text, found: Objected, one: Granted) -> str:
    """Whether the answer stands, in two words."""
    if not one.touches and one is not found.base:
        return text("page.objections.table.untouched")
    if one.stands:
        return text(f"page.objections.table.{'holds' if found.base.stands else 'lifts'}")
    return text(f"page.objections.table.{'fails' if found.base.stands else 'still_fails'}")


def _exact(text: Text, found: Objected) -> Iterator[list[Cell]]:
    """The rows of the file, all digits; the chance in per cent."""
    yield _numbers(text, found, text("page.objections.whiskers.base"), found.base, "", "")
    for key in in_order(found):
        objection, one = objections.keyed(found.case)[key], found.alone[key]
        told = wording.how(text, found.case, objection) if one.touches else wording.why_not(text, found.case, objection)
        source = wording.source(text, objection)
        yield _numbers(text, found, wording.name(text, objection), one, told, source)
    if len(found.chosen) > 1:
        yield _numbers(text, found, all_chosen(text, found), found.together, "", "")


def _numbers(text: Text, found: Objected, name: str, one: Granted, told: str, source: str) -> list[Cell]:
    odds = None if untold(found.result) else 100 * one.chance
    ends: list[Cell] = [one.npv.q05, one.npv.q50, one.npv.q95]
    return [name, *ends, odds, found.difference(one), verdict(text, found, one), told, source]
