"""The page Key figures: sixteen pictures, one of them large, and targets that are kept, judged and taken back."""

import json
import re
from dataclasses import replace
from html import escape, unescape
from urllib.parse import unquote

import numpy as np
import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.ask import answer
from roisim.answers.chains import CHAINS
from roisim.answers.fans import Fan
from roisim.answers.result import Result
from roisim.answers.targets import chances
from roisim.cases import links
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import KEY_FIGURES, MAX_TARGETS, Target
from roisim.charts import panel
from roisim.charts.palette import PALETTES, Theme
from roisim.charts.strokes import Line
from roisim.exhibits.key_figures import enlarged, moves, panels, target_numbers, targets
from roisim.exhibits.measures import Measure, changed, difference, fans
from roisim.exhibits.saying import against
from roisim.text import LANGUAGES, NBSP, Language, Text
from tests.charts.test_charts import MOST_ROWS
from tests.visits import HOSTILE, case_of, field, of_nothing, sound, told, visit, write

B2B = cases.preset("b2b")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def opened(case: Scenario = B2B, language: Language = "sv") -> AppTest:
    """The page with a case."""
    return visit("key_figures", links.encode(case), language)


def aimed(*wanted: Target, case: Scenario = B2B) -> Scenario:
    """A case with targets."""
    return replace(case, targets=wanted)


