"""A workbook in LibreOffice: changed, worked out again from nothing, and read by openpyxl."""

import io
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl

_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def converted(path: Path, to: str, folder: Path) -> Path:
    """A file as LibreOffice opens it, worked out again, and saves it in another form in a folder."""
    program = shutil.which("soffice")
    assert program, (
        "LibreOffice is missing: run scripts/setup test, or apt-get install libreoffice-calc libreoffice-impress"
    )
    profile = path.parent / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    order = [program, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", to]
    subprocess.run([*order, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=240)
    return folder / f"{path.stem}.{to.partition(':')[0]}"


class Office:
    """The workbook as LibreOffice works it out, after cells were typed over."""

    def __init__(self, content: bytes, folder: Path, sheet: str, typed: Iterable[tuple[int, int, Any]]) -> None:
        book = openpyxl.load_workbook(io.BytesIO(content))
        for line, column, value in typed:
            book[sheet].cell(line, column, value)
        path = folder / "changed.xlsx"
        book.save(path)
        self.path = converted(path, "xlsx:Calc MS Excel 2007 XML", folder / "out")
        self.book = openpyxl.load_workbook(self.path, data_only=True)

    def cell(self, sheet: str, line: int, column: int) -> Any:
        """The value of a cell."""
        return self.book[sheet].cell(line, column).value
