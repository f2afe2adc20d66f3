"""Earn and save: what adds up, what is left out, what is said of each saving, and the page itself."""

import csv
import io
import itertools
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.ask import Drawn, answer
from roisim.answers.result import Result
from roisim.answers.totals import TOTALS
from roisim.cases import links, moves
from roisim.cases.groups import Line
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import LAYERS
from roisim.charts import savings as pictures
from roisim.charts import waterfall
from roisim.charts.palette import PALETTES, Theme
from roisim.charts.specs import Author, Spec, compiled
from roisim.exhibits import digits
from roisim.exhibits.earn_and_save import addresses, brings, hiring
from roisim.exhibits.earn_and_save import waterfall as waterfall_told
from roisim.exhibits.earn_and_save.saving import Saving, spread
from roisim.exhibits.earn_and_save.savings import SAVINGS
from roisim.exhibits.key_figures import panels
from roisim.exhibits.measures import lines_of
from roisim.exhibits.saying import against, horizon, is_nothing, with_today
from roisim.exhibits.simulator import cumulative, ladder
from roisim.exhibits.simulator.decision import hangs_on
from roisim.exports import csv as spreadsheet
from roisim.text import LANGUAGES, MINUS, Language, Text, words
from tests.any_case import cases as any_case

AUTHORS = (waterfall.chart, pictures.calls, pictures.print_money, pictures.addresses)
PAGE = Path(__file__).parents[2] / "pages" / "earn_and_save.py"
MOST_ROWS = 500
DRAWS = 256


def fixed(case: Scenario, **numbers: float) -> Scenario:
    """The case with some numbers fixed: company_margin=0.4."""
    for path, value in numbers.items():
        case = case.with_estimate(path.replace("_", ".", 1), Estimate(value))
    return case


def answered(case: Scenario) -> Result:
    """The answer of few draws: enough to say something."""
    return answer(case, DRAWS)


def of_nothing() -> Scenario:
    """A plan that costs nothing and does nothing."""
    none = dict.fromkeys(("plan_hours", "plan_agency", "plan_content", "plan_tools", "plan_setup", "plan_posts"), 0.0)
    return replace(fixed(cases.preset("b2b"), **none, print_moved=0.0), channels=())


def over(months: int) -> Scenario:
    """The first example over another time."""
    case = cases.preset("b2b")
    return replace(case, finance=replace(case.finance, months=months))


def busy(case: Scenario) -> Scenario:
    """The case with time to answer calls and print money moved, whatever its preset plans."""
    return fixed(case, plan_posts=8.0, plan_hours=40.0, service_calls=0.1, print_budget=20_000.0, print_moved=0.2)


B2B = cases.preset("b2b")
BUSY = busy(B2B)
EVERY_STREAM = busy(cases.preset("employer"))
CASES = {
    **{preset: cases.preset(preset) for preset in PRESETS},
    "busy": BUSY,
    "every stream": EVERY_STREAM,
    "no channels": replace(B2B, channels=()),
    "nothing": of_nothing(),
    "a year": over(12),
    "ten years": over(120),
    "level none": replace(B2B, ignorance=at_level(B2B.ignorance, "none")),
    "euros": cases.in_currency(B2B, "EUR"),
    "hardly pays": moves.moved(B2B, "funnel.incremental", 0.01),
    "only print": fixed(of_nothing(), print_moved=0.5, print_reinvested=0.0),
    "no savings": fixed(BUSY, service_calls=0.0, print_budget=0.0, funnel_download_rate=0.0, recruiting_hires=0.0),
}


# Print money moved, with numbers of its own, that the words about it hang on no preset.
PRINT = fixed(
    BUSY, print_budget=20_000.0, print_moved=0.5, print_reinvested=0.0, print_roas=1.5, print_half_life=6.0,
    service_calls=0.1, service_deflection=0.2,
)  # fmt: skip
RICH = moves.moved(B2B, "company.order_value", 10 * B2B["company.order_value"].likely)


def with_setup(case: Scenario, amount: float) -> Scenario:
    """The case with so much more to pay at once."""
    return fixed(case, plan_setup=case["plan.setup"].likely + amount)


