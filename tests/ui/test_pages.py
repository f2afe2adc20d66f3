"""The pages: each runs alone, in each language, on any case; what is typed is taken, or kept with a sentence."""

import csv
import io
import re
from dataclasses import replace
from datetime import date
from html import escape as html_escaped

import pytest

from roisim import cases
from roisim.cases import links, moves
from roisim.cases.groups import LEVELS
from roisim.cases.moves import Rate
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS
from roisim.exhibits.assumptions import register
from roisim.exhibits.assumptions.review import doubted
from roisim.exhibits.method.equations import equations
from roisim.exhibits.saying import against
from roisim.exports import csv as spreadsheet
from roisim.exports.xlsx import workbook
from roisim.text import LANGUAGES, Language, Text, words
from tests.visits import (
    HOSTILE,
    PAGES,
    case_of,
    choice,
    chosen,
    dial,
    dials,
    done,
    field,
    fields,
    of_extremes,
    of_nothing,
    of_two_channels,
    sent,
    sound,
    told,
    visit,
    write,
)  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


# --- every page, alone, on any case ---


@pytest.mark.parametrize("page", [*PAGES, "app"])
def test_every_page_runs_alone_in_every_language(page: str, language: Language) -> None:
    app = visit(page, language=language)
    assert f'roisimSpeak({{"language": "{language}"' in told(app)
    assert app.query_params["lang"] in (language, [language])
    assert case_of(app) == cases.preset("b2b")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_words(page: str, language: Language) -> None:
    assert Text(language)(f"page.{page}.menu")
    assert page == "simulator" or Text(language)(f"page.{page}.title").endswith("?")


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_shows_every_business(page: str, preset: str) -> None:
    assert case_of(visit(page, links.encode(cases.preset(preset)), "en")) == cases.preset(preset)


@pytest.mark.parametrize("name", of_extremes())
@pytest.mark.parametrize("page", PAGES)
def test_every_page_bears_every_extreme(page: str, name: str) -> None:
    # Page by page the other language, so that each meets every extreme and every page.
    language = LANGUAGES[(PAGES.index(page) + list(of_extremes()).index(name)) % len(LANGUAGES)]
    app = visit(page, links.encode(of_extremes()[name]), language)
    assert HOSTILE[:10] not in told(app)  # our own pictures are images too
    for element in (*app.markdown, *app.button, *app.slider, *app.text_input):
        assert "[x](" not in str(getattr(element, "label", ""))


def test_bad_news_is_said_plainly() -> None:
    case = of_extremes()["hardly pays"]
    said = told(visit("simulator", links.encode(case), "en"))
    assert "does not pay off within three years" in said
    assert f"less than {Text('en')(f'base.{case.base}.than')}" in said
    assert "The numbers say no." in said


def test_a_plan_of_nothing_has_nothing_to_pay_back_and_no_chance_to() -> None:
    page = visit("simulator", links.encode(of_nothing()), "en")
    for card, why in (("Paid back after", "page.card.free"), ("Chance it pays off", "page.card.chance_empty")):
        assert re.search(rf"{card}(</a>)?</dt><dd><b>–</b><small>{Text('en')(why)}</small></dd>", told(page))
    assert "Nothing to show: the plan costs nothing and does nothing" in told(page)


def test_a_plan_of_nothing_has_nothing_to_earn_back() -> None:
    case, text = of_nothing(), Text("sv")
    assert text("answer.decision.empty", **against(text, case)) in told(visit("simulator", links.encode(case)))


# --- links ---


@pytest.mark.parametrize("code", ["1.!!", "1.", "x", "1.AAAA", "2.abc", "1." + "A" * 40_000])
def test_a_damaged_link_gives_a_sentence_and_the_example(code: str) -> None:
    for language in LANGUAGES:
        app = visit("simulator", code, language)
        assert Text(language)("page.link.example") in told(app)
        assert case_of(app) == cases.preset("b2b")


