"""Where cases are kept: a database by its URL, brought to today's tables when it is first used."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import monotonic, sleep
from typing import Any

from platformdirs import user_data_path
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from roisim.errors import CaseError, Fault
from roisim.store import migrating, wanted

PATIENCE = 10  # seconds that one who saves waits for another to end
_log = logging.getLogger(__name__)


class Store:
    """A database of cases. Nothing of it is opened, nor a file made, before it is used."""

    def __init__(self, url: str) -> None:
        """url: as SQLAlchemy has it, `sqlite:////folder/roisim.db` or `postgresql+psycopg://...`."""
        self.url = make_url(url)
        self._door = Lock()
        self._engine: Engine | None = None

    @property
    def is_begun(self) -> bool:
        """False where nothing can have been kept yet, for there is no file."""
        return self._file is None or self._file.exists()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees the database as it is at one moment."""
        with _told(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept together at its end, or none of them."""
        with _told(), Session(self.engine) as session, session.begin():
            session.connection(execution_options={"begin": "IMMEDIATE"})
            yield session

    @property
    def engine(self) -> Engine:
        """The database, with today's tables; a new one where its file was taken away."""
        with self._door:
            if self._engine is not None and not self.is_begun:  # what is written there now, nobody reads again
                _log.error("The file of saved cases is gone, and is made anew: %s", self._file)
                self._engine.dispose()
                self._engine = None
            if self._engine is None:
                self._engine = self._opened()
            return self._engine

    def as_it_is(self) -> Engine:
        """The database with the tables it has, if any; whoever asks lets go of it."""
        if self._file is not None:  # what SQLite makes itself, anyone on the machine may read
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self._file, os.O_CREAT | os.O_RDONLY, 0o600))
        return connected(self.url.render_as_string(hide_password=False))

    def close(self) -> None:
        """Let go of all connections."""
        with self._door:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @property
    def _file(self) -> Path | None:
        is_file = self.url.get_backend_name() == "sqlite" and self.url.database not in (None, "", ":memory:")
        return Path(str(self.url.database)) if is_file else None

    def _opened(self) -> Engine:
        engine = self.as_it_is()
        try:
            migrating.bring_up(engine)
        except BaseException:
            engine.dispose()
            raise
        return engine


@contextmanager
def _told() -> Iterator[None]:
    """A database that can't be reached is a sentence to who is there, and a line in the log for who looks after it."""
    try:
        yield
    except StaleDataError:
        raise
    except (SQLAlchemyError, OSError, ImportError) as error:
        _log.error("The store of cases can't be used: %s", error)
        raise CaseError(Fault("", "store_lost")) from error


def connected(url: str) -> Engine:
    """The engine of a URL, its tables as they are."""
    found = make_url(url)
    if found.get_backend_name() != "sqlite":
        return create_engine(found, pool_pre_ping=True)
    engine = create_engine(found, connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _prepared)
    event.listen(engine, "begin", _begun)
    return engine


def _prepared(connection: Any, _record: object) -> None:
    """SQLite: readers and a writer side by side, keys that hold, and transactions that are begun by us."""
    connection.isolation_level = None
    _side_by_side(connection)
    for said in ("synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {said}")


def _side_by_side(connection: sqlite3.Connection) -> None:
    """SQLite waits for whoever writes, but not here: of two who open a new file at once, one is refused."""
    until = monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _begun(connection: Connection) -> None:
    """Who writes takes the place of the writer at once: who first reads and then finds it taken could not wait."""
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', '')}")


# --- the store of this process ---


def here() -> Store | None:
    """The store that `ROISIM_STORE` names: a URL, a file of SQLite, or "none"; unsaid, a file in the data folder.

    CaseError (`store_setting`) where it names no database.
    """
    if wanted.is_off():
        return None
    return at(wanted.said() or str(user_data_path("roisim", appauthor=False) / "roisim.db"))


@lru_cache(8)
def at(place: str) -> Store:
    """The store at a URL or in a file of SQLite; the same object for the same place."""
    try:
        url = make_url(place if "://" in place else f"sqlite:///{Path(place).expanduser().absolute()}")
        url.get_dialect()
    except (ArgumentError, SQLAlchemyError, ImportError, ValueError):
        raise CaseError(Fault("", "store_setting", setting=wanted.SETTING)) from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise CaseError(Fault("", "store_setting", setting=wanted.SETTING))
    return Store(url.render_as_string(hide_password=False))