def plain() -> Scenario:
    """A case whose set-up cost is one number."""
    return with_setup(B2B, 0.0)


@pytest.fixture(params=CASES)
def result(request: pytest.FixtureRequest) -> Result:
    """The answer of every kind of case in turn."""
    return answered(CASES[request.param])


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def text_of(result: Result, language: Language = "en") -> Text:
    """The words of a case's business."""
    return Text(language, result.scenario.preset)


def drawn(result: Result, language: Language = "en", theme: Theme = "light") -> Spec:
    """The waterfall of an answer."""
    text = text_of(result, language)
    bars = [waterfall.Bar(step.layer, step.name, step.name, step.amount) for step in waterfall_told.steps(result)]
    return waterfall.drawn(bars, 1e3, lambda layer: text(f"layer.{layer}"), text.number).spec(language, theme)


def idle(result: Result) -> dict[Saving, str]:
    """The savings there is nothing to show of, each with the key of the sentence that says so."""
    return {name: f"{name}.{key}" for name, module in SAVINGS.items() if (key := module.idle(result))}


# --- the waterfall adds up ---


def adds_up(result: Result) -> bool:
    """True where the steps add up to the mean net present value."""
    *steps, net = waterfall_told.steps(result)
    largest = max(abs(step.amount) for step in (*steps, net)) or 1.0
    total = sum(step.amount for step in steps)
    return net.amount == result.npv.mean and abs(total - net.amount) < 1e-9 * largest + 0.1


def test_the_steps_from_the_cost_add_up_to_the_net_present_value(result: Result) -> None:
    assert adds_up(result)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(any_case(weighed=False), st.integers(0, 1000))
def test_the_steps_of_any_case_add_up(case: Scenario, seed: int) -> None:
    with np.errstate(all="ignore"):
        found = answer(replace(case, seed=seed, draws=64))
        if np.isfinite(found.totals.npv).all() and abs(found.totals.npv).max() < 1e12:
            assert adds_up(found)
            assert_readable(brings.summary(text_of(found), found))


def test_every_bar_begins_where_the_one_before_it_ends_and_the_net_at_zero(result: Result) -> None:
    rows = drawn(result)["datasets"]["rows"]
    bars = [row for row in rows if not row["key"].endswith("True")]
    assert bars[0]["start"] == 0
    for before, after in itertools.pairwise(bars[:-1]):
        assert after["start"] == before["end"]
    assert bars[-1]["start"] == 0
    assert bars[-1]["end"] == pytest.approx(bars[-2]["end"], abs=1e-6 * max(1.0, abs(bars[0]["end"])))


def test_a_heading_tells_the_sum_of_its_layer(result: Result) -> None:
    rows = drawn(result)["datasets"]["rows"]
    for layer, members in LAYERS.items():
        heading = next((row for row in rows if row["key"] == f"{layer}-{layer}-True"), None)
        total = sum(result.streams[member].gain for member in members) / 1e3
        if heading:
            assert heading["high"] - heading["low"] == pytest.approx(abs(total), abs=1e-6)
        else:
            assert abs(total) < 1e-3


@pytest.mark.parametrize("theme", PALETTES)
def test_bars_have_the_colour_of_their_layer(theme: Theme) -> None:
    palette = PALETTES[theme]
    spec = drawn(answered(B2B), theme=theme)
    scale = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "bar")["encoding"]["color"]["scale"]
    wanted = {layer: getattr(palette, layer) for layer in ("cost", "save", "earn", "strategic")}
    assert dict(zip(scale["domain"], scale["range"], strict=True)) == wanted | {
        "ignorance": palette.aside,
        "net": palette.ink,
    }
    layers = {stream: layer for layer, members in LAYERS.items() for stream in members}
    for row in spec["datasets"]["rows"]:
        name = row["key"].split("-")[1]
        assert row["layer"] == layers.get(name, name)


def test_streams_of_nothing_are_left_out_and_named(language: Language) -> None:
    found = answered(CASES["no savings"])
    assert set(waterfall_told.left_out(found)) >= {"service", "print", "database", "contacts", "recruiting"}
    shown = {row["key"].split("-")[1] for row in drawn(found)["datasets"]["rows"]}
    assert not shown & {*waterfall_told.left_out(found), "save"}
    text = text_of(found, language)
    said = waterfall_told.without(text, found)
    for name in waterfall_told.left_out(found):
        assert waterfall_told.inside(text, name) in said
    assert waterfall_told.without(text, answered(EVERY_STREAM)) == ""


