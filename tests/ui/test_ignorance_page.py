"""Risk of Ignorance, the page: calm words from the numbers, levels and dimensions that can be chosen and undone."""

import csv
import io
import re
from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.answers.ask import answer
from roisim.answers.fans import Spread
from roisim.answers.losses import FIGURES, STANDING_ASIDE, avoided, losses_of
from roisim.answers.pilot import PilotTo
from roisim.answers.regret import regret
from roisim.cases import links, moves
from roisim.cases.evidence import evidence
from roisim.cases.groups import LEVELS, Level
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cases.series import DIMENSIONS, WEARING
from roisim.charts import dimensions
from roisim.charts.palette import PALETTES
from roisim.charts.specs import compiled
from roisim.exhibits.digits import by_month
from roisim.exhibits.ignorance import cost as cost_told
from roisim.exhibits.ignorance import lines, pilot, weights
from roisim.exhibits.ignorance import regret as regret_told
from roisim.exports import csv as spreadsheet
from roisim.text import LANGUAGES, NBSP, Language, Text, words
from roisim.ui.parts.levels import PATHS
from tests import visits
from tests.visits import sound

NO_NUMBER = re.compile(r"\bnan\b|\bNaN\b|\bNone\b|\binf\b|[-−]0(?![,.\d])")


def visit(case: Scenario | None = None, language: Language = "en") -> AppTest:
    """Open the page as a new visitor, with a case of one's own."""
    return visits.visit("ignorance", links.encode(case) if case else "", language)


def told(app: AppTest) -> str:
    """All the HTML of the page, as one text."""
    return "\n".join(element.proto.body for element in app.get("html"))


def answered(app: AppTest) -> str:
    """The answer under the title, without its marks and with plain spaces."""
    found = re.search(r"</h1><p>(.*?)</p>", told(app))
    assert found
    return re.sub("</?strong>", "", found[1]).replace(NBSP, " ")


def headings(app: AppTest) -> list[str]:
    """The conclusions over the pictures."""
    return [found.replace(NBSP, " ") for found in re.findall(r"<h2>(.*?)</h2>", told(app))]


def case_of(app: AppTest) -> Scenario:
    """The case as the address bar has it."""
    if not app.session_state["touched"]:
        found: Scenario = app.session_state["desk"].open
        return found
    code = app.query_params["case"]
    return links.decode(code[0] if isinstance(code, list) else code).scenario


def choose(app: AppTest, name: str, chosen: object) -> AppTest:
    """Click in the row of buttons of a name."""
    group = next(found for found in app.get("button_group") if re.fullmatch(rf"{name}-\d+", str(found.key)))
    return sound(group.set_value(chosen).run())


def count(app: AppTest, dimension: str, counted: bool) -> AppTest:
    """Tick a dimension, or take its tick away."""
    box = next(box for box in app.checkbox if re.fullmatch(rf"applies-{dimension}-\d+", str(box.key)))
    assert box.value is not counted
    return sound(box.set_value(counted).run())


def at(level: Level, *absent: str, preset: str = "b2b") -> Scenario:
    """A ready case at a level, in which some dimensions are not applicable."""
    case = cases.preset(preset)
    apart = tuple(dimension for dimension in WEARING if dimension in absent)
    return replace(idle(case), ignorance=replace(at_level(case.ignorance, level), not_applicable=apart))


def idle(case: Scenario) -> Scenario:
    """The case without work with social media today."""
    return moves.moved(moves.moved(case, "company.social_share", 0.0), "company.social_cost", 0.0)


def working(case: Scenario) -> Scenario:
    """The case with some of it."""
    return moves.moved(moves.moved(case, "company.social_share", 0.1), "company.social_cost", 9000.0)


def of_nothing() -> Scenario:
    """A case whose plan costs nothing."""
    case = cases.preset("b2b")
    for name in ("plan.hours", "plan.agency", "plan.content", "plan.tools", "plan.setup", "plan.posts", "print.moved"):
        case = moves.moved(case, name, 0.0)
    return moves.with_budget(case, 0.0)


