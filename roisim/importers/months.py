"""The months by the names that exports give them, in every language that headers are known in."""

import tomllib
from importlib import resources

_LANGUAGES = tomllib.loads((resources.files("roisim.importers") / "months.toml").read_text("utf-8"))
MONTHS = {
    name: number
    for names in _LANGUAGES.values()
    for number, all_of_one in enumerate(names, 1)
    for name in all_of_one.split()
}
"""From each name to its number; `may` and `mar` are the same month in all of them."""
