"""What one takes away from the app: a picture to paste, a table for a spreadsheet, a page on paper."""

import io
import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from roisim.charts.palette import DARK
from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser

CASE = "Hällby Mätsystem"
WHITE = (255, 255, 255, 255)
NUMBER = re.compile(r"-?\d+(,\d+)?")
# What is on the clipboard, of one kind: its bytes.
PASTED = """async (kind) => {
  const [item] = await navigator.clipboard.read();
  return [...new Uint8Array(await (await item.getType(kind)).arrayBuffer())];
}"""


def pasted(page: Page, kind: str) -> bytes:
    """What one would paste."""
    return bytes(page.evaluate(PASTED, kind))


def taken(page: Page, take: Locator, how: str, folder: Path) -> Path:
    """The file that a button saves."""
    with page.expect_download() as download:
        take.locator(f"[data-how={how}]").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_a_picture_is_taken_home_whole_light_and_named_and_says_a_month_in_words(visitor: Open, tmp_path: Path) -> None:
    page = visitor("/ignorance", dark=True)
    take = page.locator("header.figure .take").first
    header = take.locator("xpath=..")
    title, measure = header.locator("h2").inner_text(), header.locator("p:not(.unseen)").inner_text()
    today = datetime.now().date().isoformat()

    drawn = taken(page, take, "svg", tmp_path)
    assert drawn.name == f"hallby-matsystem-planen-i-dag-sta-utanfor-{today}.svg"
    tree = ElementTree.fromstring(drawn.read_text("utf-8"))
    said = " ".join("".join(each.itertext()) for each in tree.iter() if each.tag.endswith("}text"))
    for words in (title, measure, CASE, str(datetime.now().year), "Med planen"):
        assert words.replace("\N{NO-BREAK SPACE}", " ") in said.replace("\N{NO-BREAK SPACE}", " ")
    ground = next(each for each in tree if each.tag.endswith("}rect"))
    assert (ground.get("width"), ground.get("fill")) == ("100%", "#FFFFFF")
    colours = set(re.findall(r"#[0-9A-F]{6}", drawn.read_text("utf-8")))
    assert colours and not colours & set(vars(DARK).values())

    saved = taken(page, take, "png", tmp_path)
    assert saved.name == drawn.name.replace(".svg", ".png")
    take.locator("[data-how=copy]").click()
    expect(take.locator("[data-how=copy]")).to_have_text("Kopierad")
    for bytes_of in (saved.read_bytes(), pasted(page, "image/png")):
        image = Image.open(io.BytesIO(bytes_of)).convert("RGBA")
        assert image.width > 800 and image.getextrema()[3] == (255, 255)
        assert {image.getpixel((x, y)) for x in (0, image.width - 1) for y in (0, image.height - 1)} == {WHITE}

    chart = page.get_by_test_id("stVegaLiteChart").first
    box = chart.bounding_box()
    assert box
    chart.hover(position={"x": box["width"] * 0.4, "y": box["height"] * 0.5})
    expect(page.locator("#vg-tooltip-element")).to_contain_text("Månad")
    month, plan, span, base = page.locator("#vg-tooltip-element").inner_text().strip().split("\n")
    assert re.fullmatch(r"Månad \d+", month) and plan.startswith("Med planen: ")
    assert span.startswith("9 fall av 10: ") and base.startswith("Att stå utanför: ")


def test_a_table_is_pasted_as_numbers_whole_or_marked_by_hand(visitor: Open) -> None:
    page = visitor("/earn_and_save")
    table = page.locator(".st-key-waterfall .figures table")
    page.locator(".st-key-waterfall [data-take=table]").click()
    expect(page.locator(".st-key-waterfall [data-take=table]")).to_have_text("Kopierad")
    caption, head, *rows = (line.split("\t") for line in pasted(page, "text/plain").decode().split("\n"))
    assert caption == [table.locator("caption").inner_text()]
    assert len(head) == len(rows[0]) and len(rows) == table.locator("tbody tr").count()
    numbers = [cell for row in rows for cell in row[2:] if cell]
    assert all(NUMBER.fullmatch(cell) for cell in numbers)
    last = table.locator("tbody td").last.text_content() or ""  # of all columns, seen and waiting
    net = last.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-")
    assert rows[-1][-1] == net and any(cell.startswith("-") for cell in numbers)
    assert b"<td>" in pasted(page, "text/html")

    page.locator(".st-key-waterfall .rest.columns input").check()
    table.evaluate("""table => {
      const range = document.createRange();
      range.setStart(table.tBodies[0].rows[0], 0);
      range.setEndAfter(table.tBodies[0].rows[2].lastElementChild);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    page.keyboard.press("Control+c")
    expect(page.locator(".st-key-waterfall [data-take=table]")).to_have_text("Kopiera tabellen")
    by_hand = [line.split("\t") for line in pasted(page, "text/plain").decode().split("\n")]
    assert by_hand == rows[:3]

    # A name that someone gave, of the sort that a spreadsheet would take for a formula.
    table.evaluate("""table => {
      table.tBodies[0].rows[0].cells[0].textContent = '=HYPERLINK("x")';
      table.tBodies[0].rows[0].cells[1].textContent = "+46 070 kr";
    }""")
    page.locator(".st-key-waterfall [data-take=table]").click()
    expect(page.locator(".st-key-waterfall [data-take=table]")).to_have_text("Kopierad")
    row = pasted(page, "text/plain").decode().split("\n")[2]
    assert row.startswith("'=HYPERLINK(\"x\")\t'+46 070 kr\t")


def test_a_page_on_paper_is_light_and_has_nothing_to_press(visitor: Open) -> None:
    page = visitor("/", dark=True)
    expect(page.locator(".printed")).to_be_hidden()
    page.emulate_media(media="print")
    printed = page.locator(".printed")
    expect(printed).to_contain_text(CASE)
    expect(printed).to_contain_text(str(datetime.now().year))
    for gone in ("stSidebar", "stSlider", "stButton", "stElementToolbar"):
        assert not page.get_by_test_id(gone).locator("visible=true").count()
    assert not page.locator(".st-key-controls, .take, .copy, .bar").locator("visible=true").count()
    ground, ink, line = page.evaluate("""() => [
      getComputedStyle(document.querySelector(".stApp")).backgroundColor,
      getComputedStyle(document.querySelector(".decision")).color,
      getComputedStyle(document.querySelector("[data-testid=stVegaLiteChart] svg text")).fill,
    ]""")
    assert ground == "rgba(0, 0, 0, 0)"
    assert all(max(map(int, re.findall(r"\d+", colour)[:3])) < 140 for colour in (ink, line))
    page.emulate_media(media="screen")
    settled(page)
