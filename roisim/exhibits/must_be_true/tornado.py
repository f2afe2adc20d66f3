"""The tornado: what the answer is at the low and at the high end of each number, all else at its likely value."""

import math
from collections.abc import Iterator

from roisim.answers.tornado import Of, Swing, Tornado, ends
from roisim.cases.scenario import Scenario, parameter_of
from roisim.charts import tornado as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import words
from roisim.exhibits.saying import shortened
from roisim.model.draws import BLOCK
from roisim.paths import Path
from roisim.text import Text

SHOWN = 10  # numbers in the picture
_LINE = 44  # letters of a name in the picture
_COLUMNS = ("name", "low", "high")
_FILE = ("path", "name", "at_low", "low", "at_high", "high")


def swinging(text: Text, case: Scenario, found: Tornado) -> Exhibit:
    """The numbers that decide most. found: of the case, on value, payback or chance."""
    swings = {Path.of(path): swing for path, swing in found.ranged(case).items() if swing.size}
    if not swings:
        return Exhibit("tornado", text("page.must_be_true.tornado.none"), remarks=tuple(_remarks(text, case)))
    _, unit = _scale(text, case, found)
    measure = text(
        f"page.must_be_true.tornado.measure_{found.of}{words.fixed(case)}",
        unit=unit,
        base=told(text, case, found.of, found.base),
        count=text.exact(min(case.draws, BLOCK), 0),
    )
    first = dict(list(swings.items())[:SHOWN])
    said = " ".join(_said(text, case, found, path, swing) for path, swing in first.items())
    title = _title(text, case, found, *next(iter(swings.items())))
    return Exhibit(
        "tornado", title, measure, said, _picture(text, case, found, first),
        _table(text, case, found, swings), tuple(_remarks(text, case)), alt=text("page.must_be_true.tornado.picture"),
    )  # fmt: skip


def told(text: Text, case: Scenario, of: Of, value: float) -> str:
    """An answer in words: money, months or never, or per cent."""
    if of == "npv":
        return text.money(value, case.finance.currency)
    return text.months(value) if of == "payback" else text.percent(value)


def _title(text: Text, case: Scenario, found: Tornado, path: Path, swing: Swing) -> str:
    low, high = sorted((swing.low, swing.high))
    if found.of == "npv":
        worst, best = text.ends(low, high, case.finance.currency)
    else:
        worst, best = told(text, case, found.of, low), told(text, case, found.of, high)
    name = words.named(text, case, path)
    return text(f"page.must_be_true.tornado.title_{found.of}", low=worst, high=best, name=name)


def _said(text: Text, case: Scenario, found: Tornado, path: Path, swing: Swing) -> str:
    """A bar in words."""
    at = dict(zip(("at_low", "at_high"), _at(text, case, path), strict=True))
    low, high = (told(text, case, found.of, end) for end in (swing.low, swing.high))
    return text("page.must_be_true.tornado.alt", name=words.named(text, case, path), low=low, high=high, **at)


def _at(text: Text, case: Scenario, path: Path) -> tuple[str, str]:
    """The ends of a number."""
    low, high = (words.plain(text, path, end) for end in ends(parameter_of(path), case[path]))
    return low, high


def _scale(text: Text, case: Scenario, found: Tornado) -> tuple[float, str]:
    """What one unit of the axis is, and its name."""
    if found.of == "npv":
        largest = max((abs(end) for swing in found.swings.values() for end in (swing.low, swing.high)), default=1.0)
        return text.scale(max(largest, abs(found.base)), case.finance.currency)
    return (1.0, text("unit.months")) if found.of == "payback" else (0.01, text.per_cent.strip())


def _picture(text: Text, case: Scenario, found: Tornado, swings: dict[Path, Swing]) -> chart.Picture:
    scale, _ = _scale(text, case, found)
    latest = float(case.finance.months)  # where a plan never pays itself back, the bar ends with the period

    def placed(value: float) -> float:
        return min(value, latest) / scale if found.of == "payback" else value / scale

    bars = [
        chart.Bar(
            _called(text, case, path), (placed(swing.low), placed(swing.high)), _ended(text, case, path, swing),
            _said(text, case, found, path, swing),
        )
        for path, swing in swings.items()
    ]  # fmt: skip
    return chart.drawn(bars, placed(found.base), better=-1 if found.of == "payback" else 1, zero=found.of == "npv")


def _ended(text: Text, case: Scenario, path: Path, swing: Swing) -> tuple[str, str]:
    """What stands at both ends of a bar: the value of the number, and that the plan never pays itself back, if so."""
    at = zip(_at(text, case, path), (swing.low, swing.high), strict=True)
    low, high = (
        value if math.isfinite(found) else text("page.must_be_true.tornado.never", value=value) for value, found in at
    )
    return low, high


def _called(text: Text, case: Scenario, path: Path) -> str:
    """Name and unit, as far as a phone has room for them on one line; per cent stands at the ends."""
    name = shortened(words.named(text, case, path), _LINE)
    unit = words.unit(text, case, path)
    return name if unit == "%" or len(name) + len(unit) > _LINE else f"{name}, {unit}"


def _table(text: Text, case: Scenario, found: Tornado, swings: dict[Path, Swing]) -> Table:
    head = tuple(text(f"page.must_be_true.tornado.{name}") for name in _COLUMNS)
    columns = tuple(text(f"page.must_be_true.tornado.{'path' if name == 'path' else name}") for name in _FILE)
    rows = []
    for path, swing in swings.items():
        pairs = zip(_at(text, case, path), (swing.low, swing.high), strict=True)
        cells = (
            text("page.must_be_true.tornado.cell", at=at, gives=told(text, case, found.of, end)) for at, end in pairs
        )
        rows.append(Row(words.named(text, case, path), tuple(cells)))
    caption = text(f"page.must_be_true.tornado.caption_{found.of}")
    return Table(caption, head, tuple(rows), lambda: _exact(text, case, swings), columns, folded=True)


def _exact(text: Text, case: Scenario, swings: dict[Path, Swing]) -> Iterator[list[Cell]]:
    for path, swing in swings.items():
        low, high = ends(parameter_of(path), case[path])
        answers = [each if math.isfinite(each) else None for each in (swing.low, swing.high)]
        yield [path, words.named(text, case, path), low, answers[0], high, answers[1]]


def _remarks(text: Text, case: Scenario) -> Iterator[str]:
    """What to know of a case without ranges, and of one without channels."""
    if words.fixed(case):
        yield text("page.must_be_true.tornado.fixed")
    if not case.channels:
        yield text("page.must_be_true.tornado.no_channels")
