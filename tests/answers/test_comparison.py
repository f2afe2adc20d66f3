"""Cases side by side: the same draws for all, a difference with a range of its own, and what sets them apart."""

import csv
import io
import itertools
import json
import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.answers.ask import answer, likely
from roisim.answers.comparison import OUTPUTS, Comparison, compare
from roisim.answers.fans import Spread
from roisim.answers.losses import losses_of
from roisim.answers.weighing import weighed
from roisim.cases.groups import FLAT, Line
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PARAMETERS, PRESETS, Scenario
from roisim.charts import comparison as chart
from roisim.charts.palette import PALETTES
from roisim.charts.specs import compiled
from roisim.errors import CaseError
from roisim.exhibits.compare import beside, tables, verdicts
from roisim.exhibits.compare.names import title_of, told_apart
from roisim.exhibits.compare.yardstick import yardstick
from roisim.exhibits.saying import against as held_against
from roisim.exhibits.saying import chance
from roisim.exports import csv as spreadsheet
from roisim.text import LANGUAGES, NBSP, Language, Text
from tests import any_case
from tests.conftest import Command

DRAWS = 256
MIRROR = {"mean": "mean", "q05": "q95", "q25": "q75", "q50": "q50", "q75": "q25", "q95": "q05"}


def b2b(**changes: Any) -> Scenario:
    """The ready case with few draws, and what else is asked for."""
    return replace(cases.preset("b2b"), draws=DRAWS, **changes)


def dearer(case: Scenario, sum_of_money: float) -> Scenario:
    """The same case with a set-up that costs so much more."""
    setup = case["plan.setup"]
    return case.with_estimate("plan.setup", Estimate(setup.likely + sum_of_money))


def empty() -> Scenario:
    """A plan of no money and no hours."""
    case = b2b(channels=())
    for name in ("hours", "agency", "content", "tools", "setup", "posts"):
        case = case.with_estimate(f"plan.{name}", Estimate(0.0))
    return case


def idle() -> Scenario:
    """A plan of nothing that moves nothing either."""
    case = empty()
    for path in PARAMETERS:
        if path.startswith(("effects.", "ignorance.", "print.")):
            case = case.with_estimate(path, Estimate(0.0))
    return case


def table(text: Text, found: Comparison, against: bool = False) -> dict[str, tables.Row]:
    """The rows of what the cases give, by output."""
    other = ("npv_other", "chance_other") if found.work_today else ()
    order = ("npv", "chance", *other, "payback", "roi", "cost_pv", "save", "earn", "strategic", "ignorance",
             "covers_save", "covers_earn", "covers_strategic", "standing_aside", "leads",
             "new_customers")  # fmt: skip
    names = (("beats",) if against else ()) + order
    return dict(zip(names, tables.outputs(text, found, against), strict=True))


def quoted(text: Text, *names: str) -> str:
    """Names as they stand in a sentence."""
    return text.listed([text("compare.yardstick.name", name=name) for name in names])


@pytest.fixture(scope="module")
def found() -> Comparison:
    """The six ready cases."""
    return compare([cases.preset(name) for name in PRESETS], 1, DRAWS)


# --- known answers ---


def test_a_case_against_itself_makes_no_difference_at_all() -> None:
    duel = compare([b2b(), b2b()]).duel(1, 0)
    for output in ("npv", "roi", "cost_pv", "standing_aside", "leads", "new_customers"):
        assert set(vars(duel.spreads[output]).values()) == {0.0}, output
    assert (duel.wins, duel.ties, duel.sooner, duel.chance) == (0.0, 1.0, 0.0, 0.0)


def test_a_dearer_setup_costs_exactly_that_in_every_draw() -> None:
    case = dearer(b2b(), 0)
    comparison = compare([case, dearer(case, 1000)])
    less = comparison.sides[1].draws["npv"] - comparison.sides[0].draws["npv"]
    assert less == pytest.approx(np.full(DRAWS, -1000))
    duel = comparison.duel(1, 0)
    assert (duel.wins, duel.ties) == (0.0, 0.0)
    assert all(value == pytest.approx(-1000) for value in vars(duel.spreads["npv"]).values())
    assert all(value == pytest.approx(1000) for value in vars(duel.spreads["cost_pv"]).values())
    assert all(value == pytest.approx(-1000) for value in duel.ladder.values())


def test_each_side_is_the_answer_of_its_own_case_on_the_draws_of_the_base() -> None:
    base, other = b2b(seed=7), replace(cases.preset("local"), draws=64, title="Ours")
    comparison = compare([base, other])
    alone = answer(replace(other, seed=7, draws=DRAWS))
    assert comparison.sides[1].spreads["npv"] == alone.npv
    assert comparison.sides[1].spreads["roi"] == alone.roi
    assert comparison.sides[1].spreads["payback"] == alone.payback
    assert comparison.sides[1].result.ladder == alone.ladder
    assert comparison.sides[1].scenario.title == "Ours"


def test_what_standing_aside_costs_and_the_sums_are_those_of_the_answer() -> None:
    (side,) = compare([b2b()]).sides
    lost = side.result[losses_of(side.scenario)].together
    assert side.draws["standing_aside"] == pytest.approx(lost, abs=1e-3)
    assert side.spreads["leads"].mean == pytest.approx(side.result.fan("leads", "engage").mean.sum())
    assert side.spreads["new_customers"].mean == pytest.approx(side.result.fan("new_customers", "engage").mean.sum())


