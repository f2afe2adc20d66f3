"""Method: every symbol of every equation is explained, and its number is the one that the engine works with."""

import re

import numpy as np
import pytest
from hypothesis import given

from roisim.answers.one_month import one_month
from roisim.cases import preset
from roisim.cases.scenario import Scenario
from roisim.exhibits.method.equations import equations
from roisim.exhibits.method.formulas import formula
from roisim.exhibits.method.sections import contents, sections
from roisim.exhibits.method.symbols import Letter, found_in
from roisim.exhibits.method.wording import is_word
from roisim.exhibits.method.worked import month
from roisim.model import draws as chance
from roisim.model.simulation import simulate
from roisim.text import LANGUAGES, Language, Text, words
from tests.exhibits.every import of_preset
from tests.whole_cases import SEEDS, scenario

EQUATIONS = equations()["equation"]
OF_THE_ENGINE = ("customers", "awareness", "followers", "contacts", "leads", "reach", "revenue", "plan_cost", "value")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["b2b", "public"])
def test_every_symbol_is_explained(language: Language, name: str) -> None:
    case = preset(name)
    found = sections(Text(language, name), case)
    assert [section.name for section in found] == [section for section, _ in contents(Text(language))]
    explained = [meaning for section in found for each in section.equations for meaning in each.symbols]
    assert all(meaning.said for meaning in explained)
    assert not any("\\" in part or "{" in part for each in explained for part in vars(each.letter).values())
    assert all(each.symbols for section in found for each in section.equations)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_equations_are_of_the_language_and_stand_beside_their_symbols_as_they_do_there(
    language: Language,
) -> None:
    text, case = Text(language, "b2b"), preset("b2b")
    there = {word.strip() for each in EQUATIONS for word in re.findall(r"\\text\{([^}]*)\}", each["latex"])}
    told = {key.removeprefix("latex."): said for key, said in words(language).items() if key.startswith("latex.")}
    assert set(told) == {word for word in there if is_word(word)}
    assert {word for word, said in told.items() if word == said} == (
        {"print", "plan"} if language == "sv" else set(told)
    )
    for each in (each for section in sections(text, case) for each in section.equations):
        plain = " ".join(re.findall(r"\\text\{([^}]*)\}", each.latex))
        for letter in (meaning.letter for meaning in each.symbols):
            assert all(part in plain for part in re.findall(r"[a-zåäö]{3,}", letter.below)), each.key


def test_a_quantity_is_explained_where_it_stands() -> None:
    met = {symbol.key for each in EQUATIONS for symbol in found_in(each["latex"], each["section"])}
    assert {each["key"] for each in equations()["quantity"]} == met - {""}


def test_parameters_are_known_by_their_symbols() -> None:
    met = {symbol.path for each in EQUATIONS for symbol in found_in(each["latex"], each["section"])}
    assert set(equations()["symbols"]) - met == set()


def test_letters_are_written_without_latex() -> None:
    assert Letter.of(r"\Lambda_{k,t}") == Letter("Λ", "k,t", "")
    assert Letter.of(r"\text{NPV}_{\text{aside}}") == Letter("NPV", "aside", "")
    assert Letter.of(r"\omega^a") == Letter("ω", "", "a")


@given(SEEDS)
def test_a_month_is_the_engines(seed: int) -> None:
    case = scenario(seed)
    at = month(case)
    engage = simulate(chance.likely(case), "engage", OF_THE_ENGINE)
    found = one_month(case, at)
    for name in OF_THE_ENGINE:
        np.testing.assert_allclose(found[name], engage[name][at - 1, 0], rtol=1e-12, atol=1e-12, err_msg=name)


@given(SEEDS)
def test_equations_hold_of_the_numbers_beside_them(seed: int) -> None:
    case = scenario(seed)
    n = one_month(case, month(case))
    assert n["effort"] == pytest.approx(n["ad_spend"] + n["running"])
    assert n["cost"] == pytest.approx(n["plan_cost"] + _of(case, "company.social_cost"))
    assert n["others_new"] <= n["new_customers"] + 1e-9 or _of(case, "effects.referrals") > 0
    assert n["leads"] == pytest.approx(n["ad_leads"] + n["organic_leads"])
    cost = _of(case, "company.social_cost")
    assert n["seen_today"] == pytest.approx(cost / (cost + _of(case, "plan.half_presence")) if cost else 0)


def _of(case: Scenario, path: str) -> float:
    return case[path].likely


@pytest.mark.parametrize("name", ["b2b", "employer"])
def test_every_exhibit_leads_to_its_formula(name: str) -> None:
    found = [each for exhibits in of_preset(name, "en").values() for each in exhibits]
    assert [each.key for each in found if not formula(each.formula or each.key)] == []
    known = {each["key"] for each in EQUATIONS}
    assert {formula(each.formula or each.key) for each in found} <= known
    assert {formula(card.formula) for each in found for card in each.cards if card.formula} <= known


def test_a_short_case_is_worked_in_its_last_month() -> None:
    assert month(scenario(1)) == min(12, scenario(1).finance.months)
