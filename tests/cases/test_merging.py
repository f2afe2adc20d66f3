"""Two changed forms of one case: nothing that one of them changed is lost, and what both changed is asked."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.cases.groups import Line
from roisim.cases.levels import at_level
from roisim.cases.merging import merged
from roisim.cases.outcomes import Actual
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.cases.series import Target
from tests import any_case

BASE = cases.preset("b2b")
PATHS = sorted(path for path, _, _ in BASE.estimates())


def put(case: Scenario, numbers: dict[str, float]) -> Scenario:
    """The case with other likely values."""
    for path, factor in numbers.items():
        case = case.with_estimate(path, replace(BASE[path].scaled(factor), note=f"times {factor}"))
    return case


CHANGES = st.dictionaries(st.sampled_from(PATHS), st.sampled_from([0.5, 0.8, 1.1]), max_size=6)


@given(CHANGES, CHANGES)
def test_what_one_of_them_changed_is_changed_and_what_both_did_is_asked(
    theirs: dict[str, float], mine: dict[str, float]
) -> None:
    found = merged(BASE, put(BASE, theirs), put(BASE, mine))
    both = {path for path in theirs.keys() & mine.keys() if put(BASE, theirs)[path] != put(BASE, mine)[path]}
    here = found.scenario
    for path in PATHS:
        who = mine if path in mine else theirs if path in theirs else {}
        assert here[path] == put(BASE, who)[path]
    numbers = [clash for clash in found.clashes if clash.at[-1] not in ("level", "credit")]
    assert len(numbers) == len(both)
    taken = merged(BASE, put(BASE, theirs), put(BASE, mine), {clash.at for clash in found.clashes}).scenario
    for path in both:
        assert taken[path] == put(BASE, theirs)[path]


@settings(max_examples=25)
@given(any_case.cases(), any_case.cases())
def test_where_one_of_them_changed_nothing_it_is_the_others(base: Scenario, other: Scenario) -> None:
    assert merged(base, base, other).scenario == other
    assert merged(base, other, base).scenario == other
    assert merged(base, other, other).scenario == other
    assert merged(base, base, other).clashes == merged(base, other, base).clashes == ()


@settings(max_examples=25)
@given(any_case.cases(), any_case.cases(), any_case.cases())
def test_any_three_can_be_merged_and_the_same_question_gets_the_same_answer(
    base: Scenario, theirs: Scenario, mine: Scenario
) -> None:
    found = merged(base, theirs, mine)
    assert found == merged(base, theirs, mine)
    every = {clash.at for clash in found.clashes}
    assert len(every) == len(found.clashes)
    assert merged(base, theirs, mine, every).clashes == found.clashes


def test_channels_lines_targets_and_actual_figures_are_told_apart_by_what_they_go_by() -> None:
    theirs = replace(
        BASE,
        channels=tuple(reversed(BASE.channels)),
        lines=(Line("Films", "cost", Estimate(5000.0)),),
        targets=(Target("leads", 12, 40.0),),
        actuals=(Actual(1, (("leads", 10.0),)),),
    )
    name = BASE.channels[0].name
    dearer = replace(BASE.channels[0], cpm=Estimate(900.0))
    mine = replace(
        BASE,
        channels=(dearer, *BASE.channels[1:]),
        lines=(Line("Films", "cost", Estimate(7000.0)), Line("Fairs", "cost", Estimate(100.0))),
        targets=(Target("leads", 24, 90.0),),
        actuals=(Actual(1, (("leads", 10.0),)), Actual(2, (("leads", 12.0),))),
    )
    found = merged(BASE, theirs, mine)
    assert {channel.name: channel.cpm for channel in found.scenario.channels}[name] == Estimate(900.0)
    assert [line.name for line in found.scenario.lines] == ["Films", "Fairs"]
    assert [(clash.at, clash.row) for clash in found.clashes] == [(("lines", "films 0", "amount"), "Films")]
    assert {(each.kpi, each.month) for each in found.scenario.targets} == {("leads", 12), ("leads", 24)}
    assert [each.month for each in found.scenario.actuals] == [1, 2]


def test_a_channel_that_one_removed_and_the_other_changed_is_asked() -> None:
    theirs = replace(BASE, channels=BASE.channels[1:])
    mine = replace(BASE, channels=(replace(BASE.channels[0], cpm=Estimate(900.0)), *BASE.channels[1:]))
    found = merged(BASE, theirs, mine)
    (clash,) = found.clashes
    assert (clash.row, clash.theirs, clash.mine) == (BASE.channels[0].name, None, mine.channels[0])
    assert found.scenario.channels == mine.channels
    assert merged(BASE, theirs, mine, {clash.at}).scenario.channels == theirs.channels


def test_a_level_and_a_loss_of_ones_own_make_losses_of_ones_own() -> None:
    theirs = replace(BASE, ignorance=at_level(BASE.ignorance, "severe"))
    mine = BASE.with_estimate("ignorance.crisis_loss", Estimate(0.5))
    mine = replace(mine, ignorance=replace(mine.ignorance, level="own"))
    found = merged(BASE, theirs, mine)
    assert {clash.at[-1] for clash in found.clashes} == {"level", "crisis_loss"}
    assert found.scenario.ignorance.level == "own"
    taken = merged(BASE, theirs, mine, {("ignorance", "level"), ("ignorance", "crisis_loss")}).scenario
    assert taken.ignorance == theirs.ignorance
    assert cases.read(cases.tree(found.scenario)) == found.scenario
