"""A store of each kind: a file of SQLite, and a PostgreSQL of the system's, started for these tests alone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from roisim.store.opening import Store, connected

REMEDY = "These tests need PostgreSQL. Run make test, or apt-get install postgresql."


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    if there is None:
        pytest.fail(REMEDY)
    return Path(there).parent


class Postgres:
    """A server of one's own, reached by a socket in its folder."""

    def __init__(self) -> None:
        # Not below pytest's own folder: PostgreSQL refuses to run as root, and no one else may enter there.
        self.folder = Path(tempfile.mkdtemp(prefix="roisim-pg-"))
        self.programs, self.as_user = _programs(), []
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres")
            self.as_user = ["runuser", "-u", "postgres", "--"]
        how = "-A trust -U roisim --no-sync -E UTF8 --locale=C.UTF-8"
        self._run("initdb", "-D", f"{self.folder}/data", *how.split(" "))
        self.start()

    def start(self) -> None:
        said = f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off"
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/log", "-o", said, "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", how, "stop")

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://roisim@/{database}?host={self.folder}"

    def made(self) -> str:
        """The URL of a new, empty database."""
        name = f"roisim_{uuid4().hex[:12]}"
        self._say(f"CREATE DATABASE {name}")
        return self.url(name)

    def emptied(self) -> str:
        """The URL of the database that is there from the start, empty again: much quicker than another."""
        self._say("SET lock_timeout = '10s'", "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        return self.url()

    def _say(self, *commands: str) -> None:
        engine = connected(self.url())
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for command in commands:
                connection.execute(text(command))
        engine.dispose()

    def _run(self, program: str, *words: str) -> None:
        command = [*self.as_user, str(self.programs / program), *words]
        done = subprocess.run(command, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        assert done.returncode == 0, done.stdout.decode()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """PostgreSQL, for as long as the tests run."""
    found = Postgres()
    yield found
    with suppress(AssertionError):
        found.stop("immediate")
    shutil.rmtree(found.folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of a file that is not there yet."""
    return f"sqlite:///{tmp_path / 'data' / 'roisim.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        found: str = request.getfixturevalue("sqlite_url")
        return found
    return str(request.getfixturevalue("postgres").emptied())


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store."""
    found = Store(url)
    yield found
    found.close()
