"""HubSpot live: deals and contacts as its API has them now, in the same form as from files.

A service key (or the token of a private app that exists already) comes from whoever calls; it is kept nowhere.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal

from roisim.errors import CaseError, Fault
from roisim.importers import hubspot
from roisim.importers.found import Contact, Deal, Found, State
from roisim.importers.hubspot import HERE, ListedDeal, ListedPerson

if TYPE_CHECKING:
    from roisim.importers.live_calls import Calls

VERSION = "2026-09"  # of the API: each is served for 18 months
ADDRESS = "https://api.hubapi.com"
TOKEN, BASE = "HUBSPOT_TOKEN", "HUBSPOT_BASE_URL"  # what token and another address are called in the surroundings
PAGES = 2_000  # of a hundred each: what is asked for at most

What = Literal["stages", "deals", "contacts"]
Advance = Callable[[What, int], None]

_SCOPES = {"deals": "crm.objects.deals.read", "contacts": "crm.objects.contacts.read"}
_PROPERTIES: Mapping[str, tuple[str, ...]] = {
    "deals": (
        "amount", "deal_currency_code", "dealstage", "pipeline", "createdate", "closedate", "hs_is_closed",
        "hs_is_closed_won", "hs_analytics_source", "hs_analytics_source_data_1", "hs_analytics_source_data_2",
    ),
    "contacts": (
        "email", "createdate", "lifecyclestage", "hs_analytics_source", "hs_analytics_source_data_1",
        "hs_analytics_source_data_2",
    ),
}  # fmt: skip
_LARGEST = 1e15

_Properties = Mapping[str, str]


def token_of(*places: Mapping[str, str]) -> str:
    """The token from the first of the places that has one, such as the environment; "" where none has."""
    return next((str(place[TOKEN]) for place in places if place.get(TOKEN)), "")


def address_of(*places: Mapping[str, str]) -> str:
    """The address to call: HubSpot's, unless one of the places names another."""
    return next((str(place[BASE]) for place in places if place.get(BASE)), ADDRESS)


def fetch(
    token: str, advance: Advance = lambda _what, _count: None, *, address: str = ADDRESS, pages: int = PAGES
) -> tuple[Found, Found]:
    """All deals and all contacts of the account, or CaseError with one sentence; nothing is taken over in part.

    advance: told after every page how many there are so far. A deal without a source has that of its contact.
    """
    from roisim.importers.live_calls import Calls  # brings requests, which a page that only offers to fetch need not

    calls = Calls(token, address)
    try:
        states = _states(calls)
        advance("stages", len(states))
        deals = [_deal(each, states) for each in _listed(calls, "deals", pages, advance)]
        people = [_person(each) for each in _listed(calls, "contacts", pages, advance)]
    finally:
        calls.close()
    contacts, _ = hubspot.one_person_each(people)
    distinct, _ = hubspot.one_deal_each(ListedDeal(deal, 0) for deal, _ in deals)
    return _found_deals(distinct, contacts, lost=sum(not known for _, known in deals)), _found_contacts(contacts)


def _states(calls: "Calls") -> Mapping[str, State]:
    """Won, lost or open by stage: closed ones are won if their chance is 1, else lost."""
    path = f"/crm/pipelines/{VERSION}/deals"
    return {
        _text(stage.get("id")): _ending(_dict(stage.get("metadata")))
        for pipeline in _rows(calls.get(path, _SCOPES["deals"]), path)
        for stage in map(_dict, _list(pipeline.get("stages")))
    }


def _ending(metadata: Mapping[str, object]) -> State:
    chance = _number(_text(metadata.get("probability")))
    closed = _text(metadata.get("isClosed")).lower()
    if closed == "true" or (closed != "false" and chance in (0.0, 1.0)):
        return "won" if chance == 1.0 else "lost"
    return "open"


def _listed(
    calls: "Calls", what: Literal["deals", "contacts"], pages: int, advance: Advance
) -> Iterator[Mapping[str, object]]:
    """Every deal or contact, page after page."""
    path = f"/crm/objects/{VERSION}/{what}"
    query = {"limit": "100", "properties": ",".join(_PROPERTIES[what])}
    query |= {"associations": "contacts"} if what == "deals" else {}
    count, seen = 0, {""}
    for _ in range(pages):
        page = calls.get(path, _SCOPES[what], **query)
        rows = _rows(page, path)
        yield from rows
        count += len(rows)
        advance(what, count)
        after = _text(_dict(_dict(page.get("paging")).get("next")).get("after"))
        if not after:
            return
        if after in seen:
            raise CaseError(Fault(HERE, "hubspot.garbled", call=path))
        seen.add(after)
        query["after"] = after
    raise CaseError(Fault(HERE, "hubspot.many"))


