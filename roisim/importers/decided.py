"""What the sums of a table are, once its columns have told, or someone has answered, how they are written."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from roisim.errors import Fault
from roisim.importers.currencies import CODES, SHARED, currency_in, resolved, said
from roisim.importers.days import ORDERS, Day, Doubtful
from roisim.importers.found import Found, Question
from roisim.importers.sums import Group, Sums


class Decided:
    """The sums of a table with the meaning of its columns: what is still asked, and what it says."""

    def __init__(self, sums: Sums, answers: Mapping[str, str], name: str) -> None:
        """Decide all that the columns tell, with the answers to what they do not."""
        self.sums, self.name, self._table = sums, name, sums.table
        self._columns = {each: self._table.headers[self._table.columns[each]] for each in self._table.columns}
        marks = self._table.decimals()
        self.decimals = {
            each: answers.get(self._columns[each]) if column.decimal(marks) is None else column.decimal(marks)
            for each, column in sums.numbers.items()
        }
        told = {order for days in sums.days.values() for order in days.told} or self._table.orders()
        self.orders = {
            each: answers.get(self._columns[each]) if days.order(told) is None else days.order(told)
            for each, days in sums.days.items()
        }

    @property
    def questions(self) -> tuple[Question, ...]:
        """What the columns cannot tell, and nobody has answered."""
        numbers, days = self.sums.numbers, self.sums.days
        return (
            *(Question(self._columns[each], "decimal", (",", "."), numbers[each].example)
              for each, mark in self.decimals.items() if mark not in (",", ".")),
            *(Question(self._columns[each], "dates", ORDERS, days[each].doubtful)
              for each, order in self.orders.items() if order not in ORDERS),
        )  # fmt: skip

    def asking(self) -> Found:
        """Nothing but what must be asked."""
        platform = self._table.match.platform
        return Found(self.name, platform.key, platform.kind, 0, questions=self.questions)

    def values(self, group: Group) -> dict[str, float | None]:
        """The sums of a group by the names of their columns."""
        return self.sums.added.values(group.place, self._marks)

    @cached_property
    def _marks(self) -> dict[str, str]:
        return {name: str(mark) for name, mark in self.decimals.items()}

    def days(self, group: Group) -> list[Day | None]:
        """The days that a group names, as the columns have them."""
        whens = zip(self.sums.wanted.dates, group.whens, strict=False)
        return [when.read(str(self.orders[each])) if isinstance(when, Doubtful) else when for each, when in whens]

    @cached_property
    def _file_currency(self) -> str:
        """The one currency of the file, by its header or its cells; a sign where it is one that several go by."""
        money = self.sums.wanted.money
        header = currency_in(self._columns[money]) if money else ""
        found = resolved({header} if header else self.sums.currencies, self._table.language)
        return next(iter(found)) if len(found) == 1 else ""

    def currency(self, group: Group) -> str:
        """The currency of a group; nothing where the file does not say."""
        own = resolved({said(group.currency)}, self._table.language) if group.currency else {self._file_currency}
        return next((each for each in own if each in CODES), "")

    def found(self, first: date | None, last: date | None, **what: Any) -> Found:
        """All of it, with what one should know of it."""
        platform, sums = self._table.match.platform, self.sums
        used = {self.currency(group) for group in sums.groups}
        currency = None if used <= {""} else next(iter(used)) if len(used) == 1 else ""
        return Found(
            self.name, platform.key, platform.kind, sums.rows, first, last, currency,
            skipped=sums.left.told(), warnings=tuple(self._warnings(currency)), **what,
        )  # fmt: skip

    def _warnings(self, currency: str | None) -> list[Fault]:
        sums, money = self.sums, self.sums.wanted.money
        told = [
            Fault("", "import_masked", column=self._columns[each], count=count)
            for each, count in sums.added.masked.items()
            if count
        ]
        if currency is None and money and sums.rows:
            sign = self._file_currency
            told.append(Fault("", "import_currency_sign", sign=sign, codes=", ".join(SHARED.get(sign, ()))) if sign
                        else Fault("", "import_currency_none"))  # fmt: skip
        if currency == "":
            told.append(Fault("", "import_currencies"))
        if not sums.rows:
            told.append(Fault("", "import_no_rows"))
        return [*told, *self._unlike_totals(currency)]

    def _unlike_totals(self, currency: str | None) -> Iterator[Fault]:
        """Totals of the file that its rows do not add up to, where all of a column was read and is of one currency."""
        added = self.sums.added
        summed = {
            name: value
            for name, value in added.whole(self._marks).items()
            if not added.masked[name] and (name != self.sums.wanted.money or currency != "")
        }
        return self.sums.totals.unlike(summed, self._marks) if self.sums.rows else iter(())
