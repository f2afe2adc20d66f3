"""Print: the money moved, against the gross profit of the customers whom print no longer brings."""

from functools import partial

from roisim.answers.result import Result
from roisim.charts import savings
from roisim.charts.specs import Picture
from roisim.exhibits import tips
from roisim.exhibits.earn_and_save.saving import KEY, Columns, Told, last, spread, words
from roisim.text import Text

_LITTLE = 0.5  # of the currency: nobody can know so small a sum


def told(text: Text, result: Result) -> Told:
    """The saving on print."""
    scale, unit = text.scale(largest(result), result.scenario.finance.currency)
    picture = _picture(text, result, scale)
    return Told("print", conclusion(text, result), amount(text, result), picture, columns(result), unit)


def idle(result: Result) -> str:
    """The key of the sentence where there is nothing to show; none where there is."""
    if result.fan("print_moved", "engage").mean.any():
        return ""
    return "none_moves" if result.scenario.print.budget.bounds[2] else "no_budget"


def largest(result: Result) -> float:
    """The largest sum of the picture."""
    return float(max(result.fan(name, "engage").q95.max() for name in ("print_moved", "print_lost")))


def conclusion(text: Text, result: Result) -> str:
    """Which was better over the whole time, print or moving its money, and whether that is sure."""
    left = result.present_values.worth("print")["both"]
    low, middle, high = (end or 0.0 for end in (left.q05, left.q50, left.q95))
    if max(abs(low), abs(high)) < _LITTLE:
        return text(f"{KEY}.print.even")
    sure = low > 0 or high < 0
    return text(f"{KEY}.print.{'saves' if middle >= 0 else 'wins'}{'' if sure else '_probably'}")


def amount(text: Text, result: Result) -> str:
    """What it comes to in money, and how sure that is."""
    money = spread(text, result, result.fan("stream.print", "engage"))
    currency, month = result.scenario.finance.currency, result.scenario.finance.months
    sides = {
        name: text.money(last(result, series), currency)
        for name, series in (("moved", "print_moved"), ("lost", "print_lost"))
    }
    counted = text(f"{KEY}.print.counted", month=month, **sides, **money)
    paper = result.scenario.print
    known = {"lingers": paper.half_life.bounds[2] > 0, "reinvested": paper.reinvested.bounds[2] > 0}
    return " ".join([counted, *(text(f"{KEY}.print.{name}") for name, so in known.items() if so)])


def _picture(text: Text, result: Result, scale: float) -> Picture:
    moved, lost = (result.fan(name, "engage") for name in ("print_moved", "print_lost"))
    ends = words(text, "print", "moved", "lost")
    lines = {ends["lost"]: lost.q50, ends["moved"]: moved.q50}
    said = tips.by_month(text, lines, partial(text.money, currency=result.scenario.finance.currency), lost)
    return savings.print_drawn(moved, lost, scale, ends, said)


def columns(result: Result) -> Columns:
    """The months of the picture, and what is left in each."""
    moved, lost = (result.fan(name, "engage") for name in ("print_moved", "print_lost"))
    left = result.fan("stream.print", "engage")
    return {
        "moved": moved.mean, "lost": lost.mean, "lost_low": lost.q05, "lost_high": lost.q95,
        "left": left.mean, "left_low": left.q05, "left_high": left.q95,
    }  # fmt: skip