def test_what_is_left_of_another_program_in_the_session_does_no_harm() -> None:
    assert case_of(visit("simulator", case="junk", language="sv")) == cases.preset("b2b")


def test_a_link_opens_the_same_case_on_every_page() -> None:
    case = moves.with_budget(cases.preset("subscription"), 54_321)
    for page in PAGES:
        assert case_of(visit(page, links.encode(case), "en")) == case


# --- the simulator ---


def test_a_slider_moves_likely_and_keeps_the_width_of_the_range() -> None:
    app = visit()
    before = case_of(app)["company.order_value"]
    slider = dial(app, "company-order_value")
    sound(slider.set_value(520_000.0).run())
    after = case_of(app)["company.order_value"]
    assert (after.likely, after.low, after.high) == (520_000, before.low * 2, before.high * 2)
    assert field(app, "company-order_value").value.startswith("520")


def test_a_slider_moved_back_gives_the_preset_its_source_back() -> None:
    app = visit()
    slider = dial(app, "company-margin")
    sound(slider.set_value(50.0).run())
    assert case_of(app)["company.margin"].source == ""
    sound(dial(app, "company-margin").set_value(43.0).run())
    assert case_of(app) == cases.preset("b2b")


def test_the_budget_keeps_the_split_and_the_split_keeps_the_budget() -> None:
    app = visit(code=links.encode(of_two_channels()))
    sound(dial(app, "budget").set_value(20_000.0).run())
    assert [channel.spend.likely for channel in case_of(app).channels] == [15_000, 5_000]
    sound(dial(app, "share-0").set_value(25.0).run())
    assert [channel.spend.likely for channel in case_of(app).channels] == [5_000, 15_000]


@pytest.mark.parametrize("rate", ["lead_rate", "close_rate"])
def test_a_rate_moves_all_channels_to_the_mean_that_was_asked_for(rate: Rate) -> None:
    app = visit(code=links.encode(of_two_channels()))
    before = case_of(app)
    wanted = round(2 * moves.rate_of(before, rate), 4)
    write(app, rate.replace("_", "-"), f"{100 * wanted:g} %")
    after = case_of(app)
    assert moves.rate_of(after, rate) == pytest.approx(wanted, rel=1e-5)
    assert all(
        getattr(new, rate).likely > getattr(old, rate).likely
        for new, old in zip(after.channels, before.channels, strict=True)
    )


def test_a_budget_of_nothing_and_back_is_the_same_case() -> None:
    app = visit()
    whole = f"{moves.budget(cases.preset('b2b')):g}"
    for way in (("0", whole), ("50000", "0", whole)):
        before = dial(app, "share-0").value, dial(app, "lead-rate").value
        for amount in way:
            write(app, "budget", amount)
            assert (dial(app, "share-0").value, dial(app, "lead-rate").value) == before
        assert case_of(app) == cases.preset("b2b")


def test_a_split_chosen_while_nothing_is_spent_holds_when_something_is() -> None:
    app = write(visit(), "budget", "0")
    write(app, "share-0", "25 %")
    assert dial(app, "share-0").value == 25
    write(app, "budget", "40000")
    assert [channel.spend.likely for channel in case_of(app).channels] == [10_000, 30_000]


def test_a_link_with_no_budget_takes_the_split_of_its_preset() -> None:
    app = visit(code=links.encode(moves.with_budget(cases.preset("b2b"), 0)))
    write(app, "budget", f"{2 * moves.budget(cases.preset('b2b')):g}")
    assert moves.shares(case_of(app)) == moves.shares(cases.preset("b2b"))


@pytest.mark.parametrize("preset", PRESETS)
def test_a_step_up_and_a_step_down_come_back_to_the_same_case(preset: str) -> None:
    start = cases.preset(preset)
    app = visit(code=links.encode(start))
    for name in [slider.key for slider in dials(app)]:
        slider = dial(app, name)
        here = slider.value
        way = slider.step if here + slider.step <= slider.max else -slider.step
        sound(slider.set_value(here + way).run())
        sound(dial(app, name).set_value(here).run())
        assert dial(app, name).value == here
        assert case_of(app) == start, name


