"""Takes pictures of an app that is running: `python -m docs.screenshot http://localhost:8501`.

docs/simulator.png is the one in the README, static/preview.png what is shown beside a link.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium

PICTURES = {"docs/simulator.png": (1440, 1130, 1.0), "static/preview.png": (1440, 756, 5 / 6)}  # width, height, scale


def main(address: str) -> None:
    """Open the Simulator in English, in daylight, and take its picture."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find(driver), args=["--no-sandbox"])
        for file, (width, height, scale) in PICTURES.items():
            page = browser.new_page(
                viewport={"width": width, "height": height}, device_scale_factor=scale,
                locale="en-GB", color_scheme="light",
            )  # fmt: skip
            page.goto(f"{address}/?lang=en")
            page.wait_for_selector(".stVegaLiteChart svg")
            page.wait_for_timeout(3000)
            page.screenshot(path=Path(__file__).parent.parent / file)


if __name__ == "__main__":
    main(sys.argv[1])
