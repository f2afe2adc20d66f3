"""Import, the page: what is dropped is read or refused by name, asked about, joined, shown, and taken away again."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from roisim import cases
from roisim.errors import Fault
from roisim.exhibits.your_data.answer import answer
from roisim.exhibits.your_data.joining import lines
from roisim.exhibits.your_data.returned import exhibits
from roisim.importers.found import Contact, Deal, Found, Skipped, Spent, Visits
from roisim.measured.lead_value import lead_value
from roisim.text import LANGUAGES, NBSP, Language, Text
from roisim.ui.imported import Dropped
from tests.visits import HOSTILE, case_of, sound, told, visit

B2B = cases.preset("b2b")
DAY = date(2026, 8, 10)
PLAIN = b"date,channel,campaign,spend,leads,customers,revenue,currency\n" + b"".join(
    f"2026-0{month}-15,{channel},Autumn,{spend},20,{won},{won * 9000},SEK\n".encode()
    for month in (1, 2, 3, 4, 5, 6)
    for channel, spend, won in (("Meta", 9000, 9), ("LinkedIn", 20000, 1))
)
UNSURE = PLAIN.replace(b"-15,", b"-05,").replace(b"2026-01-05", b"05/01/2026")


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    """Both languages in turn."""
    return request.param


def spent(amount: float, channel: str = "Meta", campaign: str = "Autumn") -> Spent:
    """Money spent on one day."""
    return Spent(DAY, DAY, channel, campaign, "SEK", amount)


def ads(*rows: Spent) -> Found:
    """An ad platform's file."""
    return Found("ads.csv", "meta", "ads", len(rows), DAY, DAY, "SEK", spent=rows)


def crm(*deals: Deal) -> Found:
    """A CRM's deals."""
    return Found("deals.csv", "hubspot_deals", "deals", len(deals), DAY, DAY, "SEK", deals=deals)


def deal(number: int, state: str = "won", amount: float | None = 1000.0, source: str = "Paid Social") -> Deal:
    """A deal of one day."""
    closed = None if state == "open" else DAY
    return Deal(str(number), state, DAY, closed, amount, "SEK", source, "Facebook", "Autumn")  # type: ignore[arg-type]


def dropped(app: AppTest, *files: tuple[str, bytes]) -> AppTest:
    """The page after files were dropped on it."""
    app.file_uploader[0].set_value([(name, content, "text/csv") for name, content in files])
    return sound(app.run())


def answered(app: AppTest) -> str:
    """The answer under the title."""
    found = re.search(r"</h1><p>(.*?)</p>", told(app))
    assert found
    return re.sub("</?strong>", "", found[1]).replace(NBSP, " ")


def test_files_are_dropped_read_joined_and_taken_away(language: Language) -> None:
    app = visit("your_data", language=language)
    assert answered(app) == Text(language)("page.your_data.answer.none").replace("*", "")
    app = dropped(app, ("plain.csv", PLAIN), ("odd.csv", b"one,two\n1,2\n"))
    assert "plain.csv" in told(app) and len(app.session_state["imported"]) == 2
    assert "10 000" in answered(app).replace(",", " ") or "100" in answered(app)
    assert app.get("vega_lite_chart") and "odd.csv" in told(app) and 'role="alert"' in told(app)
    assert case_of(app) == B2B  # nothing of it is in the case or its link
    for one in app.session_state["imported"]:
        app = sound(app.button(key=f"forget-{one.mark}").click().run())
    assert not app.session_state["imported"] and not app.get("vega_lite_chart")


def test_what_a_column_cannot_tell_is_asked_and_the_file_then_read_anew() -> None:
    app = dropped(
        visit("your_data", language="en"), ("plain.csv", PLAIN.replace(b"2026-0", b"0").replace(b"-15,", b"/05/2026,"))
    )
    (one,) = app.session_state["imported"]
    assert one.found.questions and "None of the files counts yet" in answered(app)
    question = next(each for each in one.found.questions if each.asked == "dates")
    place = question.answers.index("mdy")
    app = sound(app.button(key=f"answer-{one.mark}-{question.column}-{place}").click().run())
    (one,) = app.session_state["imported"]
    assert not one.found.questions and one.found.last_day == date(2026, 6, 5)
    assert "has come back in deals" in answered(app)


def test_the_example_is_said_to_be_invented_and_gives_way_to_ones_own(language: Language) -> None:
    app = sound(visit("your_data", language=language).button(key="data-example").click().run())
    text = Text(language)
    assert all(one.found is not None and not one.found.questions for one in app.session_state["imported"])
    assert answered(app).startswith(text("page.your_data.answer.invented"))
    assert text("page.your_data.invented").partition(".")[0].strip("*") in told(app)
    assert len(app.get("vega_lite_chart")) >= 2
    app = dropped(app, ("plain.csv", PLAIN))
    assert [one.source for one in app.session_state["imported"]] == ["file"]
    assert not answered(app).startswith(text("page.your_data.answer.invented"))


