"""What a picture that is taken home is called, and what it says of where it comes from."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from roisim.exhibits.exhibit import Exhibit
from roisim.text import Text

_LONGEST = 40  # letters of the name of a case in that of a file


@dataclass(frozen=True)
class Taken:
    """file: what it is called, without the date and the kind; whose: whose case it is of; by: what worked it out."""

    file: str
    whose: str
    by: str


def taken(text: Text, exhibit: Exhibit, cases: Sequence[str]) -> Taken:
    """What the picture of an exhibit is called. cases: what those are called that it is of."""
    whose = text.listed(cases)
    case = plain(whose.partition(":")[0])[:_LONGEST].strip("-")
    name = plain(_name(text, exhibit))
    return Taken("-".join(filter(None, (case, name))), whose, text("page.take.by"))


def _name(text: Text, exhibit: Exhibit) -> str:
    """What an exhibit shows, in a word or two; one of several of a kind has its number."""
    kind, _, place = exhibit.key.rpartition("-")
    if place.isdigit() and text.has(f"page.take.name.{kind}"):
        return f"{text(f'page.take.name.{kind}')} {place}"
    key = f"page.take.name.{exhibit.key}"
    kpi = f"kpi.{exhibit.table.file}.name" if exhibit.table else ""
    return next((text(each) for each in (key, kpi) if text.has(each)), exhibit.key)


def plain(words: str) -> str:
    """Words as part of the name of a file: small letters without dots and rings, numbers, and hyphens between them."""
    letters = unicodedata.normalize("NFKD", words.lower())
    return re.sub(r"[^a-z0-9]+", "-", "".join(each for each in letters if not unicodedata.combining(each))).strip("-")
