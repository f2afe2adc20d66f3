"""Lines and fans by meaning: how wide, how dashed, how strong. The same in every chart; see docs/visual.md."""

from dataclasses import dataclass
from typing import Literal

Line = Literal["plan", "stay", "aside", "today"]


@dataclass(frozen=True)
class Stroke:
    """A line: pixels wide, and pixels drawn and left out in turn where it is dashed."""

    width: float
    dash: tuple[int, ...] = ()


# The lines of the worlds, those in front first.
STROKES: dict[Line, Stroke] = {
    "plan": Stroke(2.5), "stay": Stroke(2, (2, 2)), "aside": Stroke(2, (5, 4)), "today": Stroke(1.75),
}  # fmt: skip
LINES = tuple(STROKES)

# A fan that is filled: from, to, opacity. 9 cases out of 10, and the middle half.
FILLED = (("q05", "q95", 0.14), ("q25", "q75", 0.24))
# A fan that is drawn by its edges, where another is filled: where, pixels wide; and how strong they are.
EDGES = (("q05", 1.0), ("q25", 0.6), ("q75", 0.6), ("q95", 1.0))
FAINT = 0.55
