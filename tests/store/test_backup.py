"""A backup holds all that is kept, and goes back into any database; one that is not whole changes nothing."""

import gzip
import hashlib
import io
import json
import shutil
import stat
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from roisim import cases
from roisim.errors import CaseError
from roisim.store import archive, comments, links, migrating, saving
from roisim.store.access import Access
from roisim.store.backup import backed_up, restored
from roisim.store.opening import Store
from roisim.store.people import NOBODY
from tests.store.conftest import Postgres
from tests.store.filled import ANNA, NOW, everything, fill, raw

BY_ANNA = Access(ANNA)


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The backup of a filled store."""
    folder = tmp_path_factory.mktemp("filled")
    store = Store(f"sqlite:///{folder / 'roisim.db'}")
    fill(store)
    backed_up(store, folder / "backup.gz", NOW)
    store.close()
    return (folder / "backup.gz").read_bytes()


@pytest.fixture
def backup(content: bytes, tmp_path: Path) -> Path:
    """The same as a file of one's own."""
    (tmp_path / "backup.gz").write_bytes(content)
    return tmp_path / "backup.gz"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Makes empty stores of SQLite."""
    made: list[Store] = []

    def make() -> Store:
        made.append(Store(f"sqlite:///{tmp_path / f'elsewhere {len(made)}.db'}"))
        return made[-1]

    yield make
    for store in made:
        store.close()


def key(error: pytest.ExceptionInfo[CaseError]) -> str:
    """What was wrong."""
    return error.value.faults[0].key


def lines(file: Path) -> list[bytes]:
    """A backup, unpacked."""
    return gzip.decompress(file.read_bytes()).splitlines(keepends=True)


def packed(file: Path, said: list[bytes]) -> None:
    """Write lines as a backup, with a last line that is right."""
    last = {"rows": len(said) - 1, "sha256": hashlib.sha256(b"".join(said)).hexdigest()}
    file.write_bytes(gzip.compress(b"".join([*said, json.dumps(last).encode() + b"\n"])))


# --- there and back ---


def test_all_that_is_kept_comes_back(store: Store, elsewhere: Callable[[], Store], tmp_path: Path) -> None:
    case_id = fill(store)
    token = links.shared(store, case_id, "edit", BY_ANNA, NOW)
    assert backed_up(store, tmp_path / "backup.gz", NOW) == 2
    back = elsewhere()
    assert restored(back, tmp_path / "backup.gz") == 2
    assert everything(back) == everything(store)
    assert saving.history(back, case_id, BY_ANNA, NOW) == saving.history(store, case_id, BY_ANNA, NOW)
    assert saving.by_link(back, Access(NOBODY, token), NOW) == saving.by_link(store, Access(NOBODY, token), NOW)
    assert comments.comments(back, case_id, BY_ANNA, NOW) == comments.comments(store, case_id, BY_ANNA, NOW)
    assert saving.saved(back, case_id, 3, cases.preset("b2b"), BY_ANNA, NOW).number == 4


def test_from_sqlite_to_postgresql_and_back_nothing_has_changed(
    sqlite_url: str, postgres: Postgres, elsewhere: Callable[[], Store], tmp_path: Path
) -> None:
    first, second, third = Store(sqlite_url), Store(postgres.made()), elsewhere()
    fill(first)
    for number, (here, there) in enumerate([(first, second), (second, third)]):
        backed_up(here, tmp_path / f"{number}.gz", NOW)
        restored(there, tmp_path / f"{number}.gz")
    assert everything(first) == everything(second) == everything(third)
    assert (tmp_path / "0.gz").read_bytes() == (tmp_path / "1.gz").read_bytes()
    first.close()
    second.close()


def test_a_database_restored_is_as_one_that_was_made(store: Store, backup: Path) -> None:
    def built() -> str:
        asked = ("get_columns", "get_indexes", "get_foreign_keys", "get_pk_constraint")
        with raw(store) as connection:
            found = inspect(connection)
            return repr([getattr(found, what)(name) for name in sorted(found.get_table_names()) for what in asked])

    saving.count(store)
    before = built()
    restored(store, backup)
    assert built() == before


def test_a_backup_is_lines_of_json_that_tell_what_they_are(backup: Path) -> None:
    head, *rows, last = map(json.loads, lines(backup))
    assert (head["format"], head["version"], head["schema"]) == ("roisim backup", 1, migrating.revisions()[-1])
    assert head["made_at"] == NOW.isoformat()
    assert {name: table["rows"] for name, table in head["tables"].items()} == {
        "cases": 2, "versions": 4, "links": 2, "comments": 2,
    }  # fmt: skip
    assert last["rows"] == len(rows) == 10
    content = dict(zip(head["tables"]["versions"]["columns"], rows[-1][1:], strict=True))["content"]
    assert cases.read(json.loads(content)).preset in ("b2b", "local")


def test_an_empty_store_is_backed_up_too(store: Store, elsewhere: Callable[[], Store], tmp_path: Path) -> None:
    saving.count(store)
    assert backed_up(store, tmp_path / "backup.gz", NOW) == 0
    assert restored(elsewhere(), tmp_path / "backup.gz") == 0


def test_what_is_saved_meanwhile_is_in_it_whole_or_not_at_all(
    store: Store, elsewhere: Callable[[], Store], tmp_path: Path
) -> None:
    case = cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    done = threading.Event()

    def save() -> None:
        number = kept.number
        while not done.is_set() and number < 500:
            number = saving.saved(store, kept.case_id, number, case, BY_ANNA, NOW).number

    saver = threading.Thread(target=save)
    saver.start()
    try:
        for place in range(3):
            backed_up(store, tmp_path / f"{place}.gz", NOW)
    finally:
        done.set()
        saver.join()
    for place in range(3):
        back = elsewhere()
        restored(back, tmp_path / f"{place}.gz")
        newest = saving.opened(back, kept.case_id, BY_ANNA, NOW).number
        numbers = [each.number for each in saving.history(back, kept.case_id, BY_ANNA, NOW)]
        assert numbers == list(range(newest, 0, -1))


def test_a_backup_takes_no_more_memory_the_more_there_is(elsewhere: Callable[[], Store], tmp_path: Path) -> None:
    store, case = elsewhere(), cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    with store.engine.begin() as connection:  # 20 MB
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO versions "
            "SELECT case_id, i, saved_at, author, subject, printf('%.100000c', 'x'), headline FROM versions, n"
        )
    back = elsewhere()
    assert saving.count(back) == 0
    tracemalloc.start()
    try:
        backed_up(store, tmp_path / "backup.gz", NOW)
        restored(back, tmp_path / "backup.gz")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert len(saving.history(back, kept.case_id, BY_ANNA, NOW)) == 200


# --- the file ---


def test_only_its_owner_may_read_it_and_it_is_not_written_over_unasked(
    elsewhere: Callable[[], Store], tmp_path: Path
) -> None:
    store, file = elsewhere(), tmp_path / "backup.gz"
    saving.count(store)
    file.write_bytes(b"another")
    with pytest.raises(CaseError) as error:
        backed_up(store, file, NOW)
    assert key(error) == "backup_exists"
    assert file.read_bytes() == b"another"
    backed_up(store, file, NOW, over=True)
    backed_up(store, tmp_path / "new.gz", NOW)
    assert file.read_bytes() == (tmp_path / "new.gz").read_bytes()
    assert {stat.S_IMODE(each.stat().st_mode) for each in (file, tmp_path / "new.gz")} == {0o600}
    for wrong in (tmp_path, tmp_path / "nowhere" / "backup.gz"):
        with pytest.raises(CaseError) as error:
            backed_up(store, wrong, NOW, over=True)
        assert key(error) == "file_unwritable"


def test_a_backup_that_could_not_be_finished_is_not_there(tmp_path: Path) -> None:
    def rows() -> Iterator[archive.Row]:
        yield "cases", [1]
        raise CaseError

    head = archive.Head("0001", NOW, {"cases": ("id",)}, {"cases": 2})
    (tmp_path / "there.gz").write_bytes(b"before")
    for name, over in (("new.gz", False), ("there.gz", True)):
        with pytest.raises(CaseError), archive.whole(tmp_path / name, over) as file:
            archive.write(file, head, rows())
    assert [each.name for each in tmp_path.iterdir()] == ["there.gz"]
    assert (tmp_path / "there.gz").read_bytes() == b"before"


def test_where_nothing_was_saved_there_is_nothing_to_back_up(url: str, tmp_path: Path) -> None:
    store = Store(url)
    with pytest.raises(CaseError) as error:
        backed_up(store, tmp_path / "backup.gz", NOW)
    assert key(error) == "store_nothing"
    assert not (tmp_path / "backup.gz").exists()
    assert store.is_begun == ("postgresql" in url)


# --- what is refused ---


def test_what_is_kept_is_replaced_only_when_asked(store: Store, backup: Path) -> None:
    for _ in range(3):
        saving.begun(store, cases.preset("public"), ANNA, NOW)
    before = everything(store)
    with pytest.raises(CaseError) as error:
        restored(store, backup)
    assert (key(error), error.value.faults[0].facts) == ("store_holds", {"count": 3})
    assert everything(store) == before
    assert restored(store, backup, replace=True) == 2
    assert saving.count(store) == 2
    assert saving.begun(store, cases.preset("public"), ANNA, NOW).number == 1


def _row(place: int, column: int, value: object) -> Callable[[list[bytes]], None]:
    """Puts another value into a row."""

    def change(said: list[bytes]) -> None:
        row = json.loads(said[place])
        row[column] = value
        said[place] = json.dumps(row).encode() + b"\n"

    return change


def _head(**changed: object) -> Callable[[list[bytes]], None]:
    def change(said: list[bytes]) -> None:
        said[0] = json.dumps({**json.loads(said[0]), **changed}).encode() + b"\n"

    return change


def _in_place(place: int, line: bytes) -> Callable[[list[bytes]], None]:
    def change(said: list[bytes]) -> None:
        said[place] = line

    return change


HOSTILE: dict[str, tuple[str, Callable[[list[bytes]], None]]] = {
    "a text for a number": ("backup_damaged", _row(1, 2, "1")),
    "a number for a text": ("backup_damaged", _row(1, 3, 1)),
    "yes for a number": ("backup_damaged", _row(1, 2, True)),
    "nothing where something must be": ("backup_damaged", _row(1, 3, None)),
    "a list for a text": ("backup_damaged", _row(1, 3, [[]])),
    "a number that no database has": ("backup_damaged", _row(1, 2, 10**30)),
    "no finite number": ("backup_damaged", _row(1, 2, float("inf"))),
    "a time that is none": ("backup_damaged", _row(1, 7, "yesterday")),
    "a time of no place": ("backup_damaged", _row(1, 7, "2026-11-27T12:30:15")),
    "a name that is too long": ("backup_damaged", _row(1, 1, "a" * 27)),
    "a letter that is none": ("backup_damaged", _row(1, 5, "a\0b")),
    "half a sign": ("backup_damaged", _row(1, 5, "\ud800")),
    "a table that is not there": ("backup_damaged", _row(1, 0, "alembic_version")),
    "a version of no case": ("backup_damaged", _row(-1, 1, "a" * 26)),
    "the same case twice": ("backup_damaged", lambda said: said.__setitem__(2, said[1])),
    "a row too many": ("backup_damaged", lambda said: said.insert(2, said[1])),
    "a row too few": ("backup_damaged", lambda said: said.pop(1) and None),
    "a value too few": ("backup_damaged", _in_place(1, b'["cases"]\n')),
    "no row": ("backup_damaged", _in_place(1, b"{}\n")),
    "no JSON": ("backup_damaged", _in_place(1, b"\xff\n")),
    "a depth without end": ("backup_damaged", _in_place(1, b"[" * 100_000 + b"\n")),
    "a line without end": ("backup_damaged", _in_place(1, b'["cases","' + b"a" * 5_000_000 + b'"]\n')),
    "other tables": ("backup_damaged", _head(tables={"cases": {"columns": ["id"], "rows": 0}})),
    "no tables": ("backup_damaged", _head(tables=7)),
    "no time": ("backup_damaged", _head(made_at=7)),
    "a later schema": ("backup_newer", _head(schema="9999")),
    "a later form": ("backup_newer", _head(version=2)),
    "another file of this kind": ("backup_other", _head(format="something")),
    "no head": ("backup_other", _in_place(0, b"7\n")),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that nothing may happen to."""
    store = Store(f"sqlite:///{tmp_path_factory.mktemp('kept') / 'roisim.db'}")
    saving.begun(store, cases.preset("public"), ANNA, NOW)
    yield store
    store.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_backup_that_someone_has_changed_changes_nothing(kept: Store, backup: Path, name: str) -> None:
    said, before, (wanted, change) = lines(backup)[:-1], everything(kept), HOSTILE[name]
    change(said)
    packed(backup, said)
    with pytest.raises(CaseError) as error:
        restored(kept, backup, replace=True)
    assert key(error) == wanted
    assert everything(kept) == before


