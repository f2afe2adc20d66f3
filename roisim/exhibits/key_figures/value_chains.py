"""The two value chains at the end of a year: from awareness to purchase and repurchase, and to relation and ambassador.

A box is a stock, with the plan, its base and today held under one another; an arrow is what moves in a month.
"""

from collections.abc import Callable, Iterator
from functools import partial

from roisim.answers.chains import CHAINS, STOCKS, comes_back
from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import SERIES, World
from roisim.charts.strokes import Line
from roisim.charts.value_chains import Flow, Stock, ValueChains, Way
from roisim.charts.whiskers import Whisker
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.measures import base_of, worlds_of
from roisim.exhibits.saying import against, horizon, plainly
from roisim.text import MINUS, NBSP, Text

# Every stock and flow of the table, in the order of the chains.
ROWS = (
    "awareness", "made_aware", "forgot", "new_customers", "referred", "customers", "left", "repurchases", "revenue",
    "followers", "followed", "unfollowed", "ambassadors", "ambassadors_won", "ambassadors_lost",
)  # fmt: skip
_COLUMNS = ("what", "unit", "world", "month", "low", "middle", "high")
_HARDLY = 0.005  # people a month: fewer are none
_DRAINS: dict[str, tuple[str, ...]] = {
    "aware": ("made_aware", "forgot"), "customers": ("left",), "followers": ("unfollowed",),
}  # fmt: skip
Written = Callable[[float | None], str]


def value_chains(text: Text, result: Result, month: int) -> Exhibit:
    """Both chains in a month, what the plan has moved by then, and all stocks and flows as a table."""
    text = plainly(text, result.scenario)
    title = concluded(text, result, month)
    said = f"{title}. {' '.join(_said(text, result, month))}"
    measure = text("page.value_chains.conclusion.measure", month=month)
    return Exhibit("value-chains", title, measure, said, chains(text, result, month), _table(text, result, month))