def of_extremes() -> dict[str, Scenario]:
    """Cases at the edges of what can be; of few draws, for none of them is at the edge by its draws."""
    case = cases.preset("b2b")
    better = {path: Estimate(-0.5) for path in PATHS[:4]}
    gaining = at("own")
    for path, estimate in better.items():
        gaining = gaining.with_estimate(path, estimate)
    found = {
        "nothing": of_nothing(),
        "nothing against nothing": replace(idle(of_nothing()), ignorance=at("none", *WEARING).ignorance),
        "not applicable": at("likely", *WEARING),
        "not applicable, work today": working(at("likely", *WEARING)),
        "work today, none": working(at("none")),
        "work today, against standing aside": replace(
            working(case), finance=replace(case.finance, against="aside"), ignorance=at("severe").ignorance
        ),
        "dear work today": moves.moved(working(case), "company.social_cost", 9e6),
        "only storms": at("mild", *WEARING[:4]),
        "standing aside gains": gaining,
        "one year": replace(case, finance=replace(case.finance, months=12)),
        "ten years": replace(case, finance=replace(case.finance, months=120)),
        "hardly pays": moves.moved(case, "funnel.incremental", 0.01),
        **{f"{preset} at {level}": at(level, preset=preset) for preset in PRESETS for level in ("none", "severe")},
    }
    return {name: replace(case, draws=256) for name, case in found.items()}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


@pytest.mark.parametrize("name", of_extremes())
def test_the_page_bears_every_extreme_and_writes_every_number(name: str, language: Language) -> None:
    app = visit(of_extremes()[name], language)
    said = re.sub(r"<[^>]*>", " ", told(app))
    assert NO_NUMBER.search(said) is None
    assert "!" not in answered(app)
    for chart in app.get("vega_lite_chart"):
        assert "NaN" not in chart.proto.spec


# --- what is said ---


def test_what_standing_aside_may_cost_is_said_first_and_then_how_the_downside_is_capped(language: Language) -> None:
    case = at("likely")
    first, second = answered(visit(case, language)).split(". ")[:2]
    said, result = Text(language), answer(case)
    for amount in (result[losses_of(case)].lost.mean(), avoided(result).together.mean()):
        assert said.money(float(amount), "SEK").replace(NBSP, " ") in first
    assert said("page.ignorance.gate.6") in second


def test_the_cost_of_todays_work_that_is_saved_stands_apart(language: Language) -> None:
    case, text = working(at("likely")), Text(language)
    lost = answer(case)[losses_of(case)]
    net, saved = (text.money(float(each.mean()), "SEK").replace(NBSP, " ") for each in (lost.together, lost.saved))
    second = answered(visit(case, language)).split(". ")[1]
    assert saved in second and net in second
    dear = of_extremes()["dear work today"]
    assert float(answer(dear)[losses_of(dear)].together.mean()) < 0
    gains = text("page.ignorance.saved.gains", saved="X", net="X").partition("*")[2].rpartition(", ")[2]
    assert gains.split("*")[0].strip() in answered(visit(dear, language))


def test_avoided_is_never_more_than_the_cost_unless_the_page_says_how() -> None:
    text = Text("en", "b2b")
    for name, case in of_extremes().items():
        result = answer(case, 256)
        lost, spared = result[losses_of(case)].lost.mean(), avoided(result).together.mean()
        said = cost_told.summary(text, result, 6)
        if spared > max(lost, 0) + 1:
            assert "more than that" in said or "all the same" in said, name
        if case.ignorance.level == "none":
            assert "avoids no loss" in said or "avoids none of it" in said, name


def test_what_is_avoided_and_what_is_lost_are_beside_one_another_in_every_area(language: Language) -> None:
    case = working(at("likely"))
    text, result = Text(language, "b2b"), answer(case)
    rows = {row.name: row.cells for row in weights.weights(text, result).table.rows}
    assert len(rows) == 1 + len(DIMENSIONS)
    exact = {row[0]: row[1:5] for row in weights.weights(text, result).table.exact()}
    for area in DIMENSIONS:
        mean, *_, spared = exact[text(f"page.ignorance.dimension.{area}")]
        assert mean == pytest.approx(result[losses_of(case)].by_dimension[area].mean())
        assert spared == pytest.approx(avoided(result).by_dimension[area].mean())
    parts = [spared for name, (*_, spared) in exact.items() if name != text("page.ignorance.dimension.together")]
    whole = exact[text("page.ignorance.dimension.together")][3]
    assert whole == pytest.approx(sum(parts) + avoided(result).elsewhere.mean())


def test_if_standing_aside_costs_nothing_the_page_says_so() -> None:
    app = visit(at("severe", *WEARING))
    assert answered(app).startswith("With these numbers standing aside for three years costs nothing, and the plan")
    assert "No area costs anything on average" in headings(app)


def test_at_the_level_none_only_what_todays_work_brings_is_told() -> None:
    assert answered(visit(at("none"))).startswith("With these numbers standing aside for three years costs nothing")
    app = visit(working(at("none")))
    assert answered(app).startswith("At this level standing aside costs mostly what today’s work brings")
    no_one_leaves = moves.moved(working(at("none")), "company.followers", 0.0)
    said = cost_told.summary(Text("en", "b2b"), answer(no_one_leaves), 6)
    assert said.startswith("At this level standing aside costs only what today’s work brings")


