"""The words inside the equations, in the reader's language; what is written in capitals or digits is the same in all.

>>> print(in_words(Text("sv"), r"b = \\text{ignore}"))
b = \\text{utanför}
"""

import re

from roisim.text import Text

_WORDS = re.compile(r"(?<=\\text\{)(\s*)([^}]*?)(\s*)(?=\})")


def in_words(text: Text, latex: str) -> str:
    """An equation, or a symbol of one, with its words in a language."""
    return _WORDS.sub(lambda found: found[1] + _said(text, found[2]) + found[3], latex)


def is_word(said: str) -> bool:
    """Whether what stands in an equation is told in a language: NPV and 1 are not."""
    return bool(re.search(r"[a-z]", said))


def _said(text: Text, said: str) -> str:
    return text(f"latex.{said}") if is_word(said) else said
