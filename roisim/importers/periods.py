"""The days that a report is over, as the rows above its table say.

>>> from datetime import date
>>> found = period([["August 3, 2026 - September 27, 2026"]], "dmy")
>>> str(found.first), str(found.last)
('2026-08-03', '2026-09-27')
>>> found = period([["Report Start: 8/3/2026, 12:00 AM"], ["Report End: 9/27/2026, 11:59 PM"]], "mdy")
>>> str(found.first), str(found.last)
('2026-08-03', '2026-09-27')
"""

import re
from collections.abc import Sequence

from roisim.importers.days import Day, Days, Doubtful
from roisim.importers.tables import words
from roisim.importers.texts import Cell

# The day on which a report was made is not what it is over.
_MADE = re.compile(
    r"generat|created|exported|downloaded|skapad|genererad|générat|créé|generaci|creado|gerado|criado", re.I
)


def period(above: Sequence[Sequence[Cell]], order: str) -> Day | None:
    """From the first to the last day that the rows above a table name; None where they name none."""
    days, found = Days(), list[Day]()
    for row in above:
        said = " ".join(filter(None, map(words, row)))[:200].lstrip("# ")
        if not _MADE.search(said):
            found += [when.read(order) if isinstance(when, Doubtful) else when for when in _said(days, said)]
    return Day(min(day.first for day in found), max(day.last for day in found)) if found else None


def _said(days: Days, said: str) -> list[Day | Doubtful]:
    """The days in a line: the whole of it, what follows a colon, or each half of it."""
    tries = [[said], [said.partition(":")[2]], re.split(r"\s[-–—]\s|\s(?:to|till|au|al|a|à|até)\s|-(?=20)", said)]
    for parts in (*tries, re.findall(r"\b20[0-9]{6}\b|\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b", said)):
        found = [days[part.strip(' ()"')] for part in parts]
        if any(found):
            return [when for when in found if when]
    return []