def test_a_typed_number_is_a_stop_of_its_slider() -> None:
    app = visit()
    for name, typed_in, value in (("company-margin", "37,23", 37.23), ("budget", "33 333", 33_333)):
        write(app, name, typed_in)
        slider = dial(app, name)
        stops = (value - slider.min) / slider.step
        assert stops == pytest.approx(round(stops), abs=1e-6)
        sound(slider.set_value(value + slider.step).run())
        sound(dial(app, name).set_value(value).run())
        assert dial(app, name).value == value


def test_dials_moved_before_an_answer_came_all_count_in_their_order() -> None:
    app = done(visit(), ("budget", 50_000.0), ("share-0", 40.0), ("plan-hours", "44"), ("company-margin", 51.0))
    case = case_of(app)
    assert [channel.spend.likely for channel in case.channels] == [20_000, 30_000]
    assert (case["plan.hours"].likely, case["company.margin"].likely) == (44, 0.51)
    for _ in range(4):  # each is a step of its own
        sound(app.button("undo").click().run())
    assert case_of(app) == cases.preset("b2b")


def test_a_move_told_again_is_not_made_again() -> None:
    told_twice = {"company-margin": [1, 50.0]}
    app = sent(visit(), told_twice)
    assert case_of(app)["company.margin"].likely == 0.5
    sound(app.button("undo").click().run())
    sent(app, told_twice | {"plan-hours": [2, 14.0]})
    assert case_of(app) == moves.moved(cases.preset("b2b"), "plan.hours", 14)


@pytest.mark.parametrize(
    "nonsense",
    [None, [], "x", {"company-margin": None}, {"company-margin": [1]}, {"company-margin": ["1", 50]},
     {"company-margin": [1, [50]]}, {"company-margin": [1, None]}, {"no-such-dial": [1, 50]},
     {"company-margin": [1, float("nan")]}, {"company-margin": [1, float("inf")]}],
)  # fmt: skip
def test_what_no_board_would_say_moves_nothing(nonsense: object) -> None:
    assert case_of(sent(visit(), nonsense)) == cases.preset("b2b")


@pytest.mark.parametrize("value", [-1e300, 1e300, -5.0, 1e9])
def test_no_slider_goes_beyond_its_ends(value: float) -> None:
    app = done(visit(), ("company-margin", value))
    assert 0 < case_of(app)["company.margin"].likely < 1


def test_every_part_of_a_budget_has_the_scale_of_all_of_it() -> None:
    for preset in PRESETS:
        app = visit(code=links.encode(cases.preset(preset)))
        found = [slider for slider in dials(app) if re.match("share-|print-moved", slider.key)]
        assert all((slider.min, slider.max) == (0, 100) for slider in found)


def test_a_number_that_cannot_be_is_told_by_the_name_beside_it(language: Language) -> None:
    app = write(visit(language=language), "share-0", "150%")
    share = Text(language)("page.simulator.share", channel=case_of(app).channels[0].name)
    assert share in told(app).split('class="fault"')[1][:80]


@pytest.mark.parametrize("name", ["budget", "plan-hours", "company-order_value"])
def test_per_cent_of_nothing_in_particular_is_refused(name: str, language: Language) -> None:
    app = visit(language=language)
    before = case_of(app)
    write(app, name, "50%")
    assert case_of(app) == before
    assert 'class="fault"' in told(app)


def test_a_remedy_suggests_the_number_of_the_example_and_says_limits_in_round_words() -> None:
    app = write(visit(), "company-order_value", "dyrt")
    assert "260\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr" in told(app).split('class="fault"')[1][:120]
    write(app, "company-order_value", "9" * 20)
    assert "000\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000" not in told(app).split('class="fault"')[1][:120]


