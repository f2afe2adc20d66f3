"""`roisim budget`: on the screen, as numbers, and a sentence for each fault before anything is searched."""

import json

import pytest

from roisim.text import LANGUAGES, NBSP
from tests.conftest import Command

LEAST = ("--target", "break-even")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_fits_the_width_of_a_terminal(command: Command, language: str) -> None:
    answer = command("budget", "b2b", "--lock", "hours", "--total", "20 000", "--lang", language)
    assert answer.exit_code == 0
    assert max(map(len, answer.stdout.splitlines())) <= 80
    assert not any(braces in answer.stdout for braces in "{}*")
    assert {"en": "The suggestion", "sv": "Förslaget"}[language] in answer.stdout


def test_every_number_comes_as_json(command: Command) -> None:
    told = json.loads(command("budget", "b2b", "--lock", "hours", "--total", "20000", "--format", "json").stdout)
    split = {row["item"]: row["amount"] for row in told["suggestion"]["split"]}
    assert split["hours"] == 5600
    assert sum(split.values()) <= 20000
    assert 0 <= told["suggestion"]["beats_today"] <= 1
    assert len(told["curves"]) == len(told["next"]) == 3


def test_the_least_budget_is_one_sentence_and_its_numbers(command: Command) -> None:
    told = json.loads(command("budget", "b2b", *LEAST, "--lock", "hours", "--format", "json").stdout)
    assert told["least"]["reached"]
    assert told["least"]["split"]["hours"] == 5600


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--total", "0"], "There is nothing to split when the total is 0."),
        (["--total", "many"], "“many” is not a number."),
        (["--total", "1 000 000 000 000"], "more than a million times as much as today"),
        (["--lock", "Facebok"], '--lock: "Facebok" is none of the items. They are called Facebook, LinkedIn, Hours'),
        (["--at-most", "LinkedIn"], '--at-most: "LinkedIn" can’t be read.'),
        (["--at-least", "linkedin=9000", "--at-most", "LinkedIn=10"], "“LinkedIn”: at least SEK 9,000 is more than"),
        (["--total", "4000", "--lock", "facebook"], "is SEK 15,000 a month, more than the total of SEK 4,000."),
        (["--target", "sales=4"], '--target: "sales=4" can’t be read. Write leads=500 or break-even.'),
        (["--target", "leads=0"], "Write how many leads the plan should reach: a number above 0."),
    ],
)
def test_what_can_not_be_is_a_sentence(command: Command, asked: list[str], said: str) -> None:
    answer = command("budget", "b2b", *asked, "--lang", "en")
    assert answer.exit_code == 2
    assert said in answer.stderr.replace(NBSP, " ")
    assert answer.stdout == ""
