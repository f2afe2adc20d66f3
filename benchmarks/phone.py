"""A phone on a slow line: from the address to the headline and to the picture, as `roisim serve` sends them and whole.

The line is Chromium's own brake, 1.6 Mbit/s down and 150 ms to the server, as on a train; every visit is a new browser.
"""

import statistics
import sys
import time

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import APP, ROOT, served
from tests.browser import chromium

LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
HEADLINE, PICTURE = ".decision", "[data-testid=stVegaLiteChart] svg"
VISITS = 5
HEADLINE_S = 5.0
WHOLE = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]


def visit(browser: Browser, address: str) -> tuple[float, float, float]:
    """Seconds to the headline and to the picture, and megabytes over the line by then."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    sent: list[float] = []
    line.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    start = time.perf_counter()
    page.goto(address, wait_until="commit")
    times = []
    for part in (HEADLINE, PICTURE):
        page.wait_for_selector(part, timeout=120_000)
        times.append(time.perf_counter() - start)
    context.close()
    return times[0], times[1], sum(sent) / 1e6


def main() -> None:
    """Visit both in turn, so that both meet the same machine, and print medians and ratios."""
    found: dict[str, list[tuple[float, float, float]]] = {"ours": [], "whole": []}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find(driver), args=["--no-sandbox"])
        with served(APP, ROOT) as ours, served(WHOLE, ROOT) as whole:
            for turn in range(VISITS + 1):  # the first warms up
                for name, address in (("ours", ours), ("whole", whole)):
                    measured = visit(browser, address)
                    if turn:
                        found[name].append(measured)
        browser.close()
    _print(found)


def _print(found: dict[str, list[tuple[float, float, float]]]) -> None:
    middle = {name: [statistics.median(each) for each in zip(*visits, strict=True)] for name, visits in found.items()}
    print(f"A phone at 1.6 Mbit/s, 150 ms: medians of {VISITS}; goal {HEADLINE_S:.0f} s to the headline")
    print(f"  {'':<24}{'headline':>12}{'picture':>12}{'sent':>12}")
    for name, said in (("ours", "roisim serve"), ("whole", "streamlit run app.py")):
        headline, picture, sent = middle[name]
        print(f"  {said:<24}{headline:>10.1f} s{picture:>10.1f} s{sent:>9.2f} MB")
    ratios = [ours / whole for ours, whole in zip(middle["ours"], middle["whole"], strict=True)]
    print(f"  {'ratio':<24}{ratios[0]:>12.2f}{ratios[1]:>12.2f}{ratios[2]:>12.2f}")


if __name__ == "__main__":
    main()