# --- the tables say what the answer says ---


def test_the_rows_of_the_table_are_those_of_the_answer(result: Result) -> None:
    rows = {name: numbers for name, _, numbers in waterfall_told.stream_rows(text_of(result), result)}
    told = {stream: worth for stream, worth in result.streams.items() if stream not in ("other_saved", "other_earned")}
    told = {stream: worth for stream, worth in told.items() if stream != "today" or with_today(result.scenario)}
    assert len(rows) == len(told) + 2
    for stream, worth in told.items():
        spreads = result.present_values.worth(stream)
        numbers = rows[waterfall_told.name(text_of(result), stream)]
        assert numbers[0] == pytest.approx(worth.gain, abs=0.01, rel=1e-9)
        assert numbers[3] == pytest.approx(worth.avoided, abs=0.01, rel=1e-9)
        assert numbers[6] == pytest.approx(worth.gain + worth.avoided, abs=0.01, rel=1e-9)
        assert (numbers[1], numbers[2]) == (spreads["gain"].q05, spreads["gain"].q95)
        assert (numbers[7], numbers[8]) == (spreads["both"].q05, spreads["both"].q95)
    net = list(rows.values())[-1]
    assert net[6:] == (result.npv.mean, result.npv.q05, result.npv.q95)
    together = [numbers[6] for numbers in rows.values()]
    assert sum(together[:-1]) == pytest.approx(together[-1], rel=1e-9, abs=0.1)


def test_what_is_saved_so_far_is_the_sum_of_its_months() -> None:
    found = answered(EVERY_STREAM)
    columns = SAVINGS["addresses"].columns(found)
    assert columns["gained"][-1] == pytest.approx(found.fan("downloads", "engage").mean.sum())
    assert columns["unspent"][-1] == pytest.approx(addresses.counted(found)["cost"])
    print_columns = SAVINGS["print"].columns(found)
    assert np.allclose(print_columns["left"], print_columns["moved"] - print_columns["lost"])


@pytest.mark.parametrize("saving", SAVINGS)
def test_the_file_of_a_saving_can_be_read_in_both_languages(saving: Saving, language: Language) -> None:
    found, text = answered(EVERY_STREAM), text_of(answered(EVERY_STREAM), language)
    columns = SAVINGS[saving].columns(found)
    head = [text(f"page.earn_and_save.column.{name}", currency="SEK") for name in ("month", *columns)]
    assert len(set(head)) == len(head)
    file = spreadsheet.table(language, head, digits.by_month(list(columns.values()))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(file), delimiter=";" if language == "sv" else ","))
    assert rows[0] == head and len(rows) == found.scenario.finance.months + 1
    for month, row in enumerate(rows[1:]):
        numbers = [float(cell.replace(",", ".")) for cell in row]
        assert numbers == pytest.approx([month + 1, *(values[month] for values in columns.values())], rel=1e-9)


# --- what is said ---


def assert_readable(sentence: str) -> None:
    """No missing number, no minus nothing, nothing unfilled."""
    assert not re.search(r"\bnan\b|\binf\b|[{}]|–", sentence), sentence
    assert not re.search(rf"[{MINUS}-]0(?![.,\d])", sentence), sentence


def test_every_sentence_is_whole(result: Result, language: Language) -> None:
    text = text_of(result, language)
    said = [
        brings.summary(text, result),
        waterfall_told.most(text, result),
        waterfall_told.said(text, result),
        waterfall_told.without(text, result),
    ]
    for saving in SAVINGS:
        if saving not in idle(result):
            said += [SAVINGS[saving].conclusion(text, result), SAVINGS[saving].amount(text, result)]
    for sentence in said:
        assert_readable(sentence)


def test_every_sentence_of_idle_savings_is_there(language: Language) -> None:
    for key in idle(answered(CASES["no savings"])).values():
        assert Text(language)(f"page.earn_and_save.{key}").endswith(".")