def test_where_average_and_middle_case_are_of_two_signs_the_title_tells_both(language: Language) -> None:
    case = cases.preset("ecommerce")
    text = Text(language, "ecommerce")
    case = replace(case, ignorance=at_level(case.ignorance, "none"))
    result = answer(case)
    middle, mean = float(result[STANDING_ASIDE].q50[-1]), -float(result[losses_of(case)].together.mean())
    assert mean < 0 < middle
    title = lines.lines(text, result).title
    for amount, side in ((middle, "over"), (mean, "under")):
        assert text(f"page.ignorance.lines.{side}", amount=text.money(abs(amount), "SEK")) in title


def test_the_larger_loss_of_a_stopped_plan_leads_in_title_card_and_answer(language: Language) -> None:
    text, case = Text(language, "local"), cases.preset("local")
    for name, numbers in {"budget": (30_000.0,), "moved": (0.8,), "roas": (8.0, 6.0, 10.0)}.items():
        case = case.with_estimate(f"print.{name}", Estimate(*numbers))
    result = answer(case)
    found = result[PilotTo(6)]
    assert found.in_the_end > found.most_lost > 0
    told, by_then = pilot.pilot(text, result, 6), text.money(found.most_lost, "SEK")
    most = text.money(found.in_the_end, "SEK")
    assert most in told.title and told.cards[0].value == most
    assert most in cost_told.summary(text, result, 6) and by_then in told.remarks[0]


def test_if_the_plan_loses_either_way_the_page_says_so() -> None:
    app = visit(moves.moved(at("mild"), "funnel.incremental", 0.01))
    assert "Even with the avoided loss counted, the plan does not pay off in " in answered(app)
    assert any(title.startswith("On average you would regret the plan more") for title in headings(app))


def test_a_plan_of_nothing_has_nothing_to_regret_and_no_downside() -> None:
    found = headings(visit(of_nothing()))
    assert "The plan does nothing, so there is nothing to regret" in found
    assert "The plan has nothing to lose" in found


def test_what_one_would_regret_is_the_base_by_its_name(language: Language) -> None:
    text = Text(language, "b2b")
    for case, base in ((at("likely"), "ignore"), (working(at("likely")), "stay")):
        found = regret_told.regret(text, answer(case, 256))
        assert list(found.outcomes) == [text(f"page.ignorance.regret.{key}") for key in ("invest_row", f"leave_{base}")]


def test_a_storm_so_rare_that_no_range_shows_it_is_told_as_one() -> None:
    said = answered(visit(at("mild", *WEARING[:4])))
    assert said.startswith("Standing aside for three years costs nothing in 19 cases out of 20")


def test_no_word_of_the_page_alarms(language: Language) -> None:
    own = [text for key, text in words(language).items() if key.startswith("page.ignorance.")]
    assert not any("!" in text for text in own)
    alarms = {"en": r"danger|alarm|disaster|threat", "sv": r"\bfara|farlig|larm|katastrof|hot\b"}
    assert not any(re.search(alarms[language], text.lower()) for text in own)


def test_every_dimension_names_its_evidence_and_its_source(language: Language) -> None:
    app, said = visit(at("likely"), language), Text(language)
    for dimension in WEARING:
        found = evidence(dimension)
        assert said(f"page.ignorance.evidence.{found.strength}") in told(app)
        for source in found.sources:
            assert f'href="{source.url.replace("&", "&amp;")}"' in told(app)
    assert said("page.ignorance.cards.judged").replace("*", "").split(maxsplit=1)[0] in told(app)


def test_losses_of_ones_own_are_not_called_our_judgement() -> None:
    assert "is a judgement" not in re.sub("</?strong>", "", told(visit(at("own"))))
    assert "is a judgement" in re.sub("</?strong>", "", told(visit(at("mild"))))


# --- levels, dimensions, gates ---


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_can_be_chosen_and_says_what_it_means(level: Level, language: Language) -> None:
    app = choose(visit(at("likely"), language), "level", level)
    assert case_of(app).ignorance.level == level
    assert Text(language)(f"level.{level}.help") in told(app)


def test_a_level_answers_with_other_numbers_and_undo_brings_them_back() -> None:
    app = visit(at("mild"))
    before = answered(app)
    assert answered(choose(app, "level", "severe")) != before
    sound(app.button(key="undo").click().run())
    assert (answered(app), case_of(app)) == (before, at("mild"))
    sound(app.button(key="redo").click().run())
    assert case_of(app) == at("severe")


