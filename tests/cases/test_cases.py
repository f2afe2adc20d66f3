"""Cases come in from files and texts, are laid over their preset, and go out to come back the same."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import roisim
from roisim import cases
from roisim.cases.bibliography import JUDGEMENT, about, all_benchmarks, find
from roisim.cases.credits import at_credit, credited
from roisim.cases.currencies import rates
from roisim.cases.evidence import evidence
from roisim.cases.files.groups import PARAMETERS_OF
from roisim.cases.files.parsing import parse
from roisim.cases.files.reading import ready_tables
from roisim.cases.groups import DIMENSION_LOSSES, FLAT, GROUPS, LEVELS, LISTED, Credit, Line
from roisim.cases.levels import LOSSES, at_level, level_losses
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PARAMETERS, PRESETS, Scenario
from roisim.cases.series import (
    DIMENSIONS,
    KEY_FIGURES,
    KPIS,
    LESS_IS_BETTER,
    WEARING,
    Dimension,
    Target,
    is_money,
    is_share,
)
from roisim.errors import CaseError
from roisim.model.ranges import quantile
from roisim.text import Text
from tests.any_case import cases as any_case

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))


# --- out and in again ---


@given(any_case())
@settings(max_examples=150)
def test_a_case_written_as_tables_is_read_as_the_same_case(case: Scenario) -> None:
    assert cases.read(cases.tree(case)) == case


@given(any_case())
@settings(max_examples=60)
def test_a_case_saved_as_toml_or_json_is_loaded_as_the_same_case(case: Scenario) -> None:
    assert cases.load(cases.to_json(case)) == case
    assert cases.load(cases.to_toml(case)) == case


@given(any_case())
@settings(max_examples=60)
def test_what_is_written_satisfies_the_published_schema(case: Scenario) -> None:
    VALIDATOR.validate(json.loads(cases.to_json(case)))


@given(any_case(), any_case())
@settings(max_examples=100)
def test_any_case_saved_into_any_file_is_what_the_file_then_says(before: Scenario, after: Scenario) -> None:
    assert cases.load(cases.to_toml(after, cases.to_toml(before))) == after


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_written_as_its_name_alone(name: str) -> None:
    assert cases.tree(cases.preset(name)) == {"preset": name}


def test_losses_that_no_level_has_are_written_as_ones_own() -> None:
    mild = cases.preset("b2b")
    changed = mild.with_estimate("ignorance.search_loss", Estimate(0.5))
    assert cases.read(cases.tree(changed)).ignorance == replace(changed.ignorance, level="own")


# --- a hand-written file ---


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_saved_unchanged_is_the_same_file(file: Path) -> None:
    text = file.read_text("utf-8")
    assert cases.to_toml(cases.load(file), text) == text


def test_comments_and_order_of_a_hand_written_file_survive_a_save() -> None:
    text = """\
# ours, from the board meeting
preset = "b2b"

[funnel]   # sales says
close_rate = 0.04 # of all leads

[company]
margin = { range = [0.3, 0.4, 0.5], source = "accounts" }  # before bonuses
customers = 500

[[channels]]
name = "TikTok" # a trial
spend = 5000

# the big one
[[channels]]
name = "LinkedIn"
cpm = [300, 450, 800]
"""
    before = cases.load(text)
    after = before.with_estimate("company.margin", Estimate(0.4, 0.35, 0.5, source="accounts", owner="CFO"))
    after = after.with_estimate("channels.0.spend", Estimate(6000.0))
    after = after.with_estimate("plan.hours", Estimate(10.0))
    expected = (
        text.replace("[0.3, 0.4, 0.5]", "[0.35, 0.4, 0.5]")
        .replace('"accounts" }', '"accounts", owner = "CFO"}')
        .replace("spend = 5000", "spend = 6000")
    )
    saved = cases.to_toml(after, text)
    assert saved == expected + "\n[plan]\nhours = 10\n"


def test_a_channel_that_goes_takes_nothing_else_of_the_file_with_it() -> None:
    text = """\
