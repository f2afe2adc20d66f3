"""A link instead of a case: the whole address, also one that was wrapped on its way, or its code alone.

Nothing is fetched: the case lies in the link itself.

>>> is_link("https://example.org/?case=1.eNqr"), is_link("<1.eNqrVrJSMDTg5U>."), is_link("2027.new_plan.toml")
(True, True, False)
"""

import re
from pathlib import Path

from roisim.cases.addresses import Opened, pasted
from roisim.cli.edge import in_words
from roisim.cli.plain import echo

_ADDRESS = re.compile(r"\W*https?:|[?&]case=|\W*case=", re.IGNORECASE)
_CODE = re.compile(r"\W{0,3}[0-9]{1,4}\.en", re.IGNORECASE)  # as every code begins


def is_link(said: str) -> bool:
    """True of an address, or of a code that is no file's name."""
    if _ADDRESS.match(said) or re.search(r"[?&]case=", said):
        return True
    return bool(_CODE.match(said)) and Path(said).suffix.lower() not in (".toml", ".json") and not _is_there(said)


def _is_there(said: str) -> bool:
    try:
        return Path(said).exists()
    except (OSError, ValueError):
        return False


def opened(said: str, language: str | None, whose: str = "") -> Opened:
    """What opens of a link; where its numbers have moved since, that is said. CaseError where nothing can be read."""
    found = pasted(said)
    if found.moved:
        echo(whose + in_words(language)("page.link.moved"), err=True)
    return found
