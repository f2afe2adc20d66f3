"""The master of the slides: size, places, fonts and colours of the theme, the customer's logo."""

import io
import re
from typing import Any

from pptx import Presentation
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Emu, Pt

from roisim.charts.palette import LIGHT, WHITE
from roisim.exports.brand import Brand, alike
from roisim.text import Language

WIDE, HIGH, EDGE = 12192000, 6858000, 609600  # EMU of a slide, and from its edge
TOP, FOOT = 1330000, 6330000  # where what a slide shows begins and ends
_TITLE = (EDGE, 430000, WIDE - 2 * EDGE, 840000)
_COVER = {0: (EDGE, 1500000, WIDE - 2 * EDGE, 1700000), 1: (EDGE, 3350000, WIDE - 2 * EDGE, 1700000)}
_SMALL = {10: (EDGE, 2400000), 11: (EDGE + 2500000, WIDE - 2 * EDGE - 4000000), 12: (WIDE - EDGE - 1400000, 1400000)}
_KEPT = ("Title Slide", "Title Only")
_FACES = {"major": "Georgia", "minor": "Calibri"}
_LOGO = (1500000, 310000)  # the most of it, wide and high
ROLES = {
    "dk1": LIGHT.ink, "lt1": WHITE, "dk2": LIGHT.muted, "lt2": LIGHT.line, "accent1": LIGHT.plan,
    "accent2": LIGHT.earn, "accent3": LIGHT.strategic, "accent4": LIGHT.save, "accent5": LIGHT.aside,
    "accent6": LIGHT.cost,
}  # fmt: skip


def opened(language: Language, brand: Brand) -> Any:
    """An empty set of slides in the customer's dress."""
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDE), Emu(HIGH)
    master = made.slide_master
    for layout in [each for each in made.slide_layouts if each.name not in _KEPT]:
        made.slide_layouts.remove(layout)
    for part in (master, *made.slide_layouts):
        _place(part)
    _theme(master, brand)
    _titles(master, language)
    if brand.logo:
        _logo(master, brand.logo)
    return made


def _place(part: Any) -> None:
    """Moves the places of the template, which is narrower."""
    for shape in list(part.placeholders):
        index, kind = shape.placeholder_format.idx, str(shape.placeholder_format.type)
        small = next((10 + at for at, name in enumerate(("DATE", "FOOTER", "SLIDE_NUMBER")) if name in kind), None)
        if small:
            left, wide = _SMALL[small]
            box = (left, FOOT + 90000, wide, 300000)
        elif "TITLE" in kind and "SUB" not in kind:
            box = _COVER[0] if part.name == _KEPT[0] else _TITLE
        else:
            box = _COVER[1] if index == 1 and part.name == _KEPT[0] else (EDGE, TOP, WIDE - 2 * EDGE, FOOT - TOP)
        shape.left, shape.top, shape.width, shape.height = map(Emu, box)


def _theme(master: Any, brand: Brand) -> None:
    part = next(each.target_part for each in master.part.rels.values() if each.reltype.endswith("/theme"))
    written = part.blob.decode("utf-8")
    for role, colour in {**ROLES, **_worn(brand)}.items():
        fill = f'<a:{role}><a:srgbClr val="{colour[1:].upper()}"/></a:{role}>'
        written = re.sub(rf"<a:{role}>.*?</a:{role}>", fill, written, flags=re.S)
    for kind, face in _FACES.items():
        start = rf'(<a:{kind}Font>\s*<a:latin typeface=")[^"]*'
        written = re.sub(start, rf"\g<1>{face}", written)
    part._blob = written.encode("utf-8")  # python-pptx has no other way to a theme


def _worn(brand: Brand) -> dict[str, str]:
    """The customer's colour for the plan; what stands beside it takes that of the house where both would look alike."""
    if not brand.seen:
        return {}
    beside = {"accent5": LIGHT.plan} if alike(brand.seen, LIGHT.aside) else {}
    return {"accent1": brand.seen} | beside


def _titles(master: Any, language: Language) -> None:
    """Titles stand to the left, in the size of a sentence, not of a word."""
    styles = master._element.find(".//{*}txStyles")
    for level in styles.iterfind("{*}titleStyle/{*}lvl1pPr"):
        level.set("algn", "l")
        level.find("{*}defRPr").set("sz", str(Pt(26).centipoints))
    for part in (master, *master.slide_layouts):
        for style in part._element.iter("{*}lvl1pPr"):
            style.set("algn", "l")
    for run in styles.iter("{*}defRPr"):
        run.set("lang", "sv-SE" if language == "sv" else "en-GB")


def _logo(master: Any, logo: bytes) -> None:
    """The logo, on every slide, in the upper right corner, over the edge of what is shown."""
    image, rid = master.part.get_or_add_image_part(io.BytesIO(logo))
    wide, high = image.scale(None, None)
    scale = min(_LOGO[0] / wide, _LOGO[1] / high)
    wide, high = int(wide * scale), int(high * scale)
    number = max(shape.shape_id for shape in master.shapes) + 1
    place = (WIDE - EDGE - wide, 100000, wide, high)
    picture = CT_Picture.new_pic(number, "Logo", "Logo", rid, *place)  # type: ignore[no-untyped-call]
    master.shapes._spTree.append(picture)
