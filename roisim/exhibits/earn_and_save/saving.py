"""What each saving comes to, month by month, in sentences: calls, print, addresses, hiring."""

from collections.abc import Mapping
from typing import Literal

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.series import World
from roisim.exhibits.simulator.decision import horizon
from roisim.text import Text

Saving = Literal["service", "print", "addresses", "hiring"]
SAVINGS: tuple[Saving, ...] = ("service", "print", "addresses", "hiring")
_ALIKE = 0.01  # of what all hiring costs: a smaller difference is about as much as today
_AS_MANY = 0.05  # of today's calls: two numbers of two digits this near each other are about as many
_LITTLE = 0.5  # of the currency: nobody can know so small a sum
_PLAN_AND_TODAY: tuple[World, ...] = ("engage", "hold")
_KEY = "page.earn_and_save"


def idle(result: Result) -> Mapping[Saving, str]:
    """The savings there is nothing to show of in this case, each with the key of the sentence that says so."""
    found: dict[Saving, str] = {}
    if not _last(result, "calls"):
        found["service"] = "service.no_calls"
    elif not result.fan("stream.service", "engage").mean.any() and not _answered(result):
        found["service"] = "service.none_move"
    if not result.fan("print_moved", "engage").mean.any():
        found["print"] = "print.none_moves" if result.scenario.print.budget.bounds[2] else "print.no_budget"
    if not result.fan("downloads", "engage").mean.any():
        found["addresses"] = "addresses.none"
    if not result.scenario.recruiting.hires.bounds[2] or not result.fan("cost_per_hire", "hold").mean.any():
        found["hiring"] = "hiring.none"
    return found


def said(text: Text, result: Result, saving: Saving) -> str:
    """The conclusion of one saving."""
    return _CONCLUSIONS[saving](text, result)


def counted(text: Text, result: Result, saving: Saving) -> str:
    """What one saving comes to in money, and how sure that is."""
    return _AMOUNTS[saving](text, result)


def _last(result: Result, series: str) -> float:
    """The mean of a series with the plan, in its last month."""
    return float(result.fan(series, "engage").mean[-1])


def _middle(result: Result, series: str, world: World) -> float:
    """The middle case of a series in a world, in its last month."""
    return float(result.fan(series, world).q50[-1])


def _answered(result: Result) -> float:
    """The share of the calls that are settled on social media in the last month, on average."""
    calls = _last(result, "calls")
    return 1 - _last(result, "service_calls") / calls if calls else 0.0


def _spread(text: Text, result: Result, fan: Fan) -> dict[str, str]:
    """Mean and range of a fan's last month, in whole units of money; no range where that is one number."""
    currency = result.scenario.finance.currency
    mean, low, high = (text.money(round(float(level[-1])), currency) for level in (fan.mean, fan.q05, fan.q95))
    return {"mean": mean, "span": text(f"{_KEY}.span", low=low, high=high) if low != high else ""}


def _calls(text: Text, result: Result) -> str:
    """More, fewer, or as many calls by phone as today, in the middle case."""
    phone, today = (_middle(result, "service_calls", world) for world in _PLAN_AND_TODAY)
    facts = {"phone": text.number(phone), "today": text.number(today), "month": result.scenario.finance.months}
    alike = abs(phone - today) < _AS_MANY * today or facts["phone"] == facts["today"]
    kind = "as_many" if alike else "more" if phone > today else "fewer"
    return text(f"{_KEY}.service.{kind}", **facts)


def _calls_amount(text: Text, result: Result) -> str:
    money = _spread(text, result, result.fan("stream.service", "engage"))
    cashable = text.percent(result.scenario.service.cashable.likely)
    share, month = text.percent(_answered(result)), result.scenario.finance.months
    moved = text(f"{_KEY}.service.moved", share=share, month=month)
    key = "dearer" if result.fan("stream.service", "engage").mean[-1] < 0 else "counted"
    return f"{moved} {text(f'{_KEY}.service.{key}', cashable=cashable, **money)}"


