"""The pitch as a file of its own: opened from the disk it is whole, its charts live, and it asks nobody anything."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from roisim.cases import preset
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.numbers import decisive
from roisim.exports.brand import Brand
from roisim.exports.formats import made
from roisim.text import Text

pytestmark = pytest.mark.browser
HOSTILE = "<script>document.title='taken'</script> =1+1 \u2028 </script><img src=https://elsewhere.example/x>"
ORIGIN = Origin(date(2026, 11, 27), "9.9", "https://roi.example/?case=x")


@pytest.mark.parametrize("scripts", [True, False])
def test_it_is_whole_without_a_network_and_without_scripts(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    case = replace(preset("b2b"), title=HOSTILE, draws=512)
    file = tmp_path / "pitch.html"
    file.write_bytes(made("html", case, Text("sv", "b2b"), ORIGIN, _brand()))
    context = browser.new_context(java_script_enabled=scripts, offline=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(file.as_uri())
    if scripts:
        page.wait_for_function("document.querySelectorAll('figure svg.marks').length === 2")
        assert page.locator("svg.still").count() == 0
    else:
        assert page.locator("figure svg.still").count() == 2
    assert {url for url in asked if not url.startswith("data:")} == {file.as_uri()} and said == []
    assert page.locator("h1").inner_text().split() == HOSTILE.split() and page.title() != "taken"
    assert page.locator("html").get_attribute("lang") == "sv"
    assert "2026-11-27" in page.locator("footer").inner_text()
    assert page.locator("footer a").get_attribute("href") == ORIGIN.link
    assert page.evaluate("document.querySelector('img.logo').naturalWidth") == 300
    assert page.evaluate("getComputedStyle(document.querySelector('main')).borderTopColor") == "rgb(170, 34, 0)"
    context.close()


@pytest.mark.parametrize("wide", [390, 1200])
def test_the_longest_word_leaves_the_page_as_wide_as_it_is(browser: Browser, tmp_path: Path, wide: int) -> None:
    case = replace(preset("b2b"), title="W" * 200, draws=256)
    first = decisive(case)[0]
    case = case.with_estimate(first, replace(case[first], owner="W" * 100, source="W" * 200))
    file = tmp_path / "pitch.html"
    file.write_bytes(made("html", case, Text("sv", "b2b"), ORIGIN))
    context = browser.new_context(java_script_enabled=False, viewport={"width": wide, "height": 800})
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= wide
    context.close()


def _brand() -> Brand:
    sink = io.BytesIO()
    Image.new("RGB", (300, 100), "#aa2200").save(sink, "PNG")
    return Brand(sink.getvalue(), "#AA2200")
