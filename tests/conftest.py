"""What several tests stand on."""

import os

# Each worker, and every server and command that a test starts, has one processor to itself: with threads of its own the
# linear algebra would wait in a busy loop for the others, and take twice the time. Said before NumPy is there.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from streamlit.components.v2 import manifest_scanner

from roisim.cli import main

Command = Callable[..., Result]

# What a test saves it saves in a file of its own worker, and nothing of it stays.
SAVED = tempfile.mkdtemp(prefix="roisim-saved-")
os.environ["ROISIM_STORE"] = f"{SAVED}/roisim.db"
atexit.register(shutil.rmtree, SAVED, ignore_errors=True)

# Where Python is told to leave no compiled files, every server and every command that a test starts would compile
# Streamlit and Altair anew, for seconds each: they are kept with the other things that pytest keeps.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")

# Before every run of a page its test goes through all installed packages for components, longer than the page takes;
# they are the same all the time.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Command:
    """Runs the command in an empty folder and an English terminal."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*words: str, **settings: Any) -> Result:
        return CliRunner().invoke(main, words, catch_exceptions=False, **settings)

    return run
