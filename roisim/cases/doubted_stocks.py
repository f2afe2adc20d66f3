"""Of the business today: more of something than there can be of it. Read off the likely values."""

from collections.abc import Iterator

from roisim.cases.facts import Count, Name, Share
from roisim.cases.scenario import Scenario
from roisim.errors import Fault

_HAIR = 1 + 1e-9
_ONLINE = ("ecommerce", "subscription")  # who sells on the site alone
_OF_MARKET = (("customers", 1), ("followers", 1), ("new_customers", 12))  # and over how many months


def beyond_the_market(case: Scenario) -> Iterator[Fault]:
    """More customers, more followers, or more new customers in a year than there are people in the market."""
    market = case.company.audience.likely
    for name, months in _OF_MARKET:
        found = getattr(case.company, name).likely * months
        if found > market * _HAIR:
            key = "doubt_market_year" if months > 1 else "doubt_market"
            monthly = {"monthly": Count(found / months**2)} if months > 1 else {}
            yield Fault(f"company.{name}", key, found=Count(found), market=Count(market), name=Name(f"company.{name}"),
                        audience=Name("company.audience"), **monthly)  # fmt: skip


def unknown_to_customers(case: Scenario) -> Iterator[Fault]:
    """Fewer people know of the company than are its customers; 0 means that it is left out of the case."""
    company = case.company
    known, stock = company.awareness.likely * company.audience.likely, company.customers.likely
    if 0 < known * _HAIR < stock <= company.audience.likely:
        yield Fault("company.awareness", "doubt_known", share=Share(company.awareness.likely), known=Count(known),
                    stock=Count(stock), name=Name("company.awareness"), audience=Name("company.audience"))  # fmt: skip


def ambassadors_from_nowhere(case: Scenario) -> Iterator[Fault]:
    """More ambassadors than there are customers and followers to be them."""
    company = case.company
    there, told = company.customers.likely + company.followers.likely, company.ambassadors.likely
    if told > there * _HAIR:
        yield Fault("company.ambassadors", "doubt_ambassadors", told=Count(told), there=Count(there),
                    name=Name("company.ambassadors"))  # fmt: skip


def more_than_visit(case: Scenario) -> Iterator[Fault]:
    """A business on the web has more new customers than visits."""
    new, visits = case.company.new_customers.likely, case.company.site_visits.likely
    if case.preset in _ONLINE and 0 < visits * _HAIR < new:
        yield Fault("company.new_customers", "doubt_visits", come=Count(new), visits=Count(visits),
                    name=Name("company.new_customers"), site=Name("company.site_visits"))  # fmt: skip


LOOKS = (beyond_the_market, unknown_to_customers, ambassadors_from_nowhere, more_than_visit)
