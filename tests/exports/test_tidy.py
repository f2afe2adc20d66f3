"""Tidy tables: the numbers of the answer in three kinds of file, each opened by a library that did not write it."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from roisim.answers.ask import answer
from roisim.cases import preset
from roisim.cases.addresses import opened
from roisim.cli.main import main
from roisim.exhibits.origin import Origin
from roisim.exports.formats import FORMATS, made, name_of
from roisim.exports.tidy import tidy
from roisim.text import LANGUAGES, Language, Text

CASE = replace(preset("b2b"), title='=HYPERLINK("x")\n# Nordvik å', draws=256)
ORIGIN = Origin(date(2026, 11, 27), "9.9", "https://roi.example/?case=x")


def test_every_number_of_the_answer_is_there() -> None:
    result, found = answer(CASE), tidy(answer(CASE))
    names = [column.name for column in found.columns]
    rows = {row[:2] + row[3:4]: dict(zip(names, row, strict=True)) for row in found.rows}
    for world in ("engage", "ignore"):
        for kpi in ("leads", "revenue", "awareness"):
            fan = result.fan(kpi, world)
            assert [rows[world, month, "q05"][kpi] for month in (1, 36)] == [fan.q05[0], fan.q05[-1]]
    assert rows["engage", 36, "mean"]["cumulative"] == result.cumulative.mean[-1]
    assert rows["engage", 13, "mean"]["date"] == "2028-01-01" and rows["engage", 0, "mean"]["date"] is None


def test_parquet_has_units_and_where_it_is_from() -> None:
    table = parquet.read_table(io.BytesIO(made("parquet", CASE, Text("en"), ORIGIN)))
    frame = table.to_pandas()
    assert table.schema.field("revenue").metadata[b"unit"] == b"SEK/month"
    assert (
        table.schema.metadata[b"roisim.seed"] == b"1" and table.schema.metadata[b"roisim.link"] == ORIGIN.link.encode()
    )
    month = frame[(frame.world == "engage") & (frame.statistic == "mean") & (frame.month == 36)]
    assert month.leads.item() == answer(CASE).fan("leads", "engage").mean[-1]
    assert str(month.date.item()) == "2029-12-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_csv_opens_in_the_readers_spreadsheet(language: Language) -> None:
    written = made("csv", CASE, Text(language, "b2b"), ORIGIN).decode("utf-8-sig")
    assert written.startswith("# ") and ORIGIN.link in written and "2026-11-27" in written
    mark, parts = {"sv": (",", ";"), "en": (".", ",")}[language]
    frame = pd.read_csv(io.StringIO(written), sep=parts, decimal=mark, comment="#")
    assert frame.shape == (4 * 37 * 6, len(tidy(answer(CASE)).columns))
    money = next(name for name in frame.columns if "SEK" in name)
    assert frame[money].dtype == float
    assert not any(
        cell.startswith(("=", "+", "@")) for row in csv.reader(io.StringIO(written), delimiter=parts) for cell in row
    )


def test_json_says_where_it_is_from_and_the_likely_case_has_one_row_a_month() -> None:
    tree = json.loads(made("json", CASE, Text("en"), ORIGIN))
    assert (tree["origin"]["seed"], tree["origin"]["made_on"]) == ("1", "2026-11-27")
    assert len(tree["rows"][0]) == len(tree["columns"])


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_the_same_case_gives_the_same_bytes(kind: str) -> None:
    assert made(kind, CASE, Text("sv", "b2b"), ORIGIN) == made(kind, CASE, Text("sv", "b2b"), ORIGIN)


def test_a_file_is_named_after_its_case_and_never_written_over(tmp_path: Path) -> None:
    assert name_of("csv", CASE, Text("en"), ORIGIN) == "hyperlink-x-nordvik-a-2026-11-27.csv"
    path = str(tmp_path / "a.json")
    first, again = (CliRunner().invoke(main, ["export", "local", "--to", "json", "--out", path, "--lang", "en"])
                    for _ in range(2))  # fmt: skip
    assert (first.exit_code, first.stderr.splitlines()[-1]) == (0, f"{path} is written.") and again.exit_code == 2
    screen = CliRunner().invoke(main, ["export", "b2b", "--to", "json", "--out", "-", "--app", "https://roi.example/"])
    link = json.loads(screen.stdout_bytes)["origin"]["link"]
    assert opened({"case": [link.partition("?case=")[2]]}, preset("local")).desk.open == preset("b2b")
