"""The part "Present" of the pitch: which sliders, and the link that opens it with these and nothing else."""

from urllib.parse import urlencode

import streamlit as st

from roisim.exhibits.keeping import headlines
from roisim.exhibits.pitch.numbers import decisive
from roisim.text import Text
from roisim.ui import presenting, shell, state
from roisim.ui.keeping import visit as keeping
from roisim.ui.parts import markup
from roisim.ui.parts.fields import controlled, outdated
from roisim.ui.pitch import presented_dials

_CHOSEN = "sliders_chosen"


@shell.fragment
def show() -> None:
    """Choose the sliders, open or copy the link; why there is none where a case is too long for any link."""
    text = shell.whole()
    with st.container(key="pitch-present"):
        _part(text)


def _part(text: Text) -> None:
    shell.section(text("page.pitch.present.title"), text("page.pitch.present.help", limit=presenting.MOST))
    fault = state.in_address().too_long
    if fault:
        markup.show(markup.fault(text.fault(fault)))
        return
    case = state.case()
    choices = presented_dials.choices(text, case, state.start())
    first = tuple(map(str, decisive(case)[: presenting.MOST]))
    chosen = [each for each in st.session_state.get(_CHOSEN, first) if each in choices]
    key = controlled("sliders", chosen)
    st.multiselect(
        text("page.pitch.present.sliders"), list(choices), key=key, max_selections=presenting.MOST,
        format_func=lambda each: choices[each], on_change=_choose, args=(key,),
        placeholder=text("page.pitch.present.none"), select_all=False,
    )  # fmt: skip
    link = _link(chosen)
    with st.container(key="present-link", horizontal=True, gap="small", vertical_alignment="center"):
        st.link_button(text("page.pitch.present.open"), link)
        button = '<button class="copy" data-copy-link="{copy}" data-link="{link}" data-done="{done}">{copy}</button>'
        words = {"copy": text("page.pitch.present.copy"), "done": text("page.copied")}
        markup.show(markup.html(button, link=link, **words), width="content")
    markup.show(markup.remark(text("page.pitch.present.holds")))


def _choose(key: str) -> None:
    if not outdated(key):
        st.session_state[_CHOSEN] = tuple(st.session_state[key])


def _link(chosen: list[str]) -> str:
    """What stands after the address of this page: the open case alone, and not those beside it."""
    asked = {presenting.NAME: ",".join(chosen) or presenting.NOTHING, "case": state.in_address().query["case"]}
    asked["was"] = headlines.coded(keeping.headline())
    return f"?{urlencode({'lang': state.language(), **asked}, doseq=True, safe=',')}"
