"""Reading exports: a long file beside the standard library's reader going through it, and the memory that it takes."""

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from benchmarks.timing import median_ms, row
from roisim.importers import read

MEGABYTES = 20
_HEAD = (
    "Reporting starts,Reporting ends,Campaign name,Campaign ID,Day,"
    "Results,Reach,Amount spent (SEK),Impressions,Link clicks"
)
_PEAK = """
import re, sys
from pathlib import Path
from roisim.importers import read
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024
start = peak()
read(Path(sys.argv[1]), "export.csv", detail=False)
print(peak() - start)
"""


def _lines(megabytes: int) -> Iterator[str]:
    """An export of so many megabytes, 500 campaigns by day."""
    chance, written = Random(0), 0
    yield _HEAD + "\n"
    while written < megabytes * 1_000_000:
        day = date(2024, 1, 1) + timedelta(chance.randrange(900))
        figures = (
            f"{chance.randrange(20)},{chance.randrange(90_000)},{chance.random() * 2e4:.2f},{chance.randrange(10**5)}"
        )
        campaign = f"Campaign {chance.randrange(500)},{10**17 + chance.randrange(10**5)}"
        line = f"{day},{day},{campaign},{day},{figures},{chance.randrange(999)}\n"
        written += len(line)
        yield line


def main() -> None:
    """Print all of it."""
    print(
        f"Import, {MEGABYTES} MB of text (goals: 200 MB in 10 s, which is 5 x the bare reader; 64 MB above the start)"
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "export.csv"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(_lines(MEGABYTES))

        def bare() -> None:
            with path.open(encoding="utf-8", newline="") as lines:
                sum(1 for _ in csv.reader(lines))

        reader = median_ms(bare, 3)
        row("the standard library's reader", reader)
        for what, detail in (("sums only, as the command", False), ("by campaign and day, as the page", True)):
            ms = median_ms(lambda detail=detail: read(path, "export.csv", detail=detail), 3)  # type: ignore[misc]
            row(what, ms, (ms / reader, "x the bare reader"), (ms / MEGABYTES, "ms a MB"))
        peak = subprocess.run(
            [sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True
        ).stdout
        print(f"  memory above the start: {float(peak):.0f} MB, {float(peak) / MEGABYTES:.1f} x the file")


if __name__ == "__main__":
    main()
