"""Who may do what with a case: its owner everything, the owner's team all but deleting it and
giving it to another team, others what their link says."""

from datetime import datetime

from sqlalchemy.orm import Session

from roisim.errors import CaseError, Fault
from roisim.store import tokens
from roisim.store.access import LINKS, Access, Grant, Kind
from roisim.store.people import Person
from roisim.store.tables import CaseRow, LinkRow


def by_link(session: Session, token: str, now: datetime) -> Grant:
    """What a link allows; CaseError: `link_unknown`, `link_expired` with its day, or `link_revoked`."""
    whole = tokens.mended(token)
    found = session.get(LinkRow, tokens.digest(whole)) if whole else None
    if found is None:
        raise CaseError(Fault("", "link_unknown"))
    if found.revoked_at is not None:
        raise CaseError(Fault("", "link_revoked"))
    if found.expires_at is not None and found.expires_at <= now:
        raise CaseError(Fault("", "link_expired", day=found.expires_at.date().isoformat()))
    return Grant(found.case_id, kind_of(found), found.number, tuple(found.dials.split()))


def kind_of(row: LinkRow) -> Kind:
    """What a link is for; one that nobody knows, for looking."""
    return next((each for each in LINKS if each == row.kind), "view")


def granted(session: Session, case_id: str, access: Access, now: datetime) -> Grant:
    """What someone may do with a case; CaseError where it is nothing: as of a link, else `case_not_yours`."""
    if access.token:
        grant = by_link(session, access.token, now)
        if grant.case_id == case_id:
            return grant
        raise CaseError(Fault("", "link_unknown"))
    row = session.get(CaseRow, case_id) if case_id == tokens.mended(case_id) else None
    if row is None or not owns(row, access.person):
        raise CaseError(Fault("", "case_not_yours"))
    return Grant(case_id, "own")


def owns(row: CaseRow, person: Person) -> bool:
    """Whether a case is someone's own or their team's."""
    return bool(person.subject) and (row.owner == person.subject or (row.team != "" and row.team in person.teams))


def to_write(session: Session, case_id: str, access: Access, now: datetime) -> Grant:
    """The same for who wants to change it; CaseError `link_reads` where their link is for looking."""
    grant = granted(session, case_id, access, now)
    if not grant.may_write:
        raise CaseError(Fault("", "link_reads"))
    return grant


def to_own(session: Session, case_id: str, access: Access, now: datetime) -> CaseRow:
    """The case, for who wants to give it away or hand out links; CaseError `case_not_yours` for all others."""
    if granted(session, case_id, access, now).kind != "own":
        raise CaseError(Fault("", "case_not_yours"))
    return session.get_one(CaseRow, case_id)
