"""The pictures, one file each: authored in altair, compiled once per language and theme, then fed data."""

from importlib import import_module
from pkgutil import iter_modules

from roisim.charts import specs


def authors() -> tuple[specs.Author, ...]:
    """Every picture there is, found in the files beside this one."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return tuple(specs.AUTHORS)
