"""The value chains and what one is worth: what runs in and out makes the stocks, and the page says it as it is."""

import csv
import io
import re
from dataclasses import replace
from html import unescape

import numpy as np
import pytest

from roisim.answers.ask import answer, likely
from roisim.answers.chains import CHAINS, STOCKS, year_ends
from roisim.answers.fans import Spread
from roisim.cases import links, preset
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import FLOWS, KEY_FIGURES, SERIES, WORLDS, Target, World, is_share
from roisim.charts.whiskers import Whisker, Whiskers
from roisim.exhibits.key_figures import unit_costs, unit_worth, value_chains
from roisim.exhibits.saying import against
from roisim.exports import csv as spreadsheet
from roisim.model import draws
from roisim.model.simulation import simulate
from roisim.text import LANGUAGES, NBSP, Language, Text
from roisim.ui.key_figures import value_chains as chains_shown
from roisim.ui.parts import markup, whiskers
from tests.visits import HOSTILE, of_extremes, of_nothing, sound, told, visit

HEADS = ("customers", "followers", "ambassadors")
# Each stock, what runs into it, and what runs out of it.
BALANCES = {
    "aware": ("made_aware", "forgot"),
    "customers": ("new_customers", "left"),
    "followers": ("followed", "unfollowed"),
    "ambassadors": ("ambassadors_won", "ambassadors_lost"),
}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


# --- stocks and flows ---


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("name", PRESETS)
def test_what_runs_in_and_out_makes_the_stocks_month_by_month(name: str, world: World) -> None:
    d = draws.draw(preset(name), 0, 512)
    lived = simulate(d, world, (*HEADS, "awareness", *FLOWS, "new_customers"))
    stocks = {stock: lived[stock] for stock in HEADS} | {"aware": lived["awareness"] * d["company.audience"]}
    starts = {stock: d[f"company.{stock}"] for stock in HEADS}
    starts["aware"] = d["company.awareness"] * d["company.audience"]
    for stock, (inflow, outflow) in BALANCES.items():
        before = np.vstack([np.broadcast_to(starts[stock], d.rows), stocks[stock][:-1]])
        found = before + lived[inflow] - lived[outflow]
        unclipped = stocks[stock] > 0 if stock == "ambassadors" else np.full(found.shape, fill_value=True)
        assert unclipped.mean() > 0.95
        assert np.allclose(found[unclipped], stocks[stock][unclipped], rtol=1e-9), stock


@pytest.mark.parametrize("name", PRESETS)
def test_today_held_moves_no_one_but_the_customers_who_come_and_go(name: str) -> None:
    lived = simulate(draws.draw(preset(name), 0, 256), "hold", FLOWS)
    for flow in set(FLOWS) - {"left", "repurchases"}:
        assert not lived[flow].any(), flow


@pytest.mark.parametrize("world", WORLDS)
def test_a_repurchase_is_made_by_a_customer_who_stays(world: World) -> None:
    d = draws.draw(preset("subscription"), 0, 256)
    lived = simulate(d, world, ("customers", "left", "repurchases", "new_customers", "revenue"))
    before = np.vstack([np.broadcast_to(d["company.customers"], d.rows), lived["customers"][:-1]])
    assert np.allclose(lived["repurchases"], d["company.orders"] * (before - lived["left"]))


@pytest.mark.parametrize(("months", "ends"), [(12, [12]), (36, [12, 24, 36]), (30, [12, 24, 30]), (13, [12, 13])])
def test_a_case_is_looked_at_where_a_year_ends_and_at_its_end(months: int, ends: list[int]) -> None:
    assert year_ends(months) == ends


def test_what_the_plan_adds_is_the_difference_draw_by_draw() -> None:
    case = replace(preset("b2b"), draws=512)
    d = draws.draw(case, 0, 512)
    plan, base = (simulate(d, world, (*HEADS, "awareness", "revenue")) for world in ("engage", case.base))
    for month in (12, 36):
        for stock in STOCKS:
            series, heads = ("awareness", d["company.audience"]) if stock == "aware" else (stock, 1.0)
            gained = (plan[series][month - 1] - base[series][month - 1]) * heads
            assert answer(case)[CHAINS].more(month, stock).q50 == pytest.approx(np.median(gained))


