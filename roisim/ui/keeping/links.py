"""Short links to the open case: making one, and what was handed out."""

from datetime import timedelta
from typing import cast
from urllib.parse import urlencode

import streamlit as st

from roisim.exhibits.keeping import sharing
from roisim.store.access import LINKS, Kind
from roisim.text import Text
from roisim.ui import presenting, state
from roisim.ui.keeping import bonds, doing, visit
from roisim.ui.parts import markup
from roisim.ui.pitch import presented_dials

_MADE = "link_made"
_KIND, _DAYS, _WHICH, _SLIDERS = "link-kind", "link-days", "link-which", "link-sliders"


def begin() -> None:
    """The dialog opens: no link was made yet."""
    st.session_state.pop(_MADE, None)


def show(text: Text) -> None:
    """What a new link is to be, the one just made, and all that there are."""
    kind = st.radio(text("keeping.link_kind"), LINKS, key=_KIND, format_func=lambda each: sharing.purpose(text, each))
    if kind == "present":
        choices = presented_dials.choices(text, state.case(), state.start())
        st.multiselect(
            text("page.pitch.present.sliders"), list(choices), key=_SLIDERS, max_selections=presenting.MOST,
            format_func=lambda each: choices[each], placeholder=text("page.pitch.present.none"),
            select_all=False,
        )  # fmt: skip
    with st.container(key="link-choices", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            text("keeping.link_ends"), sharing.DAYS, key=_DAYS, format_func=lambda days: sharing.ends(text, days)
        )
        if kind != "edit":
            st.selectbox(
                text("keeping.link_which"), (True, False), key=_WHICH,
                format_func=lambda newest: text("keeping.which_newest" if newest else "keeping.which_this"),
            )  # fmt: skip
    st.button(text("keeping.link_make"), key="link-make", type="primary", on_click=_make, args=(kind,))
    if visit.changed():
        markup.show(markup.remark(text("keeping.link_unsaved")))
    _made(text)
    _handed_out(text)


def _make(kind: Kind) -> None:
    from roisim.store import links

    bond = bonds.of(state.desk())
    assert bond is not None
    days = st.session_state.get(_DAYS)
    newest = kind == "edit" or st.session_state.get(_WHICH, True)

    def make() -> None:
        token = links.shared(
            visit.store(), bond.kept.case_id, kind, visit.access(), visit.now(),
            number=None if newest else bond.kept.number,
            dials=st.session_state.get(_SLIDERS, ()) if kind == "present" else (),
            expires_at=visit.now() + timedelta(days=days) if days else None,
        )  # fmt: skip
        st.session_state[_MADE] = (kind, token)

    doing.attempt(make)


def _made(text: Text) -> None:
    """The link, to be copied now: it is kept nowhere."""
    if _MADE not in st.session_state:
        return
    kind, token = cast("tuple[Kind, str]", st.session_state[_MADE])
    page = "pitch" if kind == "present" else ""
    link = f"./{page}?{urlencode({bonds.LINK: token})}"
    button = '<button class="copy" data-copy-link="{copy}" data-link="{link}" data-done="{done}">{copy}</button>'
    with st.container(key="link-made"):
        markup.show(markup.html("<p>{}</p>", text("keeping.link_made")))
        shown = markup.html('<code class="short-link" data-short-link="{}">{}</code> ', link, token)
        markup.show(shown + markup.html(button, link=link, copy=text("page.copy_link"), done=text("page.copied")))


def _handed_out(text: Text) -> None:
    from roisim.store import links

    bond = bonds.of(state.desk())
    assert bond is not None
    at = visit.now()
    for place, each in enumerate(links.handed_out(visit.store(), bond.kept.case_id, visit.access(), at)):
        said = sharing.told(
            text, each.number, each.author, each.made_at, each.expires_at, each.revoked_at, at, visit.zone()
        )
        with st.container(key=f"kept-link-{place}", horizontal=True, vertical_alignment="center"):
            markup.show(markup.html("<p><b>{}</b><br><small>{}</small></p>", sharing.purpose(text, each.kind), said))
            if each.opens(at):
                st.button(
                    text("keeping.revoke"), key=f"link-revoke-{each.key[:12]}", on_click=_revoke, args=(each.key,)
                )


def _revoke(key: str) -> None:
    from roisim.store import links

    bond = bonds.of(state.desk())
    assert bond is not None
    doing.attempt(links.revoked, visit.store(), bond.kept.case_id, key, visit.access(), visit.now())
