"""HubSpot live, over real HTTP: all pages, patience where it is asked for, a sentence for each refusal, no key told."""

import logging
import socket
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.errors import CaseError
from roisim.importers import hubspot, live, live_calls
from roisim.importers.found import Contact, Deal
from roisim.text import LANGUAGES, Text
from tests.importers.hub import TOKEN, Answer, Hub, deal, hub, person

DEALS = f"/crm/objects/{live.VERSION}/deals"
PIPELINES = f"/crm/pipelines/{live.VERSION}/deals"


def refused(instead: Any = None, token: str = TOKEN, **settings: Any) -> CaseError:
    """What went wrong, with the promises that hold of everything that goes wrong."""
    with hub([deal(1)], [person(1)], instead) as known, pytest.raises(CaseError) as raised:
        live.fetch(token, **{"address": known.address} | settings)
    error = raised.value
    assert len(error.faults) == 1
    assert error.__cause__ is error.__context__ is None
    for language in LANGUAGES:
        assert Text(language).faults(error)[0].endswith(".")
        assert TOKEN not in Text(language).faults(error)[0]
    return error


def fault(*arguments: Any, **settings: Any) -> tuple[str, Mapping[str, object]]:
    """Key and facts of what went wrong."""
    said = refused(*arguments, **settings).faults[0]
    return said.key.removeprefix("hubspot."), said.facts


def always(status: int, said: Any, headers: Mapping[str, str] = {}, path: str = "") -> Any:
    """The same answer to all calls of a path."""
    return lambda called, _query, _before: (status, headers, said) if called.startswith(path) else None


def test_all_pages_of_a_hundred_are_fetched_once_with_the_contacts_of_each_deal() -> None:
    stages = ("closedwon", "closedlost", "appointmentscheduled", "1234", "gone")
    deals = [deal(n, stages[n % 5], [n % 7], amount="1000.50", deal_currency_code="SEK") for n in range(250)]
    heard: list[tuple[str, int]] = []
    with hub(deals, [person(n, hs_analytics_source="EMAIL_MARKETING") for n in range(130)]) as known:
        found, people = live.fetch(TOKEN, lambda what, count: heard.append((what, count)), address=known.address)
    assert (len(found.deals), found.rows, len(people.contacts)) == (250, 250, 130)
    assert hubspot.figures(found) == {
        "deals": 250, "won": 100, "lost": 50, "open": 100, "won_value": 100_050.0,
        "by_source": {"Email Marketing": 250},
    }  # fmt: skip
    assert found.currency == "SEK"
    assert heard == [
        ("stages", 4),
        ("deals", 100),
        ("deals", 200),
        ("deals", 250),
        ("contacts", 100),
        ("contacts", 130),
    ]
    assert [path for path, _ in known.calls] == [PIPELINES] + [DEALS] * 3 + [DEALS.replace("deals", "contacts")] * 2
    assert {query["limit"] for _, query in known.calls[1:]} == {"100"}
    assert {query.get("associations") for path, query in known.calls if path == DEALS} == {"contacts"}
    assert known.tokens == {f"Bearer {TOKEN}"}
    assert [fault.facts for fault in found.warnings if fault.key == "hubspot.stage_unknown"] == [{"count": 50}]


def test_a_deal_and_a_contact_are_read_as_files_have_them() -> None:
    said = {
        "amount": "48000.5", "deal_currency_code": "EUR", "closedate": "1781000000000", "createdate": "2026-04-16",
        "hs_analytics_source": "PAID_SOCIAL", "hs_analytics_source_data_1": "LinkedIn",
        "hs_analytics_source_data_2": "Vår 2026",
    }  # fmt: skip
    odd = {"amount": "nan", "createdate": "in the spring", "hs_is_closed_won": "true", "hs_analytics_source": None}
    people = [
        person(7, email=" Anna@Exempel.se", hs_analytics_source="PAID_SEARCH", hs_analytics_source_data_1="Brand"),
        person(8, email="anna@exempel.SE ", lifecyclestage="customer", createdate="2025-12-31T23:59:59Z"),
        person(9, hs_analytics_source="OFFLINE"),
    ]
    with hub([deal(1, "closedwon", [7], **said), deal(2, "gone", [8, 9], **odd)], people) as known:
        found, contacts = live.fetch(TOKEN, address=known.address)
    assert found.deals == (
        Deal("1", "won", date(2026, 4, 16), date(2026, 6, 9), 48000.5, "EUR", "Paid Social", "LinkedIn", "Vår 2026",
             ("7",)),
        Deal("2", "won", None, None, None, "", "Paid Search", "", "Brand", ("8", "9")),
    )  # fmt: skip
    assert contacts.contacts == (
        Contact("7", date(2025, 12, 31), "Paid Search", "", "Brand", True, ("8",)),
        Contact("9", date(2026, 1, 2), "Offline Sources"),
    )
    assert [fault.key for fault in found.warnings] == ["hubspot.worthless"]


