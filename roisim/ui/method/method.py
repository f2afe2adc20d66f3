"""Method: the equations, and every parameter with its evidence, from the declarations themselves."""

import tomllib
from functools import lru_cache
from html import escape
from importlib import resources
from typing import Any

import streamlit as st

from roisim.cases import bibliography, typed_numbers
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import CHANNEL_PARAMETERS, GROUPS, MODEL_VERSION, PARAMETERS, Scenario
from roisim.text import Text
from roisim.ui.parts import sources

_COLUMNS = ("kind", "unit", "usual", "evidence")


@lru_cache(1)
def equations() -> dict[str, Any]:
    """The equations of the model: `sections` in order, the `symbols` of parameters, each `equation`."""
    return tomllib.loads((resources.files("roisim.exhibits.method") / "equations.toml").read_text("utf-8"))


def summary(text: Text, case: Scenario) -> str:
    """What was worked out, in a sentence."""
    return text("page.method.summary", draws=text.exact(case.draws), seed=text.exact(case.seed), version=MODEL_VERSION)


def sections(text: Text) -> None:
    """Each part of the model: what it says in words, and its equations."""
    tree = equations()
    for name in tree["sections"]:
        with st.container(key=f"method-{name}"):
            title = escape(text(f"method.{name}.title"))
            st.html(f'<header class="section" id="{name}"><h2>{title}</h2></header>')
            st.markdown(text(f"method.{name}.body"))
            for equation in tree["equation"]:
                if equation["section"] == name:
                    st.latex(equation["latex"])
                    caption = text("equation." + equation["key"])
                    st.html(f'<p class="caption">{escape(caption)}</p>')


def parameters(text: Text, currency: str) -> None:
    """Every parameter, group by group."""
    for group in GROUPS:
        declared = (
            CHANNEL_PARAMETERS if group == "channels" else {p.name: p for p in PARAMETERS.values() if p.group == group}
        )
        rows = "".join(_row(text, parameter, currency) for parameter in declared.values())
        head = "".join(f'<th scope="col">{escape(text(f"page.method.{name}"))}</th>' for name in ("name", *_COLUMNS))
        title = escape(text(f"group.{group}.name"))
        st.html(
            f'<div class="figures parameters" tabindex="0" role="region" aria-label="{title}"><table>'
            f"<caption><b>{title}</b></caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
        )


def _row(text: Text, parameter: Parameter, currency: str) -> str:
    usual = "–".join(typed_numbers.digits(text, bound * typed_numbers.factor(parameter)) for bound in parameter.usual)
    usual += typed_numbers.suffix(text, parameter, currency) if parameter.is_percent else ""
    found = bibliography.about(parameter)
    count = escape(text("page.method.figures", count=len(found)))
    listed = f"<details><summary>{count}</summary>{sources.listed(text, found)}</details>"
    kind, judged = text(f"page.method.kind_{parameter.kind}"), escape(text("source.judgement"))
    unit = text.unit(parameter.unit, currency)
    cells = (escape(kind), escape("%" if unit == kind else unit), escape(usual), listed if found else judged)
    columns = "".join(_cell(text, name, cell) for name, cell in zip(_COLUMNS, cells, strict=True))
    return (
        f'<tr><th scope="row">{escape(text.name(parameter.path))}'
        f"<small>{escape(text.explain(parameter.path))}</small><code>{escape(parameter.path)}</code></th>"
        f"{columns}</tr>"
    )


def _cell(text: Text, name: str, cell: str) -> str:
    """A cell that knows what its column is called: on a phone the columns stand one under the other."""
    column = escape(text(f"page.method.{name}"))
    return f'<td data-column="{column}">{cell}</td>'
