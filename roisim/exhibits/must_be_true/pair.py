"""Two numbers at once: where both may lie, and where the plan pays."""

from collections.abc import Iterator

from roisim.answers.tornado import tornado
from roisim.answers.two_way import TwoWay, deciding, two_way
from roisim.cases import typed_numbers
from roisim.cases.scenario import Scenario, parameter_of
from roisim.charts import two_way as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.must_be_true import words
from roisim.paths import Path
from roisim.text import Text

Pair = tuple[Path, Path]
_FIRST = (1, 3, 5)  # columns
_EACH = 5  # values from one that is read to the next
_ALL = 0.995  # of the map: then it pays everywhere, or nowhere


def default(case: Scenario) -> Pair | None:
    """The two numbers that decide most; None where no two change anything."""
    first = deciding(case)[:2]
    return (first[0], first[1]) if len(first) == 2 else None


def open_to(case: Scenario) -> tuple[Path, ...]:
    """The numbers that a map can be of."""
    return deciding(case)


def choices(text: Text, case: Scenario) -> dict[Path, str]:
    """The numbers to choose from, most decisive first, by name."""
    return {path: words.named(text, case, path) for path in deciding(case)}


def mapped(text: Text, case: Scenario, pair: Pair | None) -> Exhibit:
    """The map of two numbers; of a case in which no two change anything, that alone."""
    if pair is None:
        return Exhibit("two_way", text("page.must_be_true.pair.none"))
    found = two_way(case, *pair)
    names = dict(zip(("across", "up"), (_called(text, case, path) for path in pair), strict=True))
    title, tips = _title(text, case, found, pair), list(_tips(text, case, found, pair))
    measure = text(f"page.must_be_true.pair.measure{words.fixed(case)}", **names)
    said = f"{title}. {tips[0]}"
    labels = {name: text(f"page.must_be_true.pair.{name}") for name in ("pays", "pays_not", "here")}
    picture = chart.drawn(found, (_factor(pair[0]), _factor(pair[1])), tips, labels)
    table = _table(text, case, found, pair)
    return Exhibit("two_way", title, measure, said, picture, table, alt=text("page.must_be_true.pair.picture"))


def _table(text: Text, case: Scenario, found: TwoWay, pair: Pair) -> Table:
    """A few of the values to read, and all of them as a file."""
    some = range(0, len(found.across), _EACH)
    across, up = (
        [words.plain(text, path, float(x), 2) for x in values]
        for path, values in ((pair[0], found.across), (pair[1], found.up))
    )
    rows = tuple(
        Row(up[y], tuple(text.money(float(found.worth[y, x]), case.finance.currency) for x in some))
        for y in reversed(some)
    )
    names = dict(zip(("across", "up"), (_called(text, case, path) for path in pair), strict=True))
    corner = text("page.must_be_true.pair.corner")
    caption = text("page.must_be_true.pair.caption", **names)
    head, columns = (corner, *(across[x] for x in some)), (corner, *across)
    return Table(caption, head, rows, lambda: _exact(found), columns, folded=True, first=_FIRST)


def _factor(path: Path) -> float:
    return typed_numbers.factor(parameter_of(path))


def _called(text: Text, case: Scenario, path: Path) -> str:
    return f"{words.named(text, case, path)}, {words.unit(text, case, path)}"


def _title(text: Text, case: Scenario, found: TwoWay, pair: Pair) -> str:
    """In how much of the map the plan pays within both ranges, wherever the map ends."""
    share = found.inside
    key = "everywhere" if share > _ALL else "nowhere" if share < 1 - _ALL else "some"
    names = [words.named(text, case, path) for path in pair]
    key += words.fixed(case)
    return text(f"page.must_be_true.pair.{key}", share=text.percent(share), one=names[0], other=names[1])


def _tips(text: Text, case: Scenario, found: TwoWay, pair: Pair) -> Iterator[str]:
    """What is said of the case itself, and then of every cell, row by row from below."""
    yield text("page.must_be_true.pair.alt", amount=text.money(tornado(case).base, case.finance.currency))
    names = [words.named(text, case, path) for path in pair]
    for up, row in zip(found.up, found.worth, strict=True):
        for across, worth in zip(found.across, row, strict=True):
            at = [words.plain(text, path, float(value), 2) for path, value in zip(pair, (across, up), strict=True)]
            amount = text.money(float(worth), case.finance.currency)
            said = text("page.must_be_true.pair.worth", amount=amount)
            yield "\n".join((said, *map(": ".join, zip(names, at, strict=True))))


def _exact(found: TwoWay) -> Iterator[list[Cell]]:
    """The file: a row for each value of the one number, a column for each of the other."""
    for value, row in zip(found.up, found.worth, strict=True):
        yield [float(value), *map(float, row)]