def test_nothing_to_show_is_said_of_each_saving_by_its_own_reason() -> None:
    assert idle(answered(CASES["no savings"])) == {
        "service": "service.no_calls", "print": "print.no_budget", "addresses": "addresses.none",
        "hiring": "hiring.none",
    }  # fmt: skip
    assert idle(answered(fixed(PRINT, service_deflection=0.0, print_moved=0.0))) == {
        "service": "service.none_move",
        "print": "print.none_moves",
    }
    assert idle(answered(fixed(PRINT, plan_posts=0.0))) == {"service": "service.unanswered"}
    assert idle(answered(PRINT)) == {}


def test_lines_of_ones_own_are_streams_and_told_where_there_are_any(language: Language) -> None:
    extra = Line("Less overtime", "save", Estimate(1000.0)), Line("An event", "earn", Estimate(500.0), 3, 3)
    found, text = answered(replace(B2B, lines=extra)), Text(language, "b2b")
    names = [waterfall_told.name(text, step.name) for step in waterfall_told.steps(found)]
    for stream in ("other_saved", "other_earned"):
        assert text(f"stream.{stream}.name") in names
        assert found.streams[stream].gain > 0
        assert text(f"stream.{stream}.name") in [name for name, *_ in waterfall_told.stream_rows(text, found)]
    assert not {"other_saved", "other_earned"} & {*waterfall_told.left_out(answered(B2B))}


@pytest.mark.parametrize("question", ["aside", "today"])
def test_the_plan_is_told_against_its_base_and_with_todays_work_where_that_counts(question: str) -> None:
    working = fixed(B2B, company_social_share=0.1, company_social_cost=5000.0)
    found = answered(replace(working, finance=replace(working.finance, against=question)))
    told = {"aside": "standing aside, the plan with today’s work", "today": "going on as today, the plan"}[question]
    start = f"In present value and compared with {told} costs on average"
    assert brings.summary(Text("en", "b2b"), found).startswith(start)
    streams = {step.name for step in waterfall_told.steps(found)}
    assert ("today" in streams) == (question == "aside")
    assert adds_up(found)


def print_said(case: Scenario) -> str:
    """The conclusion about print."""
    return SAVINGS["print"].conclusion(Text("en"), answered(case))


def test_print_that_worked_well_is_said_to_win() -> None:
    assert print_said(fixed(PRINT, print_roas=10.0, print_elasticity=0.9)) == "The money did more good in print"


def test_print_that_sold_nothing_is_said_to_save() -> None:
    assert print_said(fixed(PRINT, print_elasticity=0.0)) == "Moving money out of print pays"


def test_where_print_may_win_or_not_the_heading_says_probably() -> None:
    unsure = PRINT.with_estimate("print.roas", Estimate(1.5, 0.2, 12.0)).with_estimate(
        "print.elasticity", Estimate(0.5, 0.1, 0.9)
    )
    both = answered(unsure).present_values.worth("print")["both"]
    assert both.q05 < 0 < both.q95
    assert "probably" in print_said(unsure)


def test_print_that_returns_exactly_its_cost_makes_no_difference() -> None:
    once = fixed(PRINT, company_orders=0.0, print_half_life=0.0)  # nobody buys again, and nothing lingers
    even = fixed(once, print_roas=2.0, company_margin=0.5, print_elasticity=1.0)
    assert print_said(even) == "Moving money out of print makes no difference"


def test_what_print_has_built_up_fades_and_is_said_to(language: Language) -> None:
    text = Text(language, "b2b")
    lingers = text("page.earn_and_save.print.lingers")
    assert lingers in SAVINGS["print"].amount(text, answered(PRINT))
    assert lingers not in SAVINGS["print"].amount(text, answered(fixed(PRINT, print_half_life=0.0)))
    lost = answered(PRINT).fan("print_lost", "engage").mean
    assert lost[0] < lost[6] < lost[-1]


def test_more_customers_call_more_though_some_calls_move() -> None:
    growing = fixed(PRINT, funnel_incremental=20.0, service_deflection=0.01, print_moved=0.0)
    assert SAVINGS["service"].conclusion(Text("en"), answered(growing)).startswith("More calls by phone than today")
    moving = fixed(PRINT, funnel_incremental=0.0, service_deflection=0.9, plan_posts=16.0, plan_hours=200.0)
    moving = fixed(moving, plan_half_presence=1000.0)
    assert SAVINGS["service"].conclusion(Text("en"), answered(moving)).startswith("Fewer calls by phone than today")


