"""Tables brought from what an older release made to those of today."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from roisim.errors import CaseError, Fault
from roisim.store.tables import Base

FOLDER = Path(__file__).parent / "migrations"
NEWEST = "head"
_LOCK = 7_642_311_905  # any number that is ours: two processes that start at once bring the tables up one by one


def bring_up(engine: Engine, to: str = NEWEST) -> None:
    """Bring the tables of a database up to a revision; CaseError (`store_newer`) where a later release made them."""
    with engine.connect() as connection:
        here = revision(connection)
    if here is None or here != _revision(to):
        with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            _run(connection, to)


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


def _run(connection: Connection, to: str) -> None:
    script, here = _script(), revision(connection)
    if here is not None and here not in revisions():
        raise CaseError(Fault("", "store_newer"))
    environment = EnvironmentContext(Config(), script, fn=lambda at, _: script._upgrade_revs(to, at))
    with environment:
        environment.configure(connection=connection, target_metadata=Base.metadata)
        environment.run_migrations()
