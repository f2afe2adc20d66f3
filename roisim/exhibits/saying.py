"""What several pages say alike: lengths of time, chances, names cut to their room, what is too little to be said."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.model.arrays import Array
from roisim.text import Text

_BARELY = 0.05  # of the cost: a smaller sum to spare, or missing, is not known well enough to be quoted
_TINY = 0.001  # of the cost: less than that nobody can know
_ALIKE = 1e-9  # of the cost: outcomes no further apart are one outcome
_NAME = 50  # characters of a file's name in a sentence
NOTHING = 0.005  # of the currency: less than a hundredth is no money at all


def horizon(text: Text, months: int) -> str:
    """A length of time as one says it: three years, 30 months."""
    years, rest = divmod(months, 12)
    return text(f"answer.years.{years}") if rest == 0 and years <= 10 else text("answer.months", count=months)


def chance(text: Text, share: float) -> str:
    """A chance as per cent that never claims certainty."""
    if share >= 0.995:
        return f">{text.percent(0.99)}"
    return f"<{text.percent(0.01)}" if share < 0.005 else text.percent(share)


def against(text: Text, case: Scenario) -> dict[str, str]:
    """What the plan is held against, inside a sentence: `than` going on as today, `otherwise` if you go on so.

    `whole`: in full, as it is said once a page: standing aside from social media. And what is held against it, for
    an answer to name: `subject` the plan; against standing aside, all the work with social media, today's included.
    """
    of = "work" if with_today(case) else "plan"
    subject = {form: text(f"answer.of.{of}.{form}") for form in ("subject", "Subject", "subject_whole", "it", "It")}
    return {form: text(f"base.{case.base}.{form}") for form in ("than", "whole", "otherwise")} | subject


def discounted(text: Text, case: Scenario) -> str:
    """By what rate, and how, later money is made less in every present value."""
    rate = case.finance.discount_rate
    return text("answer.interest.some", rate=text.percent(rate, 3)) if rate else text("answer.interest.none")


def with_today(case: Scenario) -> bool:
    """Whether what is told of the plan is told of today's work too: against standing aside, neither would be."""
    return case.base == "ignore" and case.works_today


def as_today(text: Text, case: Scenario) -> str:
    """Why going on as today is not today: where both are lines of one picture; else nothing."""
    return text("page.line.as_today") if case.base == "stay" else ""


def barely(amount: float, result: Result) -> bool:
    """True of a sum that is too small against the cost of the plan to be told from nothing [currency]."""
    return abs(amount) < _BARELY * (result.cost_pv.mean or 0.0)


def is_tiny(amount: float, result: Result) -> bool:
    """True of a sum that is next to nothing beside the cost of the plan: no figure of it can be known [currency]."""
    return abs(amount) < max(NOTHING, _TINY * (result.cost_pv.mean or 0.0))


def heads(text: Text, count: float) -> str:
    """So many people or addresses; of less than one it can't be known how many."""
    return text.number(count) if count >= 1 or count == 0 else text("answer.next_to_none")


def is_nothing(result: Result) -> bool:
    """True of a plan that costs nothing and does nothing."""
    return not result.totals.cost.any() and float(abs(result.totals.npv).max()) < NOTHING


def untold(result: Result, npv: Array | None = None) -> bool:
    """True of an answer of whose certainty nothing is known: of likely values or one draw, or no range that matters.

    npv: that of every draw, (draws,), where it is not the net present value against what the case is held against.
    """
    if result.draws < 2:  # one outcome tells nothing of others
        return True
    npv = result.totals.npv if npv is None else npv
    alike = float(np.ptp(npv)) <= _ALIKE * (result.cost_pv.mean or 0.0)
    return alike or not any(estimate.is_range for _, _, estimate in result.scenario.estimates())


def given(result: Result) -> str:
    """The end of the key of a sentence that tells how sure something is: of an answer of which that is not known."""
    return "_given" if untold(result) else ""


def is_one(case: Scenario) -> bool:
    """True of a case with one outcome: no number has a range, and nothing comes by chance."""
    losses = case.ignorance
    chance, loss = losses.crisis_per_year.bounds[2], losses.crisis_loss.bounds[2]
    by_chance = "crisis" not in losses.not_applicable and chance * loss > 0
    return not by_chance and not any(estimate.is_range for _, _, estimate in case.estimates())


def plainly(text: Text, *cases: Scenario) -> Text:
    """Words without averages, middle cases and ranges where all cases have one outcome each."""
    return replace(text, sure=not all(map(is_one, cases)))


def shortened(words: str, room: int) -> str:
    """At most `room` characters, cut at a word."""
    if len(words) <= room:
        return words
    return f"{words[: room - 1].rsplit(' ', 1)[0].rstrip(' ,.:;(')}…"


def cut(name: str, room: int) -> str:
    """At most `room` characters of a name, cut anywhere."""
    return name if len(name) <= room else f"{name[: room - 1]}…"


def counting(text: Text, draws: int) -> str:
    """That so many draws take their time."""
    return text("cli.counting", draws=text.exact(draws, 0))


# --- of files ---


def of_file(text: Text, file: str, notices: Iterable[Fault]) -> list[str]:
    """What there is to know of a case that was read from a file."""
    return [f"{cut(file, _NAME)}: {text.fault(notice)}" for notice in notices]


def refused(text: Text, file: str, error: CaseError) -> list[str]:
    """That a file was not taken, and all that is wrong with it."""
    return [text("page.assumptions.refused", file=file), *text.faults(error)]
