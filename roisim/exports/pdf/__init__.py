"""The pitch on two pages: for print, for an archive, and for who reads by ear (PDF/A-2a, PDF/UA-1).

Needs `pip install "roisim[files]"`.
"""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from roisim.cases.scenario import Scenario
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.whole import pitch
from roisim.exports.brand import PLAIN, Brand
from roisim.exports.pdf import content
from roisim.text import Text

_HERE = Path(__file__).parent
FONTS = _HERE / "fonts"
_PAGES = 2
_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)  # points: the largest that two pages hold
_LONGEST = (400, 160, 60, 30)  # letters of a sentence in a table: fewer where the smallest size is not enough


def document(case: Scenario, text: Text, origin: Origin, brand: Brand = PLAIN) -> bytes:
    """The whole file; the same case, language, origin and brand give the same bytes."""
    return written(case, text, origin, brand)[0]


def written(case: Scenario, text: Text, origin: Origin, brand: Brand) -> tuple[bytes, tuple[str, ...]]:
    """The whole file, and what typst warns of: a font that isn't there, letters that no font holds."""
    told = content.told(pitch(text, case, origin.open_comments), case, text, origin)
    dress = json.dumps(content.dressed(brand))
    for longest in _LONGEST:
        for size in _SIZES:
            inputs = {"told": json.dumps({**content.clipped(told, longest), "size": size}), "dress": dress}
            if _pages(inputs) <= _PAGES:
                return _compiled(inputs, origin)
    return _compiled(inputs, origin)


def _common(inputs: dict[str, str]) -> dict[str, Any]:
    return {"font_paths": [str(FONTS)], "ignore_system_fonts": True, "sys_inputs": inputs}


def _pages(inputs: dict[str, str]) -> int:
    import typst  # heavy, and needed here alone

    found = typst.query(str(_HERE / "document.typ"), "<pages>", field="value", one=True, **_common(inputs))
    return int(found)


def _compiled(inputs: dict[str, str], origin: Origin) -> tuple[bytes, tuple[str, ...]]:
    import typst

    made_at = datetime(origin.made_on.year, origin.made_on.month, origin.made_on.day, tzinfo=UTC)
    standards: Any = ["a-2a", "ua-1"]
    made, warnings = typst.compile_with_warnings(
        str(_HERE / "document.typ"), pdf_standards=standards, timestamp=made_at, **_common(inputs)
    )
    return bytes(made), tuple(str(each.message) for each in warnings)
