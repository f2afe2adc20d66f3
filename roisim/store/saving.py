"""Cases that are kept: begun, saved again as another version, opened, looked back on.

Two who save at once lose nothing: the second is told (`Overtaken`), and has both.
"""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import delete, func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from roisim import cases
from roisim.cases.files.parsing import MOST_BYTES, parse
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.store import rights, tokens
from roisim.store.access import Access, Grant
from roisim.store.kept import Entry, Headline, Kept, Listed, Overtaken
from roisim.store.opening import Store
from roisim.store.people import Person
from roisim.store.tables import CaseRow, VersionRow

MOST_VERSIONS = 1000
MOST_LISTED = 200


def begun(
    store: Store, scenario: Scenario, person: Person, now: datetime, headline: Headline | None = None, team: str = ""
) -> Kept:
    """Keep a case as a new one, of a person and perhaps one of their teams."""
    if not person.subject or (team and team not in person.teams):
        raise CaseError(Fault("", "case_not_yours"))
    case_id, content = tokens.new(), _written(scenario)
    with store.writing() as session:
        session.add(CaseRow(
            id=case_id, number=1, owner=person.subject, team=team, title=scenario.title, preset=scenario.preset,
            begun_at=now, saved_at=now,
        ))  # fmt: skip
        session.flush()
        session.add(_version(case_id, 1, content, person, now, headline))
    return opened(store, case_id, Access(person), now, 1)


def saved(
    store: Store, case_id: str, base: int, scenario: Scenario, access: Access, now: datetime,
    headline: Headline | None = None,
) -> Kept:  # fmt: skip
    """Keep a case that was opened as version `base` as the next. `Overtaken` where there is a later one already."""
    content = _written(scenario)
    try:
        with store.writing() as session:
            grant = rights.to_write(session, case_id, access, now)
            row = session.get_one(CaseRow, case_id)
            if row.number != base:
                raise Overtaken(_kept(session, Grant(case_id, grant.kind)))
            if base >= MOST_VERSIONS:
                raise CaseError(Fault("", "versions_full", limit=MOST_VERSIONS))
            row.title, row.preset, row.saved_at = scenario.title, scenario.preset, now
            flag_modified(row, "saved_at")  # also where nothing else has changed: the number must rise
            session.flush()  # it does, unless someone was quicker
            number = row.number
            session.add(_version(case_id, number, content, access.person, now, headline))
    except StaleDataError:
        raise Overtaken(opened(store, case_id, access, now)) from None
    return opened(store, case_id, access, now, number)  # someone else may have saved again already


def opened(store: Store, case_id: str, access: Access, now: datetime, number: int | None = None) -> Kept:
    """A version of a case, the newest unless a number or the link says which."""
    _begun_or(store, "case_not_yours")
    with store.reading() as session:
        grant = rights.granted(session, case_id, access, now)
        return _kept(session, grant if number is None else Grant(case_id, grant.kind, grant.number or number))


def by_link(store: Store, access: Access, now: datetime) -> tuple[Grant, Kept]:
    """What a link opens, and what it allows."""
    _begun_or(store, "link_unknown")
    with store.reading() as session:
        grant = rights.by_link(session, access.token, now)
        return grant, _kept(session, grant)


def history(store: Store, case_id: str, access: Access, now: datetime) -> tuple[Entry, ...]:
    """All versions, newest first; of a link to one version, that one."""
    with store.reading() as session:
        grant = rights.granted(session, case_id, access, now)
        asked = select(VersionRow).where(VersionRow.case_id == case_id).order_by(VersionRow.number.desc())
        if grant.number is not None:
            asked = asked.where(VersionRow.number == grant.number)
        return tuple(_entry(row) for row in session.scalars(asked))


def listed(store: Store, person: Person) -> tuple[Listed, ...]:
    """One's own cases and those of one's teams, those last saved first."""
    if not person.subject or not store.is_begun:
        return ()
    newest = (VersionRow.case_id == CaseRow.id) & (VersionRow.number == CaseRow.number)
    mine = or_(CaseRow.owner == person.subject, CaseRow.team.in_(sorted(person.teams - {""})))
    asked = select(CaseRow, VersionRow.author).join(VersionRow, newest).where(mine)
    with store.reading() as session:
        rows = session.execute(asked.order_by(CaseRow.saved_at.desc(), CaseRow.id).limit(MOST_LISTED))
        return tuple(Listed(row.id, row.title, row.preset, row.saved_at, author, row.team) for row, author in rows)


def called(store: Store, subject: str) -> str:
    """What someone was called when they last saved; "" for who never did."""
    if not subject or not store.is_begun:
        return ""
    asked = select(VersionRow.author).where(VersionRow.subject == subject).order_by(VersionRow.saved_at.desc())
    with store.reading() as session:
        return session.scalar(asked.limit(1)) or ""


def given(store: Store, case_id: str, team: str, access: Access, now: datetime) -> None:
    """Let a team of one's own have a case too; "" takes it back."""
    if team and team not in access.person.teams:
        raise CaseError(Fault("", "case_not_yours"))
    with store.writing() as session:
        row = rights.to_own(session, case_id, access, now)
        if row.owner != access.person.subject:
            raise CaseError(Fault("", "team_not_yours"))
        session.execute(update(CaseRow).where(CaseRow.id == row.id).values(team=team))  # no version: no number moves


def forgotten(store: Store, case_id: str, access: Access, now: datetime) -> None:
    """Forget a case: all its versions, links and comments, for good; only who saved it first may."""
    with store.writing() as session:
        row = rights.to_own(session, case_id, access, now)
        if row.owner != access.person.subject:
            raise CaseError(Fault("", "forget_not_yours"))
        session.execute(delete(CaseRow).where(CaseRow.id == row.id))


def count(store: Store) -> int:
    """How many cases there are."""
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(CaseRow)) or 0


# --- rows ---


def _begun_or(store: Store, key: str) -> None:
    if not store.is_begun:
        raise CaseError(Fault("", key))


def _written(scenario: Scenario) -> str:
    content = cases.to_json(scenario, indent=None)
    if len(content.encode()) > MOST_BYTES:
        raise CaseError(Fault("", "case_large", limit=MOST_BYTES // 1024))
    return content


def _version(
    case_id: str, number: int, content: str, person: Person, now: datetime, headline: Headline | None
) -> VersionRow:
    said = json.dumps(asdict(headline)) if headline else ""
    return VersionRow(
        case_id=case_id, number=number, saved_at=now, author=person.signature, subject=person.subject,
        content=content, headline=said,
    )  # fmt: skip


def _kept(session: Session, grant: Grant) -> Kept:
    row = session.get_one(CaseRow, grant.case_id)
    version = session.get(VersionRow, (grant.case_id, grant.number or row.number))
    if version is None:
        raise CaseError(Fault("", "version_unknown", number=grant.number))
    scenario = cases.read(parse(version.content, json=True))
    return Kept(row.id, version.number, row.number, scenario, _entry(version), row.team)


def _entry(row: VersionRow) -> Entry:
    said = json.loads(row.headline) if row.headline else None
    return Entry(row.number, row.saved_at, row.author, Headline(**said) if said else None)
