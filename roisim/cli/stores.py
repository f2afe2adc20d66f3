"""The store that a command works on: the one that is named, else the app's own."""

from typing import TYPE_CHECKING

import click

from roisim.errors import CaseError, Fault
from roisim.store import wanted

if TYPE_CHECKING:
    from roisim.store.opening import Store

STORE = click.option(
    "--store", "place", help="Address of a database, or a file of SQLite; otherwise what ROISIM_STORE says."
)


def named(place: str | None) -> "Store":
    """The store at a place; CaseError where its libraries are not installed, or where nothing is to be kept."""
    try:
        from roisim.store import opening
    except ModuleNotFoundError as error:
        raise CaseError(Fault("", "store_missing", library=error.name, extra="store")) from None
    found = opening.at(place) if place else opening.here()
    if found is None:
        raise CaseError(Fault("", "store_off", setting=wanted.SETTING))
    return found