def test_what_the_plan_changes_of_a_key_figure_is_the_middle_of_the_changes_draw_by_draw() -> None:
    case = replace(preset("b2b"), draws=512)
    d = draws.draw(case, 0, 512)
    plan, base = (simulate(d, world, KEY_FIGURES) for world in ("engage", case.base))
    for kpi in set(KEY_FIGURES) - {"reach", "leads", "downloads", "contacts", "cost_per_lead"}:
        one, other = plan[kpi][-1], base[kpi][-1]
        there = other > 0
        wanted = np.median(one - other) if is_share(kpi) else np.median(one[there] / other[there] - 1)
        assert answer(case)[CHAINS].change(kpi).q50 == pytest.approx(wanted), kpi
    assert answer(case)[CHAINS].change("leads").q50 is None
    other = replace(case, title="Other", targets=(Target("leads", 12, 1.0),))
    assert answer(case)[CHAINS] is answer(other)[CHAINS]


@pytest.mark.parametrize("world", preset("ecommerce").told)
def test_the_picture_and_the_file_say_the_same(world: World) -> None:
    found, at = answer(preset("ecommerce")), answer(preset("ecommerce"))[CHAINS]
    for series in value_chains.ROWS:
        fan, spread = found.fan(series, world), at.at(24, world, series)
        assert (spread.q05, spread.q50, spread.q95) == pytest.approx((fan.q05[23], fan.q50[23], fan.q95[23]))


def test_people_who_know_you_and_ambassadors_won_are_those_of_the_world() -> None:
    found, at = likely(preset("local")), likely(preset("local"))[CHAINS]
    audience = preset("local")["company.audience"].likely
    for world in preset("local").told:
        ambassadors = found.fan("ambassadors", world).q50
        assert at.at(36, world, "aware").q50 == pytest.approx(audience * found.fan("awareness", world).q50[-1])
        assert at.at(36, world, "ambassadors_gained").q50 == pytest.approx(ambassadors[-1] - ambassadors[-2])


# --- in words ---


def concluded(case: Scenario, language: Language = "en", month: int = 36) -> str:
    """The conclusion over the chains."""
    return value_chains.concluded(Text(language, case.preset), answer(case), month)


def chains(case: Scenario, language: Language) -> str:
    """The chains at the end of three years as the page has them."""
    return chains_shown._chains(value_chains.chains(Text(language, case.preset), answer(case), 36))


@pytest.mark.parametrize(("against", "told"), [("aside", "if you stand aside"), ("today", "if you go on as today")])
def test_the_conclusion_counts_what_the_plan_has_moved_against_its_base(against: str, told: str) -> None:
    case = preset("b2b")
    case = replace(case, finance=replace(case.finance, against=against))
    at = answer(case)[CHAINS]
    known, bought = (Text("en").number(round(at.more(36, stock).q50 or 0)) for stock in ("aware", "customers"))
    assert concluded(case) == (
        f"After three years of the plan, {known} more people know you and you have {bought} more customers than {told}"
    )
    assert concluded(case, "sv", 12).startswith("Efter ett år med planen känner ")


def test_a_plan_of_nothing_has_moved_nothing(language: Language) -> None:
    case = of_nothing()
    beside = against(Text(language), case)
    nothing = Text(language, case.preset)("page.value_chains.conclusion.neither", time="X").partition("X")[2]
    assert concluded(case, language).endswith(nothing)
    assert chains(case, language).count(Text(language, case.preset)("page.value_chains.stock.same", **beside)) == 5


@pytest.mark.parametrize("name", PRESETS)
def test_with_the_plan_no_one_who_stops_following_is_missed(name: str) -> None:
    found = answer(preset(name))
    assert (found.fan("followers", "engage").q05 >= found.fan("followers", "hold").q05 - 1e-6).all()
    assert found.fan("followers", "ignore").q50[-1] <= found.fan("followers", "stay").q50[-1]


def test_a_plan_that_drives_customers_away_is_told_to_do_so() -> None:
    case = preset("b2b").with_estimate("effects.awareness_elasticity", Estimate(-0.9))
    assert re.search(r"you have [\d,]+ fewer customers than", concluded(case))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(1200, 18_000, "(1,200–18,000)"), (-0.5, 2, f"(\N{MINUS SIGN}0.5{NBSP}–{NBSP}2)"), (3, 3, ""), (None, None, "")],
)
def test_nine_cases_of_ten_stand_in_brackets(low: float | None, high: float | None, said: str) -> None:
    assert value_chains.between(Text("en").number, Spread(low, low, low, low, low, high)) == said


