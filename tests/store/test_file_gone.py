"""The file of a store is taken away while the app runs: what is saved from then on is in a new one, not in none."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from roisim import cases
from roisim.errors import CaseError
from roisim.store import saving
from roisim.store.access import Access
from roisim.store.opening import Store
from roisim.store.people import of_browser
from roisim.store.tokens import new

NOW = datetime.now(UTC)
ANNA = of_browser(new(), "Anna")
B2B = cases.preset("b2b")


@pytest.mark.parametrize("with_log", [True, False], ids=["all of it", "but for its log"])
def test_what_is_saved_after_the_file_is_gone_is_there(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, with_log: bool
) -> None:
    store = Store(f"sqlite:///{tmp_path}/roisim.db")
    kept = saving.begun(store, B2B, ANNA, NOW)
    for file in list(tmp_path.iterdir()):
        if with_log or file.suffix == ".db":
            os.remove(file)
    with pytest.raises(CaseError) as told:
        saving.saved(store, kept.case_id, 1, B2B, Access(ANNA), NOW)
    assert told.value.faults[0].key == "case_not_yours"
    with caplog.at_level(logging.ERROR):
        again = saving.begun(store, B2B, ANNA, NOW)
    assert saving.opened(store, again.case_id, Access(ANNA), NOW).scenario == B2B
    store.close()
    assert saving.count(Store(f"sqlite:///{tmp_path}/roisim.db")) == 1
