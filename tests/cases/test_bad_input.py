"""Whatever is wrong with a case ends as a sentence that says where, what, and what to write instead."""

import json
import re
import time
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import roisim
from roisim import cases
from roisim.cases.files.parsing import MOST_BYTES
from roisim.cases.groups import GROUPS, LISTED
from roisim.cases.scenario import PARAMETERS
from roisim.cli import main
from roisim.errors import CaseError
from roisim.text import LANGUAGES, Text

LOCALES = Path(roisim.__file__).parent / "locales"
# Told by way of the command; written without quotes, which would count as a test here.
IN_OTHER_TESTS = set(
    re.findall(
        r"\w+",
        "file_exists, file_unwritable, file_no_preset, objection_named, objection_unnamed, "
        "evidence_few, evidence_far, evidence_none",
    )
)
BASE = 'preset = "b2b"\n'


def faults(source: str | Path) -> list[tuple[str, str]]:
    """Path and key of each fault; each has a sentence in both languages, bounded and printable."""
    with pytest.raises(CaseError) as caught:
        cases.load(source)
    for language in LANGUAGES:
        for sentence in Text(language).faults(caught.value):
            assert 10 < len(sentence) < 600, sentence
            assert sentence.replace("\N{NO-BREAK SPACE}", " ").isprintable(), sentence
    return [(fault.path, fault.key) for fault in caught.value.faults]


def sentence(source: str, language: str = "en") -> str:
    """The first sentence about a case."""
    with pytest.raises(CaseError) as caught:
        cases.load(source)
    return Text(language).faults(caught.value)[0]  # type: ignore[arg-type]


# --- numbers and ranges: what is written, the fault, and a part of the sentence ---

