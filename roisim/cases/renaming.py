"""A channel that gets another name. Its numbers stay; what was said of another platform no longer speaks of them.

>>> from roisim.cases.files.reading import preset
>>> case = renamed(preset("b2b"), 0, "YouTube")
>>> case.channels[0].ctr.likely, case.channels[0].ctr.source
(0.0179, 'judgement')
"""

from dataclasses import replace
from typing import Any

from roisim.cases import bibliography
from roisim.cases.files.reading import channel_start, default_channels
from roisim.cases.groups import Channel, platform
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import CHANNEL_PARAMETERS, Scenario
from roisim.cases.vouching import voucher
from roisim.text import Text

_OWN = ("spend",)  # what a company decides, whatever the platform


def moves_platform(before: str, after: str) -> bool:
    """Whether a new name is of a platform that the old one was not of."""
    return platform(after) not in ("", platform(before))


def renamed(case: Scenario, place: int, name: str) -> Scenario:
    """The case with another name for a channel, and all else that it counts with as it was.

    One that says no platform stays in its auction, until it gets the name of one. Under the name of another platform
    its numbers are judgement.
    """
    here = case.channels[place]
    found = _in_its_auction(replace(here, name=name))
    if moves_platform(here.name, name):
        found = _as_judged(found, _known(name, case.finance.currency))
    elif platform(here.name) and not platform(name) and not here.auction:
        found = replace(found, auction=here.bids_in)
    return _with(case, place, found)


def with_platforms_figures(case: Scenario, place: int, start: Scenario) -> Scenario:
    """The case with a channel's numbers from those known of its platform; budget, months, its own auction stay."""
    here = case.channels[place]
    known = channel_start(here.name, start) if _is_known(here.name, start) else _known(here.name, case.finance.currency)
    if known is None:
        return case
    numbers: dict[str, Any] = {name: getattr(known, name) for name in CHANNEL_PARAMETERS if name not in _OWN}
    return _with(case, place, _in_its_auction(replace(here, **numbers)))


def _in_its_auction(channel: Channel) -> Channel:
    """The channel in that of its platform, where what stands there is only what another name of it left."""
    left = channel.auction and channel.auction == platform(channel.auction)
    return replace(channel, auction="") if left and platform(channel.name) else channel


def _with(case: Scenario, place: int, channel: Channel) -> Scenario:
    return replace(case, channels=(*case.channels[:place], channel, *case.channels[place + 1 :]))


def _is_known(name: str, start: Scenario) -> bool:
    """Whether the preset or the library has a channel of that very name."""
    rows = (*start.channels, *default_channels(start.finance.currency))
    return any(row.name.casefold() == name.casefold() for row in rows)


def _known(name: str, currency: str) -> Channel | None:
    """The channel of the library that is on the platform of a name, the first where there are several."""
    rows = default_channels(currency)
    return next((row for row in rows if platform(name) and platform(row.name) == platform(name)), None)


def _as_judged(channel: Channel, known: Channel | None) -> Channel:
    """The channel with judgement behind every number that was published, or told, of something else."""
    numbers: dict[str, Any] = {}
    for name in CHANNEL_PARAMETERS:
        here: Estimate = getattr(channel, name)
        if name not in _OWN and voucher(here) != "own" and here != getattr(known, name, None):
            note = "" if Text.is_note_of_ours(here.note) else here.note
            numbers[name] = replace(here, source=bibliography.JUDGEMENT, note=note)
    return replace(channel, **numbers)
