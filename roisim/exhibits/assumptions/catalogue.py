"""Every assumption of the model, without a case: what it means, what is usual, what evidence there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from roisim.cases.bibliography import about
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import PARAMETERS
from roisim.text import Text


@dataclass(frozen=True)
class Row:
    """One assumption in the words of a language; `usual` spans its likely values, in SEK where it's money."""

    path: str
    name: str
    kind: str
    unit: str
    usual_low: float
    usual_high: float
    evidence: str
    sources: int
    explained: str

    def mentions(self, wanted: str) -> bool:
        """True where the path, the name, the unit or the explanation has the words in it."""
        return any(wanted.casefold() in words.casefold() for words in (self.path, self.name, self.unit, self.explained))


def rows(text: Text, wanted: str = "") -> Iterator[Row]:
    """The assumptions that mention what is wanted, in the order of the model."""
    every = (_row(parameter, text) for parameter in PARAMETERS.values())
    return (row for row in every if row.mentions(wanted))


def _row(parameter: Parameter, text: Text) -> Row:
    figures = about(parameter)
    return Row(
        path=parameter.path,
        name=text.name(parameter.path),
        kind=parameter.kind,
        unit=text.unit(parameter.unit),
        usual_low=parameter.usual[0],
        usual_high=parameter.usual[1],
        evidence=figures[0].grade if figures else "judgement",
        sources=len(figures),
        explained=text.explain(parameter.path),
    )


def said(text: Text, row: Row) -> tuple[str, str, str]:
    """A row in words: its path and name, what it means, and its kind, unit, usual span and evidence."""
    facts = {"low": text.exact(row.usual_low), "high": text.exact(row.usual_high), "unit": row.unit}
    line = text("cli.params.line", kind=text(f"cli.kind.{row.kind}"), **facts)
    key = "judgement" if not row.sources else "evidence_one" if row.sources == 1 else "evidence"
    grade = text(f"evidence.{row.evidence}") if row.sources else ""
    evidence = text(f"cli.params.{key}", count=row.sources, grade=grade)
    return f"{row.path}: {row.name}", row.explained, f"{line}; {evidence}"
