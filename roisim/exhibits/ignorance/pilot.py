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
    told = {"stopped": "ended"} if _grows(found) else {}
    cards = tuple(_card(text, name, told.get(name, name), value, facts, kind) for name, value in _values(facts).items())
    return Exhibit("pilot", title, measure, cards=cards, remarks=(_lingers(text, result, found),))


def _facts(text: Text, result: Result, found: Pilot) -> dict[str, str]:
    terms = result.scenario.finance
    money = partial(text.money, currency=terms.currency)
    most = max(found.most_lost, found.in_the_end)
    return {
        "gate": text(f"page.ignorance.gate.{found.gate}"), "within": horizon(text, terms.months),
        "most": money(most), "whole": money(most_lost(result.npv_today)), "spent": money(found.cost.mean),
    }  # fmt: skip


def _values(facts: dict[str, str]) -> dict[str, str]:
    """Stopped, the whole plan, and what is spent by the stop."""
    return {"stopped": facts["most"], "whole": facts["whole"], "spent": facts["spent"]}


def _card(text: Text, name: str, told: str, value: str, facts: dict[str, str], kind: str) -> Card:
    """told: by what the remark is called."""
    remark = text(f"page.ignorance.pilot.{told}_remark{kind}")
    return Card(text(f"page.ignorance.pilot.{name}", **facts), value, (remark,))


def _kind(found: Pilot, whole: Spread) -> str:
    largest = max(found.most_lost, found.in_the_end)
    if not largest:
        return "nothing"
    if largest >= most_lost(whole):
        return "no_help"
    return "end" if _grows(found) else "lost"


def _grows(found: Pilot) -> bool:
    """Whether more is lost in the end than by the stop."""
    return found.in_the_end > found.most_lost


def _lingers(text: Text, result: Result, found: Pilot) -> str:
    terms = result.scenario.finance
    told = found.most_lost if _grows(found) else found.in_the_end
    stopped, whole, most = (
        text.money(sum_, terms.currency) for sum_ in (found.worth.mean, result.npv_today.mean, told)
    )
    key = f"lingers{'_more' if _grows(found) else ''}{'' if told else '_nothing'}"
    lingers = text(f"page.ignorance.pilot.{key}", most=most)
    more = (result.npv_today.mean or 0.0) - (found.worth.mean or 0.0)
    ends = "ends_same" if abs(more) < NOTHING else f"ends_{'gain' if more > 0 else 'loss'}{given(result)}"
    return f"{lingers} {text(f'page.ignorance.pilot.{ends}', stopped=stopped, whole=whole)}"
