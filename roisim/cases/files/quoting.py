"""What a stranger wrote, quoted so that it's short and can do no harm.

>>> quoted("sju"), quoted(1.5), quoted([1, 2, 3]), quoted(True)
('"sju"', '1.5', '[1, 2, 3]', 'true')
>>> quoted("a\\x1b[31m" + "b" * 1000)
'"a�[31mbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb…'
"""

import math
from collections.abc import Iterable, Mapping, Sequence

LONGEST = 80
_DIGITS = 40


def quoted(value: object) -> str:
    """A value as one would write it in a case file: at most 80 characters, all of them printable."""
    return shortened(_written(value, deep=2))


def shortened(text: str, room: int = LONGEST) -> str:
    """Text on one line of printable characters, cut where it's too long."""
    start = text[: room + 1]
    shown = "".join(_printable(character) for character in start)
    return shown if len(shown) <= room else shown[: room - 1] + "…"


def plain(number: float) -> str:
    """A number as one would write it in a case file, without noise in its last digits.

    >>> plain(1500.0), plain(0.1 + 0.2), plain(1e-7)
    ('1500', '0.3', '1e-07')
    """
    return f"{number:.12g}" if abs(number) < 1e12 else repr(number).removesuffix(".0")


def _written(value: object, deep: int) -> str:
    match value:
        case bool():
            return str(value).lower()
        case None:
            return "null"
        case int():
            return _integer(value)
        case str():
            return f'"{value[:LONGEST]}"' if len(value) <= LONGEST else f'"{value[:LONGEST]}'
        case Mapping():
            return _between("{", (shortened(str(name), 20) for name in list(value)[:LONGEST]), "}", deep)
        case Sequence() if not isinstance(value, bytes):
            return _between("[", (_written(item, deep - 1) for item in value[:LONGEST] if deep), "]", deep)
    return str(value)


def _integer(value: int) -> str:
    """Python refuses to write out integers of thousands of digits; their size says enough."""
    digits = int(value.bit_length() * math.log10(2))
    sign = "-" if value < 0 else ""
    return str(value) if digits < _DIGITS else f"{sign}10^{digits}"


def _between(left: str, items: Iterable[str], right: str, deep: int) -> str:
    return f"{left}{', '.join(items) if deep else '…'}{right}"


def _printable(character: str) -> str:
    if character.isprintable():
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
