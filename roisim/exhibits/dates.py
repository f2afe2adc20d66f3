"""Days and months as one says them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roisim.text import NBSP, Text


def day(text: Text, when: date) -> str:
    """A day: 3 August 2026."""
    return f"{when.day}{NBSP}{_named(text, when)}{NBSP}{when.year}"


def month(text: Text, when: date) -> str:
    """A month: August 2026."""
    return f"{_named(text, when)}{NBSP}{when.year}"


def days(text: Text, first: date, last: date) -> str:
    """From a day to another, what they have in common said once: 3–9 August 2026."""
    if first == last:
        return day(text, first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(text, last)}"
    start = f"{first.day}{NBSP}{_named(text, first)}" if first.year == last.year else day(text, first)
    return f"{start}{NBSP}– {day(text, last)}"


def moment(text: Text, when: datetime, zone: str) -> str:
    """A moment on the reader's clock: 3 August 2026 at 14:05. zone: its name, as "Europe/Stockholm"; else UTC."""
    try:
        there = when.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        there = when.astimezone(UTC)
    said = text("keeping.moment", day=day(text, there.date()), clock=f"{there:%H:%M}")
    return said if there.tzinfo is not UTC else f"{said}{NBSP}UTC"


def _named(text: Text, when: date) -> str:
    return text(f"page.business.month_{when.month}")
