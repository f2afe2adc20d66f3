"""Names that nobody guesses: of cases, comments and browsers, and the tokens of links."""

import base64
import hashlib
import re
import secrets
from urllib.parse import unquote

LETTERS = 26
"""Of a name or a token: 130 bits, in letters and digits that a mail program, a capital or a voice leaves intact."""
_BYTES = 17
_TOKEN = re.compile(rf"\W*(?:3d(?=[a-z2-7]{{{LETTERS}}}))?([a-z2-7]{{{LETTERS}}})")  # 3D: "=", quoted-printable
_ON_ITS_WAY = re.compile(r"[\s=+>|\u00ad\u200b-\u200d\u2060\ufeff]+")  # ends of lines, and marks of what is quoted


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
    letters = _ON_ITS_WAY.sub("", unquote(said[: 8 * LETTERS])).lower()
    found = _TOKEN.match(letters)
    return found[1] if found else ""


def digest(token: str) -> str:
    """What is kept of a token: whoever reads the database can't open the links."""
    return hashlib.sha256(token.encode()).hexdigest()
