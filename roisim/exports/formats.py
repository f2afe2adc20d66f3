"""The files that a case can be taken home as, and what makes each."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec

from roisim.answers.ask import answer
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.exhibits.compare.names import title_of
from roisim.exhibits.origin import Origin
from roisim.exhibits.taken import plain
from roisim.exports.brand import PLAIN, Brand
from roisim.text import Text

Make = Callable[[Scenario, Text, Origin, Brand], bytes]
_LONGEST = 60  # letters of the name of a case in that of a file


@dataclass(frozen=True)
class Format:
    """A kind of file. make: its content; the same of all it is given gives the same bytes. needs: a library."""

    media: str
    make: Make
    needs: str = ""


def _xlsx(case: Scenario, text: Text, origin: Origin, _brand: Brand) -> bytes:
    from roisim.exports.xlsx import workbook

    return workbook(case, text, origin.made_on, origin.link)


def _csv(case: Scenario, text: Text, origin: Origin, _brand: Brand) -> bytes:
    from roisim.exports.tidy import to_csv

    return to_csv(answer(case), text, origin)


def _json(case: Scenario, _text: Text, origin: Origin, _brand: Brand) -> bytes:
    from roisim.exports.tidy import to_json

    return to_json(answer(case), origin)


def _parquet(case: Scenario, _text: Text, origin: Origin, _brand: Brand) -> bytes:
    from roisim.exports.tidy import to_parquet

    return to_parquet(answer(case), origin)


def _html(case: Scenario, text: Text, origin: Origin, brand: Brand) -> bytes:
    from roisim.exports.html import page

    return page(case, text, origin, brand)


def _pdf(case: Scenario, text: Text, origin: Origin, brand: Brand) -> bytes:
    from roisim.exports.pdf import document

    return document(case, text, origin, brand)


def _pptx(case: Scenario, text: Text, origin: Origin, brand: Brand) -> bytes:
    from roisim.exports.pptx import deck

    return deck(case, text, origin, brand)


FORMATS: dict[str, Format] = {
    "pptx": Format("application/vnd.openxmlformats-officedocument.presentationml.presentation", _pptx, "pptx"),
    "pdf": Format("application/pdf", _pdf, "typst"),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx, "xlsxwriter"),
    "html": Format("text/html", _html, "vl_convert"),
    "csv": Format("text/csv", _csv),
    "json": Format("application/json", _json),
    "parquet": Format("application/vnd.apache.parquet", _parquet),
}


def there() -> list[str]:
    """The kinds whose library is installed."""
    return [kind for kind, each in FORMATS.items() if not each.needs or find_spec(each.needs)]


def made(kind: str, case: Scenario, text: Text, origin: Origin, brand: Brand = PLAIN) -> bytes:
    """The content of a file; CaseError with what to install, where its library is not there."""
    try:
        return FORMATS[kind].make(case, text, origin, brand)
    except ModuleNotFoundError as error:
        raise CaseError(Fault("", "export_missing", kind=kind, library=str(error.name))) from None


def name_of(kind: str, case: Scenario, text: Text, origin: Origin) -> str:
    """What the file is called: the case, the day, the kind."""
    whose = plain(title_of(text, case))[:_LONGEST].strip("-") or "roisim"
    return f"{whose}-{origin.made_on.isoformat()}.{kind}"
