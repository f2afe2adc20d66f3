"""Starting the app: found inside the package once installed, beside it in a checkout."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from socket import socket
from threading import Thread
from urllib.request import urlopen

from roisim import ui
from roisim.folder import app_folder

_SERVED = Path(ui.__file__).parent / "server" / "roisim_app.py"  # app.py, and what makes it light and names it
PATIENCE = 60  # seconds for the app to come up before it is left to its first visitor
GRACE = 10  # seconds for it to go down
# Someone who is in a hundred teams brings more cookies than the 8 kB of a header that the websocket takes else, and
# would sign in to an empty page.
_ROOM = {"WEBSOCKETS_MAX_LINE_LENGTH": "65536"}


def is_taken(port: int, address: str) -> bool:
    """True where another program already answers on the port."""
    with socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((_reached_at(address), port)) == 0


def _reached_at(address: str) -> str:
    """Where this machine reaches an app that listens on `address`."""
    return "127.0.0.1" if address in ("0.0.0.0", "localhost") else address


def start(port: int, address: str, options: Sequence[str]) -> bool:
    """Run the app until it's stopped, in its folder, where its settings are; False where it isn't found."""
    try:
        folder = app_folder()
    except FileNotFoundError:
        return False
    command = [
        sys.executable, "-m", "streamlit", "run", str(_SERVED),
        "--server.port", str(port), "--server.address", address, *options,
    ]  # fmt: skip
    signal.signal(signal.SIGTERM, _stop)
    app = subprocess.Popen(command, cwd=folder, env=_ROOM | os.environ)
    try:
        Thread(target=_warm_up, args=(app, port, address), daemon=True).start()
        raise SystemExit(app.wait())
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    finally:
        _end(app)


def _stop(_signal: int, _frame: object) -> None:
    raise SystemExit(143)


def _end(app: "subprocess.Popen[bytes]") -> None:
    """Let the app close its doors, and see that it does."""
    app.terminate()
    try:
        app.wait(GRACE)
    except subprocess.TimeoutExpired:
        app.kill()


def _warm_up(app: "subprocess.Popen[bytes]", port: int, address: str) -> None:
    """Run the app once, so that the first visitor waits for no imports."""
    give_up = time.monotonic() + PATIENCE
    while app.poll() is None and time.monotonic() < give_up:
        try:
            urlopen(f"http://{_reached_at(address)}:{port}/_stcore/script-health-check", timeout=PATIENCE).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
