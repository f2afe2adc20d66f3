"""Short links: each opens what it is for and no more, until its second, whatever a mail program did to it."""

import quopri
import textwrap
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from roisim import cases
from roisim.errors import CaseError
from roisim.store import comments, links, saving, tokens
from roisim.store.access import LINKS, Access, Kind
from roisim.store.comments import Place
from roisim.store.kept import Kept, Overtaken
from roisim.store.opening import Store
from roisim.store.people import NOBODY, Person, of_browser
from roisim.store.tables import LinkRow
from tests.store.filled import ANNA, NOW, everything
from tests.store.test_saving import BO, key, margin

BY_ANNA = Access(ANNA)
PLACE = Place("company.margin")
CASE = cases.preset("b2b")
READS: tuple[Kind, ...] = ("view", "present")


@pytest.fixture
def kept(store: Store) -> Kept:
    """Anna's case, in two versions."""
    first = saving.begun(store, margin(CASE, 0.31), ANNA, NOW)
    return saving.saved(store, first.case_id, 1, margin(CASE, 0.32), BY_ANNA, NOW)


def by(token: str, person: Person = BO) -> Access:
    """Someone with a link."""
    return Access(person, token)


def refused(wanted: str, *acts: Callable[[], object]) -> None:
    """None of it may be done, and it is said why."""
    for act in acts:
        with pytest.raises(CaseError) as error:
            act()
        assert key(error) == wanted


# --- what each is for ---


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_opens_its_case_for_whoever_has_it(store: Store, kept: Kept, kind: Kind) -> None:
    dials = ("company.margin", "channels[1].cpm")
    token = links.shared(store, kept.case_id, kind, BY_ANNA, NOW, dials=dials)
    for person in (BO, NOBODY, ANNA):
        grant, shown = saving.by_link(store, by(token, person), NOW)
        assert (grant.case_id, grant.kind, grant.number, grant.dials) == (kept.case_id, kind, None, dials)
        assert grant.may_write == (kind == "edit")
        assert shown == kept == saving.opened(store, kept.case_id, by(token, person), NOW)
    assert len(saving.history(store, kept.case_id, by(token), NOW)) == 2
    assert saving.listed(store, BO) == (), "to have a link is not to own"


@pytest.mark.parametrize("kind", READS)
def test_who_may_look_changes_nothing(store: Store, kept: Kept, kind: Kind) -> None:
    token = links.shared(store, kept.case_id, kind, BY_ANNA, NOW)
    comments.commented(store, kept.case_id, PLACE, "Why?", BY_ANNA, NOW)
    before, access = everything(store), by(token)
    (said,) = comments.comments(store, kept.case_id, access, NOW)
    refused(
        "link_reads",
        lambda: saving.saved(store, kept.case_id, 2, CASE, access, NOW),
        lambda: comments.commented(store, kept.case_id, PLACE, "So", access, NOW),
        lambda: comments.settled(store, kept.case_id, PLACE, access, NOW),
        lambda: comments.taken_back(store, kept.case_id, said.key, access, NOW),
    )
    assert everything(store) == before


def test_who_may_edit_saves_and_comments(store: Store, kept: Kept) -> None:
    access = by(links.shared(store, kept.case_id, "edit", BY_ANNA, NOW))
    saved = saving.saved(store, kept.case_id, 2, margin(CASE, 0.33), access, NOW)
    assert (saved.number, saved.entry.author, saved.scenario) == (3, "Bo", margin(CASE, 0.33))
    assert saving.opened(store, kept.case_id, BY_ANNA, NOW) == saved
    with pytest.raises(Overtaken) as told:
        saving.saved(store, kept.case_id, 2, CASE, access, NOW)
    assert told.value.theirs == saved
    comments.commented(store, kept.case_id, PLACE, "Too low.", access, NOW)
    assert [each.author for each in comments.comments(store, kept.case_id, BY_ANNA, NOW)] == ["Bo"]


