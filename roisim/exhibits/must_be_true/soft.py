"""Whether the case stands without its soft part, and what that must be worth: money a year, and customers."""

from dataclasses import replace

from roisim.answers.result import Result
from roisim.answers.soft import Soft
from roisim.answers.soft import soft as found_of
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.saying import NOTHING, is_nothing, untold
from roisim.text import Text

_YEAR = 12


def soft(text: Text, result: Result) -> Exhibit:
    """What must be true of the soft part; of a plan that does nothing, that there is none."""
    text = replace(text, sure=not untold(result))
    if is_nothing(result):
        return Exhibit("soft", text("page.must_be_true.soft.nothing"))
    found = found_of(result)
    facts = _facts(text, result, found)
    return Exhibit(
        "soft", text(f"page.must_be_true.soft.{_kind(found)}", **facts), text("page.must_be_true.soft.measure"),
        cards=_cards(text, found, facts), remarks=tuple(_remarks(text, result, found)),
    )  # fmt: skip


def said(text: Text, result: Result) -> str:
    """The same in a sentence."""
    text = replace(text, sure=not untold(result))
    found = found_of(result)
    return text(f"page.must_be_true.soft.said_{_kind(found)}", **_facts(text, result, found))


def _kind(found: Soft) -> str:
    if found.needed < NOTHING:
        return "stands"
    if abs(found.counted) < NOTHING:
        return "none"
    return "enough" if found.counted >= found.needed else "short"


def _facts(text: Text, result: Result, found: Soft) -> dict[str, str]:
    """The sums, a year; of a plan of less than a year, a month."""
    terms = result.scenario.finance
    time = "year" if terms.months >= _YEAR else "month"
    part = 1 if time == "year" else 1 / _YEAR
    sums = {"needed": found.a_year, "counted": found.counted_a_year}
    facts = {name: text.money(part * amount, terms.currency) for name, amount in sums.items()}
    if found.customers is not None:
        facts["count"] = text.number(part * found.customers)
        facts["worth"] = text.money(found.worth, terms.currency)
    return facts | {
        "a_time": text(f"page.must_be_true.soft.a_{time}"),
        "over": text.money(abs(found.hard), terms.currency),
        "cases": text.of_ten(found.chance),
    }


def _cards(text: Text, found: Soft, facts: dict[str, str]) -> tuple[Card, ...]:
    """What is needed, as how many customers, and what the case counts."""
    needed = found.needed > NOTHING
    names = ["needed"] if needed else ["over"]
    names += ["customers"] if needed and found.customers is not None else []
    names.append("counted")
    values = {**facts, "customers": facts.get("count", "")}
    return tuple(
        Card(
            text(f"page.must_be_true.soft.card_{name}", **facts), values[name],
            (text(f"page.must_be_true.soft.card_{name}_remark", **facts),),
        )
        for name in names
    )  # fmt: skip


def _remarks(text: Text, result: Result, found: Soft) -> list[str]:
    return [] if untold(result) else [text("page.must_be_true.soft.chance", cases=text.of_ten(found.chance))]
