"""The page in two sentences: what standing aside may cost, and how little can be lost by trying."""

from roisim.answers.fans import Spread
from roisim.answers.losses import Losses, losses_of
from roisim.answers.pilot import PilotTo
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.saying import horizon
from roisim.text import Text

_UNLIKELY = 0.35  # a smaller chance that the plan pays off is said at the top
_NOTHING = 0.05  # of the high end: a smaller low end is "up to"


def summary(text: Text, result: Result, gate: int) -> str:
    """Cost and cap, and where the plan seldom pays off, that too. gate: after which it is stopped at the latest."""
    said = [_cost(text, result), _capped(text, result, gate)]
    if result.roi.q50 is not None and result.chance < _UNLIKELY and (result.npv.mean or 0.0) < 0:
        key = "loses" if result[losses_of(result.scenario)].together.any() else "anyway"
        said.append(text(f"page.ignorance.cap.{key}", cases=text.of_ten(1 - result.chance)))
    return " ".join(said)


def _cost(text: Text, result: Result) -> str:
    case, lost = result.scenario, result[losses_of(result.scenario)]
    terms = case.finance
    spread = Spread.of(lost.together)
    amounts = {
        name: text.money(abs(value or 0.0), terms.currency)
        for name, value in (("low", spread.q05), ("high", spread.q95), ("mean", spread.mean))
    }
    within = horizon(text, terms.months)
    return text(f"page.ignorance.cost.{_kind(lost, spread, case)}", within=within, **amounts)


def _kind(lost: Losses, spread: Spread, case: Scenario) -> str:
    """How the cost of standing aside is told: as a range where it is one."""
    low, mean, high = (value or 0.0 for value in (spread.q05, spread.mean, spread.q95))
    if not lost.together.any():
        return "nothing"
    if high <= 0:
        return "rare" if mean > 0 else "gains"
    if case.ignorance.level == "none":
        return "fades"
    return "between" if low > _NOTHING * high else "up_to"


def _capped(text: Text, result: Result, gate: int) -> str:
    if result.roi.q50 is None:
        return text("page.ignorance.plan_none")
    most = result[PilotTo(gate)].most_lost
    facts = {"gate": text(f"page.ignorance.gate.{gate}"), "most": text.money(most, result.scenario.finance.currency)}
    return text(f"page.ignorance.cap.{'lost' if most else 'nothing'}", **facts)
