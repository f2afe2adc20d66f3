"""A process that is killed while it saves leaves every version whole, and a store that opens."""

import subprocess
import sys

from roisim import cases
from roisim.cases.scenario import Scenario
from roisim.store import saving
from roisim.store.access import Access
from roisim.store.opening import Store
from tests.store.filled import ANNA, NOW, raw
from tests.store.test_saving import margin

SAVES = """
import sys
from roisim import cases
from roisim.cases.parameters import Estimate
from roisim.store import saving
from roisim.store.access import Access
from roisim.store.opening import Store
from tests.store.filled import ANNA, NOW

store, case_id, number = Store(sys.argv[1]), sys.argv[2], 1
while True:
    case = cases.preset("b2b").with_estimate("company.margin", Estimate((number + 1) / 1000))
    number = saving.saved(store, case_id, number, case, Access(ANNA), NOW).number
    print(number, flush=True)
"""


def case(number: int) -> Scenario:
    """The case of a version."""
    return margin(cases.preset("b2b"), number / 1000)


def test_what_was_saved_is_whole_when_the_process_that_saves_is_killed(sqlite_url: str) -> None:
    store, by_anna = Store(sqlite_url), Access(ANNA)
    kept = saving.begun(store, case(1), ANNA, NOW)
    store.close()
    command = [sys.executable, "-c", SAVES, sqlite_url, kept.case_id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saver:
        assert saver.stdout is not None
        told = [saver.stdout.readline() for _ in range(5)]
        saver.kill()  # kill -9, wherever it is
        told += saver.stdout.readlines()
    newest = saving.opened(store, kept.case_id, by_anna, NOW).number
    assert newest - int(told[-1]) in (0, 1), (
        "all that it said to be saved is; one more may be that it did not come to say"
    )
    found = saving.history(store, kept.case_id, by_anna, NOW)
    assert [each.number for each in found] == list(range(newest, 0, -1))
    for each in found:
        assert saving.opened(store, kept.case_id, by_anna, NOW, each.number).scenario == case(each.number)
    with raw(store) as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert saving.saved(store, kept.case_id, newest, case(newest + 1), by_anna, NOW).number == newest + 1
    store.close()
