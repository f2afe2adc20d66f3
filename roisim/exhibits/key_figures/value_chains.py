"""The two value chains as a picture: from awareness to purchase and repurchase, and to relation and ambassador.

A box is a stock, with the plan, standing aside and today held under one another; an arrow is what moves in a month.
"""

from collections.abc import Callable, Iterator
from html import escape

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.chains import CHAINS, STOCKS, comes_back, year_ends
from roisim.answers.fans import Spread
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.cases.series import SERIES, World
from roisim.exhibits.measures import WORLD_OF
from roisim.exhibits.simulator import decision
from roisim.exports.csv import Cell
from roisim.text import MINUS, NBSP, Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, whiskers
from roisim.ui.parts.whiskers import Whisker

# Every stock and flow of the table, in the order of the chains.
ROWS = (
    "awareness", "made_aware", "forgot", "new_customers", "referred", "customers", "left", "repurchases", "revenue",
    "followers", "followed", "unfollowed", "ambassadors", "ambassadors_won", "ambassadors_lost",
)  # fmt: skip
_PLAN_AND_TODAY: tuple[World, ...] = ("engage", "hold")
_HARDLY = 0.005  # people a month: fewer are none
Written = Callable[[float | None], str]


def show(text: Text, result: Result) -> None:
    """Both chains at the end of a year that the reader chooses."""
    shell.section(text("page.value_chains.title"), text("page.value_chains.remark"))
    _at_a_month(result.scenario)


@st.fragment
def _at_a_month(scenario: Scenario) -> None:
    """The picture and its table, drawn again alone when another month is chosen."""
    text, result = shell.whole(), answer(scenario)  # by the case: a fragment remembers what it is given
    month = _chosen(text, result.scenario.finance.months)
    conclusion = concluded(text, result, month)
    measure = text("page.value_chains.conclusion.measure", month=month)
    exhibits.heading(conclusion, measure, f"{conclusion}. {' '.join(_said(text, result, month))}")
    st.html(picture(text, result, month))
    _table(text, result, month)


