"""The page in a sentence or two: what became of the forecast, and what the agreed rule says."""

from roisim.answers.following import Followed
from roisim.exhibits.follow_up.wording import WORDS, day, exactly, is_fixed, measure_of, middle, paying, rule
from roisim.exhibits.saying import against
from roisim.text import Text


def answer(text: Text, found: Followed) -> str:
    """What became of the forecast, and what it does not explain; then the rule, where one is decided."""
    return " ".join(filter(None, (_forecast(text, found), _unexplained(text, found), _ruling(text, found))))


def kind_of(found: Followed) -> str:
    """Which sentence tells of the forecast."""
    if found.faults:
        return "refused"
    if found.after:
        return "fixed" if is_fixed(found.before) else "updated"
    where = {each.where for each in found.standings}
    return "open" if "open" in where else "beyond" if where else "none"


def _forecast(text: Text, found: Followed) -> str:
    case, after = found.scenario, found.after or found.before
    facts = against(text, case) | {
        "cases": paying(text, after), "npv": middle(text, after),
        "before": paying(text, found.before), "npv_before": middle(text, found.before),
        "until": day(text, case.evidence.until), "last": str(case.finance.months),
    }  # fmt: skip
    kind = kind_of(found)
    same = kind == "updated" and facts["cases"] == facts["before"]
    return text(f"{WORDS}.answer.{kind}{'_same' if same else ''}", **facts)


def _unexplained(text: Text, found: Followed) -> str:
    """The figure that no outcome of the case comes near, the first of them."""
    if not found.unexplained:
        return ""
    each = found.unexplained[0]
    measure = measure_of(text, found.scenario, each.kpi)
    facts = {"kpi": measure.inside, "actual": exactly(measure, each.actual), "month": str(each.month)}
    return text(f"{WORDS}.answer.unexplained", **facts)


def _ruling(text: Text, found: Followed) -> str:
    ruling = found.ruling
    if ruling is None or ruling.actual is None:
        return ""
    measure = measure_of(text, found.scenario, ruling.agreed.kpi)
    facts = rule(text, found.scenario, ruling.agreed) | {"actual": exactly(measure, ruling.actual)}
    return text(f"{WORDS}.answer.{ruling.verdict}", **facts)
