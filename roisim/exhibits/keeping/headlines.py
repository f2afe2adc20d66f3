"""What a case answers in two numbers, as it is kept beside each version; and when they are others now."""

from roisim.answers.result import Result
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.exhibits.saying import is_nothing, untold
from roisim.store.kept import Headline
from roisim.text import Text

_ALIKE = 1e-6  # relative: what other machines make of the same sum


def headline(result: Result) -> Headline:
    """The net present value of the middle case, and the chance where one is told."""
    told = bool(result.draws) and not is_nothing(result) and not untold(result)
    return Headline(result.npv.q50 or 0.0, result.chance if told else None)


def said(text: Text, found: Headline | None, currency: str) -> str:
    """The two in a line; nothing where they are not known."""
    if found is None:
        return ""
    npv = text.money(found.npv, currency=currency)
    if found.chance is None:
        return text("keeping.headline_given", npv=npv)
    return text("keeping.headline", npv=npv, chance=text.percent(found.chance))


def moved(text: Text, was: Headline | None, now: Headline, case: Scenario) -> str:
    """That the numbers are others than when the case was saved, both of them, and why; nothing where they are not."""
    if was is None or _same(was, now):
        return ""
    why = "model" if was.model < MODEL_VERSION else "version"
    before, after = (said(text, each, case.finance.currency) for each in (was, now))
    return text(f"keeping.moved_{why}", before=before, after=after, model=was.model) if before != after else ""


def _same(one: Headline, other: Headline) -> bool:
    near = abs(one.npv - other.npv) <= _ALIKE * max(abs(one.npv), abs(other.npv), 1.0)
    return (
        near and (one.chance is None) == (other.chance is None) and abs((one.chance or 0) - (other.chance or 0)) < 1e-4
    )
