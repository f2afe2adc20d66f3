"""What the first visitor would otherwise wait for, done when the server starts."""

import gc
from functools import lru_cache
from threading import Lock

import pandas

from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.charts import authors
from roisim.charts.palette import PALETTES
from roisim.charts.specs import compiled
from roisim.memory import keep_heap
from roisim.text import LANGUAGES
from roisim.ui import state

_DOOR = Lock()


def once() -> None:
    """Do it if nobody has; who comes while it is being done waits for it instead of doing it too."""
    with _DOOR:
        _all()


@lru_cache
def _all() -> None:
    """Load, compile and answer what every visit needs; then tell the garbage collector to leave it alone.

    It would go through all of it again and again: some 60 ms each time.
    """
    keep_heap()
    for language in LANGUAGES:
        for theme in PALETTES:
            for author in authors():
                compiled(author, language, theme)
    answer(preset(state.EXAMPLE))
    pandas.DataFrame({"warm": [1.0]})
    gc.collect()
    gc.freeze()
