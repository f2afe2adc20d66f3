"""The register: every number of a case, as rows to search, to read, and to take home as a table."""

from collections.abc import Iterator
from dataclasses import dataclass

from roisim.cases import typed_numbers, vouching
from roisim.cases.groups import GROUPS
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.cases.vouching import Voucher
from roisim.exhibits import sources
from roisim.exhibits.exhibit import Cell
from roisim.paths import Path
from roisim.text import Text

_COLUMNS = ("path", "name", "low", "likely", "high", "unit", "voucher", "source", "owner", "note")


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
        return vouching.voucher(self.estimate)

    @property
    def too_narrow(self) -> bool:
        """True where hardly anyone can know so well."""
        return vouching.too_narrow(self.estimate, self.parameter)


def rows(text: Text, case: Scenario) -> Iterator[Row]:
    """Every number, group by group, in the order of a case file."""
    found = [
        Row(path, path.group, name(text, case, path), parameter, estimate)
        for path, parameter, estimate in case.estimates()
    ]
    order = list(GROUPS)
    yield from sorted(found, key=lambda row: order.index(row.group))


def name(text: Text, case: Scenario, path: Path) -> str:
    """What a number is called, and whose it is where a case has several: "LinkedIn: Ad budget"."""
    plain = text.name(path)
    return plain if path.place is None else f"{getattr(case, path.group)[path.place].name}: {plain}"


# --- a row as it is read ---


@dataclass(frozen=True)
class Told:
    """A row in words: number, unit and range, what it means, whose it is, from where, and what to know about it."""

    likely: str
    unit: str
    span: str
    explained: str
    voucher: Voucher
    vouched: str
    source: str
    owner: str
    note: str
    narrow: str


def told(text: Text, case: Scenario, row: Row) -> Told:
    """Range, unit, source, owner and note of a row."""
    currency, estimate = case.finance.currency, row.estimate
    likely = typed_numbers.shown(text, row.parameter, estimate.likely, currency)
    span = typed_numbers.span(text, row.parameter, estimate, currency)
    unit, vouched = (
        typed_numbers.unit_of(text, estimate.likely, row.parameter.unit, currency), text(f"source.{row.voucher}"),
    )  # fmt: skip
    source, kind = sources.told(text, estimate), "span" if estimate.is_range else "fixed"
    return Told(
        likely, "" if likely.endswith(unit) else unit, text(f"page.assumptions.{kind}", span=span),
        text.explain(row.path), row.voucher, vouched, "" if source == vouched else source, estimate.owner,
        text.note(estimate.note) if estimate.note else "", text("page.assumptions.narrow") if row.too_narrow else "",
    )  # fmt: skip


# --- the whole register as a file ---


def columns(text: Text) -> list[str]:
    """The heads of the file."""
    return [text(f"page.assumptions.column_{column}") for column in _COLUMNS]


def exact(text: Text, case: Scenario) -> Iterator[list[Cell]]:
    """The rows of the file, a number each."""
    for row in rows(text, case):
        said = (sources.told(text, row.estimate), row.estimate.owner, text.note(row.estimate.note))
        unit = text.unit(row.parameter.unit, case.finance.currency)
        yield [row.path, row.name, *row.estimate.bounds, unit, text(f"source.{row.voucher}"), *said]
