"""Many visitors at once: sessions that speak Streamlit's own protocol to a server, each moving a dial now and then.

`python -m benchmarks.sessions` measures this checkout; `--app FOLDER` another one, with its dials as sliders or as
one component. `--minutes 10` lets the last crowd stay so long, and says every minute what the process holds.
"""

import argparse
import asyncio
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from socket import socket
from urllib.error import URLError

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

ROOT = Path(__file__).parent.parent
CROWDS = (1, 25, 50)
SECONDS, SHORT, WARM_UP = 60, 20, 5
THINKING = (2.0, 4.0)  # seconds between a visitor's changes
PATIENCE = 60  # seconds for an answer, and for the server to come up
GOALS = "goals: one visitor 45 ms p50, 50 visitors 400 ms p95"


@dataclass
class Dial:
    """What a visitor turns: a slider of its own, or one of the dials of a component."""

    widget: str
    fragment: str
    low: float
    high: float
    step: float
    key: str = ""
    """Its name inside a component; "" for a slider."""
    turns: int = 0

    def turned(self) -> WidgetState:
        """Any other stop, as the browser would send it."""
        self.turns += 1
        value = self.low + random.randint(0, round((self.high - self.low) / self.step)) * self.step
        state = WidgetState(id=self.widget)
        if self.key:
            state.json_value = json.dumps({"moves": {self.key: [self.turns, value]}})
        else:
            state.double_array_value.data.append(value)
        return state


def _of_slider(slider: Slider, fragment: str) -> Dial:
    return Dial(slider.id, fragment, slider.min, slider.max, slider.step or 1)


def _of_component(component: BidiComponent, fragment: str) -> Dial | None:
    """The first dial of a component; None where it is something else."""
    parts = json.loads(component.json or "{}").get("parts", [])
    first = next((part for part in parts if "key" in part), None)
    return first and Dial(component.id, fragment, first["low"], first["high"], first["step"], first["key"])


@dataclass
class Crowd:
    """What some visitors met: milliseconds of their changes, bytes of the answers, what went wrong."""

    took: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    span: float = 0.0

    def at(self, part: float) -> float:
        """The time within which so large a part of the answers came."""
        ordered = sorted(self.took)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


Watch = Callable[[Crowd], Awaitable[None]]
"""What goes on beside a crowd as long as it stays."""


class Visitor:
    """One session, from its connection on."""

    def __init__(self, address: str, crowd: Crowd) -> None:
        self.address, self.crowd = address, crowd
        self.page = ""
        self.dial: Dial | None = None

    async def arrive(self) -> None:
        """Connect, and have the page drawn."""
        self.socket = await websockets.connect(
            f"{self.address.replace('http', 'ws')}/_stcore/stream", subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=self.address, max_size=None, ping_interval=None, compression=None,  # type: ignore[arg-type]
        )  # fmt: skip
        await self._run(BackMsg())
        if self.dial is None:
            raise SystemExit("There is no dial on the first page.")

    async def change(self) -> None:
        """Turn the dial, and wait for the whole answer."""
        assert self.dial
        message = BackMsg()
        message.rerun_script.widget_states.CopyFrom(WidgetStates(widgets=[self.dial.turned()]))
        message.rerun_script.fragment_id = self.dial.fragment
        begun = time.perf_counter()
        self.crowd.bytes.append(await self._run(message))
        self.crowd.took.append(1000 * (time.perf_counter() - begun))

    async def stay(self, end: float) -> None:
        """Change something every few seconds until the end."""
        await asyncio.sleep(random.uniform(0, THINKING[1]))
        while time.perf_counter() < end:
            await self.change()
            await asyncio.sleep(random.uniform(*THINKING))

    async def _run(self, message: BackMsg) -> int:
        asked = message.rerun_script
        asked.page_script_hash = self.page
        asked.context_info.locale, asked.context_info.timezone = "en-US", "UTC"
        asked.context_info.url, asked.context_info.color_scheme = f"{self.address}/", "light"
        await self.socket.send(message.SerializeToString())
        size = 0
        while True:
            raw = await asyncio.wait_for(self.socket.recv(), PATIENCE)
            size += len(raw)
            told = ForwardMsg.FromString(raw)  # type: ignore[arg-type]
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.WhichOneof("type") == "new_element":
                self._seen(told.delta)
            elif kind == "new_session":
                self.page = told.new_session.page_script_hash or self.page
            elif kind == "script_finished":
                return size

    def _seen(self, delta: Delta) -> None:
        element, fragment = delta.new_element, delta.fragment_id
        kind = element.WhichOneof("type")
        if kind == "exception":
            self.crowd.faults.append(element.exception.message[:200])
        elif self.dial is None and kind == "slider":
            self.dial = _of_slider(element.slider, fragment)
        elif self.dial is None and kind == "bidi_component":
            self.dial = _of_component(element.bidi_component, fragment)


