"""What stands on a slide: text that fits its place, cards, tables."""

from collections.abc import Sequence
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from roisim.charts.palette import SHADE, WHITE
from roisim.exhibits.exhibit import Card, Table
from roisim.exhibits.written import pieces
from roisim.exports.columns import columns
from roisim.exports.pptx.letters import held

Box = tuple[int, int, int, int]
_POINT = 12700  # EMU
_BROAD, _LINE = 0.56, 1.3  # of the size of letters: how broad one is at most on average, and how high a line
_CELL = (72000, 30000)  # EMU beside and over the words of a cell
_SHORT = 110  # letters of a cell
_WORD = 14  # letters of the longest word that is never broken


def high(words: str, size: float, wide: int) -> float:
    """How high a paragraph is at most [points]."""
    letters = max(1, int(wide / _POINT / (size * _BROAD)))
    lines = sum(-(-max(1, len(line)) * 11 // (10 * letters)) for line in words.split("\n"))  # words do not break
    return lines * size * _LINE


def fitted(paragraphs: Sequence[str], box: Box, largest: float, smallest: float = 10) -> tuple[list[str], float]:
    """The paragraphs, and the largest size in which they fit; cut where even the smallest is too large."""
    size, kept = largest, list(paragraphs)
    while size > smallest and _all(kept, size, box) > box[3] / _POINT:
        size -= 1
    while _all(kept, size, box) > box[3] / _POINT and max(map(len, kept)) > 20:
        longest = max(range(len(kept)), key=lambda place: len(kept[place]))
        kept[longest] = f"{kept[longest].rstrip('…')[: len(kept[longest]) * 4 // 5].replace('*', '')}…"
    return kept, size


def _all(paragraphs: Sequence[str], size: float, box: Box) -> float:
    return sum(high(each, size, box[2]) + 0.45 * size for each in paragraphs)


def say(frame: Any, paragraphs: Sequence[str], size: float, *, muted: bool = False) -> None:
    """Sentences, what stands between *stars* in bold."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
    for place, sentence in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(size * 0.4)
        for words, bold in pieces(held(sentence)):
            run = paragraph.add_run()
            run.text, run.font.size, run.font.bold = words, Pt(size), bold
            run.font.color.theme_color = MSO_THEME_COLOR.TEXT_2 if muted else MSO_THEME_COLOR.TEXT_1


def text(slide: Any, box: Box, paragraphs: Sequence[str], largest: float = 18, *, muted: bool = False) -> None:
    """A box of sentences."""
    if not any(paragraphs):
        return
    kept, size = fitted([each for each in paragraphs if each], box, largest)
    say(slide.shapes.add_textbox(*map(Emu, box)).text_frame, kept, size, muted=muted)


def cards(slide: Any, box: Box, shown: Sequence[Card]) -> None:
    """Numbers side by side."""
    wide = box[2] // max(1, len(shown))
    room = (0, 0, wide - 200000, box[3] - 950000)
    size = min((fitted(card.remarks, room, 13)[1] for card in shown if card.remarks), default=13)
    for place, card in enumerate(shown):
        left = box[0] + place * wide
        text(slide, (left, box[1], wide - 200000, 330000), [card.name], 14, muted=True)
        text(slide, (left, box[1] + 330000, wide - 200000, 620000), [f"*{card.value}*"], 30)
        below = (left, box[1] + 950000, wide - 200000, box[3] - 950000)
        text(slide, below, list(card.remarks), size, muted=True)


def table(slide: Any, box: Box, shown: Table, alt: str) -> None:
    """A table that can be edited, in the largest size that fits."""
    cells = [list(shown.head), *([row.name, *row.cells] for row in shown.rows)]
    cells = [[_short(cell) for cell in row] for row in cells]
    shapes = columns(shown)
    widths = [int(box[2] * each.weight / sum(each.weight for each in shapes)) for each in shapes]
    size = next((size for size in range(16, 8, -1) if _fits(cells, widths, size, box[3])), 8)
    frame = slide.shapes.add_table(len(cells), len(widths), *map(Emu, (*box[:3], _high(cells, widths, size))))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", held(alt))
    made = frame.table
    made.horz_banding = False
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = Emu(wide)
    for place, row in enumerate(cells):
        made.rows[place].height = Emu(_row(row, widths, size))
        strong = place == 0 or shown.rows[place - 1].strong
        for at, cell in enumerate(row):
            _cell(made.cell(place, at), cell, size, strong=strong, left=shapes[at].words, head=place == 0)


def _fits(cells: Sequence[Sequence[str]], widths: Sequence[int], size: float, room: int) -> bool:
    """Whether the rows have room, and every word its column, but for those that no column holds."""
    words = ((word, wide) for row in cells for cell, wide in zip(row, widths, strict=True) for word in cell.split())
    whole = all(len(word) * size * _BROAD * _POINT <= wide - 2 * _CELL[0] for word, wide in words if len(word) <= _WORD)
    return whole and _high(cells, widths, size) <= room


def _short(cell: str) -> str:
    return cell if len(cell) <= _SHORT else f"{cell[: _SHORT - 1]}…"


def _row(row: Sequence[str], widths: Sequence[int], size: float) -> int:
    most = max(high(cell, size, wide - 2 * _CELL[0]) for cell, wide in zip(row, widths, strict=True))
    return int(most * _POINT) + 2 * _CELL[1]


def _high(cells: Sequence[Sequence[str]], widths: Sequence[int], size: float) -> int:
    return sum(_row(row, widths, size) for row in cells)


def _cell(cell: Any, words: str, size: float, *, strong: bool, left: bool, head: bool) -> None:
    cell.margin_left = cell.margin_right = Emu(_CELL[0])
    cell.margin_top = cell.margin_bottom = Emu(_CELL[1])
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string((SHADE if head or strong else WHITE)[1:])  # type: ignore[no-untyped-call]
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT if left else PP_ALIGN.RIGHT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = held(words), Pt(size), strong
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
