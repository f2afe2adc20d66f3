"""What a comparison says, in words: the app and the command line say the same."""

from collections.abc import Mapping, Sequence
from typing import Literal

from roisim.answers.comparison import Comparison, Side
from roisim.answers.fans import Spread
from roisim.errors import Fault
from roisim.exhibits.compare.yardstick import yardstick
from roisim.exhibits.saying import NOTHING, against, plainly, untold
from roisim.text import Text

Clear = Literal["better", "worse", "unclear"]
_FEW = 6  # cases whose sums a sentence can hold
_EVEN = 0.60  # below this share of the draws it is a toss-up


def share(text: Text, of_draws: float) -> str:
    """A share of the draws as so many outcomes of a hundred; only what is so in all of them is so in every one."""
    if of_draws in (0.0, 1.0):
        return text("compare.share.every" if of_draws else "compare.share.never")
    if of_draws < 0.005 or of_draws >= 0.995:
        return text("compare.share.hardly" if of_draws < 0.5 else "compare.share.nearly")
    count = round(100 * of_draws)
    return text("compare.share.one" if count == 1 else "compare.share.count", count=count)


def answer(text: Text, found: Comparison, names: Sequence[str]) -> str:
    """Which case is better, how surely, and whether it is any good. names: of the cases, told apart."""
    text = plainly(text, *(side.scenario for side in found.sides))
    if found.leaders is None:
        return text("compare.one")
    bold = [name.replace("*", "∗") for name in names]  # a star would end the bold
    said = _by_year(text, found, bold) if periods(found) else _best(text, found, bold, found.leaders)
    return " ".join([said, *_rates(text, found)])


def _best(text: Text, found: Comparison, bold: Sequence[str], leaders: tuple[int, int]) -> str:
    """The better of the two best, how surely, and whether it is any good."""
    first, other = leaders
    duel = found.duel(first, other)
    facts = {"first": bold[first], "other": bold[other], "count": len(bold), "share": share(text, duel.wins)}
    amount = text.money(duel.spreads["npv"].q50, found.currency)
    many = "_of" if len(bold) > 2 else ""
    if duel.ties == 1:
        return f"{_same(text, found, first, bold)} {_but_all(text, found, 'same')}".strip()
    if found.duel(other, first).wins == 0 < duel.ties:
        return f"{text(f'compare.never_worse{many}', **facts)} {_but(text, found, first)}".strip()
    if duel.wins < _EVEN * (1 - duel.ties):
        return f"{text(f'compare.even{many}', **facts)} {_but_all(text, found, 'even')}".strip()
    wins = text(f"compare.wins{many}{_given(found, first, other)}", **facts, amount=amount)
    return f"{wins} {_but(text, found, first)}".strip()


def periods(found: Comparison) -> tuple[int, int] | None:
    """The shortest and the longest of the cases [months] where they differ: sums of such have no best."""
    months = [side.scenario.finance.months for side in found.sides]
    return (min(months), max(months)) if len(set(months)) > 1 else None


def _by_year(text: Text, found: Comparison, bold: Sequence[str]) -> str:
    """That cases of different periods have no best; and of a few, what each gives a year."""
    low, high = periods(found) or (0, 0)
    said = text("compare.periods", low=low, high=high)
    if len(bold) > _FEW:
        return said
    years = [side.scenario.finance.months / 12 for side in found.sides]
    amounts = (text.money(middle / span, found.currency) for middle, span in zip(_middles(found), years, strict=True))
    quoted = (text("compare.yardstick.name", name=f"*{name}*") for name in bold)
    each = [
        text("compare.yardstick.part", value=value, names=name) for value, name in zip(amounts, quoted, strict=True)
    ]
    return f"{said} {text('compare.a_year', each=text.listed(each), **beside(text, found))}"


def _rates(text: Text, found: Comparison) -> list[str]:
    """By what rates later money is made less, where they differ."""
    rates = sorted({side.scenario.finance.discount_rate for side in found.sides})
    low, high = text.percent(rates[0], 3), text.percent(rates[-1], 3)
    return [text("compare.rates", low=low, high=high)] if len(rates) > 1 else []