def test_the_tooltip_of_every_dial_holds_range_usual_value_and_source(language: Language) -> None:
    app, text = visit(language=language), Text(language, "b2b")
    for slider in dials(app):
        assert text("page.simulator.usual", value="§").split("§")[0] in slider.help
    assert "LinkedIn" in dial(app, "lead-rate").help
    assert "Facebook" in dial(app, "lead-rate").help
    margin, (low, _, high) = dial(app, "company-margin").help, case_of(app)["company.margin"].bounds
    assert f"{text.number(100 * low)}–{text.number(100 * high)}" in margin
    assert text("source.judgement") in margin


def test_the_name_of_a_channel_is_never_markup() -> None:
    case = cases.preset("b2b")
    name = "*x* [a](b) $x^2$ :red[hi]"
    app = visit(code=links.encode(replace(case, channels=(replace(case.channels[0], name=name), case.channels[1]))))
    for shown in (dial(app, "share-0").label, dial(app, "lead-rate").help, dial(app, "budget").help):
        assert name in shown  # as it is, for the browser puts it in as text


@pytest.mark.parametrize("nonsense", ["many", "", "1e400", "nan", "-5", "12 apples", "9" * 400, "<b>7</b>", "--3"])
def test_nonsense_in_a_field_is_kept_with_a_sentence_and_moves_nothing(nonsense: str, language: Language) -> None:
    app = visit(language=language)
    before = case_of(app)
    write(app, "plan-hours", nonsense)
    assert case_of(app) == before
    assert field(app, "plan-hours").value == nonsense
    assert 'class="fault"' in told(app)


def test_nonsense_in_every_field_moves_nothing() -> None:
    for page in ("simulator", "business"):
        app = visit(page)
        before = case_of(app)
        for name in fields(app):
            if name != "title":
                write(app, name, "\u0000;[]=#")
        assert case_of(app) == before


def test_a_level_fills_the_losses_and_own_ones_come_back() -> None:
    app = visit()
    for level in LEVELS:
        sound(app.get("button_group")[0].set_value(level).run())
        assert case_of(app).ignorance.level == level


def test_undo_takes_back_one_step_and_reset_all() -> None:
    app = visit()
    write(app, "plan-hours", "50")
    write(app, "company-margin", "50")
    sound(app.button("undo").click().run())
    assert (case_of(app)["plan.hours"].likely, case_of(app)["company.margin"].likely) == (50, 0.43)
    sound(app.button("reset").click().run())
    assert case_of(app) == cases.preset("b2b")


def test_a_change_of_language_moves_no_number_and_loses_nothing_typed() -> None:
    app = visit()
    write(app, "company-margin", "37,5")
    write(app, "plan-hours", "ofta")
    before = case_of(app)
    sound(app.button("language-simulator").click().run())
    assert case_of(app) == before
    assert field(app, "company-margin").value == "37.5%"
    assert field(app, "plan-hours").value == "ofta"
    assert "The middle case" in told(app)


def test_every_chart_has_a_text_that_says_the_same(language: Language) -> None:
    app = visit("simulator", language=language)
    assert all(chart.proto.alt for chart in app.get("vega_lite_chart"))
    texts = re.findall(r'<p class="unseen">(.+?)</p>', told(app))
    assert len(texts) == 2
    assert all(len(text) > 80 for text in texts)


# --- your business ---


@pytest.mark.parametrize("name", PRESETS[1:])
def test_a_business_fills_every_number_and_lends_its_words(name: str) -> None:
    app = visit("business")
    sound(app.button(f"choose-{name}").click().run())
    assert case_of(app) == cases.preset(name)
    assert Text("sv", name).nouns["lead"] in told(app)


