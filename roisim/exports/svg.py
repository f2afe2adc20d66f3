"""A picture as SVG, drawn without a browser: for slides, documents and files.

Needs `vl-convert-python`, which comes with `pip install "roisim[files]"`.
"""

import re
from typing import Any

from roisim.charts import value_chains
from roisim.charts.palette import PALETTES, Theme
from roisim.charts.panel import Panel
from roisim.charts.specs import Picture
from roisim.charts.value_chains import ValueChains
from roisim.exhibits.exhibit import Pictured
from roisim.text import Language

WIDTH = 720  # pixels


def svg(picture: Pictured, language: Language, theme: Theme = "light", width: int = WIDTH, height: int = 0) -> str:
    """The picture, so many pixels wide, on the ground of its theme. height: of a drawn one, where not its own."""
    if isinstance(picture, Panel):
        return picture.svg(theme, width)
    if isinstance(picture, ValueChains):
        return _scaled(_converted(picture.picture(), language, theme, value_chains.WIDTH, 0), width)
    drawn = picture if isinstance(picture, Picture) else picture.picture()
    return _converted(drawn, language, theme, width, height)


def _converted(picture: Picture, language: Language, theme: Theme, width: int, height: int) -> str:
    import vl_convert  # heavy, and needed here alone

    spec: dict[str, Any] = {**picture.spec(language, theme), "width": width}
    if height:
        spec["height"] = height
    spec["config"] = {**spec["config"], "background": PALETTES[theme].paper}
    found: str = vl_convert.vegalite_to_svg(spec)
    return found


def _scaled(drawn: str, width: int) -> str:
    """The same so wide, and as high as it then is."""
    size = re.search(r' width="([\d.]+)" height="([\d.]+)"', drawn)
    if size is None:
        return drawn
    high = float(size[2]) * width / float(size[1])
    return drawn.replace(size[0], f' width="{width}" height="{high:.0f}"', 1)
