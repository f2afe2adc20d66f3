"""Everything that is kept, into one file and back, whichever database it is in.

The tables are read and written as they were at the revision they have, so that a backup of any release can be brought
back: into tables of that time, which are then brought up to today's.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Column, Connection, MetaData, Table, event, func, select, text
from sqlalchemy.exc import DataError, IntegrityError, SQLAlchemyError

from roisim.cases.files.quoting import shortened
from roisim.errors import CaseError, Fault
from roisim.store import archive, migrating
from roisim.store.archive import Head, Row
from roisim.store.opening import Store, connected
from roisim.store.tables import NAMES, Moment

AT_A_TIME = 20  # rows that are in memory together
_WHOLE = 2**31  # what an integer is below, in PostgreSQL


def backed_up(store: Store, path: Path, now: datetime, over: bool = False) -> int:
    """Write all that is kept into a file; how many cases. over: also where there is a file of that name.

    What is saved in the meantime is in it whole or not at all. The database stays at its revision.
    """
    if not store.is_begun:
        raise CaseError(Fault("", "store_nothing", place=_place(store)))
    with _moment(store) as connection:
        here = migrating.revision(connection)
        if here is None:
            raise CaseError(Fault("", "store_nothing", place=_place(store)))
        if here not in migrating.revisions():
            raise CaseError(Fault("", "store_newer"))
        shape = _shape(here)
        counts = {each.name: _count(connection, each) for each in shape.sorted_tables}
        columns = {each.name: tuple(each.columns.keys()) for each in shape.sorted_tables}
        with archive.whole(path, over) as file:
            archive.write(file, Head(here, now, columns, counts), _held(connection, shape))
    return counts["cases"]


def restored(store: Store, path: Path, replace: bool = False) -> int:
    """Bring back all that is in a backup, or nothing; how many cases. replace: in place of all that is kept now.

    CaseError: `store_holds` where cases are kept and are not to be replaced; what is wrong with the file.
    """
    name = str(path)[:80]
    try:
        with path.open("rb") as file:
            head = _checked(file, name)
            with _changing(store, name) as connection:
                _emptied(connection, replace)
                migrating.bring_up_within(connection, head.schema)
                for table, rows in _batches(file, name):
                    connection.execute(table.insert(), rows)
                migrating.bring_up_within(connection)
    except FileNotFoundError:
        raise CaseError(Fault(name, "file_missing")) from None
    except (OSError, ValueError) as error:
        if isinstance(error, CaseError):
            raise
        raise CaseError(Fault(name, "file_unreadable")) from None
    return head.counts["cases"]


# --- the file ---


def _checked(file: BinaryIO, name: str) -> Head:
    """The head of a backup, once all of it has been read: of one that is cut off nothing is written anywhere."""
    head, _ = archive.read(file, name)
    for _batch in _batches(file, name):
        pass
    return head


def _batches(file: BinaryIO, name: str) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """The rows of a backup as the tables of its time have them, some at a time; CaseError where one does not fit."""
    head, rows = archive.read(file, name)
    if head.schema not in migrating.revisions():
        raise CaseError(Fault(name, "backup_newer"))
    tables = _shape(head.schema).tables
    if {each.name: set(each.columns.keys()) for each in tables.values()} != {
        table: set(columns) for table, columns in head.columns.items()
    }:
        raise archive.damaged(name)
    for table, of_one in groupby(rows, key=lambda row: row[0]):
        while batch := [_filled(tables, head, row, name) for row in islice(of_one, AT_A_TIME)]:
            yield tables[table], batch


def _filled(tables: Mapping[str, Table], head: Head, row: Row, name: str) -> dict[str, Any]:
    table, values = row
    columns = tables[table].columns
    try:
        return {key: _read(columns[key], value) for key, value in zip(head.columns[table], values, strict=True)}
    except (TypeError, ValueError):
        raise archive.damaged(name) from None


def _read(column: Column[Any], value: object) -> object:
    """A value as its column has it; TypeError or ValueError where it can have none such."""
    if value is None and column.nullable:
        return None
    if isinstance(column.type, Moment):
        if not isinstance(value, str):
            raise TypeError
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is None:
            raise ValueError
        return moment
    if type(value) is not column.type.python_type:
        raise TypeError
    if isinstance(value, int) and abs(value) >= _WHOLE:
        raise ValueError
    if isinstance(value, str):
        if "\0" in value or len(value) > (getattr(column.type, "length", None) or len(value)):
            raise ValueError
        value.encode()  # half a sign is a ValueError
    return value


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


# --- the database ---


@contextmanager
def _moment(store: Store) -> Iterator[Connection]:
    """The database as it is at one moment, to read."""
    with _told():
        engine = store.as_it_is()
        try:
            with engine.connect() as connection:
                if connection.dialect.name == "postgresql":  # SQLite's readers see one moment anyway
                    connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                yield connection
        finally:
            engine.dispose()


@contextmanager
def _changing(store: Store, name: str) -> Iterator[Connection]:
    """The database, to change all of it or nothing."""
    with _told(name):
        engine = store.as_it_is()
        try:
            with engine.connect().execution_options(begin="IMMEDIATE") as connection, connection.begin():
                yield connection
        finally:
            engine.dispose()


@contextmanager
def _told(name: str = "") -> Iterator[None]:
    """What a database says against it, as a sentence for whoever looks after it. name: of the file that goes in."""
    try:
        yield
    except (IntegrityError, DataError):
        raise archive.damaged(name) from None
    except ModuleNotFoundError as error:
        raise CaseError(Fault("", "store_missing", library=error.name, extra="postgres")) from None
    except (SQLAlchemyError, OSError) as error:
        said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
        raise CaseError(Fault("", "store_silent", reason=shortened(said, 200))) from error


def _emptied(connection: Connection, replace: bool) -> None:
    """Take away what is kept, if anything is and may be replaced."""
    migrating.bring_up_within(connection)
    shape = _shape(migrating.revisions()[-1])
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE cases"))  # whoever is about to save waits, and then finds what is new
    there = _count(connection, shape.tables["cases"])
    if there and not replace:
        raise CaseError(Fault("", "store_holds", count=there))
    shape.drop_all(connection)
    migrating.begin_anew(connection)


def _shape(revision: str) -> MetaData:
    """The tables of a revision."""
    found = MetaData(naming_convention=NAMES)
    event.listen(found, "column_reflect", _with_moments)
    engine = connected("sqlite://")
    with engine.connect() as connection, connection.begin():
        migrating.bring_up_within(connection, revision)
        found.reflect(connection, only=lambda name, _: name != migrating.VERSIONS)
    engine.dispose()
    return found


def _with_moments(_inspector: object, _table: object, column: dict[str, Any]) -> None:
    if column["type"].python_type is datetime:
        column["type"] = Moment()


def _held(connection: Connection, shape: MetaData) -> Iterator[Row]:
    """All rows, in an order in which what refers to others comes after them."""
    for table in shape.sorted_tables:
        asked = select(table).order_by(*table.primary_key)
        for row in connection.execute(asked, execution_options={"yield_per": AT_A_TIME}):
            yield table.name, [_written(value) for value in row]


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _place(store: Store) -> str:
    return shortened(store.url.render_as_string(hide_password=True), 200)
