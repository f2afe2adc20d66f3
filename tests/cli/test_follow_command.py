"""`roisim follow`: on the screen, as numbers, and a sentence for what can't be read."""

import json
from datetime import date
from pathlib import Path

import pytest

from roisim.text import LANGUAGES
from tests.conftest import Command

TABLE = "month;leads;new customers\n2027-01;4;5\n2027-02;5;5\n2027-03;0;0\n"
TREE = '[[actuals]]\nmonth = 1\nleads = 4\n[[gates]]\nkpi = "leads"\nmonth = 1\nthreshold = 4.5\n'


@pytest.fixture
def seen(tmp_path: Path) -> str:
    """A file of figures."""
    file = tmp_path / "seen.csv"
    file.write_text(TABLE, "utf-8")
    return str(file)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_fits_the_width_of_a_terminal(command: Command, seen: str, language: str) -> None:
    told = command("follow", "b2b", seen, "--until", "2027-03-30", "--lang", language)
    assert told.exit_code == 0 and max(map(len, told.stdout.splitlines())) <= 80
    assert not any(mark in told.stdout for mark in "{}*")
    assert {"en": "Is it going to plan?", "sv": "Går det som planerat?"}[language] in told.stdout


def test_every_number_comes_as_json(command: Command, seen: str, tmp_path: Path) -> None:
    told = json.loads(command("follow", "b2b", seen, "--until", "2027-03-30", "--format", "json").stdout)
    assert told["months"] == [1, 2] and told["after"]["chance"] < told["before"]["chance"]
    assert {each["where"] for each in told["figures"] if each["month"] == 3} == {"open"}
    assert told["verdict"] is None and told["effective_draws"] > 50
    tree = tmp_path / "seen.toml"
    tree.write_text(TREE, "utf-8")
    told = json.loads(command("follow", "b2b", str(tree), "--until", "2027-01-31", "--format", "json").stdout)
    assert told["verdict"] == "stop" and told["rules"][0]["stop"] == "below" and told["months"] == [1]


def test_without_a_last_day_a_month_that_is_still_to_come_is_not_judged(command: Command, tmp_path: Path) -> None:
    file, later = tmp_path / "seen.csv", date.today().year + 1
    file.write_text(f"month;leads\n{later}-12;0\n", "utf-8")
    case = tmp_path / "case.toml"
    case.write_text(f'preset = "b2b"\n[finance]\nstart = "{later}-12"\n', "utf-8")
    told = json.loads(command("follow", str(case), str(file), "--format", "json").stdout)
    assert told["until"] == date.today().isoformat() and [each["where"] for each in told["figures"]] == ["open"]


def test_an_export_tells_of_its_months_too(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "meta.csv"
    rows = "".join(
        f"2027-0{month}-{day},Meta,900,{month}\n"
        for month in (1, 2)
        for day in ("03", "31")
        if day != "31" or month == 1
    )
    file.write_text(f"date,channel,spend,leads\n{rows}2027-02-28,Meta,900,2\n", "utf-8")
    told = json.loads(command("follow", "b2b", str(file), "--format", "json").stdout)
    assert told["until"] == "2027-02-28"
    assert [(each["month"], each["actual"]) for each in told["figures"] if each["kpi"] == "leads"] == [(1, 2), (2, 4)]


@pytest.mark.parametrize(
    ("content", "said"),
    [("month;leads\nsoon;4\n", "Row 2: “soon” is no month."), ("nothing here", "No column is called")],
)
def test_what_cannot_be_read_is_one_sentence(command: Command, tmp_path: Path, content: str, said: str) -> None:
    file = tmp_path / "seen.csv"
    file.write_text(content, "utf-8")
    told = command("follow", "b2b", str(file), "--lang", "en")
    assert (told.exit_code, told.stdout) == (2, "") and told.stderr.startswith(said)
    assert command("follow", "b2b", str(tmp_path / "none.csv")).exit_code == 2
    assert command("follow", "b2b", str(tmp_path)).exit_code == 2
    assert command("follow", "b2b", str(file), "--until", "soon").exit_code == 2
