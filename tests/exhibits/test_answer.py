"""The answer in words: true at every edge, one story of mean, middle and chances, the same in app and terminal."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim import cases
from roisim.answers.ask import Drawn, answer, likely
from roisim.answers.result import Result
from roisim.answers.totals import TOTALS
from roisim.cases import moves
from roisim.cases.groups import Line
from roisim.cases.levels import at_level
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.cli.terminal import screen
from roisim.exhibits.saying import against as held_against
from roisim.exhibits.saying import untold
from roisim.exhibits.simulator import asides, cards, cumulative, decision, ladder, standing, yearly_table
from roisim.exhibits.simulator.brief import brief
from roisim.exhibits.simulator.head import asked, head
from roisim.text import LANGUAGES, Language, Text
from tests.visits import of_nothing

EN = Text("en")
DRAWS = 400
NO_WORK = {"company.social_share": 0.0, "company.social_cost": 0.0}
WORK = {"company.social_share": 0.1, "company.social_cost": 5000.0}
CERTAIN = re.compile(r"out of|cases? in 20|av 10\b|av 20\b|of 10\b")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def with_numbers(case: Scenario, numbers: dict[str, float]) -> Scenario:
    """The case with fixed numbers."""
    for path, number in numbers.items():
        case = case.with_estimate(path, Estimate(number))
    return case


def against(case: Scenario, base: str) -> Scenario:
    """The case held against standing aside or going on as today."""
    return replace(case, finance=replace(case.finance, against=base))


def over(case: Scenario, months: int) -> Scenario:
    """The case over so many months."""
    return replace(case, finance=replace(case.finance, months=months))


B2B = replace(with_numbers(cases.preset("b2b"), NO_WORK), draws=DRAWS)
WORKING = replace(with_numbers(cases.preset("b2b"), WORK), draws=DRAWS)
FOUND = answer(B2B)


def fixed(case: Scenario) -> Scenario:
    """The same without a range anywhere."""
    case = replace(case, ignorance=at_level(case.ignorance, "none"), funnel=replace(case.funnel, credit="own"))
    for path, _, estimate in case.estimates():
        case = case.with_estimate(str(path), Estimate(estimate.likely))
    return case


def even() -> Scenario:
    """A plan that costs a thousand a month and saves as much."""
    lines = (Line("tool", "cost", Estimate(1000.0)), Line("hours", "save", Estimate(1000.0)))
    return replace(of_nothing(), draws=64, lines=lines, finance=replace(of_nothing().finance, against="today"))


def chances(*covered: float, high: float = 2e5, low: float = 1e5, found: Result = FOUND) -> Result:
    """An answer whose steps cover the cost so often: by `high`, else it falls `low` short."""
    place = np.arange(DRAWS)
    apart = 1 + place / 1e6  # no two outcomes are the same
    steps = {
        step: apart * np.where(place < round(share * DRAWS), high, -low)
        for step, share in zip(standing.STEPS, covered, strict=True)
    }
    npv = steps["ignorance"]
    totals = replace(found.totals, steps=steps, npv=npv)
    return Result(found.scenario, Drawn(), {**found.found, TOTALS: totals})


def all_words(text: Text, result: Result) -> str:
    """Everything the Simulator says of an answer but its table."""
    made, shown = decision.made(text, result), cumulative.over_time(text, result)
    steps = ladder.in_steps(text, result)
    remarks = [line for card in made.cards for line in (card.name, card.value, *card.remarks)]
    parts = (
        made.said, made.hangs_on, *remarks, *made.asides, shown.title, shown.said, steps.title, steps.said,
        decision.short(text, result),
    )  # fmt: skip
    return "\n".join(parts)


# --- how often it pays off ---


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "In *more than 19 cases out of 20* the plan does not pay off within three years."),
        (0.05, "In *9 cases out of 10* the plan does not pay off within three years."),
        (0.4475, "In *6 cases out of 10* the plan does not pay off within three years."),
        (0.45, "It is a toss-up: in about *half of the cases* the plan pays off within three years."),
        (0.5, "It is a toss-up: in about *half of the cases* the plan pays off within three years."),
        (0.55, "It is a toss-up: in about *half of the cases* the plan pays off within three years."),
        (0.5525, "In *6 cases out of 10* the plan pays off within three years."),
        (0.8, "In *8 cases out of 10* the plan pays off within three years."),
        (1, "In *more than 19 cases out of 20* the plan pays off within three years."),
    ],
)
def test_the_headline_says_how_often_and_calls_a_toss_up_one(share: float, said: str) -> None:
    assert decision.decision(EN, chances(0, 0, 0, share)).startswith(said)


@pytest.mark.parametrize(
    ("share", "verdict"),
    [(0, "not"), (0.05, "not"), (0.4975, "not"), (0.5, "leans"), (0.8, "leans"), (0.8025, "stands"), (1, "stands")],
)
def test_a_plan_stands_above_eight_cases_of_ten_and_leans_from_five(share: float, verdict: str) -> None:
    assert standing.verdict(share) == verdict
    assert standing.key(chances(0, share, share, share)) == ("not" if verdict == "not" else f"earn_{verdict}")


@pytest.mark.parametrize(
    ("covered", "said"),
    [
        ((0.9, 0.9, 0.9, 0.9), "stands on the savings alone: they cover the whole cost in 9 cases out of 10."),
        ((0.6, 0.7, 0.7, 0.7), "leans on the savings"),
        ((0, 0.9, 0.9, 0.9), "stands on what is saved and earned: that covers the cost in 9 cases out of 10."),
        ((0, 0.4, 0.6, 0.6), "without it, it covers its cost in 4 cases out of 10, with it in 6 cases out of 10."),
        ((0, 0.6, 0.9, 0.9), "stands only with the strategic value: without it, it covers its cost in 6 cases"),
        ((0, 0, 0.4, 0.9), "stands only if standing aside costs something: without the avoided loss it covers"),
        ((0, 0, 0.4, 0.6), "leans on the avoided loss: without it, it covers its cost in 4 cases out of 10"),
        ((0, 0, 0.48, 0.52), "in just under half of the cases, with it in just over half."),
        ((0, 0, 0.79, 0.81), "in no more than 8 cases out of 10, with it in just over 8."),
        ((0, 0, 0, 0), "does not stand: it covers its cost in fewer than 1 case in 20."),
        ((0, 0.1, 0.3, 0.3), "does not stand: it covers its cost in 3 cases out of 10."),
        ((0, 0.1, 0.3, 0.47), "in just under half of the cases. It needs to be a little smaller"),
        ((0.9, 0.6, 0.6, 0.6), "With everything counted the cost is covered in 6 cases out of 10."),
    ],
)
def test_what_a_plan_stands_on_follows_the_chances(covered: tuple[float, ...], said: str) -> None:
    assert said in standing.said(EN, chances(*covered))


@given(st.lists(st.integers(0, DRAWS), min_size=4, max_size=4), st.floats(1e3, 1e8))
def test_the_words_hang_on_chances_whatever_the_mean(counts: list[int], high: float) -> None:
    shares = [count / DRAWS for count in counts]
    one, other = chances(*shares, high=high), chances(*shares, high=2e5)
    for text in map(Text, LANGUAGES):
        assert standing.said(text, one) == standing.said(text, other)
        assert ladder.conclusion(text, one) == ladder.conclusion(text, other)
    firm = standing.verdict(shares[-1])
    assert standing.key(one).endswith(firm)


def test_a_mean_above_nothing_makes_no_plan_stand() -> None:
    lucky = chances(0, 0, 0.3, 0.3, high=9e6)
    assert lucky.npv.mean > 0 > lucky.npv.q50
    assert "does not stand" in decision.hangs_on(EN, lucky)
    assert "a few very good outcomes lift it" in " ".join(decision.made(EN, lucky).asides)


# --- mean and middle case ---


@pytest.mark.parametrize(
    ("mean", "middle", "apart"),
    [(1, -1, True), (-1, 1, True), (2.1, 1, True), (1, 2.1, True), (2, 1, False), (-2.1, -1, True), (1, 0, True),
     (0, 0, False), (-1.5, -1, False)],
)  # fmt: skip
def test_mean_and_middle_are_apart_by_sign_or_a_factor_of_two(mean: float, middle: float, apart: bool) -> None:
    assert asides.apart(mean, middle) == apart


def test_why_the_average_is_another_is_said_in_either_direction(language: Language) -> None:
    text = Text(language)
    lifted, pulled = chances(0, 0, 0, 0.3, high=9e6), chances(0, 0, 0, 0.7, low=9e6)
    for found, key in ((lifted, "lifted"), (pulled, "pulled")):
        assert asides.average(text, found) == text(f"answer.average.{key}", mean=text.money(found.npv.mean, "SEK"))
    near = chances(1, 1, 1, 1)
    assert asides.average(text, near) == text("answer.average.near", mean=text.money(near.npv.mean, "SEK"))


@pytest.mark.parametrize("case", [B2B, WORKING, against(WORKING, "aside")])
def test_the_screen_is_of_the_middle_case_and_the_average_comes_on_request(case: Scenario, language: Language) -> None:
    text, found = Text(language, "b2b"), answer(case)
    word = {"sv": re.compile("[Ss]nitt|[Mm]edel"), "en": re.compile("[Aa]verage|[Mm]ean")}[language]
    made, steps, drawn = decision.made(text, found), ladder.in_steps(text, found), cumulative.over_time(text, found)
    told = [made.said, made.hangs_on, decision.short(text, found), head(text, found).asked]
    told += [line for card in made.cards for line in (card.name, card.value, *card.remarks)]
    told += [part for each in (steps, drawn) for part in (each.title, each.measure, each.said, *each.remarks)]
    told += [str(each.picture.data) for each in (steps, drawn)]
    assert [line for line in told if word.search(line)] == []
    assert [aside for aside in made.asides if word.search(aside)] == [asides.average(text, found)]
    assert word.search(yearly_table.years(text, found).title)


# --- what it is held against ---


def test_what_it_is_held_against_is_said_in_full(language: Language) -> None:
    text = Text(language, "b2b")
    aside, today = answer(against(WORKING, "aside")), answer(WORKING)
    whole = {"sv": "än att stå utanför sociala medier", "en": "than standing aside from social media"}[language]
    going_on = {"sv": "än att fortsätta som i dag", "en": "than going on as today"}[language]
    assert whole in decision.decision(text, aside)
    assert going_on in decision.decision(text, today)
    assert whole not in all_words(text, today)
    assert text("page.line.stay") in str(cumulative.over_time(text, today).picture.data["labels"])
    assert text("page.line.aside") not in str(cumulative.over_time(text, today).picture.data["labels"])
    assert going_on.partition(" ")[2] in yearly_table.years(text, today).title


def test_the_other_question_is_answered_where_there_is_work_today(language: Language) -> None:
    text = Text(language, "b2b")
    aside, today = answer(against(WORKING, "aside")), answer(WORKING)
    assert aside.scenario.base == "ignore" and today.scenario.base == "stay"
    for found, other, chance, npv in (
        (aside, "today", aside.chance_today, aside.npv_today), (today, "aside", today.chance_aside, today.npv_aside),
    ):  # fmt: skip
        said = asides.other_question(text, found)
        assert text(f"answer.question.{other}") in said
        assert text.money(abs(npv.q50), "SEK") in said and text.of_ten(chance) in said
    # What is the other question of the one is the question of the other.
    assert text.money(abs(aside.npv.q50), "SEK") in asides.other_question(text, today)


def test_where_there_is_no_work_today_the_two_questions_are_one(language: Language) -> None:
    text = Text(language)
    assert asides.other_question(text, FOUND) == ""
    for base in ("aside", "today"):
        assert asides.other_question(text, answer(against(B2B, base))) == text("answer.other.same")


@pytest.mark.parametrize(
    ("case", "work"),
    [(against(WORKING, "aside"), True), (WORKING, False), (B2B, False), (against(B2B, "today"), False)],
)
def test_against_standing_aside_the_answer_is_of_all_the_work(case: Scenario, work: bool, language: Language) -> None:
    text, subject = Text(language), {"sv": "rbetet med sociala medier", "en": "he work on social media"}[language]
    plan = {"sv": r"[Pp]lanen\b", "en": r"\b[Tt]he plan\b"}[language]
    base = answer(case)
    for shares in ((0.9,) * 4, (0, 0.6, 0.6, 0.6), (0, 0, 0.6, 0.6), (0, 0, 0.4, 0.9), (0,) * 4, (0, 0, 0.4, 0.47)):
        found = chances(*shares, found=base)
        for said in (
            decision.decision(text, found), standing.said(text, found), ladder.conclusion(text, found),
            ladder.said(text, found), ladder.measure(text, found), cumulative.said(text, found),
            brief(text, found, "").said,
        ):  # fmt: skip
            assert (subject in said, bool(re.search(plan, said))) == (work, not work)
    if work:
        assert {"sv": "dagens inräknat", "en": "today’s included"}[language] in decision.decision(text, base)


# --- what is known without ranges, and of a plan that makes no difference ---


def test_nothing_is_said_of_certainty_where_there_is_no_range(language: Language) -> None:
    text, found = Text(language), answer(fixed(WORKING))
    said = all_words(text, found)
    assert untold(found)
    assert text("answer.hangs.untold") in said
    assert text.money(abs(found.npv.q50), "SEK") in decision.decision(text, found)
    assert not CERTAIN.search(said), CERTAIN.search(said)
    chance = next(card for card in cards.cards(text, found) if card.name == text("page.card.chance"))
    assert (chance.value, chance.remarks) == ("–", (text("page.card.chance_untold"),))
    assert not CERTAIN.search(screen(found, text).rpartition("\n\n")[0])


def test_a_plan_that_breaks_even_is_told_so_everywhere(language: Language) -> None:
    text, found = Text(language), answer(even())
    said = all_words(text, found)
    assert found.npv.q50 == 0 and found.chance == 0
    assert {"sv": "går planen jämnt upp", "en": "the plan comes out even"}[language] in said
    assert text("page.cumulative.even", **_base(text, found)) in said
    assert text.money(0, "SEK") in [card.value for card in cards.cards(text, found)]
    for residue in (said, screen(found, text), screen(likely(even()), text)):
        assert not re.search(r"(?<!\d)0[.,]000", residue)


def _base(text: Text, found: Result) -> dict[str, str]:
    return held_against(text, found.scenario)


def test_a_plan_of_nothing_has_nothing_beside_it(language: Language) -> None:
    text, found = Text(language), answer(replace(of_nothing(), draws=64))
    made = decision.made(text, found)
    assert made.said == text("answer.decision.empty", **_base(text, found))
    assert asides.beyond(text, found) == asides.likely_values(text, found) == asides.average(text, found) == ""
    assert not CERTAIN.search(decision.short(text, found))


# --- what comes after, and how far ahead ---


@pytest.mark.parametrize(("worth", "key"), [(1e5, "more"), (-1e5, "less"), (0.0, "none"), (None, "endless")])
def test_what_comes_after_the_horizon_is_told_apart(worth: float | None, key: str, language: Language) -> None:
    text, found = Text(language), chances(0, 0, 0, 0.5)
    vars(found)["beyond_middle"] = worth
    facts = {**_base(text, found), "amount": text.money(1e5, "SEK")}
    said = text(f"answer.beyond.{key}", count=36, **facts)
    made = decision.made(text, found)
    assert said in made.asides
    if worth:
        shown = (made.said, made.hangs_on, ladder.in_steps(text, found).title, cumulative.overtakes(text, found))
        assert text.money(1e5, "SEK") not in " ".join(shown)


def test_a_case_beyond_five_years_carries_a_warning(language: Language) -> None:
    text = Text(language)
    assert asides.long_horizon(text, answer(over(B2B, 60))) == ""
    assert asides.long_horizon(text, answer(over(B2B, 61))) == text(
        "answer.further.long", within=f"61 {_MONTHS[language]}"
    )


_MONTHS = {"sv": "månader", "en": "months"}


# --- payback ---


def test_payback_is_in_months_from_the_start_or_longer_than_the_case() -> None:
    never = answer(moves.moved(B2B, "funnel.incremental", 0.01))
    assert cards.paid_back(EN, never) == "over 36 mo."
    assert cards.paid_back(EN, answer(even())) == "from the start"
    assert re.fullmatch(r"\d+ months?", cards.paid_back(EN, answer(moves.moved(B2B, "company.order_value", 5e7))))
    assert "never" not in screen(never, EN) and "over 36 mo." in screen(never, EN)


# --- the ladder ---


def test_the_ladder_tells_chances_and_the_middle_case(language: Language) -> None:
    text, found = Text(language), chances(0.02, 0.4, 0.6, 0.97)
    steps = list(ladder.steps(text, found))
    assert [step.end for step in steps] == pytest.approx([0.2, 4, 6, 9.7])
    for step, count in zip(steps, (0, 4, 6, 10), strict=True):
        net = text.money(float(np.median(found.totals.steps[step.what])), "SEK")
        assert step.said == text("page.ladder.value", count=count)
        assert step.below == text("page.ladder.so_far", net=net)
        assert net in ladder.said(text, found)
    assert steps[-1].below == text("page.ladder.so_far", net=cards.cards(text, found)[0].value)
    drawn = ladder.in_steps(text, found).picture.data
    assert {row["high"] for row in drawn["steps"]} == {10.0}
    assert {(row["first"], row["last"]) for row in drawn["steps"]} == {(5.0, 8.0)}


def test_a_step_that_comes_out_even_is_said_to_in_every_sentence(language: Language) -> None:
    text, found = Text(language), chances(0, 0.5, 0.6, 0.6, high=1e5)
    assert abs(found.nets["earn"]) < 0.001 * found.cost_pv.q50
    assert text("page.ladder.zero") in ladder.said(text, found)
    assert text("page.ladder.zero") in list(ladder.steps(text, found))[1].below
    amount = re.escape(text.money(found.nets["earn"], "SEK"))
    assert not re.search(rf"(?<![\d\s]){amount}(?![\d,])", ladder.said(text, found))


@pytest.mark.parametrize("preset", PRESETS)
def test_each_step_carries_what_it_adds_and_together_they_make_the_card(preset: str, language: Language) -> None:
    text, found = Text(language, preset), answer(cases.preset(preset), DRAWS)
    assert sum(found.added.values()) - found.cost_pv.q50 == pytest.approx(found.npv.q50)
    for step, drawn in zip(standing.STEPS, ladder.steps(text, found), strict=True):
        amount = found.added[step]
        small = "little" if amount else "none"  # what is nothing at all, and what hardly shows, are told apart
        kind = small if standing.is_zero(found, amount) else "adds" if amount > 0 else "takes"
        assert drawn.name == text(f"page.ladder.{kind}.{step}", amount=text.money(abs(amount), "SEK"))


def stepping(*nets: float) -> Result:
    """An answer whose steps come to these sums, the same in nearly every outcome."""
    apart = 1 + np.arange(DRAWS) / 1e9
    steps = {step: net * apart for step, net in zip(standing.STEPS, nets, strict=True)}
    totals = replace(FOUND.totals, steps=steps, npv=steps["ignorance"])
    return Result(FOUND.scenario, Drawn(), {**FOUND.found, TOTALS: totals})


@pytest.mark.parametrize(
    ("nets", "title"),
    [
        ((-1.2e6, 3e5, 3e5, 3e5), "The plan stands on what is earned"),
        ((-5e5, 3e5, 2e5, 1e5), "The plan stands on what is saved and earned"),
        ((3e5, 2e5, 1e5, 5e4), "The plan stands on the savings alone"),
        ((-1.2e6, -1.5e6, 3e5, 3e5), "The plan stands only with the strategic value"),
    ],
)
def test_no_title_credits_a_step_that_takes_away(nets: tuple[float, ...], title: str) -> None:
    found = stepping(*nets)
    assert ladder.conclusion(EN, found) == title
    before = -found.cost_pv.q50
    for drawn, net in zip(ladder.steps(EN, found), nets, strict=True):
        assert ("takes away" in drawn.name or "take away" in drawn.name) == (net < before)
        assert ("adds" in drawn.name) == (net > before)
        before = net
    if nets[0] < -found.cost_pv.q50:
        assert "saved and earned" not in standing.said(EN, found)


def test_a_plan_that_stands_by_a_step_that_takes_away_stands_with_everything_counted() -> None:
    covered = replace(chances(0, 0.7, 0.75, 0.9))
    steps = {**covered.totals.steps, "ignorance": np.where(covered.totals.steps["ignorance"] > 0, 1e4, -1.0)}
    found = Result(covered.scenario, Drawn(), {**covered.found, TOTALS: replace(
        covered.totals, steps=steps, npv=steps["ignorance"])})  # fmt: skip
    assert found.added["ignorance"] < 0 and standing.step(found) == "ignorance"
    for text in map(Text, LANGUAGES):
        assert ladder.conclusion(text, found) == text(
            "page.ladder.whole_stands", subject=text("answer.of.plan.subject")
        )
        assert text.of_ten(found.chance) in standing.said(text, found)


@given(st.integers(0, 1000))
def test_cases_out_of_ten_are_those_of_the_sentences(share: int) -> None:
    chance = share / 1000
    count, said = standing.count(chance), EN.of_ten(chance)
    assert said.startswith(
        {0: "fewer than 1 case in 20", 10: "more than 19 cases out of 20"}.get(count, f"{count} case")
    )


def test_without_chances_the_ladder_is_of_money(language: Language) -> None:
    text, found = Text(language), answer(fixed(B2B))
    data = ladder.in_steps(text, found).picture.data
    assert {(row["first"], row["last"]) for row in data["steps"]} == {(0.0, 0.0)}
    assert [row["said"] for row in data["steps"]] == [ladder.written(text, found, step) for step in standing.STEPS]


# --- the same in the terminal ---


@pytest.mark.parametrize("preset", PRESETS)
def test_the_terminal_says_what_the_app_says(preset: str, language: Language) -> None:
    text, found = Text(language, preset), answer(cases.preset(preset), 256)
    made, told = decision.made(text, found), brief(text, found, "")
    assert told.said == f"{made.said} {made.hangs_on}".replace("*", "")
    assert told.cards == made.cards
    assert told.asides[: len(made.asides)] == tuple(aside.replace("*", "") for aside in made.asides)
    assert told.years == yearly_table.years(text, found).table
    printed = " ".join(screen(found, text).split())
    for step in standing.STEPS:
        assert ladder.written(text, found, step).replace("\N{NO-BREAK SPACE}", " ") in printed
    assert cumulative.overtakes(text, found) in printed
    if cumulative.month(text, found) not in ("", cards.paid_back(text, found)):
        assert text("cli.answer.apart", overtakes=cumulative.overtakes(text, found)) in printed


@pytest.mark.parametrize(("apart", "explained"), [(2, True), (0, False), (-3, True), (None, True)])
def test_the_terminal_explains_a_payback_in_another_month(
    apart: float | None, explained: bool, language: Language
) -> None:
    text, found = Text(language), chances(0, 0, 0, 0.6)
    assert found.payback.q50 is not None
    vars(found)["crossing"] = None if apart is None else found.payback.q50 + apart
    said = text("cli.answer.apart", overtakes=cumulative.overtakes(text, found))
    assert brief(text, found, "").foot.startswith(said) == explained


def test_no_case_in_ten_draws_no_block(language: Language) -> None:
    printed = screen(chances(0.02, 0.05, 0.6, 1), Text(language))
    none = {"sv": " 0 av 10", "en": " 0 out of 10"}[language]
    bars = [line for line in printed.splitlines() if "│" in line]
    assert [none in line for line in bars] == [True, False, False, False]
    assert ["█" in line for line in bars] == [False, True, True, True]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_internal_rate_of_return_is_told(preset: str, language: Language) -> None:
    text = Text(language, preset)
    for found in (answer(cases.preset(preset), 64), likely(cases.preset(preset))):
        assert not re.search(r"IRR|[Ii]nternränta|[Ii]nternal (rate|return)", screen(found, text))


def test_the_likely_values_stand_beside_and_are_named(language: Language) -> None:
    text, alone = Text(language), likely(B2B)
    named = {"sv": "Med bara de troliga värdena", "en": "With the likely values alone"}[language]
    amount = text.money(abs(alone.npv.mean), "SEK")
    assert any(aside.startswith(named) and amount in aside for aside in decision.made(text, FOUND).asides)
    said = screen(alone, text)
    assert named in said and amount in said
    assert not CERTAIN.search(said)
    assert len(cards.cards(text, alone)) == 3


# --- what is asked for ---


def test_what_is_asked_for_is_all_the_cost_with_the_hours_in_it(language: Language) -> None:
    text, found = Text(language, "b2b"), answer(B2B)
    said = asked(text, found)
    assert text.money(found.cost.q50, "SEK", 3) in said
    assert found.cost.q50 == pytest.approx(likely(B2B).cost.mean, rel=0.05)  # and that is what the plan would cost
    hours = B2B.plan.hours.likely * B2B.plan.hourly_cost.likely * B2B.finance.months
    without = likely(moves.moved(B2B, "plan.hourly_cost", 0.0)).cost.mean
    assert 0.9 * hours < likely(B2B).cost.mean - without <= hours  # the hours are in it, and counted once
    within = {"sv": "på tre år, utan kalkylränta", "en": "over three years, not discounted"}
    assert within[language] in said
    assert {"sv": "10 timmar i månaden", "en": "10 hours"}[language] in said


@pytest.mark.parametrize(
    ("case", "sv", "en"),
    [
        (moves.moved(B2B, "plan.hours", 1.0), "inklusive 1 timme i månaden", "including 1 hour of work a month"),
        (moves.moved(B2B, "plan.hours", 0.0), "utan egen arbetstid", "with no working time of your own"),
        (over(B2B, 12), "på ett år", "over one year"),
        (over(B2B, 7), "på 7 månader", "over 7 months"),
        (over(B2B, 120), "på tio år", "over ten years"),
        (against(WORKING, "aside"), "inklusive dagens arbete och 10 timmar", "today’s work and 10 hours a month"),
        (of_nothing(), "Varken pengar eller tid på tre år", "Neither money nor time over three years"),
        (with_numbers(of_nothing(), {"plan.hours": 8.0, "plan.hourly_cost": 0.0}), "8 timmar", "but 8 hours a month"),
        (cases.in_currency(B2B, "EUR"), "EUR", "EUR"),
    ],
)  # fmt: skip
def test_what_is_asked_for_is_true_at_the_edges(case: Scenario, sv: str, en: str) -> None:
    found = answer(case, 64)
    assert sv in asked(Text("sv", "b2b"), found)
    assert en in asked(Text("en", "b2b"), found)


def test_the_rate_stands_beside_the_present_value_and_a_reason_beside_each_dash(language: Language) -> None:
    text = Text(language, "b2b")
    at_none = replace(B2B, finance=replace(B2B.finance, discount_rate=0.0))
    for case, rate in ((B2B, text.percent(0.1)), (at_none, text("answer.interest.none"))):
        assert any(rate in remark for remark in cards.cards(text, answer(case, 64))[0].remarks)
    for case in (of_nothing(), fixed(B2B), B2B):
        assert all(card.remarks for card in cards.cards(text, answer(case, 64)) if card.value == "–")
