"""Objections in words: what the page says first, true at every edge; what a row says; one's own as they are typed."""

import re
from dataclasses import replace

import pytest

from roisim import cases
from roisim.answers.objections import objected
from roisim.cases import moves
from roisim.cases.levels import at_level
from roisim.cases.objection import Change, Objection
from roisim.cases.objections import OBJECTIONS, applied, keyed
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError
from roisim.exhibits.objections import own, wording
from roisim.exhibits.objections.answer import said
from roisim.exhibits.objections.rows import rows
from roisim.exhibits.objections.whiskers import whiskers
from roisim.exhibits.objections.whole import answer, exhibits
from roisim.text import LANGUAGES, NBSP, Language, Text
from tests.visits import HOSTILE, of_extremes, of_nothing

FEW = 128
B2B = replace(cases.preset("b2b"), draws=FEW)
LOCAL = moves.moved(replace(cases.preset("local"), draws=FEW), "company.margin", 0.1)
PUBLIC = replace(cases.preset("public"), draws=FEW)
RICHER = Objection("Richer", (Change(("company.order_value",), times=30.0),))
RICHEST = Objection("Richest", (Change(("company.order_value",), times=90.0),))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def english(case: Scenario, *ticked: str) -> str:
    """The sentences at the top, in English, with plain spaces and no stars."""
    return said(Text("en", case.preset), objected(case, ticked)).replace(NBSP, " ").replace("*", "")


def rich() -> Scenario:
    """A case that survives everything."""
    return moves.moved(B2B, "company.order_value", 5e8)


def sure(case: Scenario) -> Scenario:
    """The case without a range, or anything that comes by chance."""
    for path, _, estimate in list(case.estimates()):
        case = case.with_estimate(path, Estimate(estimate.likely))
    return case.with_estimate("ignorance.crisis_per_year", Estimate(0.0))


# --- the sentences at the top ---


def test_how_many_it_survives_and_which_takes_most_is_said_first() -> None:
    found = objected(B2B)
    assert 1 < len(found.turning) < len(found.touching)
    survived = len(found.touching) - len(found.turning)
    worst = wording.name(Text("en", "b2b"), keyed(B2B)[found.touching[0]])
    assert english(B2B) == (
        f"The answer survives {survived} out of {len(found.touching)} objections, one at a time. "
        f"“{worst}” takes most, and turns it."
    )


def test_one_that_turns_it_alone_is_named_and_none_is_said_as_such() -> None:
    assert english(PUBLIC).startswith("The answer stands up to all ")
    ruin = Objection("Ruin", (Change(("plan.tools",), value=1e9),))
    found = english(replace(PUBLIC, objections=(ruin,)))
    assert found.endswith("The only one that turns it is “Ruin”.")
    assert re.match(r"The answer survives \d+ out of \d+ objections, one at a time", found)


def test_of_a_plan_that_fails_already_it_is_said_first_and_what_would_lift_it() -> None:
    fails = "It does not pay off even without objections: the net present value of the middle case is not above 0."
    assert english(LOCAL) == f"{fails} None of them changes that."
    assert english(replace(LOCAL, objections=(RICHER,))) == f"{fails} But with “Richer” it does."
    both = replace(LOCAL, objections=(RICHER, RICHEST))
    assert english(both) == f"{fails} But with 2 of them it does, most of all with “Richest”."


def test_whether_it_stands_with_those_that_are_ticked_is_said_last() -> None:
    assert "With the one that is ticked it does not stand: " in english(B2B, "closing")
    assert "With both that are ticked at once it does not stand: " in english(B2B, "closing", "labour")
    assert "With all 3 that are ticked at once it still stands: " in english(rich(), "closing", "labour", "ads")
    every = tuple(keyed(B2B))
    assert "With all at once it does not stand: " in english(B2B, *every)
    assert english(B2B).count("ticked") == 0


