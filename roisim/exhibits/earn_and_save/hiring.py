"""Hiring: what it costs less than today, and than without the plan; what a hire costs hides the small difference."""

from functools import partial

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.cases.series import World
from roisim.charts import worlds as chart
from roisim.charts.specs import Picture
from roisim.charts.strokes import Line
from roisim.exhibits import tips
from roisim.exhibits.earn_and_save.saving import KEY, Columns, Told
from roisim.exhibits.measures import lines_of, worlds_of
from roisim.exhibits.saying import against, as_today
from roisim.text import Text

_MONTHS = 12  # what is saved on hiring a month is told a year
_ALIKE = 0.01  # of what all hiring costs: a smaller difference is about as much as today
_LITTLE = 0.5  # of the currency: nobody can know so small a sum


def told(text: Text, result: Result) -> Told:
    """The saving on hiring."""
    scale, unit = text.scale(largest(result), result.scenario.finance.currency)
    picture = _picture(text, result, scale)
    return Told("hiring", conclusion(text, result), amount(text, result), picture, columns(result), unit)


def idle(result: Result) -> str:
    """The key of the sentence where there is nothing to show; none where there is."""
    hires = result.scenario.recruiting.hires.bounds[2] and result.fan("cost_per_hire", "hold").mean.any()
    return "" if hires else "none"


def largest(result: Result) -> float:
    """The largest sum of the picture, a year."""
    return float(max(_MONTHS * abs(level).max() for fan in less(result).values() for level in (fan.q05, fan.q95)))


def less(result: Result) -> dict[Line, Fan]:
    """What hiring costs less a month than today, in the worlds that are told of."""
    saved = partial(result.fan, "stream.recruiting")
    return {line: saved(world) for line, world in worlds_of(result.scenario).items()}


def counted(result: Result) -> dict[str, float]:
    """What hiring costs less than today, and than in the base, in the last twelve months; means [currency].

    each: what one hire costs less than in the base, over the same months.
    """
    worlds: tuple[World, World] = ("engage", result.scenario.base)
    plan, base = (float(result.fan("stream.recruiting", world).mean[-12:].sum()) for world in worlds)
    cheap, dear = (float(result.fan("cost_per_hire", world).mean[-12:].mean()) for world in worlds)
    return {"today": plan, "base": plan - base, "each": dear - cheap}


def conclusion(text: Text, result: Result) -> str:
    """Dearer, cheaper or about as dear a year as today, on average: a number only where it says something."""
    saved, cost = counted(result)["today"], result.fan("cost_per_hire", "hold").mean[-1]
    alike = abs(saved) < _ALIKE * cost * result.scenario.recruiting.hires.likely
    money = text.money(abs(saved), result.scenario.finance.currency)
    return text(f"{KEY}.hiring.{'same' if alike else _than(saved)}", today=money)


def amount(text: Text, result: Result) -> str:
    """The same against the base, and for each hire."""
    found = counted(result)
    facts = {name: text.money(abs(found[name]), result.scenario.finance.currency) for name in ("base", "each")}
    said = text(f"{KEY}.hiring.base_{_than(found['base'])}", **facts, **against(text, result.scenario))
    return f"{said} {as_today(text, result.scenario)}".strip()


def _than(saved: float) -> str:
    """Whether a sum saved makes hiring cost less, more, or the same."""
    return "same" if abs(saved) < _LITTLE else "less" if saved > 0 else "more"


def _picture(text: Text, result: Result, scale: float) -> Picture:
    names: dict[Line, str] = {line: text(f"page.line.{line}") for line in lines_of(result.scenario)}
    fans, currency = less(result), result.scenario.finance.currency
    middle = {names[line]: fan.q50 for line, fan in fans.items() if line != "today"}
    said = tips.by_month(text, middle, lambda month: text.money(_MONTHS * month, currency), fans["plan"])
    return chart.drawn(fans, names, scale=scale / _MONTHS, zero=True, tips=said)


def columns(result: Result) -> Columns:
    """The series of the picture, told a year as there."""
    fans = less(result)
    levels = {"": "q50", "_low": "q05", "_high": "q95"}
    return {
        f"hire_{line}{end}": _MONTHS * getattr(fans[line], level)
        for line in fans if line != "today" for end, level in levels.items()
    }  # fmt: skip
