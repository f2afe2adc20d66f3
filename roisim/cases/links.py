"""A whole case as a short code for the address bar, and back.

The code is "1." and then what differs from the preset, as JSON, packed (zlib), in letters an address can hold
(base64url). The version of the model is in it, so that an old link can say that its numbers moved.

>>> from roisim.cases.files.opening import read
>>> case = read({"preset": "b2b", "company": {"margin": 0.4}})
>>> code = encode(case)
>>> code[:2], len(code) < 100, decode(code) == Link(case, moved=False)
('1.', True, True)
"""

import base64
import re
import zlib
from dataclasses import dataclass

from roisim.cases.files.opening import read
from roisim.cases.files.parsing import MOST_BYTES, Tree, parse
from roisim.cases.files.writing import to_json
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.errors import CaseError, Fault

FORMAT = "1"
DAMAGED = ("link_damaged", "link_cut", "link_letters")  # that the code is no longer what it was
MOST_LETTERS = 32_000  # what browsers and servers still carry in an address
MOST_KEPT = 1_000_000  # what a browser keeps of a case


@dataclass(frozen=True)
class Link:
    """The case of a link; `moved` where the model has changed since, so that its numbers may have too."""

    scenario: Scenario
    moved: bool


def encode(scenario: Scenario, room: int = MOST_LETTERS) -> str:
    """The code of a case. CaseError (`link_long`) where its notes are too much text for the room there is."""
    said = to_json(scenario, indent=None).encode()
    packed = base64.urlsafe_b64encode(zlib.compress(said, 9)).rstrip(b"=").decode()
    if len(said) > MOST_BYTES or len(packed) > room:
        raise CaseError(Fault("", "link_long", count=len(packed), limit=room))
    return f"{FORMAT}.{packed}"


def decode(code: str) -> Link:
    """The case of a code. CaseError: one of `DAMAGED`, `link_newer`, or what is wrong with the case in it."""
    tables = _unpacked(_packed(code.strip()))
    version = tables.get("model_version")
    if not isinstance(version, int):
        raise _damaged()
    if version > MODEL_VERSION:
        raise CaseError(Fault("", "link_newer"))
    return Link(read(tables), version < MODEL_VERSION)


def _packed(code: str) -> bytes:
    if len(code) > MOST_KEPT + 10:
        raise _damaged()
    parts = re.fullmatch(r"([1-9][0-9]{0,3})\.([A-Za-z0-9_-]*)", code)
    if not parts:
        raise _damaged()
    if parts[1] != FORMAT:
        raise CaseError(Fault("", "link_newer"))
    letters = parts[2]
    if letters[:2] in ("en", "EN", "ej", "EJ"):  # every code begins with "eN" or "eJ"
        raise CaseError(Fault("", "link_letters"))
    # Of a code that is cut off, a letter may be left that makes no byte; that it has no end is seen later.
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return base64.urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def _unpacked(packed: bytes) -> Tree:
    """The tables, inflated no further than a case can be large."""
    opener = zlib.decompressobj()
    try:
        raw = opener.decompress(packed, MOST_BYTES)
    except zlib.error:
        raise _damaged() from None
    if not opener.eof and not opener.unconsumed_tail:
        raise CaseError(Fault("", "link_cut"))
    if not opener.eof or opener.unused_data:
        raise _damaged()
    try:
        return parse(raw.decode(), json=True)
    except (CaseError, UnicodeDecodeError):
        raise _damaged() from None


def _damaged() -> CaseError:
    return CaseError(Fault("", "link_damaged"))