def _print(text: Text, result: Result) -> str:
    """Which was better, print or moving its money, and whether that is sure."""
    left = result.fan("stream.print", "engage")
    low, middle, high = (float(level[-1]) for level in (left.q05, left.q50, left.q95))
    if max(abs(low), abs(high)) < _LITTLE:
        return text(f"{_KEY}.print.even")
    sure = low > 0 or high < 0
    return text(f"{_KEY}.print.{'saves' if middle >= 0 else 'wins'}{'' if sure else '_probably'}")


def _print_amount(text: Text, result: Result) -> str:
    money = _spread(text, result, result.fan("stream.print", "engage"))
    currency, month = result.scenario.finance.currency, result.scenario.finance.months
    sides = {
        name: text.money(_last(result, series), currency)
        for name, series in (("moved", "print_moved"), ("lost", "print_lost"))
    }
    told = text(f"{_KEY}.print.counted", month=month, **sides, **money)
    again = result.scenario.print.reinvested.bounds[2] > 0
    return f"{told} {text(f'{_KEY}.print.reinvested')}" if again else told


def addresses(result: Result) -> dict[str, float]:
    """Addresses gained over the horizon, those that replace bought ones, what these would have cost; means."""
    series = {"gained": "downloads", "bought": "replaced_contacts", "cost": "stream.database"}
    return {name: float(result.fan(each, "engage").mean.sum()) for name, each in series.items()}


def _addresses(text: Text, result: Result) -> str:
    found = addresses(result)
    facts = {name: text.number(found[name]) for name in ("gained", "bought")}
    within = horizon(text, result.scenario.finance.months)
    return text(f"{_KEY}.addresses.{'some' if found['bought'] else 'own'}", within=within, **facts)


def _addresses_amount(text: Text, result: Result) -> str:
    found, month = addresses(result), result.scenario.finance.months
    on_file = text(f"{_KEY}.addresses.on_file", month=month, count=text.number(_last(result, "contacts")))
    if not found["bought"]:
        return on_file
    cost = text.money(found["cost"], result.scenario.finance.currency)
    return f"{text(f'{_KEY}.addresses.counted', cost=cost)} {on_file}"


def hiring(result: Result) -> dict[str, float]:
    """What hiring costs less than today, and than standing aside, in the last twelve months; means [currency].

    each: what one hire costs less than if one stands aside, over the same months.
    """
    plan, aside = (float(result.fan("stream.recruiting", world).mean[-12:].sum()) for world in ("engage", "ignore"))
    dear, cheap = (float(result.fan("cost_per_hire", world).mean[-12:].mean()) for world in ("ignore", "engage"))
    return {"today": plan, "aside": plan - aside, "each": dear - cheap}


def _hiring(text: Text, result: Result) -> str:
    """Dearer, cheaper or about as dear a year as today, on average: a number only where it says something."""
    saved, cost = hiring(result)["today"], result.fan("cost_per_hire", "hold").mean[-1]
    alike = abs(saved) < _ALIKE * cost * result.scenario.recruiting.hires.likely
    money = text.money(abs(saved), result.scenario.finance.currency)
    return text(f"{_KEY}.hiring.{'same' if alike else _than(saved)}", today=money)


def _than(saved: float) -> str:
    """Whether a sum saved makes hiring cost less, more, or the same."""
    return "same" if abs(saved) < _LITTLE else "less" if saved > 0 else "more"


def _hiring_amount(text: Text, result: Result) -> str:
    found = hiring(result)
    facts = {name: text.money(abs(found[name]), result.scenario.finance.currency) for name in ("aside", "each")}
    return text(f"{_KEY}.hiring.aside_{_than(found['aside'])}", **facts)


_CONCLUSIONS = {"service": _calls, "print": _print, "addresses": _addresses, "hiring": _hiring}
_AMOUNTS = {
    "service": _calls_amount, "print": _print_amount, "addresses": _addresses_amount, "hiring": _hiring_amount,
}  # fmt: skip
