"""Where a Chromium is, for whoever drives the app in a real browser: tests, benchmarks, the screenshot.

`python -m tests.browser.chromium` prints it, and fails where there is none.
"""

import subprocess
import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = "There is no Chromium. `make test` installs it; by hand: apt install chromium."


def find(driver: Playwright) -> str | None:
    """The path of a browser that starts: the system's, else the one Playwright keeps; None where there is none."""
    own = driver.chromium.executable_path
    return next((path for path in (*map(which, NAMES), own) if path and _starts(path)), None)


def _starts(path: str) -> bool:
    """On Ubuntu the name may belong to a stub that only asks for a snap."""
    if not Path(path).exists():
        return False
    return subprocess.run([path, "--version"], capture_output=True).returncode == 0


if __name__ == "__main__":
    with sync_playwright() as started:
        found = find(started)
    if not found:
        sys.exit(REMEDY)
    sys.stdout.write(f"{found}\n")
