"""Every word a person reads is there, in Swedish and in English, and says the same."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import roisim
from roisim.cases import default_channels, preset
from roisim.cases.bibliography import all_benchmarks
from roisim.cases.groups import CREDITS, GROUPS, LEVELS, LINE_LAYERS
from roisim.cases.scenario import CHANNEL_PARAMETERS, PARAMETERS, PRESETS
from roisim.cases.series import KPIS, STREAMS
from roisim.cases.ten_numbers import questions
from roisim.text import LANGUAGES, NBSP, Language, Text, _flat, words

SOURCE = Path(roisim.__file__).parent
LONGEST_NAME = 34  # what fits beside a slider on a phone
LONGEST_NOTE = 230  # four lines in a row of the register
BUSINESSES = ("", *PRESETS)
EXTRA = (  # what a case holds beside the register
    "company.season", "channels.name", "channels.phasing", "channels.auction", "channels.first", "channels.last",
    "lines.name", "lines.layer", "lines.first", "lines.last", "funnel.credit", "ignorance.level",
    "finance.months", "finance.discount_rate", "finance.currency", "finance.start", "finance.against",
    "case.title", "case.correlation", "case.seed", "case.draws",
)  # fmt: skip
ALIKE = {  # one word in both languages
    "budget", "leads", "mild", "per", "person", "plan", "print", "return on engagement", "roi", "roisim", "simulator",
    "start", "storm", "version",
}  # fmt: skip


def fields(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def is_noun(name: str) -> bool:
    """True for what the business itself names; Swedish has definite forms where English needs none."""
    return name in Text("en").nouns


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def test_both_languages_have_the_same_keys() -> None:
    assert words("sv").keys() == words("en").keys()


def test_no_file_of_words_says_again_what_another_says(language: Language) -> None:
    found = [
        key
        for file in (SOURCE / "locales" / language).glob("*.toml")
        for key, _ in _flat(tomllib.loads(file.read_text("utf-8")))
    ]
    assert sorted(found) == sorted(set(found))


def test_both_languages_tell_the_same_facts() -> None:
    for key, swedish in words("sv").items():
        facts = [{name for name in fields(text) if not is_noun(name)} for text in (swedish, words("en")[key])]
        assert facts[0] == facts[1], key


def test_nothing_is_left_untranslated() -> None:
    def bare(template: str) -> str:
        return re.sub(r"\{\w+\}|[^a-zåäöé ]", "", template.lower()).strip()

    said = {
        key: text
        for key, text in words("sv").items()
        if not key.startswith(("noun.", "money.", "compare.auction.")) and ".platform." not in key
    }
    same = {key: bare(text) for key, text in said.items() if text == words("en")[key]}
    assert {key: text for key, text in same.items() if text and text not in ALIKE} == {}


def own_notes() -> set[str]:
    """Why each number of every preset, and of every known channel, is what it is."""
    known = replace(preset(PRESETS[0]), channels=default_channels("SEK"))
    cases = (known, *(preset(name) for name in PRESETS))
    return {estimate.note for case in cases for _, _, estimate in case.estimates() if estimate.note}


def numbers(note: str, thousands: str, decimal: str) -> list[str]:
    """The numbers of a note in a fixed order, without the marks of its language."""
    plain = re.sub(rf"(?<=\d){thousands}(?=\d{{3}}(?!\d))", "", note)
    return sorted(number.replace(decimal, ".") for number in re.findall(rf"\d+(?:[{decimal}]\d+)?", plain))


def test_every_note_of_our_own_is_there_in_swedish_and_no_other() -> None:
    swedish = tomllib.loads((SOURCE / "presets" / "notes.sv.toml").read_text("utf-8"))
    assert swedish.keys() == own_notes()
    assert all(note.strip() and note != english for english, note in swedish.items())


def test_a_note_has_the_same_numbers_in_both_languages() -> None:
    for note in own_notes():
        assert numbers(Text("sv").note(note), NBSP, ",") == numbers(note, ",", "."), note


def test_a_note_of_our_own_is_short(language: Language) -> None:
    for note in own_notes():
        assert len(Text(language).note(note)) <= LONGEST_NOTE, note


def test_a_note_that_the_user_wrote_stays_as_it_was_written(language: Language) -> None:
    assert Text(language).note("Från vårt orderregister 2026.") == "Från vårt orderregister 2026."


def test_no_words_are_empty(language: Language) -> None:
    assert [key for key, text in words(language).items() if not text.strip()] == []


def test_every_parameter_has_a_name_and_a_line(language: Language) -> None:
    for business in BUSINESSES:
        text = Text(language, business)
        for path in (*PARAMETERS, *EXTRA):
            assert text.name(path)[0].isupper(), path
            assert len(text.name(path)) <= LONGEST_NAME, text.name(path)
            assert text.explain(path).endswith("."), path
            assert "\n" not in text.explain(path)


def test_every_channel_parameter_is_named_by_place(language: Language) -> None:
    for name in CHANNEL_PARAMETERS:
        assert Text(language).name(f"channels.3.{name}") == Text(language).name(f"channels.{name}")


def test_no_two_numbers_of_a_group_have_one_name(language: Language) -> None:
    for business in BUSINESSES:
        for group in GROUPS:
            names = [Text(language, business).name(p.path) for p in PARAMETERS.values() if p.group == group]
            assert len(set(names)) == len(names), group


def test_every_unit_is_said(language: Language) -> None:
    for business in BUSINESSES:
        for parameter in PARAMETERS.values():
            assert Text(language, business).unit(parameter.unit)


def test_every_unit_of_a_published_figure_is_said_and_no_other(language: Language) -> None:
    said = {key.removeprefix("benchmark_unit.") for key in words(language) if key.startswith("benchmark_unit.")}
    assert said == {found.unit for found in all_benchmarks().values()}


def test_no_unit_is_said_that_nothing_has(language: Language) -> None:
    said = {key.removeprefix("unit.") for key in words(language) if key.startswith("unit.")}
    asked = {each.parameter.unit for name in PRESETS for question in questions(name) for each in question.asked}
    assert said == asked | {parameter.unit for parameter in PARAMETERS.values()}


def test_every_group_business_level_stream_and_key_figure_is_named(language: Language) -> None:
    for business in BUSINESSES:
        text = Text(language, business)
        for group in (*GROUPS, "finance", "case"):
            assert text(f"group.{group}.name")
            assert text(f"group.{group}.help")
        for kind, names in {"business": PRESETS, "level": LEVELS, "credit": CREDITS, "stream": STREAMS}.items():
            for name in names:
                assert text(f"{kind}.{name}.name")
                assert text(f"{kind}.{name}.help").endswith(".")
        for kpi in KPIS:
            assert len(text(f"kpi.{kpi}.name")) <= LONGEST_NAME
            assert text(f"kpi.{kpi}.help").endswith(".")
            assert text(f"kpi.{kpi}.unit", currency="kr")


def test_every_choice_of_a_case_is_asked_and_named(language: Language) -> None:
    for business in BUSINESSES:
        text = Text(language, business)
        assert all(text(f"{asked}.question").endswith("?") for asked in ("credit", "against"))
        labels = (
            [text(f"line.{layer}") for layer in LINE_LAYERS],
            [text(f"against.{way}") for way in ("aside", "today")],
        )
        assert all(label[0].isupper() for choice in labels for label in choice)


def test_every_business_has_every_noun(language: Language) -> None:
    nouns: dict[str, set[str]] = {}
    for key in words(language):
        if key.startswith("noun."):
            _, business, noun = key.split(".")
            nouns.setdefault(business, set()).add(noun)
    assert set(nouns) == {"default", *PRESETS}
    assert all(of == nouns["default"] for of in nouns.values())


def test_every_noun_in_braces_is_one_that_every_business_has(language: Language) -> None:
    known = Text(language).nouns
    nouns = {name.lower() for name in known}
    for key, template in words(language).items():
        for name in fields(template):
            assert name in known or name.lower() not in nouns, f"{key}: {name}"


def test_every_fault_that_can_arise_has_its_sentence(language: Language) -> None:
    raised = {key for file in SOURCE.rglob("*.py") for key in fault_keys(ast.parse(file.read_text("utf-8")))}
    assert raised
    assert {key for key in raised if not Text(language).has(f"fault.{key}")} == set()


def fault_keys(tree: ast.Module) -> Iterator[str]:
    """The keys that a module gives to Fault, also by way of a name it has set just before."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Fault":
                    yield from _strings(call.args[1], function)