NUMBERS: list[tuple[str, str, str]] = [
    ("company.margin = 45", "share", "for instance 0.45"),
    ("company.margin = -0.1", "share", "between 0 and 1"),
    ("company.margin = 1.0001", "share", "between 0 and 1"),
    ("company.margin = nan", "infinite", "ordinary number"),
    ("company.margin = [nan, 0.5, 0.6]", "infinite", "ordinary number"),
    ("company.customers = inf", "infinite", "ordinary number"),
    ("company.customers = -inf", "infinite", "ordinary number"),
    ("company.customers = 1e30", "huge", "1e15"),
    ("company.customers = 1000000000000000000000000000000", "huge", "1e15"),
    ("company.customers = 1e-300", "tiny", "1e-15"),
    ("company.order_value = [1e-16, 9000, 12000]", "tiny", "1e-15"),
    (f"company.customers = {'9' * 4000}", "huge", "10^"),
    (f"company.customers = 0x{'f' * 3000}", "huge", "10^"),
    ("company.customers = true", "number", "is true, which isn’t a number"),
    ('company.customers = "many"', "number", 'is "many"'),
    ('company.customers = "1 500"', "number_quoted", "Write 1500,"),
    ('company.margin = "45 %"', "number_quoted", "Write 0.45,"),
    ('company.margin = "0,45"', "number_quoted", "Write 0.45,"),
    ('company.order_value = "25,000"', "number_quoted", "Write 25000,"),
    ('plan.hours = "25,000"', "number_which", "25 or 25000"),
    ('plan.hours = "60 timmar"', "number_quoted", "Write 60,"),
    ('plan.agency = "120 000 per år"', "number_quoted", "Write 10000,"),
    ('plan.agency = "500 EUR"', "number_money", "in the currency of the case"),
    ('company.margin = "45"', "number_quoted", "Write 0.45,"),
    ('company.margin = "1 av 40"', "number_quoted", "Write 0.025,"),
    ('finance.months = "3 år"', "number_quoted", "Write 36,"),
    ('finance.discount_rate = "10 procent"', "number_quoted", "Write 0.1,"),
    ('targets = [{ kpi = "leads", month = 3, value = "1,500" }]', "number_which", "1.5 or 1500"),
    ("company.customers = 2027-01-01", "number", "2027-01-01"),
    ("company.order_value = -9000", "negative", "Write 9000"),
    ("company.audience = 0", "above_zero", "above 0"),
    ("company.order_value = [12000, 9000, 7000]", "range_order", "[7000, 9000, 12000]"),
    ("company.order_value = [7000, 12000, 9000]", "range_order", "[7000, 9000, 12000]"),
    ("company.order_value = [0, 9000, 12000]", "range_zero", "[900, 9000, 12000]"),
    ("company.order_value = [0, 0, 0]", "range_zero", "fixed 0"),
    ("company.audience = [0, 9000, 12000]", "range_zero_never", "[900, 9000, 12000]"),
    ("company.margin = [0, 0.4, 0.5]", "range_zero", "[0.04, 0.4, 0.5]"),
    ("company.margin = [0.3, 0.4, 1]", "range_one", "[0.3, 0.4, 0.99]"),
    ("company.margin = [0, 0.4, 1]", "range_zero", "[0.04, 0.4, 0.99]"),
    ("company.margin = [1, 1, 1]", "range_one", "fixed 1"),
    ("company.margin = [0.3, 0.4]", "range_length", "three numbers"),
    ("company.margin = []", "range_length", "three numbers"),
    ("company.margin = [[[[[[0.3]]]]]]", "range_length", "three numbers"),
    ("company.margin = [0.3, [1], 0.4]", "number", "isn’t a number"),
    ("company.margin = {}", "estimate_empty", "value ="),
    ("company.margin = { value = 0.4, range = [0.3, 0.4, 0.5] }", "estimate_both", "Keep one"),
    ("company.margin = { value = [0.3, 0.4, 0.5] }", "estimate_swapped", "range ="),
    ("company.margin = { range = 0.4 }", "estimate_swapped", "value ="),
    ("company.margin = { value = 0.4, sauce = 'x' }", "unknown_near", "source"),
    ("company.margin = { value = 0.4, source = 3 }", "text", "quotes"),
    (f"company.margin = {{ value = 0.4, note = '{'x' * 501}' }}", "text_long", "501"),
    ('company.margin = { value = 0.4, note = "a\\u0007" }', "text_control", "seen"),
    ("recruiting.reduction = -11", "effect", "-10"),
    ("recruiting.reduction = [0.1, 0.2, 40]", "effect", "10% more"),
    ("company.margin = [0,40, 0,45, 0,52]", "list_commas", "[0.40, 0.45, 0.52]"),
    ("company.margin = { range = [0,40, 0,45, 0,52] }", "list_commas", "[0.40, 0.45, 0.52]"),
    ("company.margin = [0,40, 0,45, 0,52.5]", "range_length", "three numbers"),
    ("company.order_value = [7,100, 9,200, 12,300]", "list_thousands", "[7100, 9200, 12300] if the commas"),
    (f"company.season = [{', '.join(['0,9', '1,1'] * 6)}]", "list_commas", "[0.9, 1.1, 0.9,"),
    ("company.margin = { range = [0.4, 0.45, 0.5], within = 80 }", "share", "for instance 0.8"),
    ("company.margin = { range = [0.4, 0.45, 0.5], within = 0.4 }", "within", "between 0.5 and 0.999"),
    ("company.margin = { range = [0.4, 0.45, 0.5], within = 1 }", "within", "0.8 for 8 times out of 10"),
    ("company.margin = { range = [0.4, 0.45, 0.5], within = [0.7, 0.8, 0.9] }", "number", "isn’t a number"),
    ("company.margin = { value = 0.4, within = 0.8 }", "within_fixed", "no range beside it"),
    ("company.order_value = { range = [1, 9000, 9e14], within = 0.5 }", "within_far", "narrower range"),
    ("company.season = [1, 2]", "twelve", "has 2"),
    ("company.season = 1", "twelve", "twelve"),
    ("company.season = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1]", "outside", "season[12]"),
    ("company.season = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, true]", "number_one", "season[12]"),
    ("finance.months = true", "number_one", "Write one number"),
    ("targets = [{ kpi = 'leads', month = true, value = 4 }]", "number_one", "targets[1].month"),
    ("finance.months = 2", "outside", "between 3 and 120"),
    ("finance.months = 36.5", "whole", "whole"),
    ("finance.months = 121", "outside", "between 3 and 120"),
    ("finance.discount_rate = 10", "outside_per_cent", "for instance 0.1 for 10%"),
    ('finance.currency = "kr"', "currency", "three capital letters"),
    ('finance.currency = "sek"', "currency", "three capital letters"),
    ("finance.currency = 3", "currency", "three capital letters"),
    ('finance.currency = "XXX"', "no_rate", "SEK, USD, EUR"),
    ('finance.start = "2027-13"', "start", '"2027-01"'),
    ("finance.start = 2027-01-01", "start", '"2027-01"'),
    ('finance.start = "2027-01\\n"', "start", '"2027-01"'),
    ('finance.against = "tody"', "choice_near", 'Did you mean "today"?'),
    ("finance.against = true", "choice", "Choose one of: aside, today."),
    ('funnel.credit = "click"', "choice_near", 'Did you mean "clicks"?'),
    ('funnel.credit = "last visit"', "choice", "clicks, platform, crm, experiment, own"),
    ("funnel.credit = 0.4", "choice", "credit is 0.4"),
    ("funnel.incremental = -0.4", "negative", "Write 0.4"),
    ("plan.cpm_trend = -0.3", "effect_above", "must be above -0.3, and at most 10"),
    ("plan.cpm_trend = [-0.4, 0, 0.1]", "effect_above", "-0.4 but must be above -0.3"),
    ("plan.cpm_trend = 11", "effect_above", "at most 10"),
    ("plan.outside_hour = 0", "above_zero", "above 0"),
    ('ignorance.level = "sever"', "choice_near", '"severe"'),
    ("ignorance.level = 3", "choice", "none, mild, likely, severe, own"),
    ("ignorance.not_applicable = 'brand'", "dimensions", '["recruiting"]'),
    ("ignorance.not_applicable = { brand = true }", "dimensions", "brand, recruiting, relations, search, crisis"),
    ("ignorance.not_applicable = ['recruting']", "choice_near", 'Did you mean "recruiting"?'),
    ("ignorance.not_applicable = ['brand', 7]", "choice", "not_applicable[2] is 7"),
    ("correlation = 0.96", "outside", "0.95"),
    ("seed = -1", "outside", "between 0"),
    ("seed = 1.5", "whole", "whole"),
    (f"seed = {'9' * 4000}", "outside", "between 0"),
    ("draws = 0", "outside", "between 1"),
    ("title = 3", "text", "quotes"),
    (f"title = '{'x' * 201}'", "text_long", "200"),
    ("model_version = 0", "outside", "between 1"),
    ("model_version = 3", "newer", "Update roisim"),
    ("company.marginal = 0.4", "unknown_near", "Did you mean margin?"),
    ("company.zzz = 0.4", "unknown", "audience, customers"),
    ("compny.margin = 0.4", "unknown_near", "Did you mean company?"),
    ("company = 3", "table", "[company]"),
    ("company = [1]", "table", "[company]"),
    ("finance = 3", "table", "[finance]"),
    ("channels = 3", "list", "[[channels]]"),
    ("channels = { name = 'X' }", "list", "[[channels]]"),
    ("channels = [3]", "table", "channels[1]"),
    ("channels = [{ spend = 3 }]", "channel_name", "LinkedIn"),
    ("channels = [{ name = '  ' }]", "channel_name", "LinkedIn"),
    ("channels = [{ name = 7 }]", "text", "quotes"),
    (f"channels = [{{ name = '{'x' * 101}' }}]", "text_long", "100"),
    ("channels = [{ name = 'X' }, { name = 'X' }]", "channel_twice", "channels[2].name"),
    ("channels = [{ name = 'X', cpm = 0 }]", "above_zero", "channels[1].cpm (X)"),
    ("channels = [{ name = 'X', cpm = 90, cpc = 8 }]", "cpc", "channels[1].cpc (X) is 8"),
    ("channels = [{ name = 'X', close_rate = 0.1, ctr = 0.01, cpc = 8 }]", "cpc", "write cpm = 80:"),
    ("channels = [{ name = 'X', value = 1, ctr = 0.01, cpc = [6, 8, 9] }]", "cpc", "write cpm = [60, 80, 90]:"),
    ("channels = [{ name = 'X', value = 1, ctr = 7, cpc = 8 }]", "cpc", "write cpm:"),
    ("channels = [{ name = 'X', value = 1, cpc = 0 }]", "above_zero", "channels[1].cpc (X)"),
    ("channels = [{ name = 'X', auction = 7 }]", "text", "channels[1].auction (X) is 7"),
    (f"channels = [{{ name = 'X', auction = '{'x' * 101}' }}]", "text_long", "100"),
    ("channels = [{ name = 'X', first = 0 }]", "outside", "channels[1].first (X) is 0. Write a number between 1"),
    ("channels = [{ name = 'X', last = 121 }]", "outside", "between 1 and 120"),
    ("channels = [{ name = 'X', last = 2.5 }]", "whole", "Write 2"),
    ("channels = [{ name = 'X', last = [1, 2, 3] }]", "number_one", "Write one number"),
    ("channels = [{ name = 'X', first = 9, last = 8 }]", "window", "channels[1].last (X) is month 8, before first"),
    ("lines = 3", "lines_list", "[[lines]]"),
    ("lines = { name = 'Fair' }", "lines_list", "lines = []"),
    ("lines = [3]", "table", "lines[1]"),
    ("lines = [{ layer = 'cost', amount = 3 }]", "line_name", 'name = "Trade fair"'),
    ("lines = [{ name = ' ', layer = 'cost', amount = 3 }]", "line_name", "lines[1] has no name"),
    ("lines = [{ name = 'Fair' }]", "line_missing", "lines[1] (Fair) lacks layer, amount."),
    ("lines = [{ name = 'Fair', layer = 'costs', amount = 3 }]", "choice_near", 'Did you mean "cost"?'),
    ("lines = [{ name = 'Fair', layer = 'strategic', amount = 3 }]", "choice", "Choose one of: cost, save, earn."),
    ("lines = [{ name = 'Fair', layer = 'cost', amount = -3 }]", "negative", "lines[1].amount (Fair) is -3"),
    ("lines = [{ name = 'Fair', layer = 'cost', amount = 3, frist = 2 }]", "unknown_near", "Did you mean first?"),
    ("lines = [{ name = 'Fair', layer = 'cost', amount = 3, first = 6, last = 5 }]", "window", "a last of 6 or later"),
    ("lines = [{ name = 'Fair', layer = 'cost', amount = 3, first = 'May' }]", "number_one", "lines[1].first (Fair)"),
    ("channels = [{ name = 'X', ctr = 0 }]", "share_above_zero", "above 0 and at most 1"),
    ("channels = [{ name = 'X', phasing = [1] }]", "twelve", "channels[1].phasing (X)"),
    ("targets = 3", "targets_list", "[[targets]]"),
    ("targets = { kpi = 'leads' }", "targets_list", "[[targets]]"),
    ("targets = [3]", "targets_list", "targets[1] is 3"),
    ("targets = [{}]", "target_missing", "targets[1] lacks kpi, month, value"),
    ("targets = [{ kpi = 'leads', month = 3 }]", "target_missing", "lacks value"),
    ("targets = [{ kpi = 'leeds', month = 3, value = 4 }]", "choice_near", 'Did you mean "leads"?'),
    ("targets = [{ kpi = 'cost', month = 3, value = 4 }]", "choice", "reach, visits, downloads"),
    ("targets = [{ kpi = 7, month = 3, value = 4 }]", "choice", "targets[1].kpi is 7"),
    ("targets = [{ kpi = 'leads', month = 0, value = 4 }]", "outside", "targets[1].month is 0"),
    ("targets = [{ kpi = 'leads', month = 121, value = 4 }]", "outside", "between 1 and 120"),
    ("targets = [{ kpi = 'leads', month = 1.5, value = 4 }]", "whole", "whole"),
    ("targets = [{ kpi = 'leads', month = nan, value = 4 }]", "infinite", "targets[1].month"),
    ("targets = [{ kpi = 'leads', month = 3, value = nan }]", "infinite", "targets[1].value"),
    ("targets = [{ kpi = 'leads', month = 3, value = [30, 40, 50] }]", "number_one", "Write one number"),
    ("targets = [{ kpi = 'leads', month = 3, value = -4 }]", "negative", "Write 4"),
    ("targets = [{ kpi = 'leads', month = 3, value = 2e15 }]", "huge", "1e15"),
    ("targets = [{ kpi = 'leads', month = 3, value = '1 500' }]", "number_quoted", "Write 1500,"),
    ("targets = [{ kpi = 'awareness', month = 3, value = 45 }]", "share", "for instance 0.45"),
    ("targets = [{ kpi = 'leads', mnth = 3, month = 3, value = 4 }]", "unknown_near", "Did you mean month?"),
    (
        "targets = [{ kpi = 'leads', month = 3, value = 4 }, { kpi = 'leads', month = 3.0, value = 5 }]",
        "target_twice",
        "targets[2] sets leads in month 3, as targets[1] already does",
    ),
    ("actuals = 3", "actuals_list", "[[actuals]]"),
    ("actuals = [3]", "actuals_list", "actuals[1] is 3"),
    ("actuals = [{ month = 3 }]", "actual_missing", "month = 3, leads = 41"),
    ("actuals = [{ leads = 3 }]", "actual_missing", "actuals[1]"),
    ("actuals = [{ month = 0, leads = 3 }]", "outside", "actuals[1].month is 0"),
    ("actuals = [{ month = 121, leads = 3 }]", "outside", "between 1 and 120"),
    ("actuals = [{ month = 3, leeds = 3, leads = 1 }]", "unknown_near", "Did you mean leads?"),
    ("actuals = [{ month = 3, leads = -3 }]", "negative", "actuals[1].leads"),
    ("actuals = [{ month = 3, leads = nan }]", "infinite", "actuals[1].leads"),
    ("actuals = [{ month = 3, leads = 2e15 }]", "huge", "actuals[1].leads"),
    ("actuals = [{ month = 3, reach = 40 }]", "share", "for instance 0.4"),
    ("actuals = [{ month = 3, leads = 1 }, { month = 3, visits = 1 }]", "actual_twice", "month 3"),
    (f"actuals = [{', '.join(['{ month = 3, leads = 1 }'] * 121)}]", "actuals_many", "120"),
    ("lift_tests = 3", "lift_tests_list", "[[lift_tests]]"),
    ("lift_tests = [{}]", "lift_test_range", "low, likely and high"),
    ("lift_tests = [{ incremental = 0.5 }]", "lift_test_range", "low, likely and high"),
    ("lift_tests = [{ incremental = [0.5, 0.5, 0.9] }]", "lift_test_range", "three different"),
    ("lift_tests = [{ incremental = [0, 0.5, 0.9] }]", "range_zero", "lift_tests[1].incremental"),
    (f"lift_tests = [{', '.join(['{ incremental = [1, 2, 3] }'] * 13)}]", "lift_tests_many", "12"),
    ("evidence = 3", "table", "[evidence]"),
    ("evidence = { error = 0 }", "outside", "evidence.error is 0"),
    ("evidence = { error = nan }", "infinite", "evidence.error"),
    ("evidence = { until = '2027-02-30' }", "day", "2027-03-31"),
    ("evidence = { until = 7 }", "day", "evidence.until is 7"),
    ("evidence = { published = 1 }", "yes_or_no", "true or false"),
    ("gates = 3", "gates_list", "[[gates]]"),
    ("gates = [{ kpi = 'leads' }]", "gate_missing", "month, threshold"),
    ("gates = [{ kpi = 'leads', month = 3, threshold = -1 }]", "negative", "gates[1].threshold"),
    ("gates = [{ kpi = 'leads', month = 3, threshold = 1, stop = 'under' }]", "choice", "below, above"),
    (
        "gates = [{ kpi = 'leads', month = 3, threshold = 1 }, { kpi = 'leads', month = 3, threshold = 2 }]",
        "gate_twice",
        "gates[1]",
    ),
    (f"gates = [{', '.join(['{ kpi = 1 }'] * 13)}]", "gates_many", "12"),
    ("objections = 3", "objections_list", "[[objections]]"),
    ("objections = [3]", "objections_list", "objections[1] is 3"),
    ("objections = [{}]", "objection_missing", "objections[1] lacks name, changes"),
    (
        "objections = [{ name = ' ', changes = [{ path = 'plan.hours', times = 2 }] }]",
        "objection_missing",
        "lacks name",
    ),
    ("objections = [{ name = 'X' }]", "objection_missing", "lacks changes"),
    ("objections = [{ name = 7, changes = [{ path = 'plan.hours', times = 2 }] }]", "text", "objections[1].name"),
    (f"objections = [{{ name = '{'x' * 61}', changes = [{{ path = 'plan.hours', times = 2 }}] }}]", "text_long", "60"),
    ("objections = [{ name = 'X', changes = [] }]", "objection_changes", "at least one"),
    ("objections = [{ name = 'X', changes = 'all' }]", "objection_changes", 'objections[1].changes (X) is "all"'),
    ("objections = [{ name = 'X', changes = ['all'] }]", "objection_changes", "objections[1].changes[1] (X)"),
    ("objections = [{ name = 'X', changes = [{ path = 'plan.hours' }] }]", "objection_way", "either times"),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hours', times = 2, value = 3 }] }]",
        "objection_way",
        "not both",
    ),
    ("objections = [{ name = 'X', changes = [{ times = 2 }] }]", "objection_path", "channels.*.spend"),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hour', times = 2 }] }]",
        "objection_path_near",
        "plan.hours?",
    ),
    (
        "objections = [{ name = 'X', changes = [{ path = 'channels.spend', times = 2 }] }]",
        "objection_path_near",
        "channels.*.spend?",
    ),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hours', of = 'Y', times = 2 }] }]",
        "objection_of",
        "Take of away",
    ),
    ("objections = [{ name = 'X', changes = [{ path = 'plan.hours', times = -2 }] }]", "outside", "times (X) is -2"),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hours', times = 1e9 }] }]",
        "outside",
        "between 0 and 1000",
    ),
    ("objections = [{ name = 'X', changes = [{ path = 'plan.hours', times = '2' }] }]", "number_quoted", "Write 2"),
    ("objections = [{ name = 'X', changes = [{ path = 'channels.*.cpm', times = 0 }] }]", "above_zero", "above 0"),
    ("objections = [{ name = 'X', changes = [{ path = 'company.margin', value = 45 }] }]", "share", "0.45"),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hours', value = [1, 2, 3] }] }]",
        "number_one",
        "one number",
    ),
    ("objections = [{ name = 'X', changes = [{ path = 'plan.hours', value = nan }] }]", "infinite", "value (X)"),
    (
        "objections = [{ name = 'X', why = 1, changes = [{ path = 'plan.hours', times = 2 }] }]",
        "unknown",
        "objections[1].why",
    ),
    (
        "objections = [{ name = 'X', changes = [{ path = 'plan.hours', times = 2 }] }, "
        "{ name = ' x', changes = [{ path = 'plan.posts', times = 2 }] }]",
        "objection_twice",
        "another objection has that name already",
    ),
]


