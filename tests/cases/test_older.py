"""What was made with version 1 of the model still opens, says so, and means what it meant as far as version 2 can."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim import cases
from roisim.cases import links
from roisim.cases.files.older import is_older
from roisim.cases.groups import GROUPS, LISTED, Channel
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError
from roisim.text import LANGUAGES, Text

# Written by version 1 itself: links of each preset and of some changed cases, files by hand and by `roisim`.
KEPT = Path(__file__).parent / "version_1"
LINKS = dict(line.split() for line in (KEPT / "links.txt").read_text("utf-8").splitlines())
FILES = sorted((*KEPT.glob("*.toml"), *KEPT.glob("*.json")))


def old(**tables: Any) -> Scenario:
    """A case of version 1 over a preset, read."""
    return cases.read({"model_version": 1, "preset": "b2b", **tables})


def home(name: str) -> Channel:
    """A channel of the preset."""
    return next(channel for channel in cases.preset("b2b").channels if channel.name == name)


def alone() -> dict[str, Any]:
    """The tables of a whole case of version 1, in euros and without a preset."""
    tables: dict[str, Any] = json.loads((KEPT / "alone.json").read_text("utf-8"))
    return tables


# --- it opens, and says so ---


@pytest.mark.parametrize("name", LINKS)
def test_a_link_of_version_1_opens_and_says_that_its_numbers_have_moved(name: str) -> None:
    opened = links.decode(LINKS[name])
    assert opened.moved
    assert links.decode(links.encode(opened.scenario)) == links.Link(opened.scenario, moved=False)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_of_version_1_opens_and_says_that_its_numbers_have_moved(file: Path) -> None:
    text = file.read_text("utf-8")
    said = json.loads(text) if file.suffix == ".json" else tomllib.loads(text)
    unanswered = ["older_no_posts"] if file.name == "nordvik-b2b.toml" else []
    assert [notice.key for notice in cases.notices(said)] == ["older", *unanswered]
    assert all(Text(language).fault(cases.notices(said)[0]) for language in LANGUAGES)
    case = cases.load(file)
    assert cases.load(cases.to_toml(case)) == case
    assert cases.notices(json.loads(cases.to_json(case))) == ()


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_of_version_1_is_the_preset_of_today(name: str) -> None:
    assert links.decode(LINKS[name]).scenario == cases.preset(name)


def test_a_file_without_a_version_is_old_where_it_has_prices_of_clicks_and_nothing_newer() -> None:
    linked_in = {"name": "LinkedIn", "cpc": 80, "ctr": 0.005}
    assert cases.read({"preset": "b2b", "channels": [linked_in]}).channels[0].cpm == Estimate(400.0)
    newer: list[dict[str, Any]] = [
        {"model_version": 2}, {"lines": []}, {"funnel": {"credit": "crm"}}, {"plan": {"ad_fee": 0.1}},
        {"channels": [linked_in, {"name": "X", "cpm": 90}]}, {"finance": {"against": "today"}},
    ]  # fmt: skip
    for tables in newer:
        with pytest.raises(CaseError) as caught:
            cases.read({"preset": "b2b", "channels": [linked_in], **tables})
        assert [(fault.path, fault.key) for fault in caught.value.faults] == [("channels[1].cpc (LinkedIn)", "cpc")]
        assert cases.notices({"channels": [linked_in], **tables}) == ()


# --- what it means ---


def test_the_price_of_a_click_becomes_that_of_a_thousand_impressions_end_by_end() -> None:
    told = {"range": [6, 8, 10], "source": "us", "owner": "CFO", "note": "2026"}
    fixed, ranged, both, inherited = old(channels=[
        {"name": "A", "cpc": 8, "ctr": 0.01},
        {"name": "B", "cpc": [6, 8, 10], "ctr": 0.01},
        {"name": "C", "cpc": told, "ctr": [0.01, 0.02, 0.04]},
        {"name": "LinkedIn", "cpc": 80},
    ]).channels  # fmt: skip
    assert fixed.cpm == Estimate(80.0)
    assert ranged.cpm == Estimate(80.0, 60.0, 100.0)
    assert both.cpm == Estimate(160.0, 60.0, 400.0, "us", "CFO", "2026")
    ctr = home("LinkedIn").ctr
    assert inherited.ctr == ctr
    assert inherited.cpm.bounds == pytest.approx([80_000 * bound for bound in ctr.bounds])


@given(st.floats(0.01, 1e4), st.floats(1e-5, 1))
def test_what_a_click_costs_is_what_it_cost(cpc: float, ctr: float) -> None:
    channel = old(channels=[{"name": "X", "cpc": cpc, "ctr": ctr}]).channels[0]
    assert channel.cpm.likely / (1000 * channel.ctr.likely) == pytest.approx(cpc)


def test_the_close_rate_of_all_leads_is_that_of_every_channel() -> None:
    rate = {"range": [0.03, 0.05, 0.08], "source": "sales"}
    named = old(funnel={"close_rate": rate}, channels=[{"name": "LinkedIn"}, {"name": "Fax", "spend": 5}])
    unnamed = old(funnel={"close_rate": rate})
    for case in (named, unnamed):
        rates = {case.funnel.close_rate, *(channel.close_rate for channel in case.channels)}
        assert rates == {Estimate(0.05, 0.03, 0.08, "sales")}
    kept = tuple(replace(channel, close_rate=home(channel.name).close_rate) for channel in unnamed.channels)
    assert kept == cases.preset("b2b").channels


def test_the_value_of_an_order_is_that_of_later_orders_too() -> None:
    company = old(company={"order_value": [7000, 9000, 12000]}).company
    assert company.order_value == company.later_value == Estimate(9000.0, 7000.0, 12000.0)


def test_what_a_credited_sale_was_worth_is_kept_as_ones_own() -> None:
    given = old(funnel={"incremental": [0.2, 0.4, 0.7]}).funnel
    assert (given.credit, given.incremental) == ("own", Estimate(0.4, 0.2, 0.7))
    assert old().funnel == cases.preset("b2b").funnel


def test_without_a_preset_there_is_none_of_what_version_1_did_not_know() -> None:
    case = cases.read(alone())
    assert case.company.later_value == case.company.order_value
    nothing = [
        case.company.social_share, case.company.social_cost, case.plan.ad_fee, case.plan.cpm_trend,
        case.funnel.lead_cost, case.print.half_life,
    ]  # fmt: skip
    assert nothing == [Estimate(0.0)] * len(nothing)
    assert case.funnel.credit == "own" and case.lines == () and case.against == "aside"
    for channel in case.channels:
        assert channel.close_rate == case.funnel.close_rate
        assert (channel.new_share, channel.value) == (Estimate(1.0), Estimate(1.0))


def test_without_a_preset_the_work_takes_what_it_takes_in_the_presets() -> None:
    case, theirs = cases.read(alone()), cases.preset("b2b").plan
    for name in ("hours_per_post", "hours_per_account", "unattended"):
        assert getattr(case.plan, name) == getattr(theirs, name)
    times = case.plan.outside_hour.likely / case.plan.hourly_cost.likely
    assert times == pytest.approx(theirs.outside_hour.likely / theirs.hourly_cost.likely, rel=0.06)
    free = alone()
    free["plan"]["hourly_cost"] = 0
    euros = cases.in_currency(cases.preset("b2b"), "EUR").plan
    assert cases.read(free).plan.outside_hour == euros.outside_hour


def test_a_case_in_money_without_a_rate_opens_too() -> None:
    tables = alone()
    tables["finance"]["currency"] = "JPY"
    case = cases.read(tables)
    assert case.plan.outside_hour.likely > case.plan.hourly_cost.likely


def test_a_wrong_number_of_an_old_case_is_told_once() -> None:
    tables = alone()
    tables["funnel"]["close_rate"], tables["company"]["order_value"] = 4, -1
    tables["channels"][0]["cpc"], tables["channels"][1]["ctr"] = 0, 7
    del tables["channels"][1]["half_life"]
    with pytest.raises(CaseError) as caught:
        cases.read(tables)
    told = {(fault.path, fault.key) for fault in caught.value.faults}
    assert len(caught.value.faults) == len(told)
    assert told == {
        ("funnel.close_rate", "share"), ("company.order_value", "negative"),
        ("channels[1].cpc (LinkedIn)", "above_zero"), ("channels[2].ctr (Facebook)", "share"),
        ("channels[2] (Facebook)", "missing"),
    }  # fmt: skip


# --- saved again ---


def test_a_file_of_version_1_saved_again_is_one_of_this_version_with_its_comments() -> None:
    text = """\
