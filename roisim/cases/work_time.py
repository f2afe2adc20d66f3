"""A time in another: how many months a year is, and how many hours of work a day, a week, a month and a year hold.

>>> counted("day", "hour"), counted("year", "month"), counted("hour", "month")
(8.0, 12.0, None)
>>> often("week", "month") == 52 / 12, often("month", "hour")
(True, 0.00625)
"""

from roisim.cases.number_words import IN_A_YEAR
from roisim.text import Text

WORKED = {"day": 8.0, "week": 40.0, "month": 160.0, "year": 1920.0}
"""Hours of work of someone employed full time."""
_LENGTHS = ("day", "week")  # of which nobody knows by heart how many a month or a year has


def counted(written: str, asked: str) -> float | None:
    """How much of the time that is asked for one of that written is; None where they are not to be compared."""
    if {written, asked} == {"minute", "hour"}:
        return 1 / 60 if asked == "hour" else 60.0
    if written == asked:
        return 1.0
    if asked == "hour":
        return WORKED.get(written)
    if "hour" in (written, asked) or not {written, asked} <= IN_A_YEAR.keys():
        return None
    return IN_A_YEAR[asked] / IN_A_YEAR[written]


def often(written: str, asked: str) -> float | None:
    """How often the time that was written comes in that asked for: a year 1/12 times in a month."""
    if asked == "hour" and written in WORKED:
        return 1 / WORKED[written]
    if "hour" in (written, asked) or not {written, asked} <= IN_A_YEAR.keys():
        return None
    return IN_A_YEAR[written] / IN_A_YEAR[asked]


def how(text: Text, of: tuple[str, str], per: tuple[str, str]) -> str:
    """What a number for another time is worked out with; nothing where everybody knows. Each written, asked."""
    said = []
    for written, asked in (of, per):
        if asked == "hour" and written in WORKED:
            said.append(text(f"typed.work_{written}", hours=text.exact(WORKED[written], 0)))
        elif written != asked and written in _LENGTHS:
            said.append(text(f"typed.{written}s", count=text.exact(IN_A_YEAR[written], 0)))
    return ", ".join(dict.fromkeys(said))