def test_own_numbers_come_back_after_another_business_was_tried() -> None:
    app = visit("business")
    write(app, "spend-0", "12345")
    mine = case_of(app)
    sound(app.button("choose-local").click().run())
    assert Text("sv")("page.business.replaced") in told(app)
    sound(app.button("undo-told").click().run())
    assert case_of(app) == mine


def test_another_currency_converts_all_money_and_back_again_to_the_krona() -> None:
    app = visit("business")
    before = case_of(app)
    sound(choice(app, "currency").select("EUR").run())
    assert case_of(app) == cases.in_currency(before, "EUR")
    assert "EUR" in told(app)
    sound(choice(app, "currency").select("SEK").run())
    assert case_of(app) == before


@pytest.mark.parametrize("written", ["2", "121", "36.5", "long"])
def test_a_horizon_that_cannot_be_is_refused_with_a_sentence(written: str) -> None:
    app = write(visit("business"), "months", written)
    assert case_of(app).finance.months == 36
    assert Text("sv")("fault.typed_months", value=written, low=3, high=120) in told(app)


@pytest.mark.parametrize("written", ["3", "120 månader"])
def test_a_case_may_be_as_short_as_a_quarter_and_as_long_as_ten_years(written: str) -> None:
    app = write(visit("business"), "months", written)
    assert case_of(app).finance.months == int(written.split()[0])


def test_channels_are_added_renamed_and_removed() -> None:
    app = visit("business", **{"more-2": True})
    sound(chosen(app, "channels").select("TikTok").run())
    write(app, "name-2", "Our own")
    write(app, "spend-2", "5 000 kr/mån")
    added = case_of(app).channels[2]
    assert (added.name, added.spend.likely, added.cpm.is_range) == ("Our own", 5000, True)
    for channel in case_of(app).channels:
        sound(chosen(app, "channels").unselect(channel.name).run())
        assert html_escaped(channel.name) in told(app)
    assert case_of(app).channels == ()
    assert Text("sv")("page.business.no_channels") in told(app)


def test_a_channel_is_added_without_budget_even_where_the_preset_gives_it_one() -> None:
    app, start = visit("business"), cases.preset("b2b").channels[0]
    sound(chosen(app, "channels").unselect(start.name).run())
    sound(chosen(app, "channels").select(start.name).run())
    added = case_of(app).channels[-1]
    assert (added.name, added.spend.likely, added.cpm) == (start.name, 0, start.cpm)


def test_other_channels_are_added_up_to_twelve_each_with_its_own_name(language: Language) -> None:
    app = visit("business", language=language)
    for _ in range(10):
        sound(app.button("add").click().run())
    other = Text(language)("page.business.other_channel")
    names = [channel.name for channel in case_of(app).channels]
    assert names[2:] == [other, *(f"{other} {place}" for place in range(2, 11))]
    assert app.button("add").disabled
    assert Text(language)("channel.full", count=12) in told(app)
    sound(chosen(app, "channels").select("TikTok").run())
    assert [channel.name for channel in case_of(app).channels] == names
    assert chosen(app, "channels").value == names


def test_a_fault_in_a_field_speaks_of_the_field_and_not_of_a_file(language: Language) -> None:
    app = visit("business", language=language, **{"more-0": True, "more-1": True})
    write(app, "title", "x" * 3000)
    taken = case_of(app).channels[0].name
    write(app, "name-1", taken)
    write(app, "name-0", "")
    said = "".join(re.findall('<p class="fault"[^>]*>(.+?)</p>', told(app)))
    assert Text(language).name("case.title") in said
    assert Text(language)("fault.typed_nameless") in said
    assert Text(language)("fault.typed_twice") in said
    assert "channels[" not in said
    assert "name =" not in said


def test_a_name_that_is_taken_is_kept_with_a_sentence() -> None:
    names = [channel.name for channel in cases.preset("b2b").channels]
    app = write(visit("business", **{"more-1": True}), "name-1", names[0])
    assert [channel.name for channel in case_of(app).channels] == names
    assert field(app, "name-1").value == names[0]
    assert 'class="fault"' in told(app)


