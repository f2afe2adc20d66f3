"""Numbers as people write them where a file wants them with a point: what they were meant to be.

>>> meant("0,45 # before bonuses"), meant("25,000"), meant("1 250 000"), meant("45 %"), meant("[0,05, 0,1, 0,25]")
(('0.45',), ('25000', '25.0'), ('1250000',), ('0.45',), ('[0.05, 0.1, 0.25]',))
>>> parted([0, 40, 0, 45, 0, 52], 3), parted([7, 9, 12], 3)
(('[0.40, 0.45, 0.52]',), ())
"""

import re
from collections.abc import Sequence

_SPACES = r"[ \u00a0\u2009\u202f'’_]"
_NUMBER = re.compile(rf"-?\d{{1,15}}(?:(?:{_SPACES}|[.,])\d{{1,15}})*(?:{_SPACES}*%)?")
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
    if not _NUMBER.fullmatch(bare):
        return ()
    number = re.sub(rf"{_SPACES}|%", "", bare)
    if "%" in bare:
        return tuple(f"{float(each) / 100:.12g}" for each in _marked(number))
    return _marked(number)


def _marked(number: str) -> tuple[str, ...]:
    """Digits with their marks: the last of two kinds parts the decimals, several of a kind part thousands."""
    marks = re.findall(r"[.,]", number)
    if len(set(marks)) == 2:
        whole, _, decimals = number.rpartition(marks[-1])
        grouped = re.fullmatch(rf"-?\d{{1,3}}(?:[{marks[0]}]\d{{3}})+", whole)
        return (re.sub(r"[.,]", "", whole) + f".{decimals}",) if grouped else ()
    if len(marks) > 1:
        return (re.sub(r"[.,]", "", number),) if re.fullmatch(r"-?\d{1,3}(?:[.,]\d{3})+", number) else ()
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", number):
        return number.replace(",", ""), f"{float(number.replace(',', '.')):.12g}" + ".0" * number.endswith(",000")
    return (number.replace(",", "."),)
