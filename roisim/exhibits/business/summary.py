"""The page in a sentence: business, money, time, channels, and how many numbers are the company's own."""

from roisim.cases import vouching
from roisim.cases.scenario import Scenario
from roisim.exhibits.saying import horizon
from roisim.text import Text


def summary(text: Text, case: Scenario) -> str:
    """What the case is about."""
    business = text(f"business.{case.preset}.name") if case.preset else text("page.untitled")
    return text(
        "page.business.summary", business=business, currency=case.finance.currency,
        within=horizon(text, case.finance.months),
        channels=text.counted("page.business.with_channels", len(case.channels)),
        whose=text.counted("page.business.own_numbers", vouching.counted(case)["own"]),
    )  # fmt: skip
