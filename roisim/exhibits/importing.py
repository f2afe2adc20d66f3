"""What a file from a platform said: for a terminal, and as data for a program."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from roisim.errors import Fault
from roisim.exhibits.dates import days
from roisim.importers import hubspot
from roisim.importers.found import Found, Skipped
from roisim.text import Text

_ADS = ("impressions", "clicks", "spend", "conversions")
_SUMS = {"ads": _ADS, "plain": (*_ADS, "leads", "customers", "revenue"), "web": ("sessions", "key_events", "revenue")}
_MONEY = ("spend", "revenue")
_TOLD = 12  # lines left out that a terminal shows
_DIGITS = 6
Figures = dict[str, Any]


def as_data(text: Text, found: Found) -> Figures:
    """All that a program wants of a file, but the rows that were left: they may be many."""
    ends = {
        name: day.isoformat() if day else None
        for name, day in (("first_day", found.first_day), ("last_day", found.last_day))
    }
    head = {
        "file": found.file,
        "platform": found.platform,
        "rows": found.rows,
        **ends,
        "currency": found.currency or None,
    }
    return {**head, **_figures(found), "warnings": [text.fault(warning) for warning in found.warnings]}


def left_out(text: Text, skipped: Iterable[Skipped]) -> Iterator[Figures]:
    """Each row that was left, with its reason in words."""
    return ({"line": each.line, "reason": text.fault(each.reason)} for each in skipped)


def reading(text: Text, file: str, share: float) -> str:
    """How far a long file is read."""
    return text("importing.reading", file=file, share=text.percent(min(share, 1.0)))


def fetching(text: Text, what: str, count: int) -> str:
    """How far a fetch from HubSpot is."""
    return text(f"importing.fetching_{what}", count=text.exact(count))


def asked(found: Found) -> list[Fault]:
    """What the columns of a file cannot tell, and how it is answered."""
    return [
        Fault(found.file, "import_ask_decimal", column=each.column, example=each.example)
        if each.asked == "decimal"
        else Fault(found.file, "import_ask_dates", column=each.column, example=each.example)
        for each in found.questions
    ]


def in_a_terminal(text: Text, found: Found) -> list[str]:
    """What a file said, line by line: its sums, what one should know of it, and the rows that were left."""
    named = f"importing.platform.{found.platform}"
    title = text("importing.file", file=found.file, platform=text(named) if text.has(named) else found.platform)
    rows = [*((text(f"importing.{name}"), value) for name, value in _cells(text, found)), *_returns(text, found)]
    wide = max((len(name) for name, _ in rows), default=0)
    lines = [f"  {name:<{wide}}  {value}" for name, value in rows]
    return [title, *lines, *(f"  {text.fault(warning)}" for warning in found.warnings), *_left(text, found.skipped)]


def _left(text: Text, skipped: Sequence[Skipped]) -> Iterator[str]:
    if skipped:
        yield f"  {text('importing.skipped')}: {text.exact(len(skipped))}"
    for each in islice(skipped, _TOLD):
        yield f"    {text('importing.line', line=each.line, reason=text.fault(each.reason))}"
    if len(skipped) > _TOLD:
        yield f"    {text.counted('importing.more', len(skipped) - _TOLD)}"


def _cells(text: Text, found: Found) -> Iterator[tuple[str, str]]:
    yield "rows", text.exact(found.rows)
    if found.first_day and found.last_day:
        yield "days", days(text, found.first_day, found.last_day)
    yield "currency", found.currency or text("importing.unsaid")
    for name, value in _figures(found).items():
        if isinstance(value, (int, float)) and text.has(f"importing.{name}"):
            yield name, text.exact(value, 2)


def _returns(text: Text, found: Found) -> Iterator[tuple[str, str]]:
    """What a model says that each channel returned for each unit of money, with its interval."""
    for each in found.modelled:
        ends = text("importing.no_interval")
        if each.low is not None and each.high is not None:
            ends = text("importing.interval", low=text.exact(each.low, 2), high=text.exact(each.high, 2))
        yield each.channel[:60], f"{text.exact(each.returned, 2)} {ends}"


def _figures(found: Found) -> Figures:
    """The sums of a file, None of what it does not say, or says in several currencies."""
    if found.kind in ("deals", "contacts"):
        return hubspot.figures(found)
    if found.kind == "model":
        return {"returns": [asdict(each) for each in found.modelled]}
    rows = found.visits if found.kind == "web" else found.spent
    figures: Figures = {name: _sum(rows, name) for name in _SUMS.get(found.kind, ())}
    several = {row.currency for row in rows} if found.currency == "" else set()
    for money in [name for name in _MONEY if name in figures and several]:
        apart = {code: _sum([row for row in rows if row.currency == code], money) for code in sorted(several)}
        figures |= {money: None, f"{money}_by_currency": apart}
    return figures


def _sum(rows: Sequence[Any], name: str) -> float | None:
    values = [value for row in rows if (value := getattr(row, name)) is not None]
    total = round(sum(values), _DIGITS) if values else None
    return int(total) if total is not None and total == int(total) else total
