"""Every exhibit of the pages, of one case."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from roisim import cases
from roisim.answers.ask import Drawn, answer, ask
from roisim.answers.comparison import compare
from roisim.answers.sobol import Share, sources
from roisim.answers.tornado import tornado
from roisim.cases.outcomes import Actual, Agreed, Evidence
from roisim.cases.scenario import Scenario
from roisim.cases.series import KEY_FIGURES, Target
from roisim.exhibits import earn_and_save as earning
from roisim.exhibits import ignorance as standing_aside
from roisim.exhibits import key_figures as figures
from roisim.exhibits.budget import whole as budgeting
from roisim.exhibits.compare.picture import side_by_side
from roisim.exhibits.earn_and_save import ladder as layers
from roisim.exhibits.earn_and_save import waterfall
from roisim.exhibits.earn_and_save.savings import savings
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.follow_up import whole as following
from roisim.exhibits.ignorance import cards, lines, pilot, regret, weights
from roisim.exhibits.key_figures import enlarged, panels, unit_costs, unit_worth, value_chains
from roisim.exhibits.measure_first import whole as measuring
from roisim.exhibits.measures import Measure
from roisim.exhibits.must_be_true import whole as true
from roisim.exhibits.must_be_true.shares import shares
from roisim.exhibits.must_be_true.tornado import swinging
from roisim.exhibits.objections import whole as objecting
from roisim.exhibits.pitch.numbers import numbers
from roisim.exhibits.pitch.options import options
from roisim.exhibits.simulator import cumulative, ladder, yearly_table
from roisim.exhibits.your_data import returned
from roisim.exhibits.your_data.suggestions import suggestions
from roisim.importers import read
from roisim.importers.found import Found
from roisim.measured.lead_value import lead_value
from roisim.measured.suggesting import suggested
from roisim.text import Language, Text

GATE = 6
EXPORTS = sorted((Path(__file__).parents[2] / "examples" / "exports").glob("*.csv"))


@cache
def own() -> tuple[Found, ...]:
    """The example's files with invented numbers."""
    return tuple(read(each, each.name) for each in EXPORTS)


@cache
def of_preset(preset: str, language: Language) -> dict[str, list[Exhibit]]:
    """The exhibits of a ready case with a target: made once for all tests that look through them."""
    case = replace(cases.preset(preset), targets=(Target("new_customers", 24, 40.0),))
    return exhibits_of(Text(language, preset), case)


def exhibits_of(text: Text, case: Scenario) -> dict[str, list[Exhibit]]:
    """The exhibits by page."""
    asked = (*earning.asks(case), *figures.asks(case), *standing_aside.asks(case, GATE))
    result = ask(case, Drawn(), *asked)
    both = compare((case, case.with_estimate("company.margin", case["company.margin"].scaled(0.9))))
    measure = Measure(text, "new_customers", case.finance.currency)
    shown = (card.shown for card in cards.cards(text, result))
    return {
        "simulator": [each(text, result) for each in (cumulative.over_time, ladder.in_steps, yearly_table.years)],
        "earn_and_save": [
            waterfall.from_cost_to_net(text, result), layers.in_steps(text, result), *savings(text, result),
        ],
        "key_figures": [
            *(panels.panel(text, result, kpi) for kpi in KEY_FIGURES),
            enlarged.enlarged(measure, result, case.targets),
            value_chains.value_chains(text, result, case.finance.months),
            *(each(text, result) for each in (unit_worth.worths, unit_costs.leads, unit_costs.customers)),
            *(each(text, result) for each in (unit_worth.rests, unit_worth.engagement)),
        ],
        "ignorance": [
            lines.lines(text, result), weights.weights(text, result), regret.regret(text, result).exhibit,
            pilot.pilot(text, result, GATE), *(each for each in shown if each), cards.ends(text, result),
        ],
        "must_be_true": [*true.exhibits(text, case), *more_of_it(text, case)],
        "measure_first": list(measuring.exhibits(text, case)),
        "objections": list(objecting.exhibits(text, case)),
        "your_data": [
            *returned.exhibits(text, lead_value(case, own())), suggestions(text, case, suggested(case, own())),
        ],
        "follow_up": list(following.exhibits(text, with_seen(case))),
        "pitch": [options(text, case), numbers(text, case)],
        "budget": list(budgeting.exhibits(text, case)),
        "compare": [side_by_side(text, both, ["A", "B"], against) for against in (False, True)],
    }  # fmt: skip


def with_seen(case: Scenario) -> Scenario:
    """The case with what came of three months, the last of them not over, a rule, and what was published."""
    kpis = ("reach", "leads", "new_customers", "revenue")
    first = {kpi: float(answer(case).fan(kpi, "engage").q50[0]) for kpi in kpis}
    seen = tuple(Actual(number, tuple(first.items())) for number in (1, 2, 3))
    evidence = Evidence(0.3, f"{case.finance.start[:4]}-02-28", published=True)
    gates = (Agreed("leads", 2, 1e6), Agreed("leads", 3, 1.0))
    return replace(case, actuals=seen, evidence=evidence, gates=gates)


def more_of_it(text: Text, case: Scenario) -> list[Exhibit]:
    """What that page shows when asked for; where the uncertainty comes from, of a few numbers by hand."""
    moving = sources(case)
    found = {each: (Share(0.3, 0.2, 0.4), Share(0.5, 0.45, 0.6)) for each in moving[:12]}
    return [swinging(text, case, tornado(case, "payback")), shares(text, case, found)]
