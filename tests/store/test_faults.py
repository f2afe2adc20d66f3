"""What can be wrong with what is saved, in words that tests know."""

import tomllib
from pathlib import Path

import pytest

import roisim
from roisim.errors import CaseError
from roisim.store import opening, wanted

LOCALES, TESTS = Path(roisim.__file__).parent / "locales", Path(__file__).parents[1]


def test_every_fault_of_what_is_saved_has_a_test() -> None:
    told = set(tomllib.loads((LOCALES / "en" / "store.toml").read_text("utf-8"))["fault"])
    where = [*(TESTS / "store").glob("test_*.py"), TESTS / "ui" / "test_saving.py", TESTS / "ui" / "test_comments.py"]
    tests = "".join(file.read_text("utf-8") for file in where)
    assert {key for key in told if f'"{key}"' not in tests} == set()


@pytest.mark.parametrize("said", ["mysql://root@localhost/x", "postgresql+nothing://x", "://", "x://y"])
def test_a_setting_that_names_no_database_is_refused(monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv(wanted.SETTING, said)
    with pytest.raises(CaseError) as error:
        opening.here()
    assert error.value.faults[0].key == "store_setting"
