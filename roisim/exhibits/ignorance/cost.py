"""The page in a few sentences: what standing aside costs, what the plan avoids of it, how little a trial can lose."""

import math
from functools import partial

from roisim.answers.fans import Spread
from roisim.answers.losses import Losses, avoided, losses_of
from roisim.answers.pilot import PilotTo
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.ignorance.words import without
from roisim.exhibits.saying import NOTHING, against, given, horizon, is_nothing, plainly, with_today
from roisim.text import Text

_UNLIKELY = 0.35  # a smaller chance that the plan pays off is said at the top
_NOTHING = 0.05  # of the high end: a smaller low end is "up to"
_LITTLE = 0.5  # of the currency: less is nothing that a plan avoids


def summary(text: Text, result: Result, gate: int) -> str:
    """Cost, avoided, saved, cap; and where the plan seldom pays off, that too. gate: the latest month to stop it."""
    text = plainly(text, result.scenario)
    said = [_cost(text, result), *_saved(text, result), *_kept(text, result), _capped(text, result, gate)]
    if result.roi.q50 is not None and result.chance < _UNLIKELY and (result.npv.mean or 0.0) < 0:
        key = "loses" if result[losses_of(result.scenario)].lost.any() else "anyway"
        cases = text.of_ten(1 - result.chance)
        said.append(text(f"page.ignorance.cap.{key}{given(result)}", cases=cases, **against(text, result.scenario)))
    return " ".join(said)


def _cost(text: Text, result: Result) -> str:
    """What standing aside costs, and what the plan avoids of it."""
    case, lost = result.scenario, result[losses_of(result.scenario)]
    spread = Spread.of(lost.lost)
    amounts = {
        name: text.money(abs(value or 0.0), case.finance.currency)
        for name, value in (("low", spread.q05), ("high", spread.q95), ("mean", spread.mean))
    }
    kind = _kind(lost, spread, case)
    if kind == "between":
        amounts["low"], amounts["high"] = text.ends(spread.q05, spread.q95, case.finance.currency)
    facts = {"within": horizon(text, case.finance.months), **amounts}
    return text(f"page.ignorance.cost.{kind}", avoids=_avoids(text, result, kind, spread), **facts)


def _avoids(text: Text, result: Result, kind: str, lost: Spread) -> str:
    """The end of the sentence: what the plan avoids of the cost, and how it can be none of it, or more."""
    mean = float(avoided(result).together.mean())
    said = "some" if mean <= (lost.mean or 0.0) else "more"
    if abs(mean) < _LITTLE:
        said = "nothing"
    elif mean < 0:
        said = "forgone" if kind == "gains" else "negative"
    elif kind == "gains":
        said = "beside"
    if kind != "gains" and result.scenario.base == "stay":
        said = {"some": "stay", "more": "stay"}.get(said, f"stay_{said}")
    return text(f"page.ignorance.avoids.{said}", avoided=text.money(abs(mean), result.scenario.finance.currency))


def _kept(text: Text, result: Result) -> list[str]:
    """That the plan keeps what today's work brings, which is no loss avoided; where neither would be there without."""
    if not with_today(result.scenario):
        return []
    brought = float(result.present_values.gain["today"].mean())
    if brought < NOTHING:
        return []
    return [text("page.ignorance.saved.kept", brought=text.money(brought, result.scenario.finance.currency))]


def _saved(text: Text, result: Result) -> list[str]:
    """What standing aside saves of today's work, and what the two come to."""
    lost, money = result[losses_of(result.scenario)], partial(text.money, currency=result.scenario.finance.currency)
    if not lost.saved.any():
        return []
    net = float(lost.together.mean())
    facts = {"saved": money(float(lost.saved.mean())), "net": money(abs(net))}
    return [text(f"page.ignorance.saved.{'costs' if net >= 0 else 'gains'}", **facts)]


def _kind(lost: Losses, spread: Spread, case: Scenario) -> str:
    """How the cost of standing aside is told: as a range where it is one."""
    low, mean, high = (value or 0.0 for value in (spread.q05, spread.mean, spread.q95))
    if not lost.lost.any():
        return "nothing"
    if high <= 0:
        return "rare" if mean > 0 else "gains"
    if mean <= 0:
        return "gains"
    one = "one" if math.isclose(low, high, rel_tol=1e-9) else ""
    today = float(lost.by_dimension["today"].mean())
    if case.ignorance.level == "none" and today > mean / 2:
        fades = "fades_most" if abs(today - mean) >= _LITTLE else "fades"
        return f"{fades}_{one}" if one else fades
    if one:
        return one
    return "between" if low > _NOTHING * high else "up_to"


def _capped(text: Text, result: Result, gate: int) -> str:
    if is_nothing(result):
        return text("page.ignorance.plan_none")
    found = result[PilotTo(gate)]
    most = max(found.most_lost, found.in_the_end)
    kind = "nothing" if not most else "lost" if most == found.most_lost else "end"
    facts = {"gate": text(f"page.ignorance.gate.{gate}"), "most": text.money(most, result.scenario.finance.currency)}
    than = without(text, result.scenario)
    facts["compared"] = text("page.ignorance.cap.compared", than=than) if result.scenario.works_today else ""
    return text(f"page.ignorance.cap.{kind}{given(result)}", **facts)
