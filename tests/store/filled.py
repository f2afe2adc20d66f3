"""A store with something of everything in it, and all that a store holds, to be held against another."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from roisim import cases
from roisim.cases.parameters import Estimate
from roisim.store import comments, links, saving
from roisim.store.access import Access
from roisim.store.comments import Place
from roisim.store.kept import Headline
from roisim.store.opening import Store
from roisim.store.people import Person
from roisim.store.tables import Base

NOW = datetime(2026, 11, 27, 12, 30, 15, 678_900, tzinfo=UTC)
ANNA = Person("https://id.example anna", "Anna Öberg", "anna@nordvik.test", frozenset({"Marketing"}))
WORDS = 'Ny fråga? "O\'Brien" \\ %s :name\t{x}\n=1+1; DROP TABLE cases 你好 \u2028 \N{ROCKET} \u202e'


def fill(store: Store) -> str:
    """Save two cases, one with versions, links and comments; the name of that one."""
    by_anna, case = Access(ANNA), cases.preset("b2b")
    saving.begun(store, cases.preset("local"), ANNA, NOW, team="Marketing")
    kept = saving.begun(store, case, ANNA, NOW, Headline(-12_345.6, 0.25))
    for number in (1, 2):
        noted = case.with_estimate("company.margin", Estimate(0.3 + number / 100, source="own", note='Räknat: "=1+1"'))
        saving.saved(store, kept.case_id, number, noted, by_anna, NOW + timedelta(days=number))
    links.shared(store, kept.case_id, "view", by_anna, NOW, number=2, expires_at=NOW + timedelta(days=7))
    links.shared(store, kept.case_id, "present", by_anna, NOW, dials=("company.margin", "plan.hours"))
    links.revoked(store, kept.case_id, links.handed_out(store, kept.case_id, by_anna, NOW)[0].key, by_anna, NOW)
    comments.commented(store, kept.case_id, Place("company.margin"), WORDS, by_anna, NOW)
    comments.commented(store, kept.case_id, Place("channels.cpm", "Linked \N{ROCKET}"), "Why?", by_anna, NOW)
    comments.settled(store, kept.case_id, Place("company.margin"), by_anna, NOW)
    return kept.case_id


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables."""
    with store.reading() as session:
        return {
            table.name: sorted((tuple(row) for row in session.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


@contextmanager
def raw(store: Store) -> Iterator[Connection]:
    """The database of a store with the tables it has, past all that the store does of itself."""
    engine = store.as_it_is()
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