def _chosen(text: Text, months: int) -> int:
    """The month the reader wants to see: the last one until another is chosen."""

    def name(month: int) -> str:
        unit, count = ("months", month) if month % 12 else ("year", month // 12)
        return text(f"page.value_chains.{unit}", count=count)

    chosen: int | None = st.segmented_control(
        text("page.value_chains.when"),
        year_ends(months),
        default=months,
        format_func=name,
        required=True,
        key=f"chains-at-{months}",
    )
    return chosen or months


# --- in words ---


def concluded(text: Text, result: Result, month: int) -> str:
    """The conclusion: what the plan has moved by then, against standing aside."""
    at, time = result[CHAINS], decision.horizon(text, month)
    aware, customers = (at.more(month, stock).q50 or 0.0 for stock in ("aware", "customers"))
    known = _more(text, aware, "more", "fewer") if abs(aware) >= 1 else ""
    moved = "both" if known and abs(customers) >= 0.5 else "known" if known else "bought"
    if not known and abs(customers) < 0.5:
        return text("page.value_chains.conclusion.neither", time=time)
    found = text(f"page.value_chains.conclusion.{moved}", time=time, known=known, bought=_customers(text, customers))
    followers, today = (at.at(month, world, "followers").q50 or 0.0 for world in _PLAN_AND_TODAY)
    fewer = round(followers) < round(today)
    return text("page.value_chains.conclusion.still_fewer", conclusion=found) if fewer else found


def _customers(text: Text, gained: float) -> str:
    if round(abs(gained)) == 1:
        return text(f"page.value_chains.conclusion.one_customer_{'more' if gained > 0 else 'fewer'}")
    return _more(text, gained, "more_customers", "fewer_customers")


def _more(text: Text, gained: float, more: str, fewer: str) -> str:
    return text(f"page.value_chains.conclusion.{more if gained > 0 else fewer}", count=text.number(round(abs(gained))))


def _said(text: Text, result: Result, month: int) -> Iterator[str]:
    """The boxes of the picture in words, middle cases."""
    for stock, (spreads, written) in _stocks(text, result, month).items():
        numbers = {line: written(spreads[world].q50) for line, world in WORLD_OF.items()}
        yield text("page.value_chains.said.stock", name=text(f"page.value_chains.stock.{stock}"), **numbers)


def heads(text: Text) -> Written:
    """How a number of people or orders is written: hardly any are none."""
    return lambda count: text.number(count if count is None or abs(count) >= _HARDLY else 0.0)


def between(written: Written, spread: Spread) -> str:
    """9 cases of 10, as it stands in brackets; nothing where there is only one number.

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


def picture(text: Text, result: Result, month: int) -> str:
    """Both chains as HTML, in the order one reads them; the style lays them out."""
    at = result[CHAINS]

    def flow(name: str, place: str, signed: bool = False) -> str:
        return _arrow(text, name, place, _spreads(result, name, month), signed)

    boxes = {
        stock: _box(text, spreads, written, at.more(month, stock))
        for stock, (spreads, written) in _stocks(text, result, month).items()
    }
    boxes["aware"] = _tank(text, result, month) + boxes["aware"]
    drawn = {
        stock: f'<div class="stock {stock}"><h4>{escape(text(f"page.value_chains.stock.{stock}"))}</h4>{box}'
        f"{_drains(text, result, stock, month)}</div>"
        for stock, box in boxes.items()
    }
    again = comes_back(result.scenario)
    names = [
        f'<h3 class="group chain {name}">{escape(text(f"page.value_chains.{title}"))}</h3>'
        for name, title in (("purchase", "purchase" if again else "purchase_once"), ("relation", "relation"))
    ]
    last = flow("repurchases", "again") if again else _once(text)
    return (
        '<div class="chains"><div class="chains-grid">'
        f"{names[0]}{drawn['aware']}{flow('new_customers', 'buy')}{drawn['customers']}"
        f"{last}{drawn['revenue']}"
        f"{names[1]}{flow('followed', 'follow')}{drawn['followers']}"
        f"{flow('ambassadors_gained', 'recommend', True)}{drawn['ambassadors']}{flow('referred', 'back', True)}"
        "</div></div>"
    )


def _stocks(text: Text, result: Result, month: int) -> dict[str, tuple[dict[World, Spread], Written]]:
    """Each box: its number in every world, and how it is written."""
    currency = result.scenario.finance.currency
    written: dict[str, Written] = {"revenue": lambda amount: text.money(amount, currency)}
    return {stock: (_spreads(result, stock, month), written.get(stock, heads(text))) for stock in STOCKS}


_DRAINS = {"aware": ("made_aware", "forgot"), "customers": ("left",), "followers": ("unfollowed",)}


def _box(text: Text, spreads: dict[World, Spread], written: Written, more: Spread) -> str:
    """A stock: three lines, and how much more the plan has."""
    rows = []
    for line, world in WORLD_OF.items():
        found = spreads[world]
        rows.append(Whisker(line, text(f"page.line.{line}"), found, written(found.q50), between(written, found)))
    return f'{whiskers.lines(rows)}<p class="more">{escape(_difference(text, written, more))}</p>'


def _tank(text: Text, result: Result, month: int) -> str:
    """How much of the audience knows the brand, as a level: the plan's, and lines where it stands otherwise."""
    found = _spreads(result, "awareness", month)
    levels = ";".join(f"--{line}-at:{100 * (found[world].q50 or 0):.1f}%" for line, world in WORLD_OF.items())
    share, span = text.percent(found["engage"].q50), between(text.percent, found["engage"])
    said = text("page.value_chains.stock.share", share=share, span=span)
    tank = f'<span class="tank" style="{levels}" aria-hidden="true"><i></i><i></i><i></i></span>'
    return f'<p class="share">{escape(said)}</p>{tank}'


def _difference(text: Text, written: Written, more: Spread) -> str:
    if all(written(end) == written(0.0) for end in (more.q05, more.q50, more.q95)):
        return text("page.value_chains.stock.same")
    signed = _signed(written)
    return text("page.value_chains.stock.more", count=signed(more.q50), span=between(signed, more).strip("()"))


def _signed(written: Written) -> Written:
    """The same with a plus before what is more than nothing."""
    nothing = written(0.0)

    def signed(value: float | None) -> str:
        said = written(value)
        return f"+{said}" if value is not None and value > 0 and said != nothing else said

    return signed


def _drains(text: Text, result: Result, stock: str, month: int) -> str:
    """What runs into a box and out of it, other than along the chain."""
    found = "".join(
        _amount(text, name, _spreads(result, name, month), heads(text), "in" if name == "made_aware" else "out")
        for name in _DRAINS.get(stock, ())
    )
    return f'<div class="drains">{found}</div>' if found else ""


def _arrow(text: Text, name: str, place: str, spreads: dict[World, Spread], signed: bool) -> str:
    """What moves on along a chain in a month."""
    written = _signed(heads(text)) if signed else heads(text)
    return f'<div class="flow {place}">{_amount(text, name, spreads, written, "on")}<i aria-hidden="true"></i></div>'


def _once(text: Text) -> str:
    """The arrow from customers to revenue where a customer brings it once, and never again."""
    said = escape(text("page.value_chains.flow.once"))
    return f'<div class="flow again"><p class="on">{said}</p><i aria-hidden="true"></i></div>'


def _amount(text: Text, name: str, spreads: dict[World, Spread], written: Written, way: str) -> str:
    """A flow: with the plan in large, the other worlds beside it."""
    plan, aside, today = (written(spreads[world].q50) for world in WORLD_OF.values())
    others = text("page.value_chains.flow.others", aside=aside, today=today)
    said = text(f"page.value_chains.flow.{name}")
    return (
        f'<p class="{way}"><b>{escape(plan)}</b> <span>{escape(between(written, spreads["engage"]))}</span> '
        f"{escape(said)}<small>{escape(others)}</small></p>"
    )


def _spreads(result: Result, series: str, month: int) -> dict[World, Spread]:
    """A stock at the end of a month, or a flow in it, in every world."""
    found = result[CHAINS]
    return {world: found.at(month, world, series) for world in WORLD_OF.values()}


# --- the table ---


def _table(text: Text, result: Result, month: int) -> None:
    """All stocks and flows of the month to read, and of every month to take home."""
    shown = rows_of(result.scenario)
    rows = [(text(f"page.value_chains.row.{series}"), _cells(text, result, series, month)) for series in shown]
    head = ["", *(text(f"page.line.{line}") for line in WORLD_OF)]
    columns = ("what", "unit", "world", "month", "low", "middle", "high")
    exhibits.table(
        text,
        "value-chains",
        text("page.value_chains.table", month=month),
        head,
        rows,
        lambda: _every_month(text, result),
        folded=True,
        columns=[text(f"page.value_chains.column_{column}") for column in columns],
    )


def _cells(text: Text, result: Result, series: str, month: int) -> list[str]:
    currency = result.scenario.finance.currency
    forms: dict[str, Written] = {"share": text.percent, "money": lambda amount: text.money(amount, currency)}
    written = forms.get(SERIES[series].unit, heads(text))
    spreads = _spreads(result, series, month).values()
    return [f"{written(spread.q50)} {between(written, spread)}".strip() for spread in spreads]


def _every_month(text: Text, result: Result) -> Iterator[list[Cell]]:
    """Series by series and world by world, the months under one another: as a spreadsheet can sort and draw it."""
    currency = text.currency(result.scenario.finance.currency)
    for series in rows_of(result.scenario):
        unit = text(f"page.value_chains.unit.{SERIES[series].unit}", currency=currency)
        named = [text(f"page.value_chains.row.{series}"), unit]
        for line, world in WORLD_OF.items():
            fan = result.fan(series, world)
            for month, numbers in enumerate(zip(fan.q05, fan.q50, fan.q95, strict=True), start=1):
                yield [*named, text(f"page.line.{line}"), float(month), *map(float, numbers)]
