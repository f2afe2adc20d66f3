"""Where a page stands in the menu."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Page:
    """A page's place among all pages, from the top, with room between them for others; and its group of the menu."""

    place: int
    group: str
