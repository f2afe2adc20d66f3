"""Cases that are kept: what was saved is opened again, by whoever may, and two at once lose nothing."""

import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from roisim import cases
from roisim.cases.outcomes import Actual
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError
from roisim.store import comments, links, saving
from roisim.store.access import Access
from roisim.store.comments import Place
from roisim.store.kept import Headline, Kept, Overtaken
from roisim.store.opening import Store
from roisim.store.people import NOBODY, Person, of_browser
from tests.store.conftest import Postgres

NOW = datetime(2026, 11, 27, 12, 30, 15, tzinfo=UTC)
ANNA = Person("https://id.example anna", "Anna", "anna@nordvik.test", frozenset({"Marketing"}))
BO = Person("https://id.example bo", "Bo", "bo@nordvik.test", frozenset({"Finance"}))
BY_ANNA, BY_BO = Access(ANNA), Access(BO)


def margin(case: Scenario, value: float) -> Scenario:
    """The case with another margin."""
    return case.with_estimate("company.margin", Estimate(value))


def key(error: pytest.ExceptionInfo[CaseError]) -> str:
    """What was wrong."""
    return error.value.faults[0].key


@pytest.mark.parametrize("preset", PRESETS)
def test_a_case_is_opened_as_it_was_saved(store: Store, preset: str) -> None:
    case = margin(cases.preset(preset), 0.4)
    kept = saving.begun(store, case, ANNA, NOW, Headline(-12_345.6, 0.25))
    again = saving.opened(store, kept.case_id, BY_ANNA, NOW)
    assert again == kept
    assert (again.scenario, again.number, again.newest) == (case, 1, 1)
    assert (again.entry.author, again.entry.saved_at, again.entry.headline) == ("Anna", NOW, Headline(-12_345.6, 0.25))


def test_actual_figures_and_texts_of_any_kind_are_kept(store: Store) -> None:

    words = 'Ny fråga? "O\'Brien" \\ %s :name 你好 \N{ROCKET}'
    owned = Estimate(0.4, 0.3, 0.5, source="own", owner=words, note="=1+1; DROP TABLE cases")
    case = replace(cases.preset("b2b"), title=words, actuals=(Actual(1, (("leads", 4.0),)),)).with_estimate(
        "company.margin", owned
    )
    kept = saving.begun(store, case, ANNA, NOW)
    assert saving.opened(store, kept.case_id, BY_ANNA, NOW).scenario == case


def test_each_save_is_a_version_that_can_be_looked_back_on(store: Store) -> None:
    case = cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    for number in range(1, 4):
        later = NOW + timedelta(hours=number)
        changed = margin(case, 0.3 + number / 100)
        kept = saving.saved(store, kept.case_id, kept.number, changed, BY_ANNA, later, Headline(float(number), None))
    found = saving.history(store, kept.case_id, BY_ANNA, NOW)
    assert [(each.number, each.saved_at.hour) for each in found] == [(4, 15), (3, 14), (2, 13), (1, 12)]
    assert [each.headline and each.headline.npv for each in found] == [3.0, 2.0, 1.0, None]
    second = saving.opened(store, kept.case_id, BY_ANNA, NOW, 2)
    assert (second.number, second.newest, second.scenario) == (2, 4, margin(case, 0.31))
    with pytest.raises(CaseError) as error:
        saving.opened(store, kept.case_id, BY_ANNA, NOW, 9)
    assert key(error) == "version_unknown"


def test_who_saves_second_is_told_and_has_both(store: Store) -> None:
    case = cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    saving.saved(store, kept.case_id, 1, margin(case, 0.41), BY_ANNA, NOW)
    with pytest.raises(Overtaken) as told:
        saving.saved(store, kept.case_id, 1, margin(case, 0.42), BY_ANNA, NOW)
    assert told.value.theirs.number == 2
    assert told.value.theirs.scenario == margin(case, 0.41)
    assert len(saving.history(store, kept.case_id, BY_ANNA, NOW)) == 2
    merged = saving.saved(store, kept.case_id, 2, margin(case, 0.42), BY_ANNA, NOW)
    assert merged.number == 3


