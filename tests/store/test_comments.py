"""Comments: a thread for each number, by who may write, word for word as they were said."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roisim import cases
from roisim.cases.scenario import Scenario
from roisim.errors import CaseError
from roisim.paths import Path
from roisim.store import comments, links, saving
from roisim.store.access import Access
from roisim.store.comments import MOST_COMMENTS, WORDS, Comment, Place
from roisim.store.opening import Store
from roisim.store.people import NAME, NOBODY, Person, of_browser
from roisim.store.tables import CommentRow
from tests import any_case
from tests.store.filled import ANNA, NOW
from tests.store.filled import WORDS as HOSTILE
from tests.store.test_saving import BO, key

BY_ANNA = Access(ANNA)
CASE = cases.preset("b2b")
MARGIN = Place("company.margin")
KEPT = st.characters(exclude_categories=["Cs"], exclude_characters="\0")


@pytest.fixture
def case_id(store: Store) -> str:
    """Anna's case."""
    return saving.begun(store, CASE, ANNA, NOW).case_id


@pytest.fixture
def by_bo(store: Store, case_id: str) -> Access:
    """Bo, who may edit it."""
    return Access(BO, links.shared(store, case_id, "edit", BY_ANNA, NOW))


def thread(store: Store, case_id: str, place: Place, access: Access = BY_ANNA) -> list[Comment]:
    """What was said of a number."""
    return [each for each in comments.comments(store, case_id, access, NOW) if each.place == place]


def test_what_is_said_of_a_number_is_a_thread(store: Store, case_id: str, by_bo: Access) -> None:
    other = Place("company.order_value")
    said = [
        (MARGIN, "Why 40%?", BY_ANNA),
        (other, "Old.", by_bo),
        (MARGIN, "Last year’s.", by_bo),
        (MARGIN, "Ok", BY_ANNA),
    ]
    for minute, (place, words, access) in enumerate(said):
        comments.commented(store, case_id, place, words, access, NOW + timedelta(minutes=minute))
    found = thread(store, case_id, MARGIN)
    assert [(each.author, each.words, each.is_own) for each in found] == [
        (ANNA.name, "Why 40%?", True), ("Bo", "Last year’s.", False), (ANNA.name, "Ok", True),
    ]  # fmt: skip
    assert [each.made_at.minute - NOW.minute for each in found] == [0, 2, 3]
    assert [each.is_own for each in thread(store, case_id, other, by_bo)] == [True]
    assert thread(store, saving.begun(store, CASE, ANNA, NOW).case_id, MARGIN) == []


def test_a_thread_stays_with_its_channel_where_that_moves_and_with_its_name_where_that_changes(
    store: Store, case_id: str
) -> None:
    first, second = CASE.channels[:2]
    here = Place.of(CASE, Path("channels", "cpm", 0))
    assert here == Place("channels.cpm", first.name)
    comments.commented(store, case_id, here, "Dear.", BY_ANNA, NOW)
    moved = replace(CASE, channels=(second, first, *CASE.channels[2:]))
    assert thread(store, case_id, Place.of(moved, Path("channels", "cpm", 1))) != []
    assert thread(store, case_id, Place.of(moved, Path("channels", "cpm", 0))) == []
    renamed = replace(CASE, channels=(replace(first, name="Another"), *CASE.channels[1:]))
    assert thread(store, case_id, Place.of(renamed, Path("channels", "cpm", 0))) == []
    assert [each.words for each in comments.comments(store, case_id, BY_ANNA, NOW)] == ["Dear."], "nothing is lost"


def test_a_thread_is_settled_and_can_be_begun_anew(store: Store, case_id: str, by_bo: Access) -> None:
    other, later = Place("company.order_value"), NOW + timedelta(hours=1)
    for place in (MARGIN, other):
        comments.commented(store, case_id, place, "Why?", BY_ANNA, NOW)
    comments.settled(store, case_id, MARGIN, by_bo, later)
    comments.settled(store, case_id, MARGIN, BY_ANNA, later + timedelta(hours=1))
    comments.commented(store, case_id, MARGIN, "Again?", BY_ANNA, later)
    assert [(each.settled_at, each.settled_by) for each in thread(store, case_id, MARGIN)] == [
        (later, "Bo"),
        (None, ""),
    ]
    assert [each.settled_at for each in thread(store, case_id, other)] == [None]


def test_one_takes_back_what_one_has_said_oneself(store: Store, case_id: str, by_bo: Access) -> None:
    nameless = Access(NOBODY, by_bo.token)
    browser = Access(of_browser("b" * 26, "Bo"), by_bo.token)
    for access in (BY_ANNA, by_bo, nameless, browser):
        comments.commented(store, case_id, MARGIN, access.person.subject or "nobody", access, NOW)
    found = {each.words: each.key for each in thread(store, case_id, MARGIN)}
    anyone = Access(of_browser("c" * 26, "Bo"), by_bo.token)
    for access, words in (
        (BY_ANNA, BO.subject), (by_bo, ANNA.subject), (anyone, BO.subject), (anyone, browser.person.subject),
        (nameless, "nobody"), (BY_ANNA, "nobody"),
    ):  # fmt: skip
        with pytest.raises(CaseError) as error:
            comments.taken_back(store, case_id, found[words], access, NOW)
        assert key(error) == "comment_not_yours"
    for access in (BY_ANNA, by_bo, browser):
        comments.taken_back(store, case_id, found[access.person.subject], access, NOW)
    assert [each.words for each in thread(store, case_id, MARGIN)] == ["nobody"]
    with pytest.raises(CaseError) as error:
        comments.taken_back(store, case_id, found[BO.subject], by_bo, NOW)
    assert key(error) == "comment_not_yours"


