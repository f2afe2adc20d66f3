"""The symbols of an equation: which ones stand in it, and how one is written in a line of text.

A symbol is its letter with what hangs on it, but for the time and the world: N_t and N_{t-1} are the customers, N_0
those of today.

>>> [symbol.latex for symbol in found_in(r"N_t = N_{t-1} (1 - c_t) + \\bar n_t", "stocks")]
['N', 'c', '\\\\bar n']
>>> Letter.of(r"\\bar e_{k,t}")
Letter(base='ē', below='k,t', above='')
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from roisim.exhibits.method.equations import equations

_GROUP = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_HUNG = re.compile(rf"([_^])(?:{_GROUP}|(\\[A-Za-z]+|[A-Za-z0-9-]))")
_TOKEN = re.compile(rf"(?:\\(bar|hat|tilde)\s?)?(\\text\{{[A-Z]+\}}|\\[A-Za-z]+|[A-Za-z])((?:{_HUNG.pattern})*)")
# Words among the symbols, and what stands under a brace; what hangs on a name in capitals is part of it.
_WORDS = re.compile(
    r"(\\text\{[A-Z]+\}_\{\\text\{[a-z]+\}\})|\\(?:begin|end)\{[a-z]+\}|\}_\{\\text\{[^}]*\}\}"
    r"|(?<![_^]\{)(?<!,)\\text\{[^A-Z}][^}]*\}(?:_[a-z]|_\{\\text\{[^}]*\}\})?|e\^\{-"
)
_SIGNS = frozenset(
    f"\\{name}"
    for name in (
        "ln", "exp", "frac", "left", "right", "cdot", "cr", "quad", "enspace", "sqrt", "in", "le", "ge", "lt", "gt",
        "sim", "lbrace", "rbrace", "lceil", "rceil", "prime", "text", "sum", "min", "max", "underbrace",
    )
)  # fmt: skip
_TIME = re.compile(r"[tTgj0]|t-1|t_-|t_- \+ 1|t_Z")
_WORLD = re.compile(r"b|\\text\{(?:engage|hold|ignore|stop)\}(?:\(g\))?|-1")
_ACCENTS = {"bar": "\u0304", "hat": "\u0302", "tilde": "\u0303"}
_GREEK = {"varepsilon": "epsilon", "varphi": "phi", "varpi": "pi symbol", "vartheta": "theta symbol"}


@dataclass(frozen=True)
class Symbol:
    """What a symbol stands for: a parameter by its path, else a quantity by its key."""

    latex: str
    path: str = ""
    key: str = ""


@dataclass(frozen=True)
class Letter:
    """A symbol as it is written without LaTeX: a letter, what stands below it and what above."""

    base: str
    below: str
    above: str

    @classmethod
    def of(cls, latex: str) -> "Letter":
        """That of one symbol."""
        found = _TOKEN.match(latex)
        if not found:
            return cls(latex, "", "")
        parts = {"_": "", "^": ""}
        for sign, group, single in _HUNG.findall(found[3]):
            parts[sign] = _plain(group or single)
        accent = _ACCENTS.get(found[1] or "", "")
        return cls(unicodedata.normalize("NFC", _plain(found[2]) + accent), parts["_"], parts["^"])


@cache
def found_in(latex: str, section: str) -> tuple[Symbol, ...]:
    """The symbols of an equation in their order, each once."""
    bare = _WORDS.sub(lambda found: found[1] or " ", latex)
    found = (_known(accent, base, hung, section) for accent, base, hung in _tokens(bare))
    return tuple(dict.fromkeys(found))


def _tokens(latex: str) -> Iterator[tuple[str, str, str]]:
    for found in _TOKEN.finditer(latex):
        if found[2] not in _SIGNS:
            yield found[1] or "", found[2], found[3]


def _known(accent: str, base: str, hung: str, section: str) -> Symbol:
    """The symbol that is meant: as it stands, else without what only counts time or names a world."""
    head = f"\\{accent} {base}" if accent else base
    for written in (head + hung, _timeless(head, base, hung, zero=True), _timeless(head, base, hung, zero=False)):
        for name in (f"{section}: {written}", written):
            if name in _table():
                return _table()[name]
    raise KeyError(f"{head}{hung} in {section}")


def _timeless(head: str, base: str, hung: str, zero: bool) -> str:
    """A symbol without what only counts time or names a world. zero: whether what stands for today is kept."""
    below, above = "", ""
    for sign, group, single in _HUNG.findall(hung):
        part = group or single
        if sign == "^":
            above = _above(base, part)
        else:
            kept = [each for each in _parts(part) if not _TIME.fullmatch(each) or (zero and each == "0")]
            below = ",".join(kept)
    if below:
        below = f"_{below}" if len(below) == 1 or re.fullmatch(r"\\[A-Za-z]+", below) else f"_{{{below}}}"
    return head + below + above


def _parts(group: str) -> list[str]:
    return [each.strip() for each in group.split(",")]


def _above(base: str, part: str) -> str:
    """What stands above a letter, but for the world: any stream is the stream i, or j of a sum of money."""
    kept = [each for each in _parts(part) if not _WORLD.fullmatch(each.removesuffix("\\prime"))]
    named = ",".join(kept)
    if named.startswith("\\text"):
        return {"X": "^j", "O": "^{\\text{layer}}"}.get(base, "^i")
    return f"^{named}" if named else ""


@cache
def _table() -> dict[str, Symbol]:
    """Every symbol by how it is written."""
    declared = {latex: Symbol(latex, path=path) for path, latex in equations()["symbols"].items()}
    quantities = {
        each["symbol"]: Symbol(each["symbol"].split(": ")[-1], key=each["key"]) for each in equations()["quantity"]
    }
    return declared | quantities


def _plain(latex: str) -> str:
    """Letters without LaTeX."""
    return re.sub(r"\\text\{([^}]*)\}|\\([A-Za-z]+)\s?", lambda found: found[1] or _greek(found[2]), latex)


def _greek(name: str) -> str:
    if name == "prime":
        return "′"
    if name == "ell":
        return "ℓ"
    kind = "CAPITAL" if name[0].isupper() else "SMALL"
    called = _GREEK.get(name, name).upper()
    if called.endswith(" SYMBOL"):
        return unicodedata.lookup(f"GREEK {called}")
    return unicodedata.lookup(f"GREEK {kind} LETTER {called.replace('LAMBDA', 'LAMDA')}")
