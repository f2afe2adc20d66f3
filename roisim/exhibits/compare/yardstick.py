"""By what all cases are measured: their money, how far ahead they look, and by what rate; a line each."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from roisim.answers.comparison import Comparison
from roisim.cases.currencies import rates
from roisim.exhibits.saying import against, discounted
from roisim.text import Text


def yardstick(text: Text, found: Comparison, names: Sequence[str]) -> list[str]:
    """What is the same for all, and of what is not, which case has what. Nothing of one case alone."""
    if len(found.sides) < 2:
        return []
    return [_money(text, found), *_converted(text, found, names), *_terms(text, found, names), *_question(text, found)]


def _money(text: Text, found: Comparison) -> str:
    """The money of all amounts, and by what rate later money is made less, where that is the same for all."""
    said = {discounted(text, side.scenario) for side in found.sides}
    kind = "" if len(said) == 1 else "_only"
    return text(f"compare.yardstick.money{kind}", currency=text.currency(found.currency), discounted=said.pop())


def _converted(text: Text, found: Comparison, names: Sequence[str]) -> Iterator[str]:
    """Whose amounts come from other money, and how."""
    for money in dict.fromkeys(side.came_in for side in found.sides if side.came_in):
        those = [name for name, side in zip(names, found.sides, strict=True) if side.came_in == money]
        before, after = rates()[money], rates()[found.currency]
        dated, rate = after if after.rate != 1 else before, text.number(before.rate / after.rate, 4)
        facts = {"before": money, "after": found.currency, "rate": rate, "date": dated.date}
        yield text("compare.yardstick.converted", names=_quoted(text, those), **facts)


def _terms(text: Text, found: Comparison, names: Sequence[str]) -> Iterator[str]:
    """The periods, first months and rates, where they differ."""
    terms = [side.scenario.finance for side in found.sides]
    told = {
        "months": [text("answer.months", count=each.months) for each in terms],
        "start": [each.start for each in terms],
        "rate": [text.percent(each.discount_rate, 3) for each in terms],
    }
    differ = {row.path for row in found.inputs}
    for key, path in {"months": "finance.months", "start": "finance.start", "rate": "finance.discount_rate"}.items():
        if path in differ:
            yield text(f"compare.yardstick.{key}", each=_each(text, names, told[key]))


def _question(text: Text, found: Comparison) -> Iterator[str]:
    """By what all plans are measured where the cases ask different questions."""
    if any(side.reasked for side in found.sides):
        yield text("compare.yardstick.against", **against(text, found.sides[found.base].scenario))


def _each(text: Text, names: Sequence[str], values: Sequence[str]) -> str:
    """Which case has what, those that few have first; the rest are the others where they are many and alike."""
    groups: dict[Hashable, list[str]] = {}
    for name, value in zip(names, values, strict=True):
        groups.setdefault(value, []).append(name)
    *few, (usual, many) = sorted(groups.items(), key=lambda group: len(group[1]))
    parts = [text("compare.yardstick.part", value=value, names=_quoted(text, those)) for value, those in few]
    if len(few) == 1 and len(many) > 1:
        return ", ".join([*parts, text("compare.yardstick.others", value=usual)])
    return ", ".join([*parts, text("compare.yardstick.part", value=usual, names=_quoted(text, many))])


def _quoted(text: Text, names: Iterable[str]) -> str:
    return text.listed([text("compare.yardstick.name", name=name) for name in names])
