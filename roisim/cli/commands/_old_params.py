"""The register of assumptions, to search: what each number is, what's usual, what evidence there is."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

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


def listed(found: list[Row], form: str, text: Text) -> str:
    """The rows as text for a terminal, as JSON, or as CSV."""
    if form == "json":
        import json

        return json.dumps([asdict(row) for row in found], ensure_ascii=False, indent=1)
    if form == "csv":
        return _csv(found)
    return "\n\n".join(_said(row, text) for row in found)


def _said(row: Row, text: Text) -> str:
    facts = {"low": text.exact(row.usual_low), "high": text.exact(row.usual_high), "unit": row.unit}
    line = text("cli.params.line", kind=text(f"cli.kind.{row.kind}"), **facts)
    key = "judgement" if not row.sources else "evidence_one" if row.sources == 1 else "evidence"
    grade = text(f"evidence.{row.evidence}") if row.sources else ""
    evidence = text(f"cli.params.{key}", count=row.sources, grade=grade)
    return f"{row.path}: {row.name}\n    {row.explained}\n    {line}; {evidence}"


def _csv(found: list[Row]) -> str:
    import csv
    import io

    file = io.StringIO()
    writer = csv.DictWriter(file, [field.name for field in fields(Row)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in found)
    return file.getvalue()
