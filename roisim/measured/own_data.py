"""What own data have to say, gathered once for all suggestions: rows, leads, how long deals take, from what files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from roisim.cases.scenario import Scenario
from roisim.importers.found import Found, Kind
from roisim.measured import counting, cycle
from roisim.measured.counting import MONTH, Leads
from roisim.measured.cycle import Waited
from roisim.measured.gathering import Gathered, gather
from roisim.measured.suggestion import Origin, Remark, before_data
from roisim.paths import Path

CYCLE = Path("funnel", "sales_cycle")
# Mean times and weights of a rule with three points for a normal: a close rate hangs on how long a deal takes.
_CHANCES, _WEIGHTS = np.array([0.0416, 0.5, 0.9584]), (1 / 6, 2 / 3, 1 / 6)


@dataclass(frozen=True)
class OwnData:
    """All files of a company's own data, beside the case that they are held against."""

    case: Scenario
    founds: tuple[Found, ...]

    @cached_property
    def gathered(self) -> Gathered:
        """Every row once, in the currency of the case."""
        return gather(self.founds, self.case.finance.currency)

    @cached_property
    def leads(self) -> Leads:
        """Everyone who left a lead."""
        return counting.leads(self.gathered)

    @cached_property
    def as_of(self) -> date | None:
        """The day that the CRM's files are of."""
        return counting.as_of(self.gathered)

    @cached_property
    def waited(self) -> Waited:
        """How long deals took, or have taken so far."""
        return waited(self.gathered)

    @cached_property
    def times(self) -> tuple[tuple[float, float], ...]:
        """Three mean times from lead to sale [months], each with how likely it is, as far as own data tell."""
        prior = cycle.gamma_of(before_data(self.case, CYCLE))
        if not self.waited.decided and not prior[0]:
            return ((1.0, 0.0),)
        found = cycle.times(self.waited, prior, _CHANCES)
        return tuple(zip(_WEIGHTS, (float(each) for each in found), strict=True))

    @property
    def money(self) -> tuple[Remark, ...]:
        """What there is to say of money that came in another currency."""
        return tuple(
            Remark("converted", {"before": each.before, "rate": each.rate, "date": each.date})
            for each in self.gathered.converted
        )

    def origins(self, *kinds: Kind, channel: str = "") -> tuple[Origin, ...]:
        """The files of some kinds by platform; of a channel, those that speak of it."""
        by_platform: dict[str, list[Found]] = {}
        for found in self.founds:
            if found.kind in kinds and not found.questions and (not channel or counting.periods(found.spent, channel)):
                by_platform.setdefault(found.platform, []).append(found)
        return tuple(_origin(platform, files) for platform, files in by_platform.items())


def waited(gathered: Gathered) -> Waited:
    """How long deals took until they were decided, or have taken so far."""
    today = counting.as_of(gathered)
    decided, months = 0, 0.0
    for deal in gathered.deals:
        end = deal.closed if deal.state != "open" else today
        if deal.created and end and end >= deal.created:
            decided += deal.state != "open"
            months += (end - deal.created).days / MONTH
    return Waited(decided, months)


def _origin(platform: str, files: Sequence[Found]) -> Origin:
    first = [found.first_day for found in files if found.first_day]
    last = [found.last_day for found in files if found.last_day]
    rows = sum(found.rows for found in files)
    return Origin(platform, min(first, default=None), max(last, default=None), rows)
