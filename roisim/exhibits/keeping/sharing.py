"""Short links, in words: what each is for, which version it shows, until when, and whether it still opens."""

from datetime import datetime

from roisim.exhibits.dates import moment
from roisim.store.access import Kind
from roisim.text import Text

DAYS = (0, 7, 30, 90, 365)
"""How many days a link may open for; 0 without an end."""


def purpose(text: Text, kind: Kind) -> str:
    """What a link is for."""
    return text(f"keeping.kind_{kind}")


def ends(text: Text, days: int) -> str:
    """How long a link opens."""
    return text.counted("keeping.ends_in", days)


def told(
    text: Text, number: int | None, author: str, made_at: datetime, expires_at: datetime | None,
    revoked_at: datetime | None, now: datetime, zone: str,
) -> str:  # fmt: skip
    """Which version it shows, who made it and when, and whether it opens."""
    shows = text("keeping.shows_newest") if number is None else text("keeping.shows_one", number=number)
    made = text("keeping.made", who=author or text("keeping.someone"), when=moment(text, made_at, zone))
    if revoked_at is not None:
        still = text("keeping.is_revoked", when=moment(text, revoked_at, zone))
    elif expires_at is None:
        still = text("keeping.is_open")
    else:
        key = "is_open_until" if expires_at > now else "is_over"
        still = text(f"keeping.{key}", when=moment(text, expires_at, zone))
    return f"{shows} {made} {still}"
