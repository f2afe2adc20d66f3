"""The assumptions of the model as CSV, one a line, for a program."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, fields

from roisim.exhibits.assumptions.catalogue import Row


def to_csv(found: Sequence[Row]) -> str:
    """The rows under the names of their fields."""
    file = io.StringIO()
    writer = csv.DictWriter(file, [field.name for field in fields(Row)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in found)
    return file.getvalue()
