"""Saving and sharing in the app: the dialog, short links and what each lets one do, two who save at once."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases.desk import MOST_CASES, Desk
from roisim.cases.links import encode
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import Scenario
from roisim.store import comments, links, opening, saving, tokens, wanted
from roisim.store.access import Access, Kind
from roisim.store.kept import Headline, Kept
from roisim.store.opening import Store
from roisim.store.people import Person, of_browser
from roisim.text import LANGUAGES, Language, words
from tests.visits import HOSTILE, PAGES, ROOT, case_of, dial, sound, told, visit

NOW = datetime.now(UTC)
KEY = tokens.new()
ANNA = of_browser(KEY, "Anna")
B2B = cases.preset("b2b")
CODE = encode(B2B)


@pytest.fixture
def store(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Store:  # type: ignore[no-untyped-def]
    """A store of this test's own."""
    monkeypatch.setenv(wanted.SETTING, str(tmp_path / "roisim.db"))
    found = opening.here()
    assert found is not None
    return found


def margin(value: float) -> Scenario:
    """The example with another margin."""
    return B2B.with_estimate("company.margin", Estimate(value))


def opened(page: str = "simulator", language: Language = "en", key: str = "", **query: str | list[str]) -> AppTest:
    """A visit to an address. key: what the browser is known again by."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=60)
    for name, value in {"lang": language, **query}.items():
        app.query_params[name] = value
    if key:
        app.session_state["browser_key"] = key
    return sound(app.run())


def by_link(store: Store, kept: Kept, kind: Kind, page: str = "simulator", **more: object) -> AppTest:
    """A visit by a link to a case of Anna's."""
    token = links.shared(store, kept.case_id, kind, Access(ANNA), NOW, **more)  # type: ignore[arg-type]
    return opened(page, s=token)


def press(app: AppTest, key: str) -> AppTest:
    """The app after a button was pressed."""
    return sound(app.button(key=key).click().run())


