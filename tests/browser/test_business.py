"""Your business in a browser: from the bare address to a case of one's own, counted; and the keyboard alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from roisim import cases
from roisim.cases import links
from roisim.cases.scenario import Scenario
from roisim.cases.ten_numbers import all_own, paths
from roisim.cases.vouching import counted
from roisim.text import NBSP, Text
from tests.browser.conftest import Open, settled

pytestmark = pytest.mark.browser
FEW = 20  # actions: a click, a choice, a field typed in; the Tab between two fields is none
LOCAL = Text("sv", "local")
# In the order in which Tab comes to them.
TYPED = (
    "company.customers", "company.new_customers", "company.order_value", "company.orders", "company.later_value",
    "company.margin", "plan.hours", "plan.hourly_cost", "company.followers", "print.budget", "company.social_cost",
    "company.social_share",
)  # fmt: skip
LATER = {"print_budget": "60 000 kr per år", "company_social_cost": "3 000 kr", "company_social_share": "1 av 20"}
ANSWERS = ("1 200", "25", "40 000 kr", "0,5", "10 tkr", "40 procent", "12 timmar", "600 kr", "1 500")


class Hand:
    """Someone at the page, whose actions are counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.acts = 0

    def click(self, there: Locator) -> None:
        """Click, and wait for what it does."""
        self.acts += 1
        there.click()
        settled(self.page)

    def type(self, words: str) -> None:
        """Write where the cursor is, and go on to the next field."""
        self.acts += 1
        self.page.keyboard.type(words)
        self.page.keyboard.press("Tab")

    def write(self, there: Locator, words: str) -> None:
        """Write into a field."""
        self.acts += 1
        there.fill(words)
        there.press("Enter")
        settled(self.page)


def case_of(page: Page) -> Scenario:
    """The case in the address bar."""
    return links.decode(page.evaluate("new URL(location).searchParams.get('case')")).scenario


def test_twenty_actions_make_a_case_of_ones_own(visitor: Open) -> None:
    page = visitor()
    hand = Hand(page)
    hand.click(page.get_by_role("button", name=LOCAL("visit.own")))
    expect(page.get_by_role("heading", name=LOCAL("ten.title"))).to_be_visible()
    hand.click(page.get_by_role("button", name=LOCAL("business.local.name")))
    first = page.get_by_label(LOCAL("ten.company_customers"))
    # A busy server draws the new fields when the page has been still for a while already.
    expect(first).to_have_value(re.compile(r"2\s600\skunder"))

    first.focus()
    page.keyboard.press("Control+A")
    for words in ANSWERS:
        hand.type(words)
    settled(page)
    for name in ("Facebook", "Instagram", "LinkedIn"):
        hand.click(page.get_by_role("button", name=name, exact=True))
    for place, words in enumerate(("8 000", "12 tkr")):
        hand.write(page.locator(f".st-key-channel-{place} input").first, words)
    for question, words in LATER.items():
        hand.write(page.get_by_label(LOCAL(f"ten.{question}")), words)

    said = "Det blir 18 mkr i omsättning om året. Stämmer det?"
    expect(page.locator(".together")).to_have_text(said.replace("18 mkr", f"18{NBSP}mkr"))
    expect(page.get_by_text(LOCAL("ten.own"))).to_be_visible()
    assert hand.acts <= FEW
    case = case_of(page)
    assert all_own(case)
    assert [(row.name, row.spend.likely) for row in case.channels] == [("Instagram", 8000), ("LinkedIn", 12_000)]
    assert [case[path].likely for path in TYPED] == pytest.approx(
        [1200, 25, 40_000, 0.5 / 12, 10_000, 0.4, 12, 600, 1500, 5000, 3000, 0.05]
    )
    assert counted(case)["own"] == len(list(paths(case)))


def test_a_doubt_above_leaves_the_field_that_is_typed_in(visitor: Open) -> None:
    page = visitor(f"/business?case={links.encode(cases.preset('local'))}")
    page.get_by_label(LOCAL("ten.company_customers")).fill("1 200")
    page.keyboard.press("Tab")
    field = page.get_by_label(LOCAL("ten.company_new_customers"))
    field.fill("25")
    page.keyboard.press("Tab")
    page.keyboard.type("40")
    expect(page.locator(".st-key-doubtful")).to_be_visible()
    settled(page)
    here = page.get_by_label(LOCAL("ten.company_order_value"))
    expect(here).to_be_focused()
    expect(here).to_have_value("40")
