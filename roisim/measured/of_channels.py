"""What own data suggest for an advertising channel: price, click-through rate, leads per click, customers per lead."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from roisim.cases.groups import Channel
from roisim.errors import Fault
from roisim.measured import closing, costs, counting, rates
from roisim.measured.costs import Priced
from roisim.measured.counting import MONTH, Lead, Period, key_of
from roisim.measured.own_data import OwnData
from roisim.measured.rates import Counted
from roisim.measured.suggestion import Learned, Remark, Suggestion, before_data, of
from roisim.model.ranges import Z95
from roisim.paths import Path

LITTLE = 0.1  # of a suggestion that is data: below that there is nothing to suggest
_SALES = frozenset(("ecommerce",))  # presets in which what a platform calls a conversion is a sale, not a lead


@dataclass(frozen=True)
class _Of:
    """One channel of the case, and its months."""

    data: OwnData
    place: int
    channel: Channel
    months: Sequence[Period]

    def path(self, name: str) -> Path:
        return Path("channels", name, self.place)

    def about(self, months: Sequence[Period], *remarks: Remark) -> dict[str, Any]:
        return {
            "rows": sum(month.rows for month in months), "months": round(sum(month.months for month in months)),
            "origins": self.data.origins("ads", "plain", channel=self.channel.name), "remarks": remarks,
        }  # fmt: skip


def suggested(data: OwnData) -> Iterator[Suggestion]:
    """All channels of the case of which there is anything."""
    for place, channel in enumerate(data.case.channels):
        months = counting.periods(data.gathered.spent, channel.name)
        here = _Of(data, place, channel, months)
        if months:
            yield _price(here)
            yield _clicks(here)
            yield from _leads(here)
        yield from _closed(here)


def enough(path: Path, found: Learned, count: float) -> Learned | Fault:
    """What was learned, or that there was too little of it to change anything."""
    return found if found.data >= LITTLE else Fault(path, "suggest_few", count=count)


def _price(here: _Of) -> Suggestion:
    """A thousand impressions at low spend: what they cost, less what the spend made them dearer."""
    path = here.path("cpm")
    shown = [month for month in here.months if month.impressions > 0 and month.shown_spend > 0]
    about = here.about(shown, *here.data.money)
    if not shown:
        return of(here.data.case, path, Fault(path, "suggest_no_impressions"), **about)
    spent = sum(month.shown_spend for month in shown) / sum(month.months for month in shown)
    dearer = 1 + spent / here.channel.double_at.likely
    priced = [Priced(month.shown_spend / dearer, month.impressions / 1000, month.months) for month in shown]
    low, _, high = here.channel.double_at.bounds
    unsure = math.log((1 + spent / low) / (1 + spent / high)) / 2 / Z95
    found = costs.level(priced, costs.normal_of(before_data(here.data.case, path)), unsure)
    if dearer > 1.01:
        about["remarks"] = (Remark("dearer", {"spent": spent, "dearer": dearer - 1}), *about["remarks"])
    return of(here.data.case, path, found, **about)


def _clicks(here: _Of) -> Suggestion:
    path = here.path("ctr")
    seen = [month for month in here.months if month.clicked_impressions > 0]
    about = here.about(seen)
    if not seen:
        return of(here.data.case, path, Fault(path, "suggest_no_clicks"), **about)
    counted = [Counted(month.clicked_impressions, month.clicks, month.months) for month in seen]
    return of(here.data.case, path, _rate(here, path, counted), **about)


def _rate(here: _Of, path: Path, counted: Sequence[Counted]) -> Learned | Fault:
    found = rates.learn(counted, rates.beta_of(before_data(here.data.case, path)))
    return enough(path, found, sum(each.successes for each in counted))


def _leads(here: _Of) -> Iterator[Suggestion]:
    """Leads per click: as a table of one's own counts them, else the CRM, else the platform."""
    path, case = here.path("lead_rate"), here.data.case
    clicked = [month for month in here.months if month.clicks > 0]
    told = [month for month in clicked if month.leads is not None]
    own = _own(here)
    if told:
        counted, remark = (
            [Counted(month.lead_clicks, month.leads or 0.0, month.months) for month in told],
            "leads_plain",
        )
    elif own and clicked and not here.data.leads.of_deals:
        counted, remark, told = [_came(month, own) for month in clicked], "leads_crm", clicked
    else:
        told = [month for month in clicked if month.conversions is not None]
        counted, remark = (
            [Counted(month.lead_clicks, month.conversions or 0.0, month.months) for month in told],
            "leads_platform",
        )
    about = here.about(told, Remark(remark))
    if not told:
        return
    if remark == "leads_platform" and case.preset in _SALES:
        yield of(case, path, Fault(path, "suggest_conversions"), rows=about["rows"], months=about["months"])
    else:
        yield of(case, path, _rate(here, path, counted), **about)


def _own(here: _Of) -> list[Lead]:
    """Leads that the CRM has of this channel, from the days that its ad files tell of."""
    key = key_of(here.channel.name)
    days = next((days for each, days in here.data.gathered.days.items() if each.partition("/")[2] == key), None)
    return [
        lead
        for lead in here.data.leads.leads
        if lead.source == "paid_social" and lead.channel == key and (not days or days[0] <= lead.created <= days[1])
    ]


def _came(month: Period, own: Sequence[Lead]) -> Counted:
    end = month.first + timedelta(days=MONTH * month.months)
    if month.months <= 1:
        count = sum(lead.created.replace(day=1) == month.first for lead in own)
    else:
        count = sum(month.first <= lead.created < end for lead in own)
    return Counted(max(month.clicks, count), count, month.months)


def _closed(here: _Of) -> Iterator[Suggestion]:
    """Customers per lead: as the CRM tells of each lead, else as a table of one's own sums them."""
    path, data, key = here.path("close_rate"), here.data, key_of(here.channel.name)
    own = [lead for lead in data.leads.leads if lead.source == "paid_social" and lead.channel == key]
    summed = [month for month in here.months if month.leads is not None and month.customers is not None]
    if own and data.as_of:
        yield of_leads(data, path, own)
    elif sum(month.leads or 0.0 for month in summed) > 0:
        prior = rates.beta_of(before_data(data.case, path))
        found = closing.of_months(summed, data.times, prior)
        won = sum(month.customers or 0.0 for month in summed)
        yield of(data.case, path, enough(path, found, won), **here.about(summed, Remark("delayed")))


def of_leads(data: OwnData, path: Path, own: Sequence[Lead]) -> Suggestion:
    """The close rate of leads that the CRM has, each with its age."""
    assert data.as_of is not None
    found = closing.of_leads(own, data.as_of, data.times, rates.beta_of(before_data(data.case, path)))
    won, ready = sum(lead.won for lead in own), closing.ripened(own, data.as_of, data.times)
    remarks = [Remark("ripened", {"won": won, "count": len(own), "ripe": ready})]
    remarks += [Remark("deals_as_leads")] if data.leads.of_deals else []
    remarks += [Remark("unsourced", {"count": data.leads.unsourced})] if data.leads.unsourced else []
    remarks += [Remark("vague", {"count": data.leads.vague})] if data.leads.vague and path.group == "channels" else []
    origins = data.origins("deals") if data.leads.of_deals else data.origins("contacts", "deals")
    return of(
        data.case, path, enough(path, found, won), rows=len(own), months=len(counting.by_month(own)),
        origins=origins, remarks=tuple(remarks),
    )  # fmt: skip
