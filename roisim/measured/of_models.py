"""What a marketing mix model suggests: how many sales are extra for each that is credited to social media.

The model's return is revenue per unit of money; the case has, at its likely values, so much credited revenue per unit
of the same money. Their ratio, over the channels that both know, is `incremental`. The channels are taken to err
together, which makes the range wide rather than narrow.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from roisim.cases.groups import Channel
from roisim.cases.scenario import Scenario
from roisim.errors import Fault
from roisim.importers.found import Modelled
from roisim.measured.counting import key_of
from roisim.measured.own_data import OwnData
from roisim.measured.suggestion import Learned, Remark, Suggestion, of
from roisim.model.ranges import Z95, normal
from roisim.paths import Path

INCREMENTAL = Path("funnel", "incremental")
Ends = tuple[float, float, float]


@dataclass(frozen=True)
class _Known:
    """A channel of the case with ad money, what it returned, and what the case credits it per unit of money."""

    spend: float
    returned: Ends
    credited: float


def suggested(data: OwnData) -> Iterator[Suggestion]:
    """One number, of each program whose table is among the files the first."""
    for found in data.founds:
        if found.modelled:
            known, left = _known(data.case, found.modelled)
            models = len({each.model for each in found.modelled})
            yield of(
                data.case, INCREMENTAL, _ratio(known), rows=found.rows, origins=data.origins("model"),
                remarks=_remarks(found.modelled, known, left, models),
            )  # fmt: skip
            return


def _known(case: Scenario, modelled: Sequence[Modelled]) -> tuple[list[_Known], list[str]]:
    """Channels that both have, and those that the case has not or spends nothing on."""
    by_channel: dict[str, list[Modelled]] = {}
    for each in modelled:
        by_channel.setdefault(each.channel, []).append(each)
    known, left = [], []
    for name, told in by_channel.items():
        channel = next((each for each in case.channels if _is_same(each.name, name) and each.spend.likely > 0), None)
        if channel is None:
            left.append(name)
        else:
            known.append(_Known(channel.spend.likely, _ends(told), credited(case, channel)))
    return known, left


def _is_same(name: str, told: str) -> bool:
    """Whether a column of a model, as facebook_S or LinkedIn_spend, is a channel of the case."""
    bare = told.replace("_", " ").strip()
    return key_of(name) in (key_of(bare), key_of(bare.rpartition(" ")[0] or bare))


def _ends(told: Sequence[Modelled]) -> Ends:
    """q05, q50 and q95 of what one model says, or of what several do."""
    if len(told) > 1:
        low, middle, high = np.quantile([each.returned for each in told], (0.05, 0.5, 0.95))
        return float(low), float(middle), float(high)
    (one,) = told
    if one.low is None or one.high is None:
        return one.returned, one.returned, one.returned
    narrower = Z95 / float(normal(np.array([0.5 + one.level / 2]))[0])
    return (
        one.returned - (one.returned - one.low) * narrower, one.returned,
        one.returned + (one.high - one.returned) * narrower,
    )  # fmt: skip


def credited(case: Scenario, channel: Channel) -> float:
    """Revenue of first orders credited per unit of ad money at full pace, at likely values."""
    together = sum(each.spend.likely for each in case.channels if each.bids_in == channel.bids_in)
    clicks = 1000 * channel.ctr.likely / channel.cpm.likely / (1 + together / channel.double_at.likely)
    sales = clicks * channel.lead_rate.likely * channel.close_rate.likely
    return sales * channel.value.likely * case.company.order_value.likely


def _ratio(known: Sequence[_Known]) -> Learned | Fault:
    if not known:
        return Fault(INCREMENTAL, "suggest_model_no_channel")
    whole = sum(each.spend * each.credited for each in known)
    if whole <= 0:
        return Fault(INCREMENTAL, "suggest_model_no_credit")
    low, likely, high = (sum(each.spend * each.returned[end] for each in known) / whole for end in range(3))
    if low <= 0:
        return Fault(INCREMENTAL, "suggest_model_below")
    return Learned(low, likely, high, 1.0)


def _remarks(
    modelled: Sequence[Modelled], known: Sequence[_Known], left: Sequence[str], models: int
) -> tuple[Remark, ...]:
    found = []
    spend = sum(each.spend for each in known)
    if spend:
        returned = sum(each.spend * each.returned[1] for each in known) / spend
        found.append(Remark("modelled", {
            "returned": returned, "credited": sum(each.spend * each.credited for each in known) / spend,
        }))  # fmt: skip
    levels = {each.level for each in modelled if each.low is not None}
    if models == 1 and len(levels) == 1 and (level := levels.pop()) != 0.9:
        found.append(Remark("level", {"level": level}))
    if models > 1:
        found.append(Remark("models_many", {"count": models}))
    if left:
        found.append(Remark("modelled_left", {"names": ", ".join(name[:40] for name in left[:10])}))
    return tuple(found)
