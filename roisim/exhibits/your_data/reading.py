"""What was read of each file, and what was left of it, as values."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from roisim.exhibits import dates
from roisim.exhibits.saying import cut
from roisim.importers.found import Found, Question, Skipped
from roisim.text import Text

_AT = "page.your_data.read"
_NAME, _COLUMN, _EXAMPLE = 80, 60, 40  # characters of what a file says
_LINES = 8  # line numbers that are named of one reason
_REASONS = 12  # reasons that are told


@dataclass(frozen=True)
class Asked:
    """What a column cannot tell: the question, and for each answer what is kept and what its button says."""

    column: str
    question: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ReadFile:
    """One file: its name, what it is, its figures, what was left with reasons, what to know, what it asks."""

    name: str
    what: str
    figures: tuple[tuple[str, str], ...]
    left: str
    skipped: tuple[str, ...]
    warnings: tuple[str, ...]
    asked: tuple[Asked, ...]


def read_file(text: Text, found: Found) -> ReadFile:
    """A file that was read."""
    return ReadFile(
        cut(found.file, _NAME), _what(text, found), tuple(_figures(text, found)),
        text.counted(f"{_AT}.left", len(found.skipped)), tuple(_skipped(text, found.skipped)),
        tuple(text.fault(each) for each in found.warnings), tuple(_asked(text, each) for each in found.questions),
    )  # fmt: skip


def named(name: str) -> str:
    """The name of a file as it is shown."""
    return cut(name, _NAME)


def _what(text: Text, found: Found) -> str:
    """Platform, rows, days and currency, as far as the file says them."""
    parts = [text(f"{_AT}.platform.{found.platform}"), text.counted(f"{_AT}.rows", found.rows)]
    if found.first_day and found.last_day:
        parts.append(dates.days(text, found.first_day, found.last_day))
    if found.kind not in ("contacts", "model"):
        said = {None: text(f"{_AT}.no_currency"), "": text(f"{_AT}.currencies")}
        parts.append(said.get(found.currency, found.currency or ""))
    return ", ".join(parts)


def _figures(text: Text, found: Found) -> Iterator[tuple[str, str]]:
    """What its rows come to, name and number."""
    spent, visits, deals = found.spent, found.visits, found.deals
    if spent and found.currency != "":
        yield text(f"{_AT}.spend"), _money(text, found, sum(row.spend for row in spent))
    for name in ("impressions", "clicks", "conversions", "leads", "customers"):
        counts = [count for row in spent if (count := getattr(row, name)) is not None]
        if counts:
            yield text(f"{_AT}.{name}"), text.exact(sum(counts), 1)
    if visits:
        yield text(f"{_AT}.sessions"), text.exact(sum(row.sessions for row in visits), 0)
        yield text(f"{_AT}.key_events"), text.exact(sum(row.key_events or 0 for row in visits), 1)
    if deals:
        states = Counter(deal.state for deal in deals)
        yield text(f"{_AT}.deals"), text.exact(len(deals), 0)
        for state in ("won", "lost", "open"):
            yield text(f"{_AT}.{state}"), text.exact(states[state], 0)
        if found.currency != "":
            won = sum(deal.amount or 0.0 for deal in deals if deal.state == "won")
            yield text(f"{_AT}.won_value"), _money(text, found, won)
    if found.contacts:
        yield text(f"{_AT}.contacts"), text.exact(len(found.contacts), 0)


def _money(text: Text, found: Found, amount: float) -> str:
    """An amount with its digits; of a file that says no currency, bare."""
    written = text.exact(amount, 2)
    return f"{written} {text.currency(found.currency)}" if found.currency else written


def _skipped(text: Text, skipped: Iterable[Skipped]) -> Iterator[str]:
    """The rows that were left, those of one reason together."""
    found: dict[str, list[int]] = {}
    for each in skipped:
        found.setdefault(text.fault(each.reason), []).append(each.line)
    for reason, lines in list(found.items())[:_REASONS]:
        shown = ", ".join(text.exact(line, 0) for line in lines[:_LINES])
        more = len(lines) - _LINES
        lines_said = text(f"{_AT}.lines_more", lines=shown, count=text.exact(more, 0)) if more > 0 else shown
        yield text(f"{_AT}.skipped", lines=lines_said, reason=reason)
    if len(found) > _REASONS:
        yield text(f"{_AT}.reasons_more", count=text.exact(len(found) - _REASONS, 0))


def _asked(text: Text, question: Question) -> Asked:
    facts = {"column": cut(question.column, _COLUMN), "example": cut(question.example, _EXAMPLE)}
    key = f"{_AT}.asked.{question.asked}"
    answers = tuple(
        (each, text(f"{key}_{each}") if text.has(f"{key}_{each}") else _called(text, question.asked, each))
        for each in question.answers
    )
    return Asked(question.column, text(key, **facts), answers)


def _called(text: Text, asked: str, answer: str) -> str:
    """An answer that has no words of its own: a currency is its code, a decimal sign its name."""
    names = {",": "comma", ".": "point"}
    return text(f"{_AT}.asked.{asked}_{names[answer]}") if answer in names else answer
