"""The two value chains at the end of a year that the reader chooses: boxes and arrows that the style lays out."""

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.chains import year_ends
from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.charts.value_chains import Flow, Stock, ValueChains
from roisim.charts.whiskers import Whiskers
from roisim.exhibits.key_figures import value_chains
from roisim.exhibits.saying import plainly
from roisim.text import Text
from roisim.ui import shell
from roisim.ui.parts import exhibits, markup, taking, whiskers
from roisim.ui.parts.markup import Markup, html


def show(text: Text, result: Result) -> None:
    """Both chains, with what to know about them."""
    shell.section(text("page.value_chains.title"), plainly(text, result.scenario)("page.value_chains.remark"))
    _at_a_month(result.scenario)


@shell.fragment
def _at_a_month(scenario: Scenario) -> None:
    """The picture and its table, drawn again alone when another month is chosen."""
    text, result = shell.whole(), answer(scenario)  # by the case: a fragment remembers what it is given
    exhibit = value_chains.value_chains(text, result, _chosen(text, result.scenario.finance.months))
    exhibits.heading(exhibit, taking.picture(text, exhibit))
    if isinstance(exhibit.picture, ValueChains):
        markup.show(_chains(exhibit.picture))
    if exhibit.table:
        exhibits.table(text, exhibit.key, exhibit.table)


def _chosen(text: Text, months: int) -> int:
    """The month the reader wants to see: the last one until another is chosen."""
    chosen: int | None = st.segmented_control(
        text("page.value_chains.when"), year_ends(months), default=months,
        format_func=lambda month: value_chains.called(text, month), required=True, key=f"chains-at-{months}",
    )  # fmt: skip
    return chosen or months


def _chains(chains: ValueChains) -> Markup:
    """Both chains, in the order one reads them."""
    stocks = {name: _stock(name, stock) for name, stock in chains.stocks.items()}
    flows = {place: _arrow(place, _amount(flow)) for place, flow in chains.flows.items()}
    if chains.once:
        flows["again"] = _arrow("again", html('<p class="on">{}</p>', chains.once))
    in_order = (
        html('<h3 class="group chain purchase">{}</h3>', chains.purchase),
        stocks["aware"], flows["buy"], stocks["customers"], flows["again"], stocks["revenue"],
        html('<h3 class="group chain relation">{}</h3>', chains.relation),
        flows["follow"], stocks["followers"], flows["recommend"], stocks["ambassadors"], flows["back"],
    )  # fmt: skip
    return html('<div class="chains"><div class="chains-grid">{}</div></div>', markup.join(in_order))


def _stock(name: str, stock: Stock) -> Markup:
    """A box: how full it is, three lines, how much more the plan has, what runs in and out beside the chain."""
    drains = markup.join(map(_amount, stock.drains))
    return html(
        '<div class="stock {}"><h4>{}</h4>{}{}<p class="more">{}</p>{}</div>',
        name, stock.name, _tank(stock) if stock.levels else "", whiskers.drawn(Whiskers(stock.lines)), stock.more,
        html('<div class="drains">{}</div>', drains) if drains else "",
    )  # fmt: skip


def _tank(stock: Stock) -> Markup:
    """How much of the audience knows the brand, as a level: the plan's, and lines where it stands otherwise."""
    levels = ";".join(f"--{line}-at:{100 * level:.1f}%" for line, level in stock.levels.items())
    return html(
        '<p class="share">{}</p><span class="tank" style="{}" aria-hidden="true">{}</span>',
        stock.share, levels, markup.join(html('<i class="{}"></i>', line) for line in stock.levels),
    )  # fmt: skip


def _arrow(place: str, words: Markup) -> Markup:
    return html('<div class="flow {}">{}<i aria-hidden="true"></i></div>', place, words)


def _amount(flow: Flow) -> Markup:
    """What moves in a month: with the plan in large, the other worlds beside it."""
    return html(
        '<p class="{}"><b>{}</b> <span>{}</span> {}<small>{}</small></p>',
        flow.way, flow.plan, flow.span, flow.said, flow.others,
    )  # fmt: skip
