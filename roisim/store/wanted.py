"""Whether anything is saved: what whoever hosts the app says, and whether the libraries are there; without SQL."""

import os
from importlib.util import find_spec

SETTING = "ROISIM_STORE"
NONE = "none"


def said() -> str:
    """Where cases are to be kept: a URL, a file of SQLite, "none", or "" where nobody says."""
    return os.environ.get(SETTING, "").strip()


def is_off() -> bool:
    """Whether nothing is to be kept."""
    return said().casefold() == NONE


def is_there() -> bool:
    """Whether cases can be saved."""
    return not is_off() and find_spec("sqlalchemy") is not None
