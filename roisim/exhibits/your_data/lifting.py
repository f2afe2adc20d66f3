"""A lift test as it is entered and told."""

from collections.abc import Mapping
from datetime import date, timedelta

from roisim.cases.asking import plain, quoted
from roisim.cases.written_numbers import written as read
from roisim.errors import CaseError, Fault
from roisim.exhibits import dates
from roisim.exhibits.saying import cut
from roisim.exhibits.your_data.responding import KEY, NAME
from roisim.measured.response_rows import Lift, Rows
from roisim.text import Text

_ENDS = ("low", "likely", "high")


def day(text: Text, rows: Rows, first: date) -> str:
    """A row as one says it: a month, or the first day of a week."""
    return dates.month(text, first) if rows.step == "month" else dates.day(text, first)


def said(text: Text, lift: Lift) -> str:
    """A test in a line."""
    low, likely, high = (text.exact(each) for each in (lift.low, lift.likely, lift.high))
    return text(
        f"{KEY}.lift.said", channel=cut(lift.channel, NAME), days=dates.days(text, lift.first, lift.last), low=low,
        likely=likely, high=high,
    )  # fmt: skip


def written(text: Text, typed: str) -> str:
    """A number as it is shown again; CaseError for what is none. Of two readings, 1,500 and 1.5, the greater."""
    if not typed.strip():
        return ""
    found = read(typed).readings
    if not found or found[-1] < 0:
        raise CaseError(Fault("", "lift_number", value=quoted(typed)))
    return plain(text, found[-1])


def made(
    text: Text, rows: Rows, channel: str, first: date, last: date, typed: Mapping[str, str]
) -> tuple[Lift | None, list[str]]:
    """The test, or what is wrong with it."""
    found = [read(typed.get(end, "")).readings for end in _ENDS]
    if not all(found):
        return None, [text("fault.lift_order")]
    low, likely, high = (each[-1] for each in found)
    if last < first:
        return None, [text("fault.lift_days")]
    if not low < likely < high:
        return None, [text("fault.lift_order")]
    place = rows.days.index(last) + 1
    end = rows.days[place] - timedelta(1) if place < rows.count else _end(rows, last)
    lift = Lift(channel, first, end, likely, low, high)
    if not rows.spend[rows.within(lift), rows.channels.index(channel)].any():
        return None, [text("fault.lift_period", channel=cut(channel, NAME))]
    return lift, []


def _end(rows: Rows, first: date) -> date:
    """The last day of the last row."""
    if rows.step == "week":
        return first + timedelta(6)
    return (first.replace(day=1) + timedelta(32)).replace(day=1) - timedelta(1)