@pytest.mark.parametrize(("written", "key", "part"), NUMBERS, ids=[written[:40] for written, _, _ in NUMBERS])
def test_every_mistake_is_named_with_its_remedy(written: str, key: str, part: str) -> None:
    path = written.partition(" ")[0]
    if not path.startswith(("model_version", "channels")):
        assert {found[1] for found in faults(BASE + written)} == {key}
    assert key in [found[1] for found in faults(BASE + written)]
    assert part in sentence(BASE + written)


def test_more_than_twelve_channels_are_too_many() -> None:
    written = "".join(f'[[channels]]\nname = "{number}"\n' for number in range(13))
    assert faults(BASE + written) == [("channels", "channels_many")]


def test_more_than_twenty_lines_are_too_many() -> None:
    written = ['[[lines]]\nname = "Fair"\nlayer = "save"\namount = 1\n' for _ in range(21)]
    assert faults(BASE + "".join(written)) == [("lines", "lines_many")]
    assert len(cases.load(BASE + "".join(written[:20])).lines) == 20


def test_more_than_thirty_targets_are_too_many() -> None:
    written = [f'[[targets]]\nkpi = "leads"\nmonth = {month}\nvalue = 1\n' for month in range(1, 32)]
    assert faults(BASE + "".join(written)) == [("targets", "targets_many")]
    assert len(cases.load(BASE + "".join(written[:30])).targets) == 30


