"""Calls to HubSpot: one at a time, patient where it asks for patience, and a sentence for all that can go wrong.

The token is in the header of each call and nowhere else: in no address, no log, no error and no text of an object.
"""

import json
import re
import time
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import InvalidHeader
from urllib3.util.retry import Retry

from roisim.errors import CaseError, Fault
from roisim.importers.hubspot import HERE

LONGEST_PAUSE = 60.0  # seconds that HubSpot may ask for at a time
LONGEST_FETCH = 900.0  # seconds that all calls may take together
LARGEST_ANSWER = 20_000_000  # bytes of one page; a hundred deals are some 100,000
TIMEOUTS = (10.0, 30.0)  # to connect, and between two pieces of an answer
HOME = ("localhost", "127.0.0.1", "::1")

TRIES = 5  # of one call, where HubSpot asks for a pause

_SCOPE = re.compile(r"[a-z0-9._-]{1,80}")
_RETRY = Retry(
    total=4, connect=2, read=2, backoff_factor=0.25, raise_on_status=False, respect_retry_after_header=False,
    status_forcelist=(500, 502, 504), allowed_methods=("GET",),
)  # fmt: skip
_Headers = Mapping[str, str]


class _Answer(NamedTuple):
    status: int
    headers: _Headers
    said: Mapping[str, object] | None  # None for what is no JSON, or no object