def test_what_both_ends_say_is_said_once() -> None:
    def span(language: Language, low: float, high: float) -> str:
        spread = Spread(low, low, low, low, low, high)
        return value_chains.between(lambda value: Text(language).money(value, "SEK"), spread).replace(NBSP, " ")

    assert (span("sv", 1200, 18_000), span("en", 1200, 18_000)) == ("(1 200–18 000 kr)", "(SEK 1,200–18,000)")
    assert span("sv", 53_000, 1.4e6) == "(53 000 kr–1,4 mkr)"
    assert span("sv", -5, -1) == "(\N{MINUS SIGN}5 – \N{MINUS SIGN}1 kr)"


def test_a_share_has_its_word_by_its_size() -> None:
    sizes = {None: "unknown", 0.0: "nothing", 0.05: "little", 0.2: "part", 0.4: "much", 0.8: "most", 1.3: "all"}
    assert {share: unit_worth.size(share) for share in sizes} == sizes


def test_a_price_is_dear_where_it_is_above_the_worth_in_six_cases_of_ten() -> None:
    assert [unit_costs.price(chance) for chance in (0.0, 0.44, 0.45, 0.55, 0.56, 1.0)] == [
        "fine", "fine", "even", "even", "dear", "dear",
    ]  # fmt: skip


def test_what_rests_on_judgement_is_named_as_judgement(language: Language) -> None:
    case = preset("b2b").with_estimate("company.followers", Estimate(2600.0, source="our own count"))
    text = Text(language, "b2b")
    said = {part: list(unit_worth._vouched(text, which)) for part, which in (("own", case), ("all", preset("b2b")))}
    assert len(said["own"]) == len(said["all"]) + 1
    assert text.name("company.followers").lower() in said["own"][-1].lower()


# --- the picture of a range ---


def test_a_range_stands_where_its_numbers_are_on_an_axis_from_nothing() -> None:
    rows = (
        Whisker("plan", "A", Spread(*(5.0, 2.0, 3.0, 5.0, 7.0, 10.0)), "5"),
        Whisker("cost", "B", Spread(*(None,) * 6), "–"),
    )
    drawn = whiskers.drawn(Whiskers(rows))
    assert "--start:20.00%;--middle:50.00%;--end:100.00%;--zero:0.00%" in drawn
    assert drawn.count("track bare") == 1
    assert "--end:50.00%" in whiskers.drawn(Whiskers(rows, most=20.0))


def test_less_than_nothing_moves_the_axis_and_words_are_escaped() -> None:
    line = Whisker("cost", "<b>", Spread(*(0.0, -5.0, -1.0, 0.0, 1.0, 5.0)), "0", "&", "<i>")
    drawn = whiskers.drawn(Whiskers((line,)))
    assert "--start:0.00%;--middle:50.00%;--end:100.00%;--zero:50.00%" in drawn
    assert "&lt;b&gt;" in drawn and "&amp;" in drawn and "&lt;i&gt;" in drawn


# --- on the page ---

LOWER = ("chains", "worth")  # the parts of the page that are told here


@pytest.mark.parametrize("name", [*PRESETS, "nothing", "no channels", "a short year", "hardly pays", "hostile words"])
def test_the_page_shows_chains_and_worth_of_every_case(name: str, language: Language) -> None:
    case = preset(name) if name in PRESETS else of_extremes()[name]
    said = "".join(told(visit("key_figures", links.encode(case), language, key_figures_part=p)) for p in LOWER)
    for part in ('class="chains"', 'class="worths"', 'class="whiskers"', 'class="rests"', 'class="engagement'):
        assert part in said, part
    assert not re.search(r"\bnan\b|\bNone\b|\binf\b|\{\w+\}", without_scripts(said))
    assert HOSTILE not in said


def without_scripts(said: str) -> str:
    """A page without what is meant for the browser alone."""
    return re.sub(r"<(script|style)>.*?</\1>", "", said, flags=re.DOTALL)


def plain(said: str) -> str:
    """A page as it is read: no tags, no style."""
    return unescape(re.sub(r"<[^>]+>", " ", without_scripts(said))).replace(NBSP, " ")


