"""A HubSpot of our own on this machine: real HTTP, pages of a hundred, limits, refusals."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "pat-eu1-5ecre7-0f-n0rdv1k"
PIPELINES = [
    {
        "id": "default",
        "label": "Försäljning",
        "stages": [
            {"id": "appointmentscheduled", "label": "Möte", "metadata": {"isClosed": "false", "probability": "0.2"}},
            {"id": "closedwon", "label": "Klar", "metadata": {"isClosed": "true", "probability": "1.0"}},
            {"id": "closedlost", "label": "Nej tack", "metadata": {"isClosed": "true", "probability": "0.0"}},
        ],
    },
    {"id": "77", "label": "Partner", "stages": [{"id": "1234", "label": "In", "metadata": {"probability": "1.0"}}]},
]

Answer = tuple[int, Mapping[str, str], Any]  # status, headers, JSON or bytes
Instead = Callable[[str, Mapping[str, str], int], Answer | None]  # path, query, how many calls before


class Hub:
    """What the account holds, and who called."""

    def __init__(self, deals: Sequence[Any], contacts: Sequence[Any], instead: Instead | None) -> None:
        """Hold deals and contacts; `instead` may answer a call itself."""
        self.lists = {"deals": deals, "contacts": contacts}
        self.instead = instead
        self.calls: list[tuple[str, Mapping[str, str]]] = []
        self.tokens: set[str | None] = set()
        self.times: list[float] = []
        self.address = ""

    def answer(self, path: str, query: Mapping[str, str], token: str | None) -> Answer:
        """What HubSpot would say."""
        before = len(self.calls)
        self.calls.append((path, query))
        self.tokens.add(token)
        self.times.append(time.monotonic())
        said = self.instead(path, query, before) if self.instead else None
        if said is not None:
            return said
        if path.startswith("/crm/pipelines/"):
            return 200, {}, {"results": PIPELINES}
        return 200, {}, self._page(path.rpartition("/")[2], query)

    def _page(self, what: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        start, limit = int(query.get("after", 0)), int(query["limit"])
        rows = self.lists[what]
        page: dict[str, Any] = {"results": rows[start : start + limit]}
        if start + limit < len(rows):
            page["paging"] = {"next": {"after": str(start + limit), "link": "https://api.hubapi.com/..."}}
        return page


@contextmanager
def hub(deals: Sequence[Any] = (), contacts: Sequence[Any] = (), instead: Instead | None = None) -> Iterator[Hub]:
    """A HubSpot that answers as long as one is inside."""
    kept = Hub(deals, contacts, instead)

    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Answer a call."""
            asked = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(asked.query).items()}
            status, headers, said = kept.answer(asked.path, query, self.headers["Authorization"])
            body = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    kept.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def deal(number: int, stage: str = "appointmentscheduled", people: Sequence[int] = (), **properties: Any) -> Any:
    """A deal as HubSpot lists it: every property is a text or null."""
    made: dict[str, Any] = {
        "id": str(number),
        "properties": {"dealstage": stage, "createdate": "2026-04-16T22:13:00.123Z", "amount": None} | properties,
        "createdAt": "2026-04-16T22:13:00.123Z",
        "archived": False,
    }
    if people:
        kinds = ("deal_to_contact", "deal_to_contact_unlabeled")
        results = [{"id": str(each), "type": kind} for each in people for kind in kinds]
        made["associations"] = {"contacts": {"results": results}}
    return made


def person(number: int, **properties: Any) -> Any:
    """A contact as HubSpot lists it."""
    return {"id": str(number), "properties": properties, "createdAt": "2026-01-02T03:04:05Z", "archived": False}
