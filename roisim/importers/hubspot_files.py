"""HubSpot's exports of deals and contacts: every deal once, every person once, whatever the columns leave out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from roisim.errors import Fault
from roisim.importers import hubspot
from roisim.importers.currencies import CODES, currency_in, currency_of, of_language, said
from roisim.importers.days import Day, Days, Doubtful
from roisim.importers.found import Contact, Deal, Found, Question, Skipped, State
from roisim.importers.hubspot import ListedDeal, ListedPerson
from roisim.importers.left import Left
from roisim.importers.numbers import Blank, Lone, Numbers
from roisim.importers.tables import Table, words
from roisim.importers.texts import Cell, Row

_TIMES = ("created", "closed")
_ID = re.compile(r"[0-9]+")  # the number of a deal or a person: no header, no total and no comment
_PARTS = re.compile(r"[;,|\s]+")  # between the ids in a cell


@dataclass
class _Columns:
    """What the columns of amounts and days say, decided once all their cells are seen."""

    table: Table
    answers: Mapping[str, str]
    amounts: Numbers = field(default_factory=Numbers)
    days: Mapping[str, Days] = field(default_factory=lambda: {name: Days() for name in _TIMES})

    def see(self, rows: Sequence[Sequence[Cell]]) -> None:
        """Take some rows into account."""
        for name in _TIMES:
            for cell in {self.cell(row, name) for row in rows}:
                self.days[name][cell]
        self.amounts.run([self.cell(row, self.money) for row in rows])

    @cached_property
    def money(self) -> str:
        """The column of amounts: that in the company's currency, where the file does not say which each deal has."""
        home = self.table.has("home") and not self.table.has("currency")
        return "home" if home or not self.table.has("amount") else "amount"

    def cell(self, row: Sequence[Cell], name: str) -> Cell:
        """What a row has in a column; nothing where there is no such column."""
        place = self._places.get(name)
        return "" if place is None else row[place]

    def words(self, row: Sequence[Cell], name: str) -> str:
        """The same as text."""
        place = self._places.get(name)
        return "" if place is None else words(row[place])

    @cached_property
    def _places(self) -> dict[str, int]:
        return self.table.columns

    def header(self, name: str) -> str:
        """What the file calls a column."""
        return self.table.headers[self.table.columns[name]] if self.table.has(name) else ""

    @cached_property
    def forms(self) -> Mapping[str, str | None]:
        """How each column is written, asked for once all rows are seen: which mark stands before decimals, and whether
        day or month comes first; None where it must be asked. The columns of days of one file agree."""
        orders = set().union(*(days.told for days in self.days.values())) or self.table.orders()
        told = {name: self.days[name].order(orders) for name in _TIMES}
        told[self.money] = self.amounts.decimal(self.table.decimals())
        return {name: form or self.answers.get(self.header(name)) for name, form in told.items()}

    def questions(self) -> tuple[Question, ...]:
        """What the columns cannot tell by themselves."""
        unknown = [name for name, form in self.forms.items() if form is None]
        return tuple(
            Question(self.header(name), "dates", ("dmy", "mdy"), self.days[name].doubtful)
            if name in _TIMES
            else Question(self.header(name), "decimal", (",", "."), self.amounts.example)
            for name in unknown
        )

    def amount(self, row: Sequence[Cell]) -> float | None:
        """The amount of a row, None where there is none."""
        read = self.amounts[self.cell(row, self.money)]
        if isinstance(read, Lone):
            return read.read(self.forms[self.money] or ".")
        return None if isinstance(read, Blank) else read

    def day(self, row: Sequence[Cell], name: str) -> date | None:
        """A day of a row, None where there is none."""
        read = self.days[name][self.cell(row, name)]
        when = read.read(self.forms[name] or "dmy") if isinstance(read, Doubtful) else read
        return when.first if isinstance(when, Day) else None

    def currency(self, row: Sequence[Cell]) -> str:
        """The currency of a row's amount: of its own, of its cell, of the header, as was answered; else ""."""
        own = self.words(row, "currency") if self.money == "amount" else ""
        told = said(own) or currency_of(self.cell(row, self.money)) or currency_in(self.header(self.money))
        code = of_language(told, self.table.language) or told
        return code if code in CODES else self.answers.get("currency", "")

    def origin(self, row: Sequence[Cell]) -> hubspot.Origin:
        """Where the row says that a deal or a person came from."""
        return hubspot.origin(*(self.words(row, name) for name in ("source", "first", "second")))


def take(table: Table, answers: Mapping[str, str], name: str) -> Found:
    """All deals or all contacts of a table; while something must be asked, nothing but that."""
    columns, left = _Columns(table, answers), Left()
    for _, run in table.runs():
        columns.see(run)
    platform = table.match.platform
    asked = columns.questions()
    if asked:
        return Found(name, platform.key, platform.kind, 0, questions=asked)
    rows = _plain_rows(table, left)
    return (_deals if platform.kind == "deals" else _contacts)(name, columns, rows, left)


