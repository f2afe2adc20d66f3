"""The command roisim: answers that fit a screen, JSON and CSV for programs, sentences for mistakes."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from itertools import takewhile
from pathlib import Path
from socket import socket
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import click
import pytest
from click.shell_completion import BashComplete

import roisim
from roisim import cases, folder
from roisim.answers.ask import likely
from roisim.cases.scenario import PARAMETERS, PRESETS
from roisim.cases.series import PUBLISHED, STREAMS, WORLDS
from roisim.cli import main
from roisim.text import LANGUAGES
from tests.conftest import Command

ROOT = Path(__file__).parents[2]
EXAMPLE = str(ROOT / "examples" / "nordvik-b2b.toml")
CONTEXT = click.Context(main)
COMMANDS = main.list_commands(CONTEXT)


# --- run ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", [*PRESETS, EXAMPLE])
@pytest.mark.parametrize("mode", [["--draws", "256"], ["--likely"]], ids=["draws", "likely"])
def test_the_answer_fits_one_page(command: Command, case: str, mode: list[str], language: str) -> None:
    answer = command("run", case, *mode, "--lang", language)
    lines = answer.stdout.splitlines()
    assert answer.exit_code == 0
    title = "Numbers to look over" if language == "en" else "Tal att se över"  # what is doubted stands below the answer
    assert len(list(takewhile(lambda line: not line.startswith(title), lines))) <= 50
    assert max(map(len, lines)) <= 80
    assert not any(braces in answer.stdout for braces in "{}")


def test_a_long_case_has_its_years_down_the_page(command: Command) -> None:
    lines = command("run", "-", "--likely", input='preset = "b2b"\n[finance]\nmonths = 120').stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("Year ") for line in lines) == 11  # the headline, and ten years


def test_bad_news_is_said_as_plainly_as_good(command: Command) -> None:
    loses = command("run", "-", "--likely", input='preset = "b2b"\n[company]\norder_value = 1').stdout
    assert "less than" in loses
    assert "does not pay off" in loses
    gains = command("run", "-", "--likely", input='preset = "b2b"\n[company]\norder_value = 9e8').stdout
    assert "more than" in gains
    assert "does not pay off" not in gains


def test_a_plan_of_nothing_makes_no_difference_and_has_no_roi(command: Command) -> None:
    nothing = "\n".join([
        'preset = "b2b"', "channels = []", "[plan]",
        *(f"{name} = 0" for name in ("hours", "agency", "content", "tools", "setup", "posts")),
        "[print]", "moved = 0", "[ignorance]", 'level = "none"',
    ])  # fmt: skip
    answer = command("run", "-", "--draws", "64", input=nothing)
    assert answer.exit_code == 0
    assert "costs nothing" in answer.stdout
    assert command("run", "-", "--likely", "--format", "json", input=nothing).exit_code == 0


def test_what_can_hardly_be_so_stands_beside_every_answer(command: Command) -> None:
    case = 'preset = "b2b"\n[company]\nchurn = 0.2\n'
    said = "If 20% is really a year’s, write 1.84%."
    for mode in ([], ["--likely"]):
        text = command("run", "-", "--draws", "16", *mode, input=case).stdout
        assert said in " ".join(text.partition("Numbers to look over: 1")[2].split())
    answer = command("run", "-", "--draws", "16", "--format", "csv", input=case)
    assert said in answer.stderr and said not in answer.stdout
    (doubt,) = json.loads(command("run", "-", "--draws", "16", "--format", "json", input=case).stdout)["doubts"]
    assert (doubt["path"], doubt["sentence"].endswith(said)) == ("company.churn", True)
    assert "look over" not in command("run", "b2b", "--likely").stdout


def test_json_is_the_answer_to_the_letter(command: Command) -> None:
    found = json.loads(command("run", EXAMPLE, "--likely", "--format", "json").stdout)
    doubts = found.pop("doubts")
    assert found == likely(cases.load(Path(EXAMPLE))).to_dict()
    assert [set(doubt) for doubt in doubts] == [{"path", "sentence"}] * 2
    assert set(found["totals"]["ladder"]) == {"save", "earn", "strategic", "ignorance"}
    assert list(found["totals"]["streams"]) == list(STREAMS)
    assert list(found["worlds"]) == list(WORLDS)
    months = cases.load(Path(EXAMPLE)).finance.months
    assert all(len(series) == months for world in found["worlds"].values() for series in world.values())


def test_json_with_ranges_has_spreads_and_what_they_come_from(command: Command) -> None:
    found = json.loads(command("run", "b2b", "--draws", "128", "--seed", "0", "--format", "json").stdout)
    assert (found["draws"], found["seed"], found["model_version"]) == (128, 0, roisim.MODEL_VERSION)
    assert set(found["totals"]["npv"]) == {"mean", "q05", "q25", "q50", "q75", "q95"}
    assert 0 <= found["chance_npv_positive"] <= 1


@pytest.mark.parametrize("mode", [["--draws", "64"], ["--likely"]], ids=["draws", "likely"])
def test_csv_has_one_number_a_line_and_nothing_a_spreadsheet_would_run(command: Command, mode: list[str]) -> None:
    case = 'preset = "b2b"\ntitle = "=cmd|calc"\n[[channels]]\nname = "=1+1"'
    rows = list(csv.DictReader(io.StringIO(command("run", "-", *mode, "--format", "csv", input=case).stdout)))
    statistics = 1 if mode == ["--likely"] else 6
    assert len(rows) == statistics * (len(WORLDS) * 36 * len(PUBLISHED) + 2 * 37)
    assert list(rows[0]) == ["world", "series", "month", "statistic", "value"]
    for row in rows:
        assert re.fullmatch(r"[a-z_0-9]+", row["world"] + row["series"] + row["month"] + row["statistic"])
        assert row["value"] == "" or isinstance(float(row["value"]), float)


def test_csv_is_in_the_numbers_of_the_readers_language(command: Command) -> None:
    english, swedish = (
        list(
            csv.reader(
                io.StringIO(command("run", "b2b", "--likely", "--format", "csv", "--lang", lang).stdout), delimiter=mark
            )
        )
        for lang, mark in (("en", ","), ("sv", ";"))
    )
    assert [[cell.replace(".", ",") for cell in row] for row in english] == swedish
    for words in (["compare", "b2b", "local", "--draws", "16"], ["params", "margin"]):
        assert ";" in command(*words, "--format", "csv", "--lang", "sv").stdout.splitlines()[0]


def test_the_seed_decides_the_draws(command: Command) -> None:
    def npv(*words: str) -> float:
        found = json.loads(command("run", "b2b", "--draws", "64", "--format", "json", *words).stdout)
        return float(found["totals"]["npv"]["mean"])

    assert npv("--seed", "0") == npv("--seed", "0") != npv("--seed", "2")
    assert npv() == npv("--seed", "1")


def test_a_case_comes_from_a_preset_a_file_or_another_command(command: Command) -> None:
    Path("mine.toml").write_text('preset = "b2b"', "utf-8")
    answers = {
        command("run", "b2b", "--likely").stdout,
        command("run", "mine.toml", "--likely").stdout,
        command("run", "-", "--likely", input='{"preset": "b2b"}').stdout,
    }
    assert len(answers) == 1


def test_what_takes_long_says_so_on_stderr(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: object) -> object:
        time.sleep(1.3)
        return likely(cases.preset("b2b"))

    monkeypatch.setattr("roisim.cli.commands.run.answer", slow)
    answer = command("run", "b2b")
    assert "4,096 possible outcomes …" in answer.stderr
    assert "…" not in answer.stdout


def test_titles_cannot_command_the_terminal_or_fill_it(command: Command) -> None:
    case = f'preset = "b2b"\ntitle = "a\u200bb\u200bc{"d" * 190}"'
    first = command("run", "-", "--likely", input=case).stdout.splitlines()[0]
    assert first.isprintable()
    assert len(first) == 80


# --- new, check, params, link, schema ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PRESETS)
def test_a_new_file_is_the_preset_with_and_without_its_comments(command: Command, name: str, language: str) -> None:
    text = command("new", name, "--lang", language).stdout
    assert cases.load(text) == cases.preset(name)
    against = next(line for line in text.splitlines() if line.startswith("#against = "))
    assert all(re.search(rf"# .*\b{choice}\b", against) for choice in ("aside", "today"))
    opened = cases.load(re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE))
    for path, _, estimate in cases.preset(name).estimates():
        assert opened[path].bounds == estimate.bounds, path


def test_a_new_file_is_written_and_never_over_another(command: Command) -> None:
    first = command("new", "local", "-o", "mine.toml")
    written = Path("mine.toml").read_text("utf-8")
    assert first.exit_code == 0
    assert "roisim run mine.toml" in first.stderr
    second = command("new", "b2b", "-o", "mine.toml")
    assert (second.exit_code, Path("mine.toml").read_text("utf-8")) == (2, written)
    assert "exists already" in second.stderr
    assert command("new", "b2b", "-o", "nowhere/mine.toml").exit_code == 2


def test_a_preset_that_is_not_there_is_told_with_the_nearest(command: Command) -> None:
    answer = command("new", "b2c")
    assert answer.exit_code == 2
    assert 'Did you mean "b2b"?' in answer.stderr


def test_check_says_where_the_numbers_come_from_and_which_look_odd(command: Command) -> None:
    answer = command("check", "-", input='preset = "b2b"\n[plan]\nhourly_cost = 4600')
    assert answer.exit_code == 0
    assert "your own 1" in answer.stdout
    assert "The case is sound" not in answer.stdout
    assert "No fault. But this can hardly be so:" in answer.stdout
    told = [line for line in answer.stdout.splitlines() if line.startswith("plan.hourly_cost: ")]
    assert "usual is SEK" in told[0]
    beside = command("run", "-", "--likely", input='preset = "b2b"\n[plan]\nhourly_cost = 4600').stdout
    assert "plan.hourly_cost: " in beside
    assert "4,600; usual is SEK" in " ".join(beside.split())


def test_check_tells_what_a_level_has_replaced(command: Command) -> None:
    answer = command("check", "-", input='preset = "b2b"\n[ignorance]\nlevel = "mild"\nsearch_loss = 0.5')
    assert answer.exit_code == 0
    assert "search_loss" in answer.stderr


def test_params_lists_every_assumption_and_filters(command: Command) -> None:
    everything = json.loads(command("params", "--format", "json").stdout)
    assert [row["path"] for row in everything] == list(PARAMETERS)
    some = command("params", "CHURN").stdout
    assert "company.churn: Customer churn" in some
    assert "company.margin" not in some
    rows = list(csv.DictReader(io.StringIO(command("params", "ignorance.", "--format", "csv").stdout)))
    assert len(rows) == 9


def test_params_says_when_nothing_matches(command: Command) -> None:
    answer = command("params", "xyzzy")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "xyzzy" in answer.stderr


def test_link_prints_a_code_that_opens_as_the_case(command: Command) -> None:
    from roisim.cases.links import decode

    assert decode(command("link", EXAMPLE).stdout).scenario == cases.load(Path(EXAMPLE))


@pytest.mark.parametrize(
    "link",
    [
        "{code}",
        "<{code}>.",
        "?case={code}",
        "https://example.org/start?lang=sv&case={code}.",
        "<http://x/?case={wrapped}>",
    ],
)
def test_a_link_is_a_case_for_every_command(command: Command, link: str) -> None:
    code = command("link", EXAMPLE).stdout.strip()
    given = link.format(code=code, wrapped=f"{code[:40]}\n{code[40:]}")
    assert command("run", given, "--likely").stdout == command("run", EXAMPLE, "--likely").stdout
    assert command("link", given).stdout.strip() == code


def test_a_link_is_opened_back_to_a_file(command: Command) -> None:
    other, case = command("link", "local").stdout.strip(), cases.load(Path(EXAMPLE))
    url = f"https://example.org/?beside={other}&case={command('link', EXAMPLE).stdout.strip()}"
    shown = command("link", "--open", url)
    assert cases.load(shown.stdout) == case
    assert "Other cases in the link: 1" in shown.stderr
    assert command("link", "--open", url, "--out", "case.toml").stdout == ""
    assert cases.load(Path("case.toml")) == case
    assert command("link", "--open", url, "-o", "case.toml").exit_code == 2  # never over another


def test_a_link_that_holds_no_case_says_so(command: Command) -> None:
    for link in ("https://example.org/", "https://example.org/?case=1.eNqr", "1.eNqr"):
        answer = command("run", link)
        assert (answer.exit_code, answer.stdout) == (2, "")
        assert "link" in answer.stderr.lower()
    Path("1.eNotes").write_text('preset = "b2b"')
    assert command("check", "1.eNotes").exit_code == 0  # a file that is there is a file


def test_schema_prints_the_schema(command: Command) -> None:
    assert json.loads(command("schema").stdout) == json.loads(json.dumps(cases.schema()))


# --- serve ---


def test_serve_brings_the_app_up_and_stops_when_told(tmp_path: Path) -> None:
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "roisim", "serve", "--port", port, "--server.maxUploadSize", "3"]
    with (tmp_path / "log").open("wb") as log:
        served = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
        try:
            assert _answer(f"http://127.0.0.1:{port}/_stcore/script-health-check") == 200
            assert _answer(f"http://127.0.0.1:{port}/app/static/fonts/inter-OFL.txt") == 200  # our own settings hold
        finally:
            served.terminate()
            assert served.wait(30) == 143
    assert "Traceback" not in (tmp_path / "log").read_text("utf-8")


def _answer(address: str) -> int:
    """The status of an address, as soon as anyone answers there."""
    for _ in range(150):
        try:
            with urlopen(address, timeout=30) as found:
                return found.status
        except HTTPError as error:
            return error.code
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)


def test_serve_takes_the_app_inside_an_installed_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = tmp_path / "roisim"
    (package / "_app").mkdir(parents=True)
    monkeypatch.setattr(folder, "__file__", str(package / "folder.py"))
    (tmp_path / "app.py").touch()  # someone else's
    with pytest.raises(FileNotFoundError):
        folder.app_folder()
    (package / "_app" / "app.py").touch()
    assert folder.app_folder() == package / "_app"


# --- languages, help, mistakes ---


@pytest.mark.parametrize(
    ("surroundings", "word"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "Nuvärde"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "Nuvärde"),
        ({"LANG": "C"}, "Net present value"),
        ({"LANG": ""}, "Net present value"),
    ],
)
def test_the_language_is_that_of_the_terminal(command: Command, surroundings: dict[str, str], word: str) -> None:
    assert word in command("run", "b2b", "--likely", env=surroundings).stdout


def test_a_mistake_is_told_in_the_language_asked_for(command: Command) -> None:
    answer = command("check", "-", "--lang", "sv", input='preset = "b2b"\n[company]\nmargin = 45')
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == "company.margin är 45. En andel skrivs mellan 0 och 1, till exempel 0.45.\n"


@pytest.mark.parametrize("wrong", [["--draws", "0"], ["--draws", "99999999"], ["--seed", "-1"]])
def test_draws_and_seed_out_of_bounds_are_told(command: Command, wrong: list[str]) -> None:
    answer = command("run", "b2b", *wrong)
    assert answer.exit_code == 2
    assert answer.stderr.startswith(f"{wrong[0]} is {wrong[1]}.")


def test_a_case_that_is_nowhere_is_told_with_the_presets(command: Command) -> None:
    answer = command("run", "b2c")
    assert answer.exit_code == 2
    assert "b2b, ecommerce" in answer.stderr
    assert command("run", "mine.toml").exit_code == 2
    assert command("run", ".").exit_code == 2


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_teaches_every_command_and_option(command: Command, name: str | None) -> None:
    answer = command(*filter(None, [name]), "--help")
    assert answer.exit_code == 0
    for option in main.get_command(CONTEXT, name).params if name else ():
        assert isinstance(option, click.Argument) or option.help, option.name


def test_the_shell_completes_commands_and_options() -> None:
    completion = BashComplete(main, {}, "roisim", "_ROISIM_COMPLETE")
    assert {item.value for item in completion.get_completions([], "")} == set(COMMANDS)
    assert "--likely" in {item.value for item in completion.get_completions(["run"], "--")}


def test_the_version_is_that_of_the_package(command: Command) -> None:
    assert roisim.__version__ in command("--version").stdout


# --- as a process ---


def process(*words: str, **settings: Any) -> subprocess.CompletedProcess[bytes]:
    """The command as people run it."""
    return subprocess.run([sys.executable, "-m", "roisim", *words], cwd=ROOT, capture_output=True, **settings)


@pytest.mark.parametrize(
    ("encoding", "name"), [("ascii", "Nuvarde"), ("cp1252", "Nuvärde"), ("cp437", "Nuvärde"), ("utf-8", "Nuvärde")]
)
def test_a_terminal_that_cannot_show_a_letter_gets_an_answer_all_the_same(encoding: str, name: str) -> None:
    loses = b'preset = "b2b"\n[company]\norder_value = 1\n'
    settings = {**os.environ, "PYTHONIOENCODING": encoding}
    done = process("run", "-", "--likely", "--lang", "sv", input=loses, env=settings)
    said = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert name in said
    assert (re.search(r"-\d\d\d 000 kr", said) is None) == (encoding == "utf-8")
    assert "?" not in said.replace("Lönar sig sociala medier?", "").replace("Lonar sig sociala medier?", "")
    assert encoding == "utf-8" or not set("−–’”…\u00a0") & set(said)


def test_a_reader_that_hangs_up_early_causes_no_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "roisim", "params"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


def test_starting_imports_nothing_heavy() -> None:
    heavy = "{'pandas', 'scipy', 'scipy.stats', 'streamlit', 'altair', 'tomlkit'}"
    script = "\n".join([
        "import sys, click",
        "from roisim.cli import main",
        f"every = [main.get_command(click.Context(main), name) for name in {COMMANDS}]",
        f"sys.exit(not all(every) or bool({heavy} & set(sys.modules)))",
    ])  # fmt: skip
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


# --- when things go wrong on the way out or in ---


def test_a_full_disk_is_told_in_a_sentence() -> None:
    run = [sys.executable, "-m", "roisim", "run", "b2b", "--draws", "16", "--lang", "en"]
    with open("/dev/full", "w") as full:
        found = subprocess.run(run, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    *before, said = found.stderr.splitlines()  # a busy machine says before that it takes its time
    assert found.returncode == 2
    assert said.startswith("There is no room for the answer")
    assert len(before) <= 1 and "Traceback" not in found.stderr


def test_comparing_tells_of_every_file_what_is_wrong_with_it_by_name(command: Command, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('preset = "b2b"\n[company]\nmargin = 4\n')
    (tmp_path / "told.toml").write_text('preset = "b2b"\n[ignorance]\nlevel = "mild"\nawareness_loss = 0.4\n')
    found = command("compare", "b2b", "bad.toml", "nofile.toml", "told.toml")
    assert (found.exit_code, found.stdout) == (2, "")
    said = found.stderr.splitlines()
    assert [line.partition(":")[0] for line in said] == ["told.toml", "bad.toml", "nofile.toml"]