# a
preset = "b2b"

[[channels]]
name = "X" # b

[[channels]]
name = "LinkedIn" # c

[plan]
hours = 3 # d
"""
    before = cases.load(text)
    saved = cases.to_toml(replace(before, channels=before.channels[1:]), text)
    assert all(f"# {mark}" in saved for mark in "acd")
    assert "X" not in saved


WITH_TARGETS = """\
preset = "b2b"

# what the board wants
[[targets]]
kpi = "leads" # forms, not calls
month = 12
value = 40 # was 50

[[targets]]
kpi = "cost_per_lead"
month = 24
value = 900

[ignorance]
not_applicable = ["recruiting"] # no vacancies
"""


def test_a_target_keeps_its_place_and_comments_when_its_value_moves() -> None:
    case = cases.load(WITH_TARGETS)
    moved = replace(case, targets=(replace(case.targets[0], value=45.0), case.targets[1]))
    assert cases.to_toml(moved, WITH_TARGETS) == WITH_TARGETS.replace("value = 40 #", "value = 45 #")


def test_targets_that_come_and_go_leave_the_others_their_comments() -> None:
    case = cases.load(WITH_TARGETS)
    more = replace(case, targets=(Target("reach", 6, 0.5), *case.targets))
    saved = cases.to_toml(more, WITH_TARGETS)
    assert cases.load(saved) == more
    assert "# forms, not calls" in saved and "# was 50" in saved and "# no vacancies" in saved
    none = cases.to_toml(replace(case, targets=()), WITH_TARGETS)
    assert "kpi" not in none and "# no vacancies" in none


def test_dimensions_that_apply_again_leave_the_file_as_it_was() -> None:
    case = cases.load(WITH_TARGETS)
    again = replace(case, ignorance=replace(case.ignorance, not_applicable=()))
    assert cases.to_toml(again, WITH_TARGETS) == WITH_TARGETS.replace('["recruiting"]', "[]")


WITH_LINES = """\
preset = "b2b"

[finance]
against = "today" # we are on LinkedIn already

# the fair
[[lines]]
name = "Fair" # in May
layer = "cost"
amount = 90000
first = 5
last = 5

[[lines]]
name = "Fair" # in November
layer = "cost"
amount = 70000
first = 11
last = 11

[[channels]]
name = "LinkedIn" # all year
auction = "b2b"

[[channels]]
name = "Campaign" # once
spend = 50000
first = 3
last = 4

