"""Numbers as people write them where a file wants them with a point: what they were meant to be.

>>> meant("0,45 # before bonuses"), meant("25,000"), meant("1 250 000"), meant("45 %"), meant("[0,05, 0,1, 0,25]")
(('0.45',), ('25000', '25.0'), ('1250000',), ('0.45',), ('[0.05, 0.1, 0.25]',))
>>> parted([0, 40, 0, 45, 0, 52], 3), parted([7, 9, 12], 3)
(('[0.40, 0.45, 0.52]',), ())
"""

import re
from collections.abc import Sequence

from roisim.cases import written_numbers
from roisim.cases.files.quoting import plain

_LONGEST = 400  # characters of a line worth a guess


def meant(written: str) -> tuple[str, ...]:
    """What stands after the name on a line was meant to be: one number or list, two where it can be either, or none."""
    bare = re.sub(r"\s+#.*", "", written[:_LONGEST]).strip().rstrip(",").strip()
    inside = re.fullmatch(r"\[(.*)\]", bare)
    if not inside:
        return tuple(number for number in _read(bare) if number != bare)
    found = [_read(item.strip()) for item in re.split(r"[,;]\s+|;", inside[1].strip())]
    if not all(found):
        return ()
    return tuple(
        f"[{', '.join(each[min(way, len(each) - 1)] for each in found)}]" for way in range(max(map(len, found)))
    )


def parted(numbers: Sequence[object], count: int) -> tuple[str, ...]:
    """What a list of twice as many whole numbers was meant to be, where each comma parted a number in two."""
    if len(numbers) != 2 * count or any(isinstance(each, bool) or not isinstance(each, int) for each in numbers):
        return ()
    if any(not 0 <= each < 10**15 for each in numbers if isinstance(each, int)):
        return ()
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return meant(f"[{', '.join(f'{whole},{rest}' for whole, rest in pairs)}]")


def _read(bare: str) -> tuple[str, ...]:
    """The number as a file has it, or both that it can be, the greater first; none of a sum in some currency."""
    found = written_numbers.written(bare)
    if found.strange or found.currency or found.of or found.per:
        return ()
    if found.per_cent:
        return tuple(plain(way / 100) for way in reversed(found.readings))
    if len(found.readings) == 2 and "," in bare:  # a point is a decimal one in any file
        decimal, whole = map(plain, found.readings)
        return whole, decimal if "." in decimal else f"{decimal}.0"
    return tuple(_typed(bare, way) for way in found.readings[:1])


def _typed(bare: str, value: float) -> str:
    """With the decimals that were typed: 0.40."""
    whole, mark, decimals = re.sub(r"[.,]", " ", re.sub(r"[^0-9.,-]", "", bare)).rpartition(" ")
    typed = f"{whole.replace(' ', '')}.{decimals}"
    as_typed = mark and re.fullmatch(r"-?[0-9]+\.[0-9]+", typed) and float(typed) == value
    return typed if as_typed else plain(value)
