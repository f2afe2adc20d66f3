"""One row of what leads were worth: a source, channel, campaign or month, what it cost, what it brought."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np

from roisim.measured import small_numbers
from roisim.measured.joining import Sums
from roisim.measured.small_numbers import FEW, Interval
from roisim.model.arrays import Array

Verdict = Literal["profit", "value", "loss", "untold", "no_cost", "no_sales"]
"""Came back in gross profit; in deal value alone; not at all; cannot be told; cost nothing; sales are not known."""
_SURE = 0.9  # of a chance: what is said to be so


@dataclass(frozen=True)
class Terms:
    """What all rows are worked out by.

    lead_cost: of handling a lead. margin: gross profit on revenue. amount: what a customer bought on average, spread:
    how much that differs. close_rate: of all deals that are decided. has_sales: whether any file tells of sales.
    """

    currency: str
    lead_cost: float
    margin: float
    amount: float
    spread: float
    close_rate: float
    has_sales: bool


@dataclass(frozen=True)
class Row:
    """One of them.

    channel: as it is told apart; called: as it is written. campaign: as it was written. channels: with ad money, of a
    whole source. mixed: True where sources without ad money are in it too, whose deals no ad brought. at_least: True
    where deals of the same source do not say their channel or campaign, so that some may belong here. phi, lead_phi:
    how much more customers and leads vary than by chance alone.
    """

    source: str
    channel: str
    campaign: str
    month: date | None
    sums: Sums
    terms: Terms
    phi: float = 1.0
    lead_phi: float = 1.0
    at_least: bool = False
    mixed: bool = False
    called: str = ""
    channels: tuple[str, ...] = ()

    @property
    def spend(self) -> float | None:
        """Ad money; None where no file tells of any."""
        return self.sums.spend if self.sums.paid else None

    @property
    def labour(self) -> float:
        """What it cost to handle the leads."""
        return self.sums.leads * self.terms.lead_cost

    @property
    def cost(self) -> float:
        """Ad money and labour."""
        return self.sums.spend + self.labour

    @property
    def left_over(self) -> float | None:
        """Deal value less ad money and labour; None where no file tells of sales."""
        return self.sums.value - self.cost if self.terms.has_sales else None

    @property
    def value_per_lead(self) -> float | None:
        """What is left over for each lead."""
        return self.left_over / self.sums.leads if self.left_over is not None and self.sums.leads else None

    @property
    def cost_per_lead(self) -> float | None:
        """Ad money for each lead; None where no ad money, or no lead, is known."""
        told = self.spend is not None and self.sums.leads and not self.mixed
        return self.sums.spend / self.sums.leads if told else None

    @property
    def cost_per_customer(self) -> float | None:
        """Ad money and labour for each customer."""
        return self.cost / self.sums.won if self.sums.paid and self.sums.won and not self.mixed else None

    @cached_property
    def lead_price(self) -> Interval | None:
        """Ad money for each lead, and what it may be in the long run."""
        if self.cost_per_lead is None or self.sums.spend <= 0:
            return None
        low, high = np.quantile(small_numbers.counts(self.sums.leads, self.lead_phi), (0.05, 0.95))
        return Interval(self.cost_per_lead, self.sums.spend / float(high), self.sums.spend / float(low))

    @cached_property
    def close_rate(self) -> Interval | None:
        """Deals that were won out of those decided; open ones are left out."""
        decided = self.terms.has_sales and (self.sums.lost or self.sums.open or self.sums.priced)
        return small_numbers.share(self.sums.won, self.sums.lost, self.phi) if decided else None

    @cached_property
    def order_value(self) -> Interval | None:
        """What a deal that was won brought on average."""
        count = self.sums.priced or (self.sums.won if self.sums.value else 0.0)
        return small_numbers.average(count, self.sums.value, self.terms.spread)

    @cached_property
    def back(self) -> Interval | None:
        """Deal value for each unit of money spent on ads and labour, seen and in the long run; None without either."""
        if not self._is_told:
            return None
        return small_numbers.interval(self.sums.value / self.cost, self._steps / self.cost)

    @cached_property
    def lead_worth(self) -> Interval | None:
        """What is left over for each lead, and what it may be in the long run."""
        if self.value_per_lead is None:
            return None
        won, leads, terms = self.sums.won, self.sums.leads, self.terms
        bought = small_numbers.per_lead(won, leads, self._amount, terms.spread, self.phi)
        price = self.sums.spend / small_numbers.counts(leads, self.lead_phi) if self.sums.spend > 0 else np.zeros(1)
        left = np.subtract.outer(bought, price) - terms.lead_cost
        return small_numbers.interval(self.value_per_lead, left.ravel())

    @property
    def is_few(self) -> bool:
        """True where so few customers decide the answer that one more or less turns it."""
        return self.sums.won < FEW

    @cached_property
    def verdict(self) -> Verdict:
        """Whether the money came back: said only where 9 cases out of 10 agree, and never yes of few customers."""
        if not self.terms.has_sales:
            return "no_sales"
        if not self._is_told:
            return "no_cost"
        if self._chance(self._in_the_end) <= 1 - _SURE and not self.at_least:
            return "loss"
        if self.is_few or self._chance(self._steps) < _SURE:
            return "untold"
        return "profit" if self._chance(self._steps * self.terms.margin) >= _SURE else "value"

    def _chance(self, steps: Array) -> float:
        return float(np.mean(steps > self.cost))

    @property
    def _is_told(self) -> bool:
        return self.terms.has_sales and self.cost > 0 and self.sums.paid > 0 and not self.mixed

    @property
    def _amount(self) -> float:
        """What one customer bought on average; where nothing is known here, what those of all sources did."""
        return self.sums.value / self.sums.won if self.sums.won and self.sums.value else self.terms.amount

    @cached_property
    def _steps(self) -> Array:
        """What it brings in the long run, in steps of equal chance."""
        return small_numbers.brought(self.sums.won, self._amount, self.terms.spread, self.phi)

    @property
    def _in_the_end(self) -> Array:
        """The same, when its open deals are decided too."""
        won = self.sums.won + self.sums.open * self.terms.close_rate
        return small_numbers.brought(won, self._amount, self.terms.spread, self.phi)
