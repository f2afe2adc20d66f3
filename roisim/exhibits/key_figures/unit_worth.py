"""What one lead, customer, point of awareness, follower and ambassador is worth, what rests on them, and ROE."""

from collections.abc import Callable, Iterator
from functools import partial

from roisim.answers.chains import comes_back
from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.vouching import voucher
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits.exhibit import Card, Cell, Exhibit, Row, Table
from roisim.exhibits.key_figures.value_chains import between
from roisim.exhibits.saying import plainly
from roisim.text import Text

UNITS = ("lead", "sale", "ltv", "awareness_point", "relation", "ambassador")
BESIDE_COST = ("ltv_over_cac", "earned_back")
A_YEAR = ("awareness_point", "relation", "ambassador")
RESTING = ("awareness", "relation", "together")
# What the share that rests on awareness and relation hangs on, beside the company's own books.
BEHIND = (
    "effects.awareness_elasticity", "effects.spend_uplift", "effects.churn_reduction", "effects.referrals",
    "funnel.close_rate", "company.followers", "company.follower_customers", "company.ambassadors",
)  # fmt: skip
# How much rests on them, in a word: up to which share of a year's gross profit.
SIZES = {"nothing": 0.02, "little": 0.10, "part": 0.33, "much": 0.50, "most": 1.0}
_LEAST_MONEY = 0.01


def money(text: Text, result: Result, amount: float | None) -> str:
    """Money as one reads it; hardly any is said to be hardly any."""
    currency = result.scenario.finance.currency
    if amount is not None and 0 < abs(amount) < _LEAST_MONEY:
        return text("page.unit_worth.under", amount=text.money(_LEAST_MONEY, currency))
    return text.money(amount, currency)


def money_ends(text: Text, result: Result, spread: Spread) -> tuple[str, str]:
    """The ends of a range of money; hardly any is said to be hardly any, where both are."""
    if max(abs(end or 0.0) for end in (spread.q05, spread.q95)) < _LEAST_MONEY:
        return money(text, result, spread.q05), money(text, result, spread.q95)
    return text.ends(spread.q05, spread.q95, result.scenario.finance.currency)


def percent(text: Text, share: float | None) -> str:
    """A share of gross profit; hardly any is none."""
    return text.percent(share if share is None or abs(share) >= 0.0005 else 0.0)


# --- what one of each is worth ---


def worths(text: Text, result: Result) -> Exhibit:
    """The worth of one of each; as a table, every number of this part of the page."""
    text = plainly(text, result.scenario)
    title = _concluded(text, result)
    found = [_card(text, result, name, result.unit_values[name]) for name in units(result.scenario)]
    found += [_against_cost(text, result, name) for name in BESIDE_COST]
    return Exhibit("worth", title, text("page.unit_worth.measure"), cards=tuple(found), table=_table(text, result))


def _concluded(text: Text, result: Result) -> str:
    """What a lead is worth, by where it comes from, and a new customer."""
    found = result.unit_values
    sources = ["lead", *(f"lead.{channel.name}" for channel in result.scenario.channels)]
    leads = [worth for name in sources if (worth := found[name].q50) is not None]
    low, high = _least_and_most(text, result, leads)
    customer = money(text, result, found["ltv"].q50)
    if low == high:
        return text("page.unit_worth.conclusion", lead=low, customer_value=customer)
    return text("page.unit_worth.conclusion_by_source", low=low, high=high, customer_value=customer)


def _least_and_most(text: Text, result: Result, worths: list[float]) -> tuple[str, str]:
    """The ends of several worths, in one unit; hardly any is said to be hardly any."""
    low, high = (min(worths), max(worths)) if worths else (0.0, 0.0)
    if min(abs(low), abs(high)) < _LEAST_MONEY:
        shown = (low, high) if worths else (None, None)
        return money(text, result, shown[0]), money(text, result, shown[1])
    return text.ends(low, high, result.scenario.finance.currency)


def units(scenario: Scenario) -> list[str]:
    """What has a worth of its own: where no one comes back, a sale is worth just what the customer is."""
    return [name for name in UNITS if name != "sale" or comes_back(scenario)]


def _card(text: Text, result: Result, name: str, spread: Spread) -> Card:
    """Name, middle case, range, and a line on what it means."""
    period = text("page.unit_worth.a_year") if name in A_YEAR else ""
    remarks = (_range(text, result, spread), text(f"unit_value.{name}.help"))
    return Card(text(f"unit_value.{name}.name"), money(text, result, spread.q50), remarks, period, name)


def _against_cost(text: Text, result: Result, name: str) -> Card:
    """What a new customer is worth set against what one costs; why not, where no cost is known."""
    spread = result.unit_values[name]
    called, explained = (text(f"unit_value.{name}.{part}") for part in ("name", "help"))
    if result.unit_values["cac"].q50 is None or (name == "ltv_over_cac" and spread.q50 is None):
        return Card(called, "–", (text("page.unit_worth.no_cac"), explained), formula=name)
    write = partial(beside_cost, text, name)
    low, high = write(spread.q05), write(spread.q95)
    span = text("page.unit_worth.range", low=low, high=high) if low != high else ""
    return Card(called, write(spread.q50), (span, explained), formula=name)


def beside_cost(text: Text, name: str, value: float | None) -> str:
    """So many times over, or months."""
    if name == "earned_back":
        return text("page.unit_worth.at_once") if value == 0 else text.months(value)
    return "–" if value is None else text("page.unit_worth.times", count=text.number(value))


