"""Takes docs/simulator.png from an app that is running: `python -m docs.screenshot http://localhost:8501`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium


def main(address: str) -> None:
    """Open the Simulator in English, in daylight, and take its picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find(driver), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1130}, locale="en-GB", color_scheme="light")
        page.goto(f"{address}/?lang=en")
        page.wait_for_selector(".stVegaLiteChart svg")
        page.wait_for_timeout(3000)
        page.screenshot(path=Path(__file__).parent / "simulator.png")


if __name__ == "__main__":
    main(sys.argv[1])
