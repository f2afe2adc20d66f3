"""Logo and colour on Pitch: kept in the visit and in no link; what can't be worn is told, and what was worn stays."""

import io
from typing import Any

import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links
from roisim.text import LANGUAGES, Language, Text
from tests.visits import sound, told, visit, write

CODE = links.encode(cases.preset("b2b"))


def logo(kind: str = "PNG", size: tuple[int, int] = (300, 100)) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", size, "#aa2200").save(sink, kind)
    return sink.getvalue()


def drop(app: AppTest, content: bytes, name: str = "us.png") -> AppTest:
    field = next(each for each in app.file_uploader if (each.key or "").startswith("logo-"))
    return sound(field.upload(name, content, "image/png").run())


def worn(app: AppTest) -> Any:
    return app.session_state["brand"]


def test_a_logo_is_kept_in_the_visit_alone_and_left_out_again() -> None:
    app = visit("pitch", CODE, "en")
    address = dict(app.query_params)
    drop(app, logo(), "<b>us</b>.png")
    assert worn(app).logo == logo() and "&lt;b&gt;us&lt;/b&gt;.png" in told(app)
    write(app, "colour", " aa2200 ")
    assert worn(app).colour == "#aa2200" and worn(app).logo == logo()
    assert dict(app.query_params) == address
    sound(app.button(key="logo-without").click().run())
    assert worn(app).logo is None and worn(app).colour == "#aa2200" and "us&lt;" not in told(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_no_logo_or_no_colour_is_told_and_changes_nothing(language: Language) -> None:
    text = Text(language, "b2b")
    app = drop(visit("pitch", CODE, language), logo())
    for content in (logo("GIF"), logo()[:60], b"", logo("PNG", (5000, 4000)), logo() + bytes(2_000_000)):
        drop(app, content)
        assert text("fault.brand_logo") in told(app) and worn(app).logo == logo()
    drop(app, logo("JPEG"))
    assert text("fault.brand_logo") not in told(app) and worn(app).logo == logo("JPEG")
    write(app, "colour", "red")
    assert text("fault.brand_colour", given="#red") in told(app) and worn(app).colour == ""
    write(app, "colour", "")
    assert text("fault.brand_colour", given="#red") not in told(app)
