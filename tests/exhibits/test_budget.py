"""What Budget says of a split: reasons that its own numbers bear out, and what the split was chosen by."""

from dataclasses import replace

import pytest

from roisim.answers.budget import Bound, Check, Outcome, Share, Suggestion, Wishes
from roisim.answers.curves import responses
from roisim.answers.fans import Spread
from roisim.answers.pot import pot
from roisim.answers.splitting import GOALS, Goal
from roisim.cases import preset
from roisim.exhibits.budget import next_step, split
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.budget.reasons import reasons
from roisim.text import LANGUAGES, NBSP, Language, Text

CASE = preset("b2b")
STEP = 10_000.0
LINKEDIN = pot(CASE)[1]


def speech(language: Language = "en", sure: bool = True) -> Speech:
    """The words of the case."""
    return Speech(replace(Text(language, "b2b"), sure=sure), CASE)


def share(place: int, amount: float, gains: float = -1000.0, loses: float = -9000.0, bound: Bound = "") -> Share:
    """What one item gets."""
    return Share(pot(CASE)[place], amount, gains, loses, (amount, amount), bound)


def outcome(mean: float, middle: float, low: float, chance: float) -> Outcome:
    """What a split gives."""
    return Outcome(Spread(mean, low, low, middle, middle, 2 * middle), chance, Spread(9.0, 1.0, 5.0, 9.0, 13.0, 20.0))


def found(*shares: Share, total: float = 20_600.0, goal: Goal = "npv", free: tuple[float, ...] = ()) -> Suggestion:
    """A suggestion of these shares that gives 70,000 more on average, 30,000 in the middle case."""
    here, there = outcome(400e3, 100e3, -200e3, 0.6), outcome(470e3, 130e3, -150e3, 0.64)
    more = Spread(70e3, -20e3, 0.0, 30e3, 60e3, 200e3)
    check = Check(0.7, 0.3, more, here, here, there, total)
    amounts = tuple(each.amount for each in shares)
    best = outcome(520e3, 140e3, -180e3, 0.66)
    return Suggestion(Wishes(goal=goal), total, STEP, shares, check, free or amounts, best, 2e5, False)


def told(suggested: Suggestion, language: Language = "en") -> str:
    """All reasons, as one text."""
    return " ".join(reasons(speech(language), suggested)).replace(NBSP, " ")


def test_what_is_taken_from_an_item_is_never_more_than_it_has() -> None:
    said = told(found(share(0, 17_600), share(1, 3_000, loses=500, bound="low"), share(2, 0)))
    assert "“LinkedIn”: the least you allow, SEK 3,000. SEK 3,000 less a month there would change" in said
    said = told(found(share(0, 5_600), share(1, 15_000, loses=500, bound="low"), share(2, 0)))
    assert "SEK 10,000 less a month there would change" in said


def test_all_that_goes_to_one_item_is_all_that_is_free() -> None:
    assert "All of it goes to “Facebook”" in told(found(share(0, 20_600), share(1, 0), share(2, 0)))
    locked = share(2, 5_600, bound="locked")
    assert "All that is free goes to “Facebook”" in told(found(share(0, 15_000), share(1, 0), locked))
    assert "What is used goes to “Facebook”" in told(found(share(0, 12_000), share(1, 0), share(2, 0)))
    said = told(found(share(0, 12_000), share(1, 0), locked), "sv")
    assert "Det som används av de fria pengarna går till ”Facebook”" in said


def test_no_corner_is_explained_by_what_its_own_numbers_refute() -> None:
    held = share(0, 0, gains=26_000, bound="high")
    said = told(found(held, share(1, 0), share(2, 20_600)))
    assert "“LinkedIn”, the next best" in said and "“Facebook”, the next best" not in said
    assert "“Facebook”: the most you allow, SEK 0. SEK 10,000 more a month there would change" in said
    assert "next best" not in told(found(held, share(1, 0, bound="high"), share(2, 20_600)))
    assert "next best" not in told(found(share(0, 0, gains=20_000), share(1, 0), share(2, 20_600)))
    assert "where it is best" not in told(found(held, share(1, 0, bound="high"), share(2, 0, bound="high")))
    assert "a month to “LinkedIn”, where it is best" in told(found(held, share(1, 0), share(2, 0, gains=-3000)))