@pytest.mark.parametrize("kind", LINKS)
def test_whoever_has_a_link_hands_out_none_and_gives_nothing_away(store: Store, kept: Kept, kind: Kind) -> None:
    token = links.shared(store, kept.case_id, kind, BY_ANNA, NOW)
    insider = Person("https://id.example bo", "Bo", teams=frozenset({"Finance"}))
    (link,) = links.handed_out(store, kept.case_id, BY_ANNA, NOW)
    before, access = everything(store), by(token, insider)
    refused(
        "case_not_yours",
        lambda: links.shared(store, kept.case_id, "view", access, NOW),
        lambda: links.handed_out(store, kept.case_id, access, NOW),
        lambda: links.revoked(store, kept.case_id, link.key, access, NOW),
        lambda: saving.given(store, kept.case_id, "Finance", access, NOW),
        lambda: saving.forgotten(store, kept.case_id, access, NOW),
    )
    assert everything(store) == before


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_of_one_case_opens_no_other(store: Store, kept: Kept, kind: Kind) -> None:
    other = saving.begun(store, cases.preset("public"), ANNA, NOW)
    access = by(links.shared(store, other.case_id, kind, BY_ANNA, NOW), ANNA)
    comments.commented(store, kept.case_id, PLACE, "Why?", BY_ANNA, NOW)
    (said,) = comments.comments(store, kept.case_id, BY_ANNA, NOW)
    before = everything(store)
    refused(
        "link_unknown",
        lambda: saving.opened(store, kept.case_id, access, NOW),
        lambda: saving.opened(store, kept.case_id, access, NOW, 1),
        lambda: saving.history(store, kept.case_id, access, NOW),
        lambda: saving.saved(store, kept.case_id, 2, CASE, access, NOW),
        lambda: saving.forgotten(store, kept.case_id, access, NOW),
        lambda: comments.comments(store, kept.case_id, access, NOW),
        lambda: comments.commented(store, kept.case_id, PLACE, "So", access, NOW),
        lambda: links.shared(store, kept.case_id, "view", access, NOW),
    )
    # Nor by the key of what belongs to another case: through a case of one's own.
    links.revoked(store, other.case_id, tokens.digest("a" * 26), BY_ANNA, NOW)
    refused("comment_not_yours", lambda: comments.taken_back(store, other.case_id, said.key, BY_ANNA, NOW))
    assert everything(store) == before


def test_the_link_of_another_case_is_not_taken_back_by_its_key(store: Store, kept: Kept) -> None:
    token = links.shared(store, kept.case_id, "view", BY_ANNA, NOW)
    (link,) = links.handed_out(store, kept.case_id, BY_ANNA, NOW)
    bos = saving.begun(store, CASE, BO, NOW)
    links.revoked(store, bos.case_id, link.key, Access(BO), NOW)
    assert saving.by_link(store, by(token), NOW)[1] == kept


def test_a_link_to_a_version_shows_that_one_for_ever(store: Store, kept: Kept) -> None:
    token = links.shared(store, kept.case_id, "view", BY_ANNA, NOW, number=1)
    for number in (2, 3):
        saving.saved(store, kept.case_id, number, margin(CASE, 0.5), BY_ANNA, NOW)
        for shown in (
            saving.by_link(store, by(token), NOW)[1],
            saving.opened(store, kept.case_id, by(token), NOW),
            saving.opened(store, kept.case_id, by(token), NOW, 3),
        ):
            assert (shown.number, shown.scenario) == (1, margin(CASE, 0.31))
        assert [each.number for each in saving.history(store, kept.case_id, by(token), NOW)] == [1]


def test_a_link_to_edit_is_of_the_newest(store: Store, kept: Kept) -> None:
    token = links.shared(store, kept.case_id, "edit", BY_ANNA, NOW, number=1)
    assert saving.by_link(store, by(token), NOW)[1] == kept
    assert saving.saved(store, kept.case_id, 2, margin(CASE, 0.33), by(token), NOW).scenario == margin(CASE, 0.33)


def test_no_link_is_of_a_kind_that_nobody_knows(store: Store, kept: Kept) -> None:
    refused("case_not_yours", lambda: links.shared(store, kept.case_id, "own", BY_ANNA, NOW))
    token = links.shared(store, kept.case_id, "edit", BY_ANNA, NOW)
    with store.writing() as session:
        session.execute(update(LinkRow).values(kind="own"))
    assert saving.by_link(store, by(token), NOW)[0].kind == "view"


# --- how long ---


def test_a_link_ends_at_its_second(store: Store, kept: Kept) -> None:
    end = NOW + timedelta(days=7)
    token = links.shared(store, kept.case_id, "edit", BY_ANNA, NOW, expires_at=end)
    (link,) = links.handed_out(store, kept.case_id, BY_ANNA, NOW)
    before = end - timedelta(seconds=1)
    assert saving.by_link(store, by(token), before)[1] == kept
    assert (link.opens(before), link.opens(end)) == (True, False)
    refused(
        "link_expired",
        lambda: saving.by_link(store, by(token), end),
        lambda: saving.opened(store, kept.case_id, by(token, ANNA), end),
        lambda: saving.saved(store, kept.case_id, 2, CASE, by(token), end),
    )
    with pytest.raises(CaseError) as error:
        saving.by_link(store, by(token), end)
    assert error.value.faults[0].facts == {"day": "2026-12-04"}


def test_a_link_that_was_taken_back_opens_no_more(store: Store, kept: Kept) -> None:
    token, other = (links.shared(store, kept.case_id, "edit", BY_ANNA, NOW) for _ in range(2))
    link = next(
        each for each in links.handed_out(store, kept.case_id, BY_ANNA, NOW) if each.key == tokens.digest(token)
    )
    links.revoked(store, kept.case_id, link.key, BY_ANNA, NOW)
    links.revoked(store, kept.case_id, link.key, BY_ANNA, NOW + timedelta(days=1))
    found = {each.key: each.revoked_at for each in links.handed_out(store, kept.case_id, BY_ANNA, NOW)}
    assert found == {link.key: NOW, tokens.digest(other): None}
    refused(
        "link_revoked",
        lambda: saving.by_link(store, by(token), NOW),
        lambda: saving.saved(store, kept.case_id, 2, CASE, by(token), NOW),
    )
    assert saving.by_link(store, by(other), NOW)[1] == kept


