"""Writes docs/convergence.md: how close fewer draws come to a million. `python -m docs.convergence`, some minutes."""

import json
from pathlib import Path

from roisim import answer
from roisim.answers.fans import Spread
from roisim.cases import preset
from roisim.cases.scenario import PRESETS

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "tests" / "golden" / "million.json"
STEPS = (1_000, 4_096, 16_384, 65_536)
MOST = 1_000_000

HEAD = """# Convergence

How far the answer is from that of a million draws, written by `python -m docs.convergence`. Money in SEK; an error is a
share of the spread (q95 - q05) of the net present value, so that 1 % is far less than anyone could see in a chart.
The app and the command line use 4,096 draws unless told otherwise. A test holds the 4,096 draws within 1 %.
"""


def million(name: str) -> dict[str, float | None]:
    """The answer of a million draws, kept for the tests."""
    found = answer(preset(name), draws=MOST)
    return vars(found.npv) | {"chance": found.chance}


def error(found: float | None, truth: float | None, spread: float) -> str:
    """A difference as a share of the spread."""
    assert found is not None
    assert truth is not None
    return f"{(found - truth) / spread:+.2%}".replace("-", "\N{MINUS SIGN}")


def signed(difference: float) -> str:
    """Three decimals and a true minus."""
    return f"{difference:+.3f}".replace("-", "\N{MINUS SIGN}")


def rows(name: str, truth: dict[str, float]) -> list[str]:
    """One line a number of draws."""
    spread = truth["q95"] - truth["q05"]
    lines = []
    for draws in STEPS:
        found = answer(preset(name), draws=draws)
        npv: Spread = found.npv
        errors = [error(getattr(npv, part), truth[part], spread) for part in ("mean", "q05", "q50", "q95")]
        lines.append(f"| {name} | {draws:,} | {' | '.join(errors)} | {signed(found.chance - truth['chance'])} |")
    return lines


def main() -> None:
    """Simulate, and write the page and the golden file."""
    truths = {name: million(name) for name in PRESETS}
    GOLDEN.parent.mkdir(exist_ok=True)
    GOLDEN.write_text(json.dumps(truths, indent=1) + "\n", "utf-8")
    table = [
        "| case | draws | mean | q05 | q50 | q95 | chance it pays |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for name, truth in truths.items():
        table += rows(name, truth)
    (HERE / "convergence.md").write_text(HEAD + "\n" + "\n".join(table) + "\n", "utf-8")


if __name__ == "__main__":
    main()
