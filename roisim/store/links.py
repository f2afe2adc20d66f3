"""Short links to a case: to look at it, to present it or to work on it; until a day, or until they are taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from roisim.errors import CaseError, Fault
from roisim.store import rights, tokens
from roisim.store.access import LINKS, Access, Kind
from roisim.store.opening import Store
from roisim.store.tables import LinkRow

MOST_LINKS = 200  # of a case, but for those taken back


@dataclass(frozen=True)
class Shared:
    """A link that was handed out. key: what it goes by here, for its token is nowhere. number: the version it shows."""

    key: str
    kind: Kind
    number: int | None
    made_at: datetime
    author: str
    expires_at: datetime | None
    revoked_at: datetime | None

    def opens(self, now: datetime) -> bool:
        """Whether it still opens the case."""
        return self.revoked_at is None and (self.expires_at is None or self.expires_at > now)


def shared(
    store: Store, case_id: str, kind: Kind, access: Access, now: datetime, *, number: int | None = None,
    dials: Sequence[str] = (), expires_at: datetime | None = None,
) -> str:  # fmt: skip
    """Hand out a link; its token, which is told this once.

    number: the version it shows; None for the newest, which is what whoever may edit works on.
    """
    if kind not in LINKS:
        raise CaseError(Fault("", "case_not_yours"))
    token = tokens.new()
    with store.writing() as session:
        row = rights.to_own(session, case_id, access, now)
        if number is not None and not 1 <= number <= row.number:
            raise CaseError(Fault("", "version_unknown", number=number))
        of_case = (LinkRow.case_id == case_id) & LinkRow.revoked_at.is_(None)
        if (session.scalar(select(func.count()).select_from(LinkRow).where(of_case)) or 0) >= MOST_LINKS:
            raise CaseError(Fault("", "links_full", limit=MOST_LINKS))
        session.add(LinkRow(
            digest=tokens.digest(token), case_id=case_id, kind=kind, number=None if kind == "edit" else number,
            dials=" ".join(dials), made_at=now, author=access.person.signature, expires_at=expires_at, revoked_at=None,
        ))  # fmt: skip
    return token


def handed_out(store: Store, case_id: str, access: Access, now: datetime) -> tuple[Shared, ...]:
    """All links to a case, the newest first."""
    asked = select(LinkRow).where(LinkRow.case_id == case_id).order_by(LinkRow.made_at.desc(), LinkRow.digest)
    with store.reading() as session:
        rights.to_own(session, case_id, access, now)
        return tuple(
            Shared(
                row.digest, rights.kind_of(row), row.number, row.made_at, row.author, row.expires_at, row.revoked_at,
            )
            for row in session.scalars(asked)
        )  # fmt: skip


def revoked(store: Store, case_id: str, key: str, access: Access, now: datetime) -> None:
    """Take a link back: whoever opens it from now on is told so."""
    with store.writing() as session:
        rights.to_own(session, case_id, access, now)
        row = session.get(LinkRow, key)
        if row is not None and row.case_id == case_id and row.revoked_at is None:
            row.revoked_at = now
