"""Words on their way to a terminal, a file or another program that does not write Unicode.

Signs that only typography asks for become plain ones, also where the encoding has them: what reads it next often takes
it for another. Letters stay as far as they can.

>>> plain("−1 500 kr – it’s “little” …", "cp1252")
'-1 500 kr - it\\'s "little" ...'
>>> plain("−1 500", "utf-8"), "över 40 % ▲".encode("ascii", FALL_BACK)
('−1 500', b'over 40 % ?')
"""

import codecs
import os
import sys
import unicodedata

import click

FALL_BACK = "roisim_plain"
_SIGNS = {
    "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-", "\N{NON-BREAKING HYPHEN}": "-",
    "\N{LEFT SINGLE QUOTATION MARK}": "'", "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"', "\N{RIGHT DOUBLE QUOTATION MARK}": '"', "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " ", "\N{THIN SPACE}": " ",
}  # fmt: skip
_DRAWN = {"█": "#", "─": "-", "│": "|", "×": "x", "÷": "/", "·": ".", "≥": ">=", "≤": "<=", "→": "->", "€": "EUR"}
_IN_PLACE = str.maketrans(_SIGNS)


def prepare() -> None:
    """Nothing that is printed may fail for want of a letter."""
    codecs.register_error(FALL_BACK, _fallen_back)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=FALL_BACK)


def echo(said: str, *, err: bool = False, nl: bool = True, color: bool | None = None) -> None:
    """Prints words, or writes them to standard error."""
    stream = sys.stderr if err else sys.stdout
    # Without a file of its own, click writes UTF-8 to whoever asked for ASCII.
    click.echo(plain(said, getattr(stream, "encoding", None)), stream, nl, color=color)


def show(answer: str) -> None:
    """Prints an answer, in bold where the terminal can and whoever reads it has not said that it should not."""
    echo(answer, color=False if "NO_COLOR" in os.environ else None)


def plain(said: str, encoding: str | None) -> str:
    """The words in signs that any program reads alike, where the encoding is none of Unicode's."""
    return said if (encoding or "utf-8").lower().startswith("utf") else said.translate(_IN_PLACE)


def _fallen_back(error: UnicodeError) -> tuple[str, int]:
    """Plain signs and bare letters for what an encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_instead(sign) for sign in lacking), error.end


def _instead(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign)[:1]
    return _SIGNS.get(sign) or _DRAWN.get(sign) or (bare if bare.isascii() and bare.isprintable() else "") or "?"


codecs.register_error(FALL_BACK, _fallen_back)
