"""What HubSpot means, whether it came from a file or live: sources, stages, one deal once and one person once.

>>> source("PAID_SOCIAL"), source("Betald sökning"), state("Avslutad – vunnen (2026)"), state("Contract sent")
('Paid Social', 'Paid Search', 'won', 'open')
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from roisim.errors import Fault
from roisim.importers.found import Contact, Deal, Found, Skipped, State

HERE = "HubSpot"  # what stands where a file has its name


class Origin(NamedTuple):
    """Where someone came from, as far as the CRM says it."""

    source: str = ""
    network: str = ""
    campaign: str = ""


class ListedDeal(NamedTuple):
    """A deal as one row has it."""

    deal: Deal
    line: int


class ListedPerson(NamedTuple):
    """A person as one row has them, with the mail by which rows are known to be of one person."""

    person: Contact
    mail: str
    line: int


@lru_cache
def _data() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads((resources.files("roisim.importers") / "hubspot.toml").read_text("utf-8"))


@lru_cache
def _sources() -> Mapping[str, str]:
    return {plain(word): name for name, all_words in _data()["sources"].items() for word in all_words}


@lru_cache
def _words(table: str, name: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in _data()[table][name])


@lru_cache(4096)
def plain(text: str) -> str:
    """A name without capitals, accents and signs, one space between its words.

    >>> plain("  Fermé – GAGNÉ_2 ")
    'ferme gagne 2'
    """
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(each))
    return " ".join(re.findall(r"[^\W_]+", bare))


def source(written: str) -> str:
    """The source by HubSpot's English name, "" for none; a company's own name for one stays as it is written."""
    return _sources().get(plain(written)) or " ".join(written.split())


@lru_cache(4096)
def origin(written: str, first: str = "", second: str = "") -> Origin:
    """A source and what its two drill-downs say of network and campaign."""
    name = source(written)
    levels = {0: "", 1: " ".join(first.split()), 2: " ".join(second.split())}
    drilled: Mapping[str, Mapping[str, int]] = _data()["drilled"]  # type: ignore[assignment]
    return Origin(name, *(levels[drilled[what].get(name, 0)] for what in ("network", "campaign")))


@lru_cache(4096)
def state(stage: str, pipeline: str = "") -> State | None:
    """Won, lost or open, by the name of the stage; None for one that says closed and no more.

    pipeline: its name, which exports write after that of the stage, and which is not meant.
    """
    own = plain(stage).removesuffix(plain(pipeline)).strip() if stage.endswith(")") else plain(stage)
    if _holds(own, "lost"):
        return "lost"
    if _holds(own, "won"):
        return "won"
    return None if own in _words("stages", "closed") else "open"


def _holds(name: str, ending: str) -> bool:
    return any(f" {word} " in f" {name} " for word in _words("stages", ending))


@lru_cache(256)
def yes(written: str) -> bool:
    """True for what says yes."""
    return plain(written) in _words("words", "yes")


def is_customer(lifecycle: str) -> bool:
    """True for the lifecycle stages of those who have bought."""
    return plain(lifecycle) in _words("words", "customer")


def one_deal_each(listed: Iterable[ListedDeal]) -> tuple[tuple[Deal, ...], tuple[Skipped, ...]]:
    """Every deal once: rows with one id are one deal, which takes from later rows what the first ones lack."""
    deals: dict[str, list[ListedDeal]] = {}
    for row in listed:
        deals.setdefault(row.deal.id, []).append(row)
    skipped = tuple(each for same in deals.values() for each in _again(same))
    return tuple(_whole([row.deal for row in same]) for same in deals.values()), skipped


def _again(same: Sequence[ListedDeal]) -> Iterator[Skipped]:
    """All rows of a deal but its first, and whether they say another amount than it."""
    priced = next((row.deal for row in same if row.deal.amount is not None), same[0].deal)
    for deal, line in same[1:]:
        other = deal.amount is not None and (deal.amount, deal.currency) != (priced.amount, priced.currency)
        yield Skipped(line, Fault("", "hubspot.deal_other" if other else "hubspot.deal_twice", first=same[0].line))


def _whole(rows: Sequence[Deal]) -> Deal:
    """One deal of all its rows; money and origin come whole from one row, never half of each."""
    deal = rows[0]
    if len(rows) == 1:
        return deal
    priced = next((row for row in rows if row.amount is not None), deal)
    told = next((row for row in rows if row.source), deal)
    return replace(
        deal, amount=priced.amount, currency=priced.currency, source=told.source, network=told.network,
        campaign=told.campaign, created=next(filter(None, (row.created for row in rows)), None),
        closed=next((row.closed for row in rows if row.closed and row.state == deal.state), None),
        contacts=tuple(dict.fromkeys(each for row in rows for each in row.contacts)),
    )  # fmt: skip


def one_person_each(listed: Iterable[ListedPerson]) -> tuple[tuple[Contact, ...], tuple[Skipped, ...]]:
    """Every person once: rows with one id or one mail are one, capitals and spaces aside; a name alone tells nobody."""
    rows = tuple(listed)
    alike = _alike(rows)
    people: dict[str, list[ListedPerson]] = {}
    for row in rows:
        people.setdefault(_found(alike, _marks(row)[0]), []).append(row)
    skipped = tuple(
        Skipped(row.line, Fault("", "hubspot.person_twice", first=same[0].line))
        for same in people.values()
        for row in same[1:]
    )
    return tuple(_one([row.person for row in same]) for same in people.values()), skipped


def _marks(row: ListedPerson) -> tuple[str, ...]:
    """What tells whom a row is about: the id, and the mail if there is one."""
    return tuple(filter(None, (f"#{row.person.id}", _bare(row.mail))))


def _alike(rows: Iterable[ListedPerson]) -> dict[str, str]:
    """Each id or mail that belongs with one before it, and that one, whatever order the rows come in."""
    alike: dict[str, str] = {}
    for row in rows:
        first, *others = (_found(alike, mark) for mark in _marks(row))
        alike.update((other, first) for other in others if other != first)
    return alike


def _found(alike: dict[str, str], mark: str) -> str:
    """The first of those that belong with a mark; the way there is shortened for those who come after."""
    while mark in alike:
        alike[mark] = alike.get(alike[mark], alike[mark])
        mark = alike[mark]
    return mark


def _bare(mail: str) -> str:
    return "".join(unicodedata.normalize("NFC", mail).split()).casefold()


def _one(rows: Sequence[Contact]) -> Contact:
    """One person of all their rows: since the earliest day, from where the earliest row that knows it says."""
    if len(rows) == 1:
        return rows[0]
    ordered = sorted(rows, key=_since)
    told = next((row for row in ordered if row.source), rows[0])
    ids = dict.fromkeys(each for row in rows for each in (row.id, *row.also))
    customer = any(row.customer for row in rows)
    return Contact(
        rows[0].id, ordered[0].created, told.source, told.network, told.campaign, customer, tuple(ids)[1:]
    )  # fmt: skip


def sourced(deals: Iterable[Deal], contacts: Iterable[Contact]) -> tuple[Deal, ...]:
    """The deals, each without a source given that of its contact: of the earliest who has one, if there are several."""
    known = {name: person for person in contacts if person.source for name in (person.id, *person.also)}
    return tuple(deal if deal.source else _from_contact(deal, known) for deal in deals)


def _from_contact(deal: Deal, known: Mapping[str, Contact]) -> Deal:
    people = [known[each] for each in deal.contacts if each in known]
    if not people:
        return deal
    first = min(people, key=_since)
    return replace(deal, source=first.source, network=first.network, campaign=first.campaign)


def _since(person: Contact) -> date:
    return person.created or date.max


def currency(deals: Iterable[Deal]) -> str | None:
    """The currency of all amounts: None where none is said, "" where several are."""
    said = {deal.currency for deal in deals if deal.amount is not None}
    return (said.pop() or None) if len(said) == 1 else "" if said else None


def notes(deals: Sequence[Deal]) -> tuple[Fault, ...]:
    """What one should know of the deals before their sum is used."""
    worthless = sum(deal.state == "won" and deal.amount is None for deal in deals)
    homeless = sum(not deal.source for deal in deals)
    said = sorted({deal.currency for deal in deals if deal.amount is not None} - {""})
    bare = sum(deal.amount is not None and not deal.currency for deal in deals)
    found = (
        (len(said) > 1, Fault("", "hubspot.currencies", currencies=", ".join(said))),
        (bool(said and bare), Fault("", "hubspot.bare", count=bare)),
        (bool(worthless), Fault("", "hubspot.worthless", count=worthless)),
        (bool(homeless), Fault("", "hubspot.homeless", count=homeless)),
    )
    return tuple(fault for holds, fault in found if holds)


def figures(found: Found) -> dict[str, object]:
    """The counts of a CRM file; won_value is None where amounts stand in several currencies, each then by itself."""
    if found.kind == "contacts":
        return {"contacts": len(found.contacts), "by_source": _counted(found.contacts)}
    won = [deal for deal in found.deals if deal.state == "won"]
    sums: dict[str, float] = {}
    for deal in won:
        if deal.amount is not None:
            sums[deal.currency] = sums.get(deal.currency, 0.0) + deal.amount
    counts = Counter(deal.state for deal in found.deals)
    told: dict[str, object] = {"deals": len(found.deals), **{each: counts[each] for each in ("won", "lost", "open")}}
    told["won_value"] = round(sum(sums.values()), 2) if len(sums) < 2 else None
    if len(sums) > 1:
        told["won_values"] = {name: round(value, 2) for name, value in sorted(sums.items())}
    return told | {"by_source": _counted(found.deals)}


def _counted(rows: Iterable[Deal | Contact]) -> dict[str, int]:
    return dict(sorted(Counter(row.source for row in rows).items(), key=lambda each: (-each[1], each[0])))
