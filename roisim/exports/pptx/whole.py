"""Slide by slide: what the pitch says, each with the reasoning in its notes."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from roisim.answers.ask import answer
from roisim.answers.result import Result
from roisim.answers.tornado import tornado
from roisim.cases.scenario import Scenario
from roisim.charts.cumulative import window
from roisim.charts.palette import LIGHT
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.measures import base_of
from roisim.exhibits.must_be_true import tornado as swings
from roisim.exhibits.must_be_true import words
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.whole import Pitch, Section, pitch
from roisim.exhibits.saying import shortened, untold
from roisim.exports.pptx import charts, pieces
from roisim.exports.pptx.letters import held
from roisim.exports.pptx.master import EDGE, FOOT, TOP, WIDE
from roisim.paths import Path
from roisim.text import Text

_ALL = WIDE - 2 * EDGE
_UNDER = 420000  # EMU between the top and what stands below a line of what is measured
_FOOTNOTE = 640000
_NAME = 36  # letters of a name beside a bar
_COLOURS = {"ignorance": LIGHT.aside, "net": LIGHT.ink}
_SMALLEST = 1e-9


def fill(made: Any, case: Scenario, text: Text, origin: Origin) -> None:
    """All slides, and what the file says of itself."""
    found, result = pitch(text, case, origin.open_comments), answer(case)
    whole = {section.key: section for section in found.sections}
    _cover(made, found, case, text, origin)
    _words(made, whole["ask"])
    _words(made, whole["why_now"])
    if "value" in whole:
        _table(made, whole["options"], whole["options"].exhibits[0])
        years, steps = whole["value"].exhibits
        _table(made, whole["value"], years)
        _steps(made, whole["value"], steps, text, result)
        _sure(made, whole["sure"], text, result)
        _decisive(made, whole["numbers"], text, case)
        _table(made, whole["numbers"], whole["numbers"].exhibits[0])
    _words(made, *(whole[key] for key in ("risks", "stop", "next") if key in whole))
    _finish(made, found, text, origin)


def _cover(made: Any, found: Pitch, case: Scenario, text: Text, origin: Origin) -> None:
    slide = made.slides.add_slide(made.slide_layouts[0])
    _place(slide.shapes.title, [found.title], 40)
    _place(slide.placeholders[1], [found.answer], 22)
    _notes(slide, (found.answer.replace("*", ""),))
    facts = [f"{name}: {said}" for name, said in origin.facts(text, case) if said != origin.link]
    pieces.text(slide, (EDGE, FOOT - 1100000, _ALL, 800000), facts, 12, muted=True)
    if origin.link:
        box = (EDGE, FOOT - 250000, _ALL, 300000)
        pieces.text(slide, box, [text("origin.link")], 12, muted=True)
        slide.shapes[-1].text_frame.paragraphs[0].runs[0].hyperlink.address = origin.link


def _place(shape: Any, said: Sequence[str], largest: float) -> None:
    """Words in a place of the master, in a size in which they fit."""
    box = (shape.left, shape.top, shape.width, shape.height)
    kept, size = pieces.fitted(said, box, largest, 12)
    pieces.say(shape.text_frame, kept, size)


def _slide(made: Any, title: str, notes: Sequence[str]) -> Any:
    slide = made.slides.add_slide(made.slide_layouts[1])
    _place(slide.shapes.title, [title], 26)
    _notes(slide, notes)
    return slide


def _notes(slide: Any, notes: Sequence[str]) -> None:
    slide.notes_slide.notes_text_frame.text = held("\n".join(filter(None, notes)))


def _words(made: Any, *sections: Section) -> None:
    """Sentences and cards; of several parts the first gives the slide its title, the others stand under theirs."""
    slide = _slide(made, sections[0].heading, [note for section in sections for note in section.notes])
    cards = sections[0].cards
    top = TOP + (1900000 if cards else 0)
    if cards:
        pieces.cards(slide, (EDGE, TOP, _ALL, 1700000), cards)
    first, *others = sections
    said = [*first.said, *(line for each in others if each.said for line in (f"*{each.heading}*", *each.said))]
    pieces.text(slide, (EDGE, top, _ALL, FOOT - top), said, 20)


def _table(made: Any, section: Section, exhibit: Exhibit) -> None:
    slide = _slide(made, exhibit.title, section.notes)
    pieces.text(slide, (EDGE, TOP, _ALL, _UNDER), [exhibit.measure], 14, muted=True)
    if exhibit.table:
        top = TOP + (_UNDER if exhibit.measure else 0)
        pieces.table(slide, (EDGE, top, _ALL, FOOT - top), exhibit.table, exhibit.table.caption)


def _charted(made: Any, section: Section, exhibit: Exhibit, measure: str = "") -> tuple[Any, pieces.Box]:
    """A slide with room for a chart, between what it measures and what is to be said of it."""
    slide = _slide(made, exhibit.title, (*section.notes, exhibit.said))
    pieces.text(slide, (EDGE, TOP, _ALL, _UNDER), [measure or exhibit.measure], 14, muted=True)
    below = _FOOTNOTE if exhibit.remarks else 0
    pieces.text(slide, (EDGE, FOOT - below, _ALL, below), list(exhibit.remarks), 12, muted=True)
    return slide, (EDGE, TOP + _UNDER, _ALL, FOOT - TOP - _UNDER - below)


def _steps(made: Any, section: Section, exhibit: Exhibit, text: Text, result: Result) -> None:
    scale, unit, written = waterfall.scaled(text, result)
    slide, box = _charted(made, section, exhibit, text("slides.waterfall", unit=unit))
    shown, level = [], 0.0
    for step in waterfall.steps(result):
        start = 0.0 if step.name == "net" else level
        level = start + step.amount
        colour = _COLOURS.get(step.layer) or getattr(LIGHT, step.layer)
        told = written(step.amount / scale)
        shown.append((waterfall.name(text, step.name), start / scale, level / scale, told, colour))
    names = [text(f"slides.{each}") for each in ("helper", "above", "below", "numbers")]
    charts.waterfall(slide, box, shown, names, exhibit.said)


def _sure(made: Any, section: Section, text: Text, result: Result) -> None:
    exhibit, plan = section.exhibits[0], result.cumulative
    scale, unit = text.scale(max(map(abs, window(plan, result.aside))), result.scenario.finance.currency)
    slide, box = _charted(made, section, exhibit, text("slides.fan", unit=unit))
    edges = [series / scale for series in (plan.q05, plan.q25, plan.q75, plan.q95)]
    parts = [edges[0], *(high - low for low, high in pairwise(edges))]
    known = () if untold(result) else enumerate(parts)
    bands = [(text(f"slides.band_{place}"), part.tolist()) for place, part in known]
    middle = {"plan": plan.q50, base_of(result.scenario): result.aside.q50}
    lines = [charts.Line(text(f"page.line.{line}"), (each / scale).tolist(), line) for line, each in middle.items()]
    charts.fan(slide, box, [str(month) for month in range(len(plan.q50))], bands, lines, exhibit.said)


def _decisive(made: Any, section: Section, text: Text, case: Scenario) -> None:
    """The tornado, as differences from the answer at the likely values."""
    found = tornado(case)
    exhibit = swings.swinging(text, case, found)
    ends = {path: swing for path, swing in found.ranged(case).items() if swing.size > _SMALLEST}
    shown = dict(list(ends.items())[: swings.SHOWN])
    if not shown:
        return
    gaps = [(swing.low - found.base, swing.high - found.base) for swing in shown.values()]
    scale, unit = text.scale(max(abs(gap) for pair in gaps for gap in pair), case.finance.currency)
    base = swings.told(text, case, "npv", found.base)
    slide, box = _charted(made, section, exhibit, text("slides.tornado", unit=unit, base=base))
    names = [shortened(words.named(text, case, Path.of(path)), _NAME) for path in shown]
    low, high = ([gap[side] / scale for gap in gaps] for side in (0, 1))
    heads = [text(f"page.must_be_true.tornado.{end}") for end in ("at_low", "at_high")]
    charts.tornado(slide, box, names, (heads[0], low), (heads[1], high), exhibit.said)


def _finish(made: Any, found: Pitch, text: Text, origin: Origin) -> None:
    """Language of every word, number of every slide, and what the file says of itself."""
    about = made.core_properties
    about.title, about.author, about.last_modified_by = held(found.title)[:200], "roisim", "roisim"
    about.subject, about.comments = (
        held(found.answer.replace("*", ""))[:200],
        f"roisim {origin.version} {origin.link}"[:250],
    )
    about.language, about.revision = "sv-SE" if text.language == "sv" else "en-GB", 1
    for number, slide in enumerate(made.slides, 1):
        if number > 1:
            pieces.text(slide, (WIDE - EDGE - 400000, FOOT + 120000, 400000, 260000), [str(number)], 11, muted=True)
            pieces.text(slide, (EDGE, FOOT + 120000, _ALL - 900000, 260000), [_foot(found, origin)], 11, muted=True)
        for part in (slide, slide.notes_slide):
            for run in part._element.iter("{*}rPr", "{*}endParaRPr"):
                run.set("lang", about.language)


def _foot(found: Pitch, origin: Origin) -> str:
    return f"{shortened(found.title, 70)} · {origin.made_on.isoformat()} · roisim {origin.version}"