def _given(found: Comparison, *places: int) -> str:
    """The end of the key of a sentence of cases of whose certainty nothing is known."""
    return "_given" if all(untold(found.sides[place].result) for place in places) else ""


def _same(text: Text, found: Comparison, first: int, bold: Sequence[str]) -> str:
    """That the best cases give the same, however many they are."""
    those = (f"*{name}*" for place, name in enumerate(bold) if found.duel(first, place).ties == 1)
    alike = [text("compare.yardstick.name", name=name) for name in those]
    if len(alike) == len(bold) > 2:
        return text("compare.same_all", count=len(bold))
    names = text.listed(alike)
    return text("compare.same_of" if len(bold) > 2 else "compare.same", names=names, count=len(bold))


def _but(text: Text, found: Comparison, first: int) -> str:
    """What the best case is worth where it is no good all the same."""
    middle = found.sides[first].spreads["npv"].q50 or 0.0
    if middle < -NOTHING:
        return text("compare.loses", amount=text.money(-middle, found.currency), **beside(text, found))
    return text("compare.gives_nothing", **beside(text, found)) if middle < NOTHING else ""


def beside(text: Text, found: Comparison) -> dict[str, str]:
    """What all plans are held against, inside a sentence."""
    return against(text, found.sides[found.base].scenario)


def _but_all(text: Text, found: Comparison, how: Literal["same", "even"]) -> str:
    """What the best middle case is worth where several are the best, and no good all the same."""
    best = max(_middles(found))
    many = "_of" if len(found.sides) > 2 else ""
    if best < -NOTHING:
        amount = text.money(-best, found.currency)
        return text(f"compare.loses_{how}{many}", amount=amount, **beside(text, found))
    return text(f"compare.gives_nothing_each{many}", **beside(text, found)) if best < NOTHING else ""


def _middles(found: Comparison) -> list[float]:
    """The middle case of each."""
    return [side.spreads["npv"].q50 or 0.0 for side in found.sides]


def left_out(text: Text, faults: Mapping[str, Fault]) -> list[str]:
    """Which cases are left out, by name, and why."""
    return [f"{text('page.compare.left_apart', name=name)} {text.fault(fault)}" for name, fault in faults.items()]


def remarks(text: Text, found: Comparison, names: Sequence[str]) -> list[str]:
    """What to know before one reads the numbers: by what all are measured, whether it is one plan, what a dash is."""
    same = [text("compare.remark.same_plan")] if found.same_plan else []
    return [*yardstick(text, found, names), *same, *_dashes(text, found)]


def _dashes(text: Text, found: Comparison) -> list[str]:
    """Why there is no number where there is none."""
    text = plainly(text, *(side.scenario for side in found.sides))
    none = text("compare.none")
    why = {
        "untold": any(untold(side.result) for side in found.sides),
        "free": any(side.spreads["roi"].q50 is None for side in found.sides),
        "unpaid": len(found.sides) > 1 and any(map(_unpaid, found.sides)),
    }
    return [text(f"compare.remark.{key}", none=none) for key, there in why.items() if there]


def _unpaid(side: Side) -> bool:
    """True of a plan that costs something, and is not paid back within its period in the middle case."""
    return side.spreads["roi"].q50 is not None and side.spreads["payback"].q50 is None


# --- the picture in words ---


def clear(spread: Spread) -> Clear:
    """Whether a difference is "better", "worse" or "unclear": its sign the same in 9 draws of 10."""
    low, high = spread.q05 or 0.0, spread.q95 or 0.0
    return "better" if low > 0 else "worse" if high < 0 else "unclear"


