"""Who may come in where whoever hosts the app asks people to sign in, and what is told where its settings are wrong."""

import sys
import time
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit import config
from streamlit.runtime.secrets import Secrets
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.cases import links
from roisim.text import LANGUAGES, Language, Text
from roisim.ui.signin import claims, settings
from tests.visits import HOSTILE, ROOT, sound, told

OWN = {"client_id": "a", "client_secret": "b", "server_metadata_url": "https://id.example/.well-known"}
SHARED = {"redirect_uri": "https://roisim.example/oauth2callback", "cookie_secret": "s" * 32}
EN = Text("en")
ANNA: dict[str, Any] = {"iss": "https://id.example", "sub": "a1", "name": "Anna", "email": "anna@nordvik.test"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    found: Language = request.param
    return found


def arrive(auth: object = None, page: str = "business", language: Language = "en", **said: object) -> AppTest:
    """Open a page with a case at a host that says `auth`; signed in where the provider has said something."""
    app = AppTest.from_file(str(ROOT / f"pages/{page}.py"), default_timeout=60)
    app.query_params["lang"], app.query_params["case"] = language, links.encode(cases.preset("local"))
    if auth is not None:
        app.secrets = {"auth": auth}
    app.user = {"is_logged_in": True, "iat": time.time(), **said} if said else {}
    return sound(app.run())


def buttons(app: AppTest) -> list[str]:
    """The ways in and out, by their keys."""
    return [button.key for button in app.button if button.key.startswith("signin-")]


def faults(auth: object, only: str = "", installed: bool = True) -> dict[str, dict[str, object]]:
    """What is wrong with settings: each fault and its facts."""
    return {fault.key: fault.facts for fault in settings.checked(auth, only, installed).faults}


# --- what a provider says ---


def test_two_providers_never_mean_one_person() -> None:
    here, there = (claims.person({**ANNA, "iss": issuer}, "groups") for issuer in ("https://a.test", "https://b.test"))
    assert here
    assert there
    assert here.subject != there.subject
    assert claims.person({"sub": "a1", "name": "Anna"}, "groups") is None
    assert claims.person({**ANNA, "sub": 1}, "groups") is None


def test_name_and_address_are_one_short_line_and_an_address_that_is_not_verified_is_none() -> None:
    found = claims.person({**ANNA, "name": "An\u202ena\n" + "x" * 9999, "email_verified": False}, "groups")
    assert found
    assert found.name.startswith("Anna x")
    assert len(found.name) == 200
    assert found.email == ""
    bare = claims.person({"iss": "i", "sub": "a1", "name": ["no", "text"]}, "groups")
    assert bare
    assert bare.name == "a1"


@pytest.mark.parametrize(
    ("said", "teams"),
    [
        ("sales", {"sales"}),
        (["sales", "/finance/nordic", 7, None, "", "x" * 201, "two\nlines", ["nested"]], {"sales", "/finance/nordic"}),
        ({"sales": True}, set()),
        (None, set()),
        (True, set()),
    ],
)
def test_teams_are_a_text_or_a_list_of_texts(said: object, teams: set[str]) -> None:
    assert claims.teams(said) == teams


def test_teams_are_no_more_than_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(claims.teams([f"team {number}" for number in range(10_000)])) == 500
    monkeypatch.setenv(settings.TEAM_CLAIM, "roles")
    found = claims.person({**ANNA, "groups": ["a"], "roles": ["b"]}, settings.team_claim())
    assert found
    assert found.teams == {"b"}


def test_a_sign_in_holds_for_a_working_day() -> None:
    assert claims.is_fresh({"iat": 1000}, 1000 + 11 * 3600)
    assert not claims.is_fresh({"iat": 1000}, 1000 + 13 * 3600)
    assert not claims.is_fresh({}, 1000)


# --- what the host says ---


def test_complete_settings_have_no_fault() -> None:
    assert settings.checked({**SHARED, **OWN}, "", True) == settings.Settings(("default",))
    several = settings.checked({**SHARED, "client_kwargs": {"prompt": "login"}, "a": OWN, "b": OWN}, "", True)
    assert several == settings.Settings(("a", "b"))
    assert settings.checked({**SHARED, **OWN, "b": OWN}, "hd=nordvik.test", True).admission


def test_each_fault_of_the_settings_says_what_to_do() -> None:
    assert faults({**SHARED, **OWN}, installed=False) == {"signin.not_installed": {}}
    assert faults({})["signin.missing"]["names"] == "client_id, client_secret, server_metadata_url"
    assert faults({**SHARED, "a": {**OWN, "client_id": " "}})["signin.missing"] == {
        "place": "[auth.a]",
        "names": "client_id",
    }
    assert faults({**SHARED, "my_own": OWN}) == {"signin.underscore": {"name": "my_own"}}
    assert faults({**SHARED, **OWN, "cookie_secret": "short"}) == {"signin.secret_short": {"least": 32}}
    for address in ("https://roisim.example", "roisim.example/oauth2callback", "https://x/oauth2callback?to=y"):
        assert faults({**SHARED, **OWN, "redirect_uri": address}) == {"signin.address": {}}
    for only in ("groups", "groups=", "=sales", "groups= ,"):
        assert faults({**SHARED, **OWN}, only) == {"signin.only": {}}
    assert faults("yes")


def test_a_file_of_secrets_that_cannot_be_read_keeps_the_app_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, usual = tmp_path / "secrets.toml", config.get_option("secrets.files")
    monkeypatch.setattr(st, "secrets", Secrets())
    assert not settings.is_wanted()
    config.set_option("secrets.files", [str(file)])
    try:
        for broken in (None, b"[auth\nclient_id = 1", b"\xff\xfe"):
            if broken:
                file.write_bytes(broken)
            assert [fault.key for fault in (settings.settings() or settings.Settings()).faults] == ["signin.unreadable"]
        file.write_text("[other]\nname = 1")
        assert not settings.is_wanted()
    finally:
        config.set_option("secrets.files", usual, config.ConfigOption.DEFAULT_DEFINITION)


# --- the page ---


def test_without_settings_there_is_no_word_of_signing_in(language: Language) -> None:
    app = arrive(language=language, **ANNA)
    assert buttons(app) == []
    assert 'class="account"' not in told(app)
    assert Text(language)("page.business.title") in told(app)


def test_who_has_not_signed_in_sees_the_screen_and_nothing_of_the_case(language: Language) -> None:
    text = Text(language)
    app = arrive({**SHARED, "microsoft": OWN, "my*own": OWN}, language=language)
    assert buttons(app) == ["signin-by-microsoft", "signin-by-my*own"]
    assert app.button(key="signin-by-my*own").label == text("signin.go_by", provider=r"My\*own")
    assert text("signin.asked") in told(app)
    assert text("page.business.title") not in told(app)
    assert "desk" not in app.session_state
    assert not app.sidebar.children


def test_who_has_signed_in_sees_the_page_and_the_way_out() -> None:
    app = arrive({**SHARED, **OWN}, **{**ANNA, "name": HOSTILE})
    assert buttons(app) == ["signin-out"]
    assert "anna@nordvik.test" in told(app)
    assert "<img src=x" not in told(app)
    assert EN("page.business.title") in told(app)


def test_yesterdays_sign_in_asks_again() -> None:
    assert buttons(arrive({**SHARED, **OWN}, **ANNA, iat=time.time() - 24 * 3600)) == ["signin-by-default"]


def test_only_those_may_come_in_whom_the_claim_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.ONLY, "groups=sales, finance")
    stranger = arrive({**SHARED, **OWN}, **ANNA, groups=["interns", "sales team"])
    assert buttons(stranger) == ["signin-by-other"]
    assert EN("signin.not_admitted", name="anna@nordvik.test") in told(stranger)
    assert EN("page.business.title") not in told(stranger)
    assert EN("page.business.title") in told(arrive({**SHARED, **OWN}, **ANNA, groups=["interns", "finance"]))


@pytest.mark.parametrize("signed_in", [{}, ANNA])
def test_incomplete_settings_let_no_one_in_and_say_why_to_whoever_hosts(
    language: Language, signed_in: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "authlib", None)
    text = Text(language)
    app = arrive({**SHARED, "client_id": "a"}, language=language, **signed_in)
    assert buttons(app) == []
    assert text("fault.signin.missing", place="[auth]", names="client_secret, server_metadata_url") in told(app)
    assert text("fault.signin.not_installed") in told(app)
    assert text("page.business.title") not in told(app)