def test_numbers_of_ones_own_come_back_when_own_is_chosen_again() -> None:
    own = at("own").with_estimate("ignorance.awareness_loss", Estimate(0.33))
    app = choose(visit(own), "level", "none")
    assert case_of(app)["ignorance.awareness_loss"].likely == 0
    assert case_of(choose(app, "level", "own")) == own


@pytest.mark.parametrize("dimension", WEARING)
def test_a_dimension_that_is_not_applicable_counts_as_nothing_and_keeps_its_numbers(dimension: str) -> None:
    app = count(visit(at("likely")), dimension, False)
    assert case_of(app) == at("likely", dimension)
    assert Text("en")("page.ignorance.cards.absent") in told(app)
    sound(app.button(key="undo").click().run())
    assert case_of(app) == at("likely")
    count(app, dimension, False)
    assert case_of(count(app, dimension, True)) == at("likely")


def test_dimensions_are_left_out_one_by_one_and_come_back_in_their_order() -> None:
    app = visit(at("likely"))
    for dimension in ("crisis", "brand", "search"):
        count(app, dimension, False)
    assert case_of(app) == at("likely", "brand", "search", "crisis")
    assert case_of(count(app, "search", True)) == at("likely", "brand", "crisis")


def test_a_level_leaves_what_is_not_applicable_as_it_was() -> None:
    app = choose(visit(at("likely", "crisis", "brand")), "level", "severe")
    assert case_of(app) == at("severe", "crisis", "brand")


def test_the_gate_is_kept_on_the_visit_and_stays_inside_the_horizon() -> None:
    app = choose(visit(), "gate-at", 3)
    assert "if you stop it after three months" in answered(app)
    assert "if you stop it after three months" in answered(choose(app, "level", "severe"))
    case = cases.preset("b2b")
    short = replace(case, finance=replace(case.finance, months=12))
    group = next(found for found in visit(short).get("button_group") if str(found.key).startswith("gate-at"))
    assert group.options == ["3 mo.", "6 mo.", "9 mo."]


# --- tables and pictures ---


def test_the_regret_table_is_a_file_in_the_readers_form(language: Language) -> None:
    result = answer(cases.preset("b2b"), 256)
    found, table = regret(result), regret_told.regret(Text(language, "b2b"), result).exhibit.table
    rows = list(table.exact())
    assert len(rows) == 6
    assert all(len(row) == len(table.columns) for row in rows)
    assert [row[2] for row in rows[:3]] == [found.paid, 1 - found.paid, 1.0]
    app = visit(language=language)
    assert any(button.proto.id.endswith("csv-regret") for button in app.get("download_button"))


def test_the_regret_table_is_pasted_with_the_rounded_numbers_that_are_seen(language: Language) -> None:
    text = Text(language, "b2b")
    found = regret_told.regret(text, answer(cases.preset("b2b"), 256))
    rows = list(found.seen())
    assert [row[0] for row in rows] == list(found.outcomes)
    for row, outcomes in zip(rows, found.outcomes.values(), strict=True):
        assert len(row) == len(found.columns)
        for place, outcome in enumerate(outcomes):
            mean, low, high, rued = row[1 + 4 * place : 5 + 4 * place]
            assert found.columns[1 + 4 * place].startswith(outcome.turn)
            assert text.money(mean, "SEK") == outcome.mean and mean == float(f"{mean:.1e}")
            ends = dict(zip(("low", "high"), text.ends(low, high, "SEK"), strict=True))
            assert text("page.ignorance.regret.span", **ends) == outcome.span
            assert text.money(rued, "SEK") in outcome.rued or rued == 0
    pasted = spreadsheet.tabbed(language, found.columns, rows).split("\n")
    assert len(pasted) == 3
    assert all(re.fullmatch(r"-?\d+", cell) for line in pasted[1:] for cell in line.split("\t")[1:])


def test_the_regret_table_reads_on_a_phone_where_every_number_names_its_column() -> None:
    app = visit()
    names = re.findall(r'<td data-column="(.*?)">', told(app))
    assert [re.sub(r" \(.*", "", name) for name in names] == [
        "The plan paid off",
        "The plan did not pay off",
        "All outcomes",
    ] * 2


def test_the_dimensions_stand_by_what_they_cost_and_the_rest_last() -> None:
    case = at("likely", "relations")
    order = weights.ordered(case, weights.spreads(answer(case)))
    costs = answer(case)[losses_of(case)].by_dimension
    means = [costs[each].mean() for each in order[1:]]
    assert (order[0], {*order[-2:]}) == ("together", {"relations", "today"})
    assert means[:-2] == sorted(means[:-2], reverse=True)