def conclusion(text: Text, found: Comparison, names: Sequence[str], against: bool) -> str:
    """The heading of the picture."""
    if len(found.sides) == 1:
        return text("compare.picture.only", **_shown(text, found, 0, False)[1])
    span = periods(found)
    if span:
        return text("compare.picture.periods", low=span[0], high=span[1])
    if not against:
        return _most(text, found, names)
    others = [place for place in range(len(names)) if place != found.base]
    signs = {place: _sign(found, place) for place in others}
    told: list[str] = []
    for sign in ("better", "worse", "never_worse", "never_better", "unclear", "same"):
        those = [names[place] for place in others if signs[place] == sign]
        one = "_one" if len(others) == 1 else ""
        sure = _given(found, found.base, *others) if sign in ("better", "worse", "same") else ""
        if those and (sign != "unclear" or not told):
            told.append(text(f"compare.picture.{sign}{sure}{one}", base=names[found.base], names=text.listed(those)))
    return ". ".join(told)


def _most(text: Text, found: Comparison, names: Sequence[str]) -> str:
    """Which case gives the most in the middle case, or how many do."""
    middles = _middles(found)
    best = [name for name, middle in zip(names, middles, strict=True) if middle > max(middles) - NOTHING]
    if len(best) == 1:
        return text("compare.picture.alone", name=best[0])
    if len(best) == len(names):
        return text("compare.picture.alone_same")
    return text("compare.picture.alone_several", count=len(best), total=len(names))


def _sign(found: Comparison, place: int) -> str:
    """How a case does against the base: clearly better or worse, the same, or never the one and sometimes the other."""
    duel, back = found.duel(place, found.base), found.duel(found.base, place)
    sure = clear(duel.spreads["npv"])
    if duel.ties == 1:
        return "same"
    if sure == "unclear" and 0.0 in (duel.wins, back.wins):
        return "never_worse" if back.wins == 0 else "never_better"
    return sure


def said(text: Text, found: Comparison, names: Sequence[str], against: bool) -> str:
    """The picture in words, for those who can't see it."""
    parts = [conclusion(text, found, names, against) + "."]
    for place, name in enumerate(names):
        if not (against and place == found.base):
            spread, facts = _shown(text, found, place, against)
            low, high = _ends(text, found, spread, against)
            key = f"compare.picture.said{_way(found, place, against)}"
            parts.append(text(key, name=name, low=low, high=high, **facts))
    return " ".join(parts)


def label(text: Text, found: Comparison, place: int, against: bool) -> str:
    """What stands under the name of a case in the picture."""
    if against and place == found.base:
        return text("compare.picture.row_base")
    spread, facts = _shown(text, found, place, against)
    low, high = _ends(text, found, spread, against)
    return text(f"compare.picture.row{_way(found, place, against)}", low=low, high=high, **facts)


def _way(found: Comparison, place: int, against: bool) -> str:
    """The end of the key that tells a case: one that is the same as the base, or never better, is told as that."""
    sign = _sign(found, place) if against else ""
    if _given(found, place, *([found.base] if against else [])):
        return "_same_given" if sign == "same" else "_given_against" if against else "_given"
    return {"": "", "same": "_same", "never_better": "_never_better"}.get(sign, "_against")


def _shown(text: Text, found: Comparison, place: int, against: bool) -> tuple[Spread, dict[str, str]]:
    duel, back = found.duel(place, found.base), found.duel(found.base, place)
    spread = duel.spreads["npv"] if against else found.sides[place].spreads["npv"]
    facts = {"middle": _money(text, found, spread.q50, against), "worse": share(text, back.wins)}
    return spread, {**facts, "share": share(text, duel.wins)}


def _ends(text: Text, found: Comparison, spread: Spread, signed: bool) -> tuple[str, str]:
    """The range; of a difference each end has its sign."""
    if signed:
        return _money(text, found, spread.q05, signed), _money(text, found, spread.q95, signed)
    return text.ends(spread.q05, spread.q95, found.currency)


def _money(text: Text, found: Comparison, amount: float | None, signed: bool) -> str:
    written = text.money(amount, found.currency)
    return f"+{written}" if signed and (amount or 0.0) > 0 else written
