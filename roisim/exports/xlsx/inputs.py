"""The sheet of assumptions as lines: where each number of the case stands, and what formulas call it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from roisim.answers.ask import likely
from roisim.cases.entries import CHOICES, Entry, choice_words, entries
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.exports.xlsx.places import quoted
from roisim.text import Text

LABEL, KEY, USED, LOW, LIKELY, HIGH, UNIT, SOURCE, OWNER, NOTE, CHANGED, MADE = range(12)  # columns, A being 0
FALLING, YEAR_CHANGED, YEAR_MADE = 14, 14, 15  # of what has a number a month: C to N are January to December
SWITCH = "case.which"
WHICH = ("low", "likely", "high")
# What the model has of its own: halves, a thousand impressions, half of what is asked answered at four posts a month,
# a quarter of the first year's cost, and how near 0 is 0.
FIXED = {
    "half": 0.5, "thousand": 1000.0, "half_answers": 4.0, "quarter": 0.25, "grain": 1e-9, "digits": 1e-13,
}  # fmt: skip
_CODES = {"which": (1, 2, 3), "finance.against": (0, -1, 1), "applies": (1, 0)}


@dataclass
class Lines:
    """Where everything on the sheet stands, lines counted from 1.

    headings: by line. entries: with their lines. fixed: numbers of the model. lists: words to choose from, each list
    with the line of its first. end: the last line.
    """

    sheet: str
    switch: int
    headings: dict[int, str] = field(default_factory=dict)
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    fixed: dict[str, int] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)
    code: int = 0

    def of(self, kind: str) -> Iterator[tuple[int, Entry]]:
        """The entries of a kind."""
        return ((line, entry) for line, entry in self.entries if entry.kind == kind)


def lines(case: Scenario, sheet: str, head: int) -> Lines:
    """The sheet of a case. head: how many lines stand above the first."""
    found = Lines(sheet, head + 1)
    line = head + 2
    for (part, of), group in groupby(entries(case), key=lambda entry: (entry.part, entry.of * (entry.part != "year"))):
        line += 1
        found.headings[line] = f"{part}|{of}"
        for entry in group:
            line += 1
            found.entries.append((line, entry))
        line += 1
    line += 1
    found.headings[line] = "fixed|"
    for name in (*FIXED, "npv"):
        line += 1
        found.fixed[name] = line
    line += 2
    found.headings[line] = "lists|"
    for name in ("which", *CHOICES):
        line += 1
        found.lists[name] = line
        line += len(list_of(name))
    line += 1
    found.headings[line] = "code|"
    found.code = line + 1
    return found


def list_of(name: str) -> tuple[str, ...]:
    """The names in a list to choose from."""
    return WHICH if name == "which" else CHOICES[name]


def listed(text: Text, name: str) -> list[tuple[str, int | None]]:
    """A list as it is read, each word with its code where a formula needs one."""
    words = [text(f"workbook.which.{each}") for each in WHICH] if name == "which" else choice_words(text, name)
    codes = _CODES.get(name, (None,) * len(words))
    return list(zip(words, codes, strict=True))


def addresses(found: Lines) -> dict[str, str]:
    """Where formulas find each number, by the name they call it."""
    sheet = quoted(found.sheet)
    where = {entry.name: f"{sheet}!$C${line}" for line, entry in found.entries if entry.live}
    where |= {entry.name: f"{sheet}!$C${line}:$N${line}" for line, entry in found.of("year")}
    where |= {f"fixed.{name}": f"{sheet}!$C${line}" for name, line in found.fixed.items() if name != "npv"}
    where["made.npv"] = f"{sheet}!$C${found.fixed['npv']}"
    at = {entry.key: line for line, entry in found.entries}
    work = (at["company.social_share"], at["company.social_cost"])
    where["works_today.most"] = f"MAX({','.join(f'{sheet}!$D${line}:$F${line}' for line in work)})"
    first, last = found.entries[0][0], found.entries[-1][0]
    year = min(line for line, _ in found.of("year"))
    changed = f"{sheet}!$K${found.switch}:$K${year - 2}", f"{sheet}!$O${year}:$O${last}"
    where["changed.count"] = f"SUM({','.join(changed)})"
    where["falling.count"] = f"SUM({sheet}!$O${first}:$O${year - 2})"
    return where


def numbers(case: Scenario) -> dict[str, Any]:
    """What formulas find there, as the workbook is made."""
    found: dict[str, Any] = {entry.name: number(entry) for entry in entries(case) if entry.live}
    found |= {f"fixed.{name}": value for name, value in FIXED.items()}
    work = (case.company.social_share, case.company.social_cost)
    found["works_today.most"] = max(max(each.bounds) for each in work)
    return found | {"made.npv": likely(case).npv.mean, "changed.count": 0.0, "falling.count": 0.0}


def number(entry: Entry) -> Any:
    """What the cell in use of an entry holds as the workbook is made."""
    if isinstance(entry.value, Estimate):
        return entry.value.likely
    if entry.choice:
        return float(_CODES[entry.choice][CHOICES[entry.choice].index(str(entry.value))])
    return 0.0 if entry.value is None else entry.value
