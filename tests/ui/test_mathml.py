"""The equations as MathML: all of them can be drawn, and nothing of LaTeX is left in them."""

from xml.etree import ElementTree

import pytest

from roisim import cases
from roisim.exhibits.method.sections import Equation, sections
from roisim.text import Language, Text
from roisim.ui.method.method import mathml

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
            name = part.tag.rpartition("}")[2]
            assert len(part) == PARTS.get(name, len(part)), equation.key
            assert name not in ("mi", "mn", "mo", "mtext") or part.text, equation.key
        said = "".join(drawn.itertext())
        assert not set("\\_&") & set(said), equation.key
        assert said.count("(") == equation.latex.count("("), equation.key