@pytest.mark.parametrize("name", ["a version of no case", "the same case twice", "a letter that is none"])
def test_a_hostile_backup_leaves_postgresql_as_it_was(postgres: Postgres, backup: Path, name: str) -> None:
    store, said = Store(postgres.made()), lines(backup)[:-1]
    HOSTILE[name][1](said)
    packed(backup, said)
    with pytest.raises(CaseError) as error:
        restored(store, backup)
    assert key(error) == "backup_damaged"
    with raw(store) as connection:
        assert inspect(connection).get_table_names() == []


def test_a_backup_that_is_cut_off_anywhere_is_refused_before_anything_is_written(
    elsewhere: Callable[[], Store], backup: Path
) -> None:
    whole, store = backup.read_bytes(), elsewhere()
    for length in {0, 1, 9, 10, 11, *range(0, len(whole), len(whole) // 40), len(whole) - 1}:
        backup.write_bytes(whole[:length])
        with pytest.raises(CaseError) as error:
            restored(store, backup)
        assert key(error) in ("backup_other", "backup_damaged")
    assert not store.is_begun


def test_lines_that_are_missing_at_the_end_are_missed(elsewhere: Callable[[], Store], backup: Path) -> None:
    said, store = lines(backup), elsewhere()
    for kept in (
        said[:-1],
        said[:-2],
        said[:1],
        [*said[:-1], b'{"rows":10}\n'],
        [*said, said[-1]],
        [*said[:-2], said[-1]],
    ):
        backup.write_bytes(gzip.compress(b"".join(kept)))
        with pytest.raises(CaseError) as error:
            restored(store, backup)
        assert key(error) == "backup_damaged"
    assert not store.is_begun


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_byte_that_has_turned_is_found(backup: Path, data: st.DataObject) -> None:
    whole = bytearray(gzip.decompress(backup.read_bytes()))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(CaseError):
        list(archive.read(io.BytesIO(gzip.compress(bytes(whole))), "backup")[1])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"SQLite format 3\0",
        b'{"format": "roisim backup"}\n',
        b"\x1f\x8b",
        gzip.compress(b""),
        gzip.compress(b"[" * 10**6),
    ],
    ids=["empty", "sqlite", "unpacked", "two bytes", "nothing packed", "deep"],
)
def test_a_file_that_is_no_backup_is_told_so(elsewhere: Callable[[], Store], tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(CaseError) as error:
        restored(elsewhere(), tmp_path / "file")
    assert key(error) == "backup_other"


def test_a_bomb_does_not_go_off(elsewhere: Callable[[], Store], backup: Path) -> None:
    head = lines(backup)[0]
    for said in (b"", head):
        with backup.open("wb") as file, gzip.GzipFile("", "wb", 1, file) as bomb:
            bomb.write(said)
            for _ in range(50):
                bomb.write(bytes(2_000_000))
        tracemalloc.start()
        try:
            with pytest.raises(CaseError):
                restored(elsewhere(), backup)
            assert tracemalloc.get_traced_memory()[1] < 40_000_000
        finally:
            tracemalloc.stop()


def test_a_file_that_is_not_there_is_told_so(elsewhere: Callable[[], Store], tmp_path: Path) -> None:
    for path, wanted in ((tmp_path / "nowhere.gz", "file_missing"), (tmp_path, "file_unreadable")):
        with pytest.raises(CaseError) as error:
            restored(elsewhere(), path)
        assert key(error) == wanted


# --- other releases ---

LATER = '''
"""A step that no release has made."""
import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("cases", sa.Column("colour", sa.Text(), nullable=False, server_default="none"))
    op.execute("UPDATE cases SET colour = 'blue' WHERE preset = 'b2b'")
    op.create_table("shelves", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.DateTime()))
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes this the release after."""
    folder = tmp_path / "later 100%"
    shutil.copytree(migrating.FOLDER, folder)
    (folder / "versions" / "v9001_later.py").write_text(LATER, "utf-8")
    return lambda: monkeypatch.setattr(migrating, "FOLDER", folder)


def test_a_backup_of_an_older_release_is_brought_up_to_date(
    store: Store, backup: Path, later: Callable[[], None]
) -> None:
    later()
    for replace in (False, True):
        assert restored(store, backup, replace) == 2
        with raw(store) as connection:
            assert migrating.revision(connection) == "9001"
            found = connection.exec_driver_sql("SELECT preset, colour FROM cases ORDER BY preset").all()
        assert found == [("b2b", "blue"), ("local", "none")]


def test_a_backup_leaves_the_database_at_its_release(store: Store, later: Callable[[], None], tmp_path: Path) -> None:
    fill(store)
    later()
    backed_up(store, tmp_path / "new.gz", NOW)
    assert json.loads(lines(tmp_path / "new.gz")[0])["schema"] == "0001"
    with raw(store) as connection:
        assert migrating.revision(connection) == "0001"


def test_a_backup_of_a_newer_release_is_refused(
    url: str, backup: Path, later: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, newer = migrating.FOLDER, Store(url)
    later()
    restored(newer, backup)
    backed_up(newer, tmp_path / "newer.gz", NOW)
    monkeypatch.setattr(migrating, "FOLDER", now)
    store = Store(f"sqlite:///{tmp_path / 'other.db'}")
    with pytest.raises(CaseError) as error:
        restored(store, tmp_path / "newer.gz")
    assert key(error) == "backup_newer"
    assert not store.is_begun
    for act in (lambda: restored(newer, backup, replace=True), lambda: backed_up(newer, tmp_path / "no.gz", NOW)):
        with pytest.raises(CaseError) as error:
            act()
        assert key(error) == "store_newer"
    with raw(newer) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM shelves, cases").scalar() == 0
        assert migrating.revision(connection) == "9001"
