"""Your business: which kind it is, and the frame of the case."""

from dataclasses import replace

import streamlit as st

from roisim import cases
from roisim.cases import currencies, moves, typed_numbers
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import DISCOUNT_RATE, Finance
from roisim.exhibits.business import conversion
from roisim.exhibits.business.kinds import about, nouns
from roisim.exhibits.business.kinds import kinds as all_kinds
from roisim.text import Text
from roisim.ui import state
from roisim.ui.parts import markup
from roisim.ui.parts.fields import controlled, field, outdated
from roisim.ui.parts.markup import html

_RATE = Parameter("share", "per year", DISCOUNT_RATE, group="finance", name="discount_rate")
_FIRST_YEAR, _LAST_YEAR = 2020, 2060


def kinds(text: Text) -> None:
    """The six business models as cards; choosing one fills every number."""
    with st.container(key="kinds"):
        for kind in all_kinds(text, state.case().preset):
            with st.container(key=f"card-{'on-' if kind.chosen else ''}{kind.preset}", gap=None):
                mark = markup.remark(kind.mark, "mark") if kind.chosen else ""
                markup.show(html('<div class="kind"><h2>{}</h2><p>{}</p>{}</div>', kind.name, kind.about, mark))
                button = f"choose-{kind.preset}"
                st.button(kind.name, key=button, on_click=_choose, args=(kind.preset,), disabled=kind.chosen)
    _words(text)


def _choose(name: str) -> None:
    case, old = state.case(), state.start()
    changed = moves.at_preset(case, old, old) != case
    new = cases.in_currency(cases.preset(name), case.finance.currency)
    state.put(moves.at_preset(case, old, new))
    st.session_state["faulty"] = {}
    st.session_state.pop("original", None)  # the comments of an opened file spoke of another business
    if changed:
        state.tell("page.business.replaced")


def _words(text: Text) -> None:
    """What a lead, a sale, a customer is called in this business."""
    words = markup.join(html("<div><dt>{}</dt><dd>{}</dd></div>", asked, noun) for asked, noun in nouns(text))
    markup.show(html('<dl class="words">{}</dl>', words) + markup.remark(about(text, state.case())))


def frame(text: Text) -> None:
    """Currency, horizon, rate of discount, first month."""
    finance = state.case().finance
    with st.container(key="frame"):
        _currency(text, finance)
        with st.container(gap=None):
            field("months", text.name("finance.months"), text("answer.months", count=finance.months), _take_months)
        with st.container(gap=None):
            shown = typed_numbers.shown(text, _RATE, finance.discount_rate, finance.currency)
            field("discount", text.name("finance.discount_rate"), shown, _take_rate)
        _start(text, finance)


def _put_finance(**changed: object) -> None:
    state.put(replace(state.case(), finance=replace(state.case().finance, **changed)))  # type: ignore[arg-type]


def _currency(text: Text, finance: Finance) -> None:
    known = list(dict.fromkeys([finance.currency, *currencies.rates()]))
    key = controlled("currency", finance.currency)
    st.selectbox(
        text.name("finance.currency"),
        known,
        key=key,
        on_change=_convert,
        args=(key,),
        disabled=finance.currency not in currencies.rates(),
    )


def _convert(key: str) -> None:
    if outdated(key):
        return
    case, old, wanted = state.case(), state.start(), st.session_state[key]
    state.put(moves.in_currency(case, old, state.start_in(wanted)))
    state.tell("page.business.converted", **conversion.facts(state.text(), case.finance.currency, wanted))


def _take_months(written: str) -> None:
    _put_finance(months=typed_numbers.read_months(written))


def _take_rate(written: str) -> None:
    text = state.text()
    value = typed_numbers.read(text, _RATE, written, "")
    typed_numbers.check(text, _RATE, Estimate(value), "")
    _put_finance(discount_rate=value)


def _start(text: Text, finance: Finance) -> None:
    """The calendar month in which the plan begins; it decides what season the first month has."""
    year = int(finance.start[:4]) if finance.start else None
    years = sorted({*range(_FIRST_YEAR, _LAST_YEAR), *([year] if year else [])})
    keys = controlled("start-month", finance.first_month), controlled("start-year", year)
    with st.container(key="start", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.selectbox(
            text.name("finance.start"), range(1, 13), key=keys[0], on_change=_take_start, args=keys,
            format_func=lambda month: text(f"page.business.month_{month}"),
        )  # fmt: skip
        st.selectbox(
            text("page.business.year"), [None, *years], key=keys[1], on_change=_take_start, args=keys,
            format_func=lambda year: str(year) if year else text("page.business.any_year"),
        )  # fmt: skip


def _take_start(month_key: str, year_key: str) -> None:
    if outdated(month_key) or outdated(year_key):
        return
    month, year = st.session_state[month_key], st.session_state[year_key]
    if year is None and month != 1:
        year = _FIRST_YEAR + 7
    _put_finance(start=f"{year}-{month:02}" if year else "")
