"""How a plan goes as plain numbers, for a program: money in the currency of the case, shares from 0 to 1."""

import math
from dataclasses import asdict

from roisim.answers.following import Followed, Ruling, Standing, followed
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario

Tree = dict[str, object]


def tree(case: Scenario) -> Tree:
    """Before and after, what that rests on, every figure with where it stands, every rule with what follows.

    after: null where nothing was seen that counts, or where `faults` say why there is none.
    """
    found = followed(case)
    return {
        "until": case.evidence.until or None, "published": case.evidence.published, "error": case.evidence.error,
        "months": [each.month for each in case.weighed_actuals],
        "before": _numbers(found.before), "after": _numbers(found.after) if found.after else None,
        "faults": [fault.key for fault in found.faults], **_weighed(found),
        "figures": [_standing(each) for each in found.standings],
        "unexplained": [each.kpi for each in found.unexplained],
        "rules": [_ruling(each) for each in found.rulings], "verdict": found.verdict,
    }  # fmt: skip


def _numbers(result: Result) -> Tree:
    return {"chance": result.chance, "npv": asdict(result.npv)}


def _weighed(found: Followed) -> Tree:
    if not found.tried:
        return {"tried": None, "effective_draws": None}
    return {"tried": found.tried, "effective_draws": found.effective}


def _standing(each: Standing) -> Tree:
    expected = {name: getattr(each, name) for name in ("low", "middle", "high")}
    known = {name: value if math.isfinite(value) else None for name, value in expected.items()}
    return {"kpi": each.kpi, "month": each.month, "actual": each.actual, **known, "where": each.where}


def _ruling(each: Ruling) -> Tree:
    rule = each.agreed
    return {
        "kpi": rule.kpi, "month": rule.month, "threshold": rule.threshold,
        "stop": "below" if rule.stops_below else "above", "actual": each.actual, "verdict": each.verdict,
    }  # fmt: skip
