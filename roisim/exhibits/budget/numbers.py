"""Numbers as people write them on the page and in the terminal: sums a month, leads."""

from dataclasses import replace

from roisim.answers.budget import Wishes
from roisim.answers.pot import Item, pot, step_of, today
from roisim.answers.splitting import GOALS, Goal
from roisim.cases import typed_numbers
from roisim.cases.asking import Field, meant
from roisim.cases.files.quoting import quoted
from roisim.cases.parameters import DOMAIN
from roisim.cases.scenario import Scenario, parameter_of
from roisim.errors import CaseError, Fault
from roisim.exhibits.budget.naming import Speech, find
from roisim.text import Text

_MONEY = "channels.spend"


def monthly(text: Text, case: Scenario, typed: str, name: str, near: float) -> float:
    """A sum a month; CaseError where it is none. near: what stands there now."""
    parameter, currency = parameter_of(_MONEY), case.finance.currency
    asked = near or sum(today(case)) or step_of(case)
    field = replace(typed_numbers.field_of(text, parameter, currency, asked), name=name)
    return _fitting(name, round(meant(text, field, typed), 12))


def leads(text: Text, typed: str, near: float) -> float:
    """So many leads; CaseError where they are none."""
    name = text("page.budget.least.leads")
    words = {text.nouns[key].lower() for key in ("lead", "leads")}
    field = Field(
        name=name, example=typed_numbers.digits(text, near), usual=(near / 10, near),
        said=lambda value: text.exact(value, 1), allows=lambda value: 0 <= value <= DOMAIN["positive"][1],
        counts=True, near=(near,), suggested=near, words=frozenset({"lead", "leads", *words}),
    )  # fmt: skip
    return _fitting(name, round(meant(text, field, typed), 12))


def shown(text: Text, case: Scenario, amount: float) -> str:
    """A sum as it stands in a field, and as it is read again."""
    return typed_numbers.shown(text, parameter_of(_MONEY), round(amount, 2), case.finance.currency)


def total_of(case: Scenario, wishes: Wishes) -> float:
    """The total of a wish; today's, where it says none."""
    return sum(today(case)) if wishes.total is None else wishes.total


def counted(text: Text, count: float) -> str:
    """So many, as it stands in a field."""
    return typed_numbers.digits(text, count)


def _fitting(name: str, value: float) -> float:
    if value < 0:
        raise CaseError(Fault("", "typed_negative", name=name, low="0"))
    if value > DOMAIN["positive"][1]:
        raise CaseError(Fault("", "typed_huge", name=name))
    return value


# --- in the terminal ---


def item_named(text: Text, case: Scenario, wanted: str, option: str) -> Item:
    """The item of a name; CaseError with all names where there is none."""
    found = find(case, text, wanted)
    if found is None:
        names = ", ".join(Speech(text, case).name(item) for item in pot(case))
        raise CaseError(Fault(option, "budget_unknown", value=quoted(wanted), names=names))
    return found


def bound(text: Text, case: Scenario, written: str, option: str) -> tuple[str, float]:
    """The key of an item and an amount, of LinkedIn=20000."""
    name, mark, amount = written.rpartition("=")
    if not mark or not name.strip() or not amount.strip():
        raise CaseError(Fault(option, "budget_pair", value=quoted(written)))
    item = item_named(text, case, name, option)
    return item.key, monthly(text, case, amount, Speech(text, case).name(item), item.today)


def goal_of(wanted: str) -> Goal:
    """A goal by its name."""
    return next(goal for goal in GOALS if goal == wanted)