def test_only_who_may_read_a_case_reads_what_was_said(store: Store, case_id: str) -> None:
    comments.commented(store, case_id, MARGIN, "Why?", BY_ANNA, NOW)
    viewer = Access(NOBODY, links.shared(store, case_id, "view", BY_ANNA, NOW))
    assert [each.words for each in comments.comments(store, case_id, viewer, NOW)] == ["Why?"]
    for access in (Access(BO), Access(NOBODY)):
        with pytest.raises(CaseError) as error:
            comments.comments(store, case_id, access, NOW)
        assert key(error) == "case_not_yours"


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", "comment_empty"), (" \n\t\u2003", "comment_empty"), ("a" * (WORDS + 1), "comment_long"),
        ("a\0b", "comment_unseen"), ("half \ud83d a sign", "comment_unseen"),
    ],
    ids=["nothing", "blank", "too long", "no letter", "half a sign"],
)  # fmt: skip
def test_what_cannot_be_a_comment_is_told(store: Store, case_id: str, words: str, wanted: str) -> None:
    with pytest.raises(CaseError) as error:
        comments.commented(store, case_id, MARGIN, words, BY_ANNA, NOW)
    assert key(error) == wanted
    assert comments.comments(store, case_id, BY_ANNA, NOW) == ()


def test_a_case_has_so_many_comments_and_no_more(store: Store, case_id: str) -> None:
    with store.writing() as session:
        session.add_all(
            CommentRow(id=f"{place:026}", case_id=case_id, path="company.margin", row="", made_at=NOW, author="",
                       subject="", words="a", resolved_at=None, resolved_by="")
            for place in range(MOST_COMMENTS - 1)
        )  # fmt: skip
    comments.commented(store, case_id, MARGIN, "the last", BY_ANNA, NOW)
    with pytest.raises(CaseError) as error:
        comments.commented(store, case_id, MARGIN, "one more", BY_ANNA, NOW)
    assert key(error) == "comments_full"


# --- any text ---

same_store = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@same_store
@given(
    words=st.text(KEPT, max_size=80).filter(str.strip) | st.sampled_from([HOSTILE, "a" * WORDS, "\N{ROCKET}" * WORDS])
)
def test_any_words_come_back_as_they_were_said(store: Store, case_id: str, words: str) -> None:
    comments.commented(store, case_id, MARGIN, words, BY_ANNA, NOW)
    (said,) = comments.comments(store, case_id, BY_ANNA, NOW)
    assert said.words == words.strip()
    comments.taken_back(store, case_id, said.key, BY_ANNA, NOW)


@same_store
@given(words=st.text(max_size=40), wrong=st.sampled_from(["\0", "\ud800", "\udfff"]), words_after=st.text(min_size=1))
def test_words_that_no_database_keeps_are_refused(
    store: Store, case_id: str, words: str, wrong: str, words_after: str
) -> None:
    with pytest.raises(CaseError) as error:
        comments.commented(store, case_id, MARGIN, f"a{words}{wrong}{words_after}", BY_ANNA, NOW)
    assert key(error) == "comment_unseen"


@same_store
@given(name=st.text(max_size=40) | st.just("a\0b\ud800") | st.text(min_size=NAME, max_size=200))
def test_whatever_someone_is_called_they_can_save_share_and_comment(store: Store, name: str) -> None:
    someone = Person("https://id.example someone", name)
    kept = saving.begun(store, CASE, someone, NOW)
    links.shared(store, kept.case_id, "view", Access(someone), NOW)
    comments.commented(store, kept.case_id, MARGIN, "Why?", Access(someone), NOW)
    comments.settled(store, kept.case_id, MARGIN, Access(someone), NOW)
    (said,) = comments.comments(store, kept.case_id, Access(someone), NOW)
    (link,) = links.handed_out(store, kept.case_id, Access(someone), NOW)
    assert {kept.entry.author, said.author, said.settled_by, link.author} == {someone.signature}
    assert len(someone.signature) <= NAME
    saving.forgotten(store, kept.case_id, Access(someone), NOW)


@same_store
@given(case=any_case.cases())
def test_any_case_is_opened_as_it_was_saved(store: Store, case: Scenario) -> None:
    kept = saving.begun(store, case, ANNA, NOW)
    assert saving.opened(store, kept.case_id, BY_ANNA, NOW).scenario == case
    assert saving.listed(store, ANNA)[0].title == case.title
    saving.forgotten(store, kept.case_id, BY_ANNA, NOW)


def test_a_case_that_is_too_large_is_told_so_by_its_size(store: Store) -> None:
    signs, large = "\N{ROCKET}" * 500, CASE
    for path, _, estimate in CASE.estimates():
        large = large.with_estimate(path, replace(estimate, note=signs, owner=signs, source=signs))
    with pytest.raises(CaseError) as error:
        saving.begun(store, large, ANNA, NOW)
    assert (key(error), error.value.faults[0].facts) == ("case_large", {"limit": 256})
    assert saving.count(store) == 0