[funnel]
credit = "crm" # they ask at the door
"""


def test_lines_and_spans_of_months_are_read_as_written() -> None:
    case = cases.load(WITH_LINES)
    assert [(line.name, line.layer, line.amount.likely, line.first, line.last) for line in case.lines] == [
        ("Fair", "cost", 90000, 5, 5),
        ("Fair", "cost", 70000, 11, 11),
    ]
    assert [(channel.auction, channel.first, channel.last) for channel in case.channels] == [
        ("b2b", None, None),
        ("", 3, 4),
    ]
    assert (case.finance.against, case.funnel.credit) == ("today", "crm")
    assert cases.to_toml(case, WITH_LINES) == WITH_LINES


def test_a_span_of_months_may_lie_beyond_the_horizon() -> None:
    tree = {"preset": "b2b", "finance": {"months": 12}, "channels": [{"name": "X", "first": 13}]}
    assert cases.read(tree).channels[0].first == 13
    line = {"name": "Fair", "layer": "earn", "amount": 1, "first": 120, "last": 120}
    assert cases.read({**tree, "lines": [line]}).lines[0].open_in(120)


def test_what_changes_of_lines_and_spans_leaves_the_comments_where_they_are() -> None:
    case = cases.load(WITH_LINES)
    may, november = case.lines
    fewer = replace(case, lines=(replace(may, amount=Estimate(80000.0), last=None), november))
    expected = WITH_LINES.replace("amount = 90000", "amount = 80000").replace("first = 5\nlast = 5\n", "first = 5\n")
    assert cases.to_toml(fewer, WITH_LINES) == expected
    channels = (replace(case.channels[0], auction=""), replace(case.channels[1], last=6))
    moved = replace(case, channels=channels, finance=replace(case.finance, against="aside"))
    expected = (
        WITH_LINES.replace('"b2b"\n\n[[', '""\n\n[[').replace("last = 4", "last = 6").replace('"today"', '"aside"')
    )
    assert cases.to_toml(moved, WITH_LINES) == expected


def test_lines_that_come_and_go_leave_the_others_their_comments() -> None:
    case = cases.load(WITH_LINES)
    more = replace(case, lines=(Line("Tool", "save", Estimate(3000.0)), *case.lines))
    saved = cases.to_toml(more, WITH_LINES)
    assert cases.load(saved) == more
    assert all(remark in saved for remark in ("# in May", "# in November", "# all year", "# once"))
    none = cases.to_toml(replace(case, lines=()), WITH_LINES)
    assert "Fair" not in none and "# once" in none and cases.load(none) == replace(case, lines=())


def test_another_way_of_crediting_is_written_over_the_old_one() -> None:
    case = cases.load(WITH_LINES)
    clicks = replace(case, funnel=at_credit(case.funnel, "clicks"))
    assert cases.to_toml(clicks, WITH_LINES) == WITH_LINES.replace('credit = "crm" #', 'credit = "clicks" #')
    own = '[funnel]\ncredit = "own"\nincremental = 0.4\nsales_cycle = 2 # months\n'
    case = cases.load('preset = "b2b"\n' + own)
    saved = cases.to_toml(replace(case, funnel=at_credit(case.funnel, "crm")), 'preset = "b2b"\n' + own)
    assert saved == 'preset = "b2b"\n[funnel]\ncredit = "crm"\nsales_cycle = 2 # months\n'


# --- a range meant for another chance, and what Windows writes ---


@pytest.mark.parametrize(
    ("path", "bounds"),
    [
        ("company.order_value", (7000, 9000, 12000)), ("company.margin", (0.4, 0.45, 0.52)),
        ("recruiting.reduction", (-0.02, 0.05, 0.2)), ("company.churn", (0.004, 0.004, 0.009)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("within", [0.5, 0.8, 0.95])
def test_a_range_for_another_chance_is_drawn_so_that_it_holds_so_often(
    path: str, bounds: tuple[float, float, float], within: float
) -> None:
    group, name = path.split(".")
    case = cases.read({"preset": "b2b", group: {name: {"range": list(bounds), "within": within}}})
    (low, likely, high), kind = case[path].bounds, PARAMETERS[path].kind
    assert likely == bounds[1]
    ends = quantile(kind, low, likely, high, [(1 - within) / 2, (1 + within) / 2])
    on_scale = {"positive": np.log, "share": lambda x: np.log(x / (1 - x)), "effect": np.array}[kind]
    middle, wide = on_scale(np.array(likely)), on_scale(np.array([bounds[0], bounds[2]]))
    assert np.abs(on_scale(ends) - wide).max() <= 2e-3 * np.abs(wide - middle).max()


def test_a_range_for_the_usual_chance_is_as_it_is_written() -> None:
    rows = {"range": [7000, 9000, 12000], "within": 0.9}
    tree = {"preset": "b2b", "company": {"order_value": rows}}
    assert cases.read(tree)["company.order_value"].bounds == (7000, 9000, 12000)
    assert cases.notices(tree) == ()


WITHIN = """preset = "b2b"

