"""The screen that asks to sign in, and who has."""

import time

import streamlit as st
from streamlit import config

from roisim.folder import app_folder
from roisim.store.people import Person
from roisim.text import LANGUAGES, Text
from roisim.ui import browser, state
from roisim.ui.parts import markup
from roisim.ui.parts.markup import Markup, html
from roisim.ui.signin.claims import Claims, is_fresh, person
from roisim.ui.signin.settings import Settings, settings, team_claim


def who() -> Person | None:
    """Who is here; None where no one is asked, or no one has signed in."""
    asked = settings()
    return _admitted(asked) if asked else None


def is_away() -> bool:
    """True where people are to sign in, and this one has not, or not today."""
    asked = settings()
    return asked is not None and _admitted(asked) is None


def gate(text: Text) -> None:
    """Go on with whoever is signed in, or where no one is asked; else show the screen, and nothing after it.

    text: without the nouns of a business, for whose case it is is not known yet.
    """
    asked = settings()
    if asked is None or _admitted(asked):
        return
    st.set_page_config(text("preview.title"), page_icon=str(app_folder() / "static" / "icon.svg"), layout="wide")
    with st.container(key="top", horizontal=True, horizontal_alignment="right"):
        browser.prepare(text.language, state.theme())
        other = next(language for language in LANGUAGES if language != text.language)
        label = text("page.other_language")
        st.button(label, key="language-signin", type="tertiary", on_click=state.speak, args=(other,))
    with st.container(key="signin", gap="small"):
        _ask(text, asked)
    st.stop()


def account(text: Text) -> None:
    """At the foot of the menu: who is signed in, and the way out; nothing where no one is asked."""
    here = who()
    if here is None:
        return
    with st.container(key="account", gap=None):
        mail = html("<small>{}</small>", here.email) if here.email not in ("", here.name) else markup.NOTHING
        markup.show(html('<p class="account">{} {}</p>', here.name, mail))
        st.button(
            text("signin.out"), key="signin-out", type="tertiary", on_click=st.logout, help=text("signin.out_help")
        )


def _claims(asked: Settings) -> Claims:
    """What the provider has said of who is here, while that holds."""
    claims: Claims = st.user.to_dict() if st.user.get("is_logged_in") is True else {}
    return claims if not asked.faults and is_fresh(claims, time.time()) else {}


def _admitted(asked: Settings) -> Person | None:
    claims = _claims(asked)
    return person(claims, team_claim()) if asked.admission is None or asked.admission.admits(claims) else None


def _ask(text: Text, asked: Settings) -> None:
    """What app this is, and the buttons; or why there are none."""
    stranger = person(_claims(asked), team_claim())
    if asked.faults:
        markup.show(_head(text, text("signin.incomplete")))
        markup.show(markup.join(markup.fault(text.fault(each)) for each in asked.faults))
    elif stranger:
        markup.show(_head(text, text("signin.not_admitted", name=stranger.email or stranger.name)))
        st.button(text("signin.other"), key="signin-by-other", type="primary", on_click=st.logout)
    else:
        markup.show(_head(text, text("signin.asked")))
        for name in asked.providers:
            words = (
                text("signin.go") if len(asked.providers) == 1 else text("signin.go_by", provider=_called(name, text))
            )
            st.button(
                markup.markdown_safe(words), key=f"signin-by-{name}", type="primary", on_click=st.login, args=(name,)
            )


def _called(name: str, text: Text) -> str:
    return text("signin.default") if name == "default" else name[:1].upper() + name[1:60]


def _head(text: Text, said: str) -> Markup:
    """The title, and for signin.js where the app lies."""
    home = f"/{(config.get_option('server.baseUrlPath') or '').strip('/')}/".replace("//", "/")
    told = html('<header class="page-head" data-signin="{}"><p class="name">{}</p>', home, text("page.name"))
    return told + html("<h1>{}</h1><p>{}</p></header>", text("signin.title"), said)