def test_the_best_total_is_held_against_what_is_spent_and_told_by_the_goal() -> None:
    few = (share(0, 5_000), share(1, 0), share(2, 0))
    said = told(found(*few, total=1e6, free=(9_000.0, 0.0, 0.0)))
    assert "Without a given total, SEK 9,000 a month is best" in said
    assert "which is then SEK 520,000, against SEK 470,000 with the split above" in said
    assert "Without a given total, too, SEK 5,000 a month is best" in told(found(*few, total=1e6))
    said = told(found(*few, goal="chance", free=(9_000.0, 0.0, 0.0)))
    assert "the chance that the plan pays, which is then 66%, against 64% with the split above" in said
    none = found(share(0, 0), share(1, 0), share(2, 0))
    assert "Without a given total, too, SEK 0 a month is best" in told(none)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_everything_is_locked_there_is_nothing_to_choose(language: Language) -> None:
    shares = tuple(share(place, item.today, bound="locked") for place, item in enumerate(pot(CASE)))
    whole, words = found(*shares, total=30_000), speech(language)
    assert split.sentence(words, whole) == words.text("page.budget.split.locked")
    shown = split.exhibit(words, whole)
    assert shown.title == words.text("page.budget.split.title_locked")
    said = " ".join(shown.remarks)
    assert not any(part in said for part in ("best", "bäst", "nowhere", "ingenstans", "no part in choosing", "Prövat"))


def test_what_the_split_was_chosen_by_is_said_and_stands_in_the_table_and_its_file() -> None:
    shares = (share(0, 15_000), share(1, 5_000), share(2, 600))
    wanted = {
        "npv": ("On average the suggestion gives *SEK 70,000 more*", "Average", "SEK 470,000"),
        "low": (
            "In the worst case out of 20 the suggestion gives *SEK 50,000 more*",
            "Worst case out of 20",
            "-150,000",
        ),
        "chance": ("The chance that the plan pays goes from 60% to *64%*.", "Chance to pay", "64%"),
    }
    for goal in GOALS:
        sentence, column, cell = wanted[goal]
        suggested = found(*shares, goal=goal)
        assert sentence in split.sentence(speech(), suggested).replace(NBSP, " ")
        table = split.gives(speech(), suggested).table
        assert table and table.exact and column in table.head
        place = table.head.index(column)
        assert place in table.first
        row = next(row for row in table.rows if row.name == "The suggestion")
        assert cell in row.cells[place - 1].replace(NBSP, " ").replace("−", "-")
        mean = [name.startswith("net present value, average") for name in table.columns].index(True)
        assert 470e3 in [line[mean] for line in table.exact()]
    assert "verage" not in split.sentence(speech(sure=False), found(*shares)).split(". ")[-1]


def test_a_plan_of_today_that_is_not_allowed_is_said_to_be_so() -> None:
    shares = (share(0, 0, bound="high"), share(1, 5_000), share(2, 600))
    worse = found(*shares)
    worse = replace(worse, check=replace(worse.check, beats=0.3, loses=0.7, more=Spread(-9e3, *(-8e3,) * 5)))
    said = split.sentence(speech(), worse)
    assert "the split is chosen by the average net present value, not by the middle case" in said
    for wishes in (
        Wishes(total=9_000),
        Wishes(most=(("channels.0.spend", 0.0),)),
        Wishes(least=((LINKEDIN.key, 1.0),)),
    ):
        said = split.sentence(speech(), replace(worse, wishes=wishes, total=wishes.total or worse.total))
        assert "it does not keep within your total and your bounds" in said and "chosen by" not in said


def test_the_next_step_says_why_the_best_total_may_point_another_way() -> None:
    (remark,) = next_step.exhibit(speech(), responses(CASE)).remarks
    assert "by the average" in remark and "rare large outcomes" in remark
