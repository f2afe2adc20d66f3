"""Every objection in a table: what is left of the answer, whether it stands, what is changed; the same as a file."""

from collections.abc import Iterator, Sequence
from functools import partial

from roisim.answers.objections import Granted, Objected
from roisim.cases import objections
from roisim.exhibits.exhibit import Cell, Row, Table
from roisim.exhibits.objections import wording
from roisim.exhibits.saying import NOTHING, chance, untold
from roisim.text import Text

_COLUMNS = ("name", "middle", "range", "chance", "difference", "verdict", "change")
_FIRST = ("middle", "chance", "verdict")  # that a page shows before it is asked for more
_OF_DRAWS = ("range", "chance", "low", "high")  # that are told only where something is known of how sure it is
_EXACT = ("name", "low", "middle", "high", "chance", "difference", "verdict", "change", "source")


def table(text: Text, found: Objected) -> Table:
    """All of them, those that change nothing last, and those that are chosen together."""
    shown = _of(found, _COLUMNS)
    head = tuple(text(f"page.objections.table.{column}") for column in shown)
    unit = text.scale(1.0, found.case.finance.currency)[1]
    columns = tuple(text(f"page.objections.file.{column}", unit=unit) for column in _of(found, _EXACT))
    rows = tuple(_row(text, found, *each) for each in _each(text, found))
    first = tuple(place for place, column in enumerate(shown) if column in _FIRST)
    return Table(
        text("page.objections.table.caption"), head, rows, partial(_exact, text, found), columns, folded=True,
        first=first,
    )  # fmt: skip


def in_order(found: Objected) -> Sequence[str]:
    """The most costly first; those that change nothing last."""
    return (*found.touching, *(key for key in found.alone if key not in found.touching))


def all_chosen(text: Text, found: Objected) -> str:
    """What those that are chosen together are called."""
    return text(f"page.objections.{'at_once' if found.has_all else 'together'}")


def _of(found: Objected, columns: Sequence[str]) -> tuple[str, ...]:
    return tuple(column for column in columns if column not in _OF_DRAWS or not untold(found.result))


def _each(text: Text, found: Objected) -> Iterator[tuple[str, Granted, str, str]]:
    """The rows: name, answer, what is changed or why nothing is, source."""
    yield text("page.objections.whiskers.base"), found.base, "", ""
    for key in in_order(found):
        objection, one = objections.keyed(found.case)[key], found.alone[key]
        told = wording.how if one.touches else wording.why_not
        yield (
            wording.name(text, objection), one, told(text, found.case, objection), wording.source(text, objection)
        )  # fmt: skip
    if len(found.chosen) > 1:
        yield all_chosen(text, found), found.together, "", ""


# --- as it is read ---


def _row(text: Text, found: Objected, name: str, one: Granted, told: str, _source: str) -> Row:
    none, currency = text("page.objections.table.none"), found.case.finance.currency
    low, high = text.ends(one.npv.q05, one.npv.q95, currency)
    cells = {
        "middle": text.money(one.npv.q50, currency),
        "range": none if low == high else text("page.objections.table.span", low=low, high=high),
        "chance": chance(text, one.chance),
        "difference": none if one is found.base else difference(text, found, one),
    }
    if not one.touches and one is not found.base:
        cells = dict.fromkeys(cells, none)
    cells |= {"verdict": verdict(text, found, one), "change": told or none}
    shown = tuple(cells[column] for column in _of(found, _COLUMNS[1:]))
    return Row(name, shown, strong=one is found.together and len(found.chosen) > 1)


def difference(text: Text, found: Objected, one: Granted) -> str:
    """How much less, or more, the middle case then is."""
    moved = found.difference(one)
    amount = text.money(abs(moved), found.case.finance.currency)
    kind = "same" if abs(moved) < NOTHING else "less" if moved < 0 else "more"
    return text(f"page.objections.table.{kind}", amount=amount)


def verdict(text: Text, found: Objected, one: Granted) -> str:
    """Whether the answer stands, in two words."""
    if one is found.base:
        return text(f"page.objections.table.{'holds' if one.stands else 'fails'}")
    if not one.touches:
        return text("page.objections.table.untouched")
    if one.stands:
        return text(f"page.objections.table.{'holds' if found.base.stands else 'lifts'}")
    return text(f"page.objections.table.{'fails' if found.base.stands else 'still_fails'}")


# --- as a file ---


def _exact(text: Text, found: Objected) -> Iterator[list[Cell]]:
    """The same rows with all digits; the chance in per cent."""
    for name, one, told, source in _each(text, found):
        cells: dict[str, Cell] = {
            "name": name, "low": one.npv.q05, "middle": one.npv.q50, "high": one.npv.q95, "chance": 100 * one.chance,
            "difference": found.difference(one), "verdict": verdict(text, found, one), "change": told, "source": source,
        }  # fmt: skip
        yield [cells[column] for column in _of(found, _EXACT)]
