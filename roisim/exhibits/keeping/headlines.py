"""What a case answers in two numbers, as it is kept beside each version and in a copied link; and when they are others.

>>> code = coded(Headline(-123456.7, 0.6512))
>>> code, read(f"{code}>.") == Headline(-123457, 0.651)
('2_-123457_651', True)
"""

import re
from typing import Literal

from roisim.answers.result import Result
from roisim.cases.scenario import MODEL_VERSION, Scenario
from roisim.exhibits.saying import is_nothing, untold
from roisim.store.kept import Headline
from roisim.text import Text

Since = Literal["saved", "copied"]


def headline(result: Result) -> Headline:
    """The net present value of the middle case, and the chance where one is told."""
    told = bool(result.draws) and not is_nothing(result) and not untold(result)
    return Headline(result.npv.q50 or 0.0, result.chance if told else None)


def coded(found: Headline) -> str:
    """The two in an address: version of the model, money, thousandths of chance, or nothing of that."""
    chance = "" if found.chance is None else f"{found.chance * 1000:.0f}"
    return f"{found.model}_{found.npv:.0f}_{chance}"


def read(code: str) -> Headline | None:
    """What an address says; None where that is no headline."""
    match = re.match(r"\s*([0-9]{1,3})_(-?[0-9]{1,18})_(?:([0-9]{1,4})(?![0-9]))?", code, re.ASCII)
    if not match:
        return None
    model, npv, chance = match.groups()
    return Headline(float(npv), min(1.0, int(chance) / 1000) if chance else None, int(model))


def said(text: Text, found: Headline | None, currency: str) -> str:
    """The two in a line; nothing where they are not known."""
    if found is None:
        return ""
    npv = text.money(found.npv, currency=currency)
    if found.chance is None:
        return text("keeping.headline_given", npv=npv)
    return text("keeping.headline", npv=npv, chance=text.percent(found.chance))


def moved(text: Text, was: Headline | None, now: Headline, case: Scenario, since: Since) -> str:
    """That the numbers are others than before, both of them, and why; nothing where one would read no difference."""
    if was is None:
        return ""
    before, after = (said(text, each, case.finance.currency) for each in (was, now))
    if before == after:
        return ""
    why = "model" if was.model < MODEL_VERSION else "version"
    return text(f"keeping.moved.{since}_{why}", before=before, after=after, model=was.model)
