"""HubSpot's files: every deal once, every person once, in five languages, and nothing lost without a word."""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from roisim.errors import CaseError
from roisim.importers import hubspot, read
from roisim.importers.found import Contact, Deal, Found
from roisim.text import LANGUAGES, Text

DEALS = ("Record ID", "Deal Name", "Deal Stage", "Pipeline", "Amount", "Close Date", "Create Date", "Deal owner",
         "Associated Contact IDs", "Original Traffic Source")  # fmt: skip
CONTACTS = ("Record ID", "First Name", "Last Name", "Email", "Lifecycle Stage", "Create Date", "Original Source")
SOURCES = ("Organic Search", "Paid Social", "", "Direct Traffic")


def written(headers: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """A file as HubSpot writes it."""
    kept = io.StringIO()
    csv.writer(kept, quoting=csv.QUOTE_ALL).writerows([headers, *rows])
    return kept.getvalue().encode()


def taken(headers: Sequence[str], *rows: Sequence[object], answers: Mapping[str, str] | None = None) -> Found:
    """What a file with these rows says; what it says about them can be said in words."""
    found = read(written(headers, rows), "file.csv", answers)
    for language in LANGUAGES:
        assert all(Text(language).fault(fault).endswith(".") for fault in found.warnings)
        assert all(Text(language).fault(each.reason) for each in found.skipped)
    return found


def a_deal(number: int, stage: str = "Closed won", amount: object = "100", **other: str) -> list[object]:
    """A row of a deal."""
    known = {"Record ID": number, "Deal Name": "Nordvik – Ny webb", "Deal Stage": stage, "Pipeline": "Sales Pipeline",
             "Amount": amount, "Create Date": "2026-04-16 22:13", "Close Date": "2026-05-08 22:13"} | other  # fmt: skip
    return [known.get(header, "") for header in DEALS]


def a_person(number: object, mail: str = "", created: str = "2026-01-26 16:08", **other: str) -> list[object]:
    """A row of a contact."""
    known = {"Record ID": number, "First Name": "Åsa", "Last Name": "Öberg", "Email": mail, "Create Date": created}
    return [(known | other).get(header, "") for header in CONTACTS]


def keys(found: Found) -> list[tuple[int, str]]:
    """The lines that were left, and why."""
    return [(each.line, each.reason.key) for each in found.skipped]


def test_a_file_of_deals_is_counted_by_how_they_ended_and_where_they_came_from() -> None:
    stages = ["Closed won"] * 12 + ["Closed lost"] * 15 + ["Qualified to buy"] * 20 + ["Contract sent"] * 13
    amounts = ["48000.5", "", "75000.0", "12000.0"]
    rows = [a_deal(18_000_000_000 + n, stage, amounts[n % 4], **{"Original Traffic Source": SOURCES[n % 4]})
            for n, stage in enumerate(stages)]  # fmt: skip
    found = taken(DEALS, *rows)
    assert hubspot.figures(found) == {
        "deals": 60, "won": 12, "lost": 15, "open": 33, "won_value": 405_001.5,
        "by_source": {"": 15, "Direct Traffic": 15, "Organic Search": 15, "Paid Social": 15},
    }  # fmt: skip
    assert (found.platform, found.kind, found.rows, found.currency) == ("hubspot_deals", "deals", 60, None)
    assert {(fault.key, fault.facts["count"]) for fault in found.warnings} == {
        ("hubspot.worthless", 3), ("hubspot.homeless", 15),
    }  # fmt: skip


def test_a_deal_is_read_cell_by_cell() -> None:
    row = a_deal(7, **{"Associated Contact IDs": "90008;90065; 90008", "Original Traffic Source": "paid social"})
    assert taken(DEALS, row).deals == (
        Deal("7", "won", date(2026, 4, 16), date(2026, 5, 8), 100.0, "", "Paid Social", contacts=("90008", "90065")),
    )
    assert taken(DEALS, a_deal(7, "Contract sent")).deals[0].closed is None  # a plan, not a day


def test_a_deal_that_is_listed_twice_counts_once_and_the_line_says_so() -> None:
    found = taken(
        DEALS, a_deal(1, amount=""), a_deal(2), a_deal(1, amount="500"), a_deal(2, amount="90"), a_deal(2), [""] * 10
    )
    assert [(deal.id, deal.amount) for deal in found.deals] == [("1", 500.0), ("2", 100.0)]
    assert keys(found) == [
        (4, "hubspot.deal_twice"), (5, "hubspot.deal_other"), (6, "hubspot.deal_twice"), (7, "row_blank"),
    ]  # fmt: skip
    assert [each.reason.facts["first"] for each in found.skipped[:3]] == [2, 3, 3]
    assert found.rows == 2


def test_a_deal_in_several_currencies_counts_once_and_currencies_are_never_added() -> None:
    headers = (*DEALS, "Currency")
    found = taken(headers, [*a_deal(1), "SEK"], [*a_deal(1, amount="9"), "EUR"], [*a_deal(2), "eur"])
    assert [(deal.amount, deal.currency) for deal in found.deals] == [(100.0, "SEK"), (100.0, "EUR")]
    assert found.currency == ""
    assert hubspot.figures(found)["won_value"] is None
    assert hubspot.figures(found)["won_values"] == {"EUR": 100.0, "SEK": 100.0}
    assert found.warnings[0].facts == {"currencies": "EUR, SEK"}


def test_the_companys_own_currency_is_taken_where_that_of_each_deal_is_not_said() -> None:
    found = taken((*DEALS, "Amount in company currency (SEK)"), [*a_deal(1, amount="10"), "112"])
    assert (found.deals[0].amount, found.currency) == (112.0, "SEK")
    assert taken(DEALS, a_deal(1, amount="12 000,50 kr")).deals[0].amount == 12_000.5
    assert taken(DEALS, a_deal(1), answers={"currency": "NOK"}).currency == "NOK"


@pytest.mark.parametrize(("stage", "state"), [
    ("Closed won", "won"), ("closedwon", "won"), ("CLOSED WON (Sales Pipeline)", "won"), ("4. Won!", "won"),
    ("Avslutad – vunnen", "won"), ("Affär vunnen", "won"), ("Fermé gagné", "won"), ("Cierre ganado", "won"),
    ("Fechado e ganho", "won"), ("Negócio fechado", "won"),
    ("Closed lost", "lost"), ("closedlost", "lost"), ("Not won", "lost"), ("Avslutad – förlorad", "lost"),
    ("Ej vunnen", "lost"), ("Fermé perdu", "lost"), ("Cierre perdido", "lost"), ("Fechado e perdido", "lost"),
    ("Contract sent", "open"), ("Qualified to buy", "open"), ("Wonderful talks", "open"), ("", "open"),
    ("Closed", "open"), ("Avtal skickat (Sales Pipeline)", "open"),
])  # fmt: skip
def test_how_a_deal_ended_is_known_by_its_stage_in_five_languages(stage: str, state: str) -> None:
    assert taken(DEALS, a_deal(1, stage)).deals[0].state == state


def test_a_column_that_says_how_a_deal_ended_goes_before_the_name_of_its_stage() -> None:
    headers = (*DEALS, "Is Closed Won", "Is Deal Closed?")
    ends = [("true", "true"), ("false", "true"), ("false", "false"), ("", "")]
    found = taken(headers, *([*a_deal(n, "Klar"), *end] for n, end in enumerate(ends)))
    assert [deal.state for deal in found.deals] == ["won", "lost", "open", "open"]


def test_stages_that_tell_nothing_are_told() -> None:
    assert "hubspot.no_ending" in [fault.key for fault in taken(DEALS, a_deal(1, "Klar")).warnings]
    assert "hubspot.stage_closed" in [fault.key for fault in taken(DEALS, a_deal(1, "Closed")).warnings]
    assert taken(DEALS).warnings == ()


@pytest.mark.parametrize("headers", [
    ("Post-ID", "Affärsnamn", "Affärsfas", "Pipeline", "Belopp", "Stängningsdatum", "Skapandedatum", "Affärsägare",
     "Associerade kontakt-ID:n", "Ursprunglig trafikkälla"),
    ("ID de fiche d'informations", "Nom de la transaction", "Phase de la transaction", "Pipeline", "Montant",
     "Date de fermeture", "Date de création", "Propriétaire de la transaction", "ID des contacts associés",
     "Source de trafic d'origine"),
    ("ID de registro", "Nombre del negocio", "Etapa del negocio", "Pipeline", "Valor", "Fecha de cierre",
     "Fecha de creación", "Propietario del negocio", "ID de contactos asociados", "Fuente original del tráfico"),
    ("ID do registro", "Nome do negócio", "Fase do negócio", "Pipeline", "Valor", "Data de fechamento",
     "Data de criação", "Proprietário do negócio", "ID de contatos associados", "Fonte original do tráfego"),
])  # fmt: skip
def test_headers_are_known_in_five_languages(headers: Sequence[str]) -> None:
    row = a_deal(7, **{"Associated Contact IDs": "9", "Original Traffic Source": "Offline Sources"})
    assert taken(headers, row).deals == taken(DEALS, row).deals


def test_sources_are_known_in_five_languages_and_as_the_api_has_them() -> None:
    said = {
        "Paid Social": ["PAID_SOCIAL", "Betalda sociala medier", "Réseaux sociaux payants", "Redes sociales de pago",
                        "Redes sociais pagas"],
        "Organic Social": ["SOCIAL_MEDIA", "Organic social", "Sociala medier", "Réseaux sociaux"],
        "Direct Traffic": ["DIRECT_TRAFFIC", "direkttrafik", " Trafic  direct", "Tráfico directo", "Tráfego direto"],
        "Email Marketing": ["EMAIL_MARKETING", "E-postmarknadsföring", "Marketing par e-mail"],
        "Vår mässa": ["Vår  mässa "],
        "": ["", "  "],
    }  # fmt: skip
    assert {name: {hubspot.source(each) for each in written} for name, written in said.items()} == {
        name: {name} for name in said
    }


def test_contacts_that_differ_by_case_or_spaces_are_one_and_people_of_one_name_are_two() -> None:
    found = taken(
        CONTACTS,
        a_person(1, "  INFO9@EXEMPEL.SE ", "2026-03-01 10:00", **{"Original Source": "Paid Search"}),
        a_person(2), a_person(3), [""] * 7,
        a_person(4, "info9@exempel.se", "1/15/2026 10:01 AM", **{"Lifecycle Stage": "Customer"}),
        a_person(3, "åsa@exempel.se"), a_person("", "ny@exempel.se"), a_person("", "NY@exempel.se "),
    )  # fmt: skip
    assert found.contacts == (
        Contact("1", date(2026, 1, 15), "Paid Search", customer=True, also=("4",)),
        Contact("2", date(2026, 1, 26)),
        Contact("3", date(2026, 1, 26)),
        Contact("ny@exempel.se", date(2026, 1, 26)),
    )
    assert keys(found) == [
        (5, "row_blank"), (6, "hubspot.person_twice"), (7, "hubspot.person_twice"), (9, "hubspot.person_twice"),
    ]  # fmt: skip
    assert (found.platform, found.rows) == ("hubspot_contacts", 4)
    assert hubspot.figures(found) == {"contacts": 4, "by_source": {"": 3, "Paid Search": 1}}
    assert found.warnings[0].facts == {"count": 2}


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_people_who_turn_out_to_be_one_are_one_in_any_order(order: Sequence[int]) -> None:
    rows = [a_person(1), a_person(2, "a@b.se"), a_person(1, "A@B.SE")]
    assert len(taken(CONTACTS, *(rows[place] for place in order)).contacts) == 1


def test_mixed_forms_of_dates_are_read_and_what_cannot_be_told_is_asked() -> None:
    found = taken(
        CONTACTS, a_person(1), a_person(2, created="5/10/2026 9:55 AM"), a_person(3, created="8/25/2026 11:21 AM")
    )
    assert [person.created for person in found.contacts] == [date(2026, 1, 26), date(2026, 5, 10), date(2026, 8, 25)]
    doubtful = [a_person(1, created="5/10/2026 9:55 AM")]
    asked = taken(CONTACTS, *doubtful)
    assert (asked.contacts, asked.questions[0].column, asked.questions[0].asked) == ((), "Create Date", "dates")
    for order, day in (("mdy", date(2026, 5, 10)), ("dmy", date(2026, 10, 5))):
        assert taken(CONTACTS, *doubtful, answers={"Create Date": order}).contacts[0].created == day


def test_an_amount_that_can_be_read_in_two_ways_is_asked() -> None:
    asked = taken(DEALS, a_deal(1, amount="1,234"))
    assert [(each.column, each.asked, each.example) for each in asked.questions] == [("Amount", "decimal", "1,234")]
    assert taken(DEALS, a_deal(1, amount="1,234"), answers={"Amount": "."}).deals[0].amount == 1234
    assert taken(DEALS, a_deal(1, amount="1,234"), answers={"Amount": ","}).deals[0].amount == 1.234


def test_a_deal_may_be_called_total_and_a_contact_hold_no_digit() -> None:
    names = ("Total", "# 1", "Summa", "Grand total")
    assert len(taken(DEALS, *(a_deal(n, **{"Deal Name": name}) for n, name in enumerate(names))).deals) == 4
    headers = ("First Name", "Last Name", "Email", "Lifecycle Stage")
    found = taken(headers, ("Total", "Å", "total@exempel.se", "Lead"), ("Bo", "Ek", "bo@exempel.se", "Customer"))
    assert [person.customer for person in found.contacts] == [False, True]


def test_a_row_without_a_number_is_left_and_named() -> None:
    assert keys(taken(DEALS, a_deal(1), a_deal("", "Closed won"))) == [(3, "hubspot.nothing")]  # type: ignore[arg-type]


def test_a_workbook_says_the_same() -> None:
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept)
    sheet = book.add_worksheet()
    days = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    sheet.write_row(0, 0, DEALS)
    for at, row in enumerate([a_deal(18_000_000_000), a_deal(18_000_000_001, "Closed lost", "48000.5")], 1):
        for place, cell in enumerate(row):
            if DEALS[place] in ("Record ID", "Amount"):
                sheet.write_number(at, place, float(str(cell)))
            elif DEALS[place].endswith("Date"):
                sheet.write_datetime(at, place, datetime.fromisoformat(str(cell)), days)
            else:
                sheet.write_string(at, place, str(cell))
    book.close()
    found = read(kept.getvalue(), "deals.xlsx")
    assert found.deals == taken(DEALS, a_deal(18_000_000_000), a_deal(18_000_000_001, "Closed lost", "48000.5")).deals


