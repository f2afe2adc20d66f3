"""Whatever people write as a number is read as they meant it, asked about, or refused with what to write."""

import math
import re
import time
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from roisim import cases
from roisim.cases import asking, typed_numbers
from roisim.cases.currencies import rates
from roisim.cases.parameters import Estimate, Parameter
from roisim.cases.scenario import PARAMETERS, PRESETS
from roisim.cases.written_numbers import LONGEST, readings, written
from roisim.errors import CaseError, Fault
from roisim.text import LANGUAGES, MINUS, NBSP, Language, Text

THIN, NARROW = "\N{THIN SPACE}", "\N{NARROW NO-BREAK SPACE}"
ANY = st.sampled_from(list(PARAMETERS.values()))
ANY_LANGUAGE = st.sampled_from(LANGUAGES)
ANY_CURRENCY = st.sampled_from([*rates(), "CHF"])


def read(path: str, typed: str, language: Language = "sv", currency: str = "SEK", usual: float | None = None) -> float:
    """What a field takes."""
    return typed_numbers.read(Text(language, "b2b"), PARAMETERS[path], typed, currency, usual)


def fault(path: str, typed: str, language: Language = "sv", currency: str = "SEK", usual: float | None = None) -> Fault:
    """What a field says instead; a sentence in both languages."""
    with pytest.raises(CaseError) as caught:
        read(path, typed, language, currency, usual)
    found = caught.value.faults[0]
    assert all(10 < len(Text(each).fault(found)) < 300 for each in LANGUAGES)
    return found


def answered(found: Fault, path: str, language: Language = "sv", currency: str = "SEK") -> list[float]:
    """What the answers to a question come to, each taken as the button takes it."""
    answers = found.facts["answers"]
    assert isinstance(answers, tuple)
    return [read(path, answer.written, language, currency) for answer in answers]


