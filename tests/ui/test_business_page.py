"""Your business: how customers are credited, the work of today, lines of one's own, and more about a channel."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Checkbox, Radio

from roisim import cases
from roisim.cases import links, moves
from roisim.cases.credits import at_credit, credited
from roisim.cases.groups import CREDITS, LINE_LAYERS, Line
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import MAX_LINES, PRESETS, Scenario
from roisim.cases.ten_numbers import vouched
from roisim.cases.vouching import voucher
from roisim.errors import Fault
from roisim.exhibits.business.ten import together
from roisim.text import LANGUAGES, Language, Text
from tests.visits import HOSTILE, case_of, choice, dial, field, fields, sound, told, visit, write

B2B = cases.preset("b2b")
KNOWN = {channel.name: channel for channel in cases.default_channels("SEK")}
LINES = (Line("Fair", "cost", Estimate(40_000.0), 5, 5), Line("Tool", "save", Estimate(2_000.0, 1_000.0, 3_000.0)))
NONSENSE = ("many", "<b>7</b>", "</p><script>alert(1)</script>", "-5", "1" + "0" * 400, "9" * 500, "nan", "\u0000;[]=#")
NUMBERS = (
    "company-social_cost", "company-social_share", "funnel-incremental", "amount-0", "amount-1", "first-last-lines-0",
    "first-lines-1", "last-lines-1", "spend-0", "close_rate-0", "new_share-0", "value-0", "first-channels-0",
    "last-channels-0", "company-orders", "print-budget",
)  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def opened(case: Scenario = B2B, language: Language = "sv") -> AppTest:
    """The page, with more about the first channel unfolded."""
    return visit("business", links.encode(case), language, **{"more-0": True})


def full(language: Language = "sv") -> AppTest:
    """The page with all fields there can be."""
    return opened(replace(B2B, lines=LINES), language)


def radio(app: AppTest, name: str) -> Radio[str]:
    """The question of a name, by the beginning of its key."""
    return next(each for each in app.radio if (each.key or "").rpartition("-")[0] == name)


def box(app: AppTest, name: str) -> Checkbox:
    """The box of a name, likewise."""
    return next(each for each in app.checkbox if (each.key or "").rpartition("-")[0] == name)


# --- how customers are credited ---


@pytest.mark.parametrize("way", [way for way in CREDITS if way != "own"])
def test_a_way_of_crediting_fills_what_a_credited_sale_is_worth(way: str) -> None:
    app = visit("business")
    sound(radio(app, "credit").set_value(way).run())
    assert (case_of(app).funnel.credit, case_of(app)["funnel.incremental"]) == (way, credited(way))  # type: ignore[arg-type]


def test_ones_own_figure_keeps_the_number_and_comes_back_after_others_were_tried() -> None:
    app = visit("business")
    before = case_of(app)["funnel.incremental"]
    sound(radio(app, "credit").set_value("own").run())
    assert (case_of(app).funnel.credit, case_of(app)["funnel.incremental"]) == ("own", before)
    write(app, "funnel-incremental", "0,9")
    mine = case_of(app)["funnel.incremental"]
    for way in ("platform", "experiment", "own"):
        sound(radio(app, "credit").set_value(way).run())
    assert (case_of(app).funnel.credit, case_of(app)["funnel.incremental"]) == ("own", mine)


def test_a_number_typed_is_ones_own_and_the_presets_number_is_credited_as_before() -> None:
    app = visit("business")
    before = case_of(app)
    write(app, "funnel-incremental", "0,42")
    assert (case_of(app).funnel.credit, case_of(app)["funnel.incremental"].likely) == ("own", 0.42)
    write(app, "funnel-incremental", f"{before['funnel.incremental'].likely:g}")
    assert case_of(app) == before


def test_the_dial_makes_it_ones_own_too() -> None:
    app = visit()
    turned = dial(app, "funnel-incremental")
    sound(turned.set_value(turned.value + turned.step).run())
    assert case_of(app).funnel.credit == "own"
    sound(choice(app, "credit-short").select("experiment").run())
    assert case_of(app).funnel == at_credit(B2B.funnel, "experiment")


def test_what_ten_credited_sales_stand_for_is_said(language: Language) -> None:
    for preset in PRESETS:
        case = cases.preset(preset)
        for way, numbers in (("clicks", ("6.5", "3", "11")), ("experiment", ("9.5", "7", "12"))):
            here = replace(case, funnel=at_credit(case.funnel, way))  # type: ignore[arg-type]
            text = Text(language, preset)
            likely, low, high = (text.number(float(number)) for number in numbers)
            said = text("page.business.extra_range", count=10, likely=likely, low=low, high=high)
            assert said in told(visit("business", links.encode(here), language))
    none = moves.moved(B2B, "funnel.incremental", 0.0)
    said = Text(language, "b2b")("page.business.extra", count=10, likely="0")
    assert said in told(visit("business", links.encode(none), language))


# --- the work of today ---


def test_no_work_today_is_one_click_and_the_plan_is_then_held_against_standing_aside() -> None:
    app = opened(replace(B2B, company=replace(B2B.company, social_cost=Estimate(9e3), social_share=Estimate(0.1))))
    assert case_of(app).against == "today"
    write(app, "company-social_cost", "mycket")
    sound(app.button("no-work").click().run())
    company = case_of(app).company
    assert (company.social_cost, company.social_share) == (Estimate(0.0), Estimate(0.0))
    assert case_of(app).against == "aside"
    assert 'class="fault"' not in told(app)
    assert Text("sv")("page.business.works_not") in told(app)
    assert app.button("no-work").disabled


def test_which_of_two_questions_is_asked_is_chosen_where_there_is_work_today() -> None:
    app = visit("business")
    write(app, "company-social_cost", "9 000")
    sound(radio(app, "against").set_value("aside").run())
    assert case_of(app).against == "aside"
    sound(app.button("no-work").click().run())
    assert not [each for each in app.radio if (each.key or "").startswith("against")]


# --- lines of one's own ---


def test_a_line_is_added_filled_in_and_removed(language: Language) -> None:
    app = visit("business", language=language)
    assert not app.expander[-1].proto.expanded
    sound(app.button("add-line").click().run())
    assert app.expander[-1].proto.expanded
    write(app, "line-name-0", "Mässan")
    write(app, "amount-0", "12 500")
    for layer in LINE_LAYERS:
        sound(choice(app, "layer-0").select(layer).run())
        assert case_of(app).lines == (Line("Mässan", layer, Estimate(12_500.0)),)
    write(app, "first-lines-0", "4")
    write(app, "last-lines-0", "6")
    assert (case_of(app).lines[0].first, case_of(app).lines[0].last) == (4, 6)
    write(app, "first-lines-0", "")
    assert (case_of(app).lines[0].first, case_of(app).lines[0].last) == (None, 6)
    sound(app.button("remove-line-0").click().run())
    assert case_of(app).lines == ()
    assert "Mässan" in told(app)


def test_once_is_one_click_and_one_month() -> None:
    app = visit("business")
    sound(app.button("add-line").click().run())
    sound(box(app, "once-0").check().run())
    assert (case_of(app).lines[0].first, case_of(app).lines[0].last) == (1, 1)
    write(app, "first-last-lines-0", "7")
    assert (case_of(app).lines[0].first, case_of(app).lines[0].last) == (7, 7)
    sound(box(app, "once-0").uncheck().run())
    assert (case_of(app).lines[0].first, case_of(app).lines[0].last) == (7, None)


def test_there_is_room_for_so_many_lines_and_no_more(language: Language) -> None:
    many = tuple(replace(LINES[1], name=f"Line {place}") for place in range(MAX_LINES))
    app = visit("business", links.encode(replace(B2B, lines=many)), language)
    assert "add-line" not in [button.key for button in app.button]
    assert Text(language)("page.business.lines_full", count=MAX_LINES) in told(app)


def test_two_lines_added_have_two_names() -> None:
    app = visit("business")
    for _ in range(3):
        sound(app.button("add-line").click().run())
    assert len({line.name for line in case_of(app).lines}) == 3


def test_a_month_after_the_last_is_refused_with_a_sentence(language: Language) -> None:
    app = full(language)
    for name in ("lines-1", "channels-0"):
        write(app, f"last-{name}", "3")
        before = case_of(app)
        write(app, f"first-{name}", "9")
        assert case_of(app) == before
        assert Text(language)("fault.typed_window", first=9, last=3) in told(app)


# --- a channel ---


def test_more_about_a_channel_is_folded_and_everything_there_is_taken() -> None:
    assert "close_rate-0" not in fields(visit("business"))
    app = opened()
    typed = {
        "close_rate-0": "12 %",
        "new_share-0": "50",
        "value-0": "0,8",
        "auction-0": "Meta",
        "first-channels-0": "3",
    }
    for name, words in (typed | {"last-channels-0": "8"}).items():
        write(app, name, words)
    channel = case_of(app).channels[0]
    assert (channel.close_rate.likely, channel.new_share.likely, channel.value.likely) == (0.12, 0.5, 0.8)
    assert (channel.auction, channel.first, channel.last) == ("Meta", 3, 8)


def test_what_a_click_and_a_lead_cost_and_bring_is_said_of_every_channel(language: Language) -> None:
    app, text = opened(language=language), Text(language, "b2b")
    write(app, "spend-0", "20000")
    start = text("page.business.costs", cost_per_click="§", cost_per_lead="", lead="").split("§")[0]
    assert start in told(app)
    write(app, "spend-0", "0")
    assert told(app).count(text("page.business.no_budget")) == sum(
        not channel.spend.likely for channel in case_of(app).channels
    )
    no_leads = B2B.with_estimate("channels.0.lead_rate", Estimate(0.0)).with_estimate("channels.0.spend", Estimate(9e3))
    said = text("page.business.no_leads", cost_per_click="§").split("§")[1]
    assert said in told(opened(no_leads, language))


def test_a_lead_of_customers_who_never_leave_has_a_cost_and_no_worth_in_money() -> None:
    endless = replace(B2B, finance=replace(B2B.finance, discount_rate=0.0))
    endless = endless.with_estimate("company.churn", Estimate(0.0)).with_estimate("channels.0.spend", Estimate(9e3))
    said = told(opened(endless, "en")).split('class="result"')[1].split("</p>")[0]
    assert said.startswith(">A click costs about SEK")
    assert "brings" not in said and "–" not in said


def test_a_channel_renamed_to_another_platform_is_asked_whose_figures_it_has(language: Language) -> None:
    app, before = opened(language=language), B2B.channels[0]
    write(app, "name-0", "YouTube")
    assert Text(language)("channel.asked", name="YouTube", before="Facebook") in told(app)
    kept = case_of(app).channels[0]
    assert (kept.cpm.bounds, kept.spend, kept.cpm.source) == (before.cpm.bounds, before.spend, "judgement")
    sound(app.button("keep-0").click().run())
    assert case_of(app).channels[0] == kept
    assert "take-0" not in [button.key for button in app.button]
    write(app, "name-0", "TikTok")
    sound(app.button("take-0").click().run())
    found = case_of(app).channels[0]
    assert (found.name, found.spend, found.cpm) == ("TikTok", before.spend, KNOWN["TikTok"].cpm)
    assert Text(language)("channel.taken", name="TikTok") in told(app)
    write(app, "name-0", HOSTILE[:90])
    assert "take-0" not in [button.key for button in app.button]
    assert "<img" not in told(app)


def test_a_name_taken_back_is_asked_of_too_and_another_name_of_the_platform_is_not() -> None:
    app = opened()
    write(app, "name-0", "Facebook, kampanj")
    assert "take-0" not in [button.key for button in app.button]
    write(app, "name-0", "X")
    write(app, "name-0", "Facebook")
    assert Text("sv")("channel.asked_back", name="Facebook") in told(app)
    sound(app.button("take-0").click().run())
    assert case_of(app).channels == B2B.channels


# --- the ten numbers ---


def test_answers_are_taken_in_the_units_people_think_in_and_are_the_companys_own(language: Language) -> None:
    app = opened(language=language)
    typed = {"company-customers": "1 200", "company-orders": "3", "print-budget": "240 tkr", "spend-0": "20 000"}
    for name, words in typed.items():
        write(app, name, words)
    case = case_of(app)
    assert (case["company.customers"], case["print.budget"]) == (Estimate(1200.0), Estimate(20_000.0))
    assert (case["company.orders"].likely, case["channels.0.spend"].likely) == (0.25, 20_000)
    assert {voucher(case[path]) for path in ("company.orders", "channels.0.spend")} == {"own"}
    assert told(app).count(Text(language)("ten.own_number", usual="").strip()) == len(typed)
    write(app, "print-budget", "10 000 kr per månad")
    sound(app.button("answer-print-budget-0").click().run())
    assert case_of(app)["print.budget"].likely == 10_000


def test_numbers_left_as_they_are_become_ones_own_in_one_click(language: Language) -> None:
    app, text = opened(language=language), Text(language, "b2b")
    assert together(text, B2B).said in told(app)
    sound(app.button("ours").click().run())
    assert case_of(app) == vouched(B2B)
    assert text("ten.told") in told(app)
    assert "ours" not in [button.key for button in app.button]
    assert text("ten.own") in told(app)


@pytest.mark.parametrize("preset", ["employer", "public"])
def test_those_who_sell_nothing_are_asked_and_told_in_what_they_count(preset: str, language: Language) -> None:
    case, text = cases.preset(preset), Text(language, preset)
    app = opened(case, language)
    assert together(text, case).said in told(app)
    assert ("recruiting-cost_per_hire" in fields(app)) == (preset == "employer")
    if preset == "employer":
        write(app, "company-new_customers", "60")
        assert (case_of(app)["company.new_customers"].likely, case_of(app)["recruiting.hires"].likely) == (5, 60)


# --- the season ---


def paste(app: AppTest, words: str) -> AppTest:
    """Put text into the field of the season."""
    return sound(app.text_area[0].set_value(words).run())


def test_a_season_is_pasted_seen_and_gone_again(language: Language) -> None:
    app = opened(language=language)
    assert Text(language)("season.flat") in told(app)
    paste(app, "\n".join(["0,5", "1,5"] * 6))
    assert case_of(app).company.season == (0.5, 1.5) * 6
    assert told(app).count("--part:") == 12
    paste(app, app.text_area[0].value or "")
    assert case_of(app).company.season == (0.5, 1.5) * 6
    sound(app.button("no-season").click().run())
    assert case_of(app) == B2B
    paste(paste(app, "1.5 0.5 " * 6), "")
    assert case_of(app) == B2B


def test_orders_of_each_month_are_divided_by_their_average_in_one_click(language: Language) -> None:
    app = opened(language=language)
    paste(app, "5 400\n" * 6 + "1 800\n" * 6)
    assert case_of(app) == B2B
    assert Text(language)("fault.season_mean", mean=Text(language).number(3600, 4)) in told(app)
    sound(app.button("divide").click().run())
    assert case_of(app).company.season == (1.5,) * 6 + (0.5,) * 6
    assert 'class="fault"' not in told(app)


def test_what_is_no_season_is_kept_with_a_sentence(language: Language) -> None:
    app, text = opened(language=language), Text(language)
    for words in ("1 2 3", "1\n1\n1\n<b>x</b>\n" + "1\n" * 8, "0 " * 12):
        paste(app, words)
        assert case_of(app) == B2B
        assert app.text_area[0].value == words
        assert told(app).count('class="fault"') == 1
        assert "divide" not in [button.key for button in app.button]
    assert text.fault(Fault("", "season_nothing")) in told(app)


# --- nonsense ---


def test_nonsense_in_a_number_is_kept_with_a_sentence_and_moves_nothing(language: Language) -> None:
    app = full(language)
    before = case_of(app)
    for nonsense in NONSENSE:
        for name in NUMBERS:
            field(app, name).set_value(nonsense)
        sound(app.run())
        assert case_of(app) == before
        assert [field(app, name).value for name in NUMBERS] == [nonsense] * len(NUMBERS)
        assert told(app).count('class="fault"') == len(NUMBERS)  # one at each
        assert "<script>alert" not in told(app)


@pytest.mark.parametrize("name", ["line-name-0", "auction-0"])
def test_a_text_is_taken_or_kept_with_a_sentence(name: str, language: Language) -> None:
    app = full(language)
    for words in ("<b>7</b>", "[x](javascript:alert(1))", "-5"):
        write(app, name, words)
        assert words in (case_of(app).lines[0].name, case_of(app).channels[0].auction)
        assert 'class="fault"' not in told(app)
    before = case_of(app)
    for words in ("x" * 500, "\u0000"):
        write(app, name, words)
        assert case_of(app) == before
        assert field(app, name).value == words
        said = told(app).split('class="fault"')[1][:200]
        assert "lines[" not in said and "channels[" not in said and "auction" not in said


def test_a_line_without_a_name_is_refused_in_words_of_a_line(language: Language) -> None:
    app = write(full(language), "line-name-0", " ")
    assert case_of(app).lines == LINES
    assert Text(language)("fault.typed_line_nameless") in told(app)
