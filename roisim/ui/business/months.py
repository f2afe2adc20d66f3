"""The months from and to which a channel or a line is open, typed; nothing where they are the first and the last."""

import streamlit as st

from roisim.cases import typed_numbers
from roisim.errors import CaseError, Fault
from roisim.text import Text
from roisim.ui import state
from roisim.ui.business import taking
from roisim.ui.parts.fields import field


def window(text: Text, group: str, index: int) -> None:
    """Both fields."""
    for end in ("first", "last"):
        with st.container(gap=None):
            one(text, group, index, end)


def one(text: Text, group: str, index: int, *ends: str, name: str = "") -> None:
    """A field for the month of an end, or of both at once. name: what it is called, if not as the end."""
    here, path = getattr(state.case(), group)[index], f"{group}.{ends[0]}"
    month = getattr(here, ends[0])

    def take(written: str) -> None:
        found = typed_numbers.read_month(written)
        _put(group, index, dict.fromkeys(ends, found))

    key, empty = f"{'-'.join(ends)}-{group}-{index}", text(f"page.business.empty_{ends[0]}")
    field(
        key, name or text.name(path), "" if month is None else str(month), take, explain=text.explain(path), empty=empty
    )


def _put(group: str, index: int, months: dict[str, int | None]) -> None:
    """Take the months; CaseError where the last would come before the first."""
    changed = taking.with_row(group, index, **months)
    row = getattr(changed, group)[index]
    if row.first is not None and row.last is not None and row.last < row.first:
        raise CaseError(Fault(f"{group}.last", "typed_window", first=row.first, last=row.last))
    state.put(changed)
