"""Each saving month by month: its conclusion, its picture, what it comes to, and its table."""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
import streamlit as st

from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.charts import savings, worlds
from roisim.charts.specs import Spec
from roisim.charts.strokes import LINES, Line
from roisim.exhibits.earn_and_save import savings as savings_told
from roisim.exhibits.earn_and_save.savings import Saving
from roisim.model.arrays import Array
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.earn_and_save.earnings import remark
from roisim.ui.parts import exhibits

_KEY = "page.earn_and_save"
_MONTHS = 12  # what is saved on hiring a month is told a year
Columns = Mapping[str, Array]  # by the key of their heads, (months,) each


def each(text: Text, result: Result) -> None:
    """All savings; of one with nothing to show, a sentence."""
    idle = savings_told.idle(result)
    with st.container(key="savings"):
        for saving in savings_told.SAVINGS:
            with st.container(key=f"saving-{saving}", gap="small"):
                if saving in idle:
                    shell.section(text(f"{_KEY}.{saving}.name"), text(f"{_KEY}.{idle[saving]}"))
                else:
                    _shown(text, result, saving)


def _shown(text: Text, result: Result, saving: Saving) -> None:
    """One saving, whole."""
    told, counted = savings_told.said(text, result, saving), savings_told.counted(text, result, saving)
    unit = text.scale(_largest(result, saving), result.scenario.finance.currency)[1]
    exhibits.heading(told, text(f"{_KEY}.{saving}.measure", unit=unit), f"{told}. {counted}")
    exhibits.picture(_PICTURES[saving](text, result), saving, text(f"{_KEY}.{saving}.picture"))
    remark(counted)
    _table(text, result, saving, _COLUMNS[saving](result))


def _largest(result: Result, saving: Saving) -> float:
    """The largest sum of money in a picture, 1 where there is none."""
    if saving == "print":
        return float(max(result.fan(name, "engage").q95.max() for name in ("print_moved", "print_lost")))
    if saving == "hiring":
        return float(
            max(_MONTHS * abs(level).max() for fan in _hiring(result).values() for level in (fan.q05, fan.q95))
        )
    return 1.0


def _hiring(result: Result) -> dict[Line, Fan]:
    """What hiring costs less a month than today, in the three worlds: what a hire costs hides the small difference."""
    less = partial(result.fan, "stream.recruiting")
    return {"plan": less("engage"), "aside": less("ignore"), "today": less("hold")}


def _words(text: Text, saving: Saving, *lines: str) -> dict[str, str]:
    return {line: text(f"{_KEY}.{saving}.line.{line}") for line in lines}


def _calls_picture(text: Text, result: Result) -> Spec:
    plan = partial(result.fan, world="engage")
    return savings.calls_drawn(
        plan("service_calls"), plan("calls"), result.fan("service_calls", "hold"),
        _words(text, "service", "phone", "all", "today"), text.language, state.theme(),
    )  # fmt: skip


def _print_picture(text: Text, result: Result) -> Spec:
    scale = text.scale(_largest(result, "print"), result.scenario.finance.currency)[0]
    moved, lost = (result.fan(name, "engage") for name in ("print_moved", "print_lost"))
    words = _words(text, "print", "moved", "lost")
    return savings.print_drawn(moved, lost, scale, words, text.language, state.theme())


def _addresses_picture(text: Text, result: Result) -> Spec:
    found = _address_columns(result)
    words = _words(text, "addresses", "gained", "bought", "on_file")
    shown = (found["gained"], found["bought"], found["on_file"])
    return savings.addresses_drawn(*shown, words, text.language, state.theme())


def _hiring_picture(text: Text, result: Result) -> Spec:
    scale = text.scale(_largest(result, "hiring"), result.scenario.finance.currency)[0]
    names: dict[Line, str] = {line: text(f"page.line.{line}") for line in LINES}
    return worlds.drawn(
        _hiring(result), names, scale=scale / _MONTHS, language=text.language, theme=state.theme(), zero=True
    )


def _call_columns(result: Result) -> Columns:
    phone, saved = result.fan("service_calls", "engage"), result.fan("stream.service", "engage")
    return {
        "phone": phone.q50, "phone_low": phone.q05, "phone_high": phone.q95,
        "all": result.fan("calls", "engage").q50, "today": result.fan("service_calls", "hold").q50,
        "saved": saved.mean, "saved_low": saved.q05, "saved_high": saved.q95,
    }  # fmt: skip


def _print_columns(result: Result) -> Columns:
    moved, lost = (result.fan(name, "engage") for name in ("print_moved", "print_lost"))
    left = result.fan("stream.print", "engage")
    return {
        "moved": moved.mean, "lost": lost.mean, "lost_low": lost.q05, "lost_high": lost.q95,
        "left": left.mean, "left_low": left.q05, "left_high": left.q95,
    }  # fmt: skip


def _address_columns(result: Result) -> Columns:
    plan = {name: result.fan(name, "engage") for name in ("downloads", "replaced_contacts", "contacts")}
    return {
        "new": plan["downloads"].mean, "new_low": plan["downloads"].q05, "new_high": plan["downloads"].q95,
        "gained": np.cumsum(plan["downloads"].mean), "bought": np.cumsum(plan["replaced_contacts"].mean),
        "on_file": plan["contacts"].mean, "unspent": np.cumsum(result.fan("stream.database", "engage").mean),
    }  # fmt: skip


def _hiring_columns(result: Result) -> Columns:
    """The series of the picture, told a year as there."""
    fans = _hiring(result)
    levels = {"": "q50", "_low": "q05", "_high": "q95"}
    return {
        f"hire_{line}{end}": _MONTHS * getattr(fans[line], level)
        for line in ("plan", "aside") for end, level in levels.items()
    }  # fmt: skip


def _table(text: Text, result: Result, saving: Saving, columns: Columns) -> None:
    """The months as rows."""
    currency = text.currency(result.scenario.finance.currency)
    written = [
        [exhibits.cell(text, exhibits.decimals(float(np.abs(values).max())), float(value)) for value in values]
        for values in columns.values()
    ]
    months = range(1, result.scenario.finance.months + 1)
    rows = [(text.exact(month), cells) for month, cells in zip(months, zip(*written, strict=True), strict=True)]
    exhibits.table(
        text,
        saving,
        text(f"{_KEY}.{saving}.caption"),
        [text(f"{_KEY}.column.{name}", currency=currency) for name in ("month", *columns)],
        rows,
        partial(exhibits.by_month, list(columns.values())),
        folded=True,
    )


_PICTURES: Mapping[Saving, Callable[[Text, Result], Spec]] = {
    "service": _calls_picture, "print": _print_picture, "addresses": _addresses_picture, "hiring": _hiring_picture,
}  # fmt: skip
_COLUMNS: Mapping[Saving, Callable[[Result], Columns]] = {
    "service": _call_columns, "print": _print_columns, "addresses": _address_columns, "hiring": _hiring_columns,
}  # fmt: skip
