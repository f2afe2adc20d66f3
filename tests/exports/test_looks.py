"""Slides and document as pictures, held against small ones that were looked at: a chart or a title that is gone shows.

The pictures are grey, an eighth of the size, and smoothed before they are compared: another version of LibreOffice may
move a word. Slides are drawn in DejaVu, which comes with LibreOffice: which faces of Office a machine has, or what it
takes instead, would move whole lines. `python -m tests.exports.test_looks` draws them anew; look at them.
"""

import io
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pptx
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageFilter

from roisim.cases import preset
from roisim.exhibits.origin import Origin
from roisim.exports.formats import made
from roisim.text import Text
from tests.exports.xlsx.office import converted

LOOKS = Path(__file__).parent / "looks"
ORIGIN = Origin(date(2026, 11, 27), "9.9", "https://roi.example/?case=xyz")
CASE = replace(preset("b2b"), draws=256)
SMALL = 120  # pixels, how wide
BLUR = 3.5  # pixels: a word that stands elsewhere
TILES = (6, 4)
# Of 255, on average over the tile of a picture that differs most. Faces with and without serifs in each other's place
# give 3.2 at most, a title that is gone 5.6 at least, a chart or a table 15.
MOST = 4.5
FACES = {b'"Georgia"': b'"DejaVu Serif"', b'"Calibri"': b'"DejaVu Sans"'}


def slides(deck: bytes) -> list[Image.Image]:
    """Each slide as LibreOffice draws it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "deck.pptx"
        path.write_bytes(_in_dejavu(deck))
        return pages(converted(path, "pdf", Path(folder)).read_bytes())


def _in_dejavu(deck: bytes) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as parts, zipfile.ZipFile(sink, "w") as there:
        for name in parts.namelist():
            part = parts.read(name)
            for face, other in FACES.items() if "/theme/" in name else ():
                part = part.replace(face, other)
            there.writestr(name, part)
    return sink.getvalue()


def pages(file: bytes) -> list[Image.Image]:
    """Each page, small and grey."""
    drawn = (page.render(scale=SMALL * 4 / page.get_width()).to_pil().convert("L") for page in pdfium.PdfDocument(file))
    return [each.resize((SMALL, round(SMALL * each.height / each.width)), Image.Resampling.BOX) for each in drawn]


def apart(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are from one another where they differ most, 0 to 255."""
    if one.size != other.size:
        return 255.0
    soft = [np.asarray(each.filter(ImageFilter.GaussianBlur(BLUR)), float) for each in (one, other)]
    gap = np.abs(soft[0] - soft[1])
    tiles = (tile for band in np.array_split(gap, TILES[1]) for tile in np.array_split(band, TILES[0], axis=1))
    return max(float(tile.mean()) for tile in tiles)


def kept(name: str) -> list[Image.Image]:
    """The pictures that were looked at."""
    return [Image.open(path) for path in sorted(LOOKS.glob(f"{name}-*.png"))]


@pytest.fixture(scope="module")
def deck() -> bytes:
    return made("pptx", CASE, Text("sv", "b2b"), ORIGIN)


def test_slides_look_as_they_did(deck: bytes) -> None:
    _hold("slide", slides(deck))


def test_the_document_looks_as_it_did() -> None:
    _hold("page", pages(made("pdf", CASE, Text("sv", "b2b"), ORIGIN)))


def _hold(name: str, drawn: list[Image.Image]) -> None:
    before = kept(name)
    assert len(before) == len(drawn)
    gaps = {place: apart(*each) for place, each in enumerate(zip(drawn, before, strict=True), 1)}
    assert all(gap < MOST for gap in gaps.values()), gaps


def _without(wanted: Callable[[Any], bool]) -> Callable[[bytes], tuple[bytes, set[int]]]:
    """The deck without some of what it shows, and on which slides that was."""

    def taken(deck: bytes) -> tuple[bytes, set[int]]:
        opened, where = pptx.Presentation(io.BytesIO(deck)), set()
        for place, slide in enumerate(opened.slides):
            for shape in [each for each in slide.shapes if wanted(each)]:
                shape._element.getparent().remove(shape._element)
                where.add(place)
        sink = io.BytesIO()
        opened.save(sink)
        return sink.getvalue(), where

    return taken


@pytest.mark.parametrize(
    "wanted",
    [lambda shape: shape.has_chart or shape.has_table, lambda shape: shape.is_placeholder],
    ids=["charts and tables", "titles"],
)
def test_what_is_gone_from_a_slide_shows(deck: bytes, wanted: Callable[[Any], bool]) -> None:
    poor, where = _without(wanted)(deck)
    drawn, before = slides(poor), kept("slide")
    assert len(where) >= 6
    for place, (one, other) in enumerate(zip(drawn, before, strict=True)):
        assert (apart(one, other) > MOST) == (place in where), place + 1


if __name__ == "__main__":
    LOOKS.mkdir(exist_ok=True)
    text = Text("sv", "b2b")
    for name, found in (
        ("slide", slides(made("pptx", CASE, text, ORIGIN))),
        ("page", pages(made("pdf", CASE, text, ORIGIN))),
    ):
        for place, each in enumerate(found, 1):
            each.save(LOOKS / f"{name}-{place:02d}.png", optimize=True)
    sys.stdout.write(f"{LOOKS}\n")
