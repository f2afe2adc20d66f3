"""What the first visitor would otherwise wait for, done when the server starts."""

import gc
from functools import lru_cache
from threading import Lock

import pandas

from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.charts import comparison, cumulative, dimensions, ladder, savings, waterfall, worlds
from roisim.charts.palette import PALETTES
from roisim.charts.specs import Author, compiled
from roisim.text import LANGUAGES
from roisim.ui import state

# Every picture there is; the tests hold it against the functions of charts/.
AUTHORS: tuple[Author, ...] = (
    comparison.chart_of(1),
    comparison.chart_of(2),
    comparison.chart_of(3),
    cumulative.chart,
    dimensions.chart,
    ladder.chart,
    savings.addresses,
    savings.calls,
    savings.print_money,
    waterfall.chart,
    worlds.chart,
)


_DOOR = Lock()


def once() -> None:
    """Do it if nobody has; who comes while it is being done waits for it instead of doing it too."""
    with _DOOR:
        _all()


@lru_cache
def _all() -> None:
    """Load, compile and answer what every visit needs; then tell the garbage collector to leave it alone.

    Streamlit collects all garbage after every run, and would go through all of it: 60 ms a change.
    """
    for language in LANGUAGES:
        for theme in PALETTES:
            for author in AUTHORS:
                compiled(author, language, theme)
    answer(preset(state.EXAMPLE))
    pandas.DataFrame({"warm": [1.0]})
    gc.collect()
    gc.freeze()