# --- known answers: the same in either language ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "typed", "value"),
    [
        ("company.order_value", "25,000", 25_000), ("company.order_value", "25.000", 25_000),
        ("company.order_value", "1,000", 1000), ("company.order_value", "1.500", 1500),
        ("company.order_value", "1 500", 1500), ("company.order_value", "1'500", 1500),
        ("company.order_value", "1’500", 1500), ("company.order_value", f"1{NBSP}500", 1500),
        ("company.order_value", f"1{THIN}500", 1500), ("company.order_value", f"1{NARROW}500", 1500),
        ("company.order_value", "1.234.567,89", 1_234_567.89), ("company.order_value", "1,234,567.89", 1_234_567.89),
        ("company.order_value", "1 234 567,89", 1_234_567.89), ("company.order_value", "1,234,567", 1_234_567),
        ("company.order_value", "500 kr", 500), ("company.order_value", "500:-", 500),
        ("company.order_value", "500 :-", 500), ("company.order_value", "500,-", 500),
        ("company.order_value", "500 SEK", 500), ("company.order_value", "SEK 500", 500),
        ("company.order_value", "kr 500", 500), ("company.order_value", "500kr.", 500),
        ("company.order_value", "500 kronor", 500), ("company.order_value", "ca 500", 500),
        ("company.order_value", "2 tusen", 2000), ("company.order_value", "1,2 miljoner", 1.2e6),
        ("company.order_value", "1.2 mkr", 1.2e6), ("company.order_value", "300 tkr", 300_000),
        ("company.order_value", "2 msek", 2e6), ("company.order_value", "5k", 5000),
        ("company.order_value", "2 million", 2e6), ("company.order_value", "2 thousand", 2000),
        ("plan.agency", "6 000 per månad", 6000), ("plan.agency", "6 000 kr/mån", 6000),
        ("plan.agency", "6000 SEK a month", 6000), ("plan.agency", "6,000 SEK/month", 6000),
        ("plan.hours", "60 timmar", 60), ("plan.hours", "60 h", 60), ("plan.hours", "60 hours", 60),
        ("plan.hours", "60 tim/mån", 60), ("plan.hours", "60 hours a month", 60), ("plan.hours", "2,5", 2.5),
        ("plan.hourly_cost", "450 kr/h", 450), ("plan.hourly_cost", "450 kr per timme", 450),
        ("plan.hourly_cost", "450 kr timmen", 450),
        ("channels.cpm", "90 kr per tusen visningar", 90), ("channels.cpm", "90 SEK per thousand impressions", 90),
        ("company.customers", "300 kunder", 300), ("company.customers", "300 customers", 300),
        ("company.customers", "300 st", 300), ("company.followers", "5 000 följare", 5000),
        ("effects.half_life", "3 år", 36), ("effects.half_life", "3 years", 36), ("effects.half_life", "18 mån", 18),
        ("effects.half_life", "18 m", 18), ("plan.hours_per_post", "30 min", 0.5),
        ("funnel.close_rate", "1 av 40", 0.025), ("funnel.close_rate", "1 in 40", 0.025),
        ("funnel.close_rate", "1/40", 0.025), ("funnel.close_rate", "1 of 40", 0.025),
        ("funnel.close_rate", "1 på 40", 0.025), ("funnel.close_rate", "1 out of 40", 0.025),
        ("funnel.close_rate", "1 av 3", 0.3333), ("funnel.close_rate", "45 % of leads", 0.45),
        ("company.margin", "45", 0.45), ("company.margin", "45 procent", 0.45), ("company.margin", "45 per cent", 0.45),
        ("company.margin", "45 percent", 0.45), ("company.margin", "45 %", 0.45), ("company.margin", "45%", 0.45),
        ("company.margin", "45,5", 0.455), ("company.margin", "0,45 %", 0.0045), ("company.margin", "25,000", 0.25),
        ("company.churn", "0.45", 0.0045), ("company.churn", "0,45", 0.0045),
        ("plan.cpm_trend", f"{MINUS}5", -0.05), ("plan.cpm_trend", "-5 %", -0.05), ("plan.cpm_trend", "0", 0),
        ("funnel.incremental", "1,250", 1.25), ("channels.value", "1.250", 1.25), ("company.orders", "1/12", 0.08333),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_meant(language: Language, path: str, typed: str, value: float) -> None:
    assert read(path, typed, language) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "typed", "key", "values"),
    [
        ("plan.hours", "25,000", "typed_which", [25, 25_000]), ("plan.hours", "25.000", "typed_which", [25, 25_000]),
        ("plan.hours", "1,000", "typed_which", [1, 1000]), ("plan.agency", "120,000", "typed_which", [120, 120_000]),
        ("plan.posts", "1,255", "typed_which", [1.255, 1255]), ("plan.hours", "1,5002", "", []),
        ("company.margin", "0.45", "typed_share", [0.0045, 0.45]),
        ("company.margin", "0,45", "typed_share", [0.0045, 0.45]),
        ("company.churn", "0.2", "typed_share", [0.002, 0.2]),
        ("company.order_value", "500 EUR", "typed_currency", [5535]),
        ("company.order_value", "€500", "typed_currency", [5535]),
        ("company.order_value", "EUR 500", "typed_currency", [5535]),
        ("company.order_value", "500 euro", "typed_currency", [5535]),
        ("company.order_value", "USD 500", "typed_currency", [4910]),
        ("company.order_value", "US$500", "typed_currency", [4910]),
        ("company.order_value", "$25,000", "typed_currency_which", [245.5, 245_500]),
        ("plan.agency", "120 000 per år", "typed_time", [10_000]),
        ("plan.agency", "120k a year", "typed_time", [10_000]),
        ("plan.agency", "100 000 kr/år", "typed_time", [8333]), ("plan.hours", "15 h/week", "typed_time_how", [65]),
        ("plan.posts", "3 i veckan", "typed_time_how", [13]), ("recruiting.hires", "2 i månaden", "typed_time", [24]),
        ("company.churn", "20 % per år", "typed_time", [0.01842]),
        ("company.orders", "2 a year", "typed_time", [0.1667]),
        ("plan.hourly_cost", "$25,000", "typed_currency_which", [245.5, 245_500]),
        ("channels.cpm", "$25,000", "typed_currency_which", [245.5, 245_500]),
        ("plan.hourly_cost", "25,000", "typed_which", [25, 25_000]),
        ("plan.hourly_cost", "35 000 kr/månad", "typed_time_how", [218.8]),
        ("plan.hourly_cost", "35 000 SEK a month", "typed_time_how", [218.8]),
        ("plan.hourly_cost", "3 600 kr om dagen", "typed_time_how", [450]),
        ("plan.hourly_cost", "480 000 kr per år", "typed_time_how", [250]),
        ("plan.hourly_cost", "4 000 EUR/månad", "typed_currency", [276.8]),
        ("plan.hourly_cost", "35,000 kr/month", "typed_time_how", [218.8]),
        ("plan.hours", "1 dag i veckan", "typed_time_how", [34.67]),
        ("plan.hours", "4 h/vecka", "typed_time_how", [17.33]), ("plan.hours", "2 dagar", "typed_time_how", [16]),
        ("plan.hours_per_post", "1 dag", "typed_time_how", [8]),
    ],
)  # fmt: skip
def test_what_can_be_two_things_or_is_worked_out_is_asked_about_and_never_taken_unasked(
    language: Language, path: str, typed: str, key: str, values: list[float]
) -> None:
    if not key:  # four digits after the mark: it can be one thing only
        assert read(path, typed, language) == 1.5002
        return
    found = fault(path, typed, language)
    assert found.key == key
    assert answered(found, path, language) == pytest.approx(values)
    for part in ("this", "that")[: len(values)]:
        assert str(found.facts[f"write_{part}"]) in Text(language).fault(found) or key == "typed_share"


