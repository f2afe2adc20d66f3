"""What is said of a number: written and answered in its dialog, counted in the register, told to the board."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path as File

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases.scenario import Scenario
from roisim.exhibits.pitch.numbers import decisive
from roisim.paths import Path
from roisim.store import comments, links, opening, saving, tokens, wanted
from roisim.store.access import Access, Kind
from roisim.store.comments import WORDS
from roisim.store.kept import Comment, Kept, Place
from roisim.store.opening import Store
from roisim.store.people import of_browser
from roisim.text import LANGUAGES, Language, Text
from roisim.ui.keeping import visit
from tests.visits import HOSTILE, ROOT, sound, told

NOW = datetime(2026, 8, 3, 12, 5, tzinfo=UTC)
KEY = tokens.new()
ANNA = of_browser(KEY, "Anna")
BY_ANNA = Access(ANNA)
B2B = replace(cases.preset("b2b"), draws=256)
MARGIN = "company.margin"
# What stands in the dialog of a number, on a page of its own: a click in a dialog of AppTest closes it.
THREAD = f"""
from roisim.ui import shell, state
from roisim.ui.keeping import thread
thread.show(shell.page("assumptions"), state.case(), "{MARGIN}")
"""


@pytest.fixture
def store(tmp_path: File, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of this test's own."""
    monkeypatch.setenv(wanted.SETTING, str(tmp_path / "roisim.db"))
    found = opening.here()
    assert found is not None
    return found


@pytest.fixture
def kept(store: Store) -> Kept:
    """A case that Anna has saved."""
    return saving.begun(store, B2B, ANNA, NOW)


def say(store: Store, kept: Kept, words: str, path: str = MARGIN, case: Scenario = B2B, after: int = 0) -> None:
    """Anna says something."""
    place = Place.of(case, Path.of(path))
    comments.commented(store, kept.case_id, place, words, BY_ANNA, NOW + timedelta(minutes=after))


def all_said(store: Store, kept: Kept) -> list[Comment]:
    """All that was said."""
    return list(comments.comments(store, kept.case_id, BY_ANNA, NOW))


def opened(page: str = "assumptions", language: Language = "en", key: str = "", **query: str) -> AppTest:
    """A visit to an address; to the page `thread`, the thread of the margin. key: what the browser is known by."""
    app = AppTest.from_string(THREAD) if page == "thread" else AppTest.from_file(str(ROOT / "pages" / f"{page}.py"))
    app.default_timeout = 60
    for name, value in {"lang": language, **query}.items():
        app.query_params[name] = value
    if key:
        app.session_state["browser_key"] = key
    return sound(app.run())


def annas(kept: Kept, page: str = "assumptions", language: Language = "en") -> AppTest:
    """Anna's own visit to what she saved."""
    return opened(page, language, KEY, kept=f"{kept.case_id}.{kept.number}")


def by_link(store: Store, kept: Kept, kind: Kind, page: str = "assumptions", language: Language = "en") -> AppTest:
    """Someone's visit by a link of Anna's."""
    return opened(page, language, s=links.shared(store, kept.case_id, kind, BY_ANNA, NOW))


def press(app: AppTest, key: str) -> AppTest:
    """The app after the button was pressed whose key begins so."""
    return sound(next(each for each in app.button if (each.key or "").startswith(key)).click().run())


def write(app: AppTest, words: str) -> AppTest:
    """Say something of the margin."""
    app.text_area(f"comment-{MARGIN}").set_value(words)
    return press(app, f"say-{MARGIN}")


def keys(app: AppTest) -> str:
    """The keys of all buttons and fields, in one line."""
    return " ".join(str(each.key) for each in (*app.button, *app.text_input, *app.text_area))


def read(app: AppTest) -> str:
    """What one reads, without tags."""
    shown = re.sub(r"<(script|style)>.*?</\1>|<[^>]+>", " ", told(app), flags=re.DOTALL)
    return " ".join(unescape(shown).split())


# --- in the dialog of a number ---