def test_a_plan_that_loses_is_told_in_the_same_voice() -> None:
    assert "less than it costs" in brings.summary(Text("en"), answered(CASES["hardly pays"]))
    assert "more than it costs" in brings.summary(Text("en"), answered(RICH))
    barely = answered(with_setup(RICH, answered(with_setup(RICH, 0.0)).npv.mean))
    assert abs(barely.npv.mean) < 0.05 * barely.cost_pv.mean
    assert "about as much" in brings.summary(Text("en"), barely)
    harmful = fixed(PRINT, funnel_incremental=0.0, print_roas=10.0, print_elasticity=1.0, print_moved=1.0)
    harmful = replace(harmful, ignorance=at_level(harmful.ignorance, "none"))
    harmful = fixed(harmful, effects_awareness_elasticity=0.0, effects_spend_uplift=0.0, effects_search_uplift=0.0)
    said = brings.summary(Text("en"), answered(fixed(harmful, recruiting_hires=0.0)))
    assert "also loses" in said or "less than it costs" in said
    assert "a loss of" in said


def test_where_the_middle_case_says_otherwise_than_the_average_both_are_told_first(language: Language) -> None:
    known = answered(plain()).npv
    skewed = answered(with_setup(B2B, (known.mean + known.q50) / 2))
    assert skewed.npv.q50 < -0.05 * skewed.cost_pv.mean < 0.05 * skewed.cost_pv.mean < skewed.npv.mean
    text = text_of(skewed, language)
    said = brings.summary(text, skewed)
    assert text.of_ten(1 - skewed.chance) in said
    assert text.money(-skewed.npv.q50, "SEK") in said
    assert "does not pay off; the middle case loses" in brings.summary(text_of(skewed), skewed)
    for case in (RICH, CASES["hardly pays"]):  # average and middle case agree: a word more would be one too many
        assert "the middle case" not in brings.summary(Text("en"), answered(case))


@settings(max_examples=25)
@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 1))
def test_the_average_never_stands_alone_where_it_would_mislead(mean: float, middle: float, share: float) -> None:
    found = answered(B2B)
    cost = found.cost_pv.mean
    spread = replace(found.npv, mean=mean * cost, q50=middle * cost)
    draws = np.where(np.arange(100) < 100 * share, 1.0, -1.0) * np.linspace(1, 2, 100) * cost  # no two alike
    totals = replace(found.totals, npv=draws)
    vars(totals)["spreads"] = {**found.totals.spreads, "npv": spread}
    skewed = Result(found.scenario, Drawn(), {TOTALS: totals})
    vars(skewed).update(streams=found.streams, ladder=found.ladder)
    told = "the middle case" in brings.summary(Text("en"), skewed)
    if mean * middle < 0 and max(abs(mean), abs(middle)) > 0.05:
        assert told
    if (min(mean, middle) > 0.05 and share >= 0.5) or (max(mean, middle) < -0.05 and share < 0.5):
        assert not told


@pytest.mark.parametrize("name", CASES)
def test_the_heading_of_the_ladder_and_the_sentence_under_it_lean_on_the_same(name: str) -> None:
    found, text = answered(CASES[name]), Text("en")
    heading, under = ladder.conclusion(text, found), hangs_on(text, found)
    if found.roi.q50 is None:
        assert "costs nothing" in heading
        return
    for word in ("stands", "leans", "savings", "saved and earned", "strategic value", "avoided loss"):
        assert word not in heading or word in under
    assert ("does not stand" in heading) == (found.chance < 0.5)


def test_a_sum_is_either_about_as_today_or_so_much_less(language: Language) -> None:
    for name in PRESETS:
        found = answered(CASES[name])
        said = SAVINGS["hiring"].conclusion(text_of(found, language), found)
        about = text_of(found, language)("page.earn_and_save.hiring.same")
        assert (said == about) != bool(re.search(r"\d", said))


