"""The ten questions with what is usually answered, and what the answers mean together."""

from dataclasses import dataclass

from roisim.cases import bibliography, moves, ten_numbers, typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.cases.ten_numbers import Asked, Year
from roisim.cases.vouching import voucher
from roisim.paths import Path
from roisim.text import Text

_DIGITS = 3  # of a year's sales: 156 million, not 160
# The published figures that are in the unit of a question, and of whose business they may speak.
_SAME_UNIT = {"share of revenue": "share of revenue", "hours/month": "hours per month"}
_BUSINESS = {"ecommerce": "ecommerce", "subscription": "saas", "b2b": "b2b", "employer": "b2b"}
_COUNTED = ("employer", "public")  # whose year is told in hires and requests: they sell nothing


@dataclass(frozen=True)
class Row:
    """A question as one reads it. below: whose the number is, and the usual answer. shown: the number in its field."""

    ask: str
    below: str
    shown: str


@dataclass(frozen=True)
class Together:
    """What the ten mean. said: a year's sales, as a question. how: the multiplication."""

    said: str
    how: str
    budget: str
    own: bool


def row(text: Text, case: Scenario, start: Scenario, asked: Asked) -> Row:
    """A question and its answer in a case. start: what it started from."""
    said, own = usual(text, case, start, asked), voucher(case[asked.path]) == "own"
    return Row(_asked(text, asked), _below(text, said, own), answer(text, case, asked))


def budget(text: Text, case: Scenario, place: int) -> Row:
    """A channel's budget as a question, by its name."""
    channel = case.channels[place]
    below = _below(text, "", voucher(channel.spend) == "own")
    return Row(channel.name, below, answer(text, case, ten_numbers.spend(place)))


def _below(text: Text, usual: str, own: bool) -> str:
    """What is usual, and that the number is the company's own where it is."""
    return text("ten.own_number", usual=usual).strip() if own else usual


def answer(text: Text, case: Scenario, asked: Asked) -> str:
    """The number as it stands in its field."""
    return typed_numbers.shown(text, asked.parameter, asked.likely(case), case.finance.currency)


def _asked(text: Text, asked: Asked) -> str:
    """The question in the words of the business."""
    at = Path.of(asked.path)
    key, own = f"ten.{at.group}_{at.name}", f"ten.{at.group}_{at.name}_{text.business}"
    return text(own if text.has(own) else key)


def usual(text: Text, case: Scenario, start: Scenario, asked: Asked) -> str:
    """What is usually answered, by published figures; where there are none, what the example answers."""
    home = moves.home(case, start, asked.path)
    if home is None or not case.preset:
        return ""
    found = home if voucher(home) == "benchmark" and home.is_range else _published(asked.parameter, case.preset)
    currency = case.finance.currency
    if found is not None:
        wide = found if asked.times == 1 else found.scaled(asked.times)
        return text("ten.usually", span=typed_numbers.span(text, asked.parameter, wide, currency))
    likely = round(home.likely * asked.times, 12)
    same = case[asked.path].likely == home.likely
    return "" if same else text("ten.example", value=typed_numbers.shown(text, asked.parameter, likely, currency))


def _published(parameter: Parameter, preset: str) -> Estimate | None:
    """The best published figure of such a business in the unit of a question."""
    unit, businesses = _SAME_UNIT.get(parameter.unit), ("any", _BUSINESS.get(preset))
    rows = bibliography.about(parameter)
    return next(
        (Estimate(row.likely, row.low, row.high) for row in rows if row.unit == unit and row.business in businesses),
        None,
    )


def together(text: Text, case: Scenario) -> Together:
    """What the answers come to in a year, how it is worked out, and what the ads cost beside it."""
    year, own = ten_numbers.year(case), ten_numbers.all_own(case)
    said = text("ten.right", said=_year(text, case, year))
    return Together(said, _how(text, case, year), _budget(text, case, year), own)


def _year(text: Text, case: Scenario, year: Year) -> str:
    """The sentence, in sales or in what is counted instead."""
    kind = "counted" if case.preset in _COUNTED else "sales"
    if year.orders == 0 or (kind == "sales" and year.sales == 0):
        return text(f"ten.no_{kind}")
    count = text.number(year.orders, _DIGITS)
    key = "counted_one" if (kind, count) == ("counted", "1") else kind
    return text(f"ten.{key}", sales=text.money(year.sales, case.finance.currency, _DIGITS), count=count)


def _how(text: Text, case: Scenario, year: Year) -> str:
    """First orders, and later ones where there are any, with the numbers multiplied; nothing of nothing."""
    currency, company = case.finance.currency, case.company
    if year.orders == 0:
        return ""
    first = text("ten.how_first", new=text.number(year.new, 4), first=text.money(year.first, currency, _DIGITS))
    if year.again * year.later == 0:
        return first
    each = text.number(year.again / company.customers.likely, _DIGITS)
    stock, later = text.number(company.customers.likely, 4), text.money(year.later, currency, _DIGITS)
    return text("ten.how_both", first=first, stock=stock, again=each, later=later)


def _budget(text: Text, case: Scenario, year: Year) -> str:
    """What the ads of a year are of it; per hire or request where nothing is sold."""
    money = text.money(year.ads, case.finance.currency)
    if year.ads == 0:
        return text("ten.no_ads")
    if case.preset in _COUNTED and year.orders > 0:
        return text("ten.ads_each", ads=money, each=text.money(year.ads / year.orders, case.finance.currency))
    if case.preset in _COUNTED or year.sales == 0:
        return text("ten.ads", ads=money)
    return text("ten.ads_share", ads=money, share=text.percent(year.ads / year.sales))