def test_the_same_draws_make_the_difference_narrower_than_the_cases() -> None:
    case = b2b()
    comparison = compare([case, case.with_estimate("plan.tools", Estimate(2000.0))])
    wide, narrow = comparison.sides[0].spreads["npv"], comparison.duel(1, 0).spreads["npv"]
    assert narrow.q95 - narrow.q05 < 0.1 * (wide.q95 - wide.q05)


def test_a_name_or_a_target_is_no_reason_to_count_again() -> None:
    one, other = (compare([b2b(title=title)]).sides[0].result for title in ("A", "B"))
    assert one.totals is other.totals


def test_a_plan_that_is_never_paid_back_is_later_than_every_month() -> None:
    case = dearer(b2b(), 0)
    duel = compare([case, dearer(case, 1e12)]).duel(1, 0)
    assert duel.sooner == 0
    assert duel.spreads["payback"].mean is None  # in no draw are both paid back
    assert compare([dearer(case, 1e12)] * 2).duel(1, 0).spreads["payback"].q50 is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_difference_in_payback_where_one_case_is_not_paid_back_in_the_middle_case(language: Language) -> None:
    case, text = b2b(), Text(language)
    poor = case.with_estimate("company.order_value", case["company.order_value"].scaled(0.2))
    comparison = compare([case, poor])
    assert [side.spreads["payback"].q50 is None for side in comparison.sides] == [False, True]
    name, none = text("compare.less.payback"), text("compare.none")
    row = next(row for row in tables.outputs(text, comparison, against=True) if row.name == name)
    assert row.cells[1].middle == none
    assert text("compare.remark.unpaid", none=none) in verdicts.remarks(text, comparison, ["A", "B"])


def test_a_plan_that_costs_nothing_has_no_payback_to_tell() -> None:
    comparison = compare([empty(), b2b()])
    assert set(vars(comparison.sides[0].spreads["payback"]).values()) == {None}
    assert comparison.duel(0, 1).sooner == comparison.duel(1, 0).sooner == 0
    for language in LANGUAGES:
        row = table(Text(language), comparison)["payback"]
        assert (row.cells[0].middle, row.cells[0].span, row.cells[0].exact) == ("–", "", (None, None, None))
        assert row.cells[1].middle != "–"


# --- laws ---


def test_what_one_wins_the_other_loses(found: Comparison) -> None:
    for one, other in itertools.combinations(range(len(PRESETS)), 2):
        here, there = found.duel(one, other), found.duel(other, one)
        assert here.wins + there.wins + here.ties == pytest.approx(1)
        assert here.ties == there.ties
        for output in OUTPUTS:
            for name, mirrored in MIRROR.items():
                value, back = getattr(here.spreads[output], name), getattr(there.spreads[output], mirrored)
                assert (value is None) == (back is None), (output, name)
                assert value is None or value == pytest.approx(-back, rel=1e-9, abs=1e-9)


def test_the_order_of_the_others_makes_no_difference(found: Comparison) -> None:
    names = list(PRESETS)
    turned = compare([cases.preset(name) for name in reversed(names)], len(names) - 2, DRAWS)
    for place, name in enumerate(names):
        back = len(names) - 1 - place
        assert turned.duel(back, turned.base) == found.duel(place, found.base), name
        assert turned.best[back] == pytest.approx(found.best[place])


def test_one_case_or_more_is_best_in_every_draw(found: Comparison) -> None:
    assert sum(found.best) == pytest.approx(1)
    assert compare([b2b(), b2b(), dearer(b2b(), 1000)]).best == pytest.approx((0.5, 0.5, 0))


@settings(max_examples=25)
@given(any_case.cases(weighed=False), st.integers(0, 2))
def test_any_cases_can_be_compared_and_told_in_json(odd: Scenario, base: int) -> None:
    those = [b2b(), odd, odd]
    comparison = compare(those, base, 32)
    told = json.loads(json.dumps(comparison.to_dict(), allow_nan=False))
    assert len(told["cases"]) == len(those)
    assert sum(told["cases"][place]["best"] for place in range(len(those))) == pytest.approx(1)
    for language in LANGUAGES:
        text = Text(language)
        names = told_apart(text, [title_of(text, each) for each in those])
        assert verdicts.answer(text, comparison, names)
        for against in (False, True):
            assert verdicts.said(text, comparison, names, against)
            for row in (*tables.outputs(text, comparison, against), *tables.inputs(text, comparison)):
                assert len(row.cells) == len(those)


# --- two questions, and one plan ---


def working(case: Scenario, question: str) -> Scenario:
    """The case with work with social media today."""
    case = case.with_estimate("company.social_share", Estimate(0.1)).with_estimate(
        "company.social_cost", Estimate(9000.0)
    )
    return replace(case, finance=replace(case.finance, against=question))


def jobless(case: Scenario) -> Scenario:
    """The case without any."""
    none = Estimate(0.0)
    return case.with_estimate("company.social_share", none).with_estimate("company.social_cost", none)


def test_all_are_held_against_the_same_and_the_answer_to_the_other_question_stands_beside() -> None:
    today, aside, idle_today = working(b2b(), "today"), working(b2b(), "aside"), jobless(b2b())
    for those, question in (((today, aside), "today"), ((aside, today), "aside"), ((idle_today, today), "today")):
        found = compare(those)
        assert [side.scenario.against for side in found.sides] == [question] * 2
        for side in found.sides:
            assert np.array_equal(side.draws["npv"], side.draws[f"npv_{question}"])
        assert found.work_today
        rows = table(Text("en"), found)
        named = {"today": ("going on as today", "standing aside"), "aside": ("standing aside", "going on as today")}
        assert [row.name.split(" compared with ")[-1].split(",")[0] for row in (rows["npv"], rows["npv_other"])] == [
            *named[question]
        ]
    assert not compare([idle_today, idle_today]).work_today


