"""The equations as MathML: all of them can be drawn, and nothing of LaTeX is left in them."""

from xml.etree import ElementTree

import pytest

from roisim import cases
from roisim.exhibits.method.sections import Equation, sections
from roisim.text import Language, Text
from roisim.ui.method.mathml import mathml

# How many children each of these has, where the browser needs it to be so.
PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}


def every(language: Language) -> list[Equation]:
    """All equations in a language."""
    found = sections(Text(language), cases.preset("b2b"))
    return [equation for section in found for equation in section.equations]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_equation_is_whole(language: Language) -> None:
    for equation in every(language):
        drawn = ElementTree.fromstring(str(mathml(equation.latex)))
        for part in drawn.iter():
            assert len(part) == PARTS.get(part.tag, len(part)), equation.key
            assert part.tag not in ("mi", "mn", "mo", "mtext") or part.text, equation.key
        said = "".join(drawn.itertext())
        assert not set("\\_^&") & set(said), equation.key
        assert said.count("(") == equation.latex.count("("), equation.key


def test_what_hangs_on_a_letter_hangs_in_either_order() -> None:
    assert mathml("x_t^{a b}") == mathml("x^{a b}_t")


def test_a_minus_after_a_bracket_is_a_sign_and_between_two_a_subtraction() -> None:
    drawn = ElementTree.fromstring(str(mathml("(-a) - b")))
    assert [mo.get("form") for mo in drawn.iter("mo") if mo.text == "−"] == ["prefix", None]


def test_words_keep_the_space_at_their_ends() -> None:
    assert "j<mtext>\N{NO-BREAK SPACE}open</mtext>" in mathml(r"j\text{ open}").replace("<mi>", "").replace("</mi>", "")


def test_a_command_that_is_not_known_is_not_left_out() -> None:
    with pytest.raises(KeyError):
        mathml(r"\unheard x")