def said(app: AppTest) -> str:
    """What one reads, without tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(told(app))).split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_a_saved_case_says_so_in_its_language(store: Store, page: str, language: Language) -> None:
    kept = saving.begun(store, B2B, ANNA, NOW, Headline(1.0, None))
    token = links.shared(store, kept.case_id, "view", Access(ANNA), NOW)
    app = opened(page, language, s=token)
    assert words(language)["keeping.button_saved"] in [each.label for each in app.button]
    assert ("Anna saved it" if language == "en" else "Anna sparade") in said(app)


def test_a_case_is_saved_and_found_again(store: Store) -> None:
    app = opened(key=KEY)
    assert not store.is_begun
    app = press(app, "keep")
    app.text_input(key="keeping-name").set_value("Anna")
    app = press(app, "keeping-save")
    (listed,) = saving.listed(store, ANNA)
    assert listed.author == "Anna"
    kept = saving.opened(store, listed.case_id, Access(ANNA), NOW)
    assert kept.scenario == B2B
    assert kept.entry.headline is not None
    assert "Saved · share" in [each.label for each in app.button]
    assert app.query_params["kept"] in (f"{listed.case_id}.1", [f"{listed.case_id}.1"])
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert "Save and share" in [each.label for each in app.button]
    app = press(press(app, "keep"), "keeping-save")
    again = saving.opened(store, listed.case_id, Access(ANNA), NOW)
    assert (again.number, again.scenario["plan.hours"].likely) == (2, 30)


def test_without_a_store_there_is_no_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wanted.SETTING, "none")
    app = opened()
    assert "keep" not in [each.key for each in app.button]
    app = opened(s="a" * 26)
    assert app.session_state["unopened"].key == "store_none"
    assert "Nothing is saved on this server" in said(app)
    assert "This is the example instead" in said(app)


def test_a_store_that_is_wrongly_set_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(wanted.SETTING, "mysql://root@localhost/x")
    assert "ROISIM_STORE names no database" in said(press(opened(), "keep"))


def test_a_link_for_looking_changes_nothing(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = by_link(store, kept, "view")
    before = said(app)
    assert "You are looking at" in before
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert app.session_state["desk"].open == margin(0.4)
    assert "The link is for looking, so the number stays as it is" in said(app)
    app = press(press(app, "keep"), "keeping-own")
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert case_of(app)["plan.hours"].likely == 30
    assert "s" not in app.query_params
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).scenario == margin(0.4)


def test_a_link_to_edit_saves_the_next_version_under_ones_own_name(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = by_link(store, kept, "edit")
    token = app.query_params["s"]
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert app.query_params["s"] == token
    assert case_of(app)["plan.hours"].likely == 30, "a reload must not lose it"
    app = press(app, "keep")
    app.text_input(key="keeping-name").set_value("Bo")
    app = press(app, "keeping-save")
    again = saving.opened(store, kept.case_id, Access(ANNA), NOW)
    assert (again.number, again.entry.author, again.scenario["plan.hours"].likely) == (2, "Bo", 30)
    assert "case" not in app.query_params, "the link alone opens it as it is"
    assert "link-make" not in [each.key for each in press(app, "keep").button], "links are its owner's to hand out"


def test_unsaved_changes_of_a_link_survive_a_reload_with_the_version_they_began_as(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = sound(dial(by_link(store, kept, "edit"), "plan-hours").set_value(30).run())
    query = {name: "".join(app.query_params[name]) for name in ("s", "kept", "case")}
    saving.saved(store, kept.case_id, 1, margin(0.5), Access(ANNA), NOW)
    app = opened(**query)
    assert app.session_state["desk"].open["plan.hours"].likely == 30
    assert "saved again since these numbers: version 2" in said(app)
    app = press(press(press(app, "keep"), "keeping-save"), "keep")
    assert "Someone saved the case before you did: Anna" in said(app)
    app = press(app, "clash-merge")
    both = saving.opened(store, kept.case_id, Access(ANNA), NOW)
    assert (both.number, both.scenario["plan.hours"].likely) == (3, 30)
    assert both.scenario["company.margin"] == Estimate(0.5)


def test_of_what_both_changed_one_chooses(store: Store) -> None:
    kept = saving.begun(store, B2B, ANNA, NOW)
    app = opened(key=KEY, kept=f"{kept.case_id}.1")
    app = sound(dial(app, "plan-hours").set_value(30).run())
    theirs = B2B.with_estimate("plan.hours", Estimate(44.0))
    saving.saved(store, kept.case_id, 1, theirs, Access(ANNA), NOW)
    app = press(press(press(app, "keep"), "keeping-save"), "keep")
    assert "One thing was changed by you both" in said(app)
    (radio,) = [each for each in app.radio if each.key == "clash-0"]
    assert [re.sub(r"[\\\s]+", " ", each) for each in radio.options] == [
        "Yours : 30 hours/month",
        "Theirs : 44 hours/month",
    ]
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).scenario == theirs, (
        "nothing is saved before the choice"
    )
    radio.set_value(False)
    app = press(app, "clash-merge")
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).scenario["plan.hours"].likely == 44


@pytest.mark.parametrize(("way", "left", "listed"), [("clash-theirs", 44, 1), ("clash-mine", 30, 2)])
def test_theirs_alone_or_mine_as_a_case_of_its_own(store: Store, way: str, left: float, listed: int) -> None:
    kept = saving.begun(store, B2B, ANNA, NOW)
    app = sound(dial(opened(key=KEY, kept=f"{kept.case_id}.1"), "plan-hours").set_value(30).run())
    saving.saved(store, kept.case_id, 1, B2B.with_estimate("plan.hours", Estimate(44.0)), Access(ANNA), NOW)
    app = press(press(press(press(app, "keep"), "keeping-save"), "keep"), way)
    assert case_of(app)["plan.hours"].likely == left
    assert len(saving.listed(store, ANNA)) == listed
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).scenario["plan.hours"].likely == 44
    if way == "clash-theirs":
        assert case_of(press(app, "undo"))["plan.hours"].likely == 30, "mine is one undo away"


def test_a_presentation_by_a_short_link(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = by_link(store, kept, "present", "pitch", dials=("plan.hours",))
    assert [each.label for each in app.button if each.key == "keep"] == []
    assert app.session_state["presenting"] == ("plan.hours",)


@pytest.mark.parametrize("case", [{}, {"case": CODE}])
def test_a_link_that_opens_no_more_says_why_and_loses_no_numbers(store: Store, case: dict[str, str]) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    over = links.shared(store, kept.case_id, "edit", Access(ANNA), NOW, expires_at=NOW - timedelta(days=1))
    back = links.shared(store, kept.case_id, "edit", Access(ANNA), NOW)
    links.revoked(store, kept.case_id, tokens.digest(back), Access(ANNA), NOW)
    expected = {over: "The link was for opening until", back: "The link has been taken back", "b" * 26: "opens nothing"}
    for token, sentence in expected.items():
        found = said(opened(s=token, **case))
        assert sentence in found
        assert ("The numbers of the address are here" if case else "This is the example instead") in found
        assert margin(0.4).company.margin != B2B.company.margin


@pytest.mark.parametrize("broken", ["{}.", "<{}>", " {}\n", "{}=\n"])
def test_a_short_link_that_a_mail_program_broke_opens(store: Store, broken: str) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    token = links.shared(store, kept.case_id, "view", Access(ANNA), NOW)
    for said_ in (token, token.upper(), f"{token[:11]}\n{token[11:]}"):
        assert opened(s=broken.format(said_)).session_state["desk"].open == margin(0.4)


def test_the_name_of_anothers_case_opens_only_the_numbers_beside_it(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), Person("browser other", "Other"), NOW)
    app = opened(kept=f"{kept.case_id}.1", case=CODE)
    assert app.session_state["desk"].open == B2B
    assert "Save and share" in [each.label for each in app.button]
    app = opened(kept=f"{kept.case_id}.1")
    assert "The saved case is not among yours" in said(app)
    for nonsense in ("", ".", "x.y", "9" * 400, HOSTILE, f"{kept.case_id}.999999"):
        assert said(opened(kept=nonsense))
        assert said(opened(s=nonsense))


def test_numbers_that_moved_since_are_both_told(store: Store) -> None:
    kept = saving.begun(store, B2B, ANNA, NOW, Headline(1_234_000.0, 0.91, model=1))
    app = opened(key=KEY, kept=f"{kept.case_id}.1")
    assert "Numbers changed: the case was saved with version 1 of the model." in said(app)
    assert "Then: Net present value SEK 1.2m, chance that it pays 91%" in said(app)
    same = opened(key=KEY, kept=f"{press_saved(store).case_id}.1")
    assert "Numbers changed" not in said(same)


def press_saved(store: Store) -> Kept:
    """A case saved by the app itself."""
    press(press(opened(key=KEY), "keep"), "keeping-save")
    return saving.opened(store, saving.listed(store, ANNA)[0].case_id, Access(ANNA), NOW)


def test_versions_are_gone_back_to_and_laid_beside(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    saving.saved(store, kept.case_id, 1, margin(0.5), Access(ANNA), NOW)
    app = opened(key=KEY, kept=f"{kept.case_id}.2")
    app = press(press(app, "keep"), "version-open-1")
    assert case_of(app) == margin(0.4)
    assert case_of(press(app, "undo")) == margin(0.5)
    app = press(press(app, "keep"), "version-beside-1")
    assert [each.company.margin.likely for each in app.session_state["desk"].cases] == [0.5, 0.4]
    app = press(press(press(app, "keep"), "version-open-1"), "keep")
    press(app, "keeping-save")
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).number == 3


def test_ones_own_cases_are_opened_beside(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = press(press(opened(key=KEY), "keep"), f"mine-open-{kept.case_id}")
    assert case_of(app) == margin(0.4)
    assert len(app.session_state["desk"].cases) == 2
    app = press(press(app, "keep"), f"mine-open-{kept.case_id}")
    assert len(app.session_state["desk"].cases) == 2, "it lies there already"
    app = press(press(app, "keep"), f"mine-forget-{kept.case_id}")
    assert len(saving.listed(store, ANNA)) == 1, "only when asked twice"


def test_a_full_desk_takes_no_saved_case(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = opened(key=KEY)
    app.session_state["desk"] = Desk((B2B,) * MOST_CASES)
    app = sound(press(app, "keep").button(key=f"mine-open-{kept.case_id}").click().run())
    assert app.session_state["keeping_fault"].key == "desk_full"
    assert app.session_state["desk"].open == B2B


def test_another_case_in_its_place_is_not_saved_over_it(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = opened("business", key=KEY, kept=f"{kept.case_id}.1")
    app = sound(app.text_input(key=_field(app, "open-link")).set_value(CODE).run())
    app = press(press(app, "keep"), "keeping-save")
    assert len(saving.listed(store, ANNA)) == 2
    assert saving.opened(store, kept.case_id, Access(ANNA), NOW).number == 1
    app = press(app, "undo")
    assert app.session_state["desk"].open == margin(0.4)
    assert "Saved · share" in [each.label for each in app.button], "and the one before it is itself again"


def _field(app: AppTest, name: str) -> str:
    return next(each.key for each in app.text_input if each.key and each.key.startswith(f"field-{name}"))


def test_hostile_words_are_words(store: Store) -> None:
    app = press(opened(key=KEY), "keep")
    app.text_input(key="keeping-name").set_value(HOSTILE[:80])
    app = press(press(app, "keeping-save"), "keep")
    assert "<img" not in told(app)
    (listed,) = saving.listed(store, ANNA)
    assert listed.author == HOSTILE[:80].strip()
    assert comments.comments(store, listed.case_id, Access(ANNA), NOW) == ()


def test_a_short_link_of_one_version_stays_there(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = by_link(store, kept, "view", number=1)
    saving.saved(store, kept.case_id, 1, margin(0.5), Access(ANNA), NOW)
    token = "".join(app.query_params["s"])
    assert opened(s=token).session_state["desk"].open == margin(0.4)
    assert visit("simulator", "en").session_state["desk"].open == B2B


@pytest.mark.parametrize("page", ["simulator", "assumptions"])
def test_a_copied_link_tells_when_its_numbers_have_changed_and_both(page: str) -> None:
    app = opened(page, case=CODE, was="1_1234000_910")
    found = said(app)
    assert "Numbers changed: the link was copied with version 1 of the model." in found
    assert "Then: Net present value SEK 1.2m, chance that it pays 91%. Now: Net present value SEK 190,000" in found
    now = re.search(r'data-was="([^"]+)"', told(app))
    assert now is not None
    assert CODE.endswith(re.search(r'data-was-of="([^"]+)"', told(app))[1])  # type: ignore[index]
    assert "Numbers changed" not in said(opened(page, case=CODE, was=now[1]))
    for nonsense in ("", "x", "2_", "2__", "2_1e9_3", "9" * 500, HOSTILE, "2_1_99999", f"<{now[1]}>."):
        found = said(opened(page, case=CODE, was=nonsense))
        assert "<img" not in found
        assert ("Numbers changed" in found) == (nonsense == "2_1_99999")


def signed_in(name: str, teams: list[str], **query: str) -> AppTest:
    """A visit of someone who has signed in, where the app asks people to."""
    app = AppTest.from_file(str(ROOT / "pages" / "simulator.py"), default_timeout=60)
    app.secrets = {"auth": {
        "client_id": "a", "client_secret": "b", "server_metadata_url": "https://id.example/.well-known",
        "redirect_uri": "https://roisim.example/oauth2callback", "cookie_secret": "s" * 32,
    }}  # fmt: skip
    app.user = {
        "is_logged_in": True, "iat": NOW.timestamp(), "iss": "https://id.example", "sub": name, "name": name,
        "groups": teams,
    }  # fmt: skip
    for key, value in {"lang": "en", **query}.items():
        app.query_params[key] = value
    return sound(app.run())


def test_who_has_signed_in_saves_under_their_name_and_for_a_team(store: Store) -> None:
    app = press(signed_in("Anna", ["sales", "board"]), "keep")
    assert [each.label for each in app.text_input if each.key == "keeping-name"] == [], "their name is known"
    app.selectbox(key="keeping-team").set_value("sales")
    app = press(app, "keeping-save")
    bo = press(signed_in("Bo", ["sales"]), "keep")
    (open_,) = [each.key for each in bo.button if each.key.startswith("mine-open-")]
    case_id = open_.removeprefix("mine-open-")
    bo = press(bo, open_)
    bo = press(press(sound(dial(bo, "plan-hours").set_value(30).run()), "keep"), "keeping-save")
    assert "Saved as version 2 by Bo" in said(press(bo, "keep"))
    own = next(each.key for each in press(bo, "keep").selectbox if each.key.startswith("keeping-team-of-"))
    bo = sound(bo.selectbox(key=own).set_value("").run())
    assert bo.session_state["keeping_fault"].key == "team_not_yours"
    assert len(saving.listed(store, Person("https://id.example Bo", "Bo", teams=frozenset({"sales"})))) == 1
    stranger = signed_in("Cecilia", ["board"], kept=f"{case_id}.2")
    assert "The saved case is not among yours" in said(stranger)
    anna = press(signed_in("Anna", ["sales", "board"], kept=f"{case_id}.2"), "keep")
    sound(anna.selectbox(key=own).set_value("board").run())
    assert "Saved as version 2 by Bo" in said(press(signed_in("Cecilia", ["board"], kept=f"{case_id}.2"), "keep"))
    assert "not among yours" in said(signed_in("Bo", ["sales"], kept=f"{case_id}.2"))
