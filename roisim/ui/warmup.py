"""What the first visitor would otherwise wait for, done when the server starts."""

import ctypes
import gc
import sys
from functools import lru_cache
from threading import Lock

import pandas

from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.charts import authors
from roisim.charts.palette import PALETTES
from roisim.charts.specs import compiled
from roisim.text import LANGUAGES
from roisim.ui import state

_DOOR = Lock()
_ARENAS = -8  # M_ARENA_MAX of glibc's malloc.h


def once() -> None:
    """Do it if nobody has; who comes while it is being done waits for it instead of doing it too."""
    with _DOOR:
        _all()


@lru_cache
def _all() -> None:
    """Load, compile and answer what every visit needs; then tell the garbage collector to leave it alone.

    It would go through all of it again and again: some 60 ms each time.
    """
    _keep_one_heap()
    for language in LANGUAGES:
        for theme in PALETTES:
            for author in authors():
                compiled(author, language, theme)
    answer(preset(state.EXAMPLE))
    pandas.DataFrame({"warm": [1.0]})
    gc.collect()
    gc.freeze()


def _keep_one_heap() -> None:
    """Have the C library serve all threads from one heap.

    Every run is a thread of its own. By default threads share eight heaps a processor, each of which grows to what its
    largest runs needed and gives little back: 100 MB with fifty visitors, and nothing won, for they are served in turn.
    """
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "mallopt"):
        library.mallopt(_ARENAS, 1)