# --- assumptions ---


def test_the_table_holds_every_number_and_no_formula(language: Language) -> None:
    case = cases.preset("b2b")
    for path, said in {"company.margin": "=1+1", "plan.hours": "@SUM(A1)", "funnel.close_rate": "\t=x"}.items():
        case = case.with_estimate(path, replace(case[path], owner=said, source=said))
    text = Text(language)
    table = spreadsheet.table(language, register.columns(text), register.exact(text, case)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table), delimiter=";" if language == "sv" else ","))
    assert len(rows) == 1 + len(list(case.estimates()))
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "@", "+")]
    margin = next(row for row in rows if row[0] == "company.margin")
    assert margin[2:5] == [text.exact(bound) for bound in case["company.margin"].bounds]


def test_a_range_too_narrow_to_be_known_is_said_so() -> None:
    case = cases.preset("b2b")
    narrow = case.with_estimate(
        "company.order_value", replace(case["company.order_value"], low=259_000.0, high=261_000.0)
    )
    app = visit("assumptions", links.encode(narrow))
    sound(app.text_input("search").set_value("order_value").run())
    assert Text("sv")("page.assumptions.narrow") in told(app)


def test_what_can_hardly_be_so_is_said_a_line_each_and_blocks_nothing(language: Language) -> None:
    case = cases.preset("b2b")
    odd = moves.moved(moves.moved(case, "plan.hours", 900.0), "company.churn", 0.4)
    found = doubted(Text(language, "b2b"), odd)
    assert len(found) >= 2
    app = visit("assumptions", links.encode(odd), language)
    assert all(html_escaped(doubt.sentence) in told(app) for doubt in found)
    assert len([each for each in app.button if (each.key or "").startswith("doubted-")]) == len(found)
    assert case_of(app) == odd


def test_a_saved_case_keeps_the_comments_of_the_file_it_was_opened_from() -> None:
    app = visit("assumptions")
    file = b'preset = "b2b"\n\n[company]\nmargin = 0.4  # before bonuses\n'
    sound(app.file_uploader("upload").upload("mine.toml", file, "application/toml").run())
    assert case_of(app)["company.margin"].likely == 0.4
    assert app.session_state["original"] == file.decode()
    sound(app.file_uploader("upload").upload("odd.toml", b"odd = 1", "application/toml").run())
    assert "odd.toml" in told(app)
    assert app.session_state["original"] == file.decode()


def test_a_workbook_of_a_case_opens_as_that_case_and_a_bad_cell_is_told_with_its_place() -> None:
    case = replace(cases.preset("local"), draws=16, title="Ours").with_estimate("plan.hours", Estimate(77.0))
    app = visit("assumptions")
    raw = workbook(case, Text("sv", "local"), date(2026, 11, 27), "")
    sound(app.file_uploader("upload").upload("mine.xlsx", raw, "application/octet-stream").run())
    assert case_of(app) == case
    assert app.session_state["original"] is None
    sound(app.file_uploader("upload").upload("odd.xlsx", raw[:5000], "application/octet-stream").run())
    assert "odd.xlsx" in told(app)
    assert case_of(app) == case


# --- method ---


def test_the_method_shows_every_equation_and_every_parameter(language: Language) -> None:
    app = visit("method", language=language)
    said = told(app)
    assert said.count("</math>") == len(equations()["equation"])
    for key in (key for key in words(language) if key.startswith("equation.")):
        assert Text(language)(key).split(".")[0][:20] in said.replace("&#39;", "'")
    said = told(sound(visit("method", language=language, method_part="inputs")))
    assert all(f">{path}<" in said for path in words_of_parameters())


def words_of_parameters() -> list[str]:
    """The path of every declared parameter."""
    from roisim.cases.scenario import PARAMETERS

    return list(PARAMETERS)