def test_what_hiring_saves_is_told_in_means_that_agree(language: Language) -> None:
    for name in ("b2b", "employer"):
        found = answered(fixed(CASES[name], recruiting_hires=10))
        told, text = hiring.counted(found), text_of(found, language)
        assert 10 * told["each"] == pytest.approx(told["base"], rel=0.01)
        said = SAVINGS["hiring"].amount(text, found)
        for amount in ("base", "each"):
            assert text.money(told[amount], "SEK") in said


@pytest.mark.parametrize("base", ["aside", "today"])
def test_today_and_going_on_as_today_are_told_apart_where_both_are_lines(base: str, language: Language) -> None:
    case = fixed(CASES["employer"], company_social_share=0.1)
    found = answered(replace(case, finance=replace(case.finance, against=base)))
    text = text_of(found, language)
    for said in (
        SAVINGS["hiring"].amount(text, found), panels.legend(text, found)[1],
        " ".join(cumulative.over_time(text, found).remarks),
    ):  # fmt: skip
        assert (text("page.line.as_today") in said) == (base == "today")


def test_the_table_of_hiring_is_that_of_its_picture() -> None:
    found = answered(CASES["employer"])
    columns = SAVINGS["hiring"].columns(found)
    rows = every_picture(found)["hiring"]["datasets"]["months"]
    for line in lines_of(CASES["employer"])[:2]:
        for end, level in (("", "q50"), ("_low", "q05"), ("_high", "q95")):
            shown = [1e3 * row[f"{line}_{level}"] for row in rows]
            assert columns[f"hire_{line}{end}"] == pytest.approx(shown)
    for language in LANGUAGES:
        assert {"sv": "per år", "en": "a year"}[language] in words(language)["page.earn_and_save.column.hire_plan"]


def test_every_mean_in_the_sentences_of_a_saving_is_said_to_be_one(language: Language) -> None:
    mean = {"sv": r"[Ii] snitt", "en": r"[Oo]n average"}[language]
    found = answered(EVERY_STREAM)
    for saving in SAVINGS:
        for part in (SAVINGS[saving].conclusion, SAVINGS[saving].amount):
            for sentence in re.split(r"(?<=[a-zå-ö])\. ", part(text_of(found, language), found)):
                if re.search(r"\d", sentence) and "%" not in sentence:
                    assert re.search(rf"{mean}|mittfallet|middle case", sentence), sentence


@pytest.mark.parametrize("preset", ["employer", "public"])
def test_a_business_without_sales_is_told_of_none(preset: str, language: Language) -> None:
    found = answered(CASES[preset])
    text = text_of(found, language)
    keys = [key for key in words(language) if key.startswith("page.earn_and_save.print.")]
    assert len(keys) > 10
    filled = dict.fromkeys(("month", "moved", "lost", "mean", "span", "unit"), "")
    for said in (text("stream.print.help"), *(text(key, **filled) for key in keys)):
        assert not re.search(r"\bsales\b|försäljning", said), said


def test_a_storm_has_one_name_wherever_it_is_named(language: Language) -> None:
    text = Text(language)
    assert text("page.ignorance.dimension.crisis") == text("stream.crisis.name")
    assert text("compare.dimension.crisis") == text.inside(text("stream.crisis.name"))


def test_a_plan_of_nothing_is_said_to_do_nothing() -> None:
    assert is_nothing(answered(of_nothing()))
    assert brings.summary(Text("en"), answered(of_nothing())) == words("en")["page.earn_and_save.nothing"]
    assert ladder.conclusion(Text("en"), answered(of_nothing())).startswith("Nothing to show")
    assert ladder.conclusion(Text("en"), answered(CASES["only print"])).startswith("The plan costs nothing")
    assert not any(is_nothing(answered(CASES[name])) for name in ("only print", "no channels"))


# --- the pictures ---


@pytest.mark.parametrize("author", AUTHORS)
def test_a_picture_is_made_once_and_only_fed(author: Author, language: Language) -> None:
    for theme in PALETTES:
        assert compiled(author, language, theme) is compiled(author, language, theme)


