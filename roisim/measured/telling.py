"""A suggestion in words: from what files, what to know about it, why there is none; and the number once taken over."""

from dataclasses import replace
from datetime import date

from roisim.cases import moves
from roisim.cases.files.estimates import MOST_TEXT
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.measured.suggestion import Remark, Suggestion
from roisim.text import Text

_MONEY, _SHARES, _WORDS, _RATES = (
    ("spent", "unit"), ("dearer", "level"), ("before", "date", "names"), ("rate", "returned", "credited", "marginal"),
)  # fmt: skip


def source(text: Text, found: Suggestion) -> str:
    """From what files, from which day to which, and how many rows: what the register has as the source."""
    files = text.listed(list(dict.fromkeys(text(f"suggestion.platform.{each.platform}") for each in found.origins)))
    first = [each.first for each in found.origins if each.first]
    last = [each.last for each in found.origins if each.last]
    rows = text.counted("suggestion.rows", found.rows).replace(str(found.rows), text.exact(found.rows, 0))
    if not (first and last):
        said = text("suggestion.source_undated", files=files, rows=rows)
    else:
        said = text(
            "suggestion.source", files=files, first=min(first).isoformat(), last=max(last).isoformat(), rows=rows
        )
    return said[:1].upper() + said[1:]


def remarks(text: Text, found: Suggestion, currency: str) -> list[str]:
    """What to know of how it came about, a sentence or two each."""
    return [_remark(text, each, currency) for each in found.remarks]


def _remark(text: Text, said: Remark, currency: str) -> str:
    return text(f"suggestion.remark.{said.key}", **{
        name: _formed(text, name, value, currency) for name, value in said.facts.items()
    })  # fmt: skip


def _formed(text: Text, name: str, value: object, currency: str) -> str:
    if name in _WORDS or not isinstance(value, int | float):
        return str(value)
    if name in _MONEY:
        return text.money(value, currency)
    if name in _SHARES:
        return text.percent(value)
    return text.number(value, 3) if name in _RATES or isinstance(value, float) else text.exact(value, 0)


def shares(text: Text, found: Suggestion) -> tuple[str, str]:
    """How much is data, how much was believed before, in whole per cent that make a hundred; some is at least one."""
    data = min(max(round(found.data, 2), 0.01), 0.99) if 0 < found.data < 1 else found.data
    return text.percent(data), text.percent(round(1 - data, 2))


def refusal(text: Text, found: Suggestion) -> str:
    """Why the data cannot tell; nothing where they can."""
    fault = found.fault
    if fault is None:
        return ""
    facts = {name: _formed(text, name, value, "") for name, value in fault.facts.items()}
    return text(f"fault.{fault.key}", **facts)


def estimated(text: Text, found: Suggestion, day: date) -> Estimate:
    """What is suggested, with source, owner and a note of how much of it is data and when it was taken over."""
    assert found.suggested is not None
    key = "suggestion.note" if found.months else "suggestion.note_whole"
    data, prior = shares(text, found)
    note = text(key, data=data, prior=prior, months=text.exact(found.months, 0), date=day.isoformat())
    owner, told = text("suggestion.owner"), source(text, found)
    return replace(found.suggested, source=told[:MOST_TEXT], owner=owner, note=note[:MOST_TEXT])


def taken_over(text: Text, case: Scenario, found: Suggestion, start: Scenario, day: date) -> Scenario:
    """The case with a suggestion in place of its own number. start: its preset."""
    return moves.written(case, found.path, estimated(text, found, day), start)
