"""A number as someone wrote it, whatever the language: every way to read it, and what the words around it say.

A lone mark before three digits parts thousands or stands before decimals, and nothing in the text tells which. Then
there are two readings, and whoever asked decides by what is usual there, or asks back.

>>> written("1 500 kr/mån").readings, written("1.234.567,89").readings, written("abc").readings
((1500.0,), (1234567.89,), ())
>>> written("25,000").readings
(25.0, 25000.0)
>>> found = written("€1,2 miljoner per år")
>>> found.readings, found.currency, found.per
((1200000.0,), 'EUR', 'year')
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from roisim.cases import number_words as known

LONGEST = 80  # characters; no number is longer, with its unit
_SPACES = str.maketrans(dict.fromkeys("\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}", " "))
_MARKS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "’": "'", "`": "'", "´": "'"})
_RUN = re.compile(r"(?:[0-9]|[.,](?=[0-9]))[0-9.,]*(?:[ '][0-9][0-9.,]*)*")
# Thousands in groups with a space or an apostrophe; or with one mark, decimals after the other; or at most one mark.
_SPACED = re.compile(r"([1-9][0-9]*(?:([ '])[0-9]{3})(?:\2[0-9]{3})*)(?:[.,]([0-9]*))?")
_GROUPED = re.compile(r"([1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]*))?")
_LONE = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_SIMPLE = re.compile(r"([0-9]*)[.,]?([0-9]*)")
_FRACTION = re.compile(r" ?(?:/|av|of|out of|in|på) ?([0-9][0-9., ']*)(.*)")
_PHRASES = {"per cent": "%", "pro cent": "%", "p.a.": "per år", ":-": "kr", "us$": "usd"}
_WORD = re.compile(r"[^\W\d_]+|\S")


@dataclass(frozen=True)
class Written:
    """What was written. readings: no number, the number, or the two that it can be, the smaller first."""

    readings: tuple[float, ...] = ()
    per_cent: bool = False
    fraction: bool = False
    """True for one in 40."""
    currency: str = ""
    """A code, or the sign that several currencies go by: kr, $."""
    of: str = ""
    """The time that the number counts: hour in "60 h", year in "3 år"."""
    per: str = ""
    """The time that it is for: year in "500 kr per år"."""
    strange: tuple[str, ...] = ()
    """Words that are no part of any number."""


_NOTHING = Written()


def written(typed: str, own: Iterable[str] = ()) -> Written:
    """Read what someone wrote. own: units that may stand after it as they are, "kr per tusen visningar"."""
    bare = " ".join(typed.translate(_SPACES).translate(_MARKS).lower().split())
    found = _RUN.search(bare)
    if found is None or len(bare) > LONGEST:
        return _NOTHING
    head, run, tail = bare[: found.start()], found[0], bare[found.end() :]
    if tail[:1] == "-" and tail.strip("- ") == "":  # 500,-
        run, tail = run.rstrip(".,"), ""
    part = _FRACTION.fullmatch(tail)
    if part:
        return _around(_divided(run, part[1]), head, part[2], own)
    return _around(Written(readings(run)), head, tail, own)


def readings(run: str) -> tuple[float, ...]:
    """What digits with their marks can be; nothing of a muddle.

    >>> readings("1'500"), readings("1,234,567.89"), readings("2,5"), readings("1.500"), readings("1,2,3")
    ((1500.0,), (1234567.89,), (2.5,), (1.5, 1500.0), ())
    """
    lone = _LONE.fullmatch(run)
    if lone:
        return float(f"{lone[1]}.{lone[2]}"), float(lone[1] + lone[2])
    found = _SPACED.fullmatch(run) or _GROUPED.fullmatch(run) or _SIMPLE.fullmatch(run)
    if found is None:
        return ()
    value = float(f"{re.sub('[^0-9]', '', found[1]) or '0'}.{found[found.re.groups] or '0'}")
    return (value,) if math.isfinite(value) else ()


def _divided(run: str, whole: str) -> Written:
    above, below = readings(run), readings(whole.strip(" .,"))
    if len(above) != 1 or len(below) != 1 or not below[0]:
        return _NOTHING
    return Written((above[0] / below[0],), fraction=True)


def alike(cells: Sequence[str]) -> tuple[float | None, ...]:
    """Numbers of one kind, as a column of a spreadsheet: a mark means the same in all of them. None of what is none.

    >>> alike(["0,95", "1,050", "1"]), alike(["950", "1,050", "12"])
    ((0.95, 1.05, 1.0), (950.0, 1050.0, 12.0))
    """
    found = [written(cell).readings for cell in cells]
    ways = [tuple(each[min(way, len(each) - 1)] if each else None for each in found) for way in (0, 1)]
    return min(ways, key=_spread)


def _spread(numbers: Sequence[float | None]) -> float:
    sizes = [abs(number) for number in numbers if number]
    return max(sizes) / min(sizes) if sizes else 1.0


# --- the words around it ---


def _around(found: Written, head: str, tail: str, own: Iterable[str]) -> Written:
    """The same with what stands before and after it; nothing where that is no word."""
    before = [word for word in _WORD.findall(_plain(head)) if word not in known.ABOUT]
    minus = before.count("-")
    before = [word for word in before if word != "-"]
    if minus > 1 or any(word not in known.CURRENCIES for word in before):
        return _NOTHING
    after = _WORD.findall(_plain(_without(tail, own)))
    if any(word[0].isdigit() or not (word.isalpha() or word in "%/.€$£¥") for word in after):
        return _NOTHING
    found = reduce(_with, zip(after, ["", *after], strict=False), reduce(_paid_in, before, found))
    return replace(found, readings=tuple(-value for value in found.readings)) if minus else found


def _plain(words: str) -> str:
    return reduce(lambda said, phrase: said.replace(*phrase), _PHRASES.items(), words)


def _without(tail: str, own: Iterable[str]) -> str:
    """What stands after the number but for the unit of the field."""
    for unit in sorted(own, key=len, reverse=True):
        if unit and tail.strip().endswith(unit):
            return tail.strip().removesuffix(unit)
    return tail


def _paid_in(found: Written, word: str) -> Written:
    currency = known.CURRENCIES[word]
    return found if currency == found.currency else _kept(found, currency=currency)


def _with(found: Written, pair: tuple[str, str]) -> Written:
    """The same, told one more word and the one before it."""
    word, before = pair
    times, compound = known.TIMES.get(word), known.COMPOUND.fullmatch(word)
    if before in known.LINKS and word in known.DURATIONS:
        return _kept(found, per=known.DURATIONS[word])
    if compound:
        return _paid_in(_times(found, known.TIMES[compound[1]]), compound[2])
    if times and before not in known.LINKS:
        return _times(found, times)
    if word in known.PER_CENT:
        return replace(found, per_cent=True)
    for name, words in (("currency", known.CURRENCIES), ("of", known.DURATIONS), ("per", known.PERIODS)):
        if word in words:
            return _paid_in(found, word) if name == "currency" else _kept(found, **{name: words[word]})
    return found if word in known.LINKS | known.FILLERS else replace(found, strange=(*found.strange, word))


def _kept(found: Written, **said: str) -> Written:
    """The same, told something; a second word of one kind is strange."""
    twice = [word for name, word in said.items() if getattr(found, name) not in ("", word)]
    return replace(found, strange=(*found.strange, *twice)) if twice else replace(found, **said)  # type: ignore[arg-type]


def _times(found: Written, many: float) -> Written:
    return replace(found, readings=tuple(float(f"{value * many:.15g}") for value in found.readings))
