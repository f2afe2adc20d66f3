"""Every file that Pitch offers, fetched as a visitor does and opened by a library that did not write it."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pikepdf
import pptx
import pyarrow.parquet
import pytest
from playwright.sync_api import Locator, Page, expect

from roisim.cases import links, preset
from roisim.exports.formats import FORMATS
from roisim.text import Text
from tests.browser.conftest import Open, Server

pytestmark = pytest.mark.browser
MONTHS = 36
CODE = links.encode(replace(preset("b2b"), draws=256))  # what files hold of chance is tested elsewhere

OPENED: dict[str, Callable[[bytes], bool]] = {
    "pptx": lambda file: 8 <= len(pptx.Presentation(io.BytesIO(file)).slides) <= 10,
    "pdf": lambda file: len(pikepdf.open(io.BytesIO(file)).pages) == 2,
    "xlsx": lambda file: len(openpyxl.load_workbook(io.BytesIO(file), read_only=True).sheetnames) > 5,
    "html": lambda file: file.startswith(b"<!DOCTYPE html>") and file.rstrip().endswith(b"</html>"),
    "csv": lambda file: len(pd.read_csv(io.BytesIO(file), comment="#", encoding="utf-8-sig")) > MONTHS,
    "json": lambda file: bool(json.loads(file)["rows"]),
    "parquet": lambda file: pyarrow.parquet.read_table(io.BytesIO(file)).num_rows > MONTHS,
}


def button(page: Page, kind: str) -> Locator:
    return page.locator(f".st-key-file-{kind} button:visible").first


def test_every_button_gives_a_whole_file_with_its_name(visitor: Open) -> None:
    page = visitor(f"/pitch?lang=en&case={CODE}", locale="en-GB")
    making = page.locator(".st-key-pitch-files .making")
    expect(making).to_be_hidden()
    for kind in FORMATS:
        with page.expect_download() as waited:
            button(page, kind).click()
            if kind == "pptx":
                expect(making).to_be_visible()
        assert waited.value.suggested_filename.startswith("hallby-") and waited.value.suggested_filename.endswith(
            f".{kind}"
        )
        assert OPENED[kind](Path(waited.value.path()).read_bytes()), kind
    expect(making).to_be_hidden()


def test_a_file_that_can_not_be_made_says_so(visitor: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('half installed')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    server = Server()
    server.wait()
    try:
        page = visitor(f"/pitch?lang=sv&case={CODE}", at=server)
        failed = page.get_by_text(Text("sv")("page.pitch.making.failed"))
        expect(failed).to_be_hidden()
        button(page, "pdf").click()
        expect(failed).to_be_visible()
        expect(page.locator("[data-testid=stDownloadButtonError]")).to_be_hidden()
    finally:
        server.stop()
