"""Who vouches for a number, whether it can be right, and how that is said."""

from html import escape
from typing import Literal

from roisim import benchmarks
from roisim.benchmarks import Benchmark
from roisim.errors import CaseError, Fault
from roisim.parameters import Estimate, Parameter
from roisim.scenario import Scenario
from roisim.text import Text
from roisim.ui import typed

Voucher = Literal["benchmark", "judgement", "own"]
VOUCHERS: tuple[Voucher, ...] = ("benchmark", "judgement", "own")
_NARROW = 1.1  # nine times in ten within about 5 % either way: measured things seldom are, guesses never


def voucher(estimate: Estimate) -> Voucher:
    """Whether a published figure, a judgement or the company's own word stands behind a number."""
    if estimate.source == benchmarks.JUDGEMENT:
        return "judgement"
    return "benchmark" if benchmarks.find(estimate.source) else "own"


def counted(case: Scenario) -> dict[Voucher, int]:
    """How many numbers of a case each kind of voucher stands for."""
    found = [voucher(estimate) for _, _, estimate in case.estimates()]
    return {each: found.count(each) for each in VOUCHERS}


def told(text: Text, estimate: Estimate) -> str:
    """The source in words: a title, "judgement", or what the user wrote."""
    return named(text, estimate.source)


def named(text: Text, source: str) -> str:
    """The words for a source as it stands in a case."""
    found = benchmarks.find(source)
    if found:
        return found.title
    return text("source.judgement") if source == benchmarks.JUDGEMENT else source or text("source.own")


def row(text: Text, found: Benchmark) -> str:
    """One published figure as HTML: range, unit, context, title with its link, how far to trust it, note."""
    low, likely, high = (text.number(bound, 3) for bound in found.bounds)
    where = ", ".join(part for part in (found.context, found.business, found.region, found.year) if part != "any")
    title = escape(found.title)
    if found.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(found.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    return (
        f'<div class="evidence"><p><b>{low} – {likely} – {high}</b> {escape(found.unit)} '
        f'<span class="grade {found.grade}">{escape(text(f"evidence.{found.grade}"))}</span></p>'
        f'<p>{title}. {escape(where)}.</p><p class="remark">{escape(found.note)}</p></div>'
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


def check(text: Text, parameter: Parameter, estimate: Estimate, currency: str) -> None:
    """Refuse a number or a range that can't be, in the reader's numbers."""
    low, likely, high = estimate.bounds
    least, most = (typed.shown(text, parameter, bound, currency) for bound in parameter.domain)
    name = text.name(parameter.path)
    if not all(parameter.allows(bound) for bound in (low, likely, high)):
        key = "typed_above_zero" if parameter.above_zero and min(low, likely, high) == 0 else "typed_outside"
        raise CaseError(Fault(parameter.path, key, name=name, low=least, high=most))
    if not estimate.is_range:
        return
    if not low <= likely <= high:
        raise CaseError(Fault(parameter.path, "typed_order", name=name))
    if not parameter.open_to(low, high):
        key = "typed_edge_share" if parameter.kind == "share" else "typed_edge_positive"
        raise CaseError(Fault(parameter.path, key, name=name, low=least, high=most))
