"""Which key figure to steer by: what it is worth to stop by it, how the plan ends by what it is, all of them beside."""

from collections.abc import Iterator
from functools import partial

from roisim.answers.learning import Learning
from roisim.answers.pilot import gates
from roisim.answers.seen import Seen
from roisim.answers.steering import Gate, best_of_figures
from roisim.cases.scenario import Scenario
from roisim.charts import steering as chart
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.measure_first.words import adding, amounts, ending, rule, side, why_none
from roisim.exhibits.measures import Measure
from roisim.exhibits.saying import against, chance
from roisim.text import Text

_KEY = "steer"


def steered(text: Text, case: Scenario, found: Learning) -> Exhibit:
    """The best rule with its picture, and every key figure in its best month; where none is worth anything, that."""
    best, seen = found.steering.best, found.steering.seen
    if best is None or seen is None:
        kind = f"title_{why_none(found)}" if gates(case) else "title_short"
        return Exhibit(_KEY, text(f"page.measure_first.steer.{kind}", **against(text, case)), formula="gate")
    table, title = _table(text, case, found), _title(text, case, found, best)
    if not best.is_told:
        remarks = (_always(text, case, best),) if best.is_too_long else ()
        return Exhibit(_KEY, title, table=table, remarks=remarks, formula="gate")
    facts = rule(text, case, best)
    measure, scale, unit = _axes(text, case, best, seen)
    ends = chart.Ends(seen.middles, seen.ends)
    line = text(f"page.measure_first.steer.line_{side(best)}", threshold=facts["threshold"])
    return Exhibit(
        _KEY, title, measure,
        _said(text, case, best, seen), chart.drawn(ends, best.threshold, line, unit=unit, scale=scale),
        table, _remarks(text, case, best), alt=text("page.measure_first.steer.picture"), formula="gate",
    )  # fmt: skip


def _title(text: Text, case: Scenario, found: Learning, best: Gate) -> str:
    """When to stop; that the plan is too long; or why there is no rule."""
    kind = "ended" if best.is_too_long else side(best) if best.is_told else why_none(found)
    facts = {**against(text, case), **rule(text, case, best)}
    return text(f"page.measure_first.steer.title_{kind}", **facts)


def _always(text: Text, case: Scenario, best: Gate) -> str:
    """What to end a plan that is too long is worth alone."""
    return text("page.measure_first.steer.ended", **ending(text, case, best))


def _axes(text: Text, case: Scenario, best: Gate, seen: Seen) -> tuple[str, float, float]:
    """What the picture is of, and what one unit of money, and of the key figure, is on it."""
    figure = Measure(text, best.series, case.finance.currency)
    size, unit = figure.scale(float(seen.middles.max()))
    scale, money = text.scale(float(abs(seen.ends).max()), case.finance.currency)
    facts = rule(text, case, best) | {"scale": money, "unit": unit}
    return text("page.measure_first.steer.measure", **facts), scale, size


def _said(text: Text, case: Scenario, best: Gate, seen: Seen) -> str:
    """The picture in words: how the plan ends at either end of it."""
    figure = Measure(text, best.series, case.finance.currency)
    money = partial(text.money, currency=case.finance.currency)
    return text(
        "page.measure_first.steer.said",
        low=figure.number(float(seen.middles[0])), high=figure.number(float(seen.middles[-1])),
        worst=money(float(seen.ends[2][0])), best=money(float(seen.ends[2][-1])),
    )  # fmt: skip


def _remarks(text: Text, case: Scenario, best: Gate) -> tuple[str, ...]:
    """What the rule is worth, how often it stops, what is lost by then, how much the figure explains."""
    written = amounts(text, case, best.value, best.error)
    kind = "chance" if best.most_lost else "chance_nothing"
    most = text.money(best.most_lost, case.finance.currency)
    always = text("page.measure_first.steer.always", always=text.money(best.always, case.finance.currency))
    return (
        text("page.measure_first.steer.worth", value=written["amount"], error=written["error"]),
        *([always] if best.always > best.error else []),
        text(f"page.measure_first.steer.{kind}", chance=chance(text, best.chance_to_stop), most=most),
        text("page.measure_first.steer.explains", share=text.percent(best.explained)),
    )


def _table(text: Text, case: Scenario, found: Learning) -> Table:
    """Every key figure in its best month; in the file, all months of all of them."""
    names = ("kpi", "rule", "adds", "chance_column", "most", "explained")
    head = tuple(text(f"page.measure_first.steer.{each}") for each in names)
    rows = tuple(_row(text, case, gate) for gate in best_of_figures(found.steering))
    rule_of, worth_of = ("kpi", "month", "stops", "threshold", "chance_column", "most", "explained"), ("value", "error")
    columns = tuple(text(f"page.measure_first.steer.{each}") for each in (*rule_of, "adds", "adds_error", *worth_of))
    caption = text("page.measure_first.steer.table")
    return Table(caption, head, rows, partial(_exact, text, found), columns, first=(1, 2), folded=True)


def _row(text: Text, case: Scenario, gate: Gate) -> Row:
    name = Measure(text, gate.series, case.finance.currency).name
    if not gate.is_told:
        return Row(name, ("–", text("page.measure_first.worth.unclear"), "–", "–", text.percent(gate.explained)))
    return Row(name, (
        text(f"page.measure_first.steer.{side(gate)}", **rule(text, case, gate)), adding(text, case, gate),
        chance(text, gate.chance_to_stop), text.money(gate.most_lost, case.finance.currency),
        text.percent(gate.explained),
    ))  # fmt: skip


def _exact(text: Text, found: Learning) -> Iterator[list[Cell]]:
    """All rules, for a file."""
    for gate in found.steering.rules:
        yield [
            text(f"kpi.{gate.series}.name"), gate.month, text(f"page.measure_first.steer.stops_{side(gate)}"),
            gate.threshold, gate.chance_to_stop, gate.most_lost, gate.explained, gate.net, gate.net_error,
            gate.value, gate.error,
        ]  # fmt: skip
