"""`roisim export` in the customer's dress: what can't be worn is told in a sentence, and nothing is written."""

import io
from pathlib import Path

import pikepdf
import pptx
import pytest
from PIL import Image

from roisim.text import LANGUAGES, words
from tests.conftest import Command

SMALL = 'preset = "b2b"\ndraws = 256\n'


def logo(kind: str, size: tuple[int, int] = (300, 100), mode: str = "RGB") -> bytes:
    sink = io.BytesIO()
    Image.new(mode, size, "#aa2200" if mode == "RGB" else 0).save(sink, kind)
    return sink.getvalue()


BAD = {
    "no picture": b"<svg/>",
    "nothing at all": b"",
    "a kind that slides can't hold": logo("GIF"),
    "cut off": logo("JPEG", (900, 900))[:900],
    "too heavy": logo("PNG") + bytes(2_000_000),
    "too many pixels": logo("PNG", (5000, 4000)),
}


@pytest.fixture
def case(tmp_path: Path) -> str:
    """A case of few draws."""
    file = tmp_path / "case.toml"
    file.write_text(SMALL, "utf-8")
    return str(file)


def test_slides_and_document_wear_logo_and_colour(command: Command, case: str, tmp_path: Path) -> None:
    (tmp_path / "us.jpg").write_bytes(logo("JPEG", mode="CMYK"))
    dress = ("--logo", str(tmp_path / "us.jpg"), "--colour", "#AA2200", "--lang", "en")
    for kind in ("pptx", "pdf"):
        told = command("export", case, "--to", kind, "--out", str(tmp_path / f"us.{kind}"), *dress)
        assert told.exit_code == 0, told.stderr
    master = pptx.Presentation(str(tmp_path / "us.pptx")).slide_master
    assert [shape.name for shape in master.shapes if shape.shape_type == 13] == ["Logo"]
    with pikepdf.open(tmp_path / "us.pdf") as file:
        assert file.pages[0].get_images()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", BAD.values(), ids=BAD)
def test_a_logo_that_is_none_is_refused(
    command: Command, case: str, tmp_path: Path, given: bytes, language: str
) -> None:
    (tmp_path / "us.png").write_bytes(given)
    out = tmp_path / "us.pptx"
    told = command(
        "export", case, "--to", "pptx", "--logo", str(tmp_path / "us.png"), "-o", str(out), "--lang", language
    )
    assert (told.exit_code, told.stderr.strip()) == (2, words(language)["fault.brand_logo"]) and not out.exists()


def test_a_file_that_is_not_there_or_a_folder_is_named(command: Command, case: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for given, fault in (("none.png", "There is no file"), ("folder", "can’t be opened")):
        told = command("export", case, "--to", "pptx", "--logo", given, "--lang", "en")
        assert told.exit_code == 2 and fault in told.stderr and given in told.stderr
        assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("colour", ["red", "#12345", "0B6E6E", "#0B6E6E;", "#ÅÄÖ123"])
def test_a_colour_that_is_none_is_refused(command: Command, case: str, colour: str) -> None:
    told = command("export", case, "--to", "pptx", "--colour", colour, "--lang", "sv")
    assert told.exit_code == 2 and told.stderr == f"Färgen ska skrivas som #0B6E6E, inte {colour}.\n"
