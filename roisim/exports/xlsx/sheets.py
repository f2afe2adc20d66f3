"""All sheets that are worked out, in the order in which they stand; each looks only at itself and those before it."""

from dataclasses import dataclass

from roisim.cases.scenario import Scenario
from roisim.exports.xlsx import checked, concluded, lived, planned, timing
from roisim.exports.xlsx.formulas import Book
from roisim.exports.xlsx.places import Place
from roisim.exports.xlsx.rows import Part

CODES = ("T", "P", "H", "E", "S", "I", "EC", "IC", "F", "R", "C")
HEAD = 5  # lines above the first part: title, master check, what the sheet holds, an empty one, heads of the columns


@dataclass(frozen=True)
class Sheet:
    """A sheet. code: what formulas call it. lived: whether its parts go hand in hand, month by month."""

    code: str
    name: str
    parts: tuple[Part, ...]
    lived: bool = False
    monthly: bool = True


def sheets(case: Scenario, names: dict[str, str]) -> list[Sheet]:
    """All of them, of a case, under the names they have in the reader's language."""
    return [
        Sheet("T", names["T"], timing.parts()),
        Sheet("P", names["P"], planned.parts(case)),
        Sheet("H", names["H"], lived.today()),
        *(Sheet(code, names[code], lived.parts(world), lived=True) for code, world in lived.WORLDS.items()),
        Sheet("F", names["F"], concluded.flows()),
        Sheet("R", names["R"], concluded.results(), monthly=False),
        Sheet("C", names["C"], checked.parts(), monthly=False),
    ]


def placed(sheet: Sheet) -> dict[str, Place]:
    """Where each row of a sheet stands: a part has its name above it, and an empty line between it and the next."""
    found: dict[str, Place] = {}
    line = HEAD
    for part in sheet.parts:
        line += 1
        for row in part.rows:
            line += 1
            assert row.key not in found, f"{sheet.code}.{row.key} stands twice"
            found[row.key] = Place(sheet.name, line, bool(row.each))
        line += 1
    return found


def book(found: list[Sheet], inputs: dict[str, str], none: str, months: int) -> Book:
    """What can be named."""
    alike = frozenset(sheet.code for sheet in found if sheet.lived)
    return Book({sheet.code: placed(sheet) for sheet in found}, inputs, none, months, alike)
