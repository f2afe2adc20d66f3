"""What is lost at most if the plan is stopped after some months, against the whole plan."""

from functools import partial

from roisim.answers.fans import Spread
from roisim.answers.pilot import Pilot, PilotTo, most_lost
from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.ignorance.words import present_value, without
from roisim.exhibits.saying import NOTHING, given, horizon, is_nothing, plainly
from roisim.text import Text


def pilot(text: Text, result: Result, gate: int) -> Exhibit:
    """How the downside is capped, in three numbers; of no plan, that there is nothing to stop."""
    text = plainly(text, result.scenario)
    if is_nothing(result):
        return Exhibit("pilot", text("page.ignorance.pilot.none"))
    found = result[PilotTo(gate)]
    facts = _facts(text, result, found)
    kind = given(result)
    title = text(f"page.ignorance.pilot.{_kind(found, result.npv_today)}{kind}", **facts)
    pv, than = present_value(text, result.scenario), without(text, result.scenario)
    measure = text("page.ignorance.pilot.measure", pv=pv, than=than)
    cards = tuple(_card(text, name, value, facts, kind) for name, value in _values(facts).items())
    return Exhibit("pilot", title, measure, cards=cards, remarks=(_lingers(text, result, found),))


def _facts(text: Text, result: Result, found: Pilot) -> dict[str, str]:
    terms = result.scenario.finance
    money = partial(text.money, currency=terms.currency)
    return {
        "gate": text(f"page.ignorance.gate.{found.gate}"), "within": horizon(text, terms.months),
        "most": money(found.most_lost), "whole": money(most_lost(result.npv_today)), "spent": money(found.cost.mean),
    }  # fmt: skip


def _values(facts: dict[str, str]) -> dict[str, str]:
    """Stopped, the whole plan, and what is spent by the stop."""
    return {"stopped": facts["most"], "whole": facts["whole"], "spent": facts["spent"]}


def _card(text: Text, name: str, value: str, facts: dict[str, str], kind: str) -> Card:
    remark = text(f"page.ignorance.pilot.{name}_remark{kind}")
    return Card(text(f"page.ignorance.pilot.{name}", **facts), value, (remark,))


def _kind(found: Pilot, whole: Spread) -> str:
    if not found.most_lost:
        return "nothing"
    return "lost" if found.most_lost < most_lost(whole) else "no_help"


def _lingers(text: Text, result: Result, found: Pilot) -> str:
    terms = result.scenario.finance
    left = most_lost(found.worth)
    means = (found.worth.mean, result.npv_today.mean, left)
    stopped, whole, most = (text.money(mean, terms.currency) for mean in means)
    lingers = text(f"page.ignorance.pilot.{'lingers' if left else 'lingers_nothing'}", most=most)
    more = (result.npv_today.mean or 0.0) - (found.worth.mean or 0.0)
    ends = "ends_same" if abs(more) < NOTHING else f"ends_{'gain' if more > 0 else 'loss'}{given(result)}"
    return f"{lingers} {text(f'page.ignorance.pilot.{ends}', stopped=stopped, whole=whole)}"