def _range(text: Text, result: Result, spread: Spread) -> str:
    """9 cases out of 10; nothing where that is one number."""
    low, high = money_ends(text, result, spread)
    return text("page.unit_worth.range", low=low, high=high) if low != high else ""


def _span(text: Text, low: str, high: str) -> str:
    """The same at the end of a clause."""
    return text("page.unit_worth.span", low=low, high=high) if low != high else ""


# --- what rests on awareness and relation ---


def size(share: float | None) -> str:
    """How much rests on awareness and relation, in a word."""
    if share is None:
        return "unknown"
    return next((name for name, most in SIZES.items() if share < most), "all")


def rests(text: Text, result: Result) -> Exhibit:
    """The question of the mission, answered in money and share."""
    text = plainly(text, result.scenario)
    found, both = result.resting, result.resting["together"]
    said = size(both.q50)
    title = text(f"page.unit_worth.resting.{said}", share=percent(text, both.q50))
    if said == "unknown":
        return Exhibit("resting", title)
    middle, bounds = money(text, result, found["together_money"].q50), money_ends(text, result, found["together_money"])
    measure = text("page.unit_worth.resting.measure", money=middle, span=_span(text, *bounds))
    year = text("page.unit_worth.resting.axis", money=money(text, result, found["gross_profit"].q50))
    plain = [text("page.unit_worth.resting.means", change=text.number(both.q50))]
    plain += [text("page.unit_worth.resting.grows")] if (both.q95 or 0) > 1 else []
    plain.append(text("page.unit_worth.resting.vouched", sources=" ".join(_vouched(text, result.scenario))))
    picture = Whiskers(tuple(_shares(text, result)), most=1.0, axis=("0", year))
    return Exhibit("resting", title, measure, picture=picture, remarks=tuple(plain))


def _middle_and_ends(spread: Spread) -> tuple[float | None, ...]:
    return spread.q50, spread.q05, spread.q95


def _shares(text: Text, result: Result) -> Iterator[Whisker]:
    """Awareness, relation, and both, on an axis that is a whole year's gross profit."""
    for name in RESTING:
        spread, amount = result.resting[name], result.resting[f"{name}_money"].q50
        remark = text("page.unit_worth.resting.a_year", money=money(text, result, amount))
        span = between(lambda share: percent(text, share), spread)
        yield Whisker("plan", text(f"page.unit_worth.resting.{name}"), spread, percent(text, spread.q50), span, remark)


def _vouched(text: Text, scenario: Scenario) -> Iterator[str]:
    """Which of the numbers behind it are judgement, which are published, which are the company's own."""
    for each in ("judgement", "benchmark", "own"):
        names = [text.name(path) for path in BEHIND if voucher(scenario[path]) == each]
        if names:
            yield text(f"page.unit_worth.resting.{each}", names=text.listed([text.inside(name) for name in names]))


# --- Return on Engagement ---


def engagement(text: Text, result: Result) -> Exhibit:
    """ROE with its range and its formula in words."""
    text = plainly(text, result.scenario)
    roe, formula = result.roe, (text("page.unit_worth.roe.formula"),)
    if roe.q50 is None:
        return Exhibit("roe", text("page.unit_worth.roe.unknown"), remarks=formula)
    hundred, back = (money(text, result, amount) for amount in (100.0, 100 * (1 + roe.q50)))
    title = text("page.unit_worth.roe.conclusion", hundred=hundred, back=back)
    middle, *ends = map(text.percent, _middle_and_ends(roe))
    measure = text("page.unit_worth.roe.said", roe=middle, span=_span(text, *ends))
    return Exhibit("roe", title, measure, remarks=formula)


# --- the table ---


def _table(text: Text, result: Result) -> Table:
    """Every number of this part with its range, to read and to take home."""
    rows = list(_rows(text, result))

    def exact() -> list[list[Cell]]:
        return [[name, spread.q05, spread.q50, spread.q95] for name, spread, _ in rows]

    return Table(
        text("page.unit_worth.table"),
        ("", *(text(f"page.unit_worth.{column}") for column in ("low", "middle", "high"))),
        tuple(
            Row(name, tuple(written(end) for end in (spread.q05, spread.q50, spread.q95)))
            for name, spread, written in rows
        ),
        exact,
        folded=True,
    )


def _rows(text: Text, result: Result) -> Iterator[tuple[str, Spread, Callable[[float | None], str]]]:
    """Name, range, and how its numbers are written."""

    def amount(value: float | None) -> str:
        return money(text, result, value)

    for name in units(result.scenario):
        period = f" ({text('page.unit_worth.a_year')})" if name in A_YEAR else ""
        yield text(f"unit_value.{name}.name") + period, result.unit_values[name], amount
    yield text("unit_value.cac.name"), result.unit_values["cac"], amount
    for name in BESIDE_COST:
        yield text(f"unit_value.{name}.name"), result.unit_values[name], partial(beside_cost, text, name)
    for channel in result.scenario.channels:
        for each in ("lead", "cost_per_lead", "cost_per_click"):
            called = text(f"page.unit_worth.{each}_of", channel=channel.name)
            yield called, result.unit_values[f"{each}.{channel.name}"], amount
    yield text("page.unit_worth.gross_profit"), result.resting["gross_profit"], amount
    for name in RESTING:
        called = text("page.unit_worth.rests", name=text(f"page.unit_worth.resting.{name}"))
        yield called, result.resting[f"{name}_money"], amount
        yield text("page.unit_worth.rests_share", name=called), result.resting[name], partial(percent, text)
    yield "ROE", result.roe, text.percent