def test_of_nothing_there_is_nothing_to_object_to(language: Language) -> None:
    text, found = Text(language, "b2b"), objected(of_nothing())
    assert said(text, found) == text("page.objections.answer.nothing")
    exhibit = whiskers(text, found)
    assert (exhibit.picture, exhibit.table, rows(text, found)) == (None, None, ([], []))


def test_where_no_objection_changes_anything_that_is_said() -> None:
    """A plan of a tool that nobody uses: it costs, and does nothing that could be doubted."""
    case = moves.moved(replace(of_nothing(), draws=FEW), "plan.tools", 500.0)
    case = replace(moves.moved(case, "plan.ramp_months", 0.0), ignorance=at_level(case.ignorance, "none"))
    found = objected(case)
    assert found.touching == ()
    assert english(case) == "None of the objections changes anything in this particular case."
    assert whiskers(Text("en", "b2b"), found).title == "No objection changes anything here"


def test_without_ranges_nothing_is_said_of_chances_or_middle_cases(language: Language) -> None:
    case, text = sure(B2B), Text(language, "b2b")
    found = objected(case, ("closing", "labour"))
    exhibit = whiskers(text, found)
    listed = [part for group in rows(text, found) for row in group for part in (row.how, *row.numbers)]
    told = " ".join((said(text, found), exhibit.title, exhibit.measure, exhibit.said, *listed))
    assert not re.search(r"mittfall|middle case|9 fall|9 cases|chans |chance ", told)


@pytest.mark.parametrize("name", of_extremes())
def test_every_extreme_is_told_in_whole_numbers_and_sentences(name: str, language: Language) -> None:
    case = replace(of_extremes()[name], draws=FEW)
    text = Text(language, case.preset)
    (exhibit,) = exhibits(text, case)
    told = " ".join((answer(text, case), exhibit.title, exhibit.measure, exhibit.said))
    assert not re.search(r"\bnan\b|\binf\b|\bNone\b(?! of)|\{|\}|[-−]0(?![,.\d])", told)
    assert all(sentence.endswith((".", "*")) for sentence in [answer(text, case)])


# --- the rows, the picture and the table ---


@pytest.mark.parametrize("preset", PRESETS)
def test_every_row_says_what_is_changed_and_what_is_left_or_why_nothing_is(preset: str, language: Language) -> None:
    case, text = replace(cases.preset(preset), draws=FEW), Text(language, preset)
    found = objected(case)
    touching, others = rows(text, found)
    assert len(touching) + len(others) == len(OBJECTIONS)
    for row in touching:
        assert row.how.endswith(".") and row.numbers and row.verdict and row.kind and row.source
    for row in others:
        assert row.how.endswith(".") and not row.numbers and not row.verdict
        assert row.how == wording.why_not(text, case, keyed(case)[row.key])


def test_no_print_here_is_a_reason_and_no_survival() -> None:
    text = Text("en", "b2b")
    _, others = rows(text, objected(B2B))
    why = {row.key: row.how for row in others}
    assert why["print"] == "No money is moved out of print here, so it changes nothing."
    assert why["agency"] == "There is no agency here, so it changes nothing."
    table = whiskers(text, objected(B2B)).table
    assert table and {row.cells[4] for row in table.rows if row.name == "Print worked better"} == {"changes nothing"}


def test_the_picture_has_the_case_at_the_top_and_the_most_costly_next() -> None:
    found = objected(B2B, ("closing", "labour"))
    picture = whiskers(Text("en", "b2b"), found).picture
    bars = picture.data["bars"]  # type: ignore[union-attr]
    assert [bar["name"] for bar in bars[:2]] == ["Without objections", "Those that are ticked together"]
    assert len(bars) == 2 + len(found.touching)
    middles = [bar["middle"] for bar in bars[2:]]
    assert middles == sorted(middles)
    assert [bar["what"] for bar in bars] == ["stands" if bar["middle"] > 0 else "falls" for bar in bars]


