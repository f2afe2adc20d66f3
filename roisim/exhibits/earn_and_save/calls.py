"""Service calls: how many are taken by phone, and what those that move to social media save."""

from functools import partial

from roisim.answers.result import Result
from roisim.cases.series import World
from roisim.charts import savings
from roisim.charts.specs import Picture
from roisim.exhibits import tips
from roisim.exhibits.earn_and_save.saving import KEY, Columns, Told, last, middle, spread, words
from roisim.text import Text

_AS_MANY = 0.05  # of today's calls: two numbers of two digits this near each other are about as many
_PLAN_AND_TODAY: tuple[World, ...] = ("engage", "hold")


def told(text: Text, result: Result) -> Told:
    """The saving on calls."""
    return Told("service", conclusion(text, result), amount(text, result), _picture(text, result), columns(result))


def idle(result: Result) -> str:
    """The key of the sentence where there is nothing to show; none where there is."""
    if not last(result, "calls"):
        return "no_calls"
    if result.fan("stream.service", "engage").mean.any() or _answered(result):
        return ""
    moving = result.scenario.service.deflection.bounds[2]
    answers = result.scenario.plan.posts.bounds[2] and result.totals.hands.any()
    return "unanswered" if moving and not answers else "none_move"


def conclusion(text: Text, result: Result) -> str:
    """More, fewer, or as many calls by phone as today, in the middle case."""
    phone, today = (middle(result, "service_calls", world) for world in _PLAN_AND_TODAY)
    facts = {"phone": text.number(phone), "today": text.number(today), "month": result.scenario.finance.months}
    alike = abs(phone - today) < _AS_MANY * today or facts["phone"] == facts["today"]
    kind = "as_many" if alike else "more" if phone > today else "fewer"
    return text(f"{KEY}.service.{kind}", **facts)


def amount(text: Text, result: Result) -> str:
    """What it comes to in money, and how sure that is."""
    money = spread(text, result, result.fan("stream.service", "engage"))
    cashable = text.percent(result.scenario.service.cashable.likely)
    share, month = text.percent(_answered(result)), result.scenario.finance.months
    moved = text(f"{KEY}.service.moved", share=share, month=month)
    key = "dearer" if result.fan("stream.service", "engage").mean[-1] < 0 else "counted"
    return f"{moved} {text(f'{KEY}.service.{key}', cashable=cashable, **money)}"


def _answered(result: Result) -> float:
    """The share of the calls that are settled on social media in the last month, on average."""
    calls = last(result, "calls")
    return 1 - last(result, "service_calls") / calls if calls else 0.0


def _picture(text: Text, result: Result) -> Picture:
    plan = partial(result.fan, world="engage")
    ends = words(text, "service", "phone", "all", "today")
    phone, every, today = plan("service_calls"), plan("calls"), result.fan("service_calls", "hold")
    lines = {ends["phone"]: phone.q50, ends["all"]: every.q50, ends["today"]: today.q50}
    said = tips.by_month(text, lines, text.number, phone, unit=text("kpi.service_calls.unit"))
    return savings.calls_drawn(phone, every, today, ends, said)


def columns(result: Result) -> Columns:
    """The months of the picture, and what is saved in each."""
    phone, saved = result.fan("service_calls", "engage"), result.fan("stream.service", "engage")
    return {
        "phone": phone.q50, "phone_low": phone.q05, "phone_high": phone.q95,
        "all": result.fan("calls", "engage").q50, "today": result.fan("service_calls", "hold").q50,
        "saved": saved.mean, "saved_low": saved.q05, "saved_high": saved.q95,
    }  # fmt: skip
