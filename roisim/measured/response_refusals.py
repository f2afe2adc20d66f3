"""Where rows cannot tell what a channel brings, and why: before any curve is fitted, and after."""

import numpy as np

from roisim.cases.scenario import Scenario
from roisim.errors import Fault
from roisim.measured.response_rows import A_MONTH, Rows
from roisim.model.arrays import Array

LEAST_PAID = 6  # rows with money in them
_LEAST_VARIED = 0.15  # standard deviation of the spend over its mean
_ALIKE = 0.9  # of a spend's movements that others explain, corrected for how many they are
LEAST_TOLD = 0.1  # of what was believed: rows that make a range less narrower than that have not told anything


def of_rows(case: Scenario, rows: Rows) -> Fault | None:
    """Why nothing at all can be told; None where it can be tried."""
    names = {channel.name for channel in case.channels}
    if not names & set(rows.channels):
        return Fault("", "response_no_channel", names=", ".join(rows.channels))
    if np.ptp(rows.outcome) == 0:
        return Fault("", "response_level_outcome")
    return None


def of_channels(rows: Rows) -> dict[str, Fault]:
    """The channels of which rows tell nothing, each with why."""
    found: dict[str, Fault] = {}
    for place, name in enumerate(rows.channels):
        fault = _of_channel(rows, place)
        if fault:
            found[name] = fault
    return found


def _of_channel(rows: Rows, place: int) -> Fault | None:
    spend, name = rows.spend[:, place], rows.channels[place]
    paid = int((spend > 0).sum())
    if paid < LEAST_PAID:
        return Fault("", f"response_few_paid_{rows.step}s", channel=name, count=paid, least=LEAST_PAID)
    if spend.std() < _LEAST_VARIED * spend.mean():
        return Fault("", "response_never_varies", channel=name)
    if _explained(spend, _calendar(rows)) > _ALIKE:
        return Fault("", "response_with_calendar", channel=name)
    rivals = [
        other for other in range(len(rows.channels)) if other != place and np.ptp(rows.spend[:, other]) > 0
    ]  # fmt: skip
    if rivals and _explained(spend, np.column_stack([_calendar(rows), rows.spend[:, rivals]])) > _ALIKE:
        nearest = max(rivals, key=lambda other: abs(np.corrcoef(spend, rows.spend[:, other])[0, 1]))
        return Fault("", "response_together", channel=name, other=rows.channels[nearest])
    return None


def _calendar(rows: Rows) -> Array:
    """A trend and a simple season."""
    angle = 2 * np.pi * rows.when / 12
    waves = [np.sin(angle), np.cos(angle)] if rows.count >= 12 * A_MONTH[rows.step] else []
    return np.column_stack([rows.when, *waves])


def _explained(spend: Array, others: Array) -> float:
    """How much of the movements of a spend others explain, no more than so many columns of chance would."""
    columns = np.column_stack([np.ones(len(spend)), others])
    rest = spend - columns @ np.linalg.lstsq(columns, spend, rcond=None)[0]
    free = len(spend) - columns.shape[1]
    if free <= 0:
        return 1.0
    return float(1 - rest.var() / spend.var() * (len(spend) - 1) / free)