def test_the_bars_are_fed_their_ranges_and_one_picture_serves_every_answer() -> None:
    cost = Spread.of(np.arange(101.0))
    rows = [dimensions.Row("All", "50", cost, 20.0, "avoids 20"), dimensions.Row("Brand", "not applicable", None)]
    fed = dimensions.drawn(rows, 10.0).spec("en", "light")
    first, second = fed["datasets"]["rows"]
    assert (first["q05"], first["mean"], first["q95"], first["shown"]) == (0.5, 5.0, 9.5, True)
    assert (second["q05"], second["mean"], second["q95"], second["shown"]) == (0.0, 0.0, 0.0, False)
    assert (first["avoided"], first["spares"], second["spares"]) == (2.0, True, False)
    assert {key: part for key, part in fed.items() if key != "datasets"} == compiled(dimensions.chart, "en", "light")


@pytest.mark.parametrize("theme", PALETTES)
def test_the_bars_have_the_colour_of_standing_aside_and_what_is_avoided_that_of_the_plan(
    theme: str, language: Language
) -> None:
    layers = compiled(dimensions.chart, language, theme)["layer"]
    seen = [layer["mark"] for layer in layers if layer["mark"].get("opacity") != 0]
    colours = {mark.get("shape", mark["type"]): mark.get("color") for mark in seen}
    assert (colours["rect"], colours["diamond"]) == (PALETTES[theme].aside, PALETTES[theme].plan)


def test_every_picture_is_told_in_words_before_it_or_after(language: Language) -> None:
    said, app = Text(language, "b2b"), visit(at("likely"), language)
    for dimension in WEARING:
        assert said(f"page.ignorance.dimension.{dimension}") in told(app)
    assert told(app).count('class="unseen"') >= 3
    assert len(app.get("vega_lite_chart")) == 2
    pictures = re.findall(r'<img [^>]*alt="([^"]*)"', told(app))
    assert len(pictures) == len(FIGURES) and all(re.search(r"\d", words) for words in pictures)


def test_the_file_of_the_lines_holds_all_that_they_draw_with_its_unit(language: Language) -> None:
    result = answer(cases.preset("b2b"), 256)
    columns = lines.drawn_columns(Text(language), result)
    assert len(columns) == 2 * 5 and all(name.endswith(("kr", "SEK")) for name in columns)
    rows = by_month(list(columns.values()), first=0)
    assert [row[0] for row in rows] == list(range(37))
    assert rows[-1][3] == result.cumulative.q50[-1]
    assert rows[-1][7] == result[STANDING_ASIDE].q25[-1]
    text = spreadsheet.table(language, ["month", *columns], rows).decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text), delimiter=";" if language == "sv" else ","))) == 38


def test_a_cost_that_is_nothing_in_most_cases_is_told_so_in_the_words_of_the_picture(language: Language) -> None:
    text, case = Text(language, "b2b"), cases.preset("b2b")
    rare = Spread(mean=34_000.0, q05=0.0, q25=0.0, q50=0.0, q75=0.0, q95=0.0)
    one = Spread(mean=370.0, q05=370.0, q25=370.0, q50=370.0, q75=370.0, q95=370.0)
    spreads = dict.fromkeys(("together", *DIMENSIONS), one) | {"crisis": rare}
    case = working(case)
    said = weights.told(text, case, spreads, dict.fromkeys(spreads, 0.0))
    name, mean = text("page.ignorance.dimension.crisis"), text.money(34_000, "SEK")
    assert text("page.ignorance.weight.alt_rare", dimension=name, mean=mean) in said
    assert said.count(text.money(370, "SEK")) == len(DIMENSIONS)
    assert not re.search(r"9 cases out of 10|9 fall av 10", said)


def test_a_column_of_regret_that_never_happens_is_headed_so(language: Language) -> None:
    text = Text(language)
    assert regret_told.often(text, 0.0) == text("page.ignorance.regret.in_none")
    assert regret_told.often(text, 1.0) == text("page.ignorance.regret.in_every")
    assert regret_told.often(text, 0.01) == text.of_ten(0.01)


@pytest.mark.parametrize("months", [3, 4, 6, 7])
def test_the_shortest_plans_have_the_page_too(months: int) -> None:
    case = cases.preset("b2b")
    app = visits.visit("ignorance", links.encode(replace(case, finance=replace(case.finance, months=months))), "en")
    assert f"after {'six' if months > 6 else 'three'} months" in visits.told(app)
