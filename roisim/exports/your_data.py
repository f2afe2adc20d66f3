"""What leads were worth as plain numbers, for a program: money in the currency of the case, shares from 0 to 1.

>>> from roisim import cases
>>> from roisim.measured.lead_value import lead_value
>>> tree(lead_value(cases.preset("b2b"), []))["sources"]
[]
"""

import json
from collections.abc import Iterable
from dataclasses import asdict

from roisim import cases
from roisim.importers.found import Found
from roisim.measured.lead_value import LeadValue, lead_value
from roisim.measured.row import Row
from roisim.measured.small_numbers import Interval
from roisim.measured.written_out import PRESET

Tree = dict[str, object]


def written(founds: Iterable[Found]) -> str:
    """All of it as JSON. What a lead costs to handle, the margin and the currency are those of the preset b2b."""
    return json.dumps(tree(lead_value(cases.preset(PRESET), founds)), allow_nan=False, indent=2)


def tree(found: LeadValue) -> Tree:
    """All numbers behind the page: by source, channel, campaign and month, the whole, and how long deals take.

    Each range is {"seen", "low", "high"}, 9 cases out of 10; null where nothing tells. back: deal value per unit of
    money spent on ads and labour. few: so few customers that one more or less turns the answer.
    """
    days, cycle = found.days, found.cycle
    return {
        "currency": found.currency, "first_day": days[0].isoformat() if days else None,
        "last_day": days[1].isoformat() if days else None, "leads_from": found.leads_from,
        "sales_from": found.sales_from, "sources": [_row(row) for row in found.sources],
        "channels": [_row(row) for row in found.channels], "campaigns": [_row(row) for row in found.campaigns],
        "months": [_row(row) for row in found.months], "total": _row(found.total), "paid": _row(found.paid),
        "days_to_decision": {**asdict(cycle.days), "decided": cycle.deals, "open": cycle.open} if cycle else None,
        "converted": [
            {"from": each.before, "to": each.after, "rate": each.rate, "date": each.date} for each in found.converted
        ],
        "left_out": [{"reason": each.kind, "count": each.count, "amount": each.amount} for each in found.told],
    }  # fmt: skip


def _row(row: Row) -> Tree:
    sums = row.sums
    return {
        "source": row.source, "channel": row.called, "campaign": row.campaign,
        "month": row.month.strftime("%Y-%m") if row.month else None, "spend": row.spend, "leads": sums.leads,
        "won": sums.won, "lost": sums.lost, "open": sums.open, "value": sums.value, "labour": row.labour,
        "left_over": row.left_over, "cost_per_lead": _ends(row.lead_price), "close_rate": _ends(row.close_rate),
        "order_value": _ends(row.order_value), "value_per_lead": _ends(row.lead_worth), "back": _ends(row.back),
        "verdict": row.verdict, "few": row.is_few, "claimed": sums.claimed,
    }  # fmt: skip


def _ends(found: Interval | None) -> Tree | None:
    return asdict(found) if found else None