def every_picture(result: Result) -> dict[str, Spec]:
    """All pictures of an answer that there is something to show of."""
    there = {saving: module for saving, module in SAVINGS.items() if saving not in idle(result)}
    told = {saving: module.told(text_of(result), result) for saving, module in there.items()}
    return {"waterfall": drawn(result), **{saving: told[saving].picture.spec("en", "light") for saving in told}}


def test_another_answer_is_other_data_and_the_same_pictures(result: Result) -> None:
    usual = every_picture(answered(PRINT))
    for name, spec in every_picture(result).items():
        assert {**spec, "datasets": {}} == {**usual[name], "datasets": {}}
        assert sum(len(rows) for rows in spec["datasets"].values()) < MOST_ROWS
        json.dumps(spec, allow_nan=False)


@pytest.mark.parametrize("theme", PALETTES)
def test_amounts_stand_on_clear_ground_over_every_line(theme: Theme) -> None:
    layers = drawn(answered(B2B), theme=theme)["layer"]
    kinds = [(layer["mark"]["type"], layer["mark"].get("stroke")) for layer in layers]
    clear = kinds.index(("text", PALETTES[theme].paper))
    assert layers[clear]["mark"]["strokeWidth"] >= 6
    assert all(kind == "text" for kind, _ in kinds[clear:])
    assert ("rule", None) in kinds[:clear]


def test_the_numbers_of_the_axis_never_run_together() -> None:
    axis = drawn(answered(B2B))["layer"][0]["encoding"]["x"].get("axis") or next(
        layer["encoding"]["x"]["axis"] for layer in drawn(answered(B2B))["layer"] if "axis" in layer["encoding"]["x"]
    )
    assert axis["labelOverlap"] and axis["labelSeparation"] >= 10
    assert axis["tickCount"]["expr"].count("width <") == 2


@pytest.mark.parametrize("name", ["Nya prenumeranter direkt", "Customers from the file", "Print"])
def test_a_name_breaks_where_its_lines_are_most_alike(name: str) -> None:
    lines = waterfall._lines(name).split("|")
    assert " ".join(lines) == name
    assert max(map(len, lines)) <= 17


# --- the page ---


def visit(case: Scenario, language: Language) -> AppTest:
    """Open the page as a new visitor, with the case of a link."""
    app = AppTest.from_file(str(PAGE), default_timeout=60)
    app.query_params["lang"], app.query_params["case"] = language, links.encode(case)
    app.run()
    assert [error.message for error in app.exception] == []
    return app


@pytest.mark.parametrize("name", CASES)
def test_the_page_shows_every_case_in_every_language(name: str, language: Language) -> None:
    case = replace(CASES[name], draws=DRAWS)
    app = visit(case, language)
    html = "\n".join(element.proto.body for element in app.get("html"))
    visible = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.S)
    result, text = answer(case), Text(language, case.preset)
    assert Text(language)("page.earn_and_save.title") in visible
    assert not re.search(r"\bnan\b|>\s*[−-]0\s*<|page\.", re.sub(r"data-[\w-]+=\"[^\"]*\"", "", visible))
    shown = 0 if name == "nothing" else 2 + 4 - len(idle(result))
    assert len(app.get("vega_lite_chart")) == shown
    assert shown == 0 or text("stream.social.name") in visible
    assert len(app.get("download_button")) == shown


def test_most_of_the_value_is_said_of_more_than_half_of_it_alone() -> None:
    for case in (
        *CASES.values(),
        replace(CASES["employer"], ignorance=at_level(CASES["employer"].ignorance, "likely")),
    ):
        result = answer(case)
        parts = [step.amount for step in waterfall_told.steps(result)[1:-1] if step.amount > 0]
        said = waterfall_told.most(Text("en"), result)
        if said.startswith("Most of the value"):
            assert max(parts) > sum(parts) / 2, case.preset
        elif said.startswith("The largest part"):
            assert max(parts) <= sum(parts) / 2, case.preset


