"""The response of each channel on the page Import: at once, then carefully; refused in a sentence; taken over."""

import calendar
from datetime import date

from roisim import cases
from roisim.importers.found import Found, Spent
from roisim.measured.response_made import made
from roisim.ui.imported import Dropped
from tests.visits import case_of, sound, told, visit

CASE = cases.preset("b2b")


def found(months: int) -> Found:
    """A plain table of what the model itself would bring, with a row for what is not paid."""
    rows = made(CASE, months)
    spent = []
    for place, day in enumerate(rows.days):
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        spent += [
            Spent(day, last, name, "", "SEK", float(rows.spend[place, at])) for at, name in enumerate(rows.channels)
        ]
        spent.append(Spent(day, last, "Organic", "", "SEK", 0.0, leads=float(rows.outcome[place])))
    return Found("own.csv", "plain", "plain", len(spent), date(2024, 1, 1), last, "SEK", tuple(spent))


def test_an_answer_stands_at_once_and_the_careful_one_comes_and_is_taken_over() -> None:
    app = visit("your_data", language="en", imported=(Dropped("own.csv", "mark", found=found(36)),))
    assert "What each channel truly brought" in told(app) and "The ads brought" in told(app)
    work = app.session_state["behind"]["response"][1]
    work.wait(60)
    app = sound(app.run())
    assert work.failed is None and "A careful answer" in told(app)
    take = next(each for each in app.button if each.key and each.key.startswith("response-take-"))
    app = sound(take.click().run())
    path = str(take.key).removeprefix("response-take-").replace("-", ".")
    assert case_of(app)[path].owner == "Own data" and "Taken over" in told(app)
    assert app.session_state["behind"]["response"][1] is work  # what was taken over asks nothing anew


def test_too_few_months_are_said_and_nothing_is_worked_out() -> None:
    app = visit("your_data", imported=(Dropped("own.csv", "mark", found=found(12)),))
    assert "Det behövs minst 24" in told(app) and "behind" not in app.session_state


def test_a_lift_test_is_entered_in_three_fields_or_refused_beside_them() -> None:
    app = visit("your_data", language="en", imported=(Dropped("own.csv", "mark", found=found(24)),))
    for end, typed in (("low", "65"), ("likely", "40"), ("high", "20")):
        app = sound(
            next(each for each in app.text_input if each.key.startswith(f"field-lift-{end}")).input(typed).run()
        )
    app = sound(app.button(key="lift-add").click().run())
    assert "numbers of a lift test rise" in told(app)
    for end, typed in (("low", "20"), ("high", "65")):
        app = sound(
            next(each for each in app.text_input if each.key.startswith(f"field-lift-{end}")).input(typed).run()
        )
    app = sound(app.button(key="lift-add").click().run())
    assert "40 (20 to 65)" in told(app)
