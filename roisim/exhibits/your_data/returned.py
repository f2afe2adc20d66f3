"""What came back by source, channel, campaign and month: a picture of each hundred spent, and tables to take home."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from roisim.charts import returns as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.your_data import wording
from roisim.measured.lead_value import LeadValue
from roisim.measured.row import Row as Measured
from roisim.measured.small_numbers import Interval
from roisim.text import Text

Name = Callable[[Text, Measured], str]
_AT = "page.your_data"
_COLUMNS = (
    "spend", "leads", "lead_price", "customers", "close_rate", "order_value", "value", "labour", "left_over",
    "per_lead", "back", "verdict", "open", "claimed",
)  # fmt: skip
_FIRST = ("spend", "left_over", "back")
_OF_SALES = ("customers", "close_rate", "order_value", "value", "left_over", "per_lead", "back", "verdict", "open")
_EXACT = (
    "spend", "leads", "lead_price", "lead_price_low", "lead_price_high", "won", "lost", "open", "close_low",
    "close_high", "value", "labour", "left_over", "per_lead", "per_lead_low", "per_lead_high", "back", "back_low",
    "back_high", "claimed",
)  # fmt: skip
_NAMED = 3  # rows named in a title
_SHOWN = 40  # rows of a table that is read; its file has all
_COLOUR: dict[str, chart.What] = {"profit": "good", "loss": "bad"}


def by_source(text: Text, found: LeadValue) -> Exhibit:
    """Where leads and customers came from, and what each source gave back."""
    rows = [*found.sources, found.total]
    table = _table(text, found, "sources", rows, wording.of_source, total=True)
    pictured = _pictured(found)
    if not pictured:
        return Exhibit("data-sources", _title_of_sources(text, found), text(f"{_AT}.sources.listed"), table=table)
    name = wording.of_channel if pictured[0].channel else wording.of_source
    return _with_picture(text, found, "data-sources", pictured, name, table)


def by_channel(text: Text, found: LeadValue) -> Exhibit | None:
    """Channel by channel, of sources that have several."""
    if not found.channels:
        return None
    table = _table(text, found, "channels", found.channels, wording.of_channel)
    return Exhibit("data-channels", text(f"{_AT}.channels.title"), text(f"{_AT}.channels.measure"), table=table)


def by_campaign(text: Text, found: LeadValue) -> Exhibit | None:
    """Campaign by campaign; None where no ad file names any."""
    if not found.campaigns:
        return None
    table = _table(text, found, "campaigns", found.campaigns, wording.of_campaign, folded=True)
    pictured = [row for row in found.campaigns if row.back is not None and row.campaign]
    if len(pictured) < 2:
        title = text(f"{_AT}.campaigns.title", count=sum(bool(row.campaign) for row in found.campaigns))
        return Exhibit("data-campaigns", title, text(f"{_AT}.campaigns.listed"), table=table)
    return _with_picture(text, found, "data-campaigns", pictured, wording.of_campaign, table)


def by_month(text: Text, found: LeadValue) -> Exhibit | None:
    """Month by month, the last of which have had the least time."""
    if not any(row.month for row in found.months):
        return None
    whole = found.paid if found.paid.sums.paid else found.total
    table = _table(text, found, "months", [*found.months, whole], wording.of_month, total=True, folded=True)
    count = sum(row.month is not None for row in found.months)
    key = "measure" if whole is found.paid else "measure_all"
    return Exhibit(
        "data-months", text.counted(f"{_AT}.months.title", count), text(f"{_AT}.months.{key}"), table=table,
    )  # fmt: skip


def exhibits(text: Text, found: LeadValue) -> tuple[Exhibit, ...]:
    """All that there is to show."""
    if not found.sources:
        return ()
    rest = (each(text, found) for each in (by_channel, by_campaign, by_month))
    return (by_source(text, found), *(each for each in rest if each))


# --- the picture ---


def _pictured(found: LeadValue) -> list[Measured]:
    """Channels where deals say which they came from, else whole sources: those with money of which anything is told."""
    told = [row for row in found.channels if row.back is not None and row.channel]
    if told and not any(row.at_least for row in told) and len(told) > 1:
        alone = {row.source for row in found.channels}
        if all(row.source in alone for row in found.sources if row.back is not None):
            return told
    return [row for row in found.sources if row.back is not None]


def _with_picture(
    text: Text, found: LeadValue, key: str, rows: Sequence[Measured], name: Name, table: Table
) -> Exhibit:
    several = len(rows) > 1 and found.paid.back is not None and key == "data-sources"
    backs = [_back(text, row, name(text, row)) for row in rows[: chart.MOST - several]]
    if several:
        backs.append(_back(text, found.paid, text(f"{_AT}.all_paid"), strong=True))
    margin = found.paid.terms.margin
    facts = {
        "hundred": wording.hundred(text, found.paid), "unit": text.currency(found.currency),
        "margin": text.percent(margin), "covered": text.money(wording.HUNDRED / (margin or 1), found.currency),
    }  # fmt: skip
    measure = text(f"{_AT}.picture.{'measure' if 0 < margin < 1 else 'measure_bare'}", **facts)
    said = " ".join(f"{back.name}: {back.said}." for back in backs)
    picture = chart.drawn(backs, wording.HUNDRED / margin if 0 < margin < 1 else None)
    alt = text(f"{_AT}.picture.alt")
    return Exhibit(key, _title(text, rows, name), measure, said, picture, table, alt=alt)


def _back(text: Text, row: Measured, name: str, strong: bool = False) -> chart.Back:
    found = row.back.times(wording.HUNDRED) if row.back else None
    low, seen, high = (found.low, found.seen or 0.0, found.high) if found else (0.0, 0.0, 0.0)
    said = text(
        f"{_AT}.picture.said", back=text.money(seen, row.terms.currency), verdict=wording.briefly(text, row)
    )  # fmt: skip
    return chart.Back(name, said, seen, low, high, _COLOUR.get(row.verdict, "untold"), strong)


def _title(text: Text, rows: Sequence[Measured], name: Name) -> str:
    """Which gave the money back, which did not; or that it can't be told."""
    for verdict in ("profit", "value", "loss"):
        told = [name(text, row) for row in rows if row.verdict == verdict]
        if len(told) == len(rows) > 1:
            return text(f"{_AT}.picture.all_{verdict}")
        if told:
            more = [text(f"{_AT}.picture.more", count=len(told) - _NAMED)] if len(told) > _NAMED else []
            return text(f"{_AT}.picture.{verdict}", names=text.listed([*told[:_NAMED], *more]))
    return text(f"{_AT}.picture.untold")


