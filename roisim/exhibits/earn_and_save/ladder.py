"""Does it stand without the soft part? The ladder of the Simulator, its answer in a sentence, its table."""

from dataclasses import replace

from roisim.answers.result import Result
from roisim.exhibits.digits import decimals, two_digits
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import untold
from roisim.exhibits.simulator import ladder, standing
from roisim.exhibits.simulator.decision import decision, hangs_on
from roisim.text import Text


def in_steps(text: Text, result: Result) -> Exhibit:
    """The ladder with what hangs on what, and the chance and the net of each step."""
    remark = f"{decision(text, result)} {hangs_on(text, result)}"
    return replace(ladder.in_steps(text, result), remarks=(remark,), table=_table(text, result))


def _table(text: Text, result: Result) -> Table:
    """Each step: in how many cases out of 10 it covers the cost, where that can be told; its net in the middle case."""
    currency = text.currency(result.scenario.finance.currency)
    known = decimals(standing.highest(result))
    columns = ("step", "net") if untold(result) else ("step", "cases", "net")
    counts = {step: str(standing.count(chance)) for step, chance in result.ladder_chance.items()}
    named = {step: text(f"page.earn_and_save.step.{step}") for step in result.nets}
    rows = tuple(
        Row(
            named[step],
            (*(counts[step] for column in columns if column == "cases"), text.exact(two_digits(known, net))),
            strong=step == "ignorance",
        )
        for step, net in result.nets.items()
    )
    head = tuple(text(f"page.earn_and_save.column.{column}", currency=currency) for column in columns)
    caption = text(f"page.earn_and_save.ladder.caption{'_given' if untold(result) else ''}", currency=currency)
    exact: list[list[Cell]] = [
        [named[step], *(10 * result.ladder_chance[step] for column in columns if column == "cases"), net]
        for step, net in result.nets.items()
    ]
    return Table(caption, head, rows, lambda: exact)
