"""A case as entries, one a line of a sheet: each under a key of its own, so that a sheet that was changed is read back.

>>> from roisim.cases import preset
>>> found = {entry.key: entry for entry in entries(preset("b2b"))}
>>> found["channels[1].cpm"].name, found["finance.months"].value, len(found["company.season"].value)
('channels_1.cpm', 36, 12)
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from roisim.cases import bibliography
from roisim.cases.groups import CREDITS, GROUPS, LEVELS, LINE_LAYERS, LISTED
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import LISTED_PARAMETERS, PARAMETERS, Scenario
from roisim.cases.series import WEARING
from roisim.paths import Path
from roisim.text import Text

Kind = Literal["estimate", "number", "choice", "word", "year"]
Cell = float | str | None
CHOICES: dict[str, tuple[str, ...]] = {
    "finance.against": ("", "aside", "today"), "funnel.credit": CREDITS, "ignorance.level": LEVELS,
    "applies": ("yes", "no"), "layer": LINE_LAYERS,
}  # fmt: skip
_WORDS = {
    "finance.against": "against.{0}", "funnel.credit": "credit.{0}.name", "ignorance.level": "level.{0}.name",
    "applies": "workbook.applies.{0}", "layer": "line.{0}",
}  # fmt: skip
EXACT = 2**53  # beyond it a sheet no longer holds every whole number


@dataclass(frozen=True)
class Entry:
    """A number or a word of a case. part: under which heading; of: whose it is, where a case has several. live: whether
    the sheet works with it; where not, it counts when the file is opened as a case. choice: the list it is one of."""

    key: str
    part: str
    kind: Kind
    value: Estimate | float | str | tuple[float, ...] | None
    live: bool = True
    of: str = ""
    parameter: Parameter | None = None
    choice: str = ""

    @property
    def name(self) -> str:
        """What a formula calls it: no brackets, one dot."""
        return self.key.replace("[", "_").replace("]", "")

    @property
    def path(self) -> Path:
        """Its path, or one of the same declaration."""
        group, _, name = self.key.partition(".")
        return Path(group.partition("[")[0], name)


def entries(case: Scenario) -> Iterator[Entry]:
    """All of a case that is a number or a choice, in the order of a case file; last what has a number a month."""
    yield Entry("case.title", "case", "word", case.title, live=False)
    yield Entry("case.correlation", "case", "number", case.correlation, live=False)
    yield Entry("case.seed", "case", "number", case.seed if case.seed < EXACT else str(case.seed), live=False)
    yield Entry("case.draws", "case", "number", case.draws, live=False)
    yield from _finance(case)
    for group in GROUPS:
        yield from _listed(case, group) if group in LISTED else _group(case, group)
    yield Entry("company.season", "year", "year", case.company.season)
    for place, channel in enumerate(case.channels, 1):
        yield Entry(f"channels[{place}].phasing", "year", "year", channel.phasing, of=channel.name)


def _finance(case: Scenario) -> Iterator[Entry]:
    terms = case.finance
    year, _, month = terms.start.partition("-")
    yield Entry("finance.months", "finance", "number", terms.months)
    yield Entry("finance.discount_rate", "finance", "number", terms.discount_rate)
    yield Entry("finance.start_year", "finance", "number", int(year) if year else None)
    yield Entry("finance.start_month", "finance", "number", int(month) if month else None)
    yield Entry("finance.against", "finance", "choice", terms.against, choice="finance.against")


def _group(case: Scenario, group: str) -> Iterator[Entry]:
    for name in ("credit", "level"):
        key = f"{group}.{name}"
        if key in CHOICES:
            yield Entry(key, group, "choice", getattr(getattr(case, group), name), live=False, choice=key)
    for path, parameter in PARAMETERS.items():
        if parameter.group == group:
            yield Entry(path, group, "estimate", case[path], parameter=parameter)
    if group == "ignorance":
        for each in WEARING:
            applies = "no" if each in case.ignorance.not_applicable else "yes"
            yield Entry(f"applies.{each}", group, "choice", applies, choice="applies")


def _listed(case: Scenario, group: str) -> Iterator[Entry]:
    for place, row in enumerate(getattr(case, group), 1):
        start = f"{group}[{place}]"
        if group == "channels":
            yield Entry(f"{start}.auction", group, "word", row.auction, live=False, of=row.name)
        else:
            yield Entry(f"{start}.layer", group, "choice", row.layer, live=False, of=row.name, choice="layer")
        for name in ("first", "last"):
            yield Entry(f"{start}.{name}", group, "number", getattr(row, name), of=row.name)
        for name, parameter in LISTED_PARAMETERS[group].items():
            yield Entry(f"{start}.{name}", group, "estimate", getattr(row, name), of=row.name, parameter=parameter)


def choice_words(text: Text, choice: str) -> list[str]:
    """The words of a list to choose from, in its order; of two lists no two words are alike."""
    return [text(_WORDS[choice].format(each or "itself")) for each in CHOICES[choice]]


def source_words(text: Text, source: str) -> str:
    """A source as one reads it: the title of a figure, that it is a judgement, or what someone wrote."""
    found = bibliography.find(source)
    if found:
        return found.title
    return text("source.judgement") if source == bibliography.JUDGEMENT else source


def cells(text: Text, entry: Entry) -> list[Cell]:
    """What a sheet holds of an entry: low, likely, high, source, owner, note; twelve months; or one cell."""
    value = entry.value
    if isinstance(value, Estimate):
        said = (source_words(text, value.source), value.owner, text.note(value.note))
        return [value.low, value.likely, value.high, *(each or None for each in said)]
    if isinstance(value, tuple):
        return list(value)
    if entry.choice:
        return [choice_words(text, entry.choice)[CHOICES[entry.choice].index(str(value))]]
    return [value if value != "" else None]
