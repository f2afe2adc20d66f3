"""The budget as plain numbers, for a program: curves, next steps, the split, its check, the least for a target."""

from dataclasses import asdict
from typing import Any

from roisim.answers.budget import Outcome, Suggestion
from roisim.answers.curves import Curve, Next, Responses, responses
from roisim.answers.least import Least
from roisim.answers.pot import Item, pot
from roisim.cases.scenario import Scenario


def tree(case: Scenario, found: Suggestion | None = None, least: Least | None = None) -> dict[str, object]:
    """All numbers. Money is in the currency of the case, amounts per month at full pace; gains of the goal."""
    told: dict[str, object] = {"currency": case.finance.currency, "months": case.finance.months, "seed": case.seed}
    if pot(case):
        told |= _responses(case, responses(case))
    if found:
        told["suggestion"] = _suggestion(case, found)
    if least:
        told["least"] = _least(case, least)
    return told


def name_of(case: Scenario, item: Item) -> str:
    """A channel's name, or what work it is: hours, agency, content."""
    place = item.path.place
    return item.path.name if place is None else case.channels[place].name


def _responses(case: Scenario, known: Responses) -> dict[str, object]:
    return {
        "step": known.step,
        "next": [_next(case, each) for each in known.nexts],
        "curves": [_curve(case, each) for each in known.curves],
    }


def _next(case: Scenario, each: Next) -> dict[str, object]:
    return {
        "item": name_of(case, each.item), "today": each.item.today, "npv": asdict(each.more), "pays": each.pays,
        "leads": each.leads,
    }  # fmt: skip


def _curve(case: Scenario, curve: Curve) -> dict[str, object]:
    bands = {name: {level: row.tolist() for level, row in vars(getattr(curve, name)).items()}
             for name in ("npv", "leads")}  # fmt: skip
    return {"item": name_of(case, curve.item), "amounts": list(curve.amounts), **bands}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return asdict(outcome)


def _suggestion(case: Scenario, found: Suggestion) -> dict[str, object]:
    check = found.check
    return {
        "goal": found.wishes.goal, "total": found.total, "spent": sum(found.amounts),
        "split": [
            {"item": name_of(case, share.item), "today": share.item.today, "amount": share.amount, "bound": share.bound,
             "step_more": share.gains, "step_less": share.loses, "as_good": list(share.flat)}
            for share in found.shares
        ],
        "beats_today": check.beats, "loses_to_today": check.loses, "more_than_today": asdict(check.more),
        "today": _outcome(check.today), "todays_proportions": _outcome(check.scaled),
        "suggested": _outcome(check.suggested),
        "best_total": {"total": found.best_total, "looked_up_to": found.most_total,
                       "outcome": _outcome(found.free_outcome), "split": _split(case, found.free)},
    }  # fmt: skip


def _split(case: Scenario, amounts: tuple[float, ...]) -> dict[str, float]:
    return {name_of(case, item): amount for item, amount in zip(pot(case), amounts, strict=True)}


def _least(case: Scenario, least: Least) -> dict[str, object]:
    return {
        "target": least.aim.what, "leads": least.aim.leads or None, "reached": least.reached, "total": least.total,
        "split": _split(case, least.amounts), "chance": least.chance, "outcome": _outcome(least.outcome),
        "looked_up_to": least.most_total,
    }  # fmt: skip
