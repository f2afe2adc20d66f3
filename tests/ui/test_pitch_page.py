"""Pitch, the page: the whole of it in both languages, and files that are made when asked for."""

import re

import pytest

from roisim import cases
from roisim.cases import links
from roisim.exhibits.compare.names import title_of
from roisim.exports.formats import FORMATS, there
from roisim.text import LANGUAGES, Language, Text
from tests.visits import told, visit

B2B = cases.preset("b2b")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_from_top_to_bottom_and_taken_home(language: Language) -> None:
    text = Text(language, "b2b")
    app = visit("pitch", links.encode(B2B), language)
    assert title_of(text, B2B) in [re.sub("<[^>]+>", "", each.proto.body) for each in app.get("html")]
    parts = ["ask", "why_now", "options", "value", "sure", "numbers", "risks", "stop", "next"]
    places = [told(app).index(text(f"page.pitch.{part}")) for part in parts]
    assert places == sorted(places)
    assert there() == list(FORMATS)
    assert len(app.get("download_button")) >= len(FORMATS)


def test_no_column_that_is_decided_on_waits_for_a_click() -> None:
    app = visit("pitch", links.encode(B2B), "en")
    assert "1 in 20 falls below" in told(app) and "Year 2" in told(app)
    assert Text("en")("page.table.all") not in told(app)