def test_that_a_case_asks_another_question_is_said() -> None:
    text = Text("en")
    found = compare([working(b2b(), "today"), working(b2b(), "aside")])
    assert text("compare.yardstick.against", **held_against(text, found.sides[0].scenario)) in verdicts.remarks(
        text, found, ["A", "B"]
    )
    same = compare([working(b2b(), "today")] * 2)
    assert not any("different questions" in said for said in verdicts.remarks(text, same, ["A", "B"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_only_beliefs_differ_is_said_and_not_where_the_plan_does(language: Language) -> None:
    text, case = Text(language), b2b()
    severe = replace(case, ignorance=at_level(case.ignorance, "severe"))
    more = case.with_estimate("plan.hours", Estimate(99.0))
    extra = replace(case, lines=(Line("Event", "cost", Estimate(1000.0), 1, 1),))
    elsewhere = replace(case, channels=case.channels[:-1])
    said = text("compare.remark.same_plan")
    assert said in verdicts.remarks(text, compare([case, severe]), ["A", "B"])
    for other in (case, more, extra, elsewhere, dearer(case, 5.0)):
        assert said not in verdicts.remarks(text, compare([case, other]), ["A", "B"])


def test_the_chances_of_the_ladder_are_those_of_each_case_and_their_differences() -> None:
    found = compare([b2b(), dearer(b2b(), 500_000)])
    one, other = (side.result.ladder_chance for side in found.sides)
    assert found.duel(1, 0).ladder_chance == {step: other[step] - one[step] for step in one}
    told = found.to_dict()["cases"]
    assert [case["ladder_chance"] for case in told] == [one, other]
    for step in ("save", "earn", "strategic"):
        cells = table(Text("en"), found)[f"covers_{step}"].cells
        assert [cell.exact[1] for cell in cells] == pytest.approx([100 * one[step], 100 * other[step]])


@pytest.mark.parametrize("against", [False, True])
def test_the_steps_are_those_of_the_middle_case_and_the_last_is_the_net_present_value(against: bool) -> None:
    short = replace(b2b(), finance=replace(b2b().finance, months=24, discount_rate=0.04))
    found = compare([short, dearer(b2b(), 500_000)])
    rows = table(Text("en"), found, against)
    assert [cell.exact for cell in rows["ignorance"].cells] == [cell.exact for cell in rows["npv"].cells]
    if not against:
        nets = found.sides[0].result.nets
        assert [rows[step].cells[0].exact[1] for step in nets] == pytest.approx(list(nets.values()))


def test_rows_of_one_auction_have_one_luck_in_every_case() -> None:
    case = b2b()
    (ads, *others) = case.channels
    half = ads.spend.scaled(0.5)
    split = (replace(ads, name=name, auction="meta", spend=half) for name in ("Meta one", "Meta two"))
    whole = replace(case, channels=(replace(ads, name="Meta", auction="meta"), *others))
    found = compare([whole, replace(case, channels=(*others, *split))])
    assert found.duel(1, 0).ties == 1.0


# --- inputs that differ ---


def paths(*those: Scenario) -> list[tuple[str, str]]:
    """Path and channel of all inputs that differ."""
    return [(row.path, row.channel) for row in compare(those).inputs]


def test_cases_that_are_alike_differ_in_nothing() -> None:
    case = b2b()
    sourced = case.with_estimate("plan.hours", replace(case["plan.hours"], source="accounts", owner="CFO", note="x"))
    assert paths(case, replace(case, title="Other", seed=3, draws=DRAWS), sourced) == []


def test_each_kind_of_input_that_differs_is_told() -> None:
    case = b2b()
    changes: dict[str, Scenario] = {
        "finance.months": replace(case, finance=replace(case.finance, months=24)),
        "finance.start": replace(case, finance=replace(case.finance, start="2027-04")),
        "finance.discount_rate": replace(case, finance=replace(case.finance, discount_rate=0.05)),
        "ignorance.not_applicable": replace(case, ignorance=replace(case.ignorance, not_applicable=("crisis",))),
        "case.correlation": replace(case, correlation=0.5),
        "company.season": replace(case, company=replace(case.company, season=(2.0, *FLAT[1:]))),
        "company.margin": case.with_estimate("company.margin", Estimate(0.43)),
    }
    for path, changed in changes.items():
        assert paths(case, changed) == [(path, "")], path
    assert [path for path, _ in paths(*changes.values())][:2] == ["finance.months", "finance.start"]


def test_channels_are_matched_by_name_wherever_they_stand() -> None:
    case = b2b()
    one, other = case.channels
    shouted = replace(one, name=one.name.upper())
    assert paths(case, replace(case, channels=(other, shouted))) == []
    phased = replace(other, phasing=(0.0, *FLAT[1:]), cpm=Estimate(3.0))
    assert paths(case, replace(case, channels=(phased, one))) == [
        ("channels.cpm", other.name), ("channels.phasing", other.name),
    ]  # fmt: skip


def test_a_channel_that_only_some_have_is_told_by_its_budget() -> None:
    case = b2b()
    less = replace(case, channels=case.channels[:1])
    (row,) = compare([less, case, case]).inputs
    assert (row.path, row.channel) == ("channels.spend", case.channels[1].name)
    assert row.values == (None, case.channels[1].spend, case.channels[1].spend)
    assert paths(replace(case, channels=()), replace(case, channels=())) == []


# --- the tables ---


@pytest.mark.parametrize("against", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_row_of_a_file_names_the_unit_of_its_numbers(language: Language, against: bool, found: Comparison) -> None:
    text, side, duel = Text(language), found.sides[0], found.duel(0, found.base)
    rows = table(text, found, against)
    spreads = duel.spreads if against else side.spreads
    today = {"npv": f"npv_{side.scenario.against}", "standing_aside": "standing_aside_net"}
    named = today if found.work_today else {}
    for output in ("npv", "cost_pv", "standing_aside"):
        assert rows[output].file == text(f"compare.output.{named.get(output, output)}", unit=text.currency("SEK"))
        assert rows[output].cells[0].exact == (spreads[output].q05, spreads[output].q50, spreads[output].q95)
    for step, net in (duel.steps if against else tables.steps_of(side)).items():
        assert rows[step].file.endswith(f", {text.currency('SEK')}")
        assert rows[step].cells[0].exact == (net.q05, net.q50, net.q95)
    assert rows["roi"].cells[0].exact[1] == pytest.approx(100 * spreads["roi"].q50)
    assert rows["chance"].cells[0].exact[1] == pytest.approx(100 * (duel.chance if against else side.result.chance))
    for output in ("roi", "chance"):
        named = text(f"compare.less.{output}") if against else f"{text(f'compare.output.{output}')}, %"
        assert (rows[output].file or rows[output].name) == named


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_standing_aside_costs_is_called_net_where_any_case_has_work_today(language: Language) -> None:
    text, none, cost = Text(language), Estimate(0.0), Estimate(1000.0)
    idle = b2b().with_estimate("company.social_share", none).with_estimate("company.social_cost", none)
    busy = idle.with_estimate("company.social_cost", cost)
    for against in (False, True):
        named = [table(text, compare(cases), against)["standing_aside"].name for cases in ([idle, idle], [idle, busy])]
        assert ["net" in name for name in named] == [False, True]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_row_of_a_file_looks_like_a_formula(language: Language, found: Comparison) -> None:
    text = Text(language)
    for rows in (*(tables.outputs(text, found, against) for against in (False, True)),
                 list(tables.inputs(text, found))):  # fmt: skip
        names = [row.file or row.name for row in rows]
        assert [spreadsheet.inert(name) for name in names] == names
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_input_in_per_cent_is_so_in_the_file_too(language: Language) -> None:
    text, case = Text(language), b2b()
    changed = replace(case.with_estimate("company.margin", Estimate(0.43)),
                      finance=replace(case.finance, discount_rate=0.05, months=24))  # fmt: skip
    rows = {row.file: row.cells[1].exact for row in tables.inputs(text, compare([case, changed]))}
    assert rows[f"{text.name('company.margin')}, %"] == pytest.approx((43, 43, 43))
    assert rows[f"{text.name('finance.discount_rate')}, %"][1] == pytest.approx(5)
    assert rows[f"{text.name('finance.months')}, {text.unit('months')}"][1] == 24


@pytest.mark.parametrize("language", LANGUAGES)
def test_cases_of_one_business_are_told_in_its_words_and_others_in_words_for_any(language: Language) -> None:
    employer, shop = (replace(cases.preset(name), draws=DRAWS) for name in ("employer", "ecommerce"))
    wider = shop.with_estimate("company.customers", shop["company.customers"].scaled(2))
    for those, business in (((employer, shop), ""), ((shop, wider), "ecommerce")):
        for asked in ("employer", "ecommerce", "public"):  # whichever case is open
            found, text = compare(those), Text(language, business)
            rows = table(Text(language, asked), found)
            assert rows["new_customers"].name == text("compare.output.new_customers")
            named = {row.name for row in tables.inputs(Text(language, asked), found)}
            assert any(name.startswith(text.name("company.customers")) for name in named)


@pytest.mark.parametrize("value", [65_490, 65_500, 64_500, 1_150_000, 12_499_999, 999_499, 94.6, 0.0649])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sum_is_rounded_once_and_so_the_same_as_on_every_page(language: Language, value: float) -> None:
    text, found = Text(language), compare([b2b()])
    form = tables._money_form(text, found, "npv", [value], False)
    size, _ = text.scale(value, "SEK")
    alone = text.number(tables._once(value, 9) / size)
    assert form.write(value) == alone
    shown = float(alone.replace(NBSP, "").replace("," if language == "sv" else "\0", ".").replace(",", ""))
    assert shown * size == pytest.approx(float(f"{value:.1e}"))


def test_sixty_five_thousand_and_some_is_65_among_larger_sums_too() -> None:
    form = tables._money_form(Text("en"), compare([b2b()]), "npv", [250_000], False)
    assert (form.write(65_490), form.write(250_400), form.write(12)) == ("65", "250", "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_small_chance_is_the_same_in_the_table_as_everywhere(language: Language) -> None:
    text = Text(language)
    rows = table(text, compare([dearer(b2b(), 1e9), b2b()]), against=False)
    assert rows["chance"].cells[0].middle == chance(text, 0.0)
    shares = [0.0, 0.001, 0.5, 0.999, 1.0]
    assert [tables._of_hundred(text, share) for share in shares] == ["0", "<1", "50", ">99", "100"]


# --- the yardstick, and what decides ---


def ending(case: Scenario, **terms: Any) -> Scenario:
    """The case with other terms: months, start, discount_rate."""
    return replace(case, finance=replace(case.finance, **terms))


def test_by_what_all_are_measured_is_said_and_which_case_has_what_where_they_differ() -> None:
    text, case, names = Text("en"), b2b(), list("ABCD")
    assert yardstick(text, compare([case]), ["A"]) == []
    assert yardstick(text, compare([case, dearer(case, 5.0)]), names[:2]) == [
        f"All amounts are in SEK, present values discounted by 10%{NBSP}a year, month by month.".replace(NBSP, " ")
    ]
    short = ending(case, months=24, start="2027-04", discount_rate=0.0)
    assert yardstick(text, compare([case, case, short]), names[:3]) == [
        "All amounts are in SEK.",
        "Period: 24 months for “C”, 36 months for the others. So the sums cover different numbers of months.",
        "First month: 2027-04 for “C”, 2027-01 for the others. So the seasons fall differently.",
        "Discount rate a year, month by month: 0% for “C”, 10% for the others. So the present values are at different "
        "rates.",
    ]
    each = ending(case, months=12)
    said = yardstick(text, compare([case, case, ending(case, months=24), each]), names)[1]
    assert said.startswith("Period: 24 months for “C”, 12 months for “D”, 36 months for “A” and “B”.")
    assert "24 months for “B”, 36 months for “A”" in yardstick(text, compare([short, case]), ["B", "A"])[1]


def test_the_yardstick_is_true_of_the_answers() -> None:
    case = b2b()
    short = ending(case, months=24, discount_rate=0.0)
    one, other = compare([case, cases.in_currency(short, "EUR")]).sides
    alone = answer(short, DRAWS)
    assert other.scenario.finance.currency == one.scenario.finance.currency == "SEK"
    assert other.scenario.finance.months == 24
    assert other.spreads["cost_pv"].q50 == pytest.approx(alone.cost_pv.q50)
    assert other.spreads["npv"].q50 == pytest.approx(alone.npv.q50)


def test_what_decides_most_stands_first_after_what_a_whole_case_is_reckoned_by() -> None:
    case = b2b()
    apart = {"plan.posts": 9.0, "company.margin": 0.1, "print.budget": 16_000.0}
    other = ending(case, months=24)
    for path, value in apart.items():
        other = other.with_estimate(path, Estimate(value))
    fewer = replace(other, channels=other.channels[:1], company=replace(other.company, season=(0.5, 1.5) * 6))
    found = compare([case, other, fewer])
    paths = [row.path for row in weighed(found)]
    assert sorted(paths) == sorted(row.path for row in found.inputs)
    assert paths[:2] == ["finance.months", "company.margin"]
    assert paths.index("company.season") < paths.index("print.budget")
    worth = {path: abs(likely(case.with_estimate(path, Estimate(value))).npv.q50 - likely(case).npv.q50)
             for path, value in apart.items()}  # fmt: skip
    assert [path for path in paths if path in apart] == sorted(apart, key=lambda path: -worth[path])


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lists_of_what_differs_show_a_few_and_columns_that_have_something_to_say(
    language: Language, found: Comparison
) -> None:
    text, names = Text(language), list("ABCDEF")
    apart = beside.inputs(text, found, names, names)
    for row, seen in zip(apart.rows, apart.seen(), strict=True):  # what is pasted
        assert len(seen) == len(apart.columns) and seen[0] == row.name
        assert seen[2::3] == [cell.middle for cell in row.cells]
        for cell, low, high in zip(row.cells, seen[1::3], seen[3::3], strict=True):
            assert (low in cell.span and high in cell.span) if cell.span else (low, high) == ("", "")
    assert len(apart.shown) == 3
    assert found.base in apart.shown
    assert apart.opens == text("page.compare.inputs_open", count=len(apart.rows))
    for row in apart.rows[: apart.few]:
        assert len({row.cells[place] for place in apart.shown}) > 1, row.name
    alike = compare([b2b(), b2b(), *(dearer(b2b(), each) for each in (1.0, 2.0))])
    twice = beside.inputs(text, alike, names, names[:4])
    assert twice.shown == (0, 2, 3)
    assert (twice.opens, twice.remark) == ("", text("page.compare.inputs_all"))
    two = beside.inputs(text, compare([b2b(), cases.preset("local")]), names, names[:2])
    assert two.wider == ""
    assert two.remark.startswith(text("page.compare.inputs_order.plain"))
    third = beside.inputs(text, compare([b2b(), ending(cases.preset("local"), months=24)]), names, names[:2])
    assert third.remark.startswith(text("page.compare.inputs_order.framed"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_choice_is_told_in_words_never_as_it_is_written_in_a_file(language: Language) -> None:
    text, case = Text(language), b2b()
    first, *rest = case.channels
    other = replace(
        case, channels=(replace(first, auction="tiktok"), *rest), funnel=replace(case.funnel, credit="platform"),
        ignorance=replace(at_level(case.ignorance, "severe"), not_applicable=("crisis",)),
        lines=(Line("Fair", "cost", Estimate(1.0)),),
    )  # fmt: skip
    rows = list(
        tables.inputs(text, compare([case, other, replace(case, lines=(Line("Fair", "earn", Estimate(1.0)),))]))
    )
    told = {cell.middle for row in rows for cell in row.cells}
    assert "TikTok" in told
    assert not told & {"tiktok", "Tiktok", "platform", "severe", "crisis", "cost", "earn", "aside", "today"} - {
        text("level.severe.name")
    }


# --- money ---


def test_money_from_another_currency_is_converted_and_then_the_same() -> None:
    case = b2b()
    comparison = compare([case, cases.in_currency(case, "EUR")])
    assert comparison.inputs == ()
    assert [side.came_in for side in comparison.sides] == ["", "EUR"]
    assert comparison.duel(1, 0).ties == 1
    assert all(side.scenario.finance.currency == "SEK" for side in comparison.sides)
    assert any(said.startswith("Converted from EUR, 1 EUR = ") and said.endswith(": “B”.")
               for said in verdicts.remarks(Text("en"), comparison, ["A", "B"]))  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_without_a_rate_is_a_sentence(language: Language) -> None:
    case = b2b()
    yen = replace(case, preset="", finance=replace(case.finance, currency="JPY"))
    assert compare([yen, yen]).currency == "JPY"
    with pytest.raises(CaseError) as error:
        compare([case, yen])
    (sentence,) = Text(language).faults(error.value)
    assert "JPY" in sentence
    assert "EUR" in sentence


# --- in words ---


def lead(text: Text, *those: Scenario) -> str:
    """The answer about some cases called A, B, C."""
    return verdicts.answer(text, compare(those), list("ABC")[: len(those)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_says_who_wins_how_often_and_by_how_much(language: Language) -> None:
    text, case = Text(language), dearer(b2b(), 0)
    assert lead(text, case) == text("compare.one")
    assert lead(text, case, case) == text("compare.same", names=quoted(text, "*A*", "*B*"))
    said = lead(text, case, dearer(case, 100_000))
    assert said.startswith({"sv": "”*A*”", "en": "“*A*”"}[language])
    assert text("compare.share.every") in said
    assert text.money(100_000, "SEK") in said
    several = lead(text, dearer(case, 100_000), case, dearer(case, 200_000))
    assert "*B*" in several
    assert "*A*" in several
    assert "C" not in several.replace("C", "", several.count("Case"))
    ruin = lead(text, dearer(case, 1e8), dearer(case, 2e8))
    assert text("compare.loses", amount="§", **held_against(text, case)).split("§")[0] in ruin


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_case_is_best_of_unlike_periods_and_what_each_gives_a_year_is_said(language: Language) -> None:
    text, case = Text(language, "b2b"), b2b()
    longer = replace(case, finance=replace(case.finance, months=60, discount_rate=0.04))
    found = compare([case, longer])
    said = verdicts.answer(text, found, ["A", "B"])
    assert said.startswith(text("compare.periods", low=36, high=60))
    for side, years in zip(found.sides, (3, 5), strict=True):
        assert text.money(side.spreads["npv"].q50 / years, "SEK") in said
    rates = [text.percent(rate, 3) for rate in sorted({case.finance.discount_rate, 0.04})]
    assert said.endswith(text("compare.rates", low=rates[0], high=rates[1]))
    for against in (False, True):
        assert verdicts.conclusion(text, found, ["A", "B"], against) == text("compare.picture.periods", low=36, high=60)
    assert "36" not in verdicts.answer(text, compare([case, dearer(case, 1000)]), ["A", "B"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_give_the_same_are_named_and_not_two_of_them(language: Language) -> None:
    text, case = Text(language), dearer(b2b(), 0)
    assert lead(text, case, case, case) == text("compare.same_all", count=3)
    worse = dearer(case, 1000)
    several = verdicts.answer(text, compare([case, worse, case, case]), list("ABCD"))
    assert several == text("compare.same_of", count=4, names=quoted(text, "*A*", "*C*", "*D*"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_case_may_give_nothing_and_is_told_in_a_whole_sentence(language: Language) -> None:
    text = Text(language)
    assert lead(text, idle(), dearer(idle(), 1e6)).endswith(text("compare.gives_nothing", **held_against(text, idle())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_case_pays_it_is_said_of_equals_and_of_a_toss_up_too(language: Language) -> None:
    text, bad = Text(language), dearer(b2b(), 19e6)
    wide = bad.with_estimate("company.margin", replace(bad["company.margin"], low=0.30, high=0.56))
    for those, key in {
        (bad, bad): "loses_same", (bad, bad, bad): "loses_same_of", (bad, bad, dearer(bad, 1e6)): "loses_same_of",
        (bad, wide): "loses_even", (bad, wide, dearer(bad, 1e6)): "loses_even_of",
    }.items():  # fmt: skip
        best = max(side.spreads["npv"].q50 for side in compare(those).sides)
        told = text(f"compare.{key}", amount=text.money(-best, "SEK"), **held_against(text, bad))
        assert lead(text, *those).endswith(f" {told}"), key
    beside = held_against(text, idle())
    assert lead(text, idle(), idle()).endswith(text("compare.gives_nothing_each", **beside))
    assert lead(text, idle(), idle(), idle()).endswith(text("compare.gives_nothing_each_of", **beside))
    assert lead(text, b2b(), b2b()) == text("compare.same", names=quoted(text, "*A*", "*B*"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_of_the_ladder_has_one_name_and_says_that_it_is_a_net(language: Language, found: Comparison) -> None:
    text = Text(language)
    for against in (False, True):
        rows = table(text, found, against)
        for step in ("save", "earn", "strategic", "ignorance"):
            assert rows[step].name.startswith("Net")
            assert rows[step].name.rpartition(",")[0] == rows[step].file.rpartition(",")[0]


def test_cases_that_are_about_as_good_are_a_toss_up() -> None:
    case = b2b()
    mixed = case.with_estimate("company.margin", replace(case["company.margin"], low=0.30, high=0.56))
    assert "toss-up" in lead(Text("en"), case, mixed)


def test_a_name_is_never_bold_by_its_own_stars() -> None:
    said = verdicts.answer(Text("en"), compare([b2b(), dearer(b2b(), 1000)]), ["*A* {x}", "B"])
    assert "∗A∗ {x}" in said


def test_a_share_is_certain_only_where_it_is_so_in_every_draw() -> None:
    text = Text("en")
    assert [verdicts.share(text, share) for share in (0, 0.001, 0.01, 0.834, 0.996, 1)] == [
        "no outcome", "fewer than 1 outcome in 100", "1 outcome in 100", "83 outcomes out of 100",
        "more than 99 outcomes out of 100", "every outcome",
    ]  # fmt: skip


def test_names_are_told_apart() -> None:
    text = Text("sv")
    assert told_apart(text, ["A", "B", "A"]) == ["A (1)", "B", "A (2)"]
    assert told_apart(text, ["A", "A (1)", "A"]) == ["A (2)", "A (1)", "A (3)"]


@given(st.lists(st.sampled_from(["A", "A (1)", "A (2)", "B", "A (1) (1)"]), max_size=20))
def test_names_told_apart_are_never_the_same(names: list[str]) -> None:
    assert len(set(told_apart(Text("en"), names))) == len(names)


# --- the picture ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_singles_out_no_case_where_several_give_the_most(language: Language) -> None:
    text, case = Text(language), dearer(b2b(), 0)
    found = compare([dearer(case, 1000), case, case])
    said = verdicts.conclusion(text, found, list("ABC"), against=False)
    assert said == text("compare.picture.alone_several", count=2, total=3)
    same = verdicts.conclusion(text, compare([case, case]), list("AB"), against=False)
    assert same == text("compare.picture.alone_same")
    one = verdicts.conclusion(text, compare([case, dearer(case, 1000)]), list("AB"), against=False)
    assert one == text("compare.picture.alone", name="A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_that_equals_the_base_is_said_to_and_not_to_be_better_in_no_outcome(language: Language) -> None:
    text, case = Text(language), dearer(b2b(), 0)
    twins = compare([case, case])
    assert verdicts.label(text, twins, 1, against=True) == text("compare.picture.row_same")
    said = verdicts.said(text, twins, list("AB"), against=True)
    assert said.startswith(text("compare.picture.same_one", names="B", base="A"))
    assert said.endswith(text("compare.picture.said_same", name="B"))
    assert text("compare.share.never") not in said
    three = verdicts.conclusion(text, compare([case, case, dearer(case, 1000)]), list("ABC"), against=True)
    assert three.endswith(text("compare.picture.same", names="B", base="A"))
    assert three.startswith(text("compare.picture.worse", names="C", base="A"))


def test_the_picture_is_made_once_for_so_many_cases_and_its_colour_says_only_what_is_clear(found: Comparison) -> None:
    for theme in PALETTES:
        spec = compiled(chart.chart_of(6), "sv", theme)
        assert compiled(chart.chart_of(6), "sv", theme) is spec
        assert PALETTES[theme].good in json.dumps(spec)
    good, bad, either = (Spread(1, low, 0, 1, 2, high) for low, high in ((0.1, 3), (-3, -0.1), (-1, 3)))
    assert [verdicts.clear(spread) for spread in (good, bad, either)] == ["better", "worse", "unclear"]
    bars = [chart.Bar(str(place), "", side.spreads["npv"], "plan") for place, side in enumerate(found.sides)]
    rows = chart.drawn(bars, 1e6).spec("sv", "light")["datasets"]["bars"]
    assert [row["middle"] for row in rows] == [side.spreads["npv"].q50 / 1e6 for side in found.sides]
    for row in rows:
        assert row["low"] <= row["q25"] <= row["middle"] <= row["q75"] <= row["high"]


# --- the command ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("those", [("b2b", "local"), PRESETS], ids=["two", "six"])
def test_the_terminal_shows_every_case_within_its_width(
    command: Command, those: tuple[str, ...], language: str
) -> None:
    said = command("compare", *those, "--draws", "64", "--lang", language)
    assert said.exit_code == 0
    lines = said.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert not any(mark in said.stdout for mark in "{}*")
    for letter in "ABCDEF"[: len(those)]:
        assert any(line.startswith(f"{letter}  ") for line in lines)
        assert any(letter in line.split() and not line.strip(f"ABCDEF{' '}") for line in lines), letter


def test_the_columns_of_the_terminal_stand_in_line(command: Command) -> None:
    lines = command("compare", "b2b", "local", "--draws", "64").stdout.splitlines()
    head = next(number for number, line in enumerate(lines) if line.split() == ["A", "B"])
    ends = {len(line) for line in itertools.takewhile(bool, lines[head:]) if line[34:].strip()}
    assert len(ends) == 1


@pytest.mark.parametrize(("base", "place"), [("2", 1), ("local", 1), ("Ours", 2), ("mine.toml", 2), (None, 0)])
def test_the_base_is_a_number_or_a_name(command: Command, base: str | None, place: int) -> None:
    Path("mine.toml").write_text('preset = "b2b"\ntitle = "Ours"', "utf-8")
    chosen = ["--base", base] if base else []
    said = command("compare", "b2b", "local", "mine.toml", *chosen, "--draws", "64", "--format", "json")
    told = json.loads(said.stdout)
    assert told["base"] == place


@pytest.mark.parametrize("base", ["0", "4", "-1", "x", "1e9", "9" * 99, "²", ""])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_base_that_is_not_there_is_a_sentence(command: Command, base: str, language: str) -> None:
    said = command("compare", "b2b", "local", f"--base={base}", "--lang", language)
    assert said.exit_code == 2
    assert "b2b, local" in said.stderr
    assert command("compare", "b2b", "b2b", "--base", "b2b").exit_code == 2


def test_one_case_alone_is_a_sentence(command: Command) -> None:
    said = command("compare", "b2b")
    assert (said.exit_code, said.stdout) == (2, "")
    assert "roisim compare b2b ecommerce" in said.stderr
    assert command("compare", "nosuch", "b2b").exit_code == 2
    assert command("compare", *["b2b"] * 21).exit_code == 2
    assert command("compare").exit_code == 2


def numbers(told: Any) -> Iterator[Any]:
    """Every leaf."""
    if isinstance(told, dict | list):
        for part in told.values() if isinstance(told, dict) else told:
            yield from numbers(part)
    else:
        yield told


def test_json_tells_the_whole_comparison_and_no_number_is_nan(command: Command) -> None:
    told = json.loads(command("compare", "b2b", "public", "--draws", "64", "--seed", "0", "--format", "json").stdout)
    assert (told["draws"], told["seed"], told["currency"], told["base"]) == (64, 0, "SEK", 0)
    for case in told["cases"]:
        for part in (case, case["against_base"]):
            for output in ("npv", "roi", "cost_pv", "payback_months", "standing_aside", "leads", "new_customers"):
                assert {"mean", "q05", "q25", "q50", "q75", "q95"} <= part[output].keys()
            assert set(part["ladder"]) == {"save", "earn", "strategic", "ignorance"}
    assert told["cases"][0]["against_base"]["ties"] == 1
    assert {len(row["values"]) for row in told["inputs"]} == {2}
    assert all(math.isfinite(leaf) for leaf in numbers(told) if isinstance(leaf, float))


def test_json_tells_the_whole_of_a_long_name(command: Command) -> None:
    name = "Spring campaign, with everything " * 6
    Path("mine.json").write_text(json.dumps({"preset": "b2b", "title": name}), "utf-8")
    said = command("compare", "b2b", "mine.json", "--draws", "64", "--format", "json")
    assert json.loads(said.stdout)["cases"][1]["name"] == name.strip()


def test_csv_has_a_number_a_line_and_nothing_a_spreadsheet_would_run(command: Command) -> None:
    Path("mine.toml").write_text('preset = "b2b"\ntitle = "=cmd|calc"', "utf-8")
    said = command("compare", "b2b", "mine.toml", "--draws", "64", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.stdout)))
    assert list(rows[0]) == ["case", "against", "output", "statistic", "value", "unit"]
    assert {row["unit"] for row in rows} == {"SEK", "months", "share", "number"}
    assert {row["unit"] for row in rows if row["output"] in ("npv", "ladder", "standing_aside")} == {"SEK"}
    assert {row["case"] for row in rows} == {"A", "B"}
    assert {row["against"] for row in rows} == {"", "A"}
    for row in rows:
        assert row["value"] == "" or math.isfinite(float(row["value"]))
    npv = [row for row in rows if (row["case"], row["output"]) == ("B", "npv")]
    assert len(npv) == 12


def test_a_strangers_title_moves_no_cursor(command: Command) -> None:
    Path("mine.json").write_text(json.dumps({"preset": "b2b", "title": "a\N{RIGHT-TO-LEFT OVERRIDE}b" * 60}), "utf-8")
    said = command("compare", "b2b", "mine.json", "--draws", "64").stdout
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in said


def test_the_order_of_the_channels_makes_no_difference() -> None:
    case = b2b()
    found = compare([case, replace(case, channels=case.channels[::-1])])
    assert found.duel(1, 0).ties == 1.0


def test_a_plan_without_a_channel_is_the_plan_that_spends_nothing_there() -> None:
    case = b2b()
    idle = case.with_estimate("channels.0.spend", Estimate(0.0))
    found = compare([case, replace(case, channels=case.channels[1:]), idle])
    assert found.duel(1, 2).ties == 1.0
    assert found.duel(1, 0).spreads == found.duel(2, 0).spreads


def test_a_case_that_is_never_worse_is_not_called_a_toss_up() -> None:
    case = replace(b2b(), draws=1024)
    for path, number in (("plan.posts", 8.0), ("plan.hours", 60.0)):  # somebody who answers
        case = case.with_estimate(path, Estimate(number))
    storms = replace(case, ignorance=at_level(case.ignorance, "likely"), title="A")
    calm = replace(storms.with_estimate("ignorance.crisis_response", Estimate(1.0)), title="B")
    found = compare([storms, calm])
    assert found.duel(0, 1).wins == 0 < found.duel(1, 0).wins < 0.5
    assert verdicts.answer(Text("en"), found, ["A", "B"]).startswith("“*B*” is never worse than “*A*”: better in")
    assert "never worse than A" in verdicts.conclusion(Text("en"), found, ["A", "B"], against=True)
    back = compare([storms, calm], 1)
    assert "never better than B" in verdicts.conclusion(Text("en"), back, ["A", "B"], True)
    worse = f"worse in {verdicts.share(Text('en'), found.duel(1, 0).wins)}"
    assert verdicts.label(Text("en"), back, 0, against=True).endswith(worse)
    assert worse in verdicts.said(Text("en"), back, ["A", "B"], against=True)