def test_of_many_at_once_one_saves_and_each_other_is_told(store: Store) -> None:
    case = cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    hands, rounds = 4, 6
    start = Barrier(hands)

    def save(hand: int) -> tuple[int, int]:
        """As someone who takes what is there and saves again, until it is done. How often saved, how often told."""
        told = 0
        for turn in range(rounds):
            start.wait()
            here = saving.opened(store, kept.case_id, BY_ANNA, NOW)
            while True:
                try:
                    saving.saved(
                        store, kept.case_id, here.number, margin(case, 0.1 + hand / 10 + turn / 100), BY_ANNA, NOW
                    )
                except Overtaken as found:
                    told += 1
                    here = found.theirs
                else:
                    break
        return rounds, told

    with ThreadPoolExecutor(hands) as pool:
        done = list(pool.map(save, range(hands)))
    found = saving.history(store, kept.case_id, BY_ANNA, NOW)
    assert [each.number for each in found] == list(range(hands * rounds + 1, 0, -1))
    said = {saving.opened(store, kept.case_id, BY_ANNA, NOW, each.number).scenario for each in found[:-1]}
    assert said == {margin(case, 0.1 + hand / 10 + turn / 100) for hand in range(hands) for turn in range(rounds)}
    assert sum(told for _, told in done) > 0


def test_a_case_is_its_owners_and_the_teams(store: Store) -> None:
    kept = saving.begun(store, cases.preset("b2b"), ANNA, NOW)
    colleague = Person("https://id.example cecilia", "Cecilia", teams=frozenset({"Marketing", "Board"}))
    for stranger in (BO, colleague, NOBODY, of_browser("", "Bo")):
        with pytest.raises(CaseError) as error:
            saving.opened(store, kept.case_id, Access(stranger), NOW)
        assert key(error) == "case_not_yours"
        assert saving.listed(store, stranger) == ()
    with pytest.raises(CaseError) as error:
        saving.given(store, kept.case_id, "Finance", BY_ANNA, NOW)
    assert key(error) == "case_not_yours", "a team that one is not in"
    saving.given(store, kept.case_id, "Marketing", BY_ANNA, NOW)
    assert saving.opened(store, kept.case_id, Access(colleague), NOW).team == "Marketing"
    assert saving.saved(store, kept.case_id, 1, cases.preset("b2b"), Access(colleague), NOW).entry.author == "Cecilia"
    assert [each.author for each in saving.listed(store, colleague)] == ["Cecilia"]
    assert saving.listed(store, BO) == ()
    with pytest.raises(CaseError) as error:
        saving.forgotten(store, kept.case_id, Access(colleague), NOW)
    assert key(error) == "forget_not_yours", "what is gone for good is gone by the word of who made it"
    saving.given(store, kept.case_id, "", BY_ANNA, NOW)
    assert saving.listed(store, colleague) == ()
    assert [each.case_id for each in saving.listed(store, ANNA)] == [kept.case_id]


def test_nobody_keeps_a_case_without_being_someone(store: Store) -> None:
    with pytest.raises(CaseError) as error:
        saving.begun(store, cases.preset("b2b"), NOBODY, NOW)
    assert key(error) == "case_not_yours"


def test_one_is_known_again_by_ones_browser(store: Store) -> None:
    here, elsewhere = of_browser("a" * 26, "Anna"), of_browser("b" * 26, "Anna")
    kept = saving.begun(store, cases.preset("b2b"), here, NOW)
    assert saving.called(store, of_browser("a" * 26, "").subject) == "Anna"
    assert saving.called(store, elsewhere.subject) == ""
    assert [each.case_id for each in saving.listed(store, here)] == [kept.case_id]
    assert saving.listed(store, elsewhere) == ()
    with store.engine.connect() as connection:
        everything = str(connection.exec_driver_sql("SELECT * FROM cases").all())
    assert "a" * 26 not in everything


