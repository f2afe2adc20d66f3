"""The head of Risk of Ignorance: what standing aside may cost, how the downside is capped, and the three lines."""

from functools import partial

import numpy as np
import streamlit as st

from roisim.answers.fans import Fan, Spread
from roisim.answers.losses import Losses, losses_of
from roisim.answers.pilot import GATES, PilotTo
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.charts import worlds
from roisim.charts.strokes import LINES, Line
from roisim.exhibits.simulator import decision
from roisim.model.arrays import Array
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import exhibits

_UNLIKELY = 0.35  # a smaller chance that the plan pays off is said at the top
_NOTHING = 0.05  # of the high end: a smaller low end is "up to"
_ROWS = 6  # about so many months in the table


def gate(case: Scenario) -> int:
    """The month after which the plan is stopped at the latest, as chosen on this visit; inside the horizon."""
    open_to = gates(case)
    wanted = st.session_state.get("gate", open_to[1])
    return wanted if wanted in open_to else open_to[-1]


def gates(case: Scenario) -> tuple[int, ...]:
    """The months at which the plan can be stopped before it ends."""
    return tuple(month for month in GATES if month < case.finance.months)


def answered(text: Text, result: Result) -> str:
    """What standing aside may cost, and at once how little can be lost by trying."""
    said = [_cost(text, result), _capped(text, result)]
    if result.roi.q50 is not None and result.chance < _UNLIKELY and (result.npv.mean or 0.0) < 0:
        key = "loses" if result[losses_of(result.scenario)].together.any() else "anyway"
        said.append(text(f"page.ignorance.cap.{key}", cases=text.of_ten(1 - result.chance)))
    return " ".join(said)


def _cost(text: Text, result: Result) -> str:
    case, lost = result.scenario, result[losses_of(result.scenario)]
    terms = case.finance
    spread = Spread.of(lost.together)
    amounts = {
        name: text.money(abs(value or 0.0), terms.currency)
        for name, value in (("low", spread.q05), ("high", spread.q95), ("mean", spread.mean))
    }
    within = decision.horizon(text, terms.months)
    return text(f"page.ignorance.cost.{_kind(lost, spread, case)}", within=within, **amounts)


def _kind(lost: Losses, spread: Spread, case: Scenario) -> str:
    """How the cost of standing aside is told: as a range where it is one."""
    low, mean, high = (value or 0.0 for value in (spread.q05, spread.mean, spread.q95))
    if not lost.together.any():
        return "nothing"
    if high <= 0:
        return "rare" if mean > 0 else "gains"
    if case.ignorance.level == "none":
        return "fades"
    return "between" if low > _NOTHING * high else "up_to"


def _capped(text: Text, result: Result) -> str:
    if result.roi.q50 is None:
        return text("page.ignorance.plan_none")
    month = gate(result.scenario)
    most = result[PilotTo(month)].most_lost
    facts = {"gate": text(f"page.ignorance.gate.{month}"), "most": text.money(most, result.scenario.finance.currency)}
    return text(f"page.ignorance.cap.{'lost' if most else 'nothing'}", **facts)


def lines(text: Text, result: Result) -> None:
    """Plan, today held and standing aside, added up month by month, each with its fan."""
    terms, plan, aside = result.scenario.finance, result.cumulative, result.aside
    largest = max(abs(float(end)) for fan in (plan, aside) for end in (fan.q05[-1], fan.q95[-1]))
    scale, unit = text.scale(largest, terms.currency)
    said = {
        name: _against_today(text, float(fan.q50[-1]), terms.currency)
        for name, fan in (("plan", plan), ("aside", aside))
    }
    title = text("page.ignorance.lines.title", within=decision.horizon(text, terms.months), **said)
    exhibits.heading(title, text("page.ignorance.lines.measure", unit=unit), _told(text, result))
    spec = worlds.drawn(
        {"plan": plan, "aside": aside, "today": Fan(*(np.zeros(len(plan.mean)),) * 6)},
        {line: text(f"page.line.{line}") for line in LINES},
        scale=scale, language=text.language, theme=state.theme(), first=0, zero=True,
    )  # fmt: skip
    exhibits.picture(spec, "aside-lines", text("page.ignorance.lines.picture"))
    _table(text, result, scale, unit, largest)


def _against_today(text: Text, value: float, currency: str) -> str:
    """An amount above or below today; nothing that is too small to be seen."""
    side = "over" if value >= 0.5 else "under" if value <= -0.5 else "level"
    return text(f"page.ignorance.lines.{side}", amount=text.money(abs(value), currency))


def _told(text: Text, result: Result) -> str:
    """The picture in words."""
    terms = result.scenario.finance
    facts = {
        name: text.money(float(getattr(fan, level)[-1]), terms.currency)
        for world, fan in (("plan", result.cumulative), ("aside", result.aside))
        for name, level in ((world, "q50"), (f"{world}_low", "q05"), (f"{world}_high", "q95"))
    }
    return text("page.ignorance.lines.alt", months=terms.months, **facts)


def columns_of(result: Result) -> dict[str, list[float]]:
    """The columns of the table: middle, low and high of both lines, months 0..T."""
    return {
        name: getattr(fan, level).tolist()
        for world, fan in (("plan", result.cumulative), ("aside", result.aside))
        for name, level in ((world, "q50"), (f"{world}_low", "q05"), (f"{world}_high", "q95"))
    }


def drawn_columns(text: Text, result: Result) -> dict[str, Array]:
    """All that the picture draws, by the head of its column in the file: both fans, months 0..T."""
    unit = text.currency(result.scenario.finance.currency)
    both: dict[Line, Fan] = {"plan": result.cumulative, "aside": result.aside}
    return {head: series for line, fan in both.items() for head, series in exhibits.columns_of(text, line, unit, fan)}


def _table(text: Text, result: Result, scale: float, unit: str, largest: float) -> None:
    columns, months = columns_of(result), result.scenario.finance.months
    decimals = exhibits.decimals(largest / scale)
    rows = [
        (text.exact(month), [exhibits.cell(text, decimals, values[month] / scale) for values in columns.values()])
        for month in sorted({*range(0, months, max(1, round(months / _ROWS))), months})
    ]
    head = [text(f"page.ignorance.lines.{name}") for name in ("month", *columns)]

    caption, file = text("page.ignorance.lines.caption", unit=unit), drawn_columns(text, result)
    exact = partial(exhibits.by_month, list(file.values()), first=0)
    exhibits.table(text, "aside-lines", caption, head, rows, exact, folded=True, columns=[head[0], *file])
