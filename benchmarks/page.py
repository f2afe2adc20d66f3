"""From a moved slider to the last picture, in headless Chromium, beside a plain Streamlit page in the same run."""

import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from urllib.error import URLError

from playwright.sync_api import Page, sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parent.parent
CHANGES, ROUNDS = 15, 3
GOAL_MS = 120
APP = [sys.executable, "-m", "roisim", "serve"]

# One slider and one chart, as the first page of a tutorial has them.
PLAIN = """
import altair as alt, numpy as np, pandas as pd, streamlit as st
rate = st.slider("rate", 0.0, 10.0, 3.0, 0.1)
months = np.arange(37)
table = pd.DataFrame({"month": months, "value": rate * months})
st.altair_chart(alt.Chart(table).mark_line().encode(x="month", y="value"))
"""

# Milliseconds from the key that moves the slider to the frame after the last stroke of any chart.
WATCH = """() => {
  let begun = 0, last = 0;
  const seen = () => begun && requestAnimationFrame(() => (last = performance.now()));
  document.querySelectorAll(".stVegaLiteChart").forEach((chart) =>
    new MutationObserver(seen).observe(chart, { subtree: true, childList: true, attributes: true }));
  addEventListener("keydown", () => { begun = performance.now(); last = 0; }, true);
  window.measured = () => last - begun;
}"""


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[str]:
    """A page in a process of its own; its address."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    option = "--port" if command == APP else "--server.port"
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([*command, option, str(port)], cwd=folder, stdout=log, stderr=log)
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()
            process.wait(20)


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=5).close()
        except (URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} did not come up")


def changes(page: Page, slider: str) -> list[float]:
    """Milliseconds of each of some changes, one way and back."""
    page.locator(slider).first.focus()
    found = []
    for turn in range(CHANGES):
        page.keyboard.press("ArrowRight" if turn % 4 < 2 else "ArrowLeft")
        page.wait_for_timeout(500)
        found.append(page.evaluate("measured()"))
    return [each for each in found if each > 0]


def main() -> None:
    """Measure both pages in turn, so that both meet the same machine, and print medians and their ratio."""
    plain_command = [sys.executable, "-m", "streamlit", "run", "plain.py", "--server.headless", "true"]
    plain_command += ["--browser.gatherUsageStats", "false"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        (Path(folder) / "plain.py").write_text(PLAIN)
        browser = driver.chromium.launch(executable_path=chromium.find(driver), args=["--no-sandbox"])
        with served(APP, ROOT) as ours, served(plain_command, Path(folder)) as plain:
            pages = {"simulator": _opened(browser.new_page(), ours), "plain": _opened(browser.new_page(), plain)}
            sliders = {"simulator": ".st-key-controls input[type=range]", "plain": "input[type=range]"}
            times: dict[str, list[float]] = {name: [] for name in pages}
            for _ in range(ROUNDS):
                for name, page in pages.items():
                    page.bring_to_front()
                    times[name] += changes(page, sliders[name])
        browser.close()
    _print(times)


def _opened(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_selector(".stVegaLiteChart svg")
    page.wait_for_timeout(2000)
    page.evaluate(WATCH)
    return page


def _print(times: dict[str, list[float]]) -> None:
    ours, plain = (statistics.median(times[name]) for name in ("simulator", "plain"))
    late = statistics.quantiles(times["simulator"], n=20)[-1]
    print("Page: from a moved slider to the last picture, headless Chromium")
    print(f"  {'Simulator, median (goal ' + str(GOAL_MS) + ')':<58}{ours:9.1f} ms{late:9.1f} ms at p95")
    print(f"  {'a plain page of one slider and one chart':<58}{plain:9.1f} ms")
    print(f"  {'ratio (goal below 1)':<58}{ours / plain:9.2f}")


if __name__ == "__main__":
    main()
