"""How sentences and cells are written, whoever shows them: what is bold, and what is words rather than a number.

>>> are_words(["no one yet", "Anna"]), are_words(["SEK 120,000", "never"])
(True, False)
>>> pieces("It pays in *6 cases* out of 10."), is_wordy("Judgement, not data"), is_wordy("SEK 120,000")
([('It pays in ', False), ('6 cases', True), (' out of 10.', False)], True, False)
"""

import re
from collections.abc import Iterable

_STARS = re.compile(r"\*([^*]+)\*")
_LETTERS = 12  # a cell with more is no number


def pieces(sentence: str) -> list[tuple[str, bool]]:
    """A sentence of the locales in pieces, and whether each is bold: what stands between *stars* is."""
    return [(part, place % 2 == 1) for place, part in enumerate(_STARS.split(sentence)) if part]


def is_wordy(cell: str) -> bool:
    """True of a cell of words, which stands to the left; a number stands to the right."""
    return sum(map(str.isalpha, cell)) > _LETTERS


def are_words(cells: Iterable[str]) -> bool:
    """True of a column of words: one of its cells is of many letters, or none has a digit."""
    every = list(cells)
    plain = any(map(str.isalpha, "".join(every))) and not any(map(str.isdigit, "".join(every)))
    return plain or any(map(is_wordy, every))