def test_more_than_twelve_objections_or_six_numbers_are_too_many() -> None:
    changes = '[[objections.changes]]\npath = "plan.hours"\ntimes = 2\n'
    written = [f'[[objections]]\nname = "{number}"\n{changes}' for number in range(13)]
    assert faults(BASE + "".join(written)) == [("objections", "objections_many")]
    assert len(cases.load(BASE + "".join(written[:12])).objections) == 12
    long = f'[[objections]]\nname = "X"\n{changes * 7}'
    assert faults(BASE + long) == [("objections[1].changes (X)", "objection_changes_many")]


def test_an_unknown_preset_is_one_fault_and_the_rest_is_still_checked() -> None:
    assert faults('preset = "b2c"\n[company]\nmargin = 45') == [
        ("preset", "choice_near"),
        ("company.margin", "share"),
    ]


def test_all_faults_of_a_file_come_at_once_each_with_its_path() -> None:
    written = BASE + """
        titel = "x"
        [finance]
        months = 0
        start = "2027-13"
        [company]
        margin = 45
        order_value = [9000, 7000, 12000]
        [[channels]]
        name = "Facebook"
        [[channels]]
        name = "LinkedIn"
        cpm = -3
        ctr = { range = [0, 0.1, 0.2], source = 3 }
        [[lines]]
        name = "Fair"
        layer = "cots"
        amount = "20 000"
        first = 9
        last = 3
        [funnel]
        credit = "cm"
        [ignorance]
        level = "mid"
        not_applicable = ["brand", "crises"]
        [[targets]]
        kpi = "leads"
        month = 12
        value = 40
        [[targets]]
        kpi = "lead"
        month = 0
        value = true
    """  # fmt: skip
    assert set(faults(written)) == {
        ("titel", "unknown_near"),
        ("finance.months", "outside"),
        ("finance.start", "start"),
        ("company.margin", "share"),
        ("company.order_value", "range_order"),
        ("channels[2].cpm (LinkedIn)", "negative"),
        ("channels[2].ctr (LinkedIn)", "range_zero_never"),
        ("channels[2].ctr.source (LinkedIn)", "text"),
        ("lines[1].layer (Fair)", "choice_near"),
        ("lines[1].amount (Fair)", "number_quoted"),
        ("lines[1].last (Fair)", "window"),
        ("funnel.credit", "choice_near"),
        ("ignorance.level", "choice_near"),
        ("ignorance.not_applicable[2]", "choice_near"),
        ("targets[2].kpi", "choice_near"),
        ("targets[2].month", "outside"),
        ("targets[2].value", "number_one"),
    }