def _plain_rows(table: Table, left: Left) -> Iterator[Row]:
    """The rows that hold something; the others are left."""
    named = table.columns.get("id")
    for line, row in table.rows():
        plain = named is not None and row[named] and _ID.fullmatch(words(row[named]))
        reason = "" if plain else _reason(table, row)
        if reason:
            left.add(line, reason)
        else:
            yield line, row


def _reason(table: Table, row: Sequence[Cell]) -> str:
    """Why a row is left. Less is odd here than elsewhere: a deal may be called Total, a person have no digit."""
    odd = table.odd(row)
    if odd in ("row_blank", "row_header"):
        return odd
    if odd == "row_comment" and sum(map(bool, map(words, row))) == 1:
        return odd
    names = (
        ("id",)
        if table.match.platform.kind == "deals" and table.has("id")
        else ("id", "mail", "name", "given", "family")
    )
    if any(words(row[table.columns[name]]) for name in names if table.has(name)):
        return ""
    return odd if odd == "row_total" else "hubspot.nothing"


def _deals(name: str, columns: _Columns, rows: Iterable[Row], left: Left) -> Found:
    stages: Counter[State | None] = Counter()
    deals, twice = hubspot.one_deal_each(_listed(columns, rows, stages))
    _leave(left, twice)
    return Found(
        name, "hubspot_deals", "deals", sum(stages.values()) - len(twice), *_span(deals), hubspot.currency(deals),
        deals=deals, skipped=left.told(), warnings=(*_of_stages(columns, stages), *hubspot.notes(deals)),
    )  # fmt: skip


def _of_stages(columns: _Columns, stages: Mapping[State | None, int]) -> tuple[Fault, ...]:
    """What one should know where the names of the stages do not tell how deals ended."""
    if stages.get(None):
        return (Fault("", "hubspot.stage_closed", count=stages[None]),)
    told = stages.get("won") or stages.get("lost") or columns.table.has("won")
    return () if told or not stages else (Fault("", "hubspot.no_ending"),)


def _listed(columns: _Columns, rows: Iterable[Row], stages: Counter[State | None]) -> Iterator[ListedDeal]:
    """The deal of each row; how many stand in which state is counted."""
    for line, row in rows:
        state = _state(columns, row)
        stages[state] += 1
        amount = columns.amount(row)
        yield ListedDeal(
            Deal(
                _id(columns, row, line), state or "open", columns.day(row, "created"),
                columns.day(row, "closed") if state in ("won", "lost") else None,
                amount, "" if amount is None else columns.currency(row), *columns.origin(row),
                tuple(dict.fromkeys(filter(None, _PARTS.split(columns.words(row, "contacts"))))),
            ),
            line,
        )  # fmt: skip


def _state(columns: _Columns, row: Sequence[Cell]) -> State | None:
    """Won, lost or open: as columns of their own say, else by the name of the stage."""
    won, lost, ended = (columns.words(row, name) for name in ("won", "lost", "ended"))
    if hubspot.yes(won):
        return "won"
    if hubspot.yes(lost) or (won and hubspot.yes(ended)):
        return "lost"
    return hubspot.state(columns.words(row, "stage"), columns.words(row, "pipeline"))


def _id(columns: _Columns, row: Sequence[Cell], line: int) -> str:
    """What tells a deal from others: its number; without that, its name and the time it was made."""
    if columns.table.has("id"):
        return columns.words(row, "id")
    told = " ".join(filter(None, (columns.words(row, "name"), columns.words(row, "created"))))
    return told or f"#{line}"


def _contacts(name: str, columns: _Columns, rows: Iterable[Row], left: Left) -> Found:
    without_mail = 0

    def listed() -> Iterator[ListedPerson]:
        nonlocal without_mail
        for line, row in rows:
            person = _person(columns, line, row)
            without_mail += not person.mail
            yield person

    people, twice = hubspot.one_person_each(listed())
    _leave(left, twice)
    return Found(
        name, "hubspot_contacts", "contacts", len(people), *_span(people), contacts=people, skipped=left.told(),
        warnings=(Fault("", "hubspot.without_mail", count=without_mail),) if without_mail else (),
    )  # fmt: skip


def _person(columns: _Columns, line: int, row: Sequence[Cell]) -> ListedPerson:
    mail = columns.words(row, "mail")
    known = columns.words(row, "id") or mail.lower() or f"#{line}"
    customer = hubspot.is_customer(columns.words(row, "lifecycle"))
    return ListedPerson(Contact(known, columns.day(row, "created"), *columns.origin(row), customer), mail, line)


def _leave(left: Left, twice: Iterable[Skipped]) -> None:
    for each in twice:
        left.add(each.line, each.reason.key, **each.reason.facts)  # type: ignore[arg-type]


def _span(rows: Sequence[Deal | Contact]) -> tuple[date | None, date | None]:
    """The first and the last day on which one was made."""
    days = [row.created for row in rows if row.created]
    return min(days, default=None), max(days, default=None)
