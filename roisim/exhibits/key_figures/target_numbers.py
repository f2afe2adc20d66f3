"""The number of a target as people write it: out to a field in the reader's form, and back in again."""

import math
import re

from roisim.answers.fans import Fan
from roisim.cases import typed_numbers
from roisim.cases.asking import Field, meant
from roisim.cases.parameters import DOMAIN
from roisim.cases.scenario import MONTHS
from roisim.cases.series import is_money, is_percent, is_share
from roisim.errors import CaseError, Fault
from roisim.exhibits.measures import Measure
from roisim.text import LANGUAGES, NBSP, Text

_MOST = DOMAIN["positive"][1]
# So many times below or above all that the plan gives, a number is taken for one in another unit.
_FAR, _FAR_SHARE = 100.0, 20.0


def shown(text: Text, kpi: str, value: float, currency: str) -> str:
    """A target's number as it stands in a field, and as `read` takes it again: 11 mkr, 25 %, 40."""
    if is_money(kpi) and (abs(value) >= typed_numbers.RESIDUE or not value) and float(f"{value:.4g}") == value:
        return text.money(value, currency, 4)
    return typed_numbers.digits(text, round(value * _factor(kpi), 10)) + _suffix(text, kpi, currency)


def spelled(measure: Measure, value: float) -> str:
    """A number with its unit, which `read` takes too: 11 mkr, 25 %, 40 leads."""
    number = shown(measure.text, measure.kpi, value, measure.currency)
    told = is_money(measure.kpi) or is_percent(measure.kpi)
    return number if told else f"{number}{NBSP}{_unit(measure)[0]}"


def read(measure: Measure, written: str, example: float) -> float:
    """The number that someone wrote as a target; CaseError where there is none, or none that can be."""
    text, kpi = measure.text, measure.kpi
    if not written.strip():
        raise CaseError(Fault("", "target_empty", example=spelled(measure, rounded(kpi, example))))
    found = round(meant(text, _field(measure, example), written), 12)
    if found < 0:
        raise CaseError(Fault("", "target_negative", name=measure.name))
    if found > _most(kpi):
        low, high = (shown(text, kpi, bound, measure.currency) for bound in (0.0, 1.0))
        key = "typed_outside" if is_share(kpi) else "typed_huge"
        raise CaseError(Fault("", key, name=measure.name, low=low, high=high))
    return found


def read_near(measure: Measure, written: str, plan: Fan) -> float:
    """The same, but ask back where a bare number is so far from the plan that another unit was meant, as 11 for 11 m.

    With its unit written out a number is taken as it is.
    """
    usual = float(plan.q50[-1])
    value = read(measure, written, usual)
    lows, highs = plan.q05[plan.q05 > 0], plan.q95[plan.q95 > 0]  # NaN is neither
    far = _FAR_SHARE if is_percent(measure.kpi) else _FAR
    if not len(highs) or re.search(r"[^\W\d_]|%", written):
        return value
    low, high = (float(lows.min()) if len(lows) else 0.0) / far, float(highs.max()) * far
    if low <= value <= high:
        return value
    usual = rounded(measure.kpi, usual)
    meant = _meant(measure.kpi, value, usual)
    names = {"value": value, "exact": value, "usual": usual, "meant": meant if low <= meant <= high else usual}
    raise CaseError(Fault("", "target_far", **{name: spelled(measure, number) for name, number in names.items()}))


def _meant(kpi: str, value: float, usual: float) -> float:
    """The number in thousands, millions or per cent that comes nearest to what is usual."""
    steps = (1e2, 1e-2) if is_percent(kpi) else (1e3, 1e6, 1e-3, 1e-6)
    return min((value * step for step in steps), key=lambda found: abs(math.log(found / usual)) if found else math.inf)


def _field(measure: Measure, example: float) -> Field:
    """What the field of a target asks for: a number as the plan gives them."""
    kpi, money = measure.kpi, is_money(measure.kpi)
    names = [Text(language, measure.text.business)(f"kpi.{kpi}.unit", currency="") for language in LANGUAGES]
    return Field(
        name=measure.name, example=spelled(measure, rounded(kpi, example)), usual=(example / 10, example),
        said=lambda value: spelled(measure, value), allows=lambda value: 0 <= value <= _most(kpi),
        per_cent=is_percent(kpi), counts=not is_percent(kpi), currency=measure.currency if money else "",
        words=frozenset(re.findall(r"[^\W\d_]+", " ".join([measure.name, *names]).lower())),
        per="month" if _unit(measure)[1] else "",
        near=(example,) if example > 0 else (), suggested=rounded(kpi, example),
    )  # fmt: skip


def _most(kpi: str) -> float:
    return 1.0 if is_share(kpi) else _MOST


def _unit(measure: Measure) -> tuple[str, str]:
    """What a key figure is counted in, and the time it is counted over: leads, month."""
    thing, _, period = measure.text(f"kpi.{measure.kpi}.unit", currency="").partition("/")
    return thing, period


def read_month(written: str) -> int:
    """The month in "24" or "month 24"; CaseError where there is none, or none that a case can have."""
    found = re.fullmatch(r"\D*?(\d{1,3})\D*", written)
    month = int(found[1]) if found and not re.search(r"[-−]", written) else 0
    if not 1 <= month <= MONTHS[1]:
        key = "target_month" if written.strip() else "target_no_month"
        raise CaseError(Fault("", key, value=written.strip()[:40], low=1, high=MONTHS[1]))
    return month


def _factor(kpi: str) -> float:
    return 100.0 if is_percent(kpi) else 1.0


def _suffix(text: Text, kpi: str, currency: str) -> str:
    if is_percent(kpi):
        return text.per_cent
    return f"{NBSP}{text.currency(currency)}" if is_money(kpi) else ""


def rounded(kpi: str, value: float) -> float:
    """An example: what is usual, in two digits; where nothing is, a round number."""
    usual = 0.5 if is_percent(kpi) else 100.0
    return float(f"{value:.2g}") if value > 0 else usual
