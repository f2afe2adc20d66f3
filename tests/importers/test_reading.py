"""What exports say, whatever their language, encoding, marks and age; and that nothing can bring their reading down."""

import io
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.errors import CaseError
from roisim.importers import Found, read

EXPORTS = Path(__file__).parent / "exports"
META = "Rapporteringen startar;Rapporteringen avslutas;Kampanjnamn;Spenderat belopp (SEK);Visningar;Länkklick;Resultat"
ROWS = ("2026-08-03;2026-08-09;Höst;7 507,10;31 092;281;7", "2026-08-10;2026-08-16;Höst;9 249,62;39 842;342;12")
SWEDISH = "\r\n".join((META, *ROWS)) + "\r\n"


def sums(found: Found, *names: str) -> list[float]:
    return [round(sum(getattr(row, name) or 0 for row in (*found.spent, *found.visits)), 2) for name in names]


@pytest.mark.parametrize(
    ("file", "platform", "conversions", "left"),
    [
        ("meta_ads_manager_en_sek.csv", "meta", 197, [2]),
        ("linkedin_campaign_manager_utf16.csv", "linkedin", 197, []),
        ("google_ads_en_utf16.csv", "google_ads", 146, [28, 29, 30]),
        ("tiktok_ads_en.csv", "tiktok", 186, [26]),
    ],
)
@pytest.mark.parametrize("detail", [True, False])
def test_the_same_truth_stands_in_every_platforms_file(
    file: str, platform: str, conversions: float, left: list[int], detail: bool
) -> None:
    found = read(EXPORTS / file, file, detail=detail)
    assert (found.platform, found.rows, found.currency) == (platform, 24, "SEK")
    assert (found.first_day, found.last_day) == (date(2026, 8, 3), date(2026, 9, 21))
    assert sums(found, "spend", "impressions", "clicks", "conversions") == [188416.55, 1289247, 10788, conversions]
    assert [each.line for each in found.skipped] == left


def test_web_analytics_are_read_with_the_days_above_them() -> None:
    found = read(EXPORTS / "ga4_traffic_acquisition_en.csv", "a.csv")
    assert (found.platform, found.rows) == ("ga4", 7)
    assert sums(found, "sessions", "key_events", "revenue") == [37171, 886, 461000.65]
    assert (found.first_day, found.last_day) == (date(2026, 8, 1), date(2026, 9, 30))


