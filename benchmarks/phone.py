"""A phone on a slow line: from the address to the headline and to the picture, as `roisim serve` sends them and whole.

The line is Chromium's own brake, 1.6 Mbit/s down and 150 ms to the server, as on a train; every visit is a new browser.
The clock is the page's own: one that asks it from outside, now and then, is up to half a second late.
"""

import statistics
import sys

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import APP, ROOT, served
from tests.browser import chromium

LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
# Milliseconds from the address to the first frame that shows each: the headline, a picture.
WATCH = """addEventListener("DOMContentLoaded", () => {
  const parts = { headline: ".decision", picture: "[data-testid=stVegaLiteChart] svg" };
  const shown = (e) => e?.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().height;
  const look = () => {
    for (const [name, part] of Object.entries(parts))
      if (shown(document.querySelector(part))) { window[name] ??= performance.now(); delete parts[name]; }
    if (Object.keys(parts).length) requestAnimationFrame(look);
  };
  look();
})"""
VISITS = 5
HEADLINE_S = 5.0
WHOLE = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]


def visit(browser: Browser, address: str) -> tuple[float, ...]:
    """Seconds to the headline and to the picture, and megabytes over the line by each."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script(WATCH)
    line = context.new_cdp_session(page)
    sent: list[float] = []
    line.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    line.on("Network.webSocketFrameReceived", lambda event: sent.append(len(event["response"]["payloadData"]) * 3 / 4))
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.goto(address, wait_until="commit")
    times, sizes = [], []
    for part in ("headline", "picture"):
        times.append(page.wait_for_function(f"window.{part}", timeout=120_000).json_value() / 1000)
        sizes.append(sum(sent) / 1e6)
    context.close()
    return *times, *sizes


def main() -> None:
    """Visit both in turn, so that both meet the same machine, and print medians and ratios."""
    found: dict[str, list[tuple[float, ...]]] = {"ours": [], "whole": []}
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


def _print(found: dict[str, list[tuple[float, ...]]]) -> None:
    middle = {name: [statistics.median(each) for each in zip(*visits, strict=True)] for name, visits in found.items()}
    print(f"A phone at 1.6 Mbit/s, 150 ms: medians of {VISITS}; goal {HEADLINE_S:.0f} s to the headline")
    print(f"  {'':<24}{'headline':>12}{'picture':>12}{'sent by then':>16}{'':>12}")
    for name, said in (("ours", "roisim serve"), ("whole", "streamlit run app.py")):
        headline, picture, before, by_then = middle[name]
        print(f"  {said:<24}{headline:>10.1f} s{picture:>10.1f} s{before:>13.2f} MB{by_then:>9.2f} MB")
    ratios = [ours / whole for ours, whole in zip(middle["ours"], middle["whole"], strict=True)]
    print(f"  {'ratio':<24}{ratios[0]:>12.2f}{ratios[1]:>12.2f}{ratios[2]:>16.2f}{ratios[3]:>12.2f}")


if __name__ == "__main__":
    main()
