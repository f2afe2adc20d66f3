"""What each platform calls its columns, in every language that is known: `headers/<platform>.toml`.

```toml
reader = "ads"                      # the module of importers that reads it: take(table, answers, told) -> Found
kind = "ads"
needs = [["spend"], ["own"]]        # of each list one must be there; own: a header that only this platform writes
[columns.spend]                     # our name of the column; the best header first
en = ["Amount spent"]
sv = ["Spenderat belopp"]
[own]                               # headers by which it is told from others; they need not be read
en = ["Reporting starts"]
```

Case, accents, spaces and a currency at the end ("(SEK)") do not matter. A new language is a line in each table.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from roisim.importers.currencies import currency_in
from roisim.importers.found import Kind

LONGEST = 200  # characters of a header
_END = re.compile(r"[\s,/\-]*(?:\bin\b|\bi\b|\ben\b|\bem\b)?[\s(\[]*[^\s()\[\],/]+\s*[)\]]?$")


@dataclass(frozen=True)
class Platform:
    """A kind of file: how it is told, and the module that reads it."""

    key: str
    kind: Kind
    reader: str
    needs: tuple[tuple[str, ...], ...]
    channel: str = ""
    """What its rows are called as a channel, where they do not say so themselves."""


class Meant(NamedTuple):
    """What a header means to a platform: our name of the column, and how well the header fits it."""

    platform: str
    column: str
    language: str
    rank: int


@dataclass(frozen=True)
class Match:
    """A row of headers as one platform reads it. columns: our names and where they stand."""

    platform: Platform
    columns: dict[str, int]
    language: str
    cells: int
    own: int

    @property
    def weight(self) -> tuple[int, int, bool]:
        """How well it fits: headers known, headers of its own, and any platform before a plain table."""
        return self.cells, self.own, self.platform.key != "plain"


def plain(header: object) -> str:
    """A header with what does not matter taken away.

    >>> plain("\N{ZERO WIDTH NO-BREAK SPACE} Montant  dépensé (EUR)"), plain("Spenderat belopp, SEK")
    ('montant depense', 'spenderat belopp')
    """
    return _plain(header) if isinstance(header, str) and len(header) <= LONGEST else ""


@lru_cache(4096)
def _plain(header: str) -> str:
    bare = header.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "").replace("’", "'").replace("_", " ").strip(' "')
    if currency_in(bare):
        bare = _END.sub("", bare)
    letters = unicodedata.normalize("NFKD", bare.casefold())
    return " ".join("".join(sign for sign in letters if not unicodedata.combining(sign)).split())


@cache
def platforms() -> dict[str, Platform]:
    """Every platform by its key."""
    return {key: _platform(key, tree) for key, tree in _trees().items()}


@cache
def _trees() -> dict[str, dict[str, Any]]:
    folder = resources.files("roisim.importers.headers")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in files}


def _platform(key: str, tree: dict[str, Any]) -> Platform:
    needs = tuple(tuple(each) for each in tree["needs"])
    return Platform(key, tree["kind"], tree["reader"], needs, tree.get("channel", ""))


@cache
def meanings() -> dict[str, tuple[Meant, ...]]:
    """What each known header means, to each platform."""
    found: dict[str, list[Meant]] = {}
    for key, tree in _trees().items():
        tables = {**tree["columns"], "own": tree.get("own", {})}
        for column, languages in tables.items():
            for language, names in languages.items():
                for rank, name in enumerate(names):
                    found.setdefault(plain(name), []).append(Meant(key, column, language, rank))
    return {name: tuple(each) for name, each in found.items() if name}


def matched(headers: Sequence[object]) -> Match | None:
    """The platform that the headers are of; None where they are none's."""
    known = [(place, meant) for place, header in enumerate(headers) for meant in meanings().get(plain(header), ())]
    each = (_match(platform, [(place, meant) for place, meant in known if meant.platform == key])
            for key, platform in platforms().items())  # fmt: skip
    return max((match for match in each if match), key=lambda match: match.weight, default=None)


def _match(platform: Platform, known: list[tuple[int, Meant]]) -> Match | None:
    best: dict[str, tuple[int, int]] = {}
    for place, meant in known:
        best[meant.column] = min(best.get(meant.column, (meant.rank, place)), (meant.rank, place))
    if not all(any(name in best for name in names) for names in platform.needs):
        return None
    languages = Counter(meant.language for _, meant in known)
    own = len({place for place, meant in known if meant.column == "own"})
    columns = {name: place for name, (_, place) in best.items() if name != "own"}
    language = max(languages, key=lambda each: (languages[each], each == "en"))
    return Match(platform, columns, language, len({place for place, _ in known}), own)