def visible(app: AppTest) -> str:
    """The text of a page as it is read: no tags, no pictures, no style."""
    html = re.sub(r"<(script|style)>.*?</\1>", "", told(app), flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", re.sub(r'src="[^"]*"', "", html))


def enlarge(app: AppTest, kpi: str) -> AppTest:
    """Choose a key figure from the list."""
    return sound(app.selectbox("figure-picked").set_value(kpi).run())


def set_target(app: AppTest, kpi: str, month: str, value: str) -> AppTest:
    """Write a target under the enlarged picture, and set it."""
    app.text_input(f"set-month-{kpi}").set_value(month)
    app.text_input(f"set-value-{kpi}").set_value(value)
    return sound(next(button for button in app.button if "FormSubmitter" in str(button.key)).click().run())


# --- the pictures ---


@pytest.mark.parametrize("preset", [*PRESETS, "nothing"])
def test_every_business_shows_all_key_figures_and_no_nan(preset: str, language: Language) -> None:
    case = of_nothing() if preset == "nothing" else cases.preset(preset)
    app = opened(case, language)
    assert sorted(re.findall(r'class="panel" data-of="(\w+)"', told(app))) == sorted(KEY_FIGURES)
    said, text = visible(app), Text(language, case.preset)
    assert not re.search(r"\b(nan|inf|None)\b", said, re.IGNORECASE)
    for kpi in KEY_FIGURES:
        assert text(f"kpi.{kpi}.name") in said


@pytest.mark.parametrize("business", PRESETS)
def test_every_key_figure_has_a_name_of_its_own_in_every_business(business: str, language: Language) -> None:
    names = [Text(language, business)(f"kpi.{kpi}.name") for kpi in KEY_FIGURES]
    assert len(set(names)) == len(names)


def test_names_follow_the_business() -> None:
    def names(language: Language, business: str, *kpis: str) -> list[str]:
        return [Text(language, business)(f"kpi.{kpi}.name") for kpi in kpis]

    assert names("en", "b2b", "downloads", "leads") == ["Downloads", "Leads"]
    assert names("en", "ecommerce", "leads", "cost_per_lead") == ["Baskets", "Cost per basket"]
    assert names("sv", "employer", "leads", "new_customers") == ["Ansökningar", "Nyanställda"]
    assert names("sv", "public", "leads", "revenue", "visits") == ["Förfrågningar", "Värde", "Webbesök"]


def of_lines(*middles: list[float]) -> dict[Line, Fan]:
    """Fans around some lines, a tenth to either side."""
    found: dict[Line, Fan] = {}
    for line, middle in zip(("plan", "stay", "today"), middles, strict=False):
        mid = np.array(middle)
        found[line] = Fan(mid, mid * 0.9, mid * 0.95, mid, mid * 1.05, mid * 1.1)  # type: ignore[index]
    return found


@given(st.lists(st.floats(0, 1e12, allow_subnormal=False), min_size=2, max_size=20))
def test_an_axis_holds_all_that_is_drawn_between_few_round_numbers(middle: list[float]) -> None:
    drawn = of_lines(middle)
    found = panel.axis(drawn)
    assert found.low <= drawn["plan"].q05.min() + 1e-9 * abs(found.low)
    assert found.high >= drawn["plan"].q95.max() * (1 - 1e-9) - 1e-9
    assert 2 <= len(found.ticks) <= 5
    assert list(found.ticks) == sorted(set(found.ticks))
    assert 0 < found.height(found.low) < found.height(found.high) < 1


def address(drawn: dict[Line, Fan], theme: Theme) -> str:
    """The address of a picture."""
    return panel.Panel(drawn, panel.axis(drawn), (), len(drawn["plan"].q50)).address(theme)


def test_a_picture_has_no_line_where_there_is_no_number() -> None:
    gap = [1.0, np.nan, 3.0, 4.0]
    drawn = of_lines(gap, [np.nan] * 4)
    image = unquote(address(drawn, "light"))
    assert "nan" not in image
    assert "L667 " in image
    assert address(of_lines([np.nan] * 4), "dark")


@pytest.mark.parametrize("theme", PALETTES)
def test_a_picture_wears_the_colours_of_its_theme(theme: Theme) -> None:
    drawn = of_lines([1.0, 2.0], [1.0, 1.0], [1.0, 1.0])
    image = unquote(address(drawn, theme))
    assert all(getattr(PALETTES[theme], line) in image for line in ("plan", "stay", "today", "line"))


def test_a_picture_of_ten_years_is_no_larger_than_an_eye_can_use() -> None:
    result = answer(replace(B2B, finance=replace(B2B.finance, months=120), draws=256))
    for kpi in KEY_FIGURES:
        assert len(address(fans(result, kpi), "light")) < 25_000


# --- words and numbers ---


def test_a_difference_is_told_in_its_own_way() -> None:
    assert difference("customers", 110, 100, 0.1) == ("more", 10.0)
    assert difference("cost_per_hire", 95, 100, -0.05) == ("less", -5.0)
    assert difference("awareness", 0.25, 0.20, 0.05) == ("more", 5.0)
    assert difference("followers", 400, 100, 3.0) == ("times", 4.0)
    assert difference("customers", 100.01, 100, 0.0001) == ("same", 0.0)
    assert difference("leads", 30, 0, None) == ("new", 30)
    assert difference("leads", 0, 0, None) == ("none", 0.0)
    assert difference("cost_per_lead", 2000, np.nan, None)[0] == "unknown"


def test_how_much_more_is_one_number_on_the_whole_page(language: Language) -> None:
    text, found = Text(language, "b2b"), answer(B2B)
    for kpi in ("customers", "awareness", "followers", "revenue", "cost_per_hire"):
        measure, change = Measure(text, kpi, "SEK"), changed(found, kpi)
        assert measure.size(change) in enlarged.conclusion(measure, found)
        (number,) = panels.panel(text, found, kpi).cards
        assert number.remarks == (measure.signed(change),)
    people = found[CHAINS].more(36, "customers").q50 / found.fan("customers", B2B.base).q50[-1]
    kind, more = changed(found, "customers")
    assert kind == "more"
    assert 100 * people == pytest.approx(more, abs=0.5)
    for kpi, written in re.findall(r"\*(.+?)\* \((.+?)\)", moves.summary(text, found)):
        named = next(k for k in KEY_FIGURES if Measure(text, k, "SEK").inside == kpi)
        measure, change = Measure(text, named, "SEK"), changed(found, named)
        new = f"{measure.number(change[1])}, {'annars' if language == 'sv' else 'otherwise'} 0"
        assert (measure.signed(change) or new) == written


def test_money_shares_and_counts_are_written_as_what_they_are() -> None:
    def number(kpi: str, value: float, currency: str = "SEK") -> str:
        return Measure(Text("sv"), kpi, currency).number(value).replace(NBSP, " ")

    assert number("revenue", 11_234_000) == "11 mkr"
    assert number("awareness", 0.2512) == "25 %"
    assert number("search", 1.006) == "100 %"
    assert number("customers", 4812) == "4 800"
    assert Measure(Text("en"), "leads", "SEK").scale(250_000) == (1e3, "thousand leads/month")


def test_the_answer_names_what_moves_most(language: Language) -> None:
    said = moves.summary(Text(language, "b2b"), answer(B2B))
    assert said.count("*") == 12
    text = Text(language, "b2b")
    first = [text.inside(text(f"kpi.{kpi}.name")) for kpi in ("leads", "new_customers", "revenue")]
    places = [said.index(f"*{name}*") for name in (*first, text.inside(text("kpi.followers.name")))]
    assert places == sorted(places)
    assert text("page.key_figures.figure_new", name=first[0], value="§").split("§")[0] in said  # none without the plan
    empty = moves.summary(Text(language, "b2b"), answer(of_nothing()))
    assert empty == Text(language)("page.key_figures.moves_empty", **against(Text(language), of_nothing()))


def results() -> dict[str, Result]:
    """Answers of all kinds."""
    found = {name: answer(replace(cases.preset(name), draws=256)) for name in PRESETS}
    fixed = replace(B2B, draws=16)
    for path, _, estimate in list(fixed.estimates()):
        fixed = fixed.with_estimate(path, Estimate(estimate.likely))
    return found | {"nothing": answer(of_nothing()), "fixed": answer(fixed)}


def test_every_conclusion_is_a_sentence_of_numbers(language: Language) -> None:
    for result in results().values():
        for kpi in KEY_FIGURES:
            measure = Measure(Text(language, result.scenario.preset), kpi, result.scenario.finance.currency)
            said = enlarged.conclusion(measure, result)
            assert said.startswith(f"{measure.name}: ")
            assert "nan" not in said
            assert "  " not in said


# --- the large picture ---


def test_any_key_figure_can_be_enlarged_from_the_list(language: Language) -> None:
    app = opened(language=language)
    for kpi in KEY_FIGURES:
        enlarge(app, kpi)
        spec = json.loads(app.get("vega_lite_chart")[0].proto.spec)
        assert f"<h2>{Text(language, 'b2b')(f'kpi.{kpi}.name')}: " in told(app)
        assert "nan" not in json.dumps(spec).lower()


def test_every_panel_has_its_place_in_the_list_that_a_click_presses() -> None:
    assert sorted(panels.IN_ORDER) == sorted(KEY_FIGURES)
    places = re.findall(r'data-of="(\w+)"><h3><button type="button" data-pick="(\d+)"', told(opened()))
    assert [(kpi, int(place)) for kpi, place in places] == [(k, n) for n, k in enumerate(panels.IN_ORDER)]


def test_the_large_picture_is_light_even_over_ten_years() -> None:
    case = aimed(Target("new_customers", 12, 5.0), case=replace(B2B, finance=replace(B2B.finance, months=120)))
    datasets = opened(case).get("vega_lite_chart")[0].proto.datasets
    rows = [pyarrow.ipc.open_stream(each.data.data).read_all().num_rows for each in datasets]
    assert 120 < sum(rows) < MOST_ROWS


@pytest.mark.parametrize(("kpi", "size"), [("customers", 1.0), ("revenue", 1.0), ("awareness", 0.01)])
def test_the_file_has_all_that_the_picture_draws_month_by_month_with_all_digits(
    kpi: str, size: float, language: Language
) -> None:
    drawn, measure = fans(answer(B2B), kpi), Measure(Text(language, "b2b"), kpi, "SEK")
    rows, head = enlarged.exact(measure, drawn), enlarged.heads(measure, drawn)
    assert [row[0] for row in rows] == list(range(1, 37))
    levels = ("q50", "q05", "q25", "q75", "q95")
    assert rows[-1][1:] == [getattr(drawn[line], level)[-1] / size for line in drawn for level in levels]
    assert len(set(head)) == len(head) == 16
    assert all(name.startswith(f"{measure.name}, {measure.plain_unit}, ") for name in head[1:])


def test_the_file_is_called_by_its_key_figure() -> None:
    found = [button.proto.id.partition("-csv-")[2] for button in enlarge(opened(), "awareness").get("download_button")]
    assert found[0] == "awareness"


def test_one_tabs_through_the_panels_then_the_large_one_and_back() -> None:
    said = told(opened())
    places = [said.index(f'data-pick="{place}"') for place in range(16)]
    back = said.index('data-back="new_customers"')
    assert places == sorted(places)
    assert max(places) < back < said.index(escape(Text("sv")("page.key_figures.no_targets"), quote=False))


# --- targets ---


def sentence(app: AppTest) -> str:
    """What the page says is wrong."""
    return unescape(re.findall('<p class="fault"[^>]*>(.+?)</p>', told(app))[0]).replace(NBSP, " ")


@pytest.mark.parametrize(
    ("kpi", "written", "meant"),
    [("revenue", "11", "11 mkr"), ("cost_per_lead", "2", "2 000 kr"),
     ("revenue", "9000000000", "9 mkr"), ("visits", "7", "7 000 besök")],
)  # fmt: skip
def test_a_number_in_another_unit_than_the_picture_is_asked_back(kpi: str, written: str, meant: str) -> None:
    app = set_target(enlarge(opened(), kpi), kpi, "24", written)
    assert case_of(app).targets == ()
    assert app.text_input(f"set-value-{kpi}").value == written
    assert f"Skriv {meant} om det är vad ni menar" in sentence(app)


@pytest.mark.parametrize(
    ("kpi", "written", "asked"),
    [("awareness", "0,3", "Menar ni 0,3 % eller 30 %?"), ("revenue", "1 000 EUR", "är ungefär 11 070 kr"),
     ("revenue", "120 mkr per år", "blir 10 mkr"), ("awareness", "30 kr", "den enheten hör inte hit")],
)  # fmt: skip
def test_what_a_target_can_mean_is_asked_and_not_guessed(kpi: str, written: str, asked: str) -> None:
    app = set_target(enlarge(opened(), kpi), kpi, "24", written)
    assert case_of(app).targets == ()
    assert app.text_input(f"set-value-{kpi}").value == written
    assert asked in sentence(app)


@pytest.mark.parametrize(
    ("kpi", "written", "value"),
    [
        ("revenue", "11 mkr", 11e6), ("revenue", "11 kr", 11.0), ("revenue", "11 Mkr/mån", 11e6),
        ("revenue", "SEK 9m", 9e6), ("awareness", "0,3 %", 0.003), ("awareness", "30", 0.3),
        ("awareness", "30 % av målgruppen", 0.3), ("visits", "7 besök", 7.0), ("visits", "9000", 9000.0),
    ],
)  # fmt: skip
def test_a_number_with_its_unit_is_taken_as_it_is(kpi: str, written: str, value: float) -> None:
    app = set_target(enlarge(opened(), kpi), kpi, "24", written)
    assert case_of(app).targets == (Target(kpi, 24, value),)


def test_a_number_far_off_is_asked_back_in_the_list_too() -> None:
    case = aimed(Target("revenue", 24, 11e6))
    app = opened(case, "en")
    assert field(app, "target-value-0").value.replace(NBSP, " ") == "SEK 11m"
    write(app, "target-value-0", "12")
    assert case_of(app) == case
    usual = Text("en").money(float(f"{answer(B2B).fan('revenue', 'engage').q50[-1]:.2g}"), "SEK").replace(NBSP, " ")
    assert sentence(app).startswith(f"SEK 12 is far from {usual}, which the plan gives. Write SEK 12m ")
    write(app, "target-value-0", "12 m")
    assert case_of(app).targets == (Target("revenue", 24, 12e6),)


@pytest.mark.parametrize("kpi", KEY_FIGURES)
def test_a_field_says_the_unit_of_its_number(kpi: str, language: Language) -> None:
    app = enlarge(opened(language=language), kpi)
    measure = Measure(Text(language, "b2b"), kpi, "SEK")
    assert app.text_input(f"set-value-{kpi}").label.endswith(f", {measure.plain_unit}")


def test_an_empty_field_and_less_than_nothing_have_sentences_of_their_own() -> None:
    app = opened(language="en")
    usual = Text("en").number(float(answer(B2B).fan("new_customers", "engage").q50[-1]))
    assert sentence(set_target(app, "new_customers", "24", " ")) == f"Write a number, for example {usual} customers."
    assert sentence(set_target(app, "new_customers", "", "5")) == "Write a month from 1 to 120."
    assert sentence(set_target(app, "new_customers", "24", "-3")) == "New customers can’t be below 0."


def test_a_key_figure_that_a_world_has_not_is_said_to_be_none(language: Language) -> None:
    said = visible(opened(aimed(Target("cost_per_lead", 24, 1500.0)), language))
    assert said.count(Text(language)("page.key_figures.not_there")) == 2


def test_a_target_is_set_changed_removed_and_taken_back(language: Language) -> None:
    app = enlarge(opened(language=language), "awareness")
    set_target(app, "awareness", "24", "25 %")
    first = Target("awareness", 24, 0.25)
    assert case_of(app).targets == (first,)
    assert 'class="chances"' in told(app)
    write(app, "target-value-0", "30")
    write(app, "target-month-0", Text(language)("page.key_figures.month") + " 12")
    assert case_of(app).targets == (Target("awareness", 12, 0.30),)
    sound(app.button("remove-target-0").click().run())
    assert case_of(app).targets == ()
    for _ in range(3):
        sound(app.button("undo").click().run())
    assert case_of(app).targets == (first,)
    sound(app.button("undo").click().run())
    assert case_of(app) == B2B


@pytest.mark.parametrize(
    ("month", "value"),
    [
        ("24", "many"), ("24", ""), ("24", "-5"), ("24", "12 %"), ("24", "1e400"), ("soon", "5"), ("0", "5"),
        ("121", "5"), ("-3", "5"), ("", "5"), ("24", HOSTILE[:40]),
    ],
)  # fmt: skip
def test_what_can_not_be_a_target_is_kept_with_a_sentence(month: str, value: str) -> None:
    app = set_target(opened(language="en"), "new_customers", month, value)
    assert case_of(app).targets == ()
    assert 'class="fault"' in told(app)
    assert "<img src=x" not in told(app)
    assert app.text_input("set-month-new_customers").value == month
    assert app.text_input("set-value-new_customers").value == value


def test_a_share_of_more_than_all_is_no_target(language: Language) -> None:
    app = set_target(enlarge(opened(language=language), "reach"), "reach", "12", "120 %")
    assert case_of(app).targets == ()
    assert "100" in re.findall('<p class="fault"[^>]*>(.+?)</p>', told(app))[0]


def test_nonsense_in_the_list_is_kept_with_a_sentence() -> None:
    case = aimed(Target("leads", 12, 40.0), Target("leads", 24, 50.0))
    app = opened(case, "en")
    write(app, "target-value-0", "plenty")
    write(app, "target-month-0", "24")
    assert case_of(app) == case
    assert (field(app, "target-value-0").value, field(app, "target-month-0").value) == ("plenty", "24")
    assert told(app).count('class="fault"') == 2


def test_a_month_has_one_target_and_a_case_so_many() -> None:
    app = set_target(opened(aimed(Target("new_customers", 24, 5.0))), "new_customers", "24", "6")
    assert len(case_of(app).targets) == 1
    full = aimed(*(Target("leads", month, 40.0) for month in range(1, MAX_TARGETS + 1)))
    app = set_target(opened(full), "new_customers", "24", "6")
    assert len(case_of(app).targets) == MAX_TARGETS
    assert str(MAX_TARGETS) in re.findall('<p class="fault"[^>]*>(.+?)</p>', told(app))[0]


def test_a_month_beyond_the_horizon_is_told_instead_of_a_chance(language: Language) -> None:
    app = opened(aimed(Target("leads", 60, 40.0)), language)
    assert 'class="chances"' not in told(app)
    assert Text(language)("page.key_figures.beyond", month=60, months=36) in visible(app)


def test_the_chances_are_told_for_all_three_worlds() -> None:
    said = visible(opened(aimed(Target("leads", 12, 1.0), Target("leads", 24, 1.0)), "en"))
    assert f"in {Text('en')('chance.nearly')}" in said
    assert f"in {Text('en')('chance.hardly')}" in said
    assert "All 2 targets within the time of the case will more likely than not be reached" in said


def test_of_targets_beyond_the_horizon_nothing_is_counted_and_the_count_says_so(language: Language) -> None:
    case = aimed(*(Target("leads", month, 1e6) for month in (12, 24, 60)), Target("leads", 6, 1.0))
    within = {"sv": "inom kalkylens tid", "en": "within the time of the case"}[language]
    for some in (case.targets, case.targets[:3], case.targets[1:3]):
        assert within in targets.conclusion(Text(language), chances(answer(replace(case, targets=some))))
    said = targets.conclusion(Text("en"), chances(answer(case)))
    assert said == "1 of the 3 targets within the time of the case will more likely than not be reached"


def test_targets_live_in_files_and_links() -> None:
    case = aimed(Target("awareness", 12, 0.3), Target("cost_per_lead", 60, 1500.0))
    assert links.decode(links.encode(case)).scenario == case
    assert cases.load(cases.to_toml(case)) == cases.load(cases.to_json(case)) == case


@given(st.sampled_from(KEY_FIGURES), st.floats(0, 1), st.sampled_from(LANGUAGES), st.sampled_from(["SEK", "EUR"]))
def test_a_target_reads_back_as_it_is_written(kpi: str, value: float, language: Language, currency: str) -> None:
    text = Text(language)
    value = float(f"{value:.3g}")
    written = target_numbers.shown(text, kpi, value, currency)
    assert target_numbers.read(Measure(text, kpi, currency), written, 1.0) == pytest.approx(value, abs=1e-6)