def test_the_words_of_the_list_are_there_with_sources_that_can_be_read(language: Language) -> None:
    for preset in ("", *PRESETS):
        text = Text(language, preset)
        for objection in OBJECTIONS:
            assert len(wording.name(text, objection)) <= 40
            assert wording.how(text, B2B, objection).endswith(".")
            assert "|" not in wording.source(text, objection)


# --- one's own ---


def test_a_number_is_found_by_everyday_words_of_all_channels_and_of_one() -> None:
    text = Text("sv", "b2b")
    assert own.numbers(text, B2B, "lön")[0].path == "plan.hourly_cost"
    paths = [(each.path, each.of) for each in own.numbers(text, B2B, "")]
    assert ("channels.*.cpm", "") in paths and ("channels.*.cpm", "LinkedIn") in paths
    assert len(paths) == len(set(paths))
    assert own.numbers(text, B2B, "xyzzy") == []


@pytest.mark.parametrize(
    ("path", "way", "typed", "number"),
    [
        ("plan.hourly_cost", "times", "1,5", 1.5),
        ("plan.hourly_cost", "times", "0", 0.0),
        ("plan.hourly_cost", "value", "900 kr", 900.0),
        ("company.margin", "value", "40 %", 0.4),
        ("channels.*.cpm", "times", "2", 2.0),
    ],
)
def test_a_number_is_taken_as_people_write_it(path: str, way: str, typed: str, number: float) -> None:
    made = own.change(Text("sv", "b2b"), B2B, own.Numbered(path, "", ""), way, typed)
    assert (made.times if way == "times" else made.value) == number
    assert own.changed(Text("sv", "b2b"), B2B, made, own.shown(Text("sv", "b2b"), B2B, made)) == made


@pytest.mark.parametrize(
    ("path", "way", "typed", "key"),
    [
        ("plan.hourly_cost", "times", "", "typed_number"),
        ("plan.hourly_cost", "times", "dubbelt", "typed_number"),
        ("plan.hourly_cost", "times", "-2", "typed_outside"),
        ("plan.hourly_cost", "times", "1e9", "typed_number"),
        ("plan.hourly_cost", "times", "5000", "typed_outside"),
        ("channels.*.cpm", "times", "0", "typed_above_zero"),
        ("channels.*.cpm", "value", "0", "typed_above_zero"),
        ("company.margin", "value", "140 %", "typed_outside"),
        ("plan.hours", "value", "-3", "typed_negative"),
    ],
)
def test_nonsense_is_refused_with_a_sentence(path: str, way: str, typed: str, key: str) -> None:
    with pytest.raises(CaseError) as caught:
        own.change(Text("sv", "b2b"), B2B, own.Numbered(path, "", ""), way, typed)
    assert caught.value.faults[0].key == key
    assert all(Text(of).fault(caught.value.faults[0]) for of in LANGUAGES)


def test_a_name_is_bounded_bare_of_what_is_unseen_and_its_own() -> None:
    case, text = replace(B2B, objections=(RICHER,)), Text("sv", "b2b")
    assert own.read_name(text, case, "  Dyrare  ") == "Dyrare"
    assert own.read_name(text, case, "richer", 0) == "richer"
    for typed, key in {
        "": "objection_unnamed", "  ": "objection_unnamed", " RICHER ": "objection_named",
        "x" * 61: "typed_text_long", "a\u202eb": "typed_text_control",
    }.items():  # fmt: skip
        with pytest.raises(CaseError) as caught:
            own.read_name(text, case, typed)
        assert caught.value.faults[0].key == key
        assert all(Text(of).fault(caught.value.faults[0]) for of in LANGUAGES)


