"""What a number that someone wrote means in its field: a value, or a question to ask back, or what is wrong with it.

A number is never guessed at. Of two readings, 25 and 25,000, the one is taken that is usual where the other is far
from it; a sum in another currency or for another time is worked out, and offered. Each answer to a question is what
to write instead, so that taking it is writing it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from roisim.cases import number_words as known
from roisim.cases import work_time
from roisim.cases.currencies import rates
from roisim.cases.files.quoting import shortened
from roisim.cases.written_numbers import Written, written
from roisim.errors import CaseError, Fault
from roisim.text import Text

_FAR = 100.0  # so many times above the usual, a number was hardly meant
_SLIGHT = 1000.0  # and so many times below the most of what may be nothing
_NEAR = 10.0  # times what stands there, or in the example; and so much less than the usual is not strange
_KNOWN = 4  # digits of what comes out of a conversion
_ROOM = 40  # characters


@dataclass(frozen=True)
class Field:
    """What a field asks for. Numbers are as inside: a share is 0 to 1.

    units: what may stand after it as it is. words: what may be named after it besides. per, of: the time that it is
    for, and that it counts: hours a month. counts: it is how many, or how much, and never one of so many. near: what
    stands there now, and at home. suggested: the example.
    """

    name: str
    example: str
    usual: tuple[float, float]
    said: Callable[[float], str]
    allows: Callable[[float], bool]
    path: str = ""
    per_cent: bool = False
    compounds: bool = False
    currency: str = ""
    units: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    per: str = ""
    of: str = ""
    counts: bool = False
    near: tuple[float, ...] = ()
    suggested: float = 0.0


@dataclass(frozen=True)
class Answer:
    """What a number may have meant, as it is said, and what to write for it."""

    said: str
    written: str


def meant(text: Text, field: Field, typed: str) -> float:
    """The number that was meant; CaseError with a question, or with what is wrong."""
    found = written(typed, field.units)
    wrong = _misfit(field, found)
    if wrong:
        raise CaseError(_fault(field, wrong, typed))
    inside = tuple(dict.fromkeys(_inside(field, found)))
    chosen = ways(field, typed)
    if _other_time(field, found) or _other_currency(field, found):
        raise CaseError(_offer(text, field, found, typed, chosen))
    if len(chosen) == 1 and (not field.per_cent or chosen[0] == inside[0]):
        return chosen[0]
    key = "typed_share" if field.per_cent else "typed_which"
    raise CaseError(_question(text, field, key, typed, inside if len(chosen) == 1 else chosen))


def ways(field: Field, typed: str) -> tuple[float, ...]:
    """All that it can be, without a question: none where it does not fit, one, or two."""
    found = written(typed, field.units)
    if _misfit(field, found):
        return ()
    inside = tuple(dict.fromkeys(_inside(field, found)))
    if len(inside) == 1:
        return inside
    likely = _likely(field, inside)
    worked_out = _other_time(field, found) or _other_currency(field, found)
    # Nobody writes money in thousandths, and nobody sees one in what is worked out.
    doubtful = len(found.readings) == 2 and (field.currency or worked_out) and max(inside) not in likely
    return _possible(field, inside) if doubtful else likely


# --- does it fit ---


def _misfit(field: Field, found: Written) -> str:
    """The key of what is wrong with a number in this field; none where it fits."""
    if not found.readings:
        return "typed_number"
    if found.per_cent and not field.per_cent:
        return "typed_percent"
    if found.fraction and (field.currency or field.counts):
        return "typed_fraction"
    if (found.currency and not field.currency) or not all(_is_own(word, field.words) for word in found.strange):
        return "typed_unit"
    if found.currency and _other_currency(field, found) and _rate(field, found) is None:
        return "typed_rate"
    return "" if _fits_time(field, found) else "typed_unit"


def _is_own(word: str, words: frozenset[str]) -> bool:
    """True for a form of one of the words: kund, kunder, kunderna."""
    return any(len(word) > 2 and (own.startswith(word) or word.startswith(own)) for own in words if len(own) > 2)


def _fits_time(field: Field, found: Written) -> bool:
    """True where the times are those of the field, or can be worked out; 450 kr timmen is for an hour, 60 h is not."""
    each = found.of == field.per and not found.per and bool(found.currency or found.per_cent)
    counts = not found.of or each or work_time.counted(found.of, field.of) is not None
    return counts and (found.per in ("", field.per) or work_time.often(found.per, field.per) is not None)


def _other_time(field: Field, found: Written) -> bool:
    """True where it is worked out with something that not everybody would: another period, days of work."""
    return found.per not in ("", field.per) or (field.of == "hour" and found.of in work_time.WORKED)


# --- money ---


def _currency(field: Field, found: Written) -> str:
    """The currency that was written; a sign of several is that of the case, where it can be."""
    alike = known.SIGNS.get(found.currency, (found.currency,))
    return field.currency if field.currency in alike else alike[0]


def _other_currency(field: Field, found: Written) -> bool:
    return bool(found.currency) and _currency(field, found) != field.currency


def _rate(field: Field, found: Written) -> float | None:
    """What one unit of the currency that was written costs in that of the case."""
    there, here = rates().get(_currency(field, found)), rates().get(field.currency)
    return there.rate / here.rate if there and here else None


# --- what it can be ---


def _inside(field: Field, found: Written) -> list[float]:
    """Each number that it can be, in the unit and the currency of the case; the one as written first."""
    ways = list(found.readings)
    if field.per_cent and not found.fraction:
        bare = not found.per_cent and len(ways) == 1 and 0 < abs(ways[0]) < 1
        ways = [round(way / 100, 15) for way in ways] + (ways if bare else [])
    if found.fraction:
        ways = [_known(way) for way in ways]
    counted = work_time.counted(found.of, field.of) or 1.0
    if counted != 1:
        ways = [_known(way * counted) for way in ways]
    if found.per not in ("", field.per):
        ways = [_known(_spread(field, way, work_time.often(found.per, field.per) or 1.0)) for way in ways]
    if _other_currency(field, found):
        ways = [_known(way * (_rate(field, found) or 1.0)) for way in ways]
    return ways


def _spread(field: Field, way: float, times: float) -> float:
    """A number for another time; of a share that leaves month after month, what is left is multiplied."""
    return 1 - (1 - way) ** times if field.compounds and 0 <= way < 1 else way * times


def _known(value: float) -> float:
    return float(f"{value:.{_KNOWN}g}")


def _likely(field: Field, ways: tuple[float, ...]) -> tuple[float, ...]:
    """The one of several that was meant, else all that can be.

    A number may well be above what is usual: 1,500 hours, where 400 are. So the smaller of two readings is taken only
    where the greater is out of all reason.
    """
    possible = _possible(field, ways)
    told = (*field.near, field.suggested)
    exact = tuple(way for way in possible if _is_lightly_taken(field, way, possible) and _is_one_of(way, told))
    near = tuple(way for way in possible if _is_near(field, way))
    if not exact and len(near) == 1 and not field.per_cent and _is_lightly_taken(field, near[0], possible):
        return near
    usual = exact or tuple(way for way in possible if _is_usual(field, way))
    thinkable = usual if field.per_cent else tuple(way for way in possible if _is_thinkable(field, way))
    if exact or (len(usual) == 1 and (len(thinkable) == 1 or usual[0] == max(thinkable))):
        return usual
    return thinkable if not usual and len(thinkable) == 1 else possible


def _possible(field: Field, ways: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(way for way in ways if field.allows(way)) or ways[:1]


def _is_lightly_taken(field: Field, way: float, possible: tuple[float, ...]) -> bool:
    """True for the greater of two readings, and for a per cent as it is written."""
    return way == (possible[0] if field.per_cent else max(possible))


def _is_one_of(way: float, told: tuple[float, ...]) -> bool:
    return any(math.isclose(way, each) for each in told)


def _is_near(field: Field, way: float) -> bool:
    """True for a number of the size of what stands there."""
    return any(near and 1 / _NEAR <= way / near <= _NEAR for near in field.near)


def _is_usual(field: Field, way: float) -> bool:
    low, high = field.usual
    return _is_near(field, way) or ((way >= low if low else way > high / _SLIGHT) and way <= high)


def _is_thinkable(field: Field, way: float) -> bool:
    low, high = field.usual
    return _is_usual(field, way) or (way > high / _SLIGHT and low / _NEAR <= way <= high * _FAR)


# --- asking back ---


def _offer(text: Text, field: Field, found: Written, typed: str, ways: tuple[float, ...]) -> Fault:
    """The sum in the currency of the case, the number for its month: to be taken, and not taken unasked."""
    how = work_time.how(text, (found.of, field.of), (found.per, field.per))
    if not _other_currency(field, found):
        key = "typed_time" if len(ways) == 1 else "typed_which"
        return _question(text, field, f"{key}_how" if how else key, typed, ways, how=how)
    code = _currency(field, found)
    rate = f"1 {code} = {text.number(_rate(field, found), _KNOWN)} {field.currency}"
    facts = {
        "rate": f"{how}, {rate}" if how else rate,
        "date": max(rates()[code].date, rates()[field.currency].date),
    }
    return _question(text, field, "typed_currency" if len(ways) == 1 else "typed_currency_which", typed, ways, **facts)


def _question(text: Text, field: Field, key: str, typed: str, ways: tuple[float, ...], **facts: object) -> Fault:
    answers = tuple(Answer(field.said(way), plain(text, way, field.per_cent)) for way in ways)
    for name, answer in zip(("this", "that"), answers, strict=False):
        facts |= {name: answer.said, f"write_{name}": answer.written}
    return _fault(field, key, typed, answers=answers, **facts)


def plain(text: Text, value: float, per_cent: bool = False) -> str:
    """A number that can be read in one way only: no marks between thousands, never three digits after the mark."""
    digits = f"{value * (100 if per_cent else 1):.12g}"
    if "e" in digits:
        digits = f"{float(digits):.15f}".rstrip("0").rstrip(".")
    whole, _, decimals = digits.partition(".")
    decimals += "0" * (len(decimals) == 3 and not per_cent)
    return whole + (text.marks.decimal + decimals if decimals else "") + (text.per_cent if per_cent else "")


def quoted(typed: str) -> str:
    """What was typed, short enough to be said again."""
    return shortened(" ".join(typed.split()), _ROOM)


def _fault(field: Field, key: str, typed: str, **facts: object) -> Fault:
    return Fault(
        field.path, key, name=field.name, value=quoted(typed), example=field.example, currency=field.currency, **facts
    )
