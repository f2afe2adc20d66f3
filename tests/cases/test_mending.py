"""A link that was wrapped, quoted, escaped or closed by a stop on its way opens as the case it was made of."""

import html
import quopri
import random
import textwrap
from contextlib import suppress
from dataclasses import replace
from urllib.parse import quote, urlencode

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.cases import addresses, links
from roisim.cases.desk import Desk
from roisim.cases.mending import decoded
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.text import LANGUAGES, Text
from tests.any_case import cases as any_case

SITE = "https://roisim.example.org:8501/simulator?"
B2B = cases.preset("b2b")


def link(desk: Desk) -> str:
    """The link of some cases, as the app copies it."""
    return SITE + urlencode({"lang": "sv", **addresses.written(desk).query}, doseq=True)


def as_quoted_printable(said: str) -> str:
    """As it stands in the source of a mail."""
    return quopri.encodestring(said.encode()).decode()


def wrapped(said: str, width: int, start: str = "") -> str:
    """In lines of so many letters, each with the mark of an answer before it."""
    return "\n".join(start + said[at : at + width] for at in range(0, len(said), width))


WAYS = {
    "soft breaks that were escaped": lambda said: "=0A".join(
        as_quoted_printable(said).replace("=\n", "")[at : at + 70] for at in range(0, 3 * len(said), 70)
    ),
    "a full stop": lambda said: f"{said}.",
    "brackets": lambda said: f"<{said}>",
    "brackets and a stop": lambda said: f"({said}).",
    "a comma and more words": lambda said: f"{said}, which I mentioned. Regards, Anna = 1",
    "quotation marks": lambda said: f"“{said}”",
    "straight quotation marks": lambda said: f'"{said}"',
    "words before it": lambda said: f"Here is the case:\r\n\r\n{said}\r\n\r\n-- \r\nAnna",
    "lines": lambda said: wrapped(said, 76),
    "lines of an answer": lambda said: wrapped(said, 70, "> "),
    "lines of an answer to an answer": lambda said: wrapped(said, 70, ">> | "),
    "spaces": lambda said: " ".join(textwrap.wrap(said, 50)),
    "quoted-printable": as_quoted_printable,
    "html": html.escape,
    "html of html": lambda said: html.escape(html.escape(said)),
    "a tag": lambda said: f'<a href="{html.escape(said)}">the case</a>',
    "escaped": quote,
    "escaped twice": lambda said: quote(quote(said)),
    "an escaped bracket": lambda said: f"{said}%3E",
    "an escaped wrap": lambda said: wrapped(said, 60).replace("\n", "%0D%0A"),
    "a safe link": lambda said: f"https://eu.safe.example.com/?url={quote(said, safe='')}&data=05%7C01&reserved=0",
    "a defended link": lambda said: f"https://defense.example.com/v3/__{said}__;!!Abc-d_e$",
    "Markdown": lambda said: f"[the case]({said.replace('_', chr(92) + '_')})",
    "names in capitals": lambda said: said.replace("case=", "CASE=").replace("lang=", "Lang="),
    "its query alone": lambda said: said.split("?")[1],
    "soft hyphens": lambda said: said[:60] + "\u00ad" + said[60:100] + "\u200b" + said[100:],
    "a fragment": lambda said: f"{said}#top",
}


@given(any_case(), st.booleans(), st.booleans())
@settings(max_examples=25)
def test_a_link_opens_as_the_same_cases_however_a_mail_program_broke_it(case: Scenario, last: bool, base: bool) -> None:
    desk = Desk((case, B2B) if base else (B2B, case), int(last), int(base))
    there = link(desk)
    for way, broken in WAYS.items():
        assert (way, addresses.pasted(broken(there))) == (way, addresses.Opened(desk))


def test_a_code_that_ends_as_an_envelope_does_is_found_in_it() -> None:
    code = next(code for each in range(999) if (code := links.encode(replace(B2B, title=f"x{each}"))).endswith("_"))
    assert decoded(f"{code}__").scenario == decoded(code).scenario


