"""Does it stand without the soft part? The ladder of the Simulator, its answer in a sentence, its table."""

from dataclasses import replace

from roisim.answers.result import Result
from roisim.exhibits.digits import decimals, two_digits
from roisim.exhibits.exhibit import Exhibit, Row, Table
from roisim.exhibits.simulator import ladder
from roisim.exhibits.simulator.decision import decision, hangs_on
from roisim.text import Text


def in_steps(text: Text, result: Result) -> Exhibit:
    """The ladder with what hangs on what, and the net after each step."""
    remark = f"{decision(text, result)} {hangs_on(text, result)}"
    return replace(ladder.in_steps(text, result), remarks=(remark,), table=_table(text, result))


def _table(text: Text, result: Result) -> Table:
    currency = text.currency(result.scenario.finance.currency)
    nets = {"cost": -(result.cost_pv.mean or 0.0) or 0.0, **result.ladder}
    known = decimals(max(map(abs, nets.values())))
    named = {step: text(f"page.earn_and_save.step.{step}") for step in nets}
    rows = tuple(
        Row(named[step], (text.exact(two_digits(known, net)),), strong=step == "ignorance")
        for step, net in nets.items()
    )
    head = tuple(text(f"page.earn_and_save.column.{column}", currency=currency) for column in ("step", "net"))
    caption = text("page.earn_and_save.ladder.caption", currency=currency)
    return Table(caption, head, rows, lambda: [[named[step], net] for step, net in nets.items()])
