"""The register: every number of a case, as rows to search, to read, and to take home as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from roisim.cases import typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import GROUPS, Scenario
from roisim.exports import csv
from roisim.paths import Path
from roisim.text import Text
from roisim.ui.parts import sources
from roisim.ui.parts.sources import Voucher


@dataclass(frozen=True)
class Row:
    """One number of the register, in the reader's words."""

    path: Path
    group: str
    name: str
    parameter: Parameter
    estimate: Estimate

    @property
    def voucher(self) -> Voucher:
        """What stands behind it."""
        return sources.voucher(self.estimate)

    @property
    def too_narrow(self) -> bool:
        """True where hardly anyone can know so well."""
        return sources.too_narrow(self.estimate, self.parameter)


def rows(text: Text, case: Scenario) -> Iterator[Row]:
    """Every number, group by group, in the order of a case file."""
    found = [
        Row(path, path.group, _name(text, case, path), parameter, estimate)
        for path, parameter, estimate in case.estimates()
    ]
    order = list(GROUPS)
    yield from sorted(found, key=lambda row: order.index(row.group))


def _name(text: Text, case: Scenario, path: Path) -> str:
    name = text.name(path)
    return name if path.place is None else f"{case.channels[path.place].name}: {name}"


def matching(text: Text, case: Scenario, search: str, group: str | None, voucher: str | None) -> list[Row]:
    """The rows that a reader asked for; every word of the search must be somewhere in the row."""
    wanted = search.casefold().split()

    def told(row: Row) -> str:
        said = (
            row.name,
            row.path,
            text.explain(row.path),
            sources.told(text, row.estimate),
            row.estimate.owner,
            text.note(row.estimate.note),
        )
        return " ".join(said).casefold()

    return [
        row
        for row in rows(text, case)
        if group in (None, row.group) and voucher in (None, row.voucher) and all(word in told(row) for word in wanted)
    ]


def as_csv(text: Text, case: Scenario) -> bytes:
    """The whole register as a table for a spreadsheet, its marks those of the reader's language."""
    columns = ("path", "name", "low", "likely", "high", "unit", "voucher", "source", "owner", "note")
    head = [text(f"page.assumptions.column_{column}") for column in columns]
    return csv.table(text.language, head, (_cells(text, case, row) for row in rows(text, case)))


def _cells(text: Text, case: Scenario, row: Row) -> list[csv.Cell]:
    said = (sources.told(text, row.estimate), row.estimate.owner, text.note(row.estimate.note))
    unit = text.unit(row.parameter.unit, case.finance.currency)
    return [row.path, row.name, *row.estimate.bounds, unit, text(f"source.{row.voucher}"), *said]


def shown_range(text: Text, row: Row, currency: str) -> tuple[str, str]:
    """The likely value, and the range where there is one."""
    likely = typed_numbers.shown(text, row.parameter, row.estimate.likely, currency)
    return likely, typed_numbers.span(text, row.parameter, row.estimate, currency) if row.estimate.is_range else ""
