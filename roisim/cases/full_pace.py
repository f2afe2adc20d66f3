"""A month of the plan at full pace, by the likely values alone: what is bought, seen, done and credited.

A closed form of docs/model.md, section 4, for looking at a case without living through it: no chance, no season, no
memory of the month before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from roisim.cases.groups import Channel
from roisim.cases.scenario import Scenario


@dataclass(frozen=True)
class FullPace:
    """A month in which the channels of these places are open."""

    case: Scenario
    open: tuple[int, ...]

    @cached_property
    def spends(self) -> dict[int, float]:
        """Ad money by the place of its channel: its own, and its part of what is moved from print."""
        own = {place: self.case.channels[place].spend.likely for place in self.open}
        total, print_ = sum(own.values()), self.case.print
        moved = print_.budget.likely * print_.moved.likely * print_.reinvested.likely
        return {place: each + moved * (each / total if total else 1 / len(own)) for place, each in own.items()}

    @cached_property
    def auctions(self) -> dict[str, float]:
        """Ad money by auction, of those in which any is spent."""
        found: dict[str, float] = {}
        for place, spend in self.spends.items():
            if spend > 0:
                auction = self.case.channels[place].bids_in
                found[auction] = found.get(auction, 0.0) + spend
        return found

    @property
    def hands(self) -> float:
        """Hours a month that there are, own and bought."""
        plan = self.case.plan
        return plan.hours.likely + (plan.agency.likely + plan.content.likely) / plan.outside_hour.likely

    @property
    def need(self) -> float:
        """Hours a month that the plan's work asks for."""
        return self._accounts + self._posts

    @property
    def _accounts(self) -> float:
        return self.case.plan.hours_per_account.likely * len(self.auctions)

    @property
    def _posts(self) -> float:
        return self.case.plan.posts.likely * self.case.plan.hours_per_post.likely

    def price(self, place: int) -> float:
        """What a thousand impressions of an open channel cost, with all that its auction spends."""
        channel = self.case.channels[place]
        spent = self.auctions.get(channel.bids_in, 0.0)
        return channel.cpm.likely * (1 + spent / channel.double_at.likely)

    def click(self, place: int) -> float:
        """What a click of an open channel costs where its ads are cared for."""
        return self.price(place) / (1000 * self.case.channels[place].ctr.likely)

    @property
    def credited(self) -> float:
        """New customers a month that are credited to the plan, once its sales have come in."""
        funnel = self.case.funnel
        kept, done = self.case.plan.unattended.likely, _covered(self.hands, self._accounts)
        paid = sum(
            spend / self.click(place) * (kept + (1 - kept) * done) * to_new(self.case.channels[place])
            for place, spend in self.spends.items()
        )
        return paid + self._organic_visits * funnel.organic_lead_rate.likely * funnel.close_rate.likely

    @property
    def _organic_visits(self) -> float:
        plan = self.case.plan
        posts = plan.posts.likely * _covered(max(0.0, self.hands - self._accounts), self._posts)
        seen = posts * self.case.company.followers.likely * plan.organic_reach.likely
        return seen * plan.organic_ctr.likely


def to_new(channel: Channel) -> float:
    """The share of a channel's clicks that become new customers."""
    return channel.lead_rate.likely * channel.close_rate.likely * channel.new_share.likely


def each(case: Scenario) -> Iterator[FullPace]:
    """A month for each set of channels that are ever open together, in the order of the plan."""
    places = range(len(case.channels))
    sets = (
        tuple(place for place in places if case.channels[place].open_in(month))
        for month in range(1, case.finance.months + 1)
    )
    return (FullPace(case, found) for found in dict.fromkeys(sets))


def _covered(hands: float, need: float) -> float:
    """The share of some work that is done; all of it where there is none."""
    return min(1.0, hands / need) if need > 0 else 1.0