def test_amounts_of_several_currencies_are_not_added() -> None:
    deals = [
        deal(n, "closedwon", amount="100", deal_currency_code=code) for n, code in enumerate(("SEK", "EUR", "EUR"))
    ]
    with hub(deals) as known:
        found, _ = live.fetch(TOKEN, address=known.address)
    assert found.currency == ""
    assert hubspot.figures(found)["won_value"] is None
    assert hubspot.figures(found)["won_values"] == {"EUR": 200.0, "SEK": 100.0}
    assert "hubspot.currencies" in [fault.key for fault in found.warnings]


def test_an_empty_account_is_an_answer() -> None:
    with hub() as known:
        found, contacts = live.fetch(TOKEN, address=known.address)
    assert (found.rows, contacts.rows, found.warnings, found.currency) == (0, 0, (), None)


def test_a_pause_that_is_asked_for_is_kept() -> None:
    busy: Answer = (429, {"Retry-After": "1"}, {"status": "error", "policyName": "SECONDLY"})
    with hub([deal(1)], [], lambda _path, _query, before: busy if before == 1 else None) as known:
        found, _ = live.fetch(TOKEN, address=known.address)
    assert len(found.deals) == 1
    assert [path for path, _ in known.calls][1:3] == [DEALS, DEALS]
    assert known.times[2] - known.times[1] >= 1


def test_no_call_is_made_before_the_interval_is_over_when_none_is_left() -> None:
    spent = {"X-HubSpot-RateLimit-Remaining": "0", "X-HubSpot-RateLimit-Interval-Milliseconds": "400"}
    with hub([], [], lambda _path, _query, before: (200, spent, {"results": []}) if before == 0 else None) as known:
        live.fetch(TOKEN, address=known.address)
    assert known.times[1] - known.times[0] >= 0.4
    assert known.times[2] - known.times[1] < 0.4


def test_what_fails_for_a_moment_is_asked_again() -> None:
    with hub([deal(1)], [], lambda _path, _query, before: (502, {}, b"<html>") if before < 2 else None) as known:
        assert len(live.fetch(TOKEN, address=known.address)[0].deals) == 1


def test_a_day_without_calls_left_is_said_at_once() -> None:
    for headers, said in (({}, {"policyName": "DAILY"}), ({"X-HubSpot-RateLimit-Daily-Remaining": "0"}, {})):
        with hub(instead=always(429, said, headers)) as known, pytest.raises(CaseError) as raised:
            live.fetch(TOKEN, address=known.address)
        assert raised.value.faults[0].key == "hubspot.daily"
        assert len(known.calls) == 1


def test_a_pause_longer_than_anyone_waits_is_said_at_once() -> None:
    assert fault(always(429, {}, {"Retry-After": "86400"}))[0] == "busy"
    assert fault(always(503, b"", {"Retry-After": "Fri, 31 Dec 2126 23:59:59 GMT"})) == ("down", {"status": 503})


def test_pauses_together_end() -> None:
    assert fault(always(429, {}, {"Retry-After": "0"}))[0] == "busy"


def test_a_key_that_is_not_accepted_is_said() -> None:
    assert fault(always(401, {"status": "error", "category": "INVALID_AUTHENTICATION"}))[0] == "key_refused"


@pytest.mark.parametrize("context", ["requiredScopes", "requiredGranularScopes"])
def test_a_missing_scope_is_named_with_the_call_that_was_refused(context: str) -> None:
    path = f"/crm/objects/{live.VERSION}/contacts"
    said = {
        "status": "error", "category": "MISSING_SCOPES",
        "errors": [{"message": "One or more …", "context": {context: ["crm.objects.contacts.read", "<script>"]}}],
    }  # fmt: skip
    assert fault(always(403, said, path=path)) == ("scope", {"call": path, "scopes": "crm.objects.contacts.read"})
    assert fault(always(403, {"category": "MISSING_SCOPES"}, path=DEALS)) == (
        "scope",
        {"call": DEALS, "scopes": "crm.objects.deals.read"},
    )
    assert fault(always(403, b"", path=PIPELINES))[0] == "forbidden"


