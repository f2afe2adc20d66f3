"""How often the ranges of what came back hold the truth: deals made of a known truth, and joined as files are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from roisim.cases import preset
from roisim.cases.parameters import Estimate
from roisim.importers.found import Deal, Found, Spent
from roisim.measured.lead_value import lead_value
from roisim.measured.small_numbers import Interval
from roisim.model.draws import Chance, chance

CASE = preset("b2b").with_estimate("funnel.lead_cost", Estimate(100.0))
SPEND, CLOSE_RATE, AMOUNT, SPREAD, CYCLE = 10_000.0, 0.25, 20_000.0, 1.5, 60.0  # a month; of deals; days
CHANNELS = {"Meta": "Facebook", "LinkedIn": "LinkedIn"}
MONTHS, LEADS, VARIATIONS = (3, 12), (4, 40), (0.0, 0.3)
_FIRST = date(2024, 1, 1)
HEAD = """
## What came back

Two channels with the same money each month. A deal is a lead, is won in a quarter of the cases, and is then worth
20,000 on average, with a standard deviation of 30,000 (lognormal: few large, many small). Leads and the share won vary
from month to month by the coefficient of variation in the table, each on its own. It takes 60 days on average until a
deal is decided (exponential). Days until decided are as the files stand when the last month ends, with many deals still
open; all else is asked when every deal has had time: ad money per lead, share won, value of a deal, what is left per
lead, deal value per unit spent. Each figure comes from {times} cases ({twice} ranges where both channels count), so
chance moves it by about {error:.3f} either way. Four leads a month for three months are three customers: such a row
says that it is too few to tell, whatever its range.

| months | leads a month | variation | per lead | won | deal | left per lead | back | days |
|---:|---:|---:|---:|---:|---:|---:|---:|---:|
"""


def page(times: int) -> str:
    """The part of docs/coverage.md on what came back."""
    lines = [_line(months, leads, variation, times) for months in MONTHS for leads in LEADS for variation in VARIATIONS]
    return HEAD.format(times=times, twice=2 * times, error=(0.09 / times) ** 0.5) + "".join(lines)


def coverage(months: int, leads: int, variation: float, times: int) -> dict[str, float]:
    """The share of 90 % ranges that hold the truth, of each number."""
    held: dict[str, list[float]] = defaultdict(list)
    for seed in range(1, times + 1):
        for kind, holds in _held(months, leads, variation, chance(seed)):
            held[kind].append(holds)
    return {kind: float(np.mean(each)) for kind, each in held.items()}


def _line(months: int, leads: int, variation: float, times: int) -> str:
    shares = " | ".join(f"{share:.2f}" for share in coverage(months, leads, variation, times).values())
    line = f"| {months} | {leads} | {variation:g} | {shares} |\n"
    print(line, end="", flush=True)
    return line


def _held(months: int, leads: int, variation: float, seed: Chance) -> Iterator[tuple[str, float]]:
    """Of each number whether its range holds the truth: with time for all deals, then as they stand at the end."""
    found = made(months, leads, variation, seed)
    done = lead_value(CASE, [_decided(each) for each in found])
    price = SPEND / leads
    bought = CLOSE_RATE * AMOUNT
    back = leads * bought / (SPEND + leads * 100.0)
    for row in (row for row in done.channels if row.channel):
        yield "price", _holds(row.lead_price, price)
        yield "won", _holds(row.close_rate, CLOSE_RATE)
        if row.order_value:  # what no customer bought has no range
            yield "deal", _holds(row.order_value, AMOUNT)
        yield "left", _holds(row.lead_worth, bought - price - 100.0)
        yield "back", _holds(row.back, back)
    seen = lead_value(CASE, found).cycle
    if seen:
        yield "days", _holds(seen.days, CYCLE)


def _holds(found: Interval | None, true: float) -> float:
    return float(found is not None and found.low <= true <= found.high)


def made(months: int, leads: int, variation: float, seed: Chance) -> list[Found]:
    """Ad files and a CRM's deals of so many months: those not decided when the last month ends are open."""
    end = _day(months) - timedelta(1)
    deals: list[Deal] = []
    spent: list[Spent] = []
    for month in range(months):
        first = _day(month)
        for channel, network in CHANNELS.items():
            spent.append(Spent(first, _day(month + 1) - timedelta(1), channel, "", "SEK", SPEND))
            level, rate = seed.gamma(variation**-2, variation**2, 2) if variation else np.ones(2)
            for _ in range(seed.poisson(leads * level)):
                created = first + timedelta(int(seed.integers(28)))
                deals.append(_deal(len(deals), created, end, network, min(CLOSE_RATE * rate, 1.0), seed))
    ads = [
        Found(f"{name}.csv", name.lower(), "ads", months, spent=tuple(row for row in spent if row.channel == name))
        for name in CHANNELS
    ]
    return [*ads, Found("deals.csv", "hubspot_deals", "deals", len(deals), deals=tuple(deals))]


def _day(month: int) -> date:
    return date(_FIRST.year + month // 12, month % 12 + 1, 1)


def _deal(number: int, created: date, end: date, network: str, rate: float, seed: Chance) -> Deal:
    """A deal; one that is decided after the end is open, and its amount and what becomes of it wait beside it."""
    closed = created + timedelta(round(seed.exponential(CYCLE)))
    sigma = np.log1p(SPREAD**2) ** 0.5
    amount = AMOUNT * float(np.exp(sigma * seed.standard_normal() - sigma**2 / 2))
    state = "won" if seed.random() < rate else "lost"
    shown = state if closed <= end else "open"
    return Deal(str(number), shown, created, closed, amount, "SEK", "Paid Social", network, contacts=(state,))  # type: ignore[arg-type]


def _decided(found: Found) -> Found:
    """The same when all deals have had time."""
    return replace(found, deals=tuple(replace(deal, state=deal.contacts[0], contacts=()) for deal in found.deals))  # type: ignore[arg-type]
