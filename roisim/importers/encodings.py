"""How the letters of a text file are written, by rule: a mark at its start, strict UTF-8, zeros in every other byte,
else what Windows and the Mac wrote before. Guessers of encodings were seen to take Swedish for Polish.

>>> encoding_of("Kostnad\tKlick".encode("utf-16-le")), encoding_of("Räckvidd".encode("cp1252"))
('utf-16-le', 'cp1252')
"""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OLDER = ("cp1252", "mac_roman")
"""Encodings that are what is left when nothing else fits."""
# The vowels of Western Europe as each of the two writes them; in the other they are signs that hardly stand in a word.
_WINDOWS = re.compile(rb"[A-Za-z][\xe0-\xff]|[\xe0-\xff][A-Za-z]")
_MAC = re.compile(rb"[A-Za-z][\x80-\x9f]|[\x80-\x9f][A-Za-z]")


def encoding_of(head: bytes) -> str:
    """The encoding that the first bytes of a file tell of; "utf-8" may turn out wrong further down."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\0" in head:
        return _wide(head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a letter may be cut in two at the end
    except UnicodeDecodeError:
        return older(head)
    return "utf-8"


def older(part: bytes) -> str:
    """What bytes that are not UTF-8 are: of Windows, unless the letters can only be a Mac's."""
    return "mac_roman" if len(_MAC.findall(part)) > len(_WINDOWS.findall(part)) else "cp1252"


def _wide(head: bytes) -> str:
    """UTF-16 without a mark by where its zeros stand; otherwise no text."""
    even, odd = head[::2].count(0), head[1::2].count(0)
    most, least, letters = max(even, odd), min(even, odd), max(1, len(head) // 2)
    if most < letters * 0.4 or least > letters * 0.1:
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"