def test_without_a_preset_what_is_missing_is_told_by_table() -> None:
    found = faults("[finance]\nmonths = 36")
    assert {path for path, _ in found} == set(GROUPS) - {*LISTED}
    assert {key for _, key in found} == {"missing"}


def test_a_flood_of_faults_is_cut_and_counted() -> None:
    flood = BASE + "".join(
        f'[[channels]]\nname = "{n}"\n' + "".join(f"x{m} = 1\n" for m in range(9)) for n in range(12)
    )
    found = faults(flood)
    assert len(found) == 51
    assert found[-1] == ("", "more")


def test_the_remedy_for_a_range_can_be_written_as_it_stands() -> None:
    for path in ("company.order_value", "company.margin", "company.audience"):
        for written in ("[0, 0, 0]", "[0, 0, 0.5]", "[0, 0.5, 1]", "[0.5, 0.9, 0.2]", "[0.9, 1, 1]"):
            given = f"{BASE}{path} = {written}"
            try:
                cases.load(given)
            except CaseError as error:
                instead = error.faults[0].facts["instead"]
                assert cases.load(f"{BASE}{path} = {instead}")


# --- files ---


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_empty"),
        (b" \n\t\n", "file_empty"),
        (b"\xef\xbb\xbf", "file_empty"),
        (bytes(range(256)), "file_binary"),
        (b"\x00" * 100, "file_binary"),
        ('preset = "b2b"\ntitle = "kåk"'.encode("latin-1"), "file_binary"),
        ('preset = "b2b"'.encode("utf-16")[:-1], "file_binary"),
        ('preset = "b3b"'.encode("utf-16"), "choice_near"),
        (b"#" * (MOST_BYTES + 1), "file_large"),
        (b"x = " + b"[" * 100_000, "file_deep"),
        (b'{"x": ' * 40_000, "file_deep"),
        (b".".join([b"a"] * 60_000) + b" = 1", "file_dots"),
        (b"seed = " + b"9" * 5000, "file_digits"),
        (b'{"seed": ' + b"9" * 5000 + b"}", "file_digits"),
        (b'preset = "b2b"\ncompany margin = 3', "toml_syntax"),
        (b'preset = "b2b"\n[company]\nmargin = 0,45', "toml_comma"),
        (b'preset = "b2b"\n[company]\nmargin = 45 %', "toml_number"),
        (b'preset = "b2b"\n[company]\norder_value = 25,000', "toml_thousands"),
        (b'{"company": {\n"order_value": 25,000\n}}', "toml_thousands"),
        (b'preset = "b2b"\npreset = "local"', "toml_twice"),
        (b'preset = "b2b"\npreset = "local"\nseed = 3\n', "toml_twice"),
        (b'[company]\nmargin = 0.4\n[company]\nchurn = 0.1', "toml_twice"),
        (b'preset = "b2b', "toml_end"),
        (b"x = [1, 2", "toml_end"),
        (b'{"preset": "b2b",}', "json_syntax"),
        (b'{"preset": "b2b", "preset": "local"}', "json_twice"),
        (b"{", "json_syntax"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_case_says_why(tmp_path: Path, content: bytes, key: str) -> None:
    file = tmp_path / "case.toml"
    file.write_bytes(content)
    started = time.perf_counter()
    assert [found[1] for found in faults(file)] == [key]
    assert time.perf_counter() - started < 2


def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path) -> None:
    file = tmp_path / "case.toml"
    with file.open("wb") as large:
        large.truncate(50 * 2**20)
    ((path, key),) = faults(file)
    assert key == "file_large"
    assert str(file).startswith(path.rstrip("…"))  # a long path is cut
    assert [found[1] for found in faults("x = 1\n" * 10**7)] == ["file_large"]