def test_a_deal_without_a_source_has_that_of_its_earliest_contact_who_has_one() -> None:
    people = (Contact("1", date(2026, 3, 1), "Paid Social", "LinkedIn", "Vår", also=("9",)),
              Contact("2", date(2026, 1, 1)), Contact("3", None, "Referrals"))  # fmt: skip
    deals = (Deal("a", "won", contacts=("2", "3", "9")), Deal("b", "won", source="Offline Sources", contacts=("1",)),
             Deal("c", "won", contacts=("2",)))  # fmt: skip
    assert [(deal.source, deal.network) for deal in hubspot.sourced(deals, people)] == [
        ("Paid Social", "LinkedIn"), ("Offline Sources", ""), ("", ""),
    ]  # fmt: skip


ODD = st.text(max_size=6) | st.sampled_from([
    "", "1", "2", "1", "Closed won", "lost", "12 000,50", "1,234", "-7", "1e400", "5/10/2026", "2026-13-45", "Total",
    "#", "a@b.se", "A@B.SE ", "9;9", "<script>", "=1+1", "SEK",
])  # fmt: skip
TOLD = {"Create Date": "dmy", "Close Date": "dmy", "Amount": "."}


@settings(max_examples=40)
@given(
    st.sampled_from([(*DEALS, "Currency"), CONTACTS]), st.lists(st.lists(ODD, max_size=12), max_size=8), st.integers()
)
def test_every_row_is_read_or_named_and_their_order_changes_no_count(
    headers: Sequence[str], rows: list[list[str]], seed: int
) -> None:
    with suppress(CaseError):  # a whole file that is refused, in a sentence
        found = taken(headers, *rows, answers=TOLD)
        assert not found.questions
        assert found.rows == len(found.deals) + len(found.contacts)
        assert found.rows + len(found.skipped) >= len([row for row in rows if any(row)])
        random.Random(seed).shuffle(rows)
        again = taken(headers, *rows, answers=TOLD)
        assert {deal.id for deal in again.deals} == {deal.id for deal in found.deals}
        assert again.rows == found.rows
