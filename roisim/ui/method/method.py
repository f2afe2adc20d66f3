"""Method: the equations, and every parameter with its evidence."""

import streamlit as st

from roisim.exhibits.method.parameters import COLUMNS, Declared, Group, groups, head
from roisim.exhibits.method.sections import Section
from roisim.exhibits.method.sections import sections as all_sections
from roisim.text import Text
from roisim.ui.parts import evidence, markup
from roisim.ui.parts.markup import Markup, html


def sections(text: Text) -> None:
    """Each part of the model: what it says in words, and its equations."""
    for section in all_sections(text):
        with st.container(key=f"method-{section.name}"):
            _section(section)


def _section(section: Section) -> None:
    markup.show(html('<header class="section" id="{}"><h2>{}</h2></header>', section.name, section.title))
    st.markdown(section.body)
    for latex, caption in section.equations:
        st.latex(latex)
        markup.show(markup.remark(caption, "caption"))


def parameters(text: Text, currency: str) -> None:
    """Every parameter, group by group."""
    for group in groups(text, currency):
        markup.show(_table(text, group))


def _table(text: Text, group: Group) -> Markup:
    names = head(text)
    return html(
        '<div class="figures parameters" tabindex="0" role="region" aria-label="{title}"><table>'
        "<caption><b>{title}</b></caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
        title=group.title,
        head=markup.join(html('<th scope="col">{}</th>', name) for name in names.values()),
        rows=markup.join(_row(text, names, row) for row in group.rows),
    )


def _row(text: Text, names: dict[str, str], row: Declared) -> Markup:
    """A parameter. Its cells know what their columns are called: on a phone they stand one under the other."""
    figures = html("<details><summary>{}</summary>{}</details>", row.evidence, evidence.listed(text, row.figures))
    cells = (row.kind, row.unit, row.usual, figures if row.figures else row.evidence)
    columns = (html('<td data-column="{}">{}</td>', names[c], cell) for c, cell in zip(COLUMNS, cells, strict=True))
    return html(
        '<tr><th scope="row">{}<small>{}</small><code>{}</code></th>{}</tr>',
        row.name, row.explained, row.path, markup.join(columns),
    )  # fmt: skip
