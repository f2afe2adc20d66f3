"""What people say of a number: a thread for each number of a case, open until someone says that it is settled."""

from datetime import datetime

from sqlalchemy import func, select

from roisim.errors import CaseError, Fault
from roisim.store import rights, tokens
from roisim.store.access import Access
from roisim.store.kept import Comment, Place
from roisim.store.opening import Store
from roisim.store.people import without_unkept
from roisim.store.tables import CommentRow

WORDS = 2000  # letters of a comment
MOST_COMMENTS = 500  # of a case


def commented(store: Store, case_id: str, place: Place, words: str, access: Access, now: datetime) -> None:
    """Say something of a number; CaseError: `comment_empty`, `_long`, `_unseen`, `comments_full`, or no right to."""
    said = words.strip()
    if not said:
        raise CaseError(Fault("", "comment_empty"))
    if len(said) > WORDS:
        raise CaseError(Fault("", "comment_long", count=len(said), limit=WORDS))
    if said != without_unkept(said):
        raise CaseError(Fault("", "comment_unseen"))
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        there = session.scalar(select(func.count()).select_from(CommentRow).where(CommentRow.case_id == case_id)) or 0
        if there >= MOST_COMMENTS:
            raise CaseError(Fault("", "comments_full", limit=MOST_COMMENTS))
        session.add(CommentRow(
            id=tokens.new(), case_id=case_id, path=place.path, row=place.row, made_at=now,
            author=access.person.signature, subject=access.person.subject, words=said, resolved_at=None,
            resolved_by="",
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


def settled(
    store: Store, case_id: str, place: Place, access: Access, now: datetime, until: datetime | None = None
) -> None:
    """Say that what was said of a number so far needs no answer any more. until: when the last was said that they saw
    who say so; what has come since stays open."""
    asked = select(CommentRow).where(
        CommentRow.case_id == case_id, CommentRow.path == place.path, CommentRow.row == place.row,
        CommentRow.resolved_at.is_(None),
    )  # fmt: skip
    if until is not None:
        asked = asked.where(CommentRow.made_at <= until)
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        for row in session.scalars(asked):
            row.resolved_at, row.resolved_by = now, access.person.signature


def taken_back(store: Store, case_id: str, key: str, access: Access, now: datetime) -> None:
    """Take back what one has said oneself."""
    with store.writing() as session:
        rights.to_write(session, case_id, access, now)
        row = session.get(CommentRow, key)
        if row is None or row.case_id != case_id or not row.subject or row.subject != access.person.subject:
            raise CaseError(Fault("", "comment_not_yours"))
        session.delete(row)