def test_what_stands_in_the_field_and_in_the_example_decides_what_is_usual() -> None:
    assert read("company.customers", "1,250", usual=40_000) == 1250
    assert fault("company.customers", "1,250", usual=1.5).key == "typed_which"
    assert fault("plan.hours", "1,000", usual=1).key == "typed_which"
    assert fault("company.order_value", "390,000").key == "typed_which"
    assert read("company.order_value", "390,000", usual=260_000) == 390_000
    text, hours = Text("en"), PARAMETERS["plan.hours"]
    assert typed_numbers.read(text, hours, f"1,255{NBSP}hours/month", "SEK", held=1255.0) == 1255
    assert typed_numbers.read(text, hours, "14.29 hours/month".replace(" ", NBSP), "SEK", held=100 / 7) == 100 / 7


def test_a_sum_is_in_the_currency_of_the_case_where_its_sign_may_be() -> None:
    assert read("company.order_value", "$2,500", currency="USD") == 2500
    assert read("company.order_value", "$250", currency="CAD") == 250
    assert read("company.order_value", "500 kr", currency="NOK") == 500
    assert read("company.order_value", "€500", currency="EUR") == 500
    assert answered(fault("company.order_value", "500 kr", currency="EUR"), "company.order_value", currency="EUR") == [
        pytest.approx(45.17)
    ]
    assert fault("company.order_value", "500 JPY").key == "typed_rate"
    assert fault("company.order_value", "500 EUR", currency="CHF").key == "typed_rate"


def test_a_converted_sum_is_told_with_its_rate_and_date() -> None:
    text = Text("en")
    said = text.fault(fault("company.order_value", "500 EUR", "en"))
    assert f"5,535{NBSP}SEK" in said
    assert "1 EUR = 11.07 SEK" in said
    assert rates()["EUR"].date in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "typed", "key"),
    [
        ("plan.agency", "5 %", "typed_percent"), ("plan.hours", "60 procent", "typed_percent"),
        ("company.customers", "5 kr", "typed_unit"), ("company.customers", "4,5 mkr", "typed_unit"),
        ("company.customers", "5 EUR", "typed_unit"), ("company.customers", "5 leads", "typed_unit"),
        ("company.margin", "45 kr", "typed_unit"), ("plan.agency", "60 timmar", "typed_unit"),
        ("company.order_value", "500 kr per månad", "typed_unit"),
        ("company.order_value", "500 EUR SEK", "typed_unit"), ("plan.agency", "5 äpplen", "typed_unit"),
        ("plan.hourly_cost", "60 timmar", "typed_unit"), ("plan.hourly_cost", "2 h", "typed_unit"),
        ("plan.agency", "2 månader", "typed_unit"), ("recruiting.hires", "2 år", "typed_unit"),
        ("company.customers", "1 av 40", "typed_fraction"), ("plan.hourly_cost", "1 of 40", "typed_fraction"),
        ("plan.hours", "1/40", "typed_fraction"), ("effects.half_life", "1 in 3", "typed_fraction"),
        *(("plan.hours", typed, "typed_number") for typed in (
            "", " ", "abc", "1,2,3", "4,5,6", "12,34,56", "4.5.", "2026.1.5", "--5", "1e5", "1e400", "١٢", "５", "5 😀",
            "=1+1", "<b>", "<b>5</b>", "1 5", "5–6", "5; DROP", "9" * (LONGEST + 1), "x" * 400, "1/0", "nan", "inf",
            "0x10", "@SUM(A1)", "5_0",
        )),
    ],
)  # fmt: skip
def test_what_is_no_number_here_is_refused_in_a_sentence_with_an_example(
    language: Language, path: str, typed: str, key: str
) -> None:
    found = fault(path, typed, language)
    assert found.key == key
    assert read(path, str(found.facts["example"]), language, usual=None) >= 0
    assert len(Text(language).fault(found)) < 200


