"""What a pilot is worth: to try for some months, look at the best key figure by then, and go on or stop."""

from roisim.answers.information import BY_FAR
from roisim.answers.learning import Learning
from roisim.answers.pilot import gates
from roisim.answers.steering import Gate
from roisim.cases.scenario import Scenario
from roisim.charts import worth_knowing as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.measure_first.words import SPAN, rule, side, stopping, why_none
from roisim.exhibits.saying import against, chance
from roisim.text import Text

_KEY = "pilots"


def tried(text: Text, case: Scenario, found: Learning) -> Exhibit:
    """Each length with its worth as a bar; a sentence where the plan is too short, or no pilot is worth anything."""
    pilots = found.steering.by_month
    best = found.steering.best
    if not best or not best.is_told:
        kind = "ended" if best and best.is_too_long else why_none(found) if gates(case) else "short"
        return Exhibit(_KEY, text(f"page.measure_first.trying.title_{kind}", **against(text, case)), formula="gate")
    scale, unit = text.scale(max(map(_high, pilots.values())), case.finance.currency)
    bars = [_bar(text, case, gate) for gate in pilots.values()]
    value, always = (text.money(each, case.finance.currency) for each in (best.value, best.always))
    title = text("page.measure_first.trying.title", gate=_length(text, best), value=value)
    remarks = [text("page.measure_first.trying.longer")]
    if best.always > BY_FAR * best.error:
        remarks.insert(0, text("page.measure_first.steer.always", always=always))
    return Exhibit(
        _KEY, title, text("page.measure_first.trying.measure", unit=unit),
        " ".join(f"{bar.name}: {bar.said}." for bar in bars), chart.drawn(bars, scale), _table(text, case, found),
        tuple(remarks), alt=text("page.measure_first.trying.picture"), formula="gate",
    )  # fmt: skip


def _high(gate: Gate) -> float:
    return gate.value + SPAN * gate.error


def _length(text: Text, gate: Gate) -> str:
    return text(f"page.ignorance.gate.{gate.month}")


def _name(text: Text, gate: Gate) -> str:
    return text("page.measure_first.trying.pilot", gate=_length(text, gate))


def _bar(text: Text, case: Scenario, gate: Gate) -> chart.Bar:
    low = max(0.0, gate.value - SPAN * gate.error)
    return chart.Bar(_name(text, gate), gate.value, low, _high(gate), stopping(text, case, gate), gate.is_told)


def _table(text: Text, case: Scenario, found: Learning) -> Table:
    pilots = found.steering.by_month.values()
    head = ("trying.length", "steer.value", "trying.look", "steer.chance_column", "steer.most")

    def exact() -> list[list[Cell]]:
        return [
            [gate.month, text(f"kpi.{gate.series}.name"), text(f"page.measure_first.steer.stops_{side(gate)}"),
             gate.threshold, gate.chance_to_stop, gate.most_lost, gate.value, gate.error]
            for gate in pilots
        ]  # fmt: skip

    named = ("month", "kpi", "stops", "threshold", "chance_column", "most", "value", "error")
    return Table(
        text("page.measure_first.trying.table"), tuple(text(f"page.measure_first.{each}") for each in head),
        tuple(_row(text, case, gate) for gate in pilots), exact,
        tuple(text(f"page.measure_first.steer.{each}") for each in named), first=(1, 2), folded=True,
    )  # fmt: skip


def _row(text: Text, case: Scenario, gate: Gate) -> Row:
    if not gate.is_told:
        return Row(_name(text, gate), (text("page.measure_first.worth.unclear"), "–", "–", _most(text, case, gate)))
    facts = rule(text, case, gate) | {"kpi": text(f"kpi.{gate.series}.name")}
    said = text(f"page.measure_first.trying.{side(gate)}", **facts)
    chanced = chance(text, gate.chance_to_stop)
    return Row(_name(text, gate), (stopping(text, case, gate), said, chanced, _most(text, case, gate)))


def _most(text: Text, case: Scenario, gate: Gate) -> str:
    return text.money(gate.most_lost, case.finance.currency)
