"""A link holds a whole case, opens the same anywhere, and no text at all does harm."""

import base64
import json
import random
import zlib
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.cases import links
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MODEL_VERSION, PRESETS, Scenario
from roisim.errors import CaseError
from roisim.text import Text
from tests.any_case import cases as any_case

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))


def code(content: object, version: str = "1") -> str:
    """A code as a stranger could make it, around any content."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    return f"{version}.{base64.urlsafe_b64encode(zlib.compress(raw)).rstrip(b'=').decode()}"


def refused(text: str) -> list[str]:
    """The keys of the faults of a code that is refused, each with its sentence in both languages."""
    with pytest.raises(CaseError) as caught:
        links.decode(text)
    assert Text("sv").faults(caught.value)
    assert Text("en").faults(caught.value)
    return [fault.key for fault in caught.value.faults]


@given(any_case())
@settings(max_examples=100)
def test_a_link_opens_as_the_case_it_was_made_of(case: Scenario) -> None:
    assert links.decode(links.encode(case)) == links.Link(case, moved=False)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_link_of_an_ordinary_case_is_short(file: Path) -> None:
    assert len(links.encode(cases.load(file))) < 2000


@pytest.mark.parametrize("name", PRESETS)
def test_a_case_with_every_slider_moved_still_fits_a_short_link(name: str) -> None:
    case = cases.preset(name)
    for number, (path, parameter, estimate) in enumerate(case.estimates()):
        if number % 3 == 0 and 0 < estimate.likely < 0.9:
            case = case.with_estimate(path, replace(estimate.moved_to(estimate.likely * 1.1, parameter.kind)))
    bare = [(path, replace(estimate, source="", note="")) for path, _, estimate in case.estimates()]
    for number, (path, estimate) in enumerate(bare):
        if number % 3 == 0 and not path.startswith("ignorance"):
            case = case.with_estimate(path, estimate)
    assert len(links.encode(case)) < 2000


def test_a_link_has_only_letters_an_address_can_hold() -> None:
    written = links.encode(replace(cases.preset("b2b"), title="Å & ö? #1"))
    assert written[:2] == "1."
    assert all(letter.isascii() and (letter.isalnum() or letter in "-_.") for letter in written)


@given(st.text())
@example("")
@example("1.")
@example("1.AAAA")
@example("1." + "A" * 100_000)
@example("2.eJyrrgUAAXUA-Q")
@example("0.eJyrrgUAAXUA-Q")
def test_no_text_does_harm(text: str) -> None:
    with suppress(CaseError):
        links.decode(text)


@given(st.binary(max_size=300))
def test_no_bytes_inside_do_harm(raw: bytes) -> None:
    with suppress(CaseError):
        links.decode(code(raw))


WORDS = (
    "preset", "company", "channels", "margin", "name", "spend", "ignorance", "level", "range", "value",
    "season", "finance", "currency", "months", "title", "seed", "model_version", "source", "not_applicable", "kpi",
    "month", "lines", "layer", "amount", "credit", "cpc", "first",
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
)


TABLES = ("company", "channels", "lines", "funnel", "ignorance", "finance", "targets", "title", "seed")


@given(st.dictionaries(st.sampled_from(TABLES), JSON), st.sampled_from([1, MODEL_VERSION]))
def test_no_tables_inside_do_harm(tree: dict[str, object], version: int) -> None:
    written = code({"model_version": version, "preset": "b2b", **tree})
    try:
        case = links.decode(written).scenario
    except CaseError as error:
        sentences = Text("sv").faults(error)
    else:
        sentences = ["sound"]
        assert cases.read(cases.tree(case)) == case
    assert all(sentences)


@given(any_case(), st.data())
@settings(max_examples=50)
def test_a_damaged_link_says_so(case: Scenario, data: st.DataObject) -> None:
    written = links.encode(case)
    cut = data.draw(st.integers(2, len(written) - 1))
    assert refused(written[:cut]) == ["link_cut"]
    spot = data.draw(st.integers(2, len(written) - 2))
    wrong = "A" if written[spot] != "A" else "B"
    assert refused(written[:spot] + wrong + written[spot + 1 :])[0] in ("link_damaged", "link_cut")
    assert refused(written.lower()) == refused(written.upper()) == ["link_letters"]


def test_a_bomb_is_not_inflated() -> None:
    bomb = zlib.compress(b" " * 20_000_000, 9)
    assert refused(f"1.{base64.urlsafe_b64encode(bomb).rstrip(b'=').decode()}") == ["link_damaged"]


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"[]",
        b"3",
        b"",
        b"{}",
        b'{"model_version": true}',
        b'{"model_version": "1"}',
        b"[" * 10_000,
        b'{"model_version": 1' + b"0" * 5000 + b"}",
    ],
)
def test_what_is_no_case_inside_is_a_damaged_link_or_a_fault(content: bytes) -> None:
    assert refused(code(content))[0] in ("link_damaged", "number_one", "missing")


def test_a_newer_link_says_so() -> None:
    assert refused("2.AAAA") == ["link_newer"]
    assert refused(code({"model_version": MODEL_VERSION + 1, "preset": "b2b"})) == ["link_newer"]


def test_a_case_with_too_much_text_for_an_address_says_so() -> None:
    case = cases.preset("b2b")
    noise = random.Random(1)
    for path, _, estimate in list(case.estimates()):
        note = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(500))
        case = case.with_estimate(path, Estimate(estimate.likely, note=note))
    with pytest.raises(CaseError) as caught:
        links.encode(case)
    assert [fault.key for fault in caught.value.faults] == ["link_long"]
