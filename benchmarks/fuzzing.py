"""Long fuzzing of the importers, for as long as one likes: never a traceback, a hang, or memory without end.

`pip install atheris`, then: python -m benchmarks.fuzzing CORPUS -max_total_time=3600 -timeout=20 -rss_limit_mb=2048
CORPUS is a folder that grows: copy tests/importers/exports into it to begin with. CI fuzzes with hypothesis instead.
"""

import sys

import atheris

with atheris.instrument_imports(include=["roisim.importers"]):
    from roisim.errors import CaseError
    from roisim.importers import read
    from roisim.text import Text

WORDS = Text("en")


def one(content: bytes) -> None:
    """Read any bytes: what cannot be read is a sentence, and so is why a row was left."""
    try:
        found = read(content, "fuzzed.csv", detail=len(content) % 2 == 0)
    except CaseError as error:
        WORDS.faults(error)
    else:
        for fault in (*found.warnings, *(each.reason for each in found.skipped[:100])):
            WORDS.fault(fault)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
