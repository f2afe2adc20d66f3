"""Names that nobody guesses: of cases, comments and browsers, and the tokens of links."""

import base64
import hashlib
import re
import secrets

LETTERS = 26
"""Of a name or a token: 130 bits, in letters and digits that a mail program, a capital or a voice leaves intact."""
_BYTES = 17
_TOKEN = re.compile(rf"[a-z2-7]{{{LETTERS}}}")


def new() -> str:
    """A new one.

    >>> len(new()), new() == new()
    (26, False)
    """
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode().lower()[:LETTERS]


def mended(said: str) -> str:
    """The token in what a mail program has left of it: wrapped, in capitals, with a full stop after it; else "".

    >>> mended("ABCDEFGHIJKLM\\nnopqrstuvwxyz>.")
    'abcdefghijklmnopqrstuvwxyz'
    """
    letters = re.sub(r"[\s=+]+", "", said[: 8 * LETTERS]).lower()
    found = _TOKEN.match(re.sub(r"^\W+", "", letters))
    return found[0] if found else ""


def digest(token: str) -> str:
    """What is kept of a token: whoever reads the database can't open the links."""
    return hashlib.sha256(token.encode()).hexdigest()
