"""What own data suggest for the business and its funnel: order value, sales cycle, close rate, visits."""

from collections.abc import Iterator, Sequence
from datetime import date

from roisim.errors import Fault
from roisim.importers.found import Deal, Visits
from roisim.measured import costs, cycle, rates
from roisim.measured.costs import Bought, Priced
from roisim.measured.counting import MONTH
from roisim.measured.naming import OTHER_PAID, place
from roisim.measured.of_channels import enough, of_leads
from roisim.measured.own_data import CYCLE, OwnData
from roisim.measured.rates import Counted
from roisim.measured.suggestion import Remark, Suggestion, before_data, of
from roisim.paths import Path

ORDER_VALUE, CLOSE_RATE = Path("company", "order_value"), Path("funnel", "close_rate")
VISITS, SEARCH, ORGANIC = (
    Path("company", "site_visits"), Path("company", "search_share"), Path("funnel", "organic_lead_rate"),
)  # fmt: skip
FEW = 5  # orders, or decided deals
_PAID = frozenset(("paid_social", "paid_search", OTHER_PAID, "paid_other_media"))


def suggested(data: OwnData) -> Iterator[Suggestion]:
    """All of which there is anything."""
    yield from _order_value(data)
    yield from _sales_cycle(data)
    yield from _close_rate(data)
    yield from _visits(data)


# --- orders ---


def _order_value(data: OwnData) -> Iterator[Suggestion]:
    won = [deal for deal in data.gathered.deals if deal.state == "won"]
    prior = costs.normal_of(before_data(data.case, ORDER_VALUE))
    if won:
        priced = [deal for deal in won if deal.amount is not None and deal.amount > 0]
        left = [Remark("unpriced", {"count": len(won) - len(priced)})] if len(priced) < len(won) else []
        months = _bought(priced)
        about = {
            "rows": len(priced), "months": len(months), "origins": data.origins("deals"),
            "remarks": (*left, *data.money),
        }  # fmt: skip
        few = Fault(ORDER_VALUE, "suggest_few_orders", count=len(priced), least=FEW)
        found = costs.orders(months, prior) if len(priced) >= FEW else few
        yield of(data.case, ORDER_VALUE, found, **about)
        return
    summed = [row for row in data.gathered.spent if row.revenue and row.customers]
    if summed:
        by_month: dict[date, tuple[float, float]] = {}
        for row in summed:
            money, count = by_month.get(row.first.replace(day=1), (0.0, 0.0))
            by_month[row.first.replace(day=1)] = money + (row.revenue or 0.0), count + (row.customers or 0.0)
        months_of = [Priced(*each) for each in by_month.values()]
        count = sum(month.units for month in months_of)
        found_or = costs.average(months_of, prior) if count >= FEW else _few(count)
        yield of(data.case, ORDER_VALUE, found_or, rows=len(summed), months=len(months_of),
                 origins=data.origins("plain"), remarks=data.money)  # fmt: skip


def _few(count: float) -> Fault:
    return Fault(ORDER_VALUE, "suggest_few_orders", count=count, least=FEW)


def _bought(deals: Sequence[Deal]) -> list[Bought]:
    """Amounts by the month the deal was won; those without a day together."""
    found: dict[date | None, list[float]] = {}
    for deal in deals:
        day = deal.closed or deal.created
        found.setdefault(day.replace(day=1) if day else None, []).append(deal.amount or 0.0)
    return [Bought(tuple(amounts)) for amounts in found.values()]


# --- how long, and how often ---


def _sales_cycle(data: OwnData) -> Iterator[Suggestion]:
    if not data.gathered.deals:
        return
    waited, dated = data.waited, [deal for deal in data.gathered.deals if deal.created]
    still = sum(deal.state == "open" for deal in dated)
    about = {
        "rows": len(dated), "months": len({deal.created.replace(day=1) for deal in dated if deal.created}),
        "origins": data.origins("deals"),
        "remarks": (Remark("censored", {"decided": waited.decided, "open": still}),),
    }  # fmt: skip
    if waited.decided < FEW or waited.months <= 0:
        yield of(data.case, CYCLE, Fault(CYCLE, "suggest_few_decided", count=waited.decided, least=FEW), **about)
    else:
        yield of(data.case, CYCLE, cycle.learn(waited, cycle.gamma_of(before_data(data.case, CYCLE))), **about)


def _close_rate(data: OwnData) -> Iterator[Suggestion]:
    """Of leads that no paid channel brought."""
    own = [lead for lead in data.leads.leads if lead.source not in _PAID]
    if own and data.as_of:
        yield of_leads(data, CLOSE_RATE, own)


# --- visits ---


def _visits(data: OwnData) -> Iterator[Suggestion]:
    rows = _once(data)
    if not rows:
        return
    months = _spans(rows)
    count = round(sum(length for length, _ in months)) if months else 0
    about = {"rows": len(rows), "months": count, "origins": data.origins("web")}
    if not months:
        yield of(data.case, VISITS, Fault(VISITS, "suggest_no_days"), **about)
    else:
        priced = [Priced(sum(row.sessions for row in there), length, length) for length, there in months]
        yield of(data.case, VISITS, costs.level(priced, costs.normal_of(before_data(data.case, VISITS))), **about)
    spans = months or [(1.0, rows)]
    yield _share(data, SEARCH, [_searched(there, length) for length, there in spans], "direct_left", about)
    social = [_led(there, length) for length, there in spans]
    if any(each.trials for each in social):
        yield _share(data, ORGANIC, social, "key_events", about)


def _once(data: OwnData) -> list[Visits]:
    """Rows of all files, each once."""
    return list(dict.fromkeys(row for found in data.founds if not found.questions for row in found.visits))


def _spans(rows: Sequence[Visits]) -> list[tuple[float, list[Visits]]]:
    """Rows of the same days together, with how many months these are."""
    found: dict[tuple[date, date], list[Visits]] = {}
    for row in rows:
        if row.first and row.last and row.last >= row.first:
            found.setdefault((row.first, row.last), []).append(row)
    return [(((last - first).days + 1) / MONTH, there) for (first, last), there in found.items()]


def _searched(rows: Sequence[Visits], months: float) -> Counted:
    known = [row for row in rows if place(row.channel, "")[0] not in ("direct", "", "Unassigned")]
    search = sum(row.sessions for row in known if place(row.channel, "")[0] == "organic_search")
    return Counted(sum(row.sessions for row in known), search, months)


def _led(rows: Sequence[Visits], months: float) -> Counted:
    social = [row for row in rows if place(row.channel, "")[0] == "organic_social" and row.key_events is not None]
    sessions = sum(row.sessions for row in social)
    return Counted(sessions, min(sessions, sum(row.key_events or 0.0 for row in social)), months)


def _share(data: OwnData, path: Path, counted: Sequence[Counted], remark: str, about: dict[str, object]) -> Suggestion:
    found = rates.learn(counted, rates.beta_of(before_data(data.case, path)))
    told = enough(path, found, sum(each.successes for each in counted))
    return of(data.case, path, told, **about, remarks=(Remark(remark),))