def test_who_has_said_no_name_is_asked_for_it_where_they_comment(store: Store, kept: Kept) -> None:
    app = by_link(store, kept, "edit", "thread")
    app.text_input("thread-name").set_value(" Bo  Ek ")
    app = write(app, "Why 40%?\n\nThe books say 31.")
    (found,) = all_said(store, kept)
    assert (found.author, found.words, found.place) == ("Bo Ek", "Why 40%?\n\nThe books say 31.", Place(MARGIN))
    assert 'class="comment-words">Why 40%?\n\nThe books say 31.</p>' in told(app)
    assert app.text_area(f"comment-{MARGIN}").value == "", "said, it waits there no longer"
    assert "thread-name" not in keys(app), "asked once"
    assert app.session_state["browser_key"], "so that it can be taken back"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comment_says_who_and_when_on_the_readers_clock(
    store: Store, kept: Kept, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, kept, "Hm.")
    monkeypatch.setattr(visit, "zone", lambda: "America/New_York")  # what a browser would say
    found = read(annas(kept, "thread", language))
    day = {"en": "3 August 2026 at 08:05", "sv": "3 augusti 2026 kl. 08:05"}[language]
    assert f"Anna, {day} Hm." in found.replace("\N{NO-BREAK SPACE}", " ")


def test_nothing_too_much_and_hostile_words(kept: Kept) -> None:
    app = annas(kept, "thread")
    app = write(app, " \n ")
    assert "The comment is empty" in read(app)
    long = "x" * (WORDS + 1)
    app = write(app, long)
    assert "The comment has 2,001 characters" in read(app) or "The comment has 2001 characters" in read(app)
    assert app.text_area(f"comment-{MARGIN}").value == long, "what was typed stays"
    app = write(app, HOSTILE)
    assert "The comment" not in read(app)
    assert "<img" not in told(app) and HOSTILE in read(app)


def test_settled_the_thread_is_folded_but_for_what_came_unseen(store: Store, kept: Kept) -> None:
    say(store, kept, "One")
    say(store, kept, "Two", after=1)
    app = annas(kept, "thread")
    say(store, kept, "Three", after=2)
    app = press(app, "settle-here")
    assert [(each.words, bool(each.settled_at)) for each in all_said(store, kept)] == [
        ("One", True), ("Two", True), ("Three", False),
    ]  # fmt: skip
    fold = next(each for each in app.expander if each.label == "Settled: 2")
    within = " ".join(each.proto.body for each in fold.get("html"))
    assert "Two" in within and "Settled by Anna" in within and "Three" not in within


def test_one_takes_back_ones_own_alone_and_when_asked_twice(store: Store, kept: Kept) -> None:
    say(store, kept, "Mine")
    theirs = by_link(store, kept, "edit", "thread")
    assert "take-" not in keys(theirs)
    app = press(annas(kept, "thread"), "take-back-")
    assert len(all_said(store, kept)) == 1
    app = press(app, "take-sure-")
    assert all_said(store, kept) == []
    assert "Mine" not in read(app)


def test_a_link_for_looking_reads_and_writes_nothing(store: Store, kept: Kept) -> None:
    say(store, kept, "Look here")
    app = by_link(store, kept, "view", "thread")
    assert "Look here" in read(app)
    assert "comments can be read but not written" in read(app)
    assert not re.search(r"comment-|say-|settle-|take-", keys(app))


def test_a_link_that_is_taken_back_meanwhile_loses_no_words(store: Store, kept: Kept) -> None:
    token = links.shared(store, kept.case_id, "edit", BY_ANNA, NOW)
    app = opened("thread", s=token)
    links.revoked(store, kept.case_id, tokens.digest(token), BY_ANNA, NOW)
    app = write(app, "All of this")
    assert "The link has been taken back" in read(app)
    assert app.text_area(f"comment-{MARGIN}").value == "All of this"
    assert all_said(store, kept) == []


def test_a_case_that_is_not_saved_says_what_comments_need(store: Store) -> None:
    app = opened("thread")
    assert "To comment on the number, first save the case" in read(app)
    assert "comment-" not in keys(app)
    assert not store.is_begun, "no database for that"


def test_without_a_store_there_is_no_word_of_comments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wanted.SETTING, "none")
    assert "omment" not in read(opened("thread"))


def test_who_says_no_name_is_someone(store: Store, kept: Kept) -> None:
    app = write(by_link(store, kept, "edit", "thread"), "Hm.")
    assert 'class="comment-who">Someone, ' in told(app)
    assert "thread-name" in keys(app)


