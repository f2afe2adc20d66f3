"""Method: the equations, and every parameter with its evidence."""

from collections.abc import Iterator
from functools import cache

import streamlit as st
from latex2mathml.converter import convert

from roisim.cases.scenario import Scenario
from roisim.exhibits.method.parameters import COLUMNS, Declared, Group, groups, head
from roisim.exhibits.method.sections import Equation, Section, contents, how_worked
from roisim.exhibits.method.sections import sections as all_sections
from roisim.exhibits.method.symbols import Letter
from roisim.text import Text
from roisim.ui.parts import evidence, markup, parting
from roisim.ui.parts.markup import Markup, html

PARTS = ("model", "inputs")


def parts(text: Text, case: Scenario) -> None:
    """One of the two parts of the page: how it is worked out, or every input."""
    parting.show(text, "method", PARTS)
    if parting.current("method", PARTS) == "inputs":
        markup.show(markup.remark(text("page.method.parameters_help")))
        parameters(text, case.finance.currency)
    else:
        sections(text, case)


def sections(text: Text, case: Scenario) -> None:
    """Each part of the model: what it says in words, and its equations; beside them, what there is."""
    with st.container(key="method-model"):
        markup.show(_contents(text))
        with st.container(key="method-sections"):
            markup.show(markup.remark(how_worked(text, case)))
            markup.flow(part for section in all_sections(text, case) for part in _section(section))


def _contents(text: Text) -> Markup:
    """The list of parts: at the side where there is room, else in a line on top that scrolls sideways."""
    lines = markup.join(html('<li><a href="#{}">{}</a></li>', name, title) for name, title in contents(text))
    return html(
        '<nav class="contents" aria-labelledby="contents"><p id="contents">{}</p><ol tabindex="0">{}</ol></nav>',
        text("page.method.contents"), lines,
    )  # fmt: skip


def _section(section: Section) -> Iterator[Markup | str]:
    """A part of the model: its title, what it says in words, its equations."""
    yield html('<header class="section"><h2 data-anchor="{}">{}</h2></header>', section.name, section.title)
    yield section.body
    yield markup.join(map(_equation, section.equations))


def _equation(equation: Equation) -> Markup:
    return html('<div class="formula">{}</div>{}', mathml(equation.latex), _explained(equation))


@cache
def mathml(latex: str) -> Markup:
    """An equation of ours as MathML, on a line of its own."""
    return Markup(convert(latex, display="block"))


def _explained(equation: Equation) -> Markup:
    """What an equation says, and its symbols."""
    rows = markup.join(
        html("<div><dt>{}</dt><dd>{}{}</dd></div>", _letter(each.letter), each.said, _value(each.value))
        for each in equation.symbols
    )
    return html(
        '<div class="explained" id="{}"><p class="caption">{}</p><dl class="symbols">{}</dl></div>',
        equation.key, equation.caption, rows,
    )  # fmt: skip


def _letter(letter: Letter) -> Markup:
    below = html("<sub>{}</sub>", letter.below) if letter.below else Markup()
    above = html("<sup>{}</sup>", letter.above) if letter.above else Markup()
    return html("<i>{}</i>{}{}", letter.base, above, below)


def _value(value: str) -> Markup:
    return html(" <b>{}</b>", value) if value else Markup()


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
