"""The equations of the model, as the page, the documents and the tests read them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def equations() -> dict[str, Any]:
    """The equations of the model: `sections` in order, the `symbols` of parameters, each `equation`."""
    return tomllib.loads((resources.files("roisim.exhibits.method") / "equations.toml").read_text("utf-8"))