def test_another_file_is_refused() -> None:
    with pytest.raises(CaseError, match="import_unknown"):
        read(EXPORTS / "bad_not_an_export.csv", "a.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_encoding_and_delimiter_do_not_matter(encoding: str, delimiter: str) -> None:
    found = read(SWEDISH.replace(";", delimiter).encode(encoding), "a.csv")
    assert (found.platform, found.currency, found.rows) == ("meta", "SEK", 2)
    assert sums(found, "spend", "impressions", "clicks", "conversions") == [16756.72, 70934, 623, 19]
    assert {each.campaign for each in found.spent} == {"Höst"}
    assert [each.key for each in found.warnings] == (["import_encoding"] if encoding in ("cp1252", "mac_roman") else [])


@pytest.mark.parametrize(
    "spend",
    [
        "7507.10",
        "7,507.10",
        "7507,10",
        "7.507,10",
        "7 507,10",
        "7\u202f507,10",
        "7\u00a0507,10 kr",
        "SEK 7,507.10",
        "7'507.10",
    ],
)
def test_an_amount_is_never_a_thousand_times_off(spend: str) -> None:
    for sign, minus in (("", ""), ("-", "-"), ("\N{MINUS SIGN}", "-")):
        found = read(f"date\tchannel\tspend\n2026-08-03\tA\t{sign}{spend}\n".encode(), "a.csv")
        assert sums(found, "spend") == [float(f"{minus}7507.10")]


def test_a_column_that_cannot_tell_is_asked_and_the_answer_is_used() -> None:
    table = b'date,channel,spend\n2026-08-03,A,"1,234"\n2026-08-04,A,"2,345"\n'
    found = read(table, "a.csv")
    assert [(each.column, each.asked) for each in found.questions] == [("spend", "decimal")]
    assert not found.spent
    assert sums(read(table, "a.csv", {"spend": "."}), "spend") == [3579]
    assert sums(read(table, "a.csv", {"spend": ","}), "spend") == [3.58]


def test_one_cell_tells_what_a_mark_means_in_the_whole_column() -> None:
    table = "date;channel;spend\n2026-08-03;A;1,234\n2026-08-04;A;{}\n"
    assert sums(read(table.format("2,50").encode(), "a.csv"), "spend") == [3.73]
    assert sums(read(table.format("2.50").encode(), "a.csv"), "spend") == [1236.5]


def test_the_order_of_day_and_month_is_told_by_the_column_or_asked() -> None:
    table = "date,channel,spend\n3/8/2026,A,10\n{},A,20\n"
    assert read(table.format("3/13/2026").encode(), "a.csv").first_day == date(2026, 3, 8)
    assert read(table.format("13/8/2026").encode(), "a.csv").first_day == date(2026, 8, 3)
    assert [each.asked for each in read(table.format("2026-09-01").encode(), "a.csv").questions] == ["dates"]
    assert read(table.format("4/8/2026").encode(), "a.csv", {"date": "dmy"}).last_day == date(2026, 8, 4)


def test_every_row_is_read_or_named() -> None:
    rows = [
        "# a comment", "Date,Channel,Spend,Clicks", "2026-08-03,A,10,1", "2026-08-03,A,10,1", ",,,",
        "2026-08-04,A,abc,1",
        "yesterday,A,1,1", "Total,,20,2", "2026-08-05,A,--,<5", "Device,Visits,Share,Change", "Mobile,5",
    ]  # fmt: skip
    found = read("\n".join(rows).encode(), "a.csv")
    assert found.rows == 2
    assert [(each.line, each.reason.key) for each in found.skipped] == [
        (4, "row_twice"), (5, "row_blank"), (6, "row_number"), (7, "row_day"), (8, "row_total"), (10, "row_table"),
        (11, "row_other_table"),
    ]  # fmt: skip
    assert [each.key for each in found.warnings] == ["import_masked", "import_currency_none", "import_totals"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("meta_ads_manager_en_sek.csv", "utf-8-sig"), ("tiktok_ads_en.csv", "utf-8-sig"),
        ("google_ads_en_utf16.csv", "utf-16"),
    ],
)  # fmt: skip
def test_a_total_that_its_rows_do_not_add_up_to_is_told(name: str, encoding: str) -> None:
    lines = (EXPORTS / name).read_bytes().decode(encoding).splitlines()
    assert not {fault.key for fault in read("\n".join(lines).encode(), name).warnings} & {"import_totals"}
    gone = next(line for line in lines if "2026-08-10" in line)
    found = read("\n".join(line for line in lines if line != gone).encode(), name)
    told = {fault.facts["column"]: fault.facts for fault in found.warnings if fault.key == "import_totals"}
    assert {facts["said"] for facts in told.values()} == {188416.55, 1289247, 10788}
    assert all(facts["added"] < facts["said"] for facts in told.values())


def test_a_total_in_two_readings_is_read_as_its_column_is() -> None:
    rows = "Datum;Kanal;Kostnad;Visningar;Klick\n2026-01-01;Meta;1.000;10;1\n2026-01-02;Meta;12,50;10;1\n"
    for total, told in (("1.012,50", 0), ("1.012", 0), ("2.012", 1)):
        found = read(f"{rows}Totalt;;{total};20;2\n".encode(), "plan.csv")
        assert [fault.key for fault in found.warnings].count("import_totals") == told


@pytest.mark.parametrize("called", ["Results from 2 campaigns", "Resultat från 2 kampanjer", "Total"])
def test_totals_that_have_days_are_not_counted_with_their_rows(called: str) -> None:
    head = "Campaign name,Reporting starts,Reporting ends,Amount spent (SEK),Impressions\n"
    week = "2026-08-03,2026-08-09"
    content = f"{head}{called},{week},300,30\nTotal care,{week},100,10\nB,{week},200,20\n".encode()
    for detail in (True, False):
        found = read(content, "meta.csv", detail=detail)
        assert sums(found, "spend", "impressions") == [300, 30], detail
        assert [(each.line, each.reason.key) for each in found.skipped] == [(2, "row_total")]