def test_what_stands_in_a_file_is_text_on_the_page() -> None:
    found = replace(
        ads(spent(1000.0, HOSTILE, HOSTILE), spent(500.0)), file=HOSTILE,
        skipped=(Skipped(3, Fault(HOSTILE, "hubspot.no_key")),),
    )  # fmt: skip
    sold = [replace(deal(number), source=HOSTILE, network=HOSTILE, campaign=HOSTILE) for number in range(3)]
    files = tuple(Dropped(HOSTILE, f"mark-{place}", found=each) for place, each in enumerate((found, crm(*sold))))
    refused = Dropped(HOSTILE, "mark-9", faults=(Fault(HOSTILE, "hubspot.no_key"),))
    app = visit("your_data", language="en", imported=(*files, refused))
    assert HOSTILE[:10] not in told(app)
    for element in (*app.markdown, *app.button, *app.expander):
        assert "[x](" not in (getattr(element, "label", None) or getattr(element, "value", "") or "")


# --- the sentence at the top, at the edges ---


def said(*files: Found, language: Language = "en") -> str:
    """The answer, and that all the rest is there to be said too."""
    text, found = Text(language, "b2b"), lead_value(B2B, files)
    for exhibit in exhibits(text, found):
        assert exhibit.title and exhibit.table and list(exhibit.table.exact() if exhibit.table.exact else [])
        assert all(len(row) == len(exhibit.table.columns) for row in (exhibit.table.exact or list)())
        assert all(len(row.cells) + 1 == len(exhibit.table.head) for row in exhibit.table.rows)
    assert all(line and "{" not in line for line in lines(text, B2B, found))
    return answer(text, files, found, dropped=len(files)).replace(NBSP, " ").replace("*", "")


def test_the_answer_is_true_at_every_edge() -> None:
    visits = Found("web.csv", "ga4", "web", 1, visits=(Visits(DAY, DAY, "Direct", 70),))
    people = Found("c.csv", "hubspot_contacts", "contacts", 1, contacts=(Contact("1", DAY, "Direct Traffic"),))
    assert said() == Text("en")("page.your_data.answer.none").replace("*", "")
    assert "70 visits" in said(visits) and "1 leads" not in said(people)
    assert "can’t be told until" in said(ads(spent(500.0))) and "SEK 500" in said(ads(spent(500.0)))
    assert said(crm(deal(1))).startswith("One deal won is worth SEK 1,000.")
    assert said(crm(deal(1, "open"))).startswith("No deal is won yet.")
    assert "no money to come back" in said(ads(spent(0.0)), crm(deal(1, source="Direct Traffic")))
    nobody = said(ads(spent(500.0)), crm(deal(1, source="Direct Traffic")))
    assert "no deal that was won came from them" in nobody and "too little to tell" in nobody
    assert "3 customers are too few to tell" in said(ads(spent(500.0)), crm(*map(deal, range(3))))
    assert "One deal that was won has no source" in said(ads(spent(500.0)), crm(deal(1), deal(2, source="")))
    assert "the money came back" in said(ads(spent(500.0)), crm(*(deal(number, amount=9000.0) for number in range(90))))
    lost = said(ads(spent(9e6)), crm(*map(deal, range(9)), deal(10, "open")))
    assert "did not come back" in lost and "One of the deals is still open" in lost
    assert said(ads(spent(-50.0)), crm(deal(1), deal(2, amount=-3000.0), deal(3, amount=None)))


def test_all_of_it_is_said_in_both_languages() -> None:
    many = tuple(spent(100.0 * place, f"Channel {place}", f"Campaign {place}") for place in range(60))
    late = replace(deal(7), created=DAY + timedelta(9))
    euro = replace(spent(5.0, "LinkedIn"), currency="EUR")
    odd = replace(spent(5.0), currency="XAU"), replace(spent(5.0), currency=""), replace(spent(5.0), last=date.max)
    for language in LANGUAGES:
        assert said(
            ads(*many, euro, *odd), ads(spent(1.0)), crm(*map(deal, range(5)), late), crm(deal(1)), language=language
        )
        assert said(
            replace(ads(replace(spent(5.0), leads=2.0, customers=1.0, revenue=7.0)), kind="plain"), language=language
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_days_that_do_not_meet_nothing_is_said_to_have_come_back(language: Language) -> None:
    apart = [ads(spent(9000.0)), crm(replace(deal(1), created=DAY - timedelta(90)))]
    said = answer(Text(language, "b2b"), apart, lead_value(B2B, apart))
    assert {"en": "the days do not meet", "sv": "dagarna möts inte"}[language] in said
    both = [ads(spent(9000.0)), crm(deal(1))]
    assert "möts" not in answer(Text("sv", "b2b"), both, lead_value(B2B, both))