def _strings(node: ast.expr, function: ast.FunctionDef) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body, function)
        yield from _strings(node.orelse, function)
    elif isinstance(node, ast.Name):
        for step in ast.walk(function):
            if isinstance(step, ast.Assign) and node.id in {t.id for t in step.targets if isinstance(t, ast.Name)}:
                yield from _strings(step.value, function)


def test_names_are_listed_as_people_do() -> None:
    assert [Text("en").listed(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "", "A", "A and B", "A, B and C",
    ]  # fmt: skip
    assert Text("sv").listed(["A", "B", "C"]) == "A, B och C"


def test_months_years_and_cases_are_counted_as_people_do() -> None:
    swedish, english = Text("sv"), Text("en")
    assert (english.months(1), english.months(27.2), english.months(None)) == (
        "1 month",
        "28 months",
        "never",
    )
    assert (swedish.months(1), swedish.months(27.2), swedish.months(None)) == ("1 mån", "28 mån", "aldrig")
    assert (english.of_ten(0.1), english.of_ten(0.63)) == ("1 case out of 10", "6 cases out of 10")
    assert (swedish.of_ten(0.01), swedish.of_ten(0.99)) == ("färre än 1 fall av 20", "fler än 19 fall av 20")


def test_money_is_said_in_the_largest_unit_it_fills() -> None:
    sums = (0, 9.4e5, 4.51e9, 1e9, -1e9, 9.99e8)
    swedish, english = ([Text(of).money(sum_, "SEK") for sum_ in sums] for of in LANGUAGES)
    assert swedish == [
        sum_.replace(" ", NBSP) for sum_ in
        ("0 kr", "940 000 kr", "4,5 miljarder kr", "1 miljard kr", "−1 miljard kr", "1 miljard kr")
    ]  # fmt: skip
    assert english == [
        sum_.replace(" ", NBSP) for sum_ in
        ("SEK 0", "SEK 940,000", "SEK 4.5bn", "SEK 1bn", "SEK −1bn", "SEK 1bn")
    ]  # fmt: skip
    assert Text("sv").scale(4.5e9, "EUR") == (1e9, "miljarder EUR")


def test_the_ends_of_a_range_of_money_have_one_unit_said_once() -> None:
    def between(language: Language, low: float | None, high: float | None, currency: str = "SEK") -> str:
        return " – ".join(Text(language).ends(low, high, currency)).replace(NBSP, " ")

    assert between("sv", -140, 100_000) == "0 – 100 000 kr"
    assert between("en", -140, 100_000) == "SEK 0 – 100,000"
    assert between("sv", 65_000, 750_000) == "65 000 – 750 000 kr"
    assert between("sv", -1.2e6, 7e6) == "−1,2 – 7 mkr"
    assert between("en", -410_000, 1.8e6, "EUR") == "EUR −0.41m – 1.8m"
    assert between("sv", 4e8, 1e9) == "0,4 – 1 miljard kr"
    assert between("sv", 5, 5) == "5 kr – 5 kr"
    assert between("en", None, 5) == "– – SEK 5"


def test_what_a_lead_is_called_follows_the_business() -> None:
    names = {business: Text("sv", business).name("funnel.close_rate") for business in PRESETS}
    assert names["ecommerce"] == "Varukorg som blir kund"
    assert names["employer"] == "Ansökan som blir anställd"
    assert Text("en", "employer")("kpi.leads.name") == "Applications"
