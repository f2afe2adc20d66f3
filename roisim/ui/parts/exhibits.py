"""An exhibit on a page: its conclusion as heading, the picture, what is said under it, and the table to take home."""

from collections.abc import Iterable, Sequence
from functools import partial

import pyarrow  # type: ignore[import-untyped]
import streamlit as st

from roisim.charts.specs import Picture
from roisim.exhibits.exhibit import Cell, Exact, Exhibit, Table
from roisim.exports import csv
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup, taking
from roisim.ui.parts.markup import Markup


def show(text: Text, exhibit: Exhibit, whose: Sequence[str] = ()) -> None:
    """All of it, in the order one reads it. whose: the cases it is of, where not the open one."""
    heading(exhibit, taking.picture(text, exhibit, whose))
    picture(exhibit)
    remarks(exhibit)
    if exhibit.table:
        table(text, exhibit.table.file or exhibit.key, exhibit.table)


def heading(exhibit: Exhibit, taken: Markup = markup.NOTHING) -> None:
    """Conclusion and measure, the picture in words for those who can't see it, and the buttons to take it home."""
    markup.show(markup.header(exhibit.title, exhibit.measure, exhibit.said, taken))


def picture(exhibit: Exhibit) -> None:
    """Draw the chart of an exhibit. Its alt has no numbers, for another alt would make the browser build it anew."""
    if not isinstance(exhibit.picture, Picture):
        return
    spec = exhibit.picture.spec(state.language(), state.theme())
    tables = {key: pyarrow.Table.from_pylist(rows) for key, rows in spec["datasets"].items()}
    chart = {**spec, "datasets": tables}
    st.vega_lite_chart(chart, theme=None, width="stretch", key=f"chart-{exhibit.key}", alt=exhibit.alt)


def remarks(exhibit: Exhibit) -> None:
    """The sentences under a picture."""
    for sentence in exhibit.remarks:
        markup.show(markup.html('<p class="remark">{}</p>', markup.strong(sentence)))


def table(text: Text, key: str, found: Table) -> None:
    """The table under a picture, as it is read, and as a file with all digits."""
    place = (
        st.expander(text("page.table.open"), key=f"table-{key}") if found.folded else st.container(key=f"table-{key}")
    )
    with place:
        markup.show(markup.table(found, text("page.table.all")) + taking.table(text))
        if found.exact:
            download(text, key, found.columns or found.head, found.exact)


def download(text: Text, key: str, columns: Sequence[str], exact: Exact) -> None:
    """The button that takes a table home. key: of the file. exact: its rows, made when it is wanted."""
    st.download_button(
        text("page.table.download"), partial(_file, text, columns, exact), f"roisim-{key}.csv", "text/csv",
        key=f"csv-{key}", on_click="ignore", type="tertiary", icon=":material/download:",
    )  # fmt: skip


def _file(text: Text, columns: Sequence[str], exact: Exact) -> bytes:
    rows: Iterable[Sequence[Cell]] = exact()
    return csv.table(text.language, columns, rows)
