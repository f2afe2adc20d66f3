"""What people say of a number: a thread for each number of a case, open until someone says that it is settled."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from roisim.cases.scenario import Scenario
from roisim.errors import CaseError, Fault
from roisim.paths import Path
from roisim.store import rights, tokens
from roisim.store.access import Access
from roisim.store.opening import Store
from roisim.store.tables import CommentRow

WORDS = 2000  # letters of a comment
MOST_COMMENTS = 500  # of a case


@dataclass(frozen=True)
class Place:
    """A number by what it stays called: as declared, and the name of its channel or line, which may change places."""

    path: str
    row: str = ""

    @classmethod
    def of(cls, scenario: Scenario, path: Path) -> "Place":
        """The place of a number in a case."""
        return cls(path.declared, "" if path.place is None else getattr(scenario, path.group)[path.place].name)


@dataclass(frozen=True)
class Comment:
    """What someone has said. settled_at, settled_by: since when it needs no answer, and who says so."""

    key: str
    place: Place
    made_at: datetime
    author: str
    words: str
    settled_at: datetime | None = None
    settled_by: str = ""
    is_own: bool = False


def commented(store: Store, case_id: str, place: Place, words: str, access: Access, now: datetime) -> None:
    """Say something of a number; CaseError: `comment_empty`, `comment_long`, `comments_full`, or no right to."""
    said = words.strip()
    if not said:
        raise CaseError(Fault("", "comment_empty"))
    if len(said) > WORDS:
        raise CaseError(Fault("", "comment_long", count=len(said), limit=WORDS))
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        there = session.scalar(select(func.count()).select_from(CommentRow).where(CommentRow.case_id == case_id)) or 0
        if there >= MOST_COMMENTS:
            raise CaseError(Fault("", "comments_full", limit=MOST_COMMENTS))
        session.add(CommentRow(
            id=tokens.new(), case_id=case_id, path=place.path, row=place.row, made_at=now, author=access.person.name,
            subject=access.person.subject, words=said, resolved_at=None, resolved_by="",
        ))  # fmt: skip


def comments(store: Store, case_id: str, access: Access, now: datetime) -> tuple[Comment, ...]:
    """All that was said of a case's numbers, in the order it was said."""
    asked = select(CommentRow).where(CommentRow.case_id == case_id).order_by(CommentRow.made_at, CommentRow.id)
    with store.reading() as session:
        rights.granted(session, case_id, access, now)
        return tuple(
            Comment(
                row.id, Place(row.path, row.row), row.made_at, row.author, row.words, row.resolved_at, row.resolved_by,
                bool(row.subject) and row.subject == access.person.subject,
            )
            for row in session.scalars(asked)
        )  # fmt: skip


def settled(store: Store, case_id: str, place: Place, access: Access, now: datetime) -> None:
    """Say that what was said of a number so far needs no answer any more."""
    asked = select(CommentRow).where(
        CommentRow.case_id == case_id, CommentRow.path == place.path, CommentRow.row == place.row,
        CommentRow.resolved_at.is_(None),
    )  # fmt: skip
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        for row in session.scalars(asked):
            row.resolved_at, row.resolved_by = now, access.person.name


def taken_back(store: Store, case_id: str, key: str, access: Access, now: datetime) -> None:
    """Take back what one has said oneself."""
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        row = session.get(CommentRow, key)
        if row is None or row.case_id != case_id or not row.subject or row.subject != access.person.subject:
            raise CaseError(Fault("", "comment_not_yours"))
        session.delete(row)
