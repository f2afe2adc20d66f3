"""What each channel truly brought, and what it would bring at other amounts: the answer in pictures and tables."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from roisim.answers.fans import Spread
from roisim.answers.pot import step_of
from roisim.cases.scenario import Scenario
from roisim.charts import budget_curve
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import cut
from roisim.exhibits.your_data.responding import KEY, NAME, amount, ends, outcome, remarks, rows
from roisim.measured.response import Response
from roisim.model.arrays import Array
from roisim.text import Text

_STEP = 10_000.0  # of a case without ads, in its money
_MONTHLY = 3  # digits of an amount a month


@dataclass(frozen=True)
class _Told:
    """A number over the draws, as it is written."""

    middle: str
    low: str
    high: str
    spread: Spread

    @property
    def span(self) -> dict[str, str]:
        """For a sentence."""
        return {"middle": self.middle, "low": self.low, "high": self.high}


def _told(text: Text, case: Scenario, found: Response, values: Array) -> _Told:
    spread, measured = Spread.of(values), found.asked.rows.measured
    low, high = ends(text, case, measured, spread.q05 or 0.0, spread.q95 or 0.0)
    return _Told(amount(text, case, measured, spread.q50 or 0.0), low, high, spread)


# --- what they brought ---


def brought(text: Text, case: Scenario, found: Response) -> Exhibit:
    """Channel by channel what came that would not have come otherwise, and what it cost."""
    laid = found.asked.rows
    each = {name: _told(text, case, found, found.brought(name)) for name in laid.channels}
    lines = tuple(
        Whisker(
            "plan", cut(name, NAME), told.spread, told.middle, f"{told.low}–{told.high}",
            _price(text, case, found, name),
        )
        for name, told in each.items()
    )  # fmt: skip
    tips = (text(f"{KEY}.brought.tip", channel=cut(name, NAME), **told.span) for name, told in each.items())
    facts = {"outcome": _capital(outcome(text, laid.measured)), "rows": rows(text, laid)}
    return Exhibit(
        "response-brought", _title(text, case, found), text(f"{KEY}.brought.measure", **facts), "; ".join(tips),
        Whiskers(lines), _table(text, case, found, each), remarks(text, case, found), alt=text(f"{KEY}.brought.alt"),
    )  # fmt: skip


def _title(text: Text, case: Scenario, found: Response) -> str:
    """All channels together, out of all that came."""
    laid, model = found.asked.rows, found.asked.model
    told = _told(text, case, found, model.brought(found.numbers).sum(axis=0))
    kind = "title_money" if laid.measured == "revenue" else "title"
    return text(
        f"{KEY}.brought.{kind if laid.whole else 'title_credited'}", low=told.low, high=told.high,
        outcome=outcome(text, laid.measured), total=amount(text, case, laid.measured, float(laid.outcome.sum())),
    )  # fmt: skip


def _price(text: Text, case: Scenario, found: Response, channel: str) -> str:
    """What one cost in ads, or how much of a krona came back."""
    laid = found.asked.rows
    spend = float(laid.spend[:, laid.channels.index(channel)].sum())
    values = np.maximum(found.brought(channel), 1e-12)
    if laid.measured == "revenue":
        low, high = (text.number(float(end) / spend) for end in np.quantile(values, (0.05, 0.95)))
        return text(f"{KEY}.brought.return", low=low, high=high)
    most, least = np.quantile(values, (0.95, 0.05))
    low, high = text.ends(spend / float(most), spend / float(least), case.finance.currency)
    return text(f"{KEY}.brought.cost", low=low, high=high)


def _table(text: Text, case: Scenario, found: Response, each: dict[str, _Told]) -> Table:
    laid = found.asked.rows
    said = laid.credited if laid.credited is not None else np.full(len(laid.channels), np.nan)
    shown = tuple(
        Row(cut(name, NAME), (
            text.money(float(laid.spend[:, place].sum()), case.finance.currency),
            "–" if np.isnan(said[place]) else amount(text, case, laid.measured, float(said[place])),
            told.low, told.middle, told.high,
        ))
        for place, (name, told) in enumerate(each.items())
    )  # fmt: skip
    columns = ("channel", "spend", "credited", "low", "middle", "high")
    return Table(
        text(f"{KEY}.brought.caption", rows=rows(text, laid)),
        tuple(text(f"{KEY}.brought.column.{column}") for column in columns), shown,
        lambda: list(_exact(found, each)), folded=True, first=(1, 4),
    )  # fmt: skip


def _exact(found: Response, each: dict[str, _Told]) -> Iterator[tuple[Cell, ...]]:
    laid = found.asked.rows
    for place, (name, told) in enumerate(each.items()):
        credited = None if laid.credited is None or np.isnan(laid.credited[place]) else float(laid.credited[place])
        spread = told.spread
        yield name, float(laid.spend[:, place].sum()), credited, spread.q05, spread.q50, spread.q95


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# --- what they would bring ---


def curves(text: Text, case: Scenario, found: Response) -> list[Exhibit]:
    """A picture a channel: at other amounts, the others as they were."""
    names = [name for name in found.asked.rows.channels if name not in found.refused]
    return [_curve(text, case, found, name, place) for place, name in enumerate(names, 1)]


def _curve(text: Text, case: Scenario, found: Response, channel: str, place: int) -> Exhibit:
    measured, currency = found.asked.rows.measured, case.finance.currency
    amounts, band, here = found.curve(channel)
    across, across_name = text.scale(float(amounts[-1]), currency)
    up, unit = text.scale(float(band.q95.max()), currency) if measured == "revenue" else (1.0, outcome(text, measured))
    tips = [
        text(f"{KEY}.curve.tip", amount=text.money(float(each), currency, _MONTHLY),
             **_told(text, case, found, np.array([band.q05[at], band.q50[at], band.q95[at]])).span)
        for at, each in enumerate(amounts)
    ]  # fmt: skip
    picture = budget_curve.drawn(
        [float(each) for each in amounts], band, here, text(f"{KEY}.curve.here"), tips, (across, up), zero=False
    )
    return Exhibit(
        f"response-curve-{place}", _more(text, case, found, channel),
        text(f"{KEY}.curve.measure", outcome=_capital(unit), across=across_name), "; ".join(tips), picture,
        _curve_table(text, case, found, channel), alt=text(f"{KEY}.curve.alt"),
    )  # fmt: skip


def _more(text: Text, case: Scenario, found: Response, channel: str) -> str:
    measured = found.asked.rows.measured
    step = step_of(case) if any(each.spend.likely for each in case.channels) else _STEP
    told = _told(text, case, found, found.more(channel, step))
    kind = "title_money" if measured == "revenue" else "title"
    return text(
        f"{KEY}.curve.{kind}", channel=cut(channel, NAME), step=text.money(step, case.finance.currency, _MONTHLY),
        outcome=outcome(text, measured), **told.span,
    )  # fmt: skip


def _curve_table(text: Text, case: Scenario, found: Response, channel: str) -> Table:
    amounts, band, _ = found.curve(channel)
    measured, currency = found.asked.rows.measured, case.finance.currency
    exact = [tuple(map(float, row)) for row in zip(amounts, band.q05, band.q50, band.q95, strict=True)]
    shown = tuple(
        Row(text.money(at, currency, _MONTHLY), tuple(amount(text, case, measured, each) for each in numbers))
        for at, *numbers in exact
    )
    head = tuple(text(f"{KEY}.curve.column.{column}") for column in ("amount", "low", "middle", "high"))
    return Table(
        text(f"{KEY}.curve.caption", channel=cut(channel, NAME)), head, shown, lambda: exact, folded=True, first=(2,)
    )
