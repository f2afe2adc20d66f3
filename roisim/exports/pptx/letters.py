"""Words that a file of Office can hold."""

import re

_NONE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def held(words: str) -> str:
    """The words without the signs that XML forbids."""
    return _NONE.sub("", words)
