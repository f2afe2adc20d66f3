"""`roisim import`: what it prints, and that one bad file leaves nothing taken over."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from roisim.cli.main import main
from tests.importers.hub import TOKEN, deal, hub, person

EXPORTS = Path(__file__).parent.parent / "importers" / "exports"
META, DEALS, BAD = (
    str(EXPORTS / name) for name in ("meta_ads_manager_en_sek.csv", "hubspot_deals_en.csv", "bad_not_an_export.csv")
)


def test_its_json_has_what_a_program_needs() -> None:
    ran = CliRunner().invoke(main, ["import", META, DEALS, "--format", "json", "--lang", "en"])
    ads, deals = json.loads(ran.stdout)["files"]
    assert ads == {
        "file": "meta_ads_manager_en_sek.csv", "platform": "meta", "rows": 24, "first_day": "2026-08-03",
        "last_day": "2026-09-21", "currency": "SEK", "impressions": 1289247, "clicks": 10788, "spend": 188416.55,
        "conversions": 197, "skipped": [{"line": 2, "reason": "totals, not data"}], "warnings": [],
    }  # fmt: skip
    assert [deals[name] for name in ("deals", "won", "lost", "open", "won_value")] == [60, 12, 15, 33, 479002]


def test_what_leads_were_worth_is_told_to_a_program_with_its_ranges() -> None:
    ran = CliRunner().invoke(main, ["import", META, DEALS, "--format", "worth", "--lang", "en"])
    told = json.loads(ran.stdout)
    (row,) = [each for each in told["sources"] if each["source"] == "paid_social" and each["spend"]]
    assert row["spend"] == pytest.approx(188416.55) and sum(each["spend"] or 0 for each in told["months"]) > 0
    ends = [row[name] for name in ("cost_per_lead", "close_rate", "order_value", "value_per_lead", "back")]
    assert all(each["low"] <= each["seen"] <= each["high"] for each in ends if each)
    assert row["back"]["seen"] == pytest.approx(row["value"] / (row["spend"] + row["labour"]))


def test_one_bad_file_leaves_nothing_taken_over() -> None:
    ran = CliRunner().invoke(main, ["import", META, BAD, "--format", "json", "--lang", "en"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("bad_not_an_export.csv is none of the files") and ran.stderr.count("\n") == 1


def test_what_a_column_cannot_tell_is_asked_and_answered_by_an_option(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text('date,channel,spend\n3/4/2026,A,"1,234"\n', "utf-8")
    asked = CliRunner().invoke(main, ["import", str(table), "--lang", "sv"])
    assert asked.exit_code == 2 and "--decimal" in asked.stderr and "--dates" in asked.stderr
    options = ["--decimal", ".", "--dates", "dmy", "--currency", "sek", "--format", "json"]
    found = json.loads(CliRunner().invoke(main, ["import", str(table), *options]).stdout)["files"][0]
    assert (found["spend"], found["first_day"], found["currency"]) == (1234, "2026-04-03", "SEK")


def test_its_text_names_what_was_left_in_both_languages() -> None:
    for language, said in (("sv", "rad 2: summor, inte data"), ("en", "line 2: totals, not data")):
        assert said in CliRunner().invoke(main, ["import", META, "--lang", language]).stdout


def test_what_a_model_says_of_each_channel_is_in_the_data_and_on_the_screen(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("channel,mean,median,abs_error_94_lower,abs_error_94_upper\nFacebook,2.5,2.4,1.7,3.1\n", "utf-8")
    data = CliRunner().invoke(main, ["import", str(table), "--format", "json"]).stdout
    said = {"channel": "Facebook", "returned": 2.4, "low": 1.7, "high": 3.1, "level": 0.94, "model": ""}
    assert json.loads(data)["files"][0]["returns"] == [said]
    screen = CliRunner().invoke(main, ["import", str(table), "--lang", "sv"]).stdout
    assert "resultat från PyMC-Marketing" in screen and "2,4 (mellan 1,7 och 3,1)" in screen


def test_hubspot_is_fetched_beside_files_and_a_refusal_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    won = deal(1, "closedwon", [1], amount="1000.50", deal_currency_code="SEK", closedate="2026-05-01T00:00:00Z")
    deals = [won, *(deal(number) for number in range(2, 202))]
    with hub(deals, [person(1)]) as known:
        monkeypatch.setenv("HUBSPOT_TOKEN", TOKEN)
        monkeypatch.setenv("HUBSPOT_BASE_URL", known.address)
        ran = CliRunner().invoke(main, ["import", META, "--hubspot", "--format", "json", "--lang", "en"])
        files = json.loads(ran.stdout)["files"]
        assert [each["platform"] for each in files] == ["meta", "hubspot_deals", "hubspot_contacts"]
        assert [files[1][name] for name in ("deals", "won", "won_value", "currency")] == [201, 1, 1000.5, "SEK"]
        assert "Fetching deals from HubSpot: 201" in ran.stderr and TOKEN not in ran.output
        monkeypatch.delenv("HUBSPOT_TOKEN")
        ran = CliRunner().invoke(main, ["import", META, "--hubspot", "--lang", "en"])
    assert (ran.exit_code, ran.stdout) == (2, "") and ran.stderr.startswith("There is no key to HubSpot.")
    assert CliRunner().invoke(main, ["import", "--lang", "en"]).stderr == "Say which files to read, or --hubspot.\n"