@dataclass
class Server:
    """An app in a process of its own."""

    address: str
    process: "subprocess.Popen[bytes]"

    @property
    def megabytes(self) -> float:
        """What the process holds in memory."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

    @property
    def worked(self) -> float:
        """Milliseconds of processor that it has used: what no neighbour on the machine makes longer by waiting."""
        told = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The app of a checkout, warm."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*command, "--server.address", "127.0.0.1"], cwd=folder, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(f"{address}/_stcore/script-health-check")
            yield Server(address, process)
        finally:
            process.terminate()
            process.wait(20)


def _wait(address: str) -> None:
    for _ in range(PATIENCE * 10):
        with suppress(URLError, TimeoutError, ConnectionError):
            urllib.request.urlopen(address, timeout=PATIENCE).close()
            return
        time.sleep(0.1)
    raise SystemExit(f"{address} did not come up")


async def stayed(server: Server, visitors: int, seconds: float, watched: Watch | None = None) -> Crowd:
    """So many visitors for so long."""
    crowd = Crowd()
    everyone = [Visitor(server.address, crowd) for _ in range(visitors)]
    for visitor in everyone:
        await visitor.arrive()
    begun = time.perf_counter()
    watching = asyncio.ensure_future(watched(crowd)) if watched else None
    await asyncio.gather(*(visitor.stay(begun + seconds) for visitor in everyone))
    crowd.span = time.perf_counter() - begun
    if watching:
        watching.cancel()
    for visitor in everyone:
        await visitor.socket.close()
    return crowd


def _told(server: Server, visitors: int, seconds: float, watched: Watch | None = None) -> str:
    """A row of the table: what a crowd met, and what it cost the server."""
    held, worked = server.megabytes, server.worked
    crowd = asyncio.run(stayed(server, visitors, seconds, watched))
    changes, size = len(crowd.took), statistics.median(crowd.bytes) / 1000
    return (
        f"  {visitors:>8}{crowd.at(0.5):>9.0f} ms{crowd.at(0.95):>9.0f} ms{changes / crowd.span:>11.1f}"
        f"{size:>9.1f} kB{(server.worked - worked) / changes:>9.0f} ms{held:>8.0f} -> {server.megabytes:.0f} MB"
        + (f"  {len(crowd.faults)} faults: {crowd.faults[0]}" if crowd.faults else "")
    )


def measured(folder: Path, crowds: Sequence[int], seconds: float) -> None:
    """Print what each crowd met."""
    low, high = THINKING
    print(f"Visitors who each turn a dial every {low:.0f} to {high:.0f} s, one process ({GOALS})")
    print(f"  {'visitors':>8}{'p50':>12}{'p95':>12}{'changes/s':>11}{'a change':>12}{'processor':>12}{'memory':>18}")
    with served(folder) as server:
        asyncio.run(stayed(server, 1, WARM_UP))
        for visitors in crowds:
            print(_told(server, visitors, seconds), flush=True)


def long(folder: Path, visitors: int, minutes: int) -> None:
    """Print, minute by minute, what the process holds while a crowd stays."""
    print(f"Memory while {visitors} visitors stay {minutes} minutes (goal: flat)")
    with served(folder) as server:

        async def watched(crowd: Crowd) -> None:
            for minute in range(minutes + 1):
                print(f"  {minute:>3} min{server.megabytes:>8.0f} MB{len(crowd.took):>8} changes", flush=True)
                await asyncio.sleep(60)

        asyncio.run(stayed(server, 1, WARM_UP))
        print(_told(server, visitors, minutes * 60, watched))


def main(arguments: list[str] | None = None) -> None:
    """Print all of it; as a part of all benchmarks, a short version."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--app", type=Path, default=ROOT, help="the checkout to measure")
    options.add_argument("--visitors", type=int, nargs="+", default=list(CROWDS))
    options.add_argument("--seconds", type=float, default=SECONDS)
    options.add_argument(
        "--minutes", type=int, help="stay so long instead, with the largest crowd, and watch the memory"
    )
    chosen = options.parse_args(["--seconds", str(SHORT)] if arguments is None else arguments)
    if chosen.minutes:
        long(chosen.app, max(chosen.visitors), chosen.minutes)
    else:
        measured(chosen.app, chosen.visitors, chosen.seconds)


if __name__ == "__main__":
    main(sys.argv[1:])