# --- in the register ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_counts_what_is_open(store: Store, kept: Kept, language: Language) -> None:
    text = Text(language, "b2b")
    assert 'class="commented"' not in told(annas(kept, language=language))
    say(store, kept, "One")
    one, none = {"en": ("One comment", "No comments"), "sv": ("En kommentar", "Inga kommentarer")}[language]
    app = annas(kept, language=language)
    assert f'<p class="commented">{one}</p>' in told(app)
    assert text("keeping.thread.open", count=1) in read(app)
    say(store, kept, "Two", after=1)
    app = annas(kept, language=language)
    assert {"en": ">2 comments<", "sv": ">2 kommentarer<"}[language] in told(app)
    assert none not in told(app)
    assert press(app, f"talked-{MARGIN}").text_area(f"comment-{MARGIN}").value == ""
    comments.settled(store, kept.case_id, Place(MARGIN), BY_ANNA, NOW)
    assert 'class="commented"' not in told(annas(kept, language=language))


def test_the_whole_register_is_one_reading_and_none_where_nothing_is_saved(
    store: Store, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(store, kept, "One")
    readings = 0
    of_store = comments.comments

    def counted(*given: object) -> tuple[Comment, ...]:
        nonlocal readings
        readings += 1
        return of_store(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(comments, "comments", counted)
    annas(kept)
    assert readings == 1
    opened()
    assert readings == 1


def test_comments_follow_a_channel_to_another_place_and_back_from_an_older_version(store: Store, kept: Kept) -> None:
    first = B2B.channels[0].name
    say(store, kept, "Dear!", "channels.0.cpm")
    turned = replace(B2B, channels=B2B.channels[1:] + B2B.channels[:1])
    last = f"channels.{len(B2B.channels) - 1}.cpm"
    saving.saved(store, kept.case_id, 1, turned, BY_ANNA, NOW)
    app = opened(key=KEY, kept=f"{kept.case_id}.2")
    assert f"talked-{last}" in keys(app)
    saving.saved(store, kept.case_id, 2, replace(B2B, channels=B2B.channels[1:]), BY_ANNA, NOW)
    app = opened(key=KEY, kept=f"{kept.case_id}.3")
    assert "talked-" not in keys(app)
    assert "Comments on numbers that are gone" in read(app)
    assert f"{first}: {Text('en').name('channels.cpm')}" in read(app) and "Dear!" in read(app)
    app = opened(key=KEY, kept=f"{kept.case_id}.1")
    assert "talked-channels.0.cpm" in keys(app) and "that are gone" not in read(app)


def test_what_was_said_of_a_number_that_is_gone_can_be_settled(store: Store, kept: Kept) -> None:
    for place in (Place("channels.cpm", HOSTILE), Place("company.of_another_day")):
        comments.commented(store, kept.case_id, place, HOSTILE, BY_ANNA, NOW)
    app = annas(kept)
    assert "<img" not in told(app) and "company.of_another_day" in read(app)
    app = press(press(app, "settle-astray-0"), "settle-astray-1")
    assert all(each.settled_at for each in all_said(store, kept))
    assert "Settled: 1" in [each.label for each in app.expander]


def test_comments_that_can_not_be_read_are_a_sentence(store: Store, kept: Kept) -> None:
    app = annas(kept)
    saving.forgotten(store, kept.case_id, BY_ANNA, NOW)
    sound(app.run())
    assert "The saved case is not among yours" in read(app)


# --- for the board ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pitch_says_how_many_numbers_that_matter_have_open_comments(
    store: Store, kept: Kept, language: Language
) -> None:
    one = {
        "en": "One of the numbers that matter most has open comments.",
        "sv": "Ett av de viktigaste talen har öppna kommentarer.",
    }
    many = {
        "en": "2 of the numbers that matter most have open comments.",
        "sv": "2 av de viktigaste talen har öppna kommentarer.",
    }
    paths = decisive(B2B)
    quiet = next(str(path) for path, _, _ in B2B.estimates() if path not in paths)
    say(store, kept, "Why?", quiet)
    assert "omment" not in read(annas(kept, "pitch", language))
    say(store, kept, "Why?", paths[0])
    say(store, kept, "Who says so?", paths[0], after=1)
    assert one[language] in read(annas(kept, "pitch", language))
    say(store, kept, "Why?", paths[1])
    assert many[language] in read(annas(kept, "pitch", language))


def test_the_board_that_is_presented_to_is_told_too(store: Store, kept: Kept) -> None:
    say(store, kept, "Why?", decisive(B2B)[0])
    assert "One of the numbers that matter most has open comments." in read(by_link(store, kept, "present", "pitch"))
