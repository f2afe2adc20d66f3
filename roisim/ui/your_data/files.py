"""What was read, file by file: its figures, what was left and why, and the questions that its columns leave open."""

import streamlit as st

from roisim.exhibits.your_data import reading
from roisim.exhibits.your_data.reading import Asked, ReadFile
from roisim.text import Text
from roisim.ui import imported, shell
from roisim.ui.imported import Dropped
from roisim.ui.parts import markup
from roisim.ui.parts.markup import Markup, html, join


def show(text: Text) -> None:
    """All of them; nothing where there is none."""
    files = imported.dropped()
    if not files:
        return
    shell.section(text("page.your_data.files"))
    if imported.invented():
        markup.show(html('<p class="notice" role="status">{}</p>', markup.strong(text("page.your_data.invented"))))
        st.button(text("page.your_data.example_gone"), key="example-gone", on_click=imported.forget_all)
    with st.container(key="data-files", gap="small"):
        for one in files:
            with st.container(key=f"data-file-{one.mark}", gap=None):
                _file(text, one)
    if len(files) > 1 and not imported.invented():
        st.button(
            text("page.your_data.forget_all"), key="forget-all", on_click=imported.forget_all, type="tertiary",
        )  # fmt: skip


def _file(text: Text, one: Dropped) -> None:
    if one.found is None:
        markup.show(html('<div class="data-file"><h3>{}</h3></div>', reading.named(one.name)))
        for fault in one.faults:
            markup.show(markup.fault(text.fault(fault)))
    else:
        found = reading.read_file(text, one.found)
        markup.show(_said(found))
        for asked in found.asked:
            _question(one.mark, asked)
        if found.skipped:
            with st.expander(found.left, key=f"left-{one.mark}"):
                markup.show(
                    html('<ul class="data-left">{}</ul>', join(html("<li>{}</li>", each) for each in found.skipped))
                )
    if one.source != "example":
        name = markup.markdown_safe(reading.named(one.name))
        st.button(
            text("page.your_data.forget", name=name), key=f"forget-{one.mark}", on_click=imported.forget,
            args=(one.mark,), type="tertiary",
        )  # fmt: skip


def _said(found: ReadFile) -> Markup:
    """Its name, what it is, its figures, and what to know of it."""
    figures = join(html("<div><dt>{}</dt><dd>{}</dd></div>", name, number) for name, number in found.figures)
    left = Markup() if found.skipped else html('<p class="remark">{}</p>', found.left)
    warnings = join(html('<p class="data-warning">{}</p>', each) for each in found.warnings)
    return html(
        '<div class="data-file"><h3>{}</h3><p class="remark">{}</p><dl>{}</dl>{}{}</div>',
        found.name, found.what, figures, warnings, left,
    )  # fmt: skip


def _question(mark: str, asked: Asked) -> None:
    """What a column cannot tell, and a button for each answer; the file is then read anew."""
    markup.show(html('<p class="fault" role="alert">{}</p>', asked.question))
    with st.container(key=f"asked-{mark}-{asked.column}", horizontal=True, gap="small"):
        for place, (answer, words) in enumerate(asked.answers):
            st.button(
                markup.markdown_safe(words), key=f"answer-{mark}-{asked.column}-{place}", on_click=imported.answer,
                args=(mark, asked.column, answer),
            )  # fmt: skip
