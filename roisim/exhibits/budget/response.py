"""The response curve of each item: what the plan gives, in money or in leads, as its amount changes."""

from functools import partial
from typing import Literal

import numpy as np

from roisim.answers.curves import Band, Curve, Responses
from roisim.charts import budget_curve
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table

Measured = Literal["npv", "leads"]
MEASURED: tuple[Measured, ...] = ("npv", "leads")
_KEY = "page.budget.curve"
_FLAT = 1e-3  # of the height of the picture: less is no difference


def curves(speech: Speech, found: Responses, measured: Measured) -> list[Exhibit]:
    """All of them, in the order of the pot, on scales of their own."""
    return [_curve(speech, place, curve, measured) for place, curve in enumerate(found.curves, 1)]


def _curve(speech: Speech, place: int, curve: Curve, measured: Measured) -> Exhibit:
    text, band = speech.text, getattr(curve, measured)
    across, _ = text.scale(curve.amounts[-1], speech.currency)
    across_name = text.scale(curve.amounts[-1], speech.currency)[1]
    largest = float(max(np.abs(band.q05).max(), np.abs(band.q95).max()))
    up, unit = text.scale(largest, speech.currency) if measured == "npv" else (1.0, text.nouns["leads"])
    name = speech.name(curve.item)
    tips = [_tip(speech, curve, measured, place) for place in range(len(curve.amounts))]
    picture = budget_curve.drawn(
        curve.amounts, band, curve.item.today, text(f"{_KEY}.today"), tips, (across, up), zero=measured == "npv",
    )  # fmt: skip
    facts = {"item": name, "unit": unit, "across": across_name, "within": speech.within}
    return Exhibit(
        f"budget-curve-{place}", _title(speech, curve, band),
        text(f"{_KEY}.measure.{measured}", **facts), "; ".join(tips), picture, _table(speech, curve),
        alt=text(f"{_KEY}.picture"), formula="budget_step",
    )  # fmt: skip


def _title(speech: Speech, curve: Curve, band: Band) -> str:
    """Where the middle case is highest along the curve, and where that is from today."""
    text, middle, item = speech.text, band.q50, curve.item
    height, name = float(np.ptp(middle)), speech.name(item)
    if height <= _FLAT * max(1.0, float(np.abs(middle).max())):
        return text(f"{_KEY}.level", item=name)
    top = int(middle.argmax())
    here = curve.amounts.index(item.today)
    facts = {"item": name, "amount": speech.monthly(curve.amounts[top])}
    kind = "inside"
    if top == len(curve.amounts) - 1:
        kind = "rising"
    elif top == 0:
        kind = "falling"
    elif abs(float(middle[top] - middle[here])) <= 0.02 * height:
        return text(f"{_KEY}.there", item=name)
    return text(f"{_KEY}.{kind}", **facts)


def _tip(speech: Speech, curve: Curve, measured: Measured, place: int) -> str:
    text, band = speech.text, getattr(curve, measured)
    ends, middle = (band.q05[place], band.q95[place]), float(band.q50[place])
    if measured == "npv":
        low, high = text.ends(float(ends[0]), float(ends[1]), speech.currency)
        said = speech.money(middle)
    else:
        (low, high), said = map(text.number, map(float, ends)), text.number(middle)
    amount = speech.monthly(curve.amounts[place])
    return text(f"{_KEY}.tip.{measured}", amount=amount, middle=said, low=low, high=high)


def _table(speech: Speech, curve: Curve) -> Table:
    text, money = speech.text, partial(text_money, speech)
    rows = tuple(
        Row(speech.monthly(amount), (money(curve.npv.q05[place]), money(curve.npv.q50[place]),
            money(curve.npv.q95[place]), text.number(float(curve.leads.q50[place]))))
        for place, amount in enumerate(curve.amounts)
    )  # fmt: skip
    columns = ("amount", "low", "middle", "high", "leads")
    return Table(
        text(f"{_KEY}.caption", item=speech.name(curve.item)),
        tuple(text(f"{_KEY}.column.{name}") for name in columns), rows, lambda: _exact(curve),
        tuple(text(f"{_KEY}.file.{name}", currency=text.currency(speech.currency)) for name in (*columns, *_MORE)),
        folded=True, first=(2, 4),
    )  # fmt: skip


_MORE = ("leads_low", "leads_high")


def text_money(speech: Speech, amount: float) -> str:
    """A sum of a curve in two digits."""
    return speech.money(float(amount))


def _exact(curve: Curve) -> list[tuple[Cell, ...]]:
    npv, leads = curve.npv, curve.leads
    columns = (npv.q05, npv.q50, npv.q95, leads.q50, leads.q05, leads.q95)
    return [(amount, *(float(column[place]) for column in columns)) for place, amount in enumerate(curve.amounts)]
