"""Prints what each preset answers to changes that a sceptic would try, and whether it moves as it should.

`python -m docs.audit`, a minute. `python -m docs.plausibility` puts the table into docs/plausibility.md.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, get_args

from roisim.answers.ask import answer
from roisim.answers.result import Result
from roisim.cases import preset
from roisim.cases.groups import Channel, Level
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.text import Text

DRAWS = 4096
NONE = Estimate(0.0)
text = Text("en")
Expected = Literal["worse", "better", "same", "nothing", "either"]


@dataclass(frozen=True)
class Row:
    """A change to a case, which way it should move the mean answer, and why.

    change: None where it says nothing of this case. against: the row that it is held against, else the case as it is.
    """

    name: str
    change: Callable[[Scenario], Scenario | None]
    expected: Expected
    why: str
    against: str = ""


def money(case: Scenario) -> float:
    """The ad budget of all channels at full pace [currency/month]."""
    return sum(channel.spend.likely for channel in case.channels)


def times(estimate: Estimate, factor: float) -> Estimate:
    """So many times a number, range and all; nothing where that is 0."""
    return estimate.scaled(factor) if factor else NONE


def spending(case: Scenario, factor: float) -> Scenario | None:
    """The same case with its ad budget times `factor`; None where there is none."""
    channels = tuple(replace(each, spend=times(each.spend, factor)) for each in case.channels)
    return replace(case, channels=channels) if money(case) else None


def without(case: Scenario, dropped: str) -> Scenario:
    """The same case with one channel closed."""
    return replace(case, channels=tuple(replace(c, spend=NONE) if c.name == dropped else c for c in case.channels))


def planned(case: Scenario, **changes: float) -> Scenario:
    """The same case with some of its plan multiplied."""
    estimates = {name: times(getattr(case.plan, name), factor) for name, factor in changes.items()}
    return replace(case, plan=replace(case.plan, **estimates))


def dismissed(case: Scenario) -> Scenario:
    """Nobody works: no hours of one's own or bought, ads and posts as planned."""
    return planned(case, hours=0, agency=0, content=0)


def postless(case: Scenario) -> Scenario | None:
    """No posts, and not the hours that they take either; None where there are none."""
    plan = case.plan
    if not plan.posts.likely:
        return None
    hours = max(plan.hours.likely - plan.posts.likely * plan.hours_per_post.likely, 0.0)
    return replace(case, plan=replace(plan, posts=NONE, hours=Estimate(hours)))


def posting(factor: float) -> Callable[[Scenario], Scenario | None]:
    """So many times the posts, in the hours that there are; None where there are none."""
    return lambda case: planned(case, posts=factor) if case.plan.posts.likely else None


def idle(case: Scenario) -> Scenario:
    """A plan of nothing at all."""
    bare = planned(case, hours=0, agency=0, content=0, tools=0, setup=0, posts=0)
    stayed = replace(bare, print=replace(bare.print, moved=NONE), lines=())
    return spending(stayed, 0) or stayed


def bought(case: Scenario) -> Scenario:
    """Nobody hired: the same hours bought from an agency."""
    hours = case.plan.hours.likely * case.plan.outside_hour.likely
    return replace(case, plan=replace(case.plan, hours=NONE, agency=Estimate(hours)))


def in_one(case: Scenario, place: int) -> Scenario | None:
    """All the money in one channel; None where that is so already, or there is no money."""
    if not money(case) or place >= len(case.channels) or case.channels[place].spend.likely == money(case):
        return None
    spends = [Estimate(money(case)) if at == place else NONE for at in range(len(case.channels))]
    rows = zip(case.channels, spends, strict=True)
    return replace(case, channels=tuple(replace(channel, spend=spend) for channel, spend in rows))


def in_eight(case: Scenario) -> Scenario | None:
    """All the money in the first channel, as eight rows of one auction."""
    if not money(case):
        return None
    first, eighth = case.channels[0], Estimate(money(case) / 8)
    rows: list[Channel] = [replace(first, name=f"{first.name} {number}", spend=eighth) for number in range(1, 9)]
    return replace(case, channels=tuple(rows))


def clicked_twice(case: Scenario) -> Scenario | None:
    """Every click-through rate doubled."""
    channels = tuple(replace(each, ctr=each.ctr.scaled(2)) for each in case.channels)
    return replace(case, channels=channels) if money(case) else None


def doubtful(case: Scenario) -> Scenario:
    """A credited sale is worth what it is at the low end."""
    low = Estimate(case.funnel.incremental.bounds[0])
    return replace(case, funnel=replace(case.funnel, credit="own", incremental=low))


def over(months: int) -> Callable[[Scenario], Scenario]:
    """The case over another time."""
    return lambda case: replace(case, finance=replace(case.finance, months=months))


def level(name: Level) -> Callable[[Scenario], Scenario]:
    """The case at a level of the Risk of Ignorance."""
    return lambda case: replace(case, ignorance=at_level(case.ignorance, name))


