"""What the plan does, month by month: ads, posts, work, money; nothing that hangs on how people answer.

Steps 1 to 3 of docs/model.md, section 4.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from roisim.model import response, savings, work
from roisim.model.advertising import advertising, ramp
from roisim.model.arrays import ONE, ZERO, Array
from roisim.model.draws import Draws
from roisim.model.response import Ads

Found = TypeVar("Found")
Shaped = Callable[[Array], Array]


@dataclass(frozen=True)
class Pace:
    """What is alike in all months of one pace.

    ad_care: the part of the care of accounts that gets done; clicked: what that leaves of the clicks; present:
    where presence is going. posted: organic impressions a follower; answers: the share of what is asked that is
    answered. spent, running: ad money and running cost together, and the latter alone [currency]. moved: the share of
    print that is; losing: the share of print's sales on its way out.
    """

    ad_care: Array
    clicked: Array
    present: Array
    posted: Array
    answers: Array
    spent: Array
    running: Array
    moved: Array
    losing: Array


@dataclass(frozen=True)
class Effort:
    """A month of it.

    clicks, leads: of ads. sales, orders: what they will bring that would not have come, people who were no customers
    and first orders. unseen: ln of the share of the audience that no ad reaches. presence: Y. lines: money by layer.
    idle: whether nothing is done, and nothing lingers on.
    """

    pace: Pace
    clicks: Array
    leads: Array
    sales: Array
    orders: Array
    unseen: Array
    presence: Array
    lines: Mapping[str, Array]
    idle: bool


class Last(Generic[Found]):
    """What was worked out last, and from what: it is worked out again only where one of these is another."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._found: Found | None = None

    def found(self, of: tuple[object, ...], make: Callable[[], Found]) -> Found:
        """What is made of these."""
        if self._found is None or any(one is not other for one, other in zip(of, self._of, strict=True)):
            self._found = make()
        self._of = of
        return self._found


def efforts(d: Draws, end: int, shaped: Shaped) -> Iterator[Effort]:
    """Month by month, of a plan that runs in months 1..end. shaped: what is done to each array that is handed on."""
    quick, spans = 1 - response.kept(d["effects.half_life"]), _Paces(d, shaped)
    presence, a_head = ZERO, -d["plan.on_target"] / d["company.audience"]
    extra = d["funnel.incremental"]
    for t, ads in enumerate(advertising(d, end), 1):
        now = spans.at(ads, ramp(d, t, end), t <= end)
        if now.present is not ZERO or presence is not ZERO:
            presence = response.toward(presence, now.present, quick)
        idle = ads is response.NO_ADS and t > end
        lines = {layer: shaped(amount) for layer, amount in _lines(d, t, end).items()}
        bought = (ads.clicks, ads.leads, ads.sales * extra, ads.orders * extra)
        clicks, leads, sales, orders = (shaped(each * now.clicked) for each in bought)
        yield Effort(now, clicks, leads, sales, orders, shaped(ads.impressions * a_head), shaped(presence), lines, idle)


def _lines(d: Draws, t: int, end: int) -> dict[str, Array]:
    """What the lines that count this month come to, by layer."""
    if t > end:
        return {}
    return {layer: counts[t - 1] @ d["lines.amount"] for layer, counts in d.calendar.lines.items()}


class _Paces:
    """The pace of each month, worked out again only where it changes."""

    def __init__(self, d: Draws, shaped: Shaped) -> None:
        self.d, self.shaped = d, shaped
        self.last: Last[Pace] = Last()
        self.ad_care = ONE
        self.hands = work.hands(d)
        self.on_posts = d["plan.posts"] * d["plan.hours_per_post"]
        bought = d["plan.agency"] + d["plan.content"]
        self.running = d["plan.hours"] * d["plan.hourly_cost"] + bought + d["plan.tools"]

    def at(self, ads: Ads, ramped: Array, on: bool) -> Pace:
        """That of a month."""
        # Carried ads of a closed account are no better cared for than before.
        before = ONE if ads.accounts.all() else self.ad_care
        of = (ads.spend, ads.accounts, before, ramped, on)
        now = self.last.found(of, lambda: self._pace(ads, before, ramped, on))
        self.ad_care = now.ad_care
        return now

    def _pace(self, ads: Ads, before: Array, ramped: Array, on: bool) -> Pace:
        d, shaped = self.d, self.shaped
        on_accounts = d["plan.hours_per_account"] * ads.accounts
        ad_care = before
        if ads.accounts.any():
            ad_care = np.where(ads.accounts > 0, work.covered(self.hands, on_accounts), before)
        post_care = work.post_care(self.hands, on_accounts, self.on_posts)
        done = ad_care * on_accounts + post_care * self.on_posts
        answered, running = d["plan.posts"] * post_care, self.running * ramped + d["plan.ad_fee"] * ads.spend
        moved = d["print.moved"] * ramped
        return Pace(
            ad_care=ad_care,
            clicked=d["plan.unattended"] + (1 - d["plan.unattended"]) * ad_care,
            present=response.presence(ads.spend + ramped * done * d["plan.outside_hour"], d["plan.half_presence"]),
            posted=shaped(d["plan.posts"] * d["plan.organic_reach"] * post_care * ramped),
            answers=shaped(answered / (answered + 4)) if on else ZERO,  # half at a post a week
            spent=shaped(ads.spend + running),
            running=shaped(running),
            moved=shaped(moved),
            losing=shaped(savings.lost_of_print(moved, d["print.elasticity"])),
        )
