"""From the draws to the ads of every month: the pace of the plan, its calendar, its channels."""

import itertools
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from roisim.model import response
from roisim.model.arrays import ZERO, Array
from roisim.model.draws import Draws
from roisim.model.response import Ads, Channels, Pace

_NAMES = ("spend", "cpm", "ctr", "lead_rate", "close_rate", "new_share", "value", "double_at", "half_life")


def ramp(draws: Draws, t: int, end: int) -> Array:
    """Step 1: the ramp of the plan in month t, 0 in the months it is off."""
    return response.ramp(t, draws["plan.ramp_months"]) if t <= end else ZERO


def advertising(draws: Draws, end: int) -> Iterator[Ads]:
    """Step 2 for every month of a plan that runs in months 1..end; nothing where it never runs or has no channels."""
    used = _used(draws)
    if not end or not used.any():
        return iter([response.NO_ADS] * draws.months)
    return _channels(draws, used).run(_paces(draws, end, used), draws.rows)


def most_accounts(draws: Draws) -> Array:
    """How many auctions money goes to in the month in which it goes to most."""
    most, used = ZERO, _used(draws)
    if used.any():
        for _, _, accounts in _channels(draws, used).spends(_paces(draws, draws.months, used)):
            most = np.maximum(most, accounts)
    return most


def _from_print(draws: Draws) -> Array:
    """Money a month that ads get from print at full pace."""
    return draws["print.reinvested"] * draws["print.moved"] * draws["print.budget"]


def _used(draws: Draws) -> npt.NDArray[np.bool_]:
    """Which channels any money can go to: those with a budget; all of them where print's would go to the others."""
    used = np.asarray(draws["channels.spend"].any(axis=1))
    alone = draws.calendar.open[:, used].any(axis=1)
    return used if alone.all() or not _from_print(draws).any() else np.ones_like(used)


def _channels(draws: Draws, used: npt.NDArray[np.bool_]) -> Channels:
    return Channels(
        **{name: draws[f"channels.{name}"][used] for name in _NAMES},
        cpm_trend=draws["plan.cpm_trend"],
        auctions=tuple(itertools.compress(draws.calendar.auctions, used)),
    )


def _paces(draws: Draws, end: int, used: npt.NDArray[np.bool_]) -> Iterator[Pace]:
    from_print = _from_print(draws)
    phasings, opens = draws.calendar.phasing[:, used], draws.calendar.open[:, used]
    for t, (phasing, is_open) in enumerate(zip(phasings, opens, strict=True), 1):
        pace = ramp(draws, t, end)
        yield Pace(pace, phasing, is_open, from_print * pace)
