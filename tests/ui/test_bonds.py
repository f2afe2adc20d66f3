"""Which saved case the numbers on the desk are of: none is saved over another, nor said to be what it is not."""

import re
from dataclasses import replace
from html import unescape
from random import choices
from string import ascii_letters
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from roisim.cases.links import encode
from roisim.cases.scenario import Scenario
from roisim.store import links, saving
from roisim.store.access import Access, Kind
from roisim.store.kept import Kept
from roisim.store.opening import Store
from roisim.store.people import of_browser
from tests.ui.test_saving import ANNA, B2B, CODE, KEY, NOW, by_link, margin, opened, press, said, store
from tests.visits import case_of, dial, sound, told

__all__ = ["store"]  # a fixture
BO_KEY = "b" * 26
BO = of_browser(BO_KEY, "Bo")


def token(store: Store, kept: Kept, kind: Kind) -> str:
    """Of a link to a case of Anna's."""
    return links.shared(store, kept.case_id, kind, Access(ANNA), NOW)


def save(app: AppTest) -> AppTest:
    """The app after the open case was saved."""
    return press(press(app, "keep"), "keeping-save")


def test_ones_own_case_is_opened_beside_one_to_look_at_and_nothing_is_saved_over_it(store: Store) -> None:
    hers, own = saving.begun(store, margin(0.4), ANNA, NOW), saving.begun(store, margin(0.3), BO, NOW)
    app = opened(key=BO_KEY, s=token(store, hers, "view"))
    app = press(press(app, "keep"), f"mine-open-{own.case_id}")
    assert app.session_state["desk"].open == margin(0.3)
    assert "The saved case is open" in said(app)
    app = save(sound(dial(app, "plan-hours").set_value(30).run()))
    found = saving.opened(store, own.case_id, Access(BO), NOW)
    assert (found.number, found.scenario.company.margin.likely) == (2, 0.3)
    assert saving.opened(store, hers.case_id, Access(ANNA), NOW).number == 1


