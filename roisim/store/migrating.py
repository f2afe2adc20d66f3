"""Tables brought from what an older release made to those of today."""

from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from roisim.errors import CaseError, Fault

FOLDER = Path(__file__).parent / "migrations"
NEWEST = "head"
VERSIONS = "alembic_version"  # the table in which a database says its revision
_LOCK = 7_642_311_905  # any number that is ours: two processes that start at once bring the tables up one by one
_alone = Lock()  # what a migration calls `op` is one for the whole process


def bring_up(engine: Engine, to: str = NEWEST) -> None:
    """Bring the tables of a database up to a revision; CaseError (`store_newer`) where a later release made them."""
    with engine.connect() as connection:
        here = revision(connection)
    if here is None or here != _revision(to):
        with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
            bring_up_within(connection, to)


def bring_up_within(connection: Connection, to: str = NEWEST) -> None:
    """The same as a part of a transaction for writing, which may yet be taken back."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    here = revision(connection)
    if here is not None and here not in revisions():
        raise CaseError(Fault("", "store_newer"))
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    with _alone:
        command.upgrade(config, to)


def begin_anew(connection: Connection) -> None:
    """A database whose tables were taken away is at no revision."""
    MigrationContext.configure(connection).stamp(_script(), "base")


def revision(connection: Connection) -> str | None:
    """The revision that a database is at; None for one without tables of ours."""
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> list[str]:
    """All revisions, oldest first."""
    return [each.revision for each in reversed(list(_script().walk_revisions()))]


def _revision(name: str) -> str | None:
    return _script().get_current_head() if name == NEWEST else name


def _script() -> ScriptDirectory:
    return ScriptDirectory(str(FOLDER))