def test_what_ones_own_changes_is_said_with_its_numbers() -> None:
    parts = (
        Change(("plan.hourly_cost",), times=1.5), Change(("channels.*.ctr",), of="LinkedIn", value=0.004),
        Change(("channels.*.cpm",), times=2.0),
    )  # fmt: skip
    told = wording.how(Text("en", "b2b"), B2B, Objection("X", parts)).replace(NBSP, " ")
    assert "Cost per hour × 1.5" in told and "LinkedIn: " in told and "exactly 0.4%" in told and ", all × 2" in told
    gone = Objection("Gone", (Change(("channels.*.ctr",), of="MySpace", times=2.0),))
    assert wording.why_not(Text("en"), B2B, gone) == "MySpace is not here, so that number does not change."


def test_what_stops_at_a_limit_is_said_with_the_limit(language: Language) -> None:
    text = Text(language, "b2b")
    raised = Objection("X", (Change(("company.margin",), times=3.0),))
    told = wording.how(text, B2B, raised).replace(NBSP, " ")
    assert told.endswith({"en": "× 3, but at most 100%", "sv": "× 3, men högst 100 %"}[language])
    falling = B2B.with_estimate("plan.cpm_trend", Estimate(-0.2, -0.25, -0.1))
    lowered = Objection("Y", (Change(("plan.cpm_trend",), times=3.0),))
    told = wording.how(text, falling, lowered).replace(NBSP, " ")
    assert {"en": "at least", "sv": "lägst"}[language] in told
    twice = Objection("Z", (Change(("company.margin",), times=1.5), Change(("company.margin",), times=2.0)))
    assert "100" in wording.how(text, B2B, twice)


def test_of_a_year_or_less_the_whole_period_is_lost_with_the_pilot_year(language: Language) -> None:
    text = Text(language, "b2b")
    lost = keyed(B2B)["pilot_year"]
    for months, whole in {6: True, 12: True, 13: False}.items():
        case = replace(B2B, finance=replace(B2B.finance, months=months))
        told = wording.how(text, case, lost)
        assert ({"en": "the whole period", "sv": "hela perioden"}[language] in told) is whole
        assert f"{min(months, 12)} " in told.replace(NBSP, " ")


def test_that_all_at_once_is_better_than_none_is_said_with_its_reason_where_that_is_known() -> None:
    poor = moves.moved(B2B, "company.margin", 0.05)
    assert "With the one that is ticked it does not stand" in english(poor, "banned")
    assert english(poor, "banned").endswith(
        "That is better than without objections, since the money of the banned channel is saved."
    )
    own = replace(poor, objections=(RICHER,))
    assert english(own, "own Richer").endswith("That is better than without objections.")
    assert "better" not in english(B2B, "closing", "labour")


def test_one_draw_tells_nothing_of_chances(language: Language) -> None:
    case, text = replace(B2B, draws=1), Text(language, "b2b")
    found = objected(case)
    exhibit = whiskers(text, found)
    listed = [part for group in rows(text, found) for row in group for part in row.numbers]
    told = " ".join((said(text, found), exhibit.title, exhibit.measure, exhibit.said, *listed))
    assert not re.search(r"mittfall|middle case|9 fall|9 cases|chans |chance ", told)


def test_a_case_that_is_opened_with_a_ban_may_have_channels_added() -> None:
    longest = replace(moves.moved(B2B, "print.moved", 0.5), finance=replace(B2B.finance, months=120))
    banned = keyed(longest)["banned"]
    opened = wording.titled(Text("en", "b2b"), "Plan", banned, applied(longest, [banned]))
    assert len(opened.channels) == len(B2B.channels) - 1 and opened.luck == ()


def test_a_hostile_name_of_ones_own_is_only_a_name() -> None:
    case = replace(B2B, objections=(Objection(HOSTILE[:60], RICHER.changes),))
    text = Text("en", "b2b")
    assert HOSTILE[:60] in [row.name for row in rows(text, objected(case))[0]]
    named_as_listed = replace(B2B, objections=(Objection("labour", RICHER.changes),))
    assert wording.name(text, named_as_listed.objections[0]) == "labour"