def test_what_a_link_for_looking_refuses_is_not_said_to_be_done(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    saving.saved(store, kept.case_id, 1, margin(0.5), Access(ANNA), NOW)
    app = press(press(opened(s=token(store, kept, "view")), "keep"), "version-open-1")
    assert app.session_state["desk"].open == margin(0.5)
    assert "The link is for looking" in said(app)
    assert "The numbers are those of version 1" not in said(app)


def test_a_copy_of_what_one_may_look_at_is_ones_own(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = press(opened("business", s=token(store, kept, "view")), "bar-copy")
    assert len(app.session_state["desk"].cases) == 2
    app = opened("simulator", s=token(store, kept, "view"), kept="1", case=encode(margin(0.4)), beside=CODE)
    assert app.session_state["desk"].cases == (margin(0.4), B2B)
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert "The link is for looking" in said(app), "it is still locked"


def test_numbers_that_were_written_beside_a_link_for_looking_are_not_told_as_the_saved_ones(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = opened(s=token(store, kept, "view"), case=CODE)
    assert "as Anna saved it" in said(app)
    assert app.session_state["desk"].open == margin(0.4)


def test_who_edits_is_told_that_the_numbers_before_them_are_others_than_were_saved(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = opened(s=token(store, kept, "edit"), kept="1", case=CODE)
    assert app.session_state["desk"].open == B2B
    assert "One number has changed since version 1, which Anna saved" in said(app)


def test_a_slider_that_was_moved_is_not_presented_as_what_was_saved(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = by_link(store, kept, "present", "pitch", dials=("plan.hours",))
    assert "as Anna saved it" in said(app)
    app = sound(dial(app, "plan-hours").set_value(30).run())
    assert "as Anna saved it" not in said(app)
    assert "one number has changed since Anna saved" in said(app)


def test_a_board_is_not_sent_to_what_a_presentation_does_not_have(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    link = token(store, kept, "present")
    saving.saved(store, kept.case_id, 1, margin(0.5), Access(ANNA), NOW)
    found = said(opened("pitch", s=link, kept="1", case=encode(margin(0.4))))
    assert "Save and share" not in found
    assert "Open the link again" in found


@pytest.mark.parametrize("broken", ["", "1.x", CODE[:-8]])
def test_numbers_that_cannot_be_read_leave_the_case_as_it_was_saved(store: Store, broken: str) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    for app in (
        opened(key=KEY, kept=f"{kept.case_id}.1", case=broken),
        opened(s=token(store, kept, "edit"), kept="1", case=broken),
    ):
        assert app.session_state["desk"].open == margin(0.4), "and not the example, to be saved over it"
        assert "This is the case as it was saved" in said(app)
        assert "This is the example instead" not in said(app)


def test_a_case_that_was_deleted_meanwhile_can_be_saved_as_a_new_one(store: Store) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    app = opened(key=KEY, kept=f"{kept.case_id}.1")
    saving.forgotten(store, kept.case_id, Access(ANNA), NOW)
    app = sound(dial(app, "plan-hours").set_value(30).run())
    app = save(app)
    assert app.session_state["keeping_fault"].key == "case_not_yours"
    app = save(app)
    (again,) = saving.listed(store, ANNA)
    assert saving.opened(store, again.case_id, Access(ANNA), NOW).scenario == case_of(app)


def test_after_a_reload_each_saved_case_on_the_desk_is_still_the_one_it_was(store: Store) -> None:
    mine, other = saving.begun(store, margin(0.4), ANNA, NOW), saving.begun(store, margin(0.5), ANNA, NOW)
    hers = saving.begun(store, margin(0.3), BO, NOW)
    app = press(press(opened(key=KEY), "keep"), f"mine-open-{mine.case_id}")
    app = press(press(app, "keep"), f"mine-open-{other.case_id}")
    assert [each.company.margin.likely for each in app.session_state["desk"].cases] == [0.43, 0.4, 0.5]
    query = {name: app.query_params[name] for name in app.query_params}
    assert hers.case_id not in str(query)
    again = opened("compare", key=KEY, **query)
    again = save(press(again, "open-1"))
    assert saving.opened(store, mine.case_id, Access(ANNA), NOW).number == 2, "and no case of its own"
    again = save(press(again, "open-0"))
    assert len(saving.listed(store, ANNA)) == 3, "the example was not saved yet"
    stranger = opened("compare", key=BO_KEY, **query)
    stranger = save(press(stranger, "open-1"))
    assert saving.opened(store, mine.case_id, Access(ANNA), NOW).number == 2, "a copied address gives no right"
    assert len(saving.listed(store, BO)) == 2


def test_saved_cases_that_lie_where_no_address_has_room_are_kept_by_the_browser(store: Store) -> None:
    mine, other = saving.begun(store, margin(0.4), ANNA, NOW), saving.begun(store, too_long(), ANNA, NOW)
    app = press(press(opened(key=KEY), "keep"), f"mine-open-{mine.case_id}")
    app = press(press(app, "keep"), f"mine-open-{other.case_id}")
    whole = re.search(r'data-kept="([^"]+)"', told(app))
    assert whole is not None, "the address has no room"
    kept = parse_qs(unescape(whole[1]))
    again = save(press(opened("compare", key=KEY, **kept), "open-1"))
    assert again.session_state["bonds"]
    assert saving.opened(store, mine.case_id, Access(ANNA), NOW).number == 2


@pytest.mark.parametrize("said_", ["-", "-.-", "x", "9" * 400, "{id}.999999", "{id}", "{id}.1.1"])
def test_nonsense_for_what_lies_beside_is_nothing(store: Store, said_: str) -> None:
    kept = saving.begun(store, margin(0.4), ANNA, NOW)
    name = said_.format(id=kept.case_id)
    app = opened("compare", key=KEY, case=CODE, beside=encode(margin(0.4)), kept=["-", name, name, name])
    assert len(app.session_state["desk"].cases) == 2
    assert app.session_state["desk"].open == B2B
    assert "unopened" not in app.session_state


def test_a_name_turns_no_line_around_and_a_case_is_called_as_it_was_saved(store: Store) -> None:
    app = press(opened(key=KEY), "keep")
    app.text_input(key="keeping-name").set_value("\u202eAnna\u2066\x7f")
    press(app, "keeping-save")
    (kept,) = saving.listed(store, ANNA)
    assert kept.author == "Anna"
    named = encode(replace(B2B, title="Mine"))
    link = links.shared(store, kept.case_id, "edit", Access(ANNA), NOW)
    found = said(opened(s=link, kept="1", case=named))
    assert "You can edit “Mine”" not in found
    assert "Texts have changed since version 1" in found


def test_a_short_link_has_room_for_any_case_and_so_nobody_is_told_that_it_has_not(store: Store) -> None:
    kept = saving.begun(store, too_long(), ANNA, NOW)
    assert "too much text for a link" in said(opened(key=KEY, kept=f"{kept.case_id}.1")), "a copied address has none"
    assert "too much text for a link" not in said(by_link(store, kept, "view"))
    board = by_link(store, kept, "present", "pitch", dials=("plan.hours",))
    assert "too much text for a link" not in said(sound(dial(board, "plan-hours").set_value(30).run()))


def too_long() -> Scenario:
    """A case that no address has room for."""
    found = B2B
    for path, _, number in B2B.estimates():
        found = found.with_estimate(path, replace(number, note=noise(490)))
    return found


def noise(count: int) -> str:
    """Words that nothing packs."""
    return "".join(choices(ascii_letters, k=count))