@given(any_case(), st.sampled_from(["", ".", ",", ">", ")", "”", '"', "'", "…", "!?"]), st.integers(20, 200))
@settings(max_examples=25)
def test_a_code_alone_opens_too(case: Scenario, after: str, width: int) -> None:
    code = links.encode(case)
    for said in (code + after, f"“{code}{after}", wrapped(code, width) + after, wrapped(code, width, "> ")):
        assert addresses.pasted(said).desk == Desk((case,))


@given(any_case(), st.data())
@settings(max_examples=25)
def test_a_link_that_is_cut_off_says_so(case: Scenario, data: st.DataObject) -> None:
    written = links.encode(case)
    cut = data.draw(st.integers(2, len(written) - 1))
    assert refused(SITE + "lang=en&case=" + written[:cut]) == "link_cut"
    assert refused((SITE + "case=" + written).lower()) == "link_letters"


@pytest.mark.parametrize(
    "said",
    ["", "hello", "https://example.org/", "https://example.org/?q=roisim", "http://127.0.0.1:8501/business", "3.14",
     "https://docs.example.org/v/1.2345678901/x", "?lang=sv", "mailto:a@example.org"],
)  # fmt: skip
def test_what_leads_elsewhere_is_told_from_a_damaged_link(said: str) -> None:
    assert refused(said) == "link_other"


@pytest.mark.parametrize("said", ["https://roi.example/?s={}", "https://roi.example/pitch?lang=sv&s={}.", "?s={}"])
def test_a_short_link_that_is_pasted_where_no_server_is_asked_is_told_to_be_one(said: str) -> None:
    assert refused(said.format("abcdefghijklmnopqrstuvwxyz")) == "link_short"
    assert refused(said.format("words")) == "link_other", "what other sites search for"


def test_a_case_that_another_site_calls_so_is_no_case() -> None:
    assert refused("https://court.example.org/?case=1234") == "link_damaged"


@given(st.text())
@example("&" + "case=" * 20_000)
@example("?case=" + "= " * 100_000)
@example("?case=1.eN" + " x" * 100_000)
@example("?" + "%25" * 100_000)
@example("&amp;" * 60_000)
@example("?case=" + "1.\n> " * 40_000)
def test_no_text_does_harm(said: str) -> None:
    with suppress(CaseError):
        addresses.pasted(said)


def test_one_of_several_cases_that_cannot_be_read_is_told() -> None:
    there, lost = replace(B2B, title="there"), links.encode(B2B)[:-9]
    found = addresses.pasted(f"{SITE}beside={lost}&case={links.encode(there)}")
    assert found.desk == Desk((there,))
    assert found.left_out and found.left_out.key == "link_cut"


def long_worded() -> Scenario:
    """A case with more text than an address can hold."""
    case, noise = B2B, random.Random(1)
    for path, _, estimate in B2B.estimates():
        if path.group in ("company", "plan", "effects", "print"):
            note = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(450))
            case = case.with_estimate(path, replace(estimate, note=note))
    return case


def test_a_browser_keeps_what_no_address_can_hold() -> None:
    desk = Desk((replace(B2B, title="short"), long_worded(), B2B), 1, 2)
    assert addresses.written(desk).too_long
    assert addresses.kept(addresses.whole(desk), B2B) == addresses.Opened(desk)


def test_of_too_much_for_a_browser_the_open_case_is_kept() -> None:
    desk = Desk((long_worded(),) * 60, 3)
    assert addresses.kept(addresses.whole(desk), B2B).desk == Desk((long_worded(),))


@given(st.text())
@example("case=")
@example("at=1&base=2")
@example("case=1." + "A" * 3_000_000)
def test_garbage_that_a_browser_kept_opens_nothing_and_does_no_harm(said: str) -> None:
    assert addresses.kept(said, B2B).unread


def refused(said: str) -> str:
    """The key of the fault of what can't be opened."""
    with pytest.raises(CaseError) as caught:
        addresses.pasted(said)
    assert all(Text(language).faults(caught.value) for language in LANGUAGES)
    return caught.value.faults[0].key
