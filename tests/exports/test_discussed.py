"""What is still talked of is told in the files of the pitch as on its page."""

from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest
from pptx import Presentation

from roisim import cases
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.numbers import decisive
from roisim.exports.formats import made
from roisim.text import Text

CASE = cases.preset("b2b")


def words_of(kind: str, content: bytes) -> str:
    """What one reads in a file."""
    if kind == "html":
        return content.decode()
    if kind == "pdf":
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content))
    slides = Presentation(BytesIO(content)).slides
    return "\n".join(shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("kind", ["html", "pdf", "pptx"])
def test_numbers_with_open_comments_are_told(kind: str) -> None:
    said = Origin(date(2026, 11, 27), "9.9", open_comments=frozenset(map(str, decisive(CASE)[:3])))
    found = " ".join(words_of(kind, made(kind, CASE, Text("en", "b2b"), said)).split())
    assert "3 of the numbers that matter most have open comments" in found
    silent = words_of(kind, made(kind, CASE, Text("en", "b2b"), Origin(date(2026, 11, 27), "9.9")))
    assert "open comments" not in silent