@pytest.mark.parametrize(
    ("typed", "months"),
    [("36", 36), ("36 månader", 36), ("36 months", 36), ("36 m", 36), ("3 år", 36), ("3 years", 36), ("1,5 år", 18),
     ("18 mån", 18), ("36,000", 36), (f"36{NBSP}månader", 36), ("2", None), ("3,5", None), ("200", None),
     ("3 veckor", None), ("36 kr", None), ("36 %", None), ("", None), ("tre", None)],
)  # fmt: skip
def test_the_months_of_a_case_may_be_written_as_years(typed: str, months: int | None) -> None:
    if months is not None:
        assert typed_numbers.read_months(typed) == months
        return
    with pytest.raises(CaseError):
        typed_numbers.read_months(typed)


def test_a_month_is_read_with_its_word() -> None:
    assert [typed_numbers.read_month(typed) for typed in ("7", "månad 7", "Month 7", "")] == [7, 7, 7, None]
    for typed in ("0", "7,5", "7 år", "-1", "maj"):
        with pytest.raises(CaseError):
            typed_numbers.read_month(typed)


def test_a_number_that_was_worked_out_is_told_with_how() -> None:
    for typed, path, how in (
        ("35 000 kr/månad", "plan.hourly_cost", ("160 arbetstimmar i månaden",)),
        ("1 dag i veckan", "plan.hours", ("8 arbetstimmar om dagen", "52 veckor om året")),
        ("4 000 EUR/månad", "plan.hourly_cost", ("160 arbetstimmar i månaden", "1 EUR = ")),
        ("4 h/vecka", "plan.hours", ("52 veckor om året",)),
    ):
        said = Text("sv").fault(fault(path, typed))
        assert all(each in said for each in how), said


def test_one_is_said_in_the_singular() -> None:
    sv, en, lag = Text("sv", "b2b"), Text("en", "b2b"), PARAMETERS["effects.half_life"]
    assert typed_numbers.shown(sv, lag, 1.0, "SEK") == f"1{NBSP}månad"
    assert typed_numbers.shown(en, lag, 1.0, "SEK") == f"1{NBSP}month"
    assert typed_numbers.shown(en, lag, 1.5, "SEK") == f"1.5{NBSP}months"
    assert typed_numbers.said(sv, PARAMETERS["company.customers"], 1.0, "SEK") == f"1{NBSP}kund"
    assert typed_numbers.said(en, PARAMETERS["company.audience"], 1.0, "SEK") == f"1{NBSP}person"
    asked = Text("sv").fault(fault("effects.half_life", "1,000"))
    assert "1\N{NO-BREAK SPACE}månad eller 1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}månader" in asked


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ("company.customers", -5.0, "typed_negative"), ("company.customers", 1e16, "typed_huge"),
        ("company.order_value", -1.0, "typed_negative"), ("company.margin", 1.4, "typed_outside"),
        ("company.margin", -0.4, "typed_outside"),
    ],
)  # fmt: skip
def test_a_limit_is_said_where_it_helps(language: Language, path: str, value: float, key: str) -> None:
    text = Text(language, "b2b")
    with pytest.raises(CaseError) as caught:
        typed_numbers.check(text, PARAMETERS[path], Estimate(value), "SEK")
    found = caught.value.faults[0]
    assert found.key == key
    assert not re.search("biljon|tusen miljarder|trillion|000", text.fault(found))


# --- what a field shows ---


@pytest.mark.parametrize(
    ("value", "english"),
    [(1_234_567.89, "1,234,567.89"), (12.345678, "12.345678"), (3.342366757, "3.342"), (100 / 7, "14.29"),
     (12.345678901234, "12.35"),
     (5.7e-11, "0"), (-5.7e-11, "0"), (0.1 + 0.2, "0.3"), (123_456.789012345, "123,457"),
     (0.000123456789012, "0.0001235"),
     (1e15, "1,000,000,000,000,000"), (0.0, "0"), (-1.5, f"{MINUS}1.5")],
)  # fmt: skip
def test_digits_that_were_typed_stay_and_those_of_a_conversion_are_four(value: float, english: str) -> None:
    assert typed_numbers.digits(Text("en"), value) == english


def test_no_converted_case_shows_residue() -> None:
    text = Text("en")
    for preset in PRESETS:
        for currency in ("EUR", "NOK"):
            case = cases.in_currency(cases.preset(preset), currency)
            for _, parameter, estimate in case.estimates():
                shown = typed_numbers.digits(text, estimate.likely * typed_numbers.factor(parameter))
                assert sum(sign.isdigit() for sign in shown.lstrip("0.")) <= 9, shown


