"""What a picture says of a month where one points at it: each line's number in words, and the range that is filled."""

import math
from collections.abc import Callable, Mapping

from roisim.answers.fans import Fan
from roisim.model.arrays import Array
from roisim.text import Text

Written = Callable[[float], str]


def by_month(
    text: Text,
    lines: Mapping[str, Array],
    written: Written,
    ranged: Fan | None = None,
    *,
    first: int = 1,
    unit: str = "",
) -> tuple[str, ...]:
    """Of each month a paragraph: the month, a row for each line, and under the first its 9 cases out of 10.

    lines: by their names, (months,) each. written: how a number is told. ranged: the fan that is filled. unit: of the
    numbers, where they are told without.
    """
    months = range(len(next(iter(lines.values()))))
    head = "month_in" if unit else "month"
    heads = (text(f"page.tip.{head}", month=month + first, unit=unit) for month in months)
    return tuple("\n".join([said, *_lines(text, lines, written, ranged, at)]) for at, said in enumerate(heads))


def _lines(text: Text, lines: Mapping[str, Array], written: Written, ranged: Fan | None, at: int) -> list[str]:
    top, *others = (text("page.tip.line", name=name, value=written(float(of[at]))) for name, of in lines.items())
    span = [_range(text, written, float(ranged.q05[at]), float(ranged.q95[at]))] if ranged else []
    return [top, *filter(None, span), *others]


def _range(text: Text, written: Written, low: float, high: float) -> str:
    ends = {"low": written(low), "high": written(high)}
    known = math.isfinite(low) and math.isfinite(high)
    return text("page.tip.range", **ends) if known and ends["low"] != ends["high"] else ""