def test_a_file_that_is_missing_or_closed_says_so(tmp_path: Path) -> None:
    assert [found[1] for found in faults(tmp_path / "nothing.toml")] == ["file_missing"]
    assert [found[1] for found in faults(tmp_path)] == ["file_unreadable"]
    assert [found[1] for found in faults("case\0.toml")] == ["file_unreadable"]
    assert [found[1] for found in faults("x" * 5000)] == ["file_unreadable"]


def test_a_json_file_is_an_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("case.json").write_text("[1, 2]", "utf-8")
    assert faults(Path("case.json")) == [("case.json", "json_object")]


def test_a_mistake_in_the_syntax_is_shown_with_line_and_column() -> None:
    said = sentence('preset = "b2b"\n\n[company]\nmargin = 0,45\n')
    assert "Line 4" in said
    assert "margin = 0,45" in said
    assert "Rad 4" in sentence('preset = "b2b"\n\n[company]\nmargin = 0,45\n', "sv")


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("0,45", "such as 0.45."), ("0,45 # before bonuses", "such as 0.45."), ("1,5e", "such as 1.5."),
        ("25 000", "Write 25000:"),
        ("1.250.000", "Write 1250000:"), ("45%", "Write 0.45:"), ("25.000,50", "such as 25000.50."),
        ("25,000", "Write 25000 if"), ("25,000", "25.0 if it stands before decimals"),
        ("1,250,000", "as 1250000."), ("[0,05, 0,1, 0,25]", "Write [0.05, 0.1, 0.25]:"),
        ("[7,000, 9,500, 12,000]", "Write [7000, 9500, 12000] if"),
    ],
)  # fmt: skip
def test_a_number_as_people_write_it_is_told_as_a_file_has_it(written: str, right: str) -> None:
    assert right in sentence(f"{BASE}[company]\norder_value = {written}\n")


