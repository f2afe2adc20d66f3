"""Search among the numbers: by name, by everyday words, by whatever else stands in a row; best first.

Case does not count, nor do accents that are left out (lön is not long, but lon may be lön); every word must be found,
the beginning of one is enough, and in a name the end of a compound: kostnad in timkostnad.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain

from roisim.cases.scenario import Scenario
from roisim.exhibits import sources
from roisim.exhibits.assumptions.register import Row, rows
from roisim.text import LANGUAGES, Text

_WORD = re.compile(r"[^\W_]+")
_PART = 5  # letters that the end of a compound has at least
_ENDING = 3  # letters at most of an ending: priset, kunderna
_STEM = 4  # letters at least of what it ends
# What a case holds beside the register, on *Your business*.
ELSEWHERE = ("company.season", "finance.months", "finance.discount_rate", "finance.currency", "finance.start")
_CALLED, _ALSO, _MENTIONED, _NOT = 0, 2, 4, 9  # one more where it is only the end of a word


@dataclass(frozen=True)
class Elsewhere:
    """What a case holds and another page asks for: its name, and what it means."""

    name: str
    explained: str


def matching(text: Text, case: Scenario, search: str, voucher: str | None) -> list[Row]:
    """The numbers that a reader asked for; those that are called so before those that only mention it."""
    wanted = _words(search)
    asked = " ".join(wanted)
    found = [
        (_rank(asked, wanted, _called(row.name), _also(row.path.declared), partial(_mentioned, text, row)), row)
        for row in rows(text, case)
        if voucher in (None, row.voucher) and (wanted or not search.strip())
    ]
    hits = [(rank, row) for rank, row in found if rank is not None]
    return [row for _, row in sorted(hits, key=lambda hit: hit[0])]


def elsewhere(text: Text, search: str) -> list[Elsewhere]:
    """What is asked for on *Your business* and is searched for here."""
    wanted = _words(search)
    asked = " ".join(wanted)
    return [
        Elsewhere(text.name(path), text.explain(path))
        for path in ELSEWHERE
        if wanted and _rank(asked, wanted, _called(text.name(path)), _also(f"elsewhere.{path}")) is not None
    ]


def everyday(text: Text, path: str) -> list[str]:
    """The everyday words for a number in one language, as they are listed."""
    key = f"search.{path}"
    return [each.strip() for each in text(key).split(",")] if text.has(key) else []


# --- how well a row fits ---

Rank = tuple[int, int]
Rest = Callable[[], str]


@dataclass(frozen=True)
class _Said:
    """Phrases without case, with accents and without, and all their words in a line with a space around each."""

    phrases: frozenset[str]
    line: str


def _rank(asked: str, wanted: Sequence[str], name: _Said, also: _Said, rest: Rest = str) -> Rank | None:
    """How well it fits, less is better; None where a word is nowhere in it. rest: the line of its other words."""
    if asked in name.phrases or asked in also.phrases:
        return -1, 0
    found = [min(_fit(word, name.line, _CALLED), _fit(word, also.line, _ALSO)) for word in wanted]
    if _NOT in found:
        line = rest()
        found = [min(rank, _fit(word, line, _MENTIONED)) for word, rank in zip(wanted, found, strict=True)]
    return None if _NOT in found else (max(found, default=0), sum(found))


def _fit(word: str, line: str, rank: int) -> int:
    """The rank where a word of the line begins so, or is this one without its ending: kund in kunder, kunder for
    kunderna; one more where it is only the end of one in a name."""
    stems = range(max(_STEM, len(word) - _ENDING), len(word))
    if f" {word}" in line or any(f" {word[:letters]} " in line for letters in stems):
        lone = len(word) == 1 and word.isalpha()  # a letter says next to nothing, but in a name
        return _NOT if lone and rank != _CALLED else rank
    return rank + 1 if rank < _MENTIONED and len(word) >= _PART and f"{word} " in line else _NOT


# --- the words of a row ---


def _mentioned(text: Text, row: Row) -> str:
    estimate = row.estimate
    said = (
        row.path, text.explain(row.path), text(f"group.{row.group}.name"), sources.told(text, estimate),
        text(f"source.{row.voucher}"), estimate.owner, text.note(estimate.note),
    )  # fmt: skip
    return _line(map(_words, said))


@lru_cache(4096)
def _words(said: str) -> tuple[str, ...]:
    """The words of a text, without case."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", said.casefold())))


def _bare(word: str) -> str:
    """The same without accents."""
    apart = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@lru_cache(512)
def _called(name: str) -> _Said:
    return _said((name,))


@lru_cache(512)
def _also(path: str) -> _Said:
    """The everyday words for a number, in both languages."""
    return _said(word for language in LANGUAGES for word in everyday(Text(language), path))


def _said(phrases: Iterable[str]) -> _Said:
    found = [_words(phrase) for phrase in phrases]
    spelled = [" ".join(words) for words in found]
    return _Said(frozenset((*spelled, *map(_bare, spelled))), _line(found))


def _line(found: Iterable[Sequence[str]]) -> str:
    words = list(chain.from_iterable(found))
    return f" {' '.join((*words, *(bare for word in words if (bare := _bare(word)) != word)))} "
