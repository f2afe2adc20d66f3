"""Cases in and out: from a file, a text or a preset to a `Scenario`, and back to TOML or JSON.

>>> case = load('preset = "b2b"\\n[company]\\nmargin = [0.35, 0.40, 0.45]')
>>> case.company.margin.bounds
(0.35, 0.4, 0.45)
>>> load(to_toml(case)) == load(to_json(case)) == case
True
"""

from pathlib import Path

from roisim.cases.currencies import in_currency
from roisim.cases.files.opening import notices, read
from roisim.cases.files.parsing import fetch
from roisim.cases.files.reading import channel_start, default_channels, preset, preset_words
from roisim.cases.files.schema import schema
from roisim.cases.files.toml_file import to_toml
from roisim.cases.files.writing import to_json, tree
from roisim.cases.scenario import Scenario

__all__ = [
    "channel_start", "default_channels", "in_currency", "load", "notices", "preset", "preset_words", "read",
    "schema", "to_json", "to_toml", "tree",
]  # fmt: skip


def load(path_or_text: str | Path) -> Scenario:
    """Read a case, TOML or JSON; CaseError with every fault of it.

    path_or_text: a path, or the case itself: a text with a line break or a "=", or that starts with "{".
    """
    return read(fetch(path_or_text))
