"""A figure on a page: its conclusion as heading, the picture, and the table under it, to read and to take home."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

import pyarrow  # type: ignore[import-untyped]
import streamlit as st

from roisim.answers.fans import LEVELS, Fan
from roisim.charts.specs import Spec
from roisim.charts.strokes import Line
from roisim.exports import csv
from roisim.exports.csv import Cell
from roisim.model.arrays import Array
from roisim.text import Text
from roisim.ui.parts import markup


def heading(title: str, measure: str, said: str) -> None:
    """Conclusion and measure over a picture, and the picture in words for those who can't see it."""
    st.html(header(title, measure, said))


def header(title: str, measure: str = "", said: str = "") -> str:
    """The same as HTML, for what is a picture of its own."""
    below = f"<p>{escape(measure)}</p>" if measure else ""
    unseen = f'<p class="unseen">{escape(said)}</p>' if said else ""
    return f'<header class="figure"><h2>{escape(title)}</h2>{below}{unseen}</header>'


def picture(spec: Spec, name: str, alt: str) -> None:
    """Draw a picture. alt: without numbers, for another alt would make the browser build the picture anew."""
    tables = {key: pyarrow.Table.from_pylist(rows) for key, rows in spec["datasets"].items()}
    st.vega_lite_chart({**spec, "datasets": tables}, theme=None, width="stretch", key=f"chart-{name}", alt=alt)


def signed(text: Text, decimals: int, value: float) -> str:
    """A number of two digits with its sign, as it stands on a bar; 0 where it is, to so many decimals.

    Rounded once: 21.47 is 21, as in a sentence, and not 22 by way of 21.5.
    """
    if round(value, decimals) == 0:
        return text.number(0.0)
    return f"+{text.number(value)}" if value > 0 else text.number(value)


def two_digits(decimals: int, value: float) -> float:
    """A number to its two digits, as it stands on a bar; 0 where it is, to so many decimals."""
    return float(f"{value:.1e}") if round(value, decimals) else 0.0


def decimals(largest: float) -> int:
    """The decimals that give the largest number of a table three digits; negative where it has more."""
    return 2 - math.floor(math.log10(largest)) if largest > 0 else 0


def cell(text: Text, decimals: int, value: float) -> str:
    """A number with always so many decimals, that the numbers of a column stand in line; nothing is 0."""
    shown, known = text.exact(round(value, decimals), max(decimals, 0)), max(decimals, 0)
    mark = text.exact(0.5)[1]
    whole, _, part = shown.partition(mark)
    return f"{whole}{mark}{part:0<{known}}" if known and whole + part != "0" else shown


def columns_of(text: Text, line: Line, unit: str, fan: Fan, scale: float = 1) -> Iterator[tuple[str, Array]]:
    """The columns of a file that a fan fills, by their heads: "With the plan, 5 %, kr". scale: what one unit is."""
    for level, share in LEVELS.items():
        yield f"{text(f'page.line.{line}')}, {text.percent(share)}, {unit}", getattr(fan, level) / scale


def by_month(columns: Sequence[Array], first: int = 1) -> list[list[Cell]]:
    """The rows of a file: the month, and every column in it. first: the first month."""
    return [[float(month), *map(float, row)] for month, row in enumerate(zip(*columns, strict=True), first)]


def table(
    text: Text,
    name: str,
    caption: str,
    head: Sequence[str],
    rows: Sequence[tuple[str, Sequence[str]]],
    exact: Callable[[], Iterable[Sequence[Cell]]],
    strong: Sequence[int] = (),
    folded: bool = False,
    columns: Sequence[str] | None = None,
) -> None:
    """The table under a picture, as it is read, and as a file with all digits.

    name: of the figure and the file. head: names of all columns. rows: (name, cells as they are written).
    exact: the rows of the file, under the same head, or under `columns`. strong: the rows that are sums. folded: shut,
    for long ones.
    """
    shown = markup.table(caption, list(head), [(row, list(cells)) for row, cells in rows], dict.fromkeys(strong, "net"))
    place = st.expander(text("page.table.open"), key=f"table-{name}") if folded else st.container(key=f"table-{name}")
    with place:
        st.html(shown)
        download(text, name, columns or head, exact)


def download(text: Text, name: str, columns: Sequence[str], exact: Callable[[], Iterable[Sequence[Cell]]]) -> None:
    """The button that takes a table home. name: of the file. exact: its rows, made when it is wanted."""
    st.download_button(
        text("page.table.download"), lambda: csv.table(text.language, columns, exact()), f"roisim-{name}.csv",
        "text/csv", key=f"csv-{name}", on_click="ignore", type="tertiary", icon=":material/download:",
    )  # fmt: skip
