"""Key figures by month out of a spreadsheet: the same truth however it is written, and all that is wrong by its row."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim.cases import preset
from roisim.cases.outcomes import Actual
from roisim.errors import CaseError
from roisim.importers.figures import decoded, read
from roisim.text import LANGUAGES, Text

B2B = preset("b2b")
TRUTH = (Actual(1, (("leads", 12.0), ("revenue", 1_250_000.0))), Actual(2, (("leads", 15.5),)))


@pytest.mark.parametrize(
    "written",
    [
        "month,leads,revenue\n1,12,1250000\n2,15.5,\n",
        "month;leads;revenue\n1;12;1 250 000\n2;15,5;-\n",
        'month,leads,revenue\n1,12,"1,250,000"\n2,15.5,–\n',
        "Månad\tLeads\tRevenue (SEK)\n2027-01\t12\t1,25 mkr\n2027-02\t15,5\t\nTotalt\t27,5\t1,25 mkr\n",
        "revenue;date;leads\n1250000;2027-01-31;12\n;2027-02-01;15,5",
        "\n\nour table\n\nmonth\tleads\trevenue\njanuari 2027\t12\t1250000\nfeb 2027\t15,5\t\n",
    ],
)
def test_the_same_table_in_any_form_is_the_same_figures(written: str) -> None:
    assert read(written, B2B) == TRUTH
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read(decoded(written.encode(encoding)), B2B) == TRUTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_column_may_be_called_what_the_page_calls_it(language: str) -> None:
    text = Text("sv" if language == "sv" else "en", "b2b")
    table = f"month\t{text('kpi.awareness.name')}\t{text('kpi.new_customers.name')}\n3\t25 %\t4\n"
    assert read(table, B2B) == (Actual(3, (("new_customers", 4.0), ("awareness", 0.25))),)


def test_shares_are_per_cent_or_parts_the_whole_column_alike() -> None:
    assert [dict(each.figures)["reach"] for each in read("month;reach\n1;25\n2;0,5\n", B2B)] == [0.25, 0.005]
    assert [dict(each.figures)["reach"] for each in read("month;reach\n1;0,25\n2;0,5\n", B2B)] == [0.25, 0.5]


def test_a_column_or_a_row_without_a_name_is_of_the_key_figure_that_is_shown() -> None:
    for written in ("12\n15,5\n", "12\t15,5\n", "1;12\n2;15,5", "jan 2027\t12\nfeb 2027\t15,5"):
        assert [dict(each.figures) for each in read(written, B2B, "leads")] == [{"leads": 12.0}, {"leads": 15.5}]


@pytest.mark.parametrize(
    ("written", "key", "line"),
    [
        ("", "figures_nothing", None),
        ("month;leads\n", "figures_nothing", None),
        ("a;b\n1;2\n", "figures_no_head", None),
        ("month;leads\n1;4\nsoon;5", "figures_month", 3),
        ("month;leads\n2026-12;4", "figures_outside", 2),
        ("month;leads\n1;many", "figures_number", 2),
        ("month;leads\n1;-4", "figures_number", 2),
        ("month;leads\n1;4\n2027-01;5", "figures_twice", 3),
        ("month;leads;leads\n1;4;4", "figures_same_column", None),
        ("month;leads\n3/4/2027;4", "figures_month", 2),
    ],
)
def test_what_is_wrong_is_told_by_its_row_and_nothing_is_taken_over(written: str, key: str, line: int | None) -> None:
    with pytest.raises(CaseError) as refused:
        read(written, B2B)
    assert refused.value.faults[0].key == key and refused.value.faults[0].facts.get("line") == line
    for language in LANGUAGES:
        assert all("{" not in sentence for sentence in Text(language).faults(refused.value))


def test_days_need_a_first_month() -> None:
    with pytest.raises(CaseError) as refused:
        read("month;leads\n2027-01;4", replace(B2B, finance=replace(B2B.finance, start="")))
    assert refused.value.faults[0].key == "figures_no_start"


@given(st.text(max_size=200), st.sampled_from(["", "leads", "reach"]))
def test_nothing_that_is_pasted_brings_it_down(written: str, kpi: str) -> None:
    with suppress(CaseError):
        assert read(written, B2B, kpi)
