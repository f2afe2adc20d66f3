"""The bytes of the file: the same whenever it is made, with the day it says."""

import io
import re
import zipfile
from datetime import date
from typing import Any

_TIME = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def packed(made: Any, day: date) -> bytes:
    """The slides as a file."""
    raw = io.BytesIO()
    made.save(raw)
    return _again(raw.getvalue(), day)


def _again(file: bytes, day: date) -> bytes:
    """A file of Office, and the workbooks within it, with no time but that day."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = _again(content, day)
            elif name == "docProps/core.xml":
                content = _TIME.sub(f"{day.isoformat()}T00:00:00Z".encode(), content)
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return sink.getvalue()