# ours, from the board meeting
model_version = 1  # as it was
preset = "b2b"

[funnel]
close_rate = 0.04 # of all leads

[company]
order_value = [500, 600, 700] # invoices

[[channels]]
name = "TikTok" # a trial
cpc = 3
ctr = 0.01 # ours

# the big one
[[channels]]
name = "LinkedIn"
"""
    wanted = """\
# ours, from the board meeting
model_version = 2  # as it was
preset = "b2b"

[funnel]
close_rate = 0.04 # of all leads

[company]
order_value = [500, 600, 700] # invoices
later_value = [500, 600, 700]

[[channels]]
name = "TikTok" # a trial
ctr = 0.01 # ours
close_rate = 0.04
cpm = 30

# the big one
[[channels]]
name = "LinkedIn"
close_rate = 0.04
"""
    case = cases.load(text)
    assert cases.to_toml(case, text) == wanted
    assert cases.load(wanted) == case
    assert cases.notices(tomllib.loads(wanted)) == ()


@pytest.mark.parametrize("file", sorted(KEPT.glob("*.toml")), ids=lambda file: file.stem)
def test_every_comment_of_an_old_file_survives_a_save(file: Path) -> None:
    text = file.read_text("utf-8")
    case = cases.load(file).with_estimate("plan.hours", Estimate(7.0))
    saved = cases.to_toml(case, text)
    assert cases.load(saved) == case
    assert all(line in saved for line in text.splitlines() if line.startswith("#"))


def test_a_whole_case_without_prices_of_clicks_is_one_of_version_1() -> None:
    tables = {name: table for name, table in alone().items() if name not in ("channels", "model_version")}
    assert is_older(tables)
    company = {name: number for name, number in tables["company"].items() if name != "churn"}
    assert not is_older({**tables, "company": company})  # something is missing in either version


def test_who_gave_no_range_is_made_to_claim_none() -> None:
    case = cases.read(alone())
    fixed = {str(path): estimate.likely for path, _, estimate in case.estimates() if path.group not in LISTED}
    bare = {**alone(), "channels": [], "ignorance": {"level": "none"}}
    for group in (group for group in GROUPS if group not in (*LISTED, "ignorance")):
        bare[group] = {name: fixed[f"{group}.{name}"] for name in alone()[group]}
    bare["ignorance"] |= {name: fixed[f"ignorance.{name}"] for name in ("half_life", "protection", "crisis_response")}
    assert not any(estimate.is_range for _, _, estimate in cases.read(bare).estimates())
    one = cases.read({**bare, "company": {**bare["company"], "margin": [0.5, 0.6, 0.7]}})
    assert one.plan.unattended.is_range


def test_an_older_plan_that_answers_without_posts_is_told_that_nobody_answers() -> None:
    older = {"preset": "local", "model_version": 1, "plan": {"posts": 0}, "service": {"calls": 1}}
    assert [fault.key for fault in cases.notices(older)] == ["older", "older_no_posts"]
    for changed in ({"plan": {"posts": 4}}, {"service": {"calls": 0}}):
        assert [fault.key for fault in cases.notices(older | changed)] == ["older"]
