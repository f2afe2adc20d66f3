"""What a file said, whatever platform wrote it: money spent, visits, deals and contacts, and what was left.

Money is in the currency that stands beside it, as the file has it; days are days of the file's own clock.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from roisim.errors import Fault

Kind = Literal["ads", "web", "deals", "contacts", "plain", "model"]
State = Literal["won", "lost", "open"]


@dataclass(frozen=True)
class Spent:
    """What a campaign cost and brought over some days: all rows of one campaign and one first day together.

    first, last: the days, both included. conversions: as the platform counts them, masked ones not among them.
    leads, customers, revenue: only where a plain table says them. None: the file does not say.
    """

    first: date
    last: date
    channel: str
    campaign: str
    currency: str
    spend: float
    impressions: int | None = None
    clicks: int | None = None
    conversions: float | None = None
    leads: float | None = None
    customers: float | None = None
    revenue: float | None = None


@dataclass(frozen=True)
class Visits:
    """What web analytics counted of a channel; `first` and `last` None where the file has no dates."""

    first: date | None
    last: date | None
    channel: str
    sessions: int
    key_events: float | None = None
    revenue: float | None = None
    currency: str = ""


@dataclass(frozen=True)
class Deal:
    """One deal, once, whoever listed it how often. amount: None where it is missing, with `currency` beside it.

    source: the CRM's own word for where the customer came from, in its standard form ("Paid Social"), "" where missing;
    network and campaign are what it says below that, as far as it says it.
    """

    id: str
    state: State
    created: date | None = None
    closed: date | None = None
    amount: float | None = None
    currency: str = ""
    source: str = ""
    network: str = ""
    campaign: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contact:
    """One person of the CRM: two rows with the same mail are one, two of one name without it are two.

    customer: whether the CRM says that it is one. also: other ids that turned out to be the same person.
    """

    id: str
    created: date | None = None
    source: str = ""
    network: str = ""
    campaign: str = ""
    customer: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Modelled:
    """What a marketing mix model says a channel returned: revenue per unit of money spent, and its interval.

    level: how sure the interval is, as 0.9; None in `low` and `high` where there is no interval. model: which of
    several models says so.
    """

    channel: str
    returned: float
    low: float | None = None
    high: float | None = None
    level: float = 0.9
    model: str = ""


@dataclass(frozen=True)
class Skipped:
    """A row that was left, and why. line: as an editor counts, from 1."""

    line: int
    reason: Fault


@dataclass(frozen=True)
class Question:
    """What a column cannot tell by itself: `decimal` ("," or ".") or `dates` ("dmy" or "mdy"), and the answers."""

    column: str
    asked: Literal["decimal", "dates", "currency"]
    answers: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Found:
    """All that one file said.

    platform: "meta", "linkedin", "google_ads", "tiktok", "x", "ga4", "hubspot_deals", "hubspot_contacts", "plain".
    rows: those that were read, without `skipped`. currency: None where the file does not say, "" where it says several.
    questions: while there is one, nothing of the file is taken over.
    """

    file: str
    platform: str
    kind: Kind
    rows: int
    first_day: date | None = None
    last_day: date | None = None
    currency: str | None = None
    spent: tuple[Spent, ...] = ()
    visits: tuple[Visits, ...] = ()
    deals: tuple[Deal, ...] = ()
    contacts: tuple[Contact, ...] = ()
    modelled: tuple[Modelled, ...] = ()
    skipped: Sequence[Skipped] = ()
    warnings: tuple[Fault, ...] = ()
    questions: tuple[Question, ...] = field(default=())
