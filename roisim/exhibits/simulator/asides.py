"""What there is to know beside the answer, on request: the other question, the average, likely values, afterwards."""

from collections.abc import Iterator

from roisim.answers.ask import Likely, ask
from roisim.answers.result import Result
from roisim.answers.totals import NET_WORTH
from roisim.exhibits.saying import NOTHING, against, horizon, is_nothing, untold
from roisim.text import Text

_LONG = 60  # months: further ahead than anyone knows a market
_TWICE = 2.0  # an average and a middle case further apart than this want a word


def asides(text: Text, result: Result) -> Iterator[str]:
    """A sentence each, in order of weight."""
    yield from filter(None, (other_question(text, result), average(text, result), likely_values(text, result)))
    yield from filter(None, (beyond(text, result), long_horizon(text, result)))


def other_question(text: Text, result: Result) -> str:
    """The answer against the other base, where there is work today; that there is none, where that was asked about."""
    case = result.scenario
    if not case.works_today:
        return text("answer.other.same") if case.finance.against else ""
    other = "aside" if case.against == "today" else "today"
    totals, chances = result.totals, {"aside": result.chance_aside, "today": result.chance_today}
    npv = {"aside": totals.npv_aside, "today": totals.npv_today}[other]
    middle = totals.spreads[f"npv_{other}"].q50 or 0.0
    kind = f"{'given' if untold(result, npv) else 'middle'}_{_kind(middle)}"
    amount = text.money(abs(middle), case.finance.currency)
    gives = text(f"answer.other.{kind}", amount=amount, cases=text.of_ten(chances[other]))
    return text(f"answer.other.{other}", gives=gives)


def _kind(amount: float) -> str:
    """More, less, or neither."""
    return "even" if abs(amount) < NOTHING else "gain" if amount > 0 else "loss"


def average(text: Text, result: Result) -> str:
    """The average of the outcomes; and why it is not the middle case, where they differ much."""
    if untold(result) or is_nothing(result):
        return ""
    mean, middle = result.npv.mean or 0.0, result.npv.q50 or 0.0
    kind = "near" if not apart(mean, middle) else "lifted" if mean > middle else "pulled"
    return text(f"answer.average.{kind}", mean=text.money(mean, result.scenario.finance.currency))


def apart(mean: float, middle: float) -> bool:
    """True of two sums that differ in sign, or by more than a factor of two."""
    small, large = sorted((abs(mean), abs(middle)))
    return large >= NOTHING and (mean * middle <= 0 or large > _TWICE * small)


def likely_values(text: Text, result: Result) -> str:
    """What the likely values alone give, beside an answer that has chances."""
    if untold(result) or is_nothing(result):
        return ""
    case = result.scenario
    npv = float(ask(case, Likely(), NET_WORTH)[NET_WORTH][0])
    amount = text.money(abs(npv), case.finance.currency)
    return text(f"answer.likely.{_kind(npv)}", amount=amount, **against(text, case))


def beyond(text: Text, result: Result) -> str:
    """What comes after the horizon and is not counted, in one line."""
    if is_nothing(result):
        return ""
    case, worth = result.scenario, result.beyond_middle
    facts = {"count": case.finance.months, **against(text, case)}
    if worth is None:
        return text("answer.beyond.endless", **facts)
    if abs(worth) < NOTHING:
        return text("answer.beyond.none", **facts)
    kind = f"{'more' if worth > 0 else 'less'}{'_given' if untold(result) else ''}"
    return text(f"answer.beyond.{kind}", amount=text.money(abs(worth), case.finance.currency), **facts)


def long_horizon(text: Text, result: Result) -> str:
    """A warning where the case looks further ahead than anyone can."""
    months = result.scenario.finance.months
    return text("answer.further.long", within=horizon(text, months)) if months > _LONG else ""
