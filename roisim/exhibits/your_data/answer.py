"""The page in a few sentences: whether the ad money came back, or what is missing to tell."""

from collections.abc import Iterator, Sequence

from roisim.exhibits.your_data import wording
from roisim.importers.found import Found
from roisim.measured.lead_value import LeadValue
from roisim.measured.row import Row
from roisim.text import Text

_AT = "page.your_data.answer"


def answer(text: Text, founds: Sequence[Found], found: LeadValue, *, dropped: int = 0, invented: bool = False) -> str:
    """All of it. *Stars* are bold. dropped: how many files there are, those that do not count too."""
    if not founds:
        return text(f"{_AT}.unread" if dropped else f"{_AT}.none")
    said = " ".join(_said(text, founds, found))
    return f"{text(f'{_AT}.invented')} {said}" if invented else said


def _said(text: Text, founds: Sequence[Found], found: LeadValue) -> Iterator[str]:
    if found.paid.sums.paid and found.sales_from != "nothing":
        if found.paid.cost > 0:
            yield from [_apart(text, found)] if _is_apart(found) else _returned(text, found)
        else:
            yield from _sold(text, found, "free")
    elif found.paid.sums.paid:
        yield _spent(text, found.paid)
    elif found.sales_from != "nothing":
        yield from _sold(text, found, "costless")
    else:
        yield _seen(text, founds, found)


def _outside(found: LeadValue) -> int:
    """How many deals lie outside the days of the ad files."""
    return sum(told.count for told in found.told if told.kind == "deals_outside")


def _is_apart(found: LeadValue) -> bool:
    """True where the ads and the deals have no day in common, so that no deal could have come from them."""
    sums = found.total.sums
    return _outside(found) > 0 and not (sums.won or sums.open or sums.lost)


def _apart(text: Text, found: LeadValue) -> str:
    return text.counted(f"{_AT}.apart", _outside(found), cost=text.money(found.paid.cost, found.currency))


def _returned(text: Text, found: LeadValue) -> Iterator[str]:
    """Of money spent and deals: what came back, whether that is sure, and what is not in it yet."""
    row = found.paid
    hundred = wording.hundred(text, row)
    if row.back is not None and row.sums.won:
        back = row.back.times(wording.HUNDRED)
        low, high = text.ends(back.low, back.high, found.currency)
        yield text(f"{_AT}.back", hundred=hundred, back=text.money(back.seen, found.currency), low=low, high=high)
    else:
        yield text(f"{_AT}.back_nothing", cost=text.money(row.cost, found.currency))
    profit = row.sums.value / row.cost * row.terms.margin * wording.HUNDRED
    facts = {
        "hundred": hundred, "profit": text.money(profit, found.currency), "margin": text.percent(row.terms.margin),
    }  # fmt: skip
    yield _verdict(text, row, profit, facts)
    if row.sums.open:
        yield text.counted(f"{_AT}.open", round(row.sums.open))
    yield from _homeless(text, found)


def _verdict(text: Text, row: Row, profit: float, facts: dict[str, str]) -> str:
    if row.verdict == "untold" and row.is_few:
        return text.counted(f"{_AT}.few", round(row.sums.won))
    if row.verdict == "value":
        return text(f"{_AT}.{'value' if profit > wording.HUNDRED else 'value_short'}", **facts)
    return text(f"{_AT}.{row.verdict}", **facts)


def _homeless(text: Text, found: LeadValue) -> Iterator[str]:
    """Deals that were won and say no source."""
    count = sum(row.sums.won for row in found.sources if not row.source)
    if count:
        yield text.counted(f"{_AT}.homeless", round(count))


def _spent(text: Text, row: Row) -> str:
    """Of money spent and no deals."""
    facts = {
        "spend": wording.money(text, row, row.sums.spend), "price": wording.money(text, row, row.cost_per_lead),
    }  # fmt: skip
    return text.counted(f"{_AT}.spent", round(row.sums.leads), **facts)


def _sold(text: Text, found: LeadValue, why: str) -> Iterator[str]:
    """Of deals and no money spent."""
    total = found.total
    yield text.counted(f"{_AT}.sold", round(total.sums.won), value=wording.money(text, total, total.sums.value))
    named = [row for row in found.sources if row.source and row.sums.won]
    if len(named) > 1:
        best = max(named, key=lambda row: row.sums.value)
        value = wording.money(text, best, best.sums.value)
        yield text(f"{_AT}.most", source=wording.source(text, best.source), value=value)
    yield from _homeless(text, found)
    yield text(f"{_AT}.{why}")


def _seen(text: Text, founds: Sequence[Found], found: LeadValue) -> str:
    """Of neither money nor deals: leads alone, visits alone, or nothing that this page works out."""
    if found.total.sums.leads:
        return text.counted(f"{_AT}.leads", round(found.total.sums.leads))
    sessions = sum(visits.sessions for each in founds for visits in each.visits)
    return text.counted(f"{_AT}.visits", sessions)
