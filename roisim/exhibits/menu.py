"""The menu, found in the folders beside this file: one that is a page of the app says as PAGE where it stands.

A page is `pages/<name>.py`, `exhibits/<name>/`, and `page.<name>.*` in the locales.
"""

from importlib import import_module
from itertools import groupby
from pkgutil import iter_modules

from roisim import exhibits
from roisim.exhibits.page import Page


def _pages() -> dict[str, Page]:
    """Every page, in the order of the menu."""
    folders = (module.name for module in iter_modules(exhibits.__path__) if module.ispkg)
    modules = {name: import_module(f"{exhibits.__name__}.{name}") for name in folders}
    found: dict[str, Page] = {name: made.PAGE for name, made in modules.items() if hasattr(made, "PAGE")}
    return dict(sorted(found.items(), key=lambda entry: entry[1]))


PAGES = _pages()
MENU = {group: tuple(names) for group, names in groupby(PAGES, key=lambda name: PAGES[name].group)}
FIRST = next(iter(PAGES))