[funnel]
close_rate = { range = [0.012, 0.03, 0.07], within = 0.8, owner = "sales" }  # 8 times in 10
"""


def test_a_range_for_another_chance_is_told_as_it_is_read_and_stays_in_its_file() -> None:
    case = cases.load(WITHIN)
    (notice,) = cases.notices(parse(WITHIN))
    assert (notice.key, notice.facts["instead"]) == ("within_read", "[0.00923, 0.03, 0.0883]")
    assert case["funnel.close_rate"].bounds == (0.00923, 0.03, 0.0883)
    assert cases.to_toml(case, WITHIN) == WITHIN
    assert "within" not in cases.to_toml(case.with_estimate("funnel.close_rate", Estimate(0.03, 0.02, 0.05)), WITHIN)
    assert cases.load(cases.to_toml(case)) == case


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_is_read_in_the_letters_that_windows_writes(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "case.toml"
    file.write_bytes('preset = "b2b"\r\ntitle = "Åkeri – 30 €"\r\n'.encode(encoding))
    assert cases.load(file).title == "Åkeri – 30 €"


# --- targets, and what is not applicable ---


def test_a_target_is_read_as_written_and_in_the_order_of_the_file() -> None:
    case = cases.load(WITH_TARGETS + "[finance]\nmonths = 12\n")  # one of them lies beyond the horizon
    assert case.targets == (Target("leads", 12, 40.0), Target("cost_per_lead", 24, 900.0))
    assert cases.load('preset = "b2b"\ntargets = []').targets == cases.preset("b2b").targets == ()


def test_the_kinds_of_key_figures_are_key_figures() -> None:
    assert {*LESS_IS_BETTER, *filter(is_money, KEY_FIGURES), *filter(is_share, KEY_FIGURES)} < set(KEY_FIGURES)
    assert (*KEY_FIGURES, "cost", "value") == KPIS


def test_targets_for_money_follow_the_currency_and_no_others_do() -> None:
    case = replace(cases.preset("b2b"), targets=tuple(Target(kpi, 12, 1.0) for kpi in KEY_FIGURES))
    rate = rates()["EUR"].rate
    for target in cases.in_currency(case, "EUR").targets:
        assert target.value == pytest.approx(1 / rate if is_money(target.kpi) else 1.0), target.kpi


@given(any_case(), st.sampled_from(sorted(rates())))
@settings(max_examples=60)
def test_any_case_in_another_currency_is_still_one_that_a_file_can_tell_of(case: Scenario, currency: str) -> None:
    converted = cases.in_currency(case, currency)
    assert cases.read(cases.tree(converted)) == converted


def test_dimensions_are_kept_once_each_in_their_own_order() -> None:
    ignorance = cases.load('preset = "b2b"\n[ignorance]\nnot_applicable = ["crisis", "brand", "crisis"]').ignorance
    assert ignorance.not_applicable == ("brand", "crisis")
    assert replace(ignorance, not_applicable=()) == cases.preset("b2b").ignorance


def test_every_loss_belongs_to_one_dimension() -> None:
    assert tuple(DIMENSION_LOSSES) == WEARING
    assert sorted(loss for losses in DIMENSION_LOSSES.values() for loss in losses) == sorted(LOSSES)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_with_something_not_applicable_is_still_that_level(level: str) -> None:
    case = replace(cases.preset("b2b"), ignorance=at_level(cases.preset("b2b").ignorance, level))
    apart = replace(case, ignorance=replace(case.ignorance, not_applicable=("search",)))
    written = cases.tree(apart)["ignorance"]
    assert written == {**cases.tree(case).get("ignorance", {}), "not_applicable": ["search"]}
    assert cases.read(cases.tree(apart)) == apart


# --- what is left out ---


def test_a_case_without_a_preset_says_everything() -> None:
    case = replace(cases.preset("local"), preset="")
    assert cases.read(cases.tree(case)) == case
    tree = cases.tree(case)
    del tree["company"]["margin"]
    with pytest.raises(CaseError) as caught:
        cases.read(tree)
    assert [(fault.path, fault.key, fault.facts) for fault in caught.value.faults] == [
        ("company", "missing", {"names": "margin"})
    ]


def test_no_channels_is_a_case_of_organic_work_only() -> None:
    assert roisim.load('preset = "b2b"\nchannels = []').channels == ()
    complete = cases.tree(replace(cases.preset("b2b"), preset=""))
    del complete["channels"]
    assert cases.read(complete).channels == ()


def test_a_channel_is_filled_up_from_the_preset_then_from_its_kind_then_from_other() -> None:
    own, known, other = cases.read({
        "preset": "b2b", "channels": [{"name": "LinkedIn"}, {"name": "TikTok"}, {"name": "Fax", "spend": 5}],
    }).channels  # fmt: skip
    defaults = {channel.name: channel for channel in cases.default_channels("SEK")}
    assert own == next(channel for channel in cases.preset("b2b").channels if channel.name == "LinkedIn")
    assert known == defaults["TikTok"]
    assert other == replace(defaults["Other"], name="Fax", spend=Estimate(5.0))


def test_a_level_fills_the_six_losses_and_says_so_where_others_were_given() -> None:
    tree = {"preset": "b2b", "ignorance": {"level": "severe", "search_loss": 0.5}}
    ignorance = cases.read(tree).ignorance
    assert {name: getattr(ignorance, name) for name in LOSSES} == level_losses("severe")
    assert [(notice.key, notice.facts["names"]) for notice in cases.notices(tree)] == [
        ("losses_replaced", "search_loss")
    ]


def test_losses_without_a_level_are_ones_own() -> None:
    tree = {"preset": "b2b", "ignorance": {"search_loss": 0.5}}
    ignorance = cases.read(tree).ignorance
    assert (ignorance.level, ignorance.search_loss) == ("own", Estimate(0.5))
    assert ignorance.awareness_loss == cases.preset("b2b").ignorance.awareness_loss
    assert cases.notices(tree) == ()


def test_a_way_of_crediting_fills_what_a_sale_is_worth_and_says_so_where_it_was_given() -> None:
    ways: tuple[Credit, ...] = ("clicks", "platform", "crm", "experiment")
    for credit in ways:
        tree = {"preset": "b2b", "funnel": {"credit": credit, "incremental": 0.4}}
        funnel = cases.read(tree).funnel
        assert (funnel.credit, funnel.incremental) == (credit, credited(credit))
        (notice,) = cases.notices(tree)
        assert (notice.path, notice.key, notice.facts["credit"]) == ("funnel", "incremental_replaced", f'"{credit}"')
    own = cases.read({"preset": "b2b", "funnel": {"credit": "own", "incremental": 0.4}}).funnel
    assert (own.credit, own.incremental) == ("own", Estimate(0.4))


def test_a_number_given_without_its_way_of_crediting_is_never_dropped_unsaid() -> None:
    tree = {"preset": "b2b", "funnel": {"incremental": 0.4}}
    used = cases.read(tree).funnel.incremental == Estimate(0.4)
    assert used != bool(cases.notices(tree))


def test_without_preset_and_credit_it_is_clicks() -> None:
    tree = cases.tree(replace(cases.preset("b2b"), preset=""))
    tree["funnel"] = {name: value for name, value in tree["funnel"].items() if name not in ("credit", "incremental")}
    assert cases.read(tree).funnel.credit == "clicks"
    assert cases.read(tree).funnel.incremental == credited("clicks")


def test_what_a_sale_is_worth_that_no_way_of_crediting_has_is_written_as_ones_own() -> None:
    changed = cases.preset("b2b").with_estimate("funnel.incremental", Estimate(0.5))
    assert cases.read(cases.tree(changed)).funnel == replace(changed.funnel, credit="own")


def test_ratios_that_look_like_per_cent_are_asked_about() -> None:
    tree = {
        "preset": "b2b", "funnel": {"credit": "own", "incremental": [30, 65, 110]},
        "channels": [{"name": "LinkedIn", "value": 1.2}, {"name": "X", "value": 120}],
    }  # fmt: skip
    assert [(notice.path, notice.key, notice.facts["instead"]) for notice in cases.notices(tree)] == [
        ("funnel.incremental", "per_cent_meant", "[0.3, 0.65, 1.1]"),
        ("channels[2].value (X)", "per_cent_meant", "1.2"),
    ]
    assert "[30, 65, 110], where 1 means 100%" in Text("en").fault(cases.notices(tree)[0])


def test_without_preset_and_level_the_risk_is_mild() -> None:
    tree = cases.tree(replace(cases.preset("b2b"), preset=""))
    tree["ignorance"] = {name: value for name, value in tree["ignorance"].items() if name != "level"}
    assert cases.read(tree).ignorance.level == "mild"


def test_a_number_in_a_file_is_a_number_a_range_or_either_with_who_says_so() -> None:
    company = roisim.load("""
        preset = "b2b"
        [company]
        customers = 1500
        order_value = [7000, 9000, 12000]
        margin = { range = [0.40, 0.45, 0.52], source = "accounts", owner = "CFO", note = "no bonus" }
        followers = { value = 300, source = "LinkedIn" }
    """).company
    assert company.customers == Estimate(1500.0)
    assert company.order_value == Estimate(9000.0, 7000.0, 12000.0)
    assert company.margin == Estimate(0.45, 0.4, 0.52, "accounts", "CFO", "no bonus")
    assert company.followers == Estimate(300.0, source="LinkedIn")


def test_a_fixed_share_may_be_nothing_or_all() -> None:
    case = roisim.load('preset = "b2b"\n[print]\nmoved = 0\nelasticity = 1')
    assert (case.print.moved.likely, case.print.elasticity.likely) == (0, 1)


def test_the_largest_seed_is_kept_to_its_last_digit() -> None:
    assert roisim.load(f'preset = "b2b"\nseed = {2**63 - 1}').seed == 2**63 - 1


# --- where from ---


def test_a_path_a_text_and_json_are_told_apart(tmp_path: Path) -> None:
    toml, as_json = tmp_path / "case.toml", tmp_path / "case.json"
    toml.write_text('preset = "b2b"\nseed = 7', "utf-8")
    as_json.write_text('\ufeff{"preset": "b2b", "seed": 7}', "utf-8")
    wanted = replace(cases.preset("b2b"), seed=7)
    for source in (toml, str(toml), as_json, 'preset = "b2b"\nseed = 7', ' {"preset": "b2b", "seed": 7}'):
        assert roisim.load(source) == wanted


# --- money ---


def test_another_currency_converts_the_preset_and_not_the_files_own_numbers() -> None:
    euros = roisim.load('preset = "b2b"\n[finance]\ncurrency = "EUR"\n[plan]\nsetup = 9000')
    kronor = cases.preset("b2b")
    rate = rates()["EUR"].rate
    assert euros.plan.setup == Estimate(9000.0)
    assert euros.company.order_value.bounds == pytest.approx(
        [bound / rate for bound in kronor.company.order_value.bounds]
    )
    assert euros.channels[0].cpm.likely == pytest.approx(kronor.channels[0].cpm.likely / rate)
    assert euros.company.margin == kronor.company.margin
    assert euros.channels[0].ctr == kronor.channels[0].ctr


def test_every_rate_is_dated_and_sourced() -> None:
    for rate in rates().values():
        assert rate.rate > 0
        assert rate.date
        assert rate.source


# --- presets and bibliography ---


def test_what_all_presets_have_alike_stands_once() -> None:
    trees = [ready_tables(name) for name in PRESETS]
    for group in (group for group in GROUPS if group not in LISTED):
        tables = [tree.get(group, {}) for tree in trees]
        for name in PARAMETERS_OF[group]:
            said = [table[name] for table in tables if isinstance(table, dict) and name in table]
            assert len(said) < len(PRESETS) or any(each != said[0] for each in said), f"{group}.{name}: to common.toml"


@pytest.mark.parametrize("name", PRESETS)
def test_every_number_of_a_preset_has_a_source_that_can_be_found(name: str) -> None:
    case, filled = cases.preset(name), ("funnel.incremental",)
    for path, _, estimate in case.estimates():
        assert estimate.source == JUDGEMENT or find(estimate.source), path
        assert estimate.source != JUDGEMENT or estimate.note or path in filled or path.startswith("ignorance."), path


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_has_a_title_and_a_description(name: str, language: str) -> None:
    title, description = cases.preset_words(name, language)
    assert title
    assert description.endswith(".")


def test_the_bibliography_grades_every_figure_and_orders_it() -> None:
    assert len(all_benchmarks()) == 274
    for figure in all_benchmarks().values():
        assert figure.grade in ("strong", "medium", "weak")
        assert figure.low <= figure.likely <= figure.high
        assert figure.url.startswith("http")


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_an_area_names_three_sources_at_most_each_once(dimension: Dimension) -> None:
    titles = [source.title for source in evidence(dimension).sources]
    assert len(titles) == len(set(titles)) <= 3


def test_every_parameter_names_evidence_that_exists() -> None:
    known = {figure.parameter_id for figure in all_benchmarks().values()}
    for parameter in PARAMETERS.values():
        assert set(parameter.evidence) <= known, parameter.path
        assert bool(about(parameter)) == bool(parameter.evidence)


# --- the schema ---


def test_the_published_schema_is_that_of_the_declarations() -> None:
    published = json.loads((ROOT / "docs" / "case.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(cases.schema())), "run: roisim schema > docs/case.schema.json"


def test_the_schema_is_one_of_draft_2020_12() -> None:
    jsonschema.Draft202012Validator.check_schema(cases.schema())


@pytest.mark.parametrize(
    "wrong",
    [
        {"company": {"margin": 45}},
        {"company": {"margin": [0, 0.5, 0.6]}},
        {"company": {"audience": 0}},
        {"company": {"margin": {"source": "x"}}},
        {"channels": [{"spend": 3}]},
        {"finance": {"start": "2027-13"}},
        {"finance": {"months": 2}},
        {"finance": {"against": "nothing"}},
        {"funnel": {"credit": "views"}},
        {"plan": {"cpm_trend": -0.3}},
        {"channels": [{"name": "X", "cpc": 3}, {"name": "Y", "cpm": 3}]},
        {"channels": [{"name": "X", "first": 0}]},
        {"channels": [{"name": "X", "auction": 1}]},
        {"lines": [{"name": "X", "layer": "cost"}]},
        {"lines": [{"name": "X", "layer": "strategic", "amount": 1}]},
        {"lines": [{"name": "X", "layer": "cost", "amount": 1, "last": 121}]},
        {"lines": [{"name": "X", "layer": "cost", "amount": 1}] * 21},
        {"marginal": 1},
        {"company": {"season": [1] * 11}},
        {"targets": [{"kpi": "leads", "month": 12}]},
        {"targets": [{"kpi": "cost", "month": 12, "value": 1}]},
        {"targets": [{"kpi": "leads", "month": 0, "value": 1}]},
        {"targets": [{"kpi": "reach", "month": 12, "value": 1.1}]},
        {"targets": [{"kpi": "leads", "month": month, "value": 1} for month in range(1, 32)]},
        {"ignorance": {"not_applicable": "brand"}},
        {"ignorance": {"not_applicable": ["brands"]}},
    ],
)
def test_what_the_schema_refuses_is_refused(wrong: dict[str, object]) -> None:
    assert not VALIDATOR.is_valid(wrong)
    with pytest.raises(CaseError):
        cases.read({"preset": "b2b", **wrong})


VALIDATOR = jsonschema.Draft202012Validator(cases.schema())


def test_a_flat_season_can_be_put_back_over_a_preset_that_has_one() -> None:
    seasonal = [name for name in PRESETS if cases.preset(name).company.season != FLAT]
    for name in seasonal or PRESETS:
        case = cases.preset(name)
        flat = replace(case, company=replace(case.company, season=FLAT))
        assert cases.read(cases.tree(flat)) == flat
