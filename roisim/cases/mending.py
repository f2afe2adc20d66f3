"""A link as a mail program leaves it: what it asks for, and the case of a code that was wrapped, quoted or escaped.

>>> from roisim.cases import links, preset
>>> code = links.encode(preset("b2b"))
>>> broken = f"See <https://example.org/?lang=3Dsv&amp;case=3D{code[:9]}=\\r\\n> {code[9:]}>. Regards"
>>> decoded(asked(broken)["case"][0]) == links.decode(code)
True
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from roisim.cases import links
from roisim.cases.links import Link
from roisim.errors import CaseError, Fault

NAMES = ("lang", "present", "owner", "case", "beside", "at", "base", "kept", "s", "was")
_MOST_LETTERS, _MOST_PIECES = 8 * links.MOST_LETTERS, 2000  # of a text, and of a code wrapped in lines
_ENVELOPE = 4  # letters at the end of a code that may be of an envelope, taken off one by one
_ROUNDS = 4  # how many programs may each have escaped the link once more
_GAP = r"\s*"  # where a line was wrapped
_ASKED = re.compile(rf"(?:^|[?&#;]){_GAP}({'|'.join(_GAP.join(name) for name in NAMES)})\s*=([^&#]*)", re.IGNORECASE)
_CODE = r"\W{0,3}([0-9]{1,4}\.[A-Za-z0-9_-]*)"
_BARE = re.compile(r"\W{0,3}[0-9]{1,4}\s*\.[A-Za-z0-9_-]{8}")
_QUOTED = re.compile(r"(?m)^[ \t]*[>|][>| \t]*")
_NOT_THERE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\\"))
_DASHES = {
    0x2010: "-",
    0x2011: "-",
    0x2013: "--",
    0x2014: "--",
}  # a writing program's, for one or two of the code's own


def asked(said: str) -> dict[str, list[str]]:
    """What a link asks for, by name: anything from a whole letter with the link in it to its code alone."""
    plain = said[:_MOST_LETTERS].translate(_NOT_THERE | _DASHES)
    for _ in range(_ROUNDS):
        plain = unquote(re.sub(r"&(?:amp;|#38;|#x26;)+", "&", plain))
    plain = _QUOTED.sub("", plain)
    if "=3D" in plain:  # quoted-printable, the source of a mail: "=" ends a line that goes on
        plain = re.sub(r"=(?:0D)?(?:=?0A)?[ \t]*\r?\n|=(?:0D=)?0A", "", plain).replace("=3D", "=")
    found: dict[str, list[str]] = {}
    for name, value in _ASKED.findall(plain):
        found.setdefault(re.sub(_GAP, "", name).lower(), []).append(value)
    if "case" not in found and _BARE.match(plain.strip()):
        found["case"] = [plain.strip()]
    return found


def decoded(value: str) -> Link:
    """The case of a code, whole or broken; CaseError as of `links.decode`, of the code as it begins."""
    first: CaseError | None = None
    for code in _codes(value):
        try:
            return links.decode(code)
        except CaseError as error:
            if error.faults[0].key not in links.DAMAGED:
                raise
            first = first or error
    raise first or CaseError(Fault("", "link_damaged"))


def _codes(value: str) -> Iterator[str]:
    """What the code may be, likeliest first: up to the first gap, else over all gaps, else over fewer of them.

    A code says itself whether it is whole, so that a wrong guess never opens as another case.
    """
    pieces = [piece for piece in re.split(r"[\s=+]+", value) if piece][:_MOST_PIECES]
    for count in (1, *range(len(pieces), 1, -1)):
        found = re.match(_CODE, "".join(pieces[:count]))
        if found:
            yield found[1]
            # An envelope that some mail programs put around a link begins and ends in letters that a code may have.
            bare = found[1].rstrip("_-")
            tail = len(found[1]) - len(bare)
            yield from (found[1][:-cut] for cut in range(1, min(tail, _ENVELOPE) + 1))
            if tail > _ENVELOPE:
                yield bare


def place(value: str) -> int:
    """A place in an address; what is none is the first."""
    found = re.match(r"\s*([0-9]{1,3})(?![0-9])", value, re.ASCII)
    return int(found[1]) if found else 0
