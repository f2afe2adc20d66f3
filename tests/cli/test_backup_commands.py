"""`roisim backup` and `roisim restore`: all that is saved, out and back, with a sentence for whoever looks after it."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result

from roisim.store import saving
from roisim.store.opening import Store, at
from tests.conftest import Command
from tests.store.filled import ANNA, fill

HOME = "home.db"
SLOW = {"Writing the backup …", "Reading the backup …"}  # said where it takes more than a second


@pytest.fixture(autouse=True)
def home(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Store:  # noqa: ARG001 it changes folder
    """The store that the app has, with two cases."""
    monkeypatch.setenv("ROISIM_STORE", str(tmp_path / HOME))
    store = Store(f"sqlite:///{tmp_path / HOME}")
    fill(store)
    store.close()
    return store


def told(answer: Result) -> str:
    """What was said at the end, on one line."""
    (line,) = (line for line in answer.stderr.splitlines() if line not in SLOW)
    return line


def test_all_that_is_saved_goes_out_and_into_another_database(command: Command, home: Store, tmp_path: Path) -> None:
    written = command("backup", "monday.gz")
    assert (written.exit_code, written.stdout) == (0, "")
    assert told(written) == "monday.gz is written, with 2 cases."
    assert stat.S_IMODE(Path("monday.gz").stat().st_mode) == 0o600
    back = command("restore", "monday.gz", "--store", "other.db")
    assert (back.exit_code, told(back)) == (0, "2 cases are back.")
    assert saving.listed(at(str(tmp_path / "other.db")), ANNA) == saving.listed(home, ANNA)


def test_nothing_is_written_over_or_replaced_unasked(command: Command) -> None:
    command("backup", "monday.gz")
    again = command("backup", "monday.gz")
    assert again.exit_code == 2
    assert told(again) == (
        "monday.gz already exists and is left as it is. Choose another name, or write over it with --force."
    )
    assert command("backup", "monday.gz", "--force").exit_code == 0
    full = command("restore", "monday.gz")
    assert full.exit_code == 2
    assert told(full) == (
        "Nothing was restored, for cases are saved there already: 2. To put the backup in their place, add --replace."
    )
    assert told(command("restore", "monday.gz", "--replace")) == "2 cases are back."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["backup", "new.gz", "--store", "nowhere.db"], "nothing to back up"),
        (["backup", "new.gz", "--store", "mysql://localhost/x"], "names no database"),
        (["backup", "nowhere/new.gz"], "can’t be written"),
        (["restore", "nowhere.gz"], "There is no file nowhere.gz"),
        (["restore", "."], "can’t be opened"),
        (["restore", HOME, "--replace"], "is not a backup"),
        (["restore", "cut.gz", "--replace"], "is damaged or cut off"),
        (["backup", "new.gz", "--store", "cut.gz"], "file is not a database"),
        (["backup", "new.gz", "--store", "postgresql+psycopg://a:secret@127.0.0.1:1/x"], "Connection refused"),
    ],
    ids=lambda words: words if isinstance(words, str) else None,
)
def test_what_is_wrong_is_one_sentence(command: Command, words: list[str], said: str) -> None:
    command("backup", "cut.gz")
    Path("cut.gz").write_bytes(Path("cut.gz").read_bytes()[:-30])
    answer = command(*words)
    assert answer.exit_code == 2
    assert said in told(answer)
    assert "secret" not in answer.stderr
    assert not Path("nowhere.db").exists() and not Path("new.gz").exists()


def test_where_nothing_is_saved_it_says_so(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROISIM_STORE", "none")
    answer = command("backup", "new.gz", "--lang", "sv")
    assert answer.exit_code == 2
    assert told(answer) == "ROISIM_STORE är none, så inget sparas. Ange en databas med --store."


@pytest.mark.parametrize(
    ("library", "place", "extra"),
    [
        ("sqlalchemy", "home.db", "store"),
        ("alembic", "home.db", "store"),
        ("psycopg", "postgresql+psycopg://x/y", "postgres"),
    ],
)
def test_without_its_libraries_it_says_what_to_install(library: str, place: str, extra: str) -> None:
    without = f"import sys; sys.modules[{library!r}] = None; from roisim.cli import main; main()"
    command = [sys.executable, "-c", without, "backup", "new.gz", "--store", place, "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f'This needs the library {library}, which isn’t installed. Install it with: pip install "roisim[{extra}]"\n'
    )
