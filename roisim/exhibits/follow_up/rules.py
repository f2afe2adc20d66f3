"""The rules that were agreed on: each with the figure it asks for and what follows; and the offer to agree on one."""

from dataclasses import dataclass

from roisim.answers.following import DECIDED, Followed, Ruling
from roisim.answers.steering import Gate
from roisim.cases.outcomes import Agreed
from roisim.cases.scenario import Scenario
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.follow_up.wording import WORDS, exactly, measure_of, rule
from roisim.exhibits.saying import plainly
from roisim.text import Text

_AT = f"{WORDS}.rules"


@dataclass(frozen=True)
class Line:
    """A rule in words, what follows from it, and what takes it away."""

    agreed: Agreed
    said: str
    remove: str


def rules(text: Text, found: Followed) -> Exhibit:
    """What the rules come to, and each of them as a sentence."""
    kind = found.verdict or ("waits" if found.rulings else "none")
    text = plainly(text, found.scenario)
    said = tuple(line.said for line in lines(text, found))
    how = text(f"{_AT}.{'how' if found.rulings else 'none'}")
    return Exhibit("followed-rules", text(f"{_AT}.title_{kind}"), how, remarks=said)


def lines(text: Text, found: Followed) -> list[Line]:
    """The rules in the order of their months."""
    return [_line(text, found, ruling) for ruling in found.rulings]


def _line(text: Text, found: Followed, ruling: Ruling) -> Line:
    agreed, measure = ruling.agreed, measure_of(text, found.scenario, ruling.agreed.kpi)
    facts = rule(text, found.scenario, agreed)
    said = text(f"{_AT}.{'below' if agreed.stops_below else 'above'}", **facts)
    actual = exactly(measure, ruling.actual) if ruling.actual is not None else ""
    follows = text(f"{_AT}.{ruling.verdict}", actual=actual)
    return Line(agreed, f"{said} {follows}", text(f"{_AT}.remove", **facts))


def decided(found: Followed) -> bool:
    """Whether any rule has come to its month."""
    return any(ruling.verdict in DECIDED for ruling in found.rulings)


# --- agreeing on one, on the page Measure first ---


def offered(best: Gate | None) -> Agreed | None:
    """The rule that can be agreed on: that which is worth following; None where there is none."""
    return Agreed(best.series, best.month, best.threshold, best.stops_below) if best and best.is_told else None


def agreed_on(text: Text, case: Scenario, agreed: Agreed) -> str:
    """That it is agreed on already; nothing while it is not."""
    return text(f"{_AT}.agreed") if agreed in case.gates else ""


def done(text: Text, case: Scenario, agreed: Agreed) -> dict[str, str]:
    """What is told once it is agreed on."""
    return rule(text, case, agreed)
