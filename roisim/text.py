"""Every word and number a person reads, in Swedish and English.

Words live in `locales/<language>/*.toml`; a key is the dotted path there. A template names its facts in braces and
may name the nouns of the business: what a lead or a sale is called (`noun.<business>.*`).

>>> text = Text("sv")
>>> print(text.number(0.1234), text.money(1_257_300.94, "SEK").replace(NBSP, " "), sep="; ")
0,12; 1,3 mkr
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal, NamedTuple, get_args

from roisim.errors import CaseError, Fault
from roisim.paths import Path

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

MINUS, NBSP = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}"
_MONEY = ((1e9, "billions"), (1e6, "millions"), (0.0, "plain"))  # from where a sum is said in what


class Marks(NamedTuple):
    """What stands between thousands, and before decimals."""

    thousands: str
    decimal: str


_MARKS = {"sv": Marks(NBSP, ","), "en": Marks(",", ".")}


@lru_cache
def words(language: str) -> Mapping[str, str]:
    """All words of a language by dotted key."""
    folder = resources.files("roisim") / "locales" / language
    found: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            found.update(_flat(tomllib.loads(file.read_text("utf-8"))))
    return found


def _flat(tree: Mapping[str, object], at: str = "") -> Iterator[tuple[str, str]]:
    for name, branch in tree.items():
        if isinstance(branch, Mapping):
            yield from _flat(branch, f"{at}{name}.")
        else:
            yield f"{at}{name}", str(branch)


@lru_cache
def _notes(language: str) -> Mapping[str, str]:
    """The notes of the presets and known channels by their English, which is what their files have."""
    if language == "en":
        return {}
    file = resources.files("roisim") / "presets" / f"notes.{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def best_language(wanted: str | None) -> Language:
    """The language to speak to a reader whose browser or terminal says `wanted` ("sv-SE", "en_GB.UTF-8", None)."""
    start = (wanted or "").lower()[:2]
    return "sv" if start == "sv" else "en"


@dataclass(frozen=True)
class Text:
    """A language, and the business whose nouns it speaks.

    sure: False of an answer that is one outcome: it has neither averages nor ranges, so the words at `key_given` stand
    for those at `key`, where there are such.
    """

    language: Language
    business: str = ""
    sure: bool = True

    def __call__(self, key: str, **facts: object) -> str:
        """The words at `key` with the facts filled in; an unknown key is a programming error (KeyError)."""
        known = words(self.language)
        said = known[key] if self.sure else known.get(f"{key}_given", known[key])
        return said.format_map({**self.nouns, **facts}) if "{" in said else said

    def counted(self, key: str, count: int, **facts: object) -> str:
        """The words at `key` for so many: one part each for none, one and more, as "no cases | one | {count} cases"."""
        none, one, many = words(self.language)[key].split(" | ")
        said = none if count == 0 else one if count == 1 else many
        return said.format_map({**self.nouns, **facts, "count": self.exact(count, 0)})

    def has(self, key: str) -> bool:
        """True where the language has words at `key`."""
        return key in words(self.language)

    @property
    def nouns(self) -> Mapping[str, str]:
        """What this business calls a lead, a sale, a customer; `Lead` is `lead` with a capital."""
        return _nouns(self.language, self.business)

    def name(self, path: str) -> str:
        """The name of a parameter, as `company.margin` or `channels.2.cpc`."""
        return self(f"parameter.{Path.of(path).declared}.name")

    def explain(self, path: str) -> str:
        """One line on what a parameter means."""
        return self(f"parameter.{Path.of(path).declared}.help")

    def unit(self, unit: str, currency: str = "SEK") -> str:
        """A unit of the declarations in words: "currency/month" is "kr/mån"."""
        return self(f"unit.{unit}", currency=self.currency(currency))

    def currency(self, currency: str) -> str:
        """The sign of a currency beside a number: kr in Swedish, its code elsewhere."""
        return "kr" if (self.language, currency) == ("sv", "SEK") else currency

    def note(self, note: str) -> str:
        """Why a number is what it is: a preset's note in the reader's language, any other as written."""
        return _notes(self.language).get(note, note)

    @staticmethod
    def is_note_of_ours(note: str) -> bool:
        """True for a note of the presets and known channels; False for one that someone else wrote."""
        return note in _notes("sv") or note in _notes("sv").values()

    def fault(self, fault: Fault) -> str:
        """The sentence that says what is wrong, where, and what to write instead."""
        facts = {name: self.exact(fact) if isinstance(fact, float) else fact for name, fact in fault.facts.items()}
        return self(f"fault.{fault.key}", path=fault.path, **facts)

    def faults(self, error: CaseError) -> list[str]:
        """A sentence for each fault of a case."""
        return [self.fault(fault) for fault in error.faults]

    @property
    def marks(self) -> Marks:
        """The marks in numbers."""
        return _MARKS[self.language]

    def exact(self, value: float, decimals: int = 10) -> str:
        """A number with all its digits, as one typed it."""
        written = f"{round(value, decimals):,.{decimals}f}"
        return self._marked(written.rstrip("0").rstrip(".") if decimals else written)

    def number(self, value: float | None, digits: int = 2) -> str:
        """A number with the digits that are known: two, unless told more. None is an en dash."""
        if value is None or not math.isfinite(value):
            return "–"
        rounded = _significant(value, digits)
        return self._marked(f"{rounded:,.{_decimals(rounded, digits)}f}")

    def percent(self, share: float | None, digits: int = 2) -> str:
        """A share as per cent: 0.0625 is "6.3 %", in English "6.3%"."""
        if share is None or not math.isfinite(share):
            return "–"
        return self.number(share * 100, digits) + self.per_cent

    @property
    def per_cent(self) -> str:
        """The sign after a number, with the space before it that the language wants."""
        return f"{NBSP}%" if self.language == "sv" else "%"

    def money(self, value: float | None, currency: str, digits: int = 2) -> str:
        """Money with two digits, in millions from a million up, in billions from a billion."""
        if value is None or not math.isfinite(value):
            return "–"
        rounded = _significant(value, digits)
        size, scale = next((size, scale) for size, scale in _MONEY if abs(rounded) >= size)
        amount = self.number(rounded / (size or 1), digits)
        if scale == "billions" and amount.lstrip(MINUS) == "1":
            scale = "billion"
        return self(f"money.{scale}.{self.currency(currency) if currency == 'SEK' else 'other'}",
                    amount=amount, currency=currency).replace(" ", NBSP)  # fmt: skip

    def ends(self, low: float | None, high: float | None, currency: str) -> tuple[str, str]:
        """The two ends of a range of money, to stand in "X to Y": in one unit; tiny beside the other is 0.

        "SEK −0.41m to 1.8m", "−0,41 till 1,8 mkr": where the currency stands before, its m is read at both ends. Two
        digits each, and no finer than the third digit of the larger one.
        """
        if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
            return self.money(low, currency), self.money(high, currency)
        largest = _significant(max(abs(low), abs(high)), 2)
        size, scale = next((size or 1, scale) for size, scale in _MONEY if largest >= size)
        written = [self.number(end / size) for end in rounded(low, high)]
        if written[0] == written[1]:
            return self.money(high, currency), self.money(high, currency)
        scale = "billion" if scale == "billions" and written[1].lstrip(MINUS) == "1" else scale
        sign = self.currency(currency) if currency == "SEK" else "other"
        before, after = self(f"money.{scale}.{sign}", amount="|", currency=currency).replace(" ", NBSP).split("|")
        scaled = after if before and written[0] != "0" else ""
        return f"{before}{written[0]}{scaled}", f"{written[1]}{after}"

    def scale(self, largest: float, currency: str) -> tuple[float, str]:
        """The unit in which the largest sum of a picture or a table is easy to read, and its name."""
        size, name = next(
            (size, name)
            for size, name in ((1e9, "billions"), (1e6, "millions"), (1e3, "thousands"), (1.0, "ones"))
            if largest >= size or size == 1
        )
        return size, self(f"page.scale.{name}", currency=self.currency(currency))

    def months(self, value: float | None) -> str:
        """A time in whole months; None is "never"."""
        if value is None or not math.isfinite(value):
            return self("time.never")
        count = math.ceil(value - 1e-9)
        return self("time.month" if count == 1 else "time.months", count=count)

    def of_ten(self, chance: float) -> str:
        """A chance in cases: "6 in 10"; near the ends, "fewer than 1 in 20"."""
        if chance < 0.05:
            return self("chance.hardly")
        if chance > 0.95:
            return self("chance.nearly")
        count = min(9, max(1, round(chance * 10)))
        return self("chance.one_of_ten" if count == 1 else "chance.of_ten", count=count)

    @staticmethod
    def inside(name: str) -> str:
        """A name as it stands inside a sentence."""
        return name[:1].lower() + name[1:]

    def listed(self, names: Sequence[str]) -> str:
        """Names as one says them: A, B and C."""
        *first, last = names or [""]
        return self("and", first=", ".join(first), last=last) if first else last

    def _marked(self, english: str) -> str:
        thousands, decimal = self.marks
        swapped = english.translate({ord(","): thousands, ord("."): decimal, ord("-"): MINUS})
        return swapped if any(digit in swapped for digit in "123456789") else swapped.lstrip(MINUS)


@lru_cache
def _nouns(language: Language, business: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for owner in ("default", business):
        start = f"noun.{owner}."
        found.update({key[len(start) :]: word for key, word in words(language).items() if key.startswith(start)})
    return found | {name.capitalize(): word[:1].upper() + word[1:] for name, word in found.items()}


def rounded(*amounts: float) -> tuple[float, ...]:
    """Money that stands together as it is written: two digits each, and no finer than the third of the largest."""
    largest = _significant(max(map(abs, amounts)), 2)
    finest = 2 - math.floor(math.log10(largest)) if largest else 0
    return tuple(round(_significant(amount, 2), finest) for amount in amounts)


def _significant(value: float, digits: int) -> float:
    """`value` rounded to so many significant digits."""
    if value == 0:
        return 0.0
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def _decimals(value: float, digits: int) -> int:
    """How many decimals so many significant digits leave, none wasted on a closing zero."""
    if value == 0:
        return 0
    most = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    return next((fewer for fewer in range(most) if math.isclose(round(value, fewer), value, rel_tol=1e-9)), most)
