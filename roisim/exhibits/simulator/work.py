"""The work: what hours the plan asks for, how much of it the hours there are cover, and what one more would bring."""

from collections.abc import Iterator

from roisim.answers.ask import Points, ask
from roisim.answers.result import Result
from roisim.answers.totals import NET_WORTH
from roisim.cases.scenario import Scenario
from roisim.memory import remember
from roisim.text import Text

_WEEK = 52 / 12  # hours a month that an hour a week is
_NOTHING = 0.5  # of money, of hours a month
_WHOLE = 0.995  # of the work, from where on it is said to be done
# A part of the work, by the number that it is called after.
_PARTS = {
    0.0: "hardly_any", 0.1: "tenth", 0.2: "fifth", 0.25: "quarter", 1 / 3: "third", 0.4: "two_fifths", 0.5: "half",
    0.6: "three_fifths", 2 / 3: "two_thirds", 0.75: "three_quarters", 0.8: "four_fifths", 0.9: "nine_tenths",
    1.0: "nearly_all",
}  # fmt: skip


def said(text: Text, result: Result) -> str:
    """All that there is to say beside the hours of a case."""
    return " ".join(_sentences(text, result))


def _sentences(text: Text, result: Result) -> Iterator[str]:
    need, hands, care = (result.totals.spreads[name].q50 or 0.0 for name in ("need", "hands", "care"))
    if not need:
        yield text("page.work.no_need")
        if hands:
            yield text("page.work.idle", hours=_hours(text, hands))
        return
    yield text("page.work.asks_most" if _varies(result.scenario) else "page.work.asks", hours=_hours(text, need))
    if not hands:
        yield text("page.work.no_hands")
    else:
        bought = result.scenario.plan.agency.likely + result.scenario.plan.content.likely > 0
        have = text("page.work.have_bought" if bought else "page.work.have", count=text.number(hands))
        sure = (result.totals.spreads["care"].q05 or 0.0) >= _WHOLE
        key = "falls_short" if care < _WHOLE else "covers" if sure else "covers_mostly"
        yield text(f"page.work.{key}", have=have, part=_part(text, care))
    if care < _WHOLE:
        yield text(f"page.work.{_lost(result.scenario, need, hands)}")
        yield _one_more(text, result.scenario)


def _hours(text: Text, count: float) -> str:
    written = text.number(count)
    return text("page.work.hour" if written == "1" else "page.work.hours", count=written)


def _varies(case: Scenario) -> bool:
    """Whether some months ask for more work than others."""
    return any(channel.first or channel.last or 0 in channel.phasing for channel in case.channels)


def _lost(case: Scenario, need: float, hands: float) -> str:
    """What is not done: ads are cared for first, then posts are made."""
    posts = case.plan.posts.likely * case.plan.hours_per_post.likely
    ads = need - posts
    if ads < _NOTHING:
        return "lost_posts_alone"
    return "lost_posts" if hands >= ads else "lost" if posts else "lost_clicks"


def _part(text: Text, care: float) -> str:
    return text(f"page.work.part.{_PARTS[min(_PARTS, key=lambda part: abs(part - care))]}")


def _one_more(text: Text, case: Scenario) -> str:
    """What an hour a week more would bring, at likely values."""
    brought = _brought(case.question)
    key = "same" if abs(brought) < _NOTHING else "raises" if brought > 0 else "lowers"
    return text(f"page.work.{key}", amount=text.money(abs(brought), case.finance.currency))


@remember
def _brought(case: Scenario) -> float:
    """What an hour a week more adds to the net present value [currency], at likely values."""
    hours = case.plan.hours.likely
    before, after = ask(case, Points.of({"plan.hours": [hours, hours + _WEEK]}), NET_WORTH)[NET_WORTH]
    return float(after - before)
