"""Tables of every released schema become those of today, with all that was in them, whoever comes first."""

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from roisim import cases
from roisim.cases.parameters import Estimate
from roisim.errors import CaseError
from roisim.store import comments, migrating, saving
from roisim.store.access import Access
from roisim.store.kept import Headline
from roisim.store.opening import Store
from roisim.store.people import NOBODY
from roisim.store.tables import Base
from tests.store.conftest import Postgres
from tests.store.dumps import SCHEMAS, TOKEN, load
from tests.store.filled import ANNA, NOW, WORDS, everything, raw

ALL = sorted(folder.name for folder in SCHEMAS.iterdir())
BY_ANNA = Access(ANNA)


def differences(store: Store) -> list[object]:
    """What a migration would still have to do to the tables."""
    with raw(store) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found: list[object] = compare_metadata(context, Base.metadata)
        return found


def test_what_the_steps_make_is_what_the_tables_are(store: Store) -> None:
    saving.count(store)
    assert differences(store) == []


def test_each_schema_has_a_dump() -> None:
    assert migrating.revisions() == ALL, "python -m tests.store.dumps writes that of the newest"


@pytest.mark.parametrize("schema", ALL)
def test_what_an_older_release_has_kept_is_opened(store: Store, schema: str) -> None:
    load(store, schema)
    local, b2b = sorted(saving.listed(store, ANNA), key=lambda case: case.preset, reverse=True)
    assert differences(store) == []
    assert (local.preset, local.team, b2b.preset, b2b.author) == ("local", "Marketing", "b2b", "Anna Öberg")
    newest = saving.opened(store, b2b.case_id, BY_ANNA, NOW)
    assert newest.number == 3
    assert newest.scenario.company.margin == Estimate(0.32, source="own", note='Räknat: "=1+1"')
    oldest = saving.history(store, b2b.case_id, BY_ANNA, NOW)[-1]
    assert (oldest.saved_at, oldest.headline) == (NOW, Headline(-12_345.6, 0.25, oldest.headline.model))
    grant, shown = saving.by_link(store, Access(NOBODY, TOKEN), NOW)
    assert (grant.kind, shown.number, shown.scenario.company.margin.likely) == ("view", 2, 0.31)
    said = {each.place.path: each for each in comments.comments(store, b2b.case_id, BY_ANNA, NOW)}
    assert said["company.margin"].words == WORDS
    assert (said["company.margin"].settled_at, said["channels.cpm"].place.row) == (NOW, "Linked \N{ROCKET}")
    assert saving.saved(store, b2b.case_id, 3, newest.scenario, BY_ANNA, NOW).number == 4


def test_both_databases_have_dumped_the_same(postgres: Postgres, sqlite_url: str) -> None:
    for schema in ALL:
        found = []
        for store in (Store(postgres.made()), Store(sqlite_url)):
            load(store, schema)
            found.append({name: len(rows) for name, rows in everything(store).items()})
            store.close()
        assert found[0] == found[1]


def test_a_file_that_is_made_is_its_owners_alone(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'roisim.db'}")
    saving.begun(store, cases.preset("b2b"), ANNA, NOW)
    assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o600}
    store.close()


# --- a later release ---


def test_a_database_of_a_later_release_is_refused_and_left_alone(store: Store, url: str) -> None:
    load(store, ALL[-1])
    before = everything(store)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    older = Store(url)
    acts: tuple[Callable[[], object], ...] = (
        lambda: saving.listed(older, ANNA),
        lambda: saving.begun(older, cases.preset("b2b"), ANNA, NOW),
        lambda: saving.count(older),
    )
    for act in acts:
        with pytest.raises(CaseError) as error:
            act()
        assert error.value.faults[0].key == "store_newer"
    assert everything(store) == before
    with raw(store) as connection:
        assert migrating.revision(connection) == "9999"


# --- several at once ---

OPENS = """
import sys
from roisim.store.opening import Store
for url in sys.argv[1:]:
    print("ready", flush=True)
    sys.stdin.readline()
    with Store(url).engine.connect() as connection:
        print(connection.exec_driver_sql("SELECT count(*) FROM cases").scalar(), flush=True)
"""


def test_processes_that_open_an_empty_store_at_once_all_can(tmp_path: Path, postgres: Postgres) -> None:
    urls = [postgres.made() for _ in range(2)] + [f"sqlite:///{tmp_path / str(place)}.db" for place in range(8)]
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    opened = [subprocess.Popen([sys.executable, "-c", OPENS, *urls], text=True, **piped) for _ in range(3)]
    try:
        for url in urls:
            assert [each.stdout.readline() for each in opened] == ["ready\n"] * 3, [
                each.stderr.read() for each in opened
            ]
            for each in opened:
                each.stdin.write("\n")
                each.stdin.flush()
            assert [each.stdout.readline() for each in opened] == ["0\n"] * 3, url
        assert [each.wait(10) for each in opened] == [0] * 3
    finally:
        for each in opened:
            each.kill()
            each.communicate()
    assert [differences(Store(url)) for url in urls] == [[]] * len(urls)