class _Bearer(AuthBase):
    """Puts the token into the header of a call, and keeps a .netrc from putting another one there."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class Calls:
    """The calls of one fetch."""

    def __init__(self, token: str, address: str) -> None:
        """Make ready to call; nothing is sent yet. A token goes to an encrypted address only, or to this machine."""
        self.address = _safe(address)
        self._session = requests.Session()
        self._session.auth = _Bearer(_whole(token))
        self._session.trust_env = urlsplit(self.address).hostname not in HOME  # no proxy on the way to this machine
        self._session.headers["Accept"] = "application/json"
        self._session.mount(f"{self.address}/", HTTPAdapter(max_retries=_RETRY))
        self._until = time.monotonic() + LONGEST_FETCH
        self._pause = 0.0

    def close(self) -> None:
        """Hang up."""
        self._session.close()

    def get(self, path: str, scope: str, **query: str) -> Mapping[str, object]:
        """What HubSpot answers, or CaseError with what is wrong. scope: what the call needs, as far as is known."""
        answer = self._asked(path, query)
        for _ in range(TRIES - 1):
            if answer.status not in (429, 503) or self._pause > LONGEST_PAUSE:
                break
            answer = self._asked(path, query)
        if answer.status != 200:
            raise CaseError(_refusal(answer, path, scope))
        if answer.said is None:
            raise CaseError(Fault(HERE, "hubspot.garbled", call=path))
        return answer.said

    def _asked(self, path: str, query: Mapping[str, str]) -> _Answer:
        """The answer to one call, after the pause that the last one asked for."""
        self._rest()
        answer = self._sent(path, query)
        if answer is None:
            raise CaseError(Fault(HERE, "hubspot.offline", host=urlsplit(self.address).netloc))
        self._pause = _wanted(answer)
        return answer

    def _rest(self) -> None:
        """Wait as long as the last answer asked for, if there is time for it."""
        if time.monotonic() + self._pause > self._until:
            raise CaseError(Fault(HERE, "hubspot.slow", minutes=round(LONGEST_FETCH / 60)))
        time.sleep(self._pause)

    def _sent(self, path: str, query: Mapping[str, str]) -> _Answer | None:
        """What came back; None where nothing did. No exception leaves: it would know the headers that were sent."""
        try:
            with self._session.get(
                f"{self.address}{path}", params=dict(query), timeout=TIMEOUTS, allow_redirects=False, stream=True
            ) as answer:
                return _Answer(answer.status_code, answer.headers, _read(self._body(answer)))
        except (requests.RequestException, OSError):
            return None

    def _body(self, answer: requests.Response) -> bytes:
        """The answer, as far as it is of a size and a pace that makes sense."""
        body = b""
        for piece in answer.iter_content(65_536):
            body += piece
            if len(body) > LARGEST_ANSWER or time.monotonic() > self._until:
                return b""
        return body


def _wanted(answer: _Answer) -> float:
    """Seconds to wait before the next call: what HubSpot asks for, until its next interval, or a moment."""
    if answer.status in (429, 503):
        said = answer.said or {}
        if said.get("policyName") == "DAILY" or _left(answer.headers, "Daily-Remaining") == 0:
            return float("inf")
        asked = _retry_after(answer.headers)
        return (_interval(answer.headers) or 1.0) if asked is None else asked
    return _interval(answer.headers) if _left(answer.headers, "Remaining") == 0 else 0.0


def _retry_after(headers: _Headers) -> float | None:
    try:
        return Retry().parse_retry_after(headers["Retry-After"])
    except (KeyError, InvalidHeader, ValueError, OverflowError):
        return None


def _refusal(answer: _Answer, path: str, scope: str) -> Fault:
    """The sentence for an answer that is none."""
    said = answer.said or {}
    if answer.status == 401:
        return Fault(HERE, "hubspot.key_refused")
    if answer.status == 403 and said.get("category") == "MISSING_SCOPES":
        return Fault(HERE, "hubspot.scope", call=path, scopes=", ".join(_scopes(said) or [scope]))
    if answer.status == 403:
        return Fault(HERE, "hubspot.forbidden", call=path, scopes=scope)
    if answer.status == 429 and _wanted(answer) == float("inf"):
        return Fault(HERE, "hubspot.daily")
    if answer.status == 429:
        return Fault(HERE, "hubspot.busy")
    if answer.status >= 500:
        return Fault(HERE, "hubspot.down", status=answer.status)
    return Fault(HERE, "hubspot.unknown_call", call=path, status=answer.status)


def _whole(token: str) -> str:
    """The token without what came along when it was copied."""
    bare = token.strip().strip("\"'").removeprefix("Bearer ").strip()
    if not bare:
        raise CaseError(Fault(HERE, "hubspot.no_key"))
    if not re.fullmatch(r"[!-~]{1,4096}", bare):
        raise CaseError(Fault(HERE, "hubspot.key_form"))
    return bare


def _safe(address: str) -> str:
    """The address to call, if a token may be sent there."""
    written = address.strip().rstrip("/")
    try:
        scheme, host = urlsplit(written).scheme, urlsplit(written).hostname
    except ValueError:
        scheme, host = "", ""
    if not host or not (scheme == "https" or (scheme == "http" and host in HOME)):
        raise CaseError(Fault(HERE, "hubspot.unsafe"))
    return written


def _read(body: bytes) -> Mapping[str, object] | None:
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None


def _scopes(said: Mapping[str, object]) -> list[str]:
    """The scopes that HubSpot says are lacking, as far as they look like scopes."""
    named: list[str] = []
    errors = said.get("errors")
    for error in errors if isinstance(errors, list) else []:
        context = error.get("context") if isinstance(error, dict) else None
        for scopes in context.values() if isinstance(context, dict) else ():
            named += [str(each) for each in scopes] if isinstance(scopes, list) else []
    return [each for each in dict.fromkeys(named) if _SCOPE.fullmatch(each)][:5]


def _left(headers: _Headers, name: str) -> int | None:
    """What a header on HubSpot's limits says, None for one that is not there or senseless."""
    written = CaseInsensitiveDict(headers).get(f"X-HubSpot-RateLimit-{name}", "")
    return int(written) if re.fullmatch(r"\d{1,9}", written) else None


def _interval(headers: _Headers) -> float:
    """Seconds in which so many calls may be made."""
    return min((_left(headers, "Interval-Milliseconds") or 0) / 1000, LONGEST_PAUSE)