def rows() -> Iterator[Row]:
    """Every change, in the order of the table."""
    yield Row("as it is", lambda case: case, "same", "")
    yield Row(
        "hours 0", dismissed, "either", "ads lose two fifths of their clicks, posts are not made; hours are not paid"
    )
    yield Row(
        "hours doubled", lambda case: planned(case, hours=2), "worse", "hours beyond what the work needs only cost"
    )
    yield Row("posts × 4", posting(4), "either", "the hours are as before, so fewer are made")
    yield Row("posts 0", posting(0), "worse", "the hours are paid all the same")
    yield Row("posts and their hours dropped", postless, "worse", "a post that stays in a plan is worth its hours")
    yield Row("half the ad budget", lambda case: spending(case, 0.5), "worse", "the plan is near its best")
    yield Row("all in the first channel", lambda case: in_one(case, 0), "either", "one auction, so nearly alike")
    yield Row("all in the second channel", lambda case: in_one(case, 1), "either", "b2b: LinkedIn, which is too dear")
    yield Row(
        "all in the first, in eight rows", in_eight, "same", "one auction is one, however it is cut", "first",
    )  # fmt: skip
    yield Row("all hours bought from an agency", bought, "worse", "an hour costs twice as much and does as much")
    yield Row("click-through rate doubled", clicked_twice, "better", "the same impressions give more clicks")
    yield Row("a plan of nothing", idle, "nothing", "nothing is done, nothing changes")
    yield Row("credited sales at the low end", doubtful, "worse", "fewer of them are extra")
    for months in (12, 24, 60, 120):
        yield Row(f"{months} months", over(months), "either", "set-up and start weigh on a short time")
    for name in get_args(Level)[:-1]:
        yield Row(
            f"level {name}", level(name), "either", "the more there is to lose, the more a plan that is seen avoids"
        )


@lru_cache(1024)
def found(case: Scenario) -> Result:
    """The answer to a case, as the app gives it."""
    return answer(case, DRAWS)


def mean(case: Scenario) -> float:
    """The mean net present value."""
    worth = found(case).npv.mean
    assert worth is not None
    return worth


def moved(row: Row, case: Scenario, changed: Scenario) -> bool:
    """Whether the mean answer moves as it should; a thousandth of the cost is no move."""
    held = (in_one(case, 0) or case) if row.against else case
    cost = found(case).cost_pv.mean
    assert cost is not None
    more, little = mean(changed) - mean(held), cost / 1000
    asked = {"worse": more < little, "better": more > -little, "same": abs(more) < 1e-6 * cost, "either": True}
    return asked[row.expected] if row.expected != "nothing" else abs(mean(changed)) < little


def cell(row: Row, case: Scenario) -> str:
    """The middle and the chance, marked where the answer moves the wrong way."""
    changed = row.change(case)
    if changed is None:
        return "–"
    result = found(changed)
    if row.expected == "nothing" and moved(row, case, changed):
        return "0"
    said = f"{text.money(result.npv.q50, 'SEK')} ({text.percent(result.chance)})"
    return said if moved(row, case, changed) else f"**{said}**"


def table() -> list[str]:
    """Every change to every preset, as lines of Markdown."""
    cases = [preset(name) for name in PRESETS]
    head = ["| change | " + " | ".join(PRESETS) + " | why |", "|---|" + "---:|" * len(cases) + "---|"]
    return head + [
        f"| {row.name} | " + " | ".join(cell(row, case) for case in cases) + f" | {row.why} |" for row in rows()
    ]


def better(case: Scenario, changed: Scenario | None) -> str:
    """What a change adds to the mean and to the middle, in per cent of the plan's cost."""
    if changed is None:
        return "–"
    before, after, cost = found(case), found(changed), found(case).cost_pv.mean
    assert before.npv.q50 is not None
    assert after.npv.q50 is not None
    assert cost
    gains = (mean(changed) - mean(case)) / cost, (after.npv.q50 - before.npv.q50) / cost
    return " / ".join(f"{100 * gain:+.1f}".replace("-", "−") for gain in gains)


def plans() -> list[str]:
    """What would better each plan: to dismiss the team, to drop its posts or a channel, to halve the budget."""
    lines = [
        "| case | its work gets done | team dismissed | posts and their hours dropped "
        "| a channel dropped, the best to drop | half the ad budget |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for case in map(preset, PRESETS):
        spent = [channel.name for channel in case.channels if channel.spend.likely]
        dropped = max((without(case, name) for name in spent), key=mean, default=None)
        care = found(case).totals.spreads["care"].q50
        lines.append(
            f"| {case.preset} | {text.percent(care)} | {better(case, dismissed(case))} "
            f"| {better(case, postless(case))} | {better(case, dropped)} | {better(case, spending(case, 0.5))} |"
        )
    return lines


if __name__ == "__main__":
    sys.stdout.write("\n".join([*table(), "", *plans(), ""]))
