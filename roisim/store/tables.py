"""The tables, as they are now; `migrations` brings older ones here."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, ForeignKey, Index, MetaData, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Names of what the databases would name each in its own way: a migration must find them.
NAMES = {
    "ix": "ix_%(column_0_label)s", "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s",
}  # fmt: skip


class Moment(TypeDecorator[datetime]):
    """A time in UTC; SQLite keeps none of its own."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """To the database."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the database."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


class Base(DeclarativeBase):
    """What all tables have in common."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {str: Text, datetime: Moment}  # noqa: RUF012 SQLAlchemy's own


class CaseRow(Base):
    """A case that is kept. number: of its newest version, by which two who save at once are told apart."""

    __tablename__ = "cases"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    number: Mapped[int] = mapped_column()
    owner: Mapped[str] = mapped_column(index=True)
    team: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    preset: Mapped[str]
    begun_at: Mapped[datetime]
    saved_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": number}  # noqa: RUF012 SQLAlchemy's own


class VersionRow(Base):
    """A case as it was saved once. content: the case as JSON; headline: what it answered then, as JSON, or ""."""

    __tablename__ = "versions"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    saved_at: Mapped[datetime]
    author: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    content: Mapped[str]
    headline: Mapped[str]


class LinkRow(Base):
    """A short link. digest: of its token, which nobody but its receiver has. number: the version it shows, if one."""

    __tablename__ = "links"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    number: Mapped[int | None]
    dials: Mapped[str]
    made_at: Mapped[datetime]
    author: Mapped[str]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class CommentRow(Base):
    """What someone says of a number. path: as declared, and `row` the name of its channel or line, if of one."""

    __tablename__ = "comments"
    __table_args__ = (Index("ix_comments_place", "case_id", "path", "row"),)

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    path: Mapped[str]
    row: Mapped[str]
    made_at: Mapped[datetime]
    author: Mapped[str]
    subject: Mapped[str]
    words: Mapped[str]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str]
