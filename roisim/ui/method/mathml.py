"""The equations as MathML, which the browser draws by itself: the part of LaTeX that equations.toml is written in.

>>> print(mathml(r"N_t = \\frac{1}{2}"))
<math display="block"><msub><mi>N</mi><mi>t</mi></msub><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></math>
"""

import re
from collections.abc import Iterator
from functools import cache

from roisim.exhibits.method.symbols import Letter
from roisim.ui.parts.markup import Markup, html, join

_TOKEN = re.compile(r"\\text\{[^}]*\}|\\(?:begin|end)\{cases\}|\\[A-Za-z]+|\d+(?:\.\d+)?|\S")
_OPERATORS = {
    r"\cdot": "⋅", r"\in": "∈", r"\sim": "∼", r"\le": "≤", r"\ge": "≥", r"\lt": "<", r"\gt": ">", r"\prime": "′",
    "=": "=", "+": "+", "-": "−", ",": ",", ";": ";", ":": ":", "/": "/",
}  # fmt: skip
_OPENS = {"(": "(", "[": "[", r"\lbrace": "{", r"\lceil": "⌈"}
_CLOSES = {")": ")", "]": "]", r"\rbrace": "}", r"\rceil": "⌉"}
_TIGHT = frozenset("/:")
_SPACES = {r"\quad": "1em", r"\enspace": "0.5em"}
_FUNCTIONS = frozenset({r"\ln", r"\exp"})
_LIMITS = {r"\sum": "∑", r"\min": "min", r"\max": "max"}  # what hangs on them stands below and above
_ACCENTS = {r"\bar": "¯", r"\hat": "ˆ", r"\tilde": "˜"}
_BRACE = html('<mo stretchy="true">⏟</mo>')


@cache
def mathml(latex: str) -> Markup:
    """An equation on a line of its own. A command that is not known is a KeyError."""
    return html('<math display="block">{}</math>', join(_Reading(latex).until("")))


class _Reading:
    """What is left to read of an equation."""

    def __init__(self, latex: str) -> None:
        self.tokens: list[str] = [*_TOKEN.findall(latex), ""]
        self.place = 0

    def next(self) -> str:
        """The token that is due, read."""
        self.place += 1
        return self.tokens[self.place - 1]

    def meets(self, *tokens: str) -> bool:
        """Whether one of these is due; if so, it is read."""
        met = self.tokens[self.place] in tokens
        self.place += met
        return met

    def until(self, *ends: str) -> Iterator[Markup]:
        """Everything up to one of the ends, which is read too."""
        begins = True  # a sign that comes now belongs to what follows it
        while not self.meets(*ends):
            token = self.next()
            yield self._hung(token, self._one(token, begins))
            begins = token in _OPENS or token in _OPERATORS or token in _SPACES

    def _one(self, token: str, begins: bool = True) -> Markup:
        """A token with what belongs to it, but for what hangs on it."""
        match token:
            case "{":
                return _row(self.until("}"))
            case r"\frac":
                return html("<mfrac>{}{}</mfrac>", self._argument(), self._argument())
            case r"\sqrt":
                return html("<msqrt>{}</msqrt>", self._argument())
            case r"\underbrace":
                return html("<munder>{}{}</munder>", self._argument(), _BRACE)
            case r"\left":
                return self._fenced()
            case r"\begin{cases}":
                return self._cases()
            case _ if token in _ACCENTS:
                over = html('<mo stretchy="false">{}</mo>', _ACCENTS[token])
                return html('<mover accent="true">{}{}</mover>', self._argument(), over)
            case _ if token in _FUNCTIONS:
                apart = Markup() if self.tokens[self.place] in ("(", r"\left") else _space("0.167em")
                return html("<mi>{}</mi>", token[1:]) + apart
        return _sign(token, begins) or _letter(token)

    def _argument(self) -> Markup:
        return self._one(self.next())

    def _hung(self, token: str, base: Markup) -> Markup:
        """With what stands below and above it, in whichever order that is written."""
        found: dict[str, Markup] = {}
        while self.tokens[self.place] in ("_", "^"):
            sign = self.next()
            found[sign] = self._argument()
        if not found:
            return base
        limits = token in _LIMITS or token == r"\underbrace"
        names = (
            {"_": "munder", "^": "mover", "_^": "munderover"} if limits else {"_": "msub", "^": "msup", "_^": "msubsup"}
        )
        name = names["".join(sign for sign in "_^" if sign in found)]
        parts = join(found[sign] for sign in "_^" if sign in found)
        return html("<{0}>{1}{2}</{0}>", name, base, parts)

    def _fenced(self) -> Markup:
        """Brackets as tall as what they hold."""
        opens = _OPENS[self.next()]
        inside = join(self.until(r"\right"))
        fence = '<mo fence="true" stretchy="true" form="{}">{}</mo>'
        return html(
            "<mrow>{}{}{}</mrow>",
            html(fence, "prefix", opens), inside, html(fence, "postfix", _CLOSES[self.next()]),
        )  # fmt: skip

    def _cases(self) -> Markup:
        """A brace before lines of two columns."""
        rows: list[list[Markup]] = [[]]
        end = ""
        while end != r"\end{cases}":
            rows[-1].append(_row(self.until("&", r"\cr", r"\end{cases}")))
            end = self.tokens[self.place - 1]
            rows += [[]] if end == r"\cr" else []
        lines = join(html("<mtr>{}</mtr>", join(html("<mtd>{}</mtd>", each) for each in row)) for row in rows)
        brace = html('<mo fence="true" stretchy="true" form="prefix">{}</mo>', "{")
        return html('<mrow>{}<mtable class="cases">{}</mtable></mrow>', brace, lines)


def _row(parts: Iterator[Markup]) -> Markup:
    found = list(parts)
    return found[0] if len(found) == 1 else html("<mrow>{}</mrow>", join(found))


def _sign(token: str, begins: bool) -> Markup:
    """An operator, a bracket, a space; nothing if it is none of them."""
    if token in _SPACES:
        return _space(_SPACES[token])
    if token in _OPENS or token in _CLOSES:
        form = "prefix" if token in _OPENS else "postfix"
        return html('<mo form="{}" stretchy="false">{}</mo>', form, (_OPENS | _CLOSES)[token])
    if token in _LIMITS:
        near = Markup(' lspace="0.1em" rspace="0"') if _LIMITS[token].isalpha() else Markup()
        return html('<mo movablelimits="true"{}>{}</mo>', near, _LIMITS[token])
    if token not in _OPERATORS:
        return Markup()
    if token in _TIGHT:
        return html('<mo lspace="0" rspace="0">{}</mo>', token)
    alone = Markup(' form="prefix"') if begins and token in "+-" else Markup()
    return html("<mo{}>{}</mo>", alone, _OPERATORS[token])


def _letter(token: str) -> Markup:
    """A name, a number, a word."""
    if token.startswith(r"\text"):
        words = re.sub(r"^ | $", "\N{NO-BREAK SPACE}", token[len(r"\text{") : -1])
        return html("<mtext>{}</mtext>", words)
    if token[0].isdigit():
        return html("<mn>{}</mn>", token)
    upright = token.startswith("\\") and token[1].isupper()
    return html("<mi{}>{}</mi>", Markup(' mathvariant="normal"') if upright else Markup(), Letter.of(token).base)


def _space(width: str) -> Markup:
    return html('<mspace width="{}"></mspace>', width)
