"""What stands beside the pictures: what turns the decision, what the soft part must be worth, how it would fail."""

import streamlit as st

from roisim.answers.result import Result
from roisim.cases.scenario import Scenario
from roisim.exhibits.must_be_true import failing as failed
from roisim.exhibits.must_be_true import soft as softly
from roisim.exhibits.must_be_true.switching import turning as turned
from roisim.text import Text
from roisim.ui.parts import exhibits, markup, taking


def turning(text: Text, case: Scenario) -> None:
    """The most fragile numbers in sentences, and a table of all."""
    exhibits.show(text, turned(text, case))


def soft(text: Text, result: Result) -> None:
    """What the soft part must be worth, in numbers that stand out."""
    exhibit = softly.soft(text, result)
    exhibits.heading(exhibit, taking.picture(text, exhibit))
    if exhibit.cards:
        markup.show(markup.cards(exhibit.cards, "cards soft"))
    exhibits.remarks(exhibit)


def failing(text: Text, result: Result) -> None:
    """How the plan would most likely fail."""
    with st.container(key="must-failing"):
        exhibits.show(text, failed.failing(text, result))
