"""What all savings told month by month share: how one becomes an exhibit, and how its numbers are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.series import World
from roisim.charts.specs import Picture
from roisim.exhibits.digits import by_month, cell, decimals
from roisim.exhibits.exhibit import Exhibit, Row, Table
from roisim.model.arrays import Array
from roisim.text import Text

Saving = Literal["service", "print", "addresses", "hiring"]
Columns = Mapping[str, Array]  # by the key of their heads, (months,) each
KEY = "page.earn_and_save"


@dataclass(frozen=True)
class Told:
    """One saving: its conclusion, what it comes to in money, its picture, its months, the unit of the picture."""

    saving: Saving
    title: str
    amount: str
    picture: Picture
    columns: Columns
    unit: str = ""


def shown(text: Text, result: Result, told: Told) -> Exhibit:
    """The saving as an exhibit."""
    key = f"{KEY}.{told.saving}"
    return Exhibit(
        told.saving, told.title, text(f"{key}.measure", unit=told.unit), f"{told.title}. {told.amount}", told.picture,
        _table(text, result, told), remarks=(told.amount,), alt=text(f"{key}.picture"),
    )  # fmt: skip


def _table(text: Text, result: Result, told: Told) -> Table:
    """The months as rows."""
    currency, columns = text.currency(result.scenario.finance.currency), told.columns
    written = [
        [cell(text, decimals(float(np.abs(values).max())), float(value)) for value in values]
        for values in columns.values()
    ]
    months = range(1, result.scenario.finance.months + 1)
    return Table(
        text(f"{KEY}.{told.saving}.caption"),
        tuple(text(f"{KEY}.column.{name}", currency=currency) for name in ("month", *columns)),
        tuple(Row(text.exact(month), cells) for month, cells in zip(months, zip(*written, strict=True), strict=True)),
        partial(by_month, list(columns.values())),
        folded=True,
        first=tuple(_first(list(columns))),
    )


def _first(columns: Sequence[str]) -> Iterator[int]:
    """The places of three columns after the month: middles before their ends, and what is saved or left of them all."""
    middles = [place for place, name in enumerate(columns, 1) if not name.endswith(("_low", "_high"))]
    yield from (*middles[:2], middles[-1]) if len(middles) > 2 else middles


def words(text: Text, saving: Saving, *lines: str) -> dict[str, str]:
    """What stands at the ends of lines."""
    return {line: text(f"{KEY}.{saving}.line.{line}") for line in lines}


def last(result: Result, series: str) -> float:
    """The mean of a series with the plan, in its last month."""
    return float(result.fan(series, "engage").mean[-1])


def middle(result: Result, series: str, world: World) -> float:
    """The middle case of a series in a world, in its last month."""
    return float(result.fan(series, world).q50[-1])


def spread(text: Text, result: Result, fan: Fan) -> dict[str, str]:
    """Mean and range of a fan's last month, in whole units of money; no range where that is one number."""
    currency = result.scenario.finance.currency
    mean, least, most = (round(float(level[-1])) for level in (fan.mean, fan.q05, fan.q95))
    low, high = text.ends(least, most, currency)
    return {"mean": text.money(mean, currency), "span": text(f"{KEY}.span", low=low, high=high) if low != high else ""}
