"""The assumptions of the model as CSV, one a line, for a program or a spreadsheet."""

from collections.abc import Sequence
from dataclasses import astuple, fields

from roisim.exhibits.assumptions.catalogue import Row
from roisim.exports import csv
from roisim.text import Language


def to_csv(found: Sequence[Row], language: Language) -> str:
    """The rows under the names of their fields."""
    return csv.lines(language, [field.name for field in fields(Row)], map(astuple, found))
