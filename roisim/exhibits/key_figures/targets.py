"""The targets of a case: which are likely, and the chance to reach each in every world."""

from dataclasses import dataclass

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.answers.targets import Reached, chances
from roisim.cases.series import LESS_IS_BETTER, Target
from roisim.charts.strokes import Line
from roisim.exhibits.key_figures.target_numbers import rounded, shown
from roisim.exhibits.measures import Measure, worlds_of
from roisim.exhibits.saying import untold
from roisim.text import Text


@dataclass(frozen=True)
class Chance:
    """How likely it is in one world. share: None where the key figure is not there."""

    line: Line
    name: str
    said: str
    share: float | None


@dataclass(frozen=True)
class Judged:
    """A target with its chances. beyond: said where it lies beyond the horizon, and there are none.

    limit: "at least" or "at most"; value: its number as it stands in a field; remove: what takes it away.
    """

    target: Target
    measure: Measure
    limit: str
    value: str
    remove: str
    chances: tuple[Chance, ...]
    beyond: str = ""


@dataclass(frozen=True)
class Form:
    """The words around the fields that set a target for a key figure. example: a number as one would write it."""

    title: str
    help: str
    limit: str
    example: str


def form(measure: Measure, plan: Fan) -> Form:
    """What is asked of one who sets a target. plan: what it gives."""
    text, less = measure.text, measure.kpi in LESS_IS_BETTER
    example = shown(text, measure.kpi, rounded(measure.kpi, float(plan.q50[-1])), measure.currency)
    return Form(
        text("page.key_figures.set", name=measure.inside),
        text(f"page.key_figures.{'set_help_less' if less else 'set_help'}"),
        text(f"page.key_figures.{'at_most' if less else 'at_least'}_in", unit=measure.plain_unit),
        example,
    )


def targets(text: Text, result: Result) -> tuple[str, list[Judged]]:
    """What is said of all targets together, and each of them."""
    reached = chances(result)
    return conclusion(text, reached), [_judged(text, result, each) for each in reached]


def conclusion(text: Text, reached: list[Reached]) -> str:
    """How many of the targets that can be judged are more likely than not."""
    judged = [found.chances["engage"] for found in reached if found.chances]
    likely = sum((chance or 0.0) > 0.5 for chance in judged)
    if not judged:
        return text("page.key_figures.targets")
    if len(judged) == 1:
        return text(f"page.key_figures.target_{'likely' if likely else 'unlikely'}")
    key = "all" if likely == len(judged) else "many" if likely else "none"
    return text(f"page.key_figures.targets_{key}", likely=likely, total=len(judged))


def _judged(text: Text, result: Result, found: Reached) -> Judged:
    target, terms = found.target, result.scenario.finance
    measure = Measure(text, target.kpi, terms.currency)
    limit = text(f"page.key_figures.{'at_most' if target.kpi in LESS_IS_BETTER else 'at_least'}")
    value = shown(text, target.kpi, target.value, measure.currency)
    remove = text("page.key_figures.remove_which", name=measure.inside, month=target.month)
    if found.chances is None:
        said = text("page.key_figures.beyond", month=target.month, months=terms.months)
        return Judged(target, measure, limit, value, remove, (), said)
    chances = tuple(
        _chance(text, line, found.chances[world], untold(result)) for line, world in worlds_of(result.scenario).items()
    )
    return Judged(target, measure, limit, value, remove, chances)


def _chance(text: Text, line: Line, share: float | None, only: bool) -> Chance:
    """One world: how often it reaches the target, or that the key figure isn't there at all. only: of one outcome."""
    said = text("page.key_figures.not_there")
    if share is not None:
        cases, once = text.of_ten(share), "met_given" if share > 0.5 else "missed_given"
        said = text(f"page.key_figures.{once if only else 'in_cases'}", cases=cases)
    return Chance(line, text(f"page.key_figures.with_{line}"), said, share)
