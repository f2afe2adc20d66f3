"""The document of two pages, opened by programs that did not write it."""

import io
import re
from dataclasses import replace
from datetime import date

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from roisim.cases import preset
from roisim.exhibits.origin import Origin
from roisim.exports.brand import PLAIN, Brand
from roisim.exports.formats import made
from roisim.exports.pdf import content, written
from roisim.text import Text
from tests.visits import of_nothing

ORIGIN = Origin(date(2026, 11, 27), "9.9", "https://roi.example/?case=xyz")
CASE = replace(preset("b2b"), draws=256)


@pytest.fixture(scope="module")
def ordinary() -> bytes:
    return made("pdf", CASE, Text("sv", "b2b"), ORIGIN)


def words(file: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(file))


def test_it_is_two_pages_of_real_text_in_our_fonts_alone(ordinary: bytes) -> None:
    said = words(ordinary)
    assert len(pdfium.PdfDocument(ordinary)) == 2
    for part in ("Det som begärs", "Nästa steg", "2026-11-27", "roisim 9.9", "frö 1", "Facebook"):
        assert part in said, part
    with pikepdf.open(io.BytesIO(ordinary)) as file:
        faces = {str(each.FontName).partition("+")[2] for each in file.objects if _is_face(each)}
        links = [str(note.A.URI) for page in file.pages for note in page.get("/Annots", []) if "/A" in note]
        tags = _tags(file.Root.StructTreeRoot)
        assert faces and all(re.match(r"(Inter|SourceSerif4)(Ext)?(-|$)", face) for face in faces), faces
        assert str(file.Root.Lang) == "sv-SE" and file.Root.MarkInfo.Marked
        assert file.Root.Outlines.Count != 0 and links == [ORIGIN.link]
        assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/P"} <= tags, tags
        stated = file.open_metadata()
        assert stated["pdfuaid:part"] == "1" and stated["pdfaid:part"] == "2" and stated["pdfaid:conformance"] == "A"


def _is_face(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor"


def _tags(element: object) -> set[str]:
    if isinstance(element, pikepdf.Array):
        return set().union(*map(_tags, element)) if len(element) else set()
    if not isinstance(element, pikepdf.Dictionary):
        return set()
    return {str(element.get("/S", ""))} | _tags(element.get("/K"))


def test_what_is_printed_fits_on_letter_too(ordinary: bytes) -> None:
    for page in pdfium.PdfDocument(ordinary):
        width, height = page.get_size()
        boxes = [each.get_bounds() for each in page.get_objects() if each.type == 1]  # pieces of text
        cut = (height - 792) / 2 + 14  # points: what Letter lacks above and below, and what no printer reaches
        assert min(box[0] for box in boxes) > 14 and max(box[2] for box in boxes) < width - 14
        assert min(box[1] for box in boxes) > cut and max(box[3] for box in boxes) < height - cut


def test_the_same_case_gives_the_same_bytes(ordinary: bytes) -> None:
    assert made("pdf", CASE, Text("sv", "b2b"), ORIGIN) == ordinary


@pytest.mark.parametrize(
    "title",
    ["W" * 400, "Nordvik 🚀 شركة ö ż #set page() $x$ *a* _b_", "\u202e\x07<b>", "字" * 90],
    ids=["long", "odd", "turned", "other"],
)
def test_any_title_gives_two_pages(title: str) -> None:
    channel = replace(CASE.channels[0], name=title)
    case = replace(CASE, title=title, channels=(channel, *CASE.channels[1:]))
    pages = pdfium.PdfDocument(made("pdf", case, Text("en", "b2b"), ORIGIN))
    assert len(pages) == 2
    for page in pages:
        ends = [each.get_bounds()[2] for each in page.get_objects() if each.type == 1]
        assert max(ends) < page.get_size()[0] - 40, "no word leaves the page"


def test_letters_that_no_font_holds_are_left_out_or_asked_about() -> None:
    assert content.shown("Nordvik 🚀 å−ż") == "Nordvik  å−ż"
    assert content.shown("شركة AB") == "? AB"


def test_a_case_without_channels_has_a_document_too() -> None:
    file = made("pdf", replace(CASE, channels=()), Text("en", "b2b"), ORIGIN)
    assert len(pdfium.PdfDocument(file)) == 2


def test_a_logo_and_a_colour_stand_on_it_and_are_told() -> None:
    sink = io.BytesIO()
    Image.new("CMYK", (900, 200), (0, 90, 90, 10)).save(sink, "JPEG")
    brand = Brand(sink.getvalue(), "#AA2200")
    file = made("pdf", CASE, Text("sv", "b2b"), ORIGIN, brand)
    assert len(pdfium.PdfDocument(file)) == 2 and file == made("pdf", CASE, Text("sv", "b2b"), ORIGIN, brand)
    head = pdfium.PdfDocument(file)[0].render(scale=1).to_pil().convert("RGB")
    reds = [dot for _, dot in head.getcolors(1 << 24) if dot[0] > 140 and dot[1] < 70 and dot[2] < 60]
    assert (170, 34, 0) in reds
    with pikepdf.open(io.BytesIO(file)) as opened:
        assert opened.pages[0].get_images() and not opened.pages[1].get_images()


def test_a_case_without_a_plan_is_one_page() -> None:
    file = made("pdf", replace(of_nothing(), draws=256), Text("sv", "b2b"), ORIGIN)
    assert len(pdfium.PdfDocument(file)) == 1 and "1 / 1" in words(file) and "Nästa steg" in words(file)


def test_letters_of_other_languages_stand_in_our_fonts_too_and_typst_warns_of_nothing() -> None:
    names = "Łódź, Kőbánya, Şişli, Århus, Ţara, Žižkov"
    case = replace(CASE, title=names, channels=(replace(CASE.channels[0], name="Łőş"), *CASE.channels[1:]))
    file, warnings = written(case, Text("sv", "b2b"), ORIGIN, PLAIN)
    assert warnings == () and names in words(file) and "Łőş" in words(file)
    with pikepdf.open(io.BytesIO(file)) as opened:
        faces = {str(each.FontName).partition("+")[2] for each in opened.objects if _is_face(each)}
    assert {"InterExt", "SourceSerif4Ext"} <= {face.partition("-")[0] for face in faces}, faces
    assert all(re.match(r"(Inter|SourceSerif4)(Ext)?(-|$)", face) for face in faces), faces
