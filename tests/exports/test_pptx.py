"""The slides, opened by python-pptx, their workbooks by openpyxl, and drawn by LibreOffice."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pptx
import pypdfium2 as pdfium
import pytest
from PIL import Image

from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.cases.moves import moved
from roisim.charts.palette import WHITE
from roisim.errors import CaseError
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.earn_and_save.waterfall import from_cost_to_net
from roisim.exhibits.origin import Origin
from roisim.exhibits.simulator.cumulative import over_time
from roisim.exports.brand import Brand, alike
from roisim.exports.formats import made
from roisim.text import LANGUAGES, Language, Text
from tests.answers.test_steering import fixed
from tests.charts.test_charts import contrast
from tests.exports.xlsx.office import converted

ORIGIN = Origin(date(2026, 11, 27), "9.9", "https://roi.example/?case=xyz")
CASE = replace(preset("b2b"), draws=256)
ODD = '=HYPERLINK("http://x","y")'
HOSTILE = replace(CASE, title=ODD, channels=(replace(CASE.channels[0], name="+1+1"), *CASE.channels[1:]))


@pytest.fixture(scope="module")
def ordinary() -> bytes:
    return made("pptx", CASE, Text("sv", "b2b"), ORIGIN)


def opened(file: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(file))


def charts(deck: Any) -> dict[str, Any]:
    return {str(shape.chart.chart_type).split(" ")[0]: shape.chart for shape in shapes(deck) if shape.has_chart}


def shapes(deck: Any) -> Iterator[Any]:
    for slide in deck.slides:
        yield from slide.shapes


def test_ten_slides_with_notes_charts_and_tables(ordinary: bytes) -> None:
    deck = opened(ordinary)
    assert 8 <= len(deck.slides) <= 10
    assert all(slide.notes_slide.notes_text_frame.text.strip() and slide.shapes.title.text for slide in deck.slides)
    assert len(charts(deck)) == 3 and sum(shape.has_table for shape in shapes(deck)) == 3
    drawn = [shape for shape in shapes(deck) if shape.has_chart or shape.has_table]
    assert all(shape._element.nvGraphicFramePr.cNvPr.get("descr") for shape in drawn)
    said = "\n".join(shape.text_frame.text for shape in shapes(deck) if shape.has_text_frame)
    assert "2026-11-27" in said and "roisim 9.9" in said and "frö 1" in said
    links = [run.hyperlink.address for shape in shapes(deck) if shape.has_text_frame
             for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]  # fmt: skip
    assert set(links) == {None, ORIGIN.link}
    assert deck.core_properties.language == "sv-SE" and deck.core_properties.title.startswith("Hällby")


def test_nothing_reaches_over_the_edge(ordinary: bytes) -> None:
    deck = opened(ordinary)
    for shape in shapes(deck):
        assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width, shape.name
        assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height, shape.name


def test_the_charts_hold_the_numbers_of_the_answer(ordinary: bytes) -> None:
    found, result = charts(opened(ordinary)), answer(CASE)
    steps = waterfall.steps(result)
    helper, under, above, below, _ = (series.values for plot in found["COLUMN_STACKED"].plots for series in plot.series)
    for at, step in enumerate(steps):
        assert abs(above[at] - below[at]) == pytest.approx(abs(step.amount) / 1e3, abs=1e-5), step.name
        assert not (helper[at] and under[at]), "a bar that floats on one side has one helper"
    areas, lines = found["AREA_STACKED"].plots
    low, first, middle, last = (series.values for series in areas.series)
    end = sum(values[-1] for values in (low, first, middle, last))
    assert low[-1] == pytest.approx(result.cumulative.q05[-1] / 1e3, abs=1e-5)
    assert end == pytest.approx(result.cumulative.q95[-1] / 1e3, abs=1e-5)
    assert lines.series[0].values[-1] == pytest.approx(result.cumulative.q50[-1] / 1e3, abs=1e-5)


def test_charts_are_in_the_units_of_the_page_and_without_ranges_a_line_has_no_band() -> None:
    case, text = fixed(CASE), Text("en", "b2b")
    deck = opened(made("pptx", case, text, ORIGIN))
    said = "\n".join(shape.text_frame.text for shape in shapes(deck) if shape.has_text_frame)
    for exhibit in (from_cost_to_net(text, answer(CASE)), over_time(text, answer(CASE))):
        unit = re.search(r"SEK \w+", exhibit.measure)
        assert unit and said.count(unit[0]) >= 2
    line = charts(deck)["LINE"]
    assert [series.name for series in line.plots[0].series] == ["With the plan", "Going on as today"]
    assert len(line.plots) == 1 and "AREA_STACKED" not in charts(deck)


def test_what_is_said_to_stand_above_does() -> None:
    poor = replace(moved(CASE, "funnel.incremental", 0.01), draws=256)
    last = opened(made("pptx", poor, Text("en", "b2b"), ORIGIN)).slides[-1]
    said = "\n".join(shape.text_frame.text for shape in last.shapes if shape.has_text_frame)
    assert said.index("What would turn the answer") < said.index("The plan would pay if") < said.index("stands above")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_of_a_case_become_a_formula(language: str) -> None:
    file = made("pptx", HOSTILE, Text(language, "b2b"), ORIGIN)  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        books = [parts.read(name) for name in parts.namelist() if name.endswith(".xlsx")]
    cells = [cell for book in books for row in openpyxl.load_workbook(io.BytesIO(book)).active for cell in row]
    assert len(books) == 3 and not [cell.value for cell in cells if cell.data_type == "f"]
    assert any(isinstance(cell.value, str) and cell.value.startswith("'+1+1") for cell in cells)
    assert opened(file).slides[0].shapes.title.text == ODD


def test_the_same_case_gives_the_same_bytes(ordinary: bytes) -> None:
    assert made("pptx", CASE, Text("sv", "b2b"), ORIGIN) == ordinary


@pytest.mark.parametrize("title", ["W" * 400, "Nordvik 🚀 شركة", "\x07<b>&", "字" * 90], ids=["long", "odd", "b", "zh"])
def test_any_title_stays_in_its_place(title: str) -> None:
    case = replace(CASE, title=title, channels=(replace(CASE.channels[0], name=title), *CASE.channels[1:]))
    deck = opened(made("pptx", case, Text("en", "b2b"), ORIGIN))
    assert all(shape.top + shape.height <= deck.slide_height for shape in shapes(deck))


def logo(kind: str, size: tuple[int, int] = (300, 100)) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "#aa2200").save(sink, kind)
    return sink.getvalue()


@pytest.mark.parametrize("colour", ["#FFFFFF", "#FFF200", "#000000", "#B4481E", "#C0501F", "#0B6E6E"])
def test_of_any_colour_both_ends_of_a_bar_are_seen_and_told_apart(colour: str) -> None:
    deck = opened(made("pptx", CASE, Text("en", "b2b"), ORIGIN, Brand(colour=colour)))
    part = next(each.target_part for each in deck.slide_master.part.rels.values() if each.reltype.endswith("/theme"))
    plan, other = (
        re.search(rf'<a:{role}><a:srgbClr val="(\w+)"', part.blob.decode())[1]  # type: ignore[index]
        for role in ("accent1", "accent5")
    )
    for shown in (plan, other):
        assert contrast(f"#{shown}", WHITE) >= 3
    assert not alike(f"#{plan}", f"#{other}")
    assert colour in ("#FFFFFF", "#FFF200") or plan == colour[1:]  # one that is seen stays as it is


def test_slides_wear_the_customers_logo_and_colour() -> None:
    deck = opened(made("pptx", CASE, Text("en", "b2b"), ORIGIN, Brand(logo("PNG"), "#AA2200")))
    picture = next(shape for shape in deck.slide_master.shapes if shape.shape_type == 13)
    assert picture.image.blob == logo("PNG") and picture._element.nvPicPr.cNvPr.get("descr") == "Logo"
    theme = next(each.target_part for each in deck.slide_master.part.rels.values() if each.reltype.endswith("/theme"))
    assert b'<a:accent1><a:srgbClr val="AA2200"/>' in theme.blob and b'<a:latin typeface="Calibri"' in theme.blob


@pytest.mark.parametrize("given", [b"<svg/>", logo("GIF"), logo("PNG")[:60], logo("PNG", (5000, 4000))])
def test_what_is_no_logo_is_refused(given: bytes) -> None:
    with pytest.raises(CaseError):
        Brand(given)
    with pytest.raises(CaseError):
        Brand(colour="red")


def test_drawn_no_slide_is_empty_and_nothing_runs_into_the_foot(ordinary: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(ordinary)
    converted(tmp_path / "deck.pptx", "pdf", tmp_path)
    pages = pdfium.PdfDocument(tmp_path / "deck.pdf")
    assert len(pages) == len(opened(ordinary).slides)
    for page, slide in zip(pages, opened(ordinary).slides, strict=True):
        words = page.get_textpage()
        said = " ".join(words.get_text_bounded().split())
        assert " ".join(slide.shapes.title.text.split())[:30] in said
        foot = 48  # points from the lower edge: over what stands there on every slide
        boxes = [words.get_rect(at) for at in range(words.count_rects())]
        crossing = [box for box in boxes if box[1] < foot - 8 < foot + 4 < box[3]]
        assert not crossing and min(box[1] for box in boxes) > 0
        drawn = page.render(scale=0.2).to_pil().convert("L")
        assert 0.001 < sum(drawn.histogram()[:200]) / (drawn.width * drawn.height) < 0.6


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_table_over_ten_years_is_broken(language: Language) -> None:
    case = replace(CASE, finance=replace(CASE.finance, months=120))
    deck = opened(made("pptx", case, Text(language, "b2b"), ORIGIN))
    table = next(shape.table for shape in shapes(deck) if shape.has_table and len(shape.table.columns) > 10)
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            size = cell.text_frame.paragraphs[0].runs[0].font.size
            words = cell.text_frame.text.split()
            assert all(len(word) * size * 0.55 <= column.width - 2 * cell.margin_left for word in words), words
