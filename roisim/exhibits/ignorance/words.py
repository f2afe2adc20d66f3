"""What the parts of the page call alike."""

from roisim.cases.scenario import Scenario
from roisim.cases.series import DIMENSIONS, Dimension
from roisim.exhibits.saying import horizon
from roisim.text import Text


def called(text: Text, dimension: str) -> str:
    """What an area is called."""
    return text(f"page.ignorance.dimension.{dimension}")


def absent(case: Scenario) -> tuple[Dimension, ...]:
    """The areas in which there is nothing to lose: not applicable, or no work today that could end."""
    return (*case.ignorance.not_applicable, *(() if case.works_today else ("today",)))


def areas(case: Scenario) -> tuple[Dimension, ...]:
    """The others."""
    missing = absent(case)
    return tuple(dimension for dimension in DIMENSIONS if dimension not in missing)


def without(text: Text, case: Scenario) -> str:
    """What a plan that is stopped is held against: today's work goes on without it, where there is any."""
    return text(f"base.{'stay' if case.works_today else case.base}.than")


def present_value(text: Text, case: Scenario) -> str:
    """Present value over three years, in words."""
    return text("page.ignorance.pv", within=horizon(text, case.finance.months))