@pytest.mark.parametrize("name", ["employer", "public"])
def test_the_page_of_an_employer_or_a_municipality_speaks_of_no_purchase(name: str, language: Language) -> None:
    code, parts = links.encode(preset(name)), ("figures", *LOWER)
    said = "".join(plain(told(visit("key_figures", code, language, key_figures_part=p))) for p in parts).lower()
    foreign = ("köp,", "återköp", "intäkt", "ordern") if language == "sv" else ("purchase", "revenue", " order")
    assert [word for word in foreign if word in said] == []


@pytest.mark.parametrize("business", PRESETS)
def test_revenue_has_one_name_on_the_page(business: str, language: Language) -> None:
    text = Text(language, business)
    name = text("kpi.revenue.name")
    assert text("page.value_chains.row.revenue") == name
    assert text("page.value_chains.stock.revenue").startswith(f"{name} ")
    assert name.lower() in text.name("effects.spend_uplift").lower()


def test_where_no_one_comes_back_the_chain_has_no_repurchase_and_a_sale_no_worth_of_its_own(language: Language) -> None:
    text, case = Text(language, "employer"), preset("employer")
    boxes = plain(chains(case, language))
    assert text("page.value_chains.flow.once") in boxes
    assert text("page.value_chains.flow.repurchases") not in boxes
    assert "repurchases" not in value_chains.rows_of(case)
    assert "sale" not in unit_worth.units(case) and "sale" in unit_worth.units(preset("public"))
    b2b = plain(chains(preset("b2b"), language))
    assert Text(language, "b2b")("page.value_chains.flow.once") not in b2b


def without_budget(*places: int) -> Scenario:
    """A case in which some channels have no money."""
    case = preset("b2b")
    for place in places:
        case = case.with_estimate(f"channels.{place}.spend", Estimate(0.0))
    return case


def leads(text: Text, case: Scenario) -> str:
    """What a lead is worth and what one costs as the page has them."""
    found = unit_costs.leads(text, answer(case))
    return markup.header(found.title, found.measure) + whiskers.lines(found)


def test_without_a_budget_no_lead_has_a_cost_to_judge(language: Language) -> None:
    text, channels = Text(language, "b2b"), range(len(preset("b2b").channels))
    none = leads(text, without_budget(*channels))
    assert text("page.unit_worth.lead.no_budget") in none
    assert none.count(text("page.unit_worth.lead.unspent")) == len(channels)
    assert none.count("track bare") == len(channels)
    bought = without_budget(*channels).with_estimate("channels.0.spend", Estimate(5000.0))
    one = leads(text, bought)
    assert one.count(text("page.unit_worth.lead.unspent")) == len(channels) - 1
    assert text("page.unit_worth.lead.no_budget") not in one
    assert text("page.unit_worth.lead.every_budgeted") in unit_costs.leads(text, answer(bought)).title


def test_another_year_shows_its_own_numbers(language: Language) -> None:
    app = visit("key_figures", language=language, key_figures_part="chains")
    text = Text(language, "b2b")
    months = next(group for group in app.get("button_group") if str(group.key).startswith("chains-at"))
    assert value_chains.concluded(text, answer(preset("b2b")), 36) in told(app).replace("&#39;", "'")
    sound(months.set_value(12).run())
    assert value_chains.concluded(text, answer(preset("b2b")), 12) in told(app).replace("&#39;", "'")


def test_the_file_holds_every_stock_and_flow_of_every_month_in_three_worlds(language: Language) -> None:
    text, found = Text(language, "b2b"), answer(preset("b2b"))
    written = spreadsheet.table(language, ["a"] * 7, value_chains.every_month(text, found)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written), delimiter=";" if language == "sv" else ","))[1:]
    assert len(rows) == len(value_chains.ROWS) * 3 * 36
    assert all(len(row) == 7 and all(row) for row in rows)
    last = next(row for row in rows if row[0] == text("page.value_chains.row.customers") and row[3] == "36")
    assert float(last[5].replace(",", ".")) == pytest.approx(found.fan("customers", "engage").q50[-1])


def test_every_word_of_a_row_is_there(language: Language) -> None:
    text = Text(language)
    for series in value_chains.ROWS:
        unit = SERIES[series].unit
        assert text(f"page.value_chains.row.{series}")
        assert text(f"page.value_chains.unit.{unit}", currency="kr")