def test_rows_far_apart_that_repeat_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roisim.importers.left._REMEMBERED", 2)
    rows = [f"2026-08-{day:02},A,{day}.00" for day in range(1, 31)]
    found = read("\n".join(["date,channel,spend", *rows, rows[20]]).encode(), "a.csv")
    assert (found.rows, sums(found, "spend")) == (30, [465])
    assert [(each.line, each.reason.facts) for each in found.skipped] == [(32, {"first": 22})]


def workbook(*rows: tuple[object, ...]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet("Raw Data Report")
        for place, row in enumerate(rows):
            sheet.write_row(place, 0, row)
    return kept.getvalue()


@pytest.mark.parametrize("last", ["", "\n"])
def test_a_quotation_mark_that_never_closes_hides_no_rows(last: str) -> None:
    rows = "\n".join(f"2026-08-{day:02d},A,10" for day in range(4, 29))
    with pytest.raises(CaseError) as caught:
        read(f'date,channel,spend\n2026-08-02,"B\nC",10\n2026-08-03,"A,10\n{rows}{last}'.encode(), "a.csv")
    fault = caught.value.faults[0]
    assert (fault.key, fault.facts["line"]) == ("import_quote", 4)
    assert read(f'date,channel,spend\n2026-08-02,A,"10"{last}'.encode(), "a.csv").rows == 1


def test_a_workbook_says_what_the_text_says() -> None:
    found = read(
        workbook(
            ("Report",), (),

            ("Time period", "Campaign name", "Spend (EUR)", "Impressions", "Link clicks", "Engagements"),
            (date(2026, 8, 3), "A", 10.5, 1000, 20, 3), ("2026-08-04", "B", "1,020.50", "2,000", 30, 4),
        ),
        "a.xlsx",
    )  # fmt: skip
    assert (found.platform, found.currency, found.rows) == ("x", "EUR", 2)
    assert sums(found, "spend", "impressions", "clicks") == [1031.0, 3000, 50]


def test_a_workbook_that_unpacks_to_too_much_is_not_opened() -> None:
    far = workbook(("date", "channel", "spend"))
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(far)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part.filename, old.read(part).replace(b'r="C1"', b'r="XFD1048576"'))
    with pytest.raises(CaseError, match="import_workbook_large"):
        read(kept.getvalue(), "a.xlsx")


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b"PK\x03\x04broken", b"\xff\xfe\x00", b"\x00" * 500, b'"' + b"a" * 300_000]
)
def test_what_is_no_table_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(CaseError) as refused:
        read(content, "a.csv")
    assert len(refused.value.faults) == 1


CELLS = st.sampled_from(
    ["1,234", "1.5", "-", "<5", "", "2026-08-03", "3/4/2026", "Total", "12 345,67", "kr", '"', "é", "9" * 30]
)


@settings(max_examples=60)
@given(
    st.lists(st.lists(CELLS | st.text(max_size=8), max_size=8), max_size=12),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_any_rows_below_a_header_are_read_or_named(rows: list[list[str]], encoding: str) -> None:
    table = "\n".join([META, *(";".join(row) for row in rows)]).encode(encoding, "replace")
    try:
        found = read(table, "a.csv")
    except CaseError:
        return
    assert found.questions or found.rows == 0 or found.first_day


@settings(max_examples=60)
@given(st.binary(max_size=400), st.integers(0, 150))
def test_no_bytes_bring_it_down(noise: bytes, place: int) -> None:
    content = SWEDISH.encode("utf-8")
    for table in (noise, content[:place] + noise + content[place:]):
        with suppress(CaseError):
            read(table, "a.csv")


def test_a_currency_that_is_none_is_refused_and_a_column_that_is_there_twice_is_told() -> None:
    rows = b"date,channel,spend,spend\n2026-01-01,A,10,20\n"
    with pytest.raises(CaseError) as caught:
        read(rows, "a.csv", {"currency": "NONSENSE"})
    assert caught.value.faults[0].key == "import_currency_unknown"
    found = read(rows, "a.csv", {"currency": "SEK"})
    assert found.spent[0].spend == 10 and [each.key for each in found.warnings] == ["import_column_twice"]