def _title_of_sources(text: Text, found: LeadValue) -> str:
    count = sum(bool(row.source) for row in found.sources)
    return text.counted(f"{_AT}.sources.title", count)


# --- the tables ---


def _table(
    text: Text, found: LeadValue, kind: str, rows: Sequence[Measured], name: Name, *, total: bool = False,
    folded: bool = False,
) -> Table:  # fmt: skip
    shown = [each for each in _COLUMNS if _is_there(found, each)]
    last = len(rows) - 1
    lines = tuple(
        Row(
            text(f"{_AT}.total") if total and place == last else name(text, row),
            tuple(_cell(text, row, column) for column in shown), strong=total and place == last,
        )
        for place, row in enumerate(rows)
        if place < _SHOWN or place == last
    )  # fmt: skip
    facts = {"hundred": wording.hundred(text, found.total), "currency": found.currency}
    head = (text(f"{_AT}.{kind}.head"), *(text(f"{_AT}.column.{each}", **facts) for each in shown))
    first = tuple(place for place, each in enumerate(shown, 1) if each in _first(found))
    columns = (text(f"{_AT}.{kind}.head"), *(text(f"{_AT}.file.{each}", **facts) for each in _EXACT))
    caption = text(f"{_AT}.{kind}.caption")
    exact = partial(_exact, text, rows, name, total)
    return Table(caption, head, lines, exact, columns, file=f"data-{kind}", folded=folded, first=first)


def _first(found: LeadValue) -> tuple[str, ...]:
    """The columns that a page shows before it is asked for more."""
    if not found.paid.sums.paid:
        return ("leads", "customers", "value")
    return _FIRST if found.sales_from != "nothing" else ("spend", "leads", "lead_price")


def _is_there(found: LeadValue, column: str) -> bool:
    """Whether a column says anything."""
    if column in _OF_SALES and found.sales_from == "nothing":
        return False
    if column in ("close_rate", "open") and found.sales_from != "deals":
        return False
    if column in ("spend", "lead_price", "back", "verdict") and not found.paid.sums.paid:
        return False
    if column in ("leads", "lead_price", "labour", "per_lead") and found.leads_from == "nothing":
        return False
    return column != "claimed" or (found.total.sums.claimed > 0 and found.leads_from != "platform")


def _cell(text: Text, row: Measured, column: str) -> str:
    counts = {
        "leads": row.sums.leads, "customers": row.sums.won, "open": row.sums.open, "claimed": row.sums.claimed,
    }  # fmt: skip
    if column in counts:
        return text.exact(counts[column], 1)
    amounts = {
        "spend": row.spend, "value": row.sums.value, "labour": row.labour, "left_over": row.left_over,
    }  # fmt: skip
    if column in amounts:
        return wording.money(text, row, amounts[column])
    if column == "close_rate":
        return wording.share_between(text, row.close_rate)
    ranges = {"lead_price": row.lead_price, "order_value": row.order_value, "per_lead": row.lead_worth}
    if column in ranges:
        return wording.money_between(text, row, ranges[column])
    return wording.back_between(text, row) if column == "back" else wording.verdict(text, row)


def _exact(text: Text, rows: Sequence[Measured], name: Name, total: bool) -> Iterator[list[Cell]]:
    for place, row in enumerate(rows):
        called = text(f"{_AT}.total") if total and place == len(rows) - 1 else name(text, row)
        (_, *price), (_, *close), (_, *worth), back = map(
            _ends, (row.lead_price, row.close_rate, row.lead_worth, row.back)
        )  # fmt: skip
        yield [
            called, row.spend, row.sums.leads, row.cost_per_lead, *price, row.sums.won, row.sums.lost, row.sums.open,
            *close, row.sums.value, row.labour, row.left_over, row.value_per_lead, *worth, *back,
            row.sums.claimed,
        ]  # fmt: skip


def _ends(found: Interval | None) -> tuple[float | None, float | None, float | None]:
    """What was seen, low and high."""
    return (found.seen, found.low, found.high) if found else (None, None, None)
