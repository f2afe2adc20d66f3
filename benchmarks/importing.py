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


_DEALS = "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Associated Contact IDs,Original Source"
_STAGES = ("Closed won", "Closed lost", "Contract sent", "Qualified to buy")
_SOURCES = ("Paid Social", "Organic Search", "Direct Traffic", "")


def _deals(megabytes: int) -> Iterator[str]:
    """Deals of so many megabytes, as HubSpot exports them."""
    chance, written, number = Random(0), 0, 0
    yield _DEALS + "\n"
    while written < megabytes * 1_000_000:
        number += 1
        made = date(2024, 1, 1) + timedelta(chance.randrange(900))
        ended = made + timedelta(chance.randrange(200))
        line = (
            f"{18 * 10**9 + number},Deal {number},{chance.choice(_STAGES)},Sales,{chance.randrange(10**6) / 10},"
            f"{ended} 10:00,{made} 09:00,{chance.randrange(10**9)},{chance.choice(_SOURCES)}\n"
        )
        written += len(line)
        yield line


def main(megabytes: int = MEGABYTES) -> None:
    """Print all of it."""
    print(
        f"Import, {megabytes} MB of text (goals: 200 MB in 10 s, which is 5 x the bare reader; 64 MB above the start)"
    )
    with TemporaryDirectory() as folder:
        for what, lines, encoding in (("ads", _lines, "utf-8"), ("ads", _lines, "utf-16"), ("deals", _deals, "utf-8")):
            path = Path(folder) / "export.csv"
            with path.open("w", encoding=encoding) as file:
                file.writelines(lines(megabytes))
            _measure(f"{what}, {encoding}", path, encoding, megabytes)


def _measure(what: str, path: Path, encoding: str, megabytes: int) -> None:
    def bare() -> None:
        with path.open(encoding=encoding, newline="") as lines:
            sum(1 for _ in csv.reader(lines))

    reader = median_ms(bare, 3)
    row(f"{what}: the standard library's reader", reader)
    for how, detail in (("sums only, as the command", False), ("by campaign and day, as the page", True)):
        ms = median_ms(lambda: read(path, "export.csv", detail=detail), 3)  # noqa: B023 (asked at once)
        row(f"  {how}", ms, (ms / reader, "x the bare reader"), (ms / megabytes, "ms a MB"))
    peak = subprocess.run([sys.executable, "-c", _PEAK, str(path)], check=True, capture_output=True, text=True).stdout
    print(f"  memory above the start: {float(peak):.0f} MB, {float(peak) / megabytes:.1f} x the text")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