@pytest.mark.parametrize("said", [b"", b"<html>Sign in to the hotel's wifi", b"\xff\xfe", b"[1]", b"[" * 100_000,
                                  b'{"results": {}}', b'{"results": [3]}', b'{"results": [{"id": null}]}'])  # fmt: skip
def test_an_answer_that_makes_no_sense_is_said(said: bytes) -> None:
    assert fault(always(200, said, path=DEALS)) == ("garbled", {"call": DEALS})


def test_a_list_that_never_ends_does() -> None:
    page = {"results": [deal(1)], "paging": {"next": {"after": "1"}}}
    assert fault(always(200, page, path=DEALS))[0] == "garbled"
    assert fault(lambda path, _query, before: (200, {}, page | {"paging": {"next": {"after": str(before)}}})
                 if path == DEALS else None, pages=3)[0] == "many"  # fmt: skip


def test_other_answers_are_said() -> None:
    assert fault(always(404, {}, path=DEALS)) == ("unknown_call", {"call": DEALS, "status": 404})
    assert fault(always(302, b"", {"Location": "http://127.0.0.1:1/"}))[0] == "unknown_call"


def test_without_a_network_it_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    assert fault(address=address) == ("offline", {"host": address.removeprefix("http://")})


def test_a_fetch_that_takes_too_long_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_calls, "LONGEST_FETCH", 0.0)
    assert fault()[0] == "slow"


@pytest.mark.parametrize(
    ("token", "key"), [("", "no_key"), (" \n", "no_key"), ("two words", "key_form"), ("a\r\nX-Evil: 1", "key_form")]
)
def test_what_is_no_key_is_not_sent(token: str, key: str) -> None:
    assert fault(token=token)[0] == key


@pytest.mark.parametrize("address", ["http://api.hubapi.com", "ftp://localhost", "api.hubapi.com", "http://[", ""])
def test_a_key_is_sent_to_an_encrypted_address_only(address: str) -> None:
    assert fault(address=address)[0] == "unsafe"


def test_the_key_is_told_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    errors = [refused(always(status, {"message": "no"})) for status in (401, 403, 404)]
    with hub([deal(1)], [person(1)]) as known:
        found = live.fetch(f'"Bearer {TOKEN}"\n', address=known.address)
    assert known.tokens == {f"Bearer {TOKEN}"}
    told = [caplog.text, repr(found), *(line for error in errors for line in traceback.format_exception(error))]
    assert not [text for text in told if TOKEN in text]


def test_the_key_comes_from_the_first_place_that_has_one() -> None:
    assert live.token_of({}, {"HUBSPOT_TOKEN": ""}, {"HUBSPOT_TOKEN": "b"}, {"HUBSPOT_TOKEN": "c"}) == "b"
    assert live.token_of({"OTHER": "a"}) == ""
    assert (live.address_of({}), live.address_of({"HUBSPOT_BASE_URL": "x"})) == (live.ADDRESS, "x")


ODD = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8) | st.just("9" * 400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "properties", "associations", "contacts", "results", "amount", "createdate", "closedate", "dealstage",
         "hs_analytics_source", "email", "createdAt", "metadata", "stages", "paging", "next", "after"]), inner,
        max_size=5), max_leaves=20,
)  # fmt: skip


@pytest.fixture(scope="module")
def open_hub() -> Iterator[Hub]:
    """One HubSpot for many answers."""
    with hub() as known:
        yield known


@settings(max_examples=30)
@given(st.lists(ODD, max_size=6), st.lists(ODD, max_size=6), ODD)
def test_whatever_is_answered_is_found_or_refused(open_hub: Hub, deals: list[Any], people: list[Any], odd: Any) -> None:
    rows = [row | {"id": row.get("id") or "1"} if isinstance(row, dict) else row for row in deals]
    first = {"results": rows, "paging": odd}
    open_hub.lists = {"deals": rows, "contacts": people}
    open_hub.calls.clear()
    open_hub.instead = lambda path, _query, before: (
        (200, {}, {"results": [{"id": "1", "stages": odd}]}) if path == PIPELINES
        else (200, {}, first) if path == DEALS and before == 1 else None
    )  # fmt: skip
    with suppress(CaseError):
        found, _ = live.fetch(TOKEN, address=open_hub.address, pages=3)
        assert len({deal.id for deal in found.deals}) == len(found.deals)
        assert all(deal.amount is None or abs(deal.amount) <= 1e15 for deal in found.deals)
