"""Own data suggest ranges beside today's; one is taken over at a time, with its source, and can be taken back."""

from datetime import date

from roisim.importers.found import Found, Spent
from roisim.ui.imported import Dropped
from tests.visits import visit

ROWS = tuple(
    Spent(date(2026, month, 1), date(2026, month, 28), "Facebook", "", "SEK", 20e3, 100_000, 1500, 40.0)
    for month in (6, 7, 8, 9)
)
ADS = Found("ads.csv", "meta", "ads", 4, date(2026, 6, 1), date(2026, 9, 28), "SEK", spent=ROWS)


def test_a_suggestion_is_taken_over_with_its_source_and_taken_back() -> None:
    app = visit("your_data", language="en", imported=(Dropped("ads.csv", "mark", found=ADS),)).run()
    assert not app.exception
    before = app.session_state["desk"].open
    app.button(key="take-channels-0-ctr").click().run()
    assert not app.exception
    after = app.session_state["desk"].open["channels.0.ctr"]
    assert after.source == "Meta Ads export, 2026-06-01 to 2026-09-28, 4 rows"
    assert after.owner == "Own data"
    assert date.today().isoformat() in after.note
    assert app.button(key="take-channels-0-ctr").disabled
    assert not app.button(key="take-channels-0-cpm").disabled
    assert app.session_state["before"][-1].open == before


def test_invented_numbers_are_nobodys_own() -> None:
    app = visit("your_data", imported=(Dropped("ads.csv", "mark", source="example", found=ADS),)).run()
    assert app.button(key="take-channels-0-ctr").disabled
