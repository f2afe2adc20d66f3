"""How much of the uncertainty each number accounts for, by itself and together with all others: Sobol indices."""

from collections.abc import Iterator, Mapping

from roisim.answers.sobol import Share, Source
from roisim.cases.scenario import Scenario
from roisim.charts import shares as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import words
from roisim.text import Text

SHOWN = 10
Found = Mapping[Source, tuple[Share, Share]]
_FIRST = (1, 3)  # columns
_COLUMNS = ("name", "first", "first_span", "total", "total_span")
_FILE = ("name", "first", "first_low", "first_high", "total", "total_low", "total_high")


def shares(text: Text, case: Scenario, found: Found) -> Exhibit:
    """What accounts for most, and how much the numbers do only together."""
    moving = {source: both for source, both in found.items() if both[1].value > 0}
    if not moving:
        return Exhibit("shares", text("page.must_be_true.shares.none"))
    first, (alone, total) = next(iter(moving.items()))
    facts = {
        "name": called(text, case, first),
        "whole": _percent(text, total.value),
        "alone": _percent(text, alone.value),
    }
    shown = dict(list(moving.items())[:SHOWN])
    rows = [
        chart.Row(called(text, case, source), *both, _tip(text, case, source, both)) for source, both in shown.items()
    ]
    said = " ".join(_tip(text, case, source, both) for source, both in shown.items())
    return Exhibit(
        "shares", text("page.must_be_true.shares.title", **facts), text("page.must_be_true.shares.measure"), said,
        chart.drawn(rows), _table(text, case, moving), (text("page.must_be_true.shares.meaning"),),
        alt=text("page.must_be_true.shares.picture"),
    )  # fmt: skip


def called(text: Text, case: Scenario, source: Source) -> str:
    """What moves by itself: a factor in plain words, or a number."""
    if source.factor:
        return text(f"page.must_be_true.factor.{source.factor}")
    return words.together(text, case, source.paths)


def _percent(text: Text, share: float) -> str:
    """A share of the variance: chance may put one that is nothing below 0, or all of it above 1."""
    return text.percent(round(min(max(share, 0.0), 1.0), 2))


def _span(text: Text, share: Share) -> str:
    low, high = (_percent(text, end) for end in (share.low, share.high))
    return low if low == high else text("page.must_be_true.shares.span", low=low, high=high)


def _tip(text: Text, case: Scenario, source: Source, both: tuple[Share, Share]) -> str:
    alone, total = both
    facts = {"alone": _percent(text, alone.value), "whole": _percent(text, total.value)}
    return text("page.must_be_true.shares.alt", name=called(text, case, source), **facts)


def _table(text: Text, case: Scenario, found: Found) -> Table:
    head = tuple(text(f"page.must_be_true.shares.{name}") for name in _COLUMNS)
    columns = tuple(text(f"page.must_be_true.shares.file_{name}") for name in _FILE)
    rows = tuple(
        Row(
            called(text, case, source),
            tuple(told for each in both for told in (_percent(text, each.value), _span(text, each))),
        )
        for source, both in found.items()
    )
    return Table(
        text("page.must_be_true.shares.caption"),
        head,
        rows,
        lambda: _exact(text, case, found),
        columns,
        folded=True,
        first=_FIRST,
    )


def _cells(text: Text, both: tuple[Share, Share]) -> Iterator[str]:
    for each in both:
        yield from (_percent(text, each.value), _span(text, each))


def _exact(text: Text, case: Scenario, found: Found) -> Iterator[list[Cell]]:
    for source, both in found.items():
        yield [called(text, case, source), *(end for each in both for end in (each.value, each.low, each.high))]
