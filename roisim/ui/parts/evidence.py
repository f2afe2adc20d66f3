"""Who vouches for a number, whether it can be right, and how that is said."""

import re
from collections.abc import Sequence
from html import escape
from typing import Literal

from roisim.cases import bibliography, typed_numbers
from roisim.cases.bibliography import Benchmark
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.text import NBSP, Text

Voucher = Literal["benchmark", "judgement", "own"]
VOUCHERS: tuple[Voucher, ...] = ("benchmark", "judgement", "own")
_NARROW = 1.1  # nine times in ten within about 5 % either way: measured things seldom are, guesses never


def voucher(estimate: Estimate) -> Voucher:
    """Whether a published figure, a judgement or the company's own word stands behind a number."""
    if estimate.source == bibliography.JUDGEMENT:
        return "judgement"
    return "benchmark" if bibliography.find(estimate.source) else "own"


def counted(case: Scenario) -> dict[Voucher, int]:
    """How many numbers of a case each kind of voucher stands for."""
    found = [voucher(estimate) for _, _, estimate in case.estimates()]
    return {each: found.count(each) for each in VOUCHERS}


def told(text: Text, estimate: Estimate) -> str:
    """The source in words: a title, "judgement", or what the user wrote."""
    return named(text, estimate.source)


def named(text: Text, source: str) -> str:
    """The words for a source as it stands in a case."""
    found = bibliography.find(source)
    if found:
        return found.title
    return text("source.judgement") if source == bibliography.JUDGEMENT else source or text("source.own")


def listed(text: Text, found: Sequence[Benchmark]) -> str:
    """Published figures as HTML, and above them what language their notes are in."""
    said = f'<p class="remark">{escape(text("evidence.language"))}</p>' if found else ""
    return said + "".join(row(text, each) for each in found)


def figure(text: Text, found: Benchmark) -> tuple[str, str, str]:
    """A published figure in the reader's form: likely value, its unit in words, and the range; shares in per cent."""
    unit = text(f"benchmark_unit.{found.unit}")
    share = unit.startswith("%")
    low, likely, high = (text.number(bound * (100 if share else 1), 3) for bound in found.bounds)
    sign = text.per_cent if share else ""
    dash = f"{NBSP}–{NBSP}" if found.low < 0 else "–"
    return f"{likely}{sign}", unit.removeprefix("%").strip(), f"{low}{dash}{high}{sign}"


def _tidy(note: str) -> str:
    """A working note as one reads it: ranges with a dash, and no word that only says where it was read."""
    return re.sub(r"(?<=[\d%])-(?=\$?\d)", "–", note.removeprefix("page: "))


def row(text: Text, found: Benchmark) -> str:
    """One published figure as HTML: value, unit, range, context, title with its link, how far to trust it, note."""
    likely, unit, span = figure(text, found)
    parts = (found.context, found.business, found.region, _tidy(found.year))
    where = ", ".join(part for part in parts if part not in ("any", "n.s."))
    title = escape(found.title)
    if found.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(found.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return (
        f'<div class="evidence"><p><b>{likely}</b> {escape(unit)}, {span} '
        f'<span class="grade {found.grade}">{escape(text(f"evidence.{found.grade}"))}</span></p>'
        f'<p>{title}. {escape(where)}.</p><p class="remark" lang="en">{escape(_tidy(found.note))}</p></div>'
    )


def too_narrow(estimate: Estimate, parameter: Parameter) -> bool:
    """True for a range hardly anyone can know so well."""
    if not estimate.is_range:
        return False
    low, _, high = estimate.bounds
    if parameter.kind == "effect":
        return high - low < 0.01
    if parameter.kind == "share":
        return high / (1 - high) * (1 - low) / low < _NARROW
    return high / low < _NARROW


def _outside(parameter: Parameter, estimate: Estimate) -> str:
    """Why a number is not allowed."""
    low, high = parameter.domain
    if not all(low <= bound <= high for bound in estimate.bounds):
        return "typed_outside"
    return "typed_above_zero" if parameter.above_zero else "typed_tiny"


def check(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> None:
    """Refuse a number or a range that can't be, in the reader's numbers."""
    low, likely, high = estimate.bounds
    least, most = (typed_numbers.limit(text, parameter, bound, currency) for bound in parameter.domain)
    name = text.name(parameter.path)
    if not all(parameter.allows(bound) for bound in (low, likely, high)):
        raise CaseError(Fault(parameter.path, _outside(parameter, estimate), name=name, low=least, high=most))
    if not estimate.is_range:
        return
    if not low <= likely <= high:
        raise CaseError(Fault(parameter.path, "typed_order", name=name))
    if not parameter.open_to(low, high):
        key = "typed_edge_share" if parameter.kind == "share" else "typed_edge_positive"
        raise CaseError(Fault(parameter.path, key, name=name, low=least, high=most))