def called(text: Text, month: int) -> str:
    """What the end of a year, or a month, is called."""
    unit, count = ("months", month) if month % 12 else ("year", month // 12)
    return text(f"page.value_chains.{unit}", count=count)


# --- in words ---


def concluded(text: Text, result: Result, month: int) -> str:
    """The conclusion: what the plan has moved by then, against its base."""
    at, time = result[CHAINS], horizon(text, month)
    aware, customers = (at.more(month, stock).q50 or 0.0 for stock in ("aware", "customers"))
    known = _more(text, aware, "more", "fewer") if abs(aware) >= 1 else ""
    moved = "both" if known and abs(customers) >= 0.5 else "known" if known else "bought"
    if not known and abs(customers) < 0.5:
        return text("page.value_chains.conclusion.neither", time=time)
    bought, beside = _customers(text, customers), against(text, result.scenario)
    return text(f"page.value_chains.conclusion.{moved}", time=time, known=known, bought=bought, **beside)


def _customers(text: Text, gained: float) -> str:
    if round(abs(gained)) == 1:
        return text(f"page.value_chains.conclusion.one_customer_{'more' if gained > 0 else 'fewer'}")
    return _more(text, gained, "more_customers", "fewer_customers")


def _more(text: Text, gained: float, more: str, fewer: str) -> str:
    return text(f"page.value_chains.conclusion.{more if gained > 0 else fewer}", count=text.number(round(abs(gained))))


def _said(text: Text, result: Result, month: int) -> Iterator[str]:
    """The boxes of the picture in words, middle cases."""
    for stock, (spreads, written) in _stocks(text, result, month).items():
        worlds = zip(("plan", "base", "today"), worlds_of(result.scenario).values(), strict=True)
        numbers = {line: written(spreads[world].q50) for line, world in worlds}
        name = text(f"page.value_chains.stock.{stock}")
        yield text("page.value_chains.said.stock", name=name, **numbers, **against(text, result.scenario))


def heads(text: Text) -> Written:
    """How a number of people or orders is written: hardly any are none."""
    return lambda count: text.number(count if count is None or abs(count) >= _HARDLY else 0.0)


def between(written: Written, spread: Spread) -> str:
    """9 cases out of 10, as it stands in brackets; nothing where there is only one number.

    What both ends begin or end with is said once: (1 200–18 000 kr).
    """
    low, high = written(spread.q05), written(spread.q95)
    if low == high:
        return ""
    (before, after), (sign, unit) = _around(low), _around(high)
    if after == unit:
        low = low.removesuffix(after)
    if before == sign and MINUS not in sign:
        high = high.removeprefix(sign)
    spaced = MINUS in low + high or before != sign
    return f"({low}{f'{NBSP}–{NBSP}' if spaced else '–'}{high})"


def _around(written: str) -> tuple[str, str]:
    """What stands before the digits of a number and after them: currency, sign, per cent."""
    digits = [place for place, letter in enumerate(written) if letter.isdigit()]
    return (written[: digits[0]], written[digits[-1] + 1 :]) if digits else (written, "")


# --- the picture ---


def rows_of(scenario: Scenario) -> list[str]:
    """The rows of the table: no repurchases where no one ever makes any."""
    return [series for series in ROWS if series != "repurchases" or comes_back(scenario)]


def chains(text: Text, result: Result, month: int) -> ValueChains:
    """Both chains, in the order one reads them."""
    again = comes_back(result.scenario)

    def flow(name: str, signed: bool = False) -> Flow:
        written = _signed(heads(text)) if signed else heads(text)
        return _flow(text, result, name, month, written, "on")

    flows = {"buy": flow("new_customers"), **({"again": flow("repurchases")} if again else {})}
    flows |= {"follow": flow("followed"), "recommend": flow("ambassadors_gained", True), "back": flow("referred", True)}
    return ValueChains(
        text(f"page.value_chains.{'purchase' if again else 'purchase_once'}"),
        text("page.value_chains.relation"),
        {
            stock: _stock(text, result, month, stock, spreads, written)
            for stock, (spreads, written) in _stocks(text, result, month).items()
        },
        flows,
        "" if again else text("page.value_chains.flow.once"),
    )


def _stocks(text: Text, result: Result, month: int) -> dict[str, tuple[dict[World, Spread], Written]]:
    """Each box: its number in every world, and how it is written."""
    currency = result.scenario.finance.currency
    written: dict[str, Written] = {"revenue": lambda amount: text.money(amount, currency)}
    return {stock: (_spreads(result, stock, month), written.get(stock, heads(text))) for stock in STOCKS}


def _stock(text: Text, result: Result, month: int, stock: str, spreads: dict[World, Spread], written: Written) -> Stock:
    """A box: three lines, how much more the plan has, and what runs in and out other than along the chain."""
    lines = tuple(_line(text, line, spreads[world], written) for line, world in worlds_of(result.scenario).items())
    drains = tuple(
        _flow(text, result, name, month, heads(text), "in" if name == "made_aware" else "out")
        for name in _DRAINS.get(stock, ())
    )
    more = _difference(text, result, written, result[CHAINS].more(month, stock))
    known = _known(text, result, month) if stock == "aware" else ("", {})
    return Stock(text(f"page.value_chains.stock.{stock}"), lines, more, drains, *known)


def _line(text: Text, line: Line, found: Spread, written: Written) -> Whisker:
    return Whisker(line, text(f"page.line.{line}"), found, written(found.q50), between(written, found))


def _known(text: Text, result: Result, month: int) -> tuple[str, dict[Line, float]]:
    """How much of the audience knows the brand: in words, and as a level in every world."""
    found = _spreads(result, "awareness", month)
    share, span = text.percent(found["engage"].q50), between(text.percent, found["engage"])
    levels: dict[Line, float] = {line: found[world].q50 or 0.0 for line, world in worlds_of(result.scenario).items()}
    return text("page.value_chains.stock.share", share=share, span=span), levels


def _difference(text: Text, result: Result, written: Written, more: Spread) -> str:
    beside = against(text, result.scenario)
    if all(written(end) == written(0.0) for end in (more.q05, more.q50, more.q95)):
        return text("page.value_chains.stock.same", **beside)
    signed = _signed(written)
    span = between(signed, more).strip("()")
    key = f"page.value_chains.stock.more{'' if span else '_given'}"
    return text(key, more=signed(more.q50), span=span, **beside)


def _signed(written: Written) -> Written:
    """The same with a plus before what is more than nothing."""
    nothing = written(0.0)

    def signed(value: float | None) -> str:
        said = written(value)
        return f"+{said}" if value is not None and value > 0 and said != nothing else said

    return signed


def _flow(text: Text, result: Result, name: str, month: int, written: Written, way: Way) -> Flow:
    """With the plan, and the other worlds beside it."""
    spreads = _spreads(result, name, month)
    plan, base, today = (written(each.q50) for each in spreads.values())
    line = text(f"page.line.{base_of(result.scenario)}")
    others = text("page.value_chains.flow.others", line=line, base=base, today=today).replace(" ", NBSP)
    others = others.replace(f",{NBSP}", ", ")
    return Flow(way, plan, between(written, spreads["engage"]), text(f"page.value_chains.flow.{name}"), others)


def _spreads(result: Result, series: str, month: int) -> dict[World, Spread]:
    """A stock at the end of a month, or a flow in it, in every world."""
    return {world: result[CHAINS].at(month, world, series) for world in worlds_of(result.scenario).values()}


# --- the table ---


def _table(text: Text, result: Result, month: int) -> Table:
    """All stocks and flows of the month to read, and of every month to take home."""
    rows = tuple(
        Row(text(f"page.value_chains.row.{series}"), _cells(text, result, series, month))
        for series in rows_of(result.scenario)
    )
    return Table(
        text("page.value_chains.table", month=month),
        ("", *(text(f"page.line.{line}") for line in worlds_of(result.scenario))),
        rows,
        partial(every_month, text, result),
        tuple(text(f"page.value_chains.column_{column}") for column in _COLUMNS),
        folded=True,
    )


def _cells(text: Text, result: Result, series: str, month: int) -> tuple[str, ...]:
    currency = result.scenario.finance.currency
    forms: dict[str, Written] = {"share": text.percent, "money": lambda amount: text.money(amount, currency)}
    written = forms.get(SERIES[series].unit, heads(text))
    spreads = _spreads(result, series, month).values()
    return tuple(f"{written(spread.q50)} {between(written, spread)}".strip() for spread in spreads)


def every_month(text: Text, result: Result) -> Iterator[list[Cell]]:
    """Series by series and world by world, the months under one another: as a spreadsheet can sort and draw it."""
    currency = text.currency(result.scenario.finance.currency)
    for series in rows_of(result.scenario):
        unit = text(f"page.value_chains.unit.{SERIES[series].unit}", currency=currency)
        named = [text(f"page.value_chains.row.{series}"), unit]
        for line, world in worlds_of(result.scenario).items():
            fan = result.fan(series, world)
            for month, numbers in enumerate(zip(fan.q05, fan.q50, fan.q95, strict=True), start=1):
                yield [*named, text(f"page.line.{line}"), float(month), *map(float, numbers)]
