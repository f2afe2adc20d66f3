"""The numbers as a form: what is still the example's, most decisive first; every group, folded; what was found."""

from collections.abc import Mapping, Sequence

import streamlit as st

from roisim.cases.scenario import Scenario
from roisim.cases.vouching import VOUCHERS
from roisim.exhibits.assumptions import finding, register, waiting
from roisim.exhibits.assumptions.register import Row, Told, told
from roisim.exhibits.assumptions.waiting import Group
from roisim.exhibits.keeping import threads
from roisim.exhibits.keeping.threads import Astray
from roisim.folder import app_folder
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import shell, state
from roisim.ui.keeping import thread
from roisim.ui.parts import markup, ranges
from roisim.ui.parts.markup import Markup, html

_FIRST, _MORE = 8, 12  # numbers at first, and more at a time
Open = Mapping[Path, int]  # how many comments of a number are open, where any are


@shell.fragment
def table() -> None:
    """Search, and either what was found, or what is left to do and every group."""
    shell.whole()
    text, case = state.text(), state.case()
    with st.container(key="filters", horizontal=True, vertical_alignment="bottom", gap="small"):
        hint = text("page.assumptions.search_hint")
        search = st.text_input(text("page.assumptions.search"), key="search", max_chars=80, placeholder=hint) or ""
        voucher = st.selectbox(
            text("page.assumptions.voucher"), [None, *VOUCHERS], key="voucher",
            format_func=lambda name: text(f"source.{name}") if name else text("page.assumptions.every"),
        )  # fmt: skip
    markup.show(markup.remark(text("page.assumptions.dashes")))
    heard = thread.heard()
    thread.tell(text, heard)
    left = threads.unanswered(case, heard.comments)
    if search.strip() or voucher:
        _found(text, case, search, voucher, left)
        return
    _commented(text, case, left)
    _waiting(text, case, left)
    shell.section(text("page.assumptions.all"))
    for group in waiting.groups(text, case):
        _group(text, case, group, left)
    _astray(text, threads.astray(text, case, heard.comments))


def _found(text: Text, case: Scenario, search: str, voucher: str | None, left: Open) -> None:
    rows, others = finding.matching(text, case, search, voucher), finding.elsewhere(text, search)
    if not rows and not others:
        markup.show(markup.remark(text("page.assumptions.nothing")))
        return
    for other in others:
        with st.container(key="elsewhere", gap=None):
            markup.show(html("<p><b>{}</b> {}</p>", other.name, other.explained))
            page = app_folder() / "pages" / "business.py"
            st.page_link(page, label=text("page.assumptions.elsewhere"), query_params=state.address())
    if rows:
        shell.section(waiting.hits(text, len(rows)))
        with st.container(key="register-found", gap=None):
            for row in rows:
                _row(text, case, row, left)


def _commented(text: Text, case: Scenario, left: Open) -> None:
    """The numbers that someone waits for an answer about; nothing where there are none."""
    rows = [row for row in register.rows(text, case) if row.path in left] if left else []
    if rows:
        shell.section(text("keeping.thread.open", count=len(rows)), text("keeping.thread.open_help"))
        with st.container(key="register-commented", gap=None):
            for row in rows:
                _row(text, case, row, left, "talked")


def _astray(text: Text, found: Sequence[Astray]) -> None:
    """What was said of numbers that are gone: nothing that was said is lost."""
    if not found:
        return
    shell.section(text("keeping.thread.astray"), text("keeping.thread.astray_help"))
    for place, each in enumerate(found):
        with st.container(key=f"astray-{place}", gap="small"):
            markup.show(html("<p><b>{}</b></p>", each.name))
            thread.of_place(text, each.place, each.comments, f"astray-{place}")


def _waiting(text: Text, case: Scenario, left: Open) -> None:
    found = waiting.waiting(text, case, state.start())
    if not found:
        markup.show(markup.remark(text("page.assumptions.waiting_none")))
        return
    shell.section(waiting.title(text, case), text("page.assumptions.waiting_help"))
    shown = st.session_state.setdefault("waiting_shown", _FIRST)
    with st.container(key="register-waiting", gap=None):
        for each in found[:shown]:
            _row(text, case, each.row, left, "decides", each.decides)
    if len(found) > shown:
        st.button(text("page.assumptions.waiting_more"), key="more-waiting", on_click=_show, args=(shown + _MORE,))


def _show(count: int) -> None:
    st.session_state["waiting_shown"] = count


def _group(text: Text, case: Scenario, group: Group, left: Open) -> None:
    fold = st.expander(group.title, key=f"fold-{group.key}", on_change="rerun")
    if fold.open:
        with fold:
            markup.show(markup.remark(group.explained))
            with st.container(key=f"register-{group.key}", gap=None):
                for row in group.rows:
                    _row(text, case, row, left)


def _row(text: Text, case: Scenario, row: Row, left: Open, kind: str = "edit", decides: str = "") -> None:
    """A number that opens wherever one clicks in its row. kind: what its keys begin with."""
    with st.container(key=f"row-{kind}-{row.path.replace('.', '-')}", gap=None):
        if st.button(markup.markdown_safe(row.name), key=f"{kind}-{row.path}", type="tertiary"):
            ranges.edit((row.path,))
        said = threads.counted(text, left[row.path]) if row.path in left else ""
        markup.show(_told(told(text, case, row), decides, said))


def _told(row: Told, decides: str, said: str) -> Markup:
    """Range, unit, meaning, source, owner and note of a row, and that something is said of it."""
    return html(
        '<div class="row"><div class="number"><b>{}</b> <span>{}</span><span class="span">{}</span>{}</div>'
        '<div class="why"><p class="means">{}</p><p><span class="voucher {}">{}</span> {} {}</p>{}{}{}</div></div>',
        row.likely, row.unit, row.span, html('<span class="decides">{}</span>', decides) if decides else "",
        row.explained, row.voucher, row.vouched, row.source,
        html('<span class="owner">{}</span>', row.owner) if row.owner else "",
        html("<p>{}</p>", row.note) if row.note else "", html("<em>{}</em>", row.narrow) if row.narrow else "",
        html('<p class="commented">{}</p>', said) if said else "",
    )  # fmt: skip
