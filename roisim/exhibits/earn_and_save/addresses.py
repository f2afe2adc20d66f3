"""Addresses: those gained, those that would have been bought otherwise, and those on file."""

import numpy as np

from roisim.answers.result import Result
from roisim.charts import savings
from roisim.charts.specs import Picture
from roisim.exhibits import tips
from roisim.exhibits.earn_and_save.saving import KEY, Columns, Told, last, words
from roisim.exhibits.saying import heads, horizon, is_tiny
from roisim.text import Text


def told(text: Text, result: Result) -> Told:
    """The saving on addresses."""
    found = columns(result)
    return Told("addresses", conclusion(text, result), amount(text, result), _picture(text, found), found)


def idle(result: Result) -> str:
    """The key of the sentence where there is nothing to show; none where there is."""
    return "" if result.fan("downloads", "engage").mean.any() else "none"


def counted(result: Result) -> dict[str, float]:
    """Addresses gained over the horizon, those that replace bought ones, what these would have cost; means."""
    series = {"gained": "downloads", "bought": "replaced_contacts", "cost": "stream.database"}
    return {name: float(result.fan(each, "engage").mean.sum()) for name, each in series.items()}


def conclusion(text: Text, result: Result) -> str:
    """How many are gained, and how many of them one would have bought."""
    found = counted(result)
    facts = {name: heads(text, found[name]) for name in ("gained", "bought")}
    within = horizon(text, result.scenario.finance.months)
    return text(f"{KEY}.addresses.{_kind(found)}", within=within, **facts)


def _kind(found: dict[str, float]) -> str:
    """Hardly any, some of which one would have bought, or none of which."""
    return "few" if found["gained"] < 1 else "some" if found["bought"] else "own"


def amount(text: Text, result: Result) -> str:
    """What it comes to in money, and how many are on file."""
    found, month = counted(result), result.scenario.finance.months
    on_file = text(f"{KEY}.addresses.on_file", month=month, count=heads(text, last(result, "contacts")))
    if found["bought"] < 1 or is_tiny(found["cost"], result):
        return on_file
    cost = text.money(found["cost"], result.scenario.finance.currency)
    return f"{text(f'{KEY}.addresses.counted', cost=cost)} {on_file}"


def _picture(text: Text, found: Columns) -> Picture:
    ends = words(text, "addresses", "gained", "bought", "on_file")
    lines = {ends[line]: found[line] for line in ends if line != "bought" or found[line].any()}
    said = tips.by_month(text, lines, text.number, unit=text("kpi.contacts.unit"))
    return savings.addresses_drawn(found["gained"], found["bought"], found["on_file"], ends, said)


def columns(result: Result) -> Columns:
    """New each month, gained and bought so far, on file, and what was not spent so far."""
    plan = {name: result.fan(name, "engage") for name in ("downloads", "replaced_contacts", "contacts")}
    return {
        "new": plan["downloads"].mean, "new_low": plan["downloads"].q05, "new_high": plan["downloads"].q95,
        "gained": np.cumsum(plan["downloads"].mean), "bought": np.cumsum(plan["replaced_contacts"].mean),
        "on_file": plan["contacts"].mean, "unspent": np.cumsum(result.fan("stream.database", "engage").mean),
    }  # fmt: skip
