"""Where the next 10,000 kronor a month go, the rest left alone: item by item, and in a sentence."""

from roisim.answers.curves import Next, Responses
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import NOTHING

_KEY = "page.budget.next"
_LEAD = 0.5  # less is none


def where(speech: Speech, found: Responses) -> str:
    """The sentence: where the step does most good, or that it does none."""
    text, most = speech.text, found.most
    middle = most.more.q50 or 0.0
    facts = {
        "step": speech.monthly(found.step), "item": speech.quoted(most.item), "amount": speech.money(abs(middle)),
        "cases": text.of_ten(most.pays), "within": speech.within,
    }  # fmt: skip
    kind = "level" if abs(middle) < NOTHING else "pays" if middle > 0 else "loses"
    if len(found.nexts) == 1:
        kind = f"{kind}_only"
    return text(f"{_KEY}.{kind}", **facts)


def exhibit(speech: Speech, found: Responses) -> Exhibit:
    """The table: what a step adds to each, best first."""
    text = speech.text
    ordered = sorted(found.nexts, key=lambda each: -(each.more.q50 or 0.0))
    columns = ("item", "today", "more", "ends", "cases", "leads")
    head = tuple(text(f"{_KEY}.column.{column}") for column in columns)
    table = Table(
        text(f"{_KEY}.caption", step=speech.monthly(found.step)), head,
        tuple(_row(speech, each) for each in ordered),
        lambda: [_exact(speech, each) for each in ordered],
        tuple(text(f"{_KEY}.file.{name}", currency=text.currency(speech.currency)) for name in _FILE),
        first=(2, 4),
    )  # fmt: skip
    facts = {"step": speech.monthly(found.step), "within": speech.within}
    return Exhibit(
        "budget-next", text(f"{_KEY}.title", **facts), text(f"{_KEY}.measure", **facts), table=table,
        remarks=(text(f"{_KEY}.note"),), formula="budget_step",
    )  # fmt: skip


_FILE = ("item", "today", "low", "middle", "high", "cases", "leads")


def _row(speech: Speech, each: Next) -> Row:
    text = speech.text
    low, high = text.ends(each.more.q05, each.more.q95, speech.currency)
    ends = low if low == high else text("page.budget.ends", low=low, high=high)
    pays = text("page.budget.of_given") if not text.sure else text.of_ten(each.pays)
    leads = text.number(each.leads if abs(each.leads) >= _LEAD else 0.0)
    return Row(
        speech.name(each.item),
        (speech.amount(each.item, each.item.today), speech.money(_settled(each.more.q50)), ends, pays, leads),
    )


def _settled(amount: float | None) -> float:
    return amount if amount is not None and abs(amount) >= NOTHING else 0.0


def _exact(speech: Speech, each: Next) -> tuple[Cell, ...]:
    spread = each.more
    return (speech.name(each.item), each.item.today, spread.q05, spread.q50, spread.q95, each.pays, each.leads)
