"""Search among the numbers: everyday words in both languages find the number meant, best first."""

import pytest

from roisim import cases
from roisim.cases.scenario import PARAMETERS, PRESETS, Scenario
from roisim.exhibits.assumptions import finding
from roisim.text import LANGUAGES, Language, Text, words

MEANT: dict[Language, dict[str, str]] = {
    "sv": {
        "antal kunder": "company.customers", "omsättning": "company.order_value", "konvertering": "funnel.close_rate",
        "försäljning": "company.order_value", "pris": "company.order_value", "lön": "plan.hourly_cost",
        "timmar": "plan.hours", "budget": "channels.spend", "klickpris": "channels.cpm", "kunder": "company.customers",
        "tappar kunder": "company.churn", "tappade kunder": "company.churn", "CAC": "channels.lead_rate",
        "CPL": "channels.lead_rate", "CPA": "channels.close_rate", "CTR": "channels.ctr", "CPM": "channels.cpm",
        "LTV": "company.orders", "CLV": "company.churn", "marginal": "company.margin",
        "CPC": "channels.ctr",
    },
    "en": {
        "turnover": "company.order_value", "sales": "company.order_value", "conversion": "funnel.close_rate",
        "price": "company.order_value", "wage": "plan.hourly_cost", "churn": "company.churn", "CPC": "channels.cpm",
        "number of customers": "company.customers", "hours": "plan.hours", "losing customers": "company.churn",
        "lost customers": "company.churn", "CAC": "channels.lead_rate", "LTV": "company.orders",
        "CPL": "channels.lead_rate", "CPA": "channels.close_rate", "CTR": "channels.ctr", "CPM": "channels.cpm",
        "customer lifetime": "company.churn",
    },
}  # fmt: skip


def found(language: Language, search: str, case: Scenario | None = None) -> list[str]:
    """The declared paths of what a search finds, each once, best first."""
    case = case or cases.preset("b2b")
    hits = finding.matching(Text(language, case.preset), case, search, None)
    return list(dict.fromkeys(row.path.declared for row in hits))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyday_words_find_the_number_meant(language: Language) -> None:
    for search, path in MEANT[language].items():
        assert path in found(language, search)[:6], search
    assert found(language, {"sv": "antal kunder", "en": "number of customers"}[language])[0] == "company.customers"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_listed_word_finds_its_number_near_the_top(language: Language) -> None:
    case = cases.preset("b2b")
    case = cases.read({**cases.tree(case), "lines": [{"name": "Fair", "layer": "cost", "amount": 1000}]})
    for path in PARAMETERS:
        for search in finding.everyday(Text(language), path):
            assert path in found(language, search, case)[:10], (path, search)


def test_words_are_listed_for_numbers_that_there_are() -> None:
    listed = {key.removeprefix("search.") for key in words("sv") if key.startswith("search.")}
    assert listed <= {*PARAMETERS, *(f"elsewhere.{path}" for path in finding.ELSEWHERE)}


@pytest.mark.parametrize(
    ("search", "alike"),
    [("OMSÄTTNING", "omsättning"), ("omsattning", "omsättning"), ("kunderna", "kunder"), ("marginalen", "marginal")],
)
def test_case_accents_and_endings_do_not_count(search: str, alike: str) -> None:
    assert found("sv", search)[:3] == found("sv", alike)[:3]


def test_every_word_must_be_found_and_the_beginning_of_one_is_enough() -> None:
    assert found("en", "linkedin price thousand")[0] == "channels.cpm"
    assert {path.partition(".")[0] for path in found("en", "linkedin click")} == {"channels"}
    assert "plan.hourly_cost" in found("sv", "timk")
    assert "plan.hourly_cost" in found("sv", "kostnad")  # a part of a compound
    assert found("sv", "kunder zzz") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_middle_of_a_word_is_no_hit_and_signs_find_nothing(language: Language) -> None:
    names = {Text(language, "b2b").name(path) for path in found(language, "lön")}
    assert not names & {Text(language).name(f"{group}.half_life") for group in ("effects", "channels")}
    assert len(found("sv", "lön")) < 8
    for search in ("<>", "!!!", " – ", "😀", "()"):
        assert found(language, search) == [], search
        assert finding.elsewhere(Text(language), search) == []
    assert len(found(language, "<b>")) < 25


@pytest.mark.parametrize("name", PRESETS)
def test_no_search_finds_everything_in_the_order_of_the_register(name: str) -> None:
    case = cases.preset(name)
    hits = finding.matching(Text("sv", name), case, " ", None)
    assert len(hits) == len(list(case.estimates()))


@pytest.mark.parametrize(
    ("language", "search"), [("sv", "säsong"), ("sv", "jul"), ("en", "seasonality"), ("sv", "ränta")]
)
def test_what_another_page_asks_for_is_found_too(language: Language, search: str) -> None:
    assert finding.elsewhere(Text(language), search)
    assert finding.elsewhere(Text(language), "zzz") == []
