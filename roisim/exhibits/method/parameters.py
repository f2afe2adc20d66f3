"""Every parameter with its unit, what is usual, and the published figures that speak of it."""

from dataclasses import dataclass

from roisim.cases import bibliography, typed_numbers
from roisim.cases.bibliography import Benchmark
from roisim.cases.groups import GROUPS
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import PARAMETERS
from roisim.text import Text

COLUMNS = ("kind", "unit", "usual", "evidence")


@dataclass(frozen=True)
class Declared:
    """A parameter in words. evidence: how many figures speak of it, or whose judgement it is."""

    path: str
    name: str
    explained: str
    kind: str
    unit: str
    usual: str
    evidence: str
    figures: tuple[Benchmark, ...]


@dataclass(frozen=True)
class Group:
    """Parameters of one group, under its name."""

    title: str
    rows: tuple[Declared, ...]


def head(text: Text) -> dict[str, str]:
    """What the columns are called."""
    return {name: text(f"page.method.{name}") for name in ("name", *COLUMNS)}


def groups(text: Text, currency: str) -> list[Group]:
    """Every parameter, group by group."""
    return [_group(text, group, currency) for group in GROUPS]


def _group(text: Text, group: str, currency: str) -> Group:
    declared = [each for each in PARAMETERS.values() if each.group == group]
    return Group(text(f"group.{group}.name"), tuple(_declared(text, each, currency) for each in declared))


def _declared(text: Text, parameter: Parameter, currency: str) -> Declared:
    usual = "–".join(typed_numbers.digits(text, bound * typed_numbers.factor(parameter)) for bound in parameter.usual)
    usual += typed_numbers.suffix(text, parameter, currency) if parameter.is_percent else ""
    found = tuple(bibliography.about(parameter))
    evidence = text("page.method.figures", count=len(found)) if found else text("source.judgement")
    kind, unit = text(f"page.method.kind_{parameter.kind}"), text.unit(parameter.unit, currency)
    return Declared(
        parameter.path, text.name(parameter.path), text.explain(parameter.path),
        kind, "%" if unit == kind else unit, usual, evidence, found,
    )  # fmt: skip