def test_a_case_has_so_many_links_and_no_more(store: Store, kept: Kept) -> None:
    rows = [
        LinkRow(digest=tokens.digest(str(place)), case_id=kept.case_id, kind="view", number=None, dials="", made_at=NOW,
                author="", expires_at=None, revoked_at=None)
        for place in range(links.MOST_LINKS - 1)
    ]  # fmt: skip
    with store.writing() as session:
        session.add_all(rows)
    links.shared(store, kept.case_id, "view", BY_ANNA, NOW)
    refused("links_full", lambda: links.shared(store, kept.case_id, "view", BY_ANNA, NOW))


# --- tokens ---


def test_the_database_holds_no_token_and_no_key_of_a_browser(store: Store, kept: Kept) -> None:
    browser = tokens.new()
    token = links.shared(store, kept.case_id, "view", BY_ANNA, NOW)
    saving.begun(store, CASE, of_browser(browser, "Anna"), NOW)
    held = str(everything(store))
    assert token not in held and browser not in held
    assert saving.by_link(store, by(token), NOW)[1] == kept
    refused("link_unknown", lambda: saving.by_link(store, by(tokens.digest(token)), NOW))


@pytest.mark.parametrize(
    "said", ["", "a", "a" * 25, "a" * 26, "a" * 10_000, "' OR 1=1 --", "a\0b", "\ud800" * 26, "%", "%ff" * 26, "é" * 26]
)
def test_what_is_no_token_opens_nothing(store: Store, kept: Kept, said: str) -> None:
    refused("link_unknown", lambda: saving.by_link(store, by(said, ANNA), NOW))
    for access in (BY_ANNA, by(said)):
        refused(
            "case_not_yours" if not access.token else "link_unknown",
            lambda access=access: saving.opened(store, said, access, NOW),
            lambda access=access: saving.saved(store, said, 1, CASE, access, NOW),
        )
    assert saving.opened(store, kept.case_id, BY_ANNA, NOW) == kept


def _quoted(token: str) -> str:
    return "> " + "\n> ".join(textwrap.wrap(token, 10))


MAILED: dict[str, Callable[[str], str]] = {
    "as it was": str,
    "full stop": lambda token: f"{token}.",
    "brackets": lambda token: f"<{token}>",
    "brackets, full stop": lambda token: f"<{token}>.",
    "capitals": str.upper,
    "one capital": str.capitalize,
    "wrapped": lambda token: "\r\n".join(textwrap.wrap(token, 11)),
    "wrapped and indented": lambda token: "\n\t ".join(textwrap.wrap(token, 11)),
    "answered": _quoted,
    "quotation marks": lambda token: f"“{token}”,",
    "no-break spaces": lambda token: f"\N{NO-BREAK SPACE}{token}\N{NO-BREAK SPACE}",
    "soft hyphens": lambda token: "\N{SOFT HYPHEN}".join(textwrap.wrap(token, 5)),
    "quoted-printable, wrapped": lambda token: "=\n".join(textwrap.wrap(token, 13)),
    "quoted-printable, after =": lambda token: quopri.encodestring(f"={token}".encode()).decode()[1:],
    "percent-escaped": lambda token: f"%20{quote('<' + token + '>.')}",
    "percent-escaped line": lambda token: f"{token[:9]}%0D%0A{token[9:]}",
    "spaces as plus": lambda token: f"{token[:9]}+{token[9:]}+",
}


@pytest.mark.parametrize("how", MAILED)
@given(data=st.data())
def test_a_token_is_found_in_what_a_mail_program_left_of_it(how: str, data: st.DataObject) -> None:
    token = data.draw(
        st.one_of(st.just("3d" + "a" * 24), st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26))
    )
    assert tokens.mended(MAILED[how](token)) == token


@given(st.text(max_size=300))
def test_whatever_comes_the_token_in_it_is_one_or_none(said: str) -> None:
    found = tokens.mended(said)
    assert found == "" or (len(found) == tokens.LETTERS and tokens.mended(found) == found)


def test_a_mended_token_opens(store: Store, kept: Kept) -> None:
    token = links.shared(store, kept.case_id, "view", BY_ANNA, NOW)
    for how in MAILED.values():
        assert saving.by_link(store, by(how(token)), NOW)[1] == kept
    for damaged in (token[:-1], token[::-1], "a" + token[1:] if token[0] != "a" else "b" + token[1:]):
        refused("link_unknown", lambda damaged=damaged: saving.by_link(store, by(damaged), NOW))
