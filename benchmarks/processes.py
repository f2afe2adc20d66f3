"""Whole processes: what the command line makes one wait, beside Python starting and numpy being imported."""

import subprocess
import sys

from benchmarks.timing import median_ms, row


def _process(*arguments: str) -> float:
    command = [sys.executable, *arguments]
    return median_ms(lambda: subprocess.run(command, check=True, capture_output=True), 7)


def main() -> None:
    """Print all of it."""
    print("Processes (goals: import roisim under 300 ms, roisim run of a preset under 1,000 ms)")
    bare = _process("-c", "import numpy")
    row("python -c 'import numpy'", bare)
    for what, arguments in {
        "python -c 'import roisim'": ("-c", "import roisim"),
        "roisim run b2b --likely": ("-m", "roisim", "run", "b2b", "--likely"),
        "roisim run b2b": ("-m", "roisim", "run", "b2b"),
        "roisim run b2b --format json (all fans)": ("-m", "roisim", "run", "b2b", "--format", "json"),
    }.items():
        ms = _process(*arguments)
        row(what, ms, (ms / bare, "x numpy alone"))


if __name__ == "__main__":
    main()
