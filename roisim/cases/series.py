"""Everything that is counted month by month, one line each; and what a target for a key figure is.

Lists, measures, small pictures, files and docs read these lines. A new series is a line here, its sum in
`model/month.py`, and its words.

>>> SERIES["service_calls"].better, KEY_FIGURES[:2], LAYERS["save"]
('less', ('reach', 'visits'), ('service', 'print', 'database', 'other_saved'))
"""

from dataclasses import dataclass
from typing import Literal, get_args

World = Literal["engage", "stop", "stay", "ignore", "hold"]
WORLDS: tuple[World, ...] = ("engage", "stay", "ignore", "hold")  # those that every answer tells of
Unit = Literal["number", "people", "stock", "orders", "share", "index", "money"]
Group = Literal["known", "found", "won", "money", "total", "saving", "flow", "other"]
Layer = Literal["save", "earn", "strategic"]
Dimension = Literal["brand", "recruiting", "relations", "search", "crisis", "today"]
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
WEARING: tuple[Dimension, ...] = DIMENSIONS[:-1]  # those that wear away; what today's work brings just ends
MAX_TARGETS = 30


@dataclass(frozen=True)
class Series:
    """A number of every month in every world.

    unit: number and orders are counted a month, people too; stock is people at its end; share is a part of the
    audience, index is 1 today, money is in the currency of the case. group: the key figures in four (known, found, won,
    money), then totals, what is behind a saving, flows in and out of stocks, and others. place: among the pictures of
    its group. better: a target for "less" is an upper limit. published: in the answer as JSON and CSV. worlds: where it
    has a value at all. extra: no step of a month needs it, so it is worked out only where it is asked for.
    """

    name: str
    unit: Unit
    group: Group
    place: int = 0
    better: Literal["more", "less"] = "more"
    published: bool = True
    worlds: tuple[World, ...] = WORLDS
    extra: bool = False


_LINES = (
    Series("reach", "share", "known", 1, extra=True),
    Series("visits", "number", "found", 2, extra=True),
    Series("downloads", "number", "found", 3, extra=True),
    Series("leads", "number", "won", 1),
    Series("new_customers", "people", "won", 3, extra=True),
    Series("customers", "stock", "won", 4),
    Series("revenue", "money", "money", 1, extra=True),
    Series("revenue_per_customer", "money", "money", 2, extra=True),
    Series("service_calls", "number", "money", 3, better="less", extra=True),
    Series("awareness", "share", "known", 2),
    Series("followers", "stock", "known", 3),
    Series("ambassadors", "stock", "known", 4),
    Series("contacts", "stock", "found", 4),
    Series("search", "index", "found", 1),
    Series("cost_per_lead", "money", "won", 2, better="less", published=False, worlds=("engage",), extra=True),
    Series("cost_per_hire", "money", "money", 4, better="less", published=False, extra=True),
    Series("cost", "money", "total", better="less"),
    Series("value", "money", "total"),
    Series("calls", "number", "saving", extra=True),
    Series("print_moved", "money", "saving", extra=True),
    Series("print_lost", "money", "saving", extra=True),
    Series("replaced_contacts", "number", "saving", extra=True),
    Series("made_aware", "people", "flow", extra=True),
    Series("forgot", "people", "flow", extra=True),
    Series("followed", "people", "flow", extra=True),
    Series("unfollowed", "people", "flow", extra=True),
    Series("ambassadors_won", "people", "flow", extra=True),
    Series("ambassadors_lost", "people", "flow", extra=True),
    Series("referred", "people", "flow", extra=True),
    Series("left", "people", "flow", extra=True),
    Series("repurchases", "orders", "flow", extra=True),
    Series("plan_cost", "money", "other", extra=True),
    Series("save", "money", "other"),
    Series("earn", "money", "other"),
    Series("before_cost", "money", "other"),
    Series("running", "money", "other", extra=True),
    Series("organic_leads", "number", "other"),
    Series("joined", "people", "other", extra=True),
)


@dataclass(frozen=True)
class Stream:
    """A stream of value: its money counts in a layer, and where standing aside wears it down, in a dimension."""

    name: str
    layer: Layer
    dimension: Dimension | None = None
    monthly: bool = False
    """Whether Earn and save tells of it month by month."""


_STREAMS = (
    Stream("service", "save", monthly=True),
    Stream("print", "save", monthly=True),
    Stream("database", "save", monthly=True),
    Stream("other_saved", "save"),
    Stream("social", "earn"),
    Stream("contacts", "earn"),
    Stream("today", "earn", "today"),
    Stream("other_earned", "earn"),
    Stream("awareness", "strategic", "brand"),
    Stream("search", "strategic", "search"),
    Stream("referrals", "strategic", "relations"),
    Stream("loyalty", "strategic", "relations"),
    Stream("recruiting", "strategic", "recruiting", monthly=True),
    Stream("crisis", "strategic", "crisis"),
)

# --- the same lines, as they are asked for ---

SERIES: dict[str, Series] = {line.name: line for line in _LINES}
PANELS: dict[str, tuple[str, ...]] = {
    group: tuple(line.name for line in sorted(_LINES, key=lambda line: line.place) if line.group == group)
    for group in ("won", "money", "found", "known")
}
KEY_FIGURES: tuple[str, ...] = tuple(line.name for line in _LINES if line.group in PANELS)
KPIS: tuple[str, ...] = (*KEY_FIGURES, *(line.name for line in _LINES if line.group == "total"))
PUBLISHED: tuple[str, ...] = tuple(kpi for kpi in KPIS if SERIES[kpi].published)
LESS_IS_BETTER: tuple[str, ...] = tuple(kpi for kpi in KEY_FIGURES if SERIES[kpi].better == "less")

STREAMS: tuple[str, ...] = tuple(stream.name for stream in _STREAMS)
LAYERS: dict[Layer, tuple[str, ...]] = {
    layer: tuple(stream.name for stream in _STREAMS if stream.layer == layer) for layer in get_args(Layer)
}
DIMENSION_STREAMS: dict[Dimension, tuple[str, ...]] = {
    dimension: tuple(stream.name for stream in _STREAMS if stream.dimension == dimension) for dimension in DIMENSIONS
}
# What the savings are made of, and what runs in and out of the stocks: `model/month.py` says what each is.
SAVINGS: tuple[str, ...] = (
    *(line.name for line in _LINES if line.group == "saving"),
    *(f"stream.{stream.name}" for stream in _STREAMS if stream.monthly),
)
FLOWS: tuple[str, ...] = tuple(line.name for line in _LINES if line.group == "flow")


def is_money(series: str) -> bool:
    """True of a sum in the currency of the case."""
    return SERIES[series].unit == "money"


def is_share(series: str) -> bool:
    """True of a part of a whole, 0 to 1."""
    return SERIES[series].unit == "share"


def is_percent(series: str) -> bool:
    """True of what people read as per cent: a share, or an index that is 1 today."""
    return SERIES[series].unit in ("share", "index")


# --- targets ---


@dataclass(frozen=True)
class Target:
    """What a key figure should reach in a month (1 the first); where less is better, what it should stay at or below.

    A share is 0 to 1, money in the currency of the case. A month beyond the horizon is kept, but can't be judged.
    """

    kpi: str
    month: int
    value: float