@given(ANY, ANY_LANGUAGE, ANY_CURRENCY, st.floats(0, 1, exclude_min=True), st.sampled_from(PRESETS))
def test_whatever_a_field_shows_it_reads_back(
    parameter: Parameter, language: Language, currency: str, part: float, business: str
) -> None:
    low, high = parameter.usual
    value, text = low + part * (high - low), Text(language, business)
    shown = typed_numbers.shown(text, parameter, value, currency)
    assert typed_numbers.read(text, parameter, shown, currency, held=value) == value
    try:
        found = typed_numbers.read(text, parameter, shown, currency)
    except CaseError as error:
        ways = [typed_numbers.read(text, parameter, each.written, currency) for each in answers(error.faults[0])]
        assert any(math.isclose(way, value, rel_tol=6e-4, abs_tol=1e-9) for way in ways)
    else:
        assert found == pytest.approx(value, rel=6e-4, abs=1e-9)


def answers(found: Fault) -> tuple[asking.Answer, ...]:
    """What can be answered to a question."""
    return found.facts.get("answers", ())  # type: ignore[return-value]


@given(
    ANY, ANY_LANGUAGE, st.integers(1, 10**7), st.integers(0, 3), st.sampled_from(" '’.,\N{NO-BREAK SPACE}"), st.data()
)
def test_a_usual_number_is_never_read_a_thousand_times_off_whatever_the_marks(
    parameter: Parameter, language: Language, number: int, decimals: int, thousands: str, data: st.DataObject
) -> None:
    value = number / 10**decimals
    inside = value / typed_numbers.factor(parameter)
    assume(parameter.usual[0] <= inside <= parameter.usual[1] and inside > parameter.usual[1] / 1000)
    point = data.draw(st.sampled_from([mark for mark in ".," if mark != thousands]))
    typed = f"{value:,.{decimals}f}".translate({ord(","): thousands, ord("."): point})
    text = Text(language)
    try:
        found = typed_numbers.read(text, parameter, typed, "SEK")
    except CaseError as error:
        ways = [typed_numbers.read(text, parameter, each.written, "SEK") for each in answers(error.faults[0])]
        assert any(math.isclose(way, inside, rel_tol=1e-9) for way in ways)
    else:
        assert math.isclose(found, inside, rel_tol=1e-9)


@given(st.text(max_size=200), ANY, ANY_LANGUAGE)
def test_any_text_is_a_number_a_question_or_a_sentence(typed: str, parameter: Parameter, language: Language) -> None:
    text = Text(language)
    try:
        found, said = typed_numbers.read(text, parameter, typed, "SEK"), "taken as it is"
    except CaseError as error:
        found, said = 0.0, text.fault(error.faults[0])
    assert math.isfinite(found)
    assert 10 < len(said) < 300


@given(st.text("0123456789.,  '", max_size=30))
def test_digits_and_marks_are_one_number_two_that_are_a_thousand_apart_or_none(typed: str) -> None:
    found = readings(typed)
    assert len(found) <= 2
    if len(found) == 2:
        assert found[1] == pytest.approx(1000 * found[0])


def test_reading_costs_next_to_nothing() -> None:
    text, parameter = Text("sv", "b2b"), PARAMETERS["plan.agency"]
    typed_numbers.read(text, parameter, "6 000 kr/mån", "SEK")
    start = time.perf_counter()
    for _ in range(200):
        typed_numbers.read(text, parameter, "6 000 kr/mån", "SEK")
    assert (time.perf_counter() - start) / 200 < 0.005
    start = time.perf_counter()
    written("1" * 10**6), written(" '" * 10**6), written("1 " * 10**6)
    assert time.perf_counter() - start < 2


def test_a_unit_of_a_year_is_asked_for_as_a_year() -> None:
    yearly = replace(PARAMETERS["print.budget"], unit="currency/month")
    assert typed_numbers.read(Text("sv"), yearly, "20 000 kr/mån", "SEK") == 20_000


def test_a_range_that_was_reckoned_has_two_digits_and_one_that_was_typed_its_own() -> None:
    elasticity, text = PARAMETERS["effects.awareness_elasticity"], Text("en")
    reckoned, typed = Estimate(0.66, 0.57643, 0.75642), Estimate(0.66, 0.576, 0.756)
    spans = [typed_numbers.span(text, elasticity, estimate, "SEK") for estimate in (reckoned, typed)]
    assert [span.split()[0].rstrip("%") for span in spans] == ["0.58–0.76", "0.576–0.756"]