def test_names_that_cost_much_to_read_are_refused_quickly() -> None:
    header = "[" + ".".join(["a"] * 90) + "]\n"
    started = time.perf_counter()
    faults((header + "".join(f"x{n} = 1\n" for n in range(20_000)))[: MOST_BYTES - 10].rpartition("\n")[0] + "\n")
    assert time.perf_counter() - started < 5


# --- anything ---

TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)
PLACES = st.sampled_from(
    [(parameter.group, parameter.name) for parameter in PARAMETERS.values()]
    + [("finance", "start"), ("channels", "name"), ("ignorance", "not_applicable"), ("ignorance", "level")]
    + [("finance", "against"), ("funnel", "credit"), ("channels", "cpc"), ("channels", "auction"), ("lines", "layer")]
    + [(group, end) for group in LISTED for end in ("first", "last")]
    + [("targets", "kpi"), ("targets", "month"), ("targets", "value")]
)
ROWS: dict[str, dict[str, object]] = {
    "channels": {"name": "X"},
    "lines": {"name": "X", "layer": "cost", "amount": 1},
    "targets": {"kpi": "leads", "month": 1, "value": 1},
}


def laid(places: Mapping[tuple[str, str], object]) -> dict[str, Any]:
    """Values at paths of a case; those of channels in one channel, those of targets in one target."""
    tree: dict[str, Any] = {}
    for (group, name), value in places.items():
        table = tree.setdefault(group, [dict(ROWS[group])])[0] if group in ROWS else tree.setdefault(group, {})
        table[name] = value
    return tree


