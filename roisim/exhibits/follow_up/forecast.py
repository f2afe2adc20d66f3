"""What became of the chance and the worth of the plan, how much that rests on, or why it can't be told."""

from roisim.answers.evidence import LEAST
from roisim.answers.following import Followed
from roisim.answers.result import Result
from roisim.exhibits.exhibit import Card, Exhibit
from roisim.exhibits.follow_up.wording import WORDS, ends, is_fixed, middle, paying
from roisim.exhibits.saying import against, chance, plainly
from roisim.text import Text

_KEY, _AT = "followed-forecast", f"{WORDS}.forecast"


def forecast(text: Text, found: Followed) -> Exhibit | None:
    """New beside old, as numbers that stand out; None where nothing was seen that counts."""
    text = plainly(text, found.scenario)
    if found.faults:
        said = tuple(text.fault(fault) for fault in found.faults)
        return Exhibit(_KEY, text(f"{_AT}.title_refused"), remarks=(*said, text(f"{_AT}.without"), *_also(text, found)))
    if found.after is None:
        return None
    measure = text(f"{_AT}.measure", **against(text, found.scenario))
    cards = tuple(_cards(text, found, found.after))
    return Exhibit(_KEY, _title(text, found, found.after), measure, cards=cards, remarks=_also(text, found))


def _title(text: Text, found: Followed, after: Result) -> str:
    if is_fixed(found.before):
        return text(f"{_AT}.title_fixed")
    cases, before = paying(text, after), paying(text, found.before)
    return text(f"{_AT}.title{'_same' if cases == before else ''}", cases=cases, before=before)


def _cards(text: Text, found: Followed, after: Result) -> list[Card]:
    tried = text(f"{_AT}.tried", count=text.exact(found.tried, 0), least=LEAST)
    effective = Card(text(f"{_AT}.effective"), text.number(found.effective), (tried,), formula="equal_weight")
    before = text(f"{_AT}.before", value=middle(text, found.before))
    if is_fixed(found.before):
        return [Card(text(f"{_AT}.npv"), middle(text, after), (before,)), effective]
    chances = [chance(text, each.chance) for each in (after, found.before)]
    ranges = text(f"{_AT}.range", **ends(text, after)), text(f"{_AT}.range_before", **ends(text, found.before))
    return [
        Card(text(f"{_AT}.chance"), chances[0], (text(f"{_AT}.before", value=chances[1]),)),
        Card(text(f"{_AT}.npv"), middle(text, after), (before, *ranges)), effective,
    ]  # fmt: skip


def _also(text: Text, found: Followed) -> tuple[str, ...]:
    """What else than actual figures was seen."""
    case = found.scenario
    published = (text(f"{_AT}.published"),) if case.evidence.published and case.has_ads else ()
    return (*published, *((text(f"{_AT}.lift_tests", count=len(case.lift_tests)),) if case.lift_tests else ()))