def _deal(row: Mapping[str, object], states: Mapping[str, State]) -> tuple[Deal, bool]:
    """A deal, and whether its stage is known."""
    said = _properties(row)
    stage = said.get("dealstage", "")
    state = states.get(stage) or _said_state(said)
    associated = _dict(_dict(row.get("associations")).get("contacts")).get("results")
    people = dict.fromkeys(_text(_dict(each).get("id")) for each in _list(associated))
    amount = _number(said.get("amount", ""))
    return Deal(
        _text(row.get("id")), state or "open", _day(said.get("createdate") or _text(row.get("createdAt"))),
        _day(said.get("closedate", "")) if state in ("won", "lost") else None,
        amount, said.get("deal_currency_code", "").strip().upper(), *_origin(said), tuple(filter(None, people)),
    ), state is not None  # fmt: skip


def _said_state(said: _Properties) -> State | None:
    """What the deal itself says, where its stage is in no pipeline any more."""
    if said.get("hs_is_closed_won") == "true":
        return "won"
    if said.get("hs_is_closed") == "true":
        return "lost"
    return "open" if said.get("hs_is_closed") == "false" else None


def _person(row: Mapping[str, object]) -> ListedPerson:
    said = _properties(row)
    created = _day(said.get("createdate") or _text(row.get("createdAt")))
    customer = hubspot.is_customer(said.get("lifecyclestage", ""))
    person = Contact(_text(row.get("id")), created, *_origin(said), customer)
    return ListedPerson(person, said.get("email", ""), 0)


def _origin(said: _Properties) -> hubspot.Origin:
    first, second = (said.get(f"hs_analytics_source_data_{level}", "") for level in (1, 2))
    return hubspot.origin(said.get("hs_analytics_source", ""), first, second)


def _found_deals(deals: Sequence[Deal], contacts: Sequence[Contact], lost: int) -> Found:
    told = hubspot.sourced(deals, contacts)
    days = [deal.created for deal in told if deal.created]
    unknown = (Fault("", "hubspot.stage_unknown", count=lost),) if lost else ()
    return Found(
        HERE, "hubspot_deals", "deals", len(told), min(days, default=None), max(days, default=None),
        hubspot.currency(told), deals=told, warnings=(*unknown, *hubspot.notes(told)),
    )  # fmt: skip


def _found_contacts(contacts: tuple[Contact, ...]) -> Found:
    days = [person.created for person in contacts if person.created]
    first, last = min(days, default=None), max(days, default=None)
    return Found(HERE, "hubspot_contacts", "contacts", len(contacts), first, last, contacts=contacts)


def _rows(page: Mapping[str, object], path: str) -> list[Mapping[str, object]]:
    """What a list holds; an answer that is no list of things with ids is no answer."""
    rows = page.get("results")
    if not isinstance(rows, list) or not all(isinstance(row, dict) and _text(row.get("id")) for row in rows):
        raise CaseError(Fault(HERE, "hubspot.garbled", call=path))
    return rows


def _properties(row: Mapping[str, object]) -> _Properties:
    return {name: _text(value) for name, value in _dict(row.get("properties")).items()}


def _dict(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """A value as HubSpot writes it: all are texts, but an id or a truth may come bare."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""


def _number(written: str) -> float | None:
    """An amount, None for what is none."""
    if not re.fullmatch(r"\s*-?\d{1,16}(\.\d{1,20})?([eE][+-]?\d{1,2})?\s*", written):
        return None
    value = float(written)
    return value if abs(value) <= _LARGEST else None


def _day(written: str) -> date | None:
    """The day of a time, in UTC as HubSpot keeps it: 2026-04-16T22:13:00Z, 2026-04-16, or milliseconds since 1970."""
    try:
        if re.fullmatch(r"-?\d{10,14}", written):
            return datetime.fromtimestamp(int(written) / 1000, UTC).date()
        return datetime.fromisoformat(written).date() if re.match(r"\d{4}-\d{2}-\d{2}", written) else None
    except (ValueError, OverflowError, OSError):
        return None
