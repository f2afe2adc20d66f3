"""What the first visitor would otherwise wait for, done when the server starts."""

import gc
from functools import lru_cache

import pandas

from roisim.cases import preset
from roisim.charts import cumulative, ladder
from roisim.charts.palette import PALETTES
from roisim.charts.specs import compiled
from roisim.result import answer
from roisim.text import LANGUAGES
from roisim.ui import state


@lru_cache
def once() -> None:
    """Load, compile and answer what every visit needs; then tell the garbage collector to leave it alone.

    Streamlit collects all garbage after every run, and would go through all of it: 60 ms a change.
    """
    for language in LANGUAGES:
        for theme in PALETTES:
            for author in (cumulative.chart, ladder.chart):
                compiled(author, language, theme)
    answer(preset(state.EXAMPLE))
    pandas.DataFrame({"warm": [1.0]})
    gc.collect()
    gc.freeze()
