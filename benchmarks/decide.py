"""What decides, beside one what-if of 4,096 draws in the same run: what must be true, what each number is worth to
know, when to stop, where the money goes."""

from benchmarks.engine import case as six_channels
from benchmarks.engine import nudged, what_if_ms
from benchmarks.timing import median_ms, row
from roisim.answers.ask import Scrambled, ask
from roisim.answers.budget import Wishes, best_split, suggestion
from roisim.answers.curves import responses
from roisim.answers.information import learned
from roisim.answers.inputs import INPUTS
from roisim.answers.learning import learning
from roisim.answers.sobol import of_case
from roisim.answers.switching import switchings
from roisim.answers.tornado import tornado
from roisim.answers.totals import NET_WORTH
from roisim.cases import preset
from roisim.memory import MEMORY

RUNS = 7


def measure_first() -> None:
    """EVPPI of every input of a preset, and the whole page Measure first."""
    scenario = preset("b2b")
    one = what_if_ms(scenario, RUNS)
    drawn = ask(scenario, Scrambled(), INPUTS, NET_WORTH)
    worth, inputs = drawn[NET_WORTH], drawn[INPUTS]

    def everything() -> None:
        learning(nudged(scenario, "company.order_value"))

    def cold() -> None:
        MEMORY.forget()
        learning(scenario)

    print(f"What is worth measuring first, {len(inputs)} ranges, 4,096 draws (goal: all inputs 5 x one what-if)")
    row("one what-if", one)
    for what, ms in (
        ("each number by itself, from draws that are there", median_ms(lambda: learned(worth, inputs, {}), RUNS)),
        ("the same with its draws, groups, and all rules to stop", median_ms(everything, RUNS)),
        ("the same with nothing remembered", median_ms(cold, RUNS)),
    ):
        row(what, ms, (ms / one, "x one what-if"))


def must_be_true() -> None:
    """The tornado and all switching values of a preset; the chance with numbers held, and Sobol indices."""
    scenario = preset("b2b")
    one = what_if_ms(scenario, RUNS)

    def fragile() -> None:
        moved = nudged(scenario, "company.order_value")
        tornado(moved)
        switchings(moved)

    print("What must be true, every number (goal: tornado and all switching values together 2 x one what-if)")
    row("one what-if", one)
    for what, ms in (
        ("the tornado", median_ms(lambda: tornado(nudged(scenario, "company.order_value")), RUNS)),
        ("the tornado and all switching values", median_ms(fragile, RUNS)),
        ("the chance with ten numbers held", median_ms(lambda: tornado(nudged(scenario, "plan.hours"), "chance"), 1)),
        (
            "Sobol indices of every number and shared factor",
            median_ms(lambda: of_case(nudged(scenario, "plan.hours")), 1),
        ),
    ):
        row(what, ms, (ms / one, "x one what-if"))


def budget() -> None:
    """The best split of six channels and the hours, and the curves of the page."""
    scenario = six_channels()
    one = what_if_ms(scenario, RUNS)

    def curves() -> None:
        responses(nudged(scenario, "company.order_value"))

    def split() -> None:
        best_split(nudged(scenario, "company.order_value"), Wishes())

    def whole() -> None:
        suggestion(nudged(scenario, "company.order_value"), Wishes())

    print(
        "Budget, six channels and hours, four starts, judged on 2,048 draws (goal: the checked split 40 x one what-if)"
    )
    row("one what-if", one)
    for what, ms in (
        ("all response curves, and the next step of each", median_ms(curves, 3)),
        ("the best split, checked on fresh draws", median_ms(split, 3)),
        ("the same with the best total, and how flat the top is", median_ms(whole, 3)),
    ):
        row(what, ms, (ms / one, "x one what-if"))


def main() -> None:
    """Print all of it."""
    must_be_true()
    measure_first()
    budget()


if __name__ == "__main__":
    main()