def test_a_case_is_forgotten_with_all_that_belongs_to_it(store: Store) -> None:
    kept, other = (saving.begun(store, cases.preset("b2b"), ANNA, NOW) for _ in range(2))
    token = links.shared(store, kept.case_id, "edit", BY_ANNA, NOW)
    comments.commented(store, kept.case_id, Place("company.margin"), "Why?", Access(BO, token), NOW)
    with pytest.raises(CaseError):
        saving.forgotten(store, kept.case_id, Access(BO, token), NOW)
    saving.forgotten(store, kept.case_id, BY_ANNA, NOW)
    with store.engine.connect() as connection:
        left = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar()
            for name in ("versions", "links", "comments")
        ]
    assert left == [1, 0, 0]
    assert [each.case_id for each in saving.listed(store, ANNA)] == [other.case_id]
    with pytest.raises(CaseError) as error:
        links_opened(store, token)
    assert key(error) == "link_unknown"


def links_opened(store: Store, token: str) -> None:
    """Open a link."""
    saving.by_link(store, Access(NOBODY, token), NOW)


def test_looking_makes_no_file(sqlite_url: str) -> None:
    store = Store(sqlite_url)
    assert saving.listed(store, ANNA) == ()
    assert saving.called(store, ANNA.subject) == ""
    for look in (lambda: links_opened(store, "a" * 26), lambda: saving.opened(store, "a" * 26, BY_ANNA, NOW)):
        with pytest.raises(CaseError):
            look()
    assert not store.is_begun


def test_a_store_that_cant_be_used_is_a_sentence(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "file").write_text("no folder")
    with caplog.at_level(logging.CRITICAL), pytest.raises(CaseError) as error:
        saving.begun(Store(f"sqlite:///{tmp_path / 'file' / 'roisim.db'}"), cases.preset("b2b"), ANNA, NOW)
    assert key(error) == "store_lost"
    (tmp_path / "broken.db").write_bytes(b"this is no database, " * 500)
    with caplog.at_level(logging.CRITICAL), pytest.raises(CaseError) as error:
        saving.listed(Store(f"sqlite:///{tmp_path / 'broken.db'}"), ANNA)
    assert key(error) == "store_lost"


def test_a_server_that_stopped_is_a_sentence_and_all_is_there_when_it_is_back(
    postgres: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(postgres.made())
    kept = saving.begun(store, cases.preset("b2b"), ANNA, NOW)
    postgres.stop("immediate")
    try:
        with caplog.at_level(logging.CRITICAL), pytest.raises(CaseError) as error:
            saving.saved(store, kept.case_id, 1, cases.preset("local"), BY_ANNA, NOW)
        assert key(error) == "store_lost"
    finally:
        postgres.start()
    assert saving.saved(store, kept.case_id, 1, cases.preset("local"), BY_ANNA, NOW).number == 2
    store.close()


def test_a_case_with_as_many_versions_as_there_can_be_takes_no_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST_VERSIONS", 2)
    kept = saving.begun(store, cases.preset("b2b"), ANNA, NOW)
    saving.saved(store, kept.case_id, 1, cases.preset("b2b"), BY_ANNA, NOW)
    with pytest.raises(CaseError) as error:
        saving.saved(store, kept.case_id, 2, cases.preset("b2b"), BY_ANNA, NOW)
    assert key(error) == "versions_full"
    assert len(saving.history(store, kept.case_id, BY_ANNA, NOW)) == 2


def test_what_one_has_saved_is_what_one_has_even_where_someone_else_was_quick_to_save_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cases.preset("b2b")
    kept = saving.begun(store, case, ANNA, NOW)
    look = saving.opened

    def late(*given: Any, **named: Any) -> Kept:
        monkeypatch.undo()
        saving.saved(store, kept.case_id, 2, margin(case, 0.9), BY_ANNA, NOW)
        return look(*given, **named)

    monkeypatch.setattr(saving, "opened", late)
    mine = saving.saved(store, kept.case_id, 1, margin(case, 0.4), BY_ANNA, NOW)
    assert (mine.number, mine.scenario, mine.newest) == (2, margin(case, 0.4), 3)
    with pytest.raises(Overtaken):
        saving.saved(store, kept.case_id, mine.number, margin(case, 0.5), BY_ANNA, NOW)
