"""What a database of each schema held, as its own tools tell it: `python -m tests.store.dumps` writes it of the newest.

Once a schema was released its dump is never made again. Every later release opens it.
"""

import shutil
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from sqlalchemy import select, update

from roisim.store import links, migrating, tokens
from roisim.store.access import Access
from roisim.store.opening import Store
from roisim.store.tables import LinkRow
from tests.store.conftest import Postgres
from tests.store.filled import ANNA, NOW, fill, raw

SCHEMAS = Path(__file__).parent / "schemas"
TOKEN = "k" * tokens.LETTERS
"""Of the link to the second version, in every dump."""


def load(store: Store, schema: str) -> None:
    """Make an empty database one of a schema."""
    said = (SCHEMAS / schema / f"{store.url.get_backend_name()}.sql").read_text("utf-8")
    if store.url.get_backend_name() == "sqlite":
        Path(str(store.url.database)).parent.mkdir(exist_ok=True)
        with closing(connect(str(store.url.database))) as connection:
            connection.executescript(said)
    else:
        with raw(store) as connection:
            connection.exec_driver_sql(said.replace("%", "%%"))
            connection.commit()


def _filled(store: Store) -> None:
    case_id = fill(store)
    (shown,) = (each for each in links.handed_out(store, case_id, Access(ANNA), NOW) if each.number)
    with store.writing() as session:
        session.execute(update(LinkRow).where(LinkRow.digest == shown.key).values(digest=tokens.digest(TOKEN)))
        assert session.scalars(select(LinkRow.digest)).all()


def _sqlite(folder: Path) -> str:
    store = Store(f"sqlite:///{folder / 'roisim.db'}")
    _filled(store)
    store.close()
    with closing(connect(str(store.url.database))) as connection:
        return "\n".join(connection.iterdump()) + "\n"


def _postgresql() -> str:
    server = Postgres()
    try:
        store = Store(server.made())
        _filled(store)
        store.close()
        words = [str(server.programs / "pg_dump"), "-h", str(server.folder), "-U", "roisim", "--inserts", "--no-owner"]
        done = subprocess.run([*words, str(store.url.database)], capture_output=True, check=True, text=True)
    finally:
        server.stop()
        shutil.rmtree(server.folder, ignore_errors=True)
    lines = (line for line in done.stdout.split("\n") if line and not line.startswith(("\\", "--", "SET ")))
    return "\n".join(lines) + "\n"  # without what psql alone understands, and what is none of the tables'


def main() -> None:
    """Write the dumps of today's schema."""
    folder = SCHEMAS / migrating.revisions()[-1]
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        (folder / "sqlite.sql").write_text(_sqlite(Path(made)), "utf-8")
    (folder / "postgresql.sql").write_text(_postgresql(), "utf-8")


if __name__ == "__main__":
    main()
