"""From the bytes of a file to its text: UTF-8, or UTF-16 and UTF-32 as Windows writes them.

>>> decoded("preset".encode("utf-16")), decoded("preset".encode("utf-16-be")), decoded(b"\\xff\\xfe\\xfd")
('preset', 'preset', None)
"""

import codecs

# The longer first: that of UTF-32 begins as that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MOSTLY = 0.6  # of every other byte: so many are nought where a text of Latin letters is written in two bytes each


def decoded(raw: bytes) -> str | None:
    """The text, by its mark, else by where its noughts are; None where it is no text that is known here."""
    mark, encoding = next(((mark, name) for mark, name in _MARKS if raw.startswith(mark)), (b"", _unmarked(raw)))
    try:
        return raw[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked(raw: bytes) -> str:
    """What a text without a mark is written in."""
    if b"\0" not in raw or len(raw) % 2:
        return "utf-8"
    for half, encoding in ((raw[1::2], "utf-16-le"), (raw[::2], "utf-16-be")):
        if half.count(0) > _MOSTLY * len(half) and raw.count(0) < 1.2 * half.count(0):
            return encoding
    return "utf-8"