@given(st.dictionaries(PLACES, TREES, max_size=6), st.sampled_from([{}, {"model_version": 1}, {"model_version": 2}]))
def test_any_value_anywhere_is_read_or_told(places: dict[tuple[str, str], object], version: dict[str, int]) -> None:
    tree = {"preset": "b2b", **version, **laid(places)}
    assert cases.notices(tree) is not None
    said = ["sound"]
    try:
        case = cases.read(tree)
    except CaseError as error:
        said = Text("sv").faults(error) + Text("en").faults(error)
    else:
        assert cases.read(cases.tree(case)) == case
    assert all(line.isprintable() and len(line) < 800 for line in said)


@given(
    st.dictionaries(
        st.text(max_size=12) | st.sampled_from(["preset", "company", "channels", "lines", "targets"]), TREES, max_size=4
    )
)
def test_any_tables_are_read_or_told(tree: dict[str, object]) -> None:
    with pytest.raises(CaseError):
        cases.read(tree)
    cases.notices(tree)


@given(st.text(max_size=200))
def test_any_text_is_told(text: str) -> None:
    faults(f"x={text}")
    faults(f"{{{text}")


@given(st.binary(max_size=300))
def test_any_file_ends_in_sentences_and_exit_code_2(raw: bytes) -> None:
    answer = CliRunner().invoke(main, ["check", "-"], input=raw, catch_exceptions=False)
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr.strip()


# --- words ---


def test_every_fault_of_a_case_a_file_or_a_link_has_a_test() -> None:
    tests = "".join(file.read_text("utf-8") for file in Path(__file__).parent.glob("test_*.py"))
    told = set(tomllib.loads((LOCALES / "en" / "faults.toml").read_text("utf-8"))["fault"])
    assert {key for key in told if f'"{key}"' not in tests} == IN_OTHER_TESTS


def test_the_language_of_a_sentence_is_the_readers() -> None:
    assert sentence(BASE + "company.margin = 45", "sv").startswith("company.margin är 45.")
    assert sentence(BASE + "company.margin = 45", "en").startswith("company.margin is 45.")


def test_json_numbers_that_are_none_are_told() -> None:
    written = json.dumps({"preset": "b2b", "company": {"margin": float("nan"), "churn": None}})
    assert faults(written) == [("company.churn", "number"), ("company.margin", "infinite")]


@pytest.mark.parametrize(
    ("text", "key", "instead"),
    [
        ('{"company":{"margin":0,45}}', "toml_comma", "0.45"),
        ('{"preset":"b2b","company":{"margin":0,45,"orders":1}}', "toml_comma", "0.45"),
        ('{"company":{"order_value":25 000}}', "toml_number", "25000"),
        ('preset = "b2b"\n[company]\norder_value = 500 kr', "toml_sum", "500"),
        ('preset = "b2b"\n[company]\nmargin = { range = [0.4, 0.5, 0.6], within = 0,8 }', "toml_comma", "0.8"),
        ('preset = "b2b"\n[company]\nmargin = [0,5, 1,2]', "list_commas_some", "0.5"),
        ('preset = "b2b"\n[company]\nmargin = [0,40, 0,45]', "list_commas_some", "0.4"),
        ('preset = "b2b"\n[company]\nmargin = [0,4, 1, 0,52]', "list_commas_some", "0.4"),
        ('preset = "b2b"\n[finance]\ndiscount_rate = 10', "outside_per_cent", "0.1"),
    ],
)
def test_a_comma_or_a_unit_in_a_file_is_told_with_what_to_write(text: str, key: str, instead: str) -> None:
    with pytest.raises(CaseError) as error:
        cases.load(text)
    (fault,) = error.value.faults
    assert (fault.key, fault.facts["instead"]) == (key, instead)
    assert all(instead in Text(language).fault(fault) for language in LANGUAGES)
