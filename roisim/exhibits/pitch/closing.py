"""How the pitch ends: who vouches, what would turn the answer, when to stop, and what comes next."""

from collections.abc import Collection

from roisim.answers.ask import answer
from roisim.answers.learning import learning
from roisim.answers.result import Result
from roisim.answers.switching import Switching, switchings
from roisim.cases.scenario import Scenario
from roisim.exhibits.follow_up import wording
from roisim.exhibits.measure_first.steering import steered
from roisim.exhibits.must_be_true import conditions
from roisim.exhibits.pitch import options
from roisim.exhibits.pitch.numbers import decisive
from roisim.exhibits.saying import is_nothing, plainly, untold
from roisim.exhibits.simulator import standing
from roisim.text import Text

_RISKS = 3
_SOFT = ("strategic", "ignorance")  # steps of the ladder that are known least
_SURE, _UNSURE = 0.55, 0.45  # of the cases: between them it is as likely as not


def vouched(text: Text, case: Scenario) -> str:
    """Who vouches for the numbers that matter, and for how many of them nobody does."""
    paths = decisive(case)
    owners = {case[path].owner.strip() for path in paths} - {""}
    alone = sum(not case[path].owner.strip() for path in paths)
    if not paths:
        return ""
    if not owners:
        return text("page.pitch.vouched_none")
    names = text.listed(sorted(owner.replace("*", "") for owner in owners))
    return text(f"page.pitch.vouched_{'some' if alone else 'all'}", names=names, count=alone, of=len(paths))


def discussed(text: Text, case: Scenario, open_comments: Collection[str]) -> str:
    """Of how many of the numbers that matter something is said that is not settled; nothing where of none."""
    count = sum(path in open_comments for path in decisive(case))
    return text.counted("page.pitch.discussed", count) if count else ""


def risks(text: Text, case: Scenario) -> tuple[str, ...]:
    """What must hold for the plan to pay, or what would make it pay, the most fragile first."""
    turning = _turning(case)
    if not turning:
        return (text("page.pitch.risks_none"),)
    return tuple(conditions.sentence(plainly(text, case), case, found) for found in turning)


def _turning(case: Scenario) -> list[Switching]:
    return [found for found in switchings(case) if found.values][:_RISKS]


def stopping(text: Text, case: Scenario) -> tuple[str, ...]:
    """The rules that were agreed on; else the one that is worth most."""
    if case.gates:
        return tuple(
            text(f"page.follow_up.rules.{'below' if each.stops_below else 'above'}", **wording.rule(text, case, each))
            for each in sorted(case.gates, key=lambda each: each.month)
        )
    if untold(answer(case)):
        return (text("page.pitch.stop_given"),)
    found = learning(case)
    best = found.steering.best
    agree = (text("page.pitch.stop_agree"),) if best and best.is_told and not best.is_too_long else ()
    return steered(text, case, found).title, *agree


def next_step(text: Text, result: Result) -> str:
    """What to do now: yes, no, or find out more first."""
    kind, case = _kind(result), result.scenario
    if kind != "yes":
        above = kind == "no" and _turning(case)
        half = kind in ("no", "toss") and options.best(case) == "half"
        said = (
            text(f"page.pitch.next_{kind}"), text("page.pitch.next_above") if above else "",
            text("page.pitch.next_less") if half else "",
        )  # fmt: skip
        return " ".join(filter(None, said))
    nobody = any(not case[path].owner.strip() for path in decisive(case))
    said = (
        text(f"page.pitch.next_{'half' if options.best(case) == 'half' else 'yes'}"),
        text("page.pitch.next_vouch") if nobody else "", text("page.pitch.next_rule") if _lacks_rule(case) else "",
    )  # fmt: skip
    return " ".join(filter(None, said))


def _lacks_rule(case: Scenario) -> bool:
    """Whether no rule is agreed on, though there is one to agree on."""
    best = learning(case).steering.best if not case.gates else None
    return best is not None and (best.is_told or best.is_too_long)


def _kind(result: Result) -> str:
    if is_nothing(result):
        return "nothing"
    pays = (result.npv.q50 or 0.0) > 0
    if untold(result):
        return "given" if pays else "no"
    if _UNSURE <= result.chance <= _SURE:
        return "toss"
    if not pays or result.chance < _UNSURE:
        return "no"
    return next((soft for soft in _SOFT if standing.key(result).startswith(soft)), "yes")
