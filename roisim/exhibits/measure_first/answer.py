"""The page in a sentence or two: what to find out first, and when to look once the plan runs."""

from roisim.answers.learning import Learning
from roisim.cases.scenario import Scenario
from roisim.exhibits.measure_first.words import ending, named, quoted, rule, side, why_none
from roisim.exhibits.saying import NOTHING, against
from roisim.text import Text

_LITTLE = 0.001  # of what the plan may come to: what knowing everything is worth less than, nobody waits for


def answer(text: Text, case: Scenario, found: Learning) -> str:
    """What to find out, or why there is nothing; then the rule to steer by, where there is one."""
    kind = kind_of(found)
    if kind in ("fixed", "nothing"):
        return text(f"page.measure_first.answer.{kind}")
    facts = {
        "cases": text.of_ten(found.chance), "everything": text.money(found.everything, case.finance.currency),
        **against(text, case),
    }  # fmt: skip
    if kind == "first" and found.first:
        facts["name"] = quoted(text, named(text, case, found.first.paths))
        facts["worth"] = text.money(min(float(found.first.worth), found.everything), case.finance.currency)
    first = text(f"page.measure_first.answer.{kind}", **facts)
    return f"{first} {_then(text, case, found, kind)}".rstrip()


def kind_of(found: Learning) -> str:
    """Which sentence answers: fixed, nothing, sure, none, first."""
    if max(abs(found.mean), abs(found.middle), found.everything) < NOTHING:
        return "nothing"
    if not found.numbers:
        return "fixed"
    if found.first:
        return "first"
    return "sure" if found.everything < max(NOTHING, _LITTLE * found.size) else "none"


def _then(text: Text, case: Scenario, found: Learning, kind: str) -> str:
    """When to look once the plan runs; nothing where it is too short, or where nothing is left to decide."""
    best = found.steering.best
    if best and best.is_too_long:
        ended = text("page.measure_first.answer.ended", **ending(text, case, best))
        look = text(f"page.measure_first.answer.ended_{side(best)}", **rule(text, case, best))
        return f"{ended} {look}" if best.is_told else ended
    if best and best.is_told:
        return text(f"page.measure_first.answer.gate_{side(best)}", **rule(text, case, best))
    if not best or kind == "sure":
        return ""
    return text(f"page.measure_first.answer.gate_{why_none(found)}", **against(text, case))