def test_where_more_is_lost_than_brought_the_title_leads_with_the_loss(language: Language) -> None:
    print_lost = fixed(cases.preset("local"), print_budget=30_000.0, print_moved=0.8)
    for path, numbers in {"print.roas": (8.0, 6.0, 10.0), "print.elasticity": (0.6, 0.5, 0.7)}.items():
        print_lost = print_lost.with_estimate(path, Estimate(*numbers))
    worse, better = answered(print_lost), answered(fixed(print_lost, print_roas=6.3))
    for result, key in ((worse, "takes"), (better, "loss")):
        text = text_of(result, language)
        middle = waterfall_told.steps(result)[1:-1]
        whole, least = sum(step.amount for step in middle), min(middle, key=lambda step: step.amount)
        assert (whole < 0) == (key == "takes")
        facts = {"stream": waterfall_told.inside(text, least.name), "amount": text.money(least.amount, "SEK")}
        said = text(f"page.earn_and_save.waterfall.{key}", whole=text.money(abs(whole), "SEK"), **facts)
        assert waterfall_told.most(text, result) == said
    assert "None of the value is hard" not in brings.summary(text_of(worse), worse)
    some = answered(fixed(print_lost, print_roas=5.0))
    assert "less what is lost there" in brings.summary(text_of(some), some)


def test_a_plan_that_only_costs_is_said_to_bring_nothing(language: Language) -> None:
    only_setup = answered(fixed(of_nothing(), plan_setup=100_000.0))
    text = text_of(only_setup, language)
    said = brings.summary(text, only_setup)
    assert said == text(
        "page.earn_and_save.answer.nothing",
        cost=text.money(100_000, "SEK"),
        plan=text("page.earn_and_save.plan"),
        **against(text, only_setup.scenario),
        within=horizon(text, only_setup.scenario.finance.months),
    )
    assert waterfall_told.most(text, only_setup) == text("page.earn_and_save.waterfall.nothing")


def test_what_is_called_avoided_is_what_disappears_without_wear() -> None:
    found, calm = answered(B2B), answered(CASES["level none"])
    assert brings.avoided(calm) == pytest.approx(0, abs=1e-6)
    assert brings.avoided(found) == pytest.approx(found.npv.mean - found.ladder["strategic"], rel=1e-6)
    assert "ignorance" in waterfall_told.left_out(calm)


def test_a_number_reads_the_same_on_the_bar_in_the_table_and_in_a_sentence() -> None:
    text, cost = Text("en"), 21_470_619.0
    decimals = digits.decimals(cost / 1e6)
    assert digits.signed(text, decimals, -cost / 1e6) == f"{MINUS}21"
    assert digits.signed(text, decimals, 0.3149) == "+0.31"
    assert digits.signed(text, decimals, 0.04) == "0"
    assert digits.two_digits(digits.decimals(cost), -cost) == -21_000_000
    assert digits.two_digits(digits.decimals(cost), 40_000) == 0
    assert text.money(cost, "SEK").endswith("21m")


def test_the_ladder_says_one_number_of_the_cost_everywhere() -> None:
    app = visit(replace(fixed(B2B, plan_setup=5e6, plan_agency=5e5), draws=DRAWS), "en")
    html = "\n".join(element.proto.body for element in app.get("html"))
    assert f"{MINUS}21,000,000" in html and f"{MINUS}21,500,000" not in html
    rows = json.dumps([arrow_rows(chart) for chart in app.get("vega_lite_chart")[:2]], ensure_ascii=False)
    assert f"{MINUS}22" not in rows


def arrow_rows(chart: Any) -> list[list[dict[str, Any]]]:
    """The data a picture on the page is fed with."""
    return [pyarrow.ipc.open_stream(each.data.data).read_all().to_pylist() for each in chart.proto.datasets]


def test_a_range_that_is_one_number_is_not_told(language: Language) -> None:
    found, text = answered(BUSY), text_of(answered(BUSY), language)
    fan = found.fan("stream.service", "engage")
    alone = replace(fan, mean=fan.q50, q05=fan.q50, q95=fan.q50)
    assert spread(text, found, alone)["span"] == ""
    assert text.ends(round(float(fan.q05[-1])), round(float(fan.q95[-1])), "SEK")[1] in spread(text, found, fan)["span"]


def test_answers_dearer_than_calls_are_not_called_a_saving() -> None:
    case = BUSY.with_estimate("service.cost_per_contact", Estimate(500.0))
    assert "An answer there costs more than one by phone" in SAVINGS["service"].amount(Text("en"), answer(case))
