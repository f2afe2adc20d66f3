"""Which saved case a case of the visit is, and what its address says of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

import streamlit as st

from roisim.cases.desk import Desk
from roisim.store.access import Kind
from roisim.store.kept import Kept

LINK, VERSION = "s", "kept"
"""What an address calls the token of a short link, and the saved version that its case began as; after that, the saved
versions of those that lie beside it."""
NOT_SAVED = "-"


@dataclass(frozen=True)
class Bond:
    """The version that a case began as, and what its visitor may do with it.

    token: of the link they came by, or "". is_fixed: the link shows that version and no other.
    """

    kept: Kept
    kind: Kind
    token: str = ""
    is_fixed: bool = False

    @property
    def may_write(self) -> bool:
        """Whether they may save another version, and comment."""
        return self.kind in ("edit", "own")


def all_bonds() -> dict[str, Bond]:
    """By the mark of the case on the desk."""
    return cast("dict[str, Bond]", st.session_state.setdefault("bonds", {}))


def of(desk: Desk) -> Bond | None:
    """That of the open case; None where it is not saved."""
    return all_bonds().get(desk.mark)


def is_to_look_at(mark: str) -> bool:
    """True of a case that came by a link for looking."""
    bond = all_bonds().get(mark)
    return bond is not None and bond.kind == "view"


def refuse(here: Desk, changed: Desk) -> bool:
    """True where a case that is to be looked at would get other numbers, or another one its place.

    Others may lie beside it, and it may be laid away.
    """
    is_less = len(changed.cases) < len(here.cases)
    left = dict(zip(changed.marks, changed.cases, strict=True))
    to_look_at = ((mark, case) for mark, case in zip(here.marks, here.cases, strict=True) if is_to_look_at(mark))
    return any(left.get(mark, case if is_less else None) != case for mark, case in to_look_at)


def said(desk: Desk, places: Iterable[int] = ()) -> dict[str, list[str]]:
    """What an address says of it: the link that was opened, and once the numbers are others, as which version.

    Of one's own cases only their names: they open nothing to others, who open the numbers beside them. places: where
    the cases lie whose numbers stand in the address; the right that a link gave to one beside the open one does not.
    """
    bond = of(desk)
    if holds(desk):
        return {LINK: [bond.token]} if bond else {}
    first = str(bond.kept.number) if bond and bond.token else _name(bond)
    versions = [first, *(_name(all_bonds().get(desk.marks[place])) for place in places if place != desk.place)]
    while versions and versions[-1] == NOT_SAVED:
        versions.pop()
    link = {LINK: [bond.token]} if bond and bond.token else {}
    return link | ({VERSION: versions} if versions else {})


def _name(bond: Bond | None) -> str:
    return NOT_SAVED if bond is None or bond.token else f"{bond.kept.case_id}.{bond.kept.number}"


def holds(desk: Desk) -> bool:
    """True where a short link alone opens the desk as it is."""
    bond = of(desk)
    return bond is not None and bool(bond.token) and len(desk.cases) == 1 and desk.open == bond.kept.scenario
