"""Twelve numbers of a season, as spreadsheets and people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim.cases.seasons import indexed, read
from roisim.errors import CaseError
from roisim.text import Language, Text

HALVES = (0.5, 1.5) * 6
MONTHS = ("Jan", "Feb", "Mar", "Apr", "Maj", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dec")


@pytest.mark.parametrize(
    "written",
    [
        "\n".join(["0,5", "1,5"] * 6), "\r\n".join(["0.5", "1.5"] * 6), "\t".join(["0,5", "1,5"] * 6) + "\n",
        ";".join(["0,5", "1,5"] * 6), "; ".join(["0.5", "1.5"] * 6), "  ".join(["0,5", "1,5"] * 6),
        ", ".join(["0.5", "1.5"] * 6), ",".join(["0.5", "1.5"] * 6),
        "\n".join(f"{name}\t{value}" for name, value in zip(MONTHS, ["0,5", "1,5"] * 6, strict=True)),
        " ".join(f"{name} {value}" for name, value in zip(MONTHS, ["0,5", "1,5"] * 6, strict=True)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_column_a_row_and_a_line_are_read_in_either_language(written: str, language: Language) -> None:
    found = read(written, language)
    assert found.months == HALVES
    assert found.is_index


ORDERS = ("62", "55", "70", "71", "80", "66", "48", "59", "77", "83", "98", "97")


@pytest.mark.parametrize(
    "written",
    [
        "Månad\tOrdrar\n" + "\n".join(f"{name}\t{n}" for name, n in zip(MONTHS, ORDERS, strict=True)),
        "Month;2025\n" + "\n".join(f"{name};{n}" for name, n in zip(MONTHS, ORDERS, strict=True)) + "\nTotal;866\n",
        "Orders\n" + "\n".join(ORDERS), "\n".join(ORDERS) + "\nSumma 866", "[" + ", ".join(ORDERS) + "]",
        "season = [" + ",".join(f"{n}.0" for n in ORDERS) + "]",
        "\n".join(f"2026-{place:02}\t{n}" for place, n in enumerate(ORDERS, 1)),
        "\n".join(f"2026-{place:02}-01 {n}" for place, n in enumerate(ORDERS, 1)),
        "\n".join(f"{name} {n}" for name, n in zip(MONTHS, ORDERS, strict=True)),
        "\n".join(f"{name}: {n}" for name, n in zip(MONTHS, ORDERS, strict=True)),
        "\n".join(f"{name} 2026\t{n}" for name, n in zip(MONTHS, ORDERS, strict=True)),
        "\n".join(f"{name} 2026 {n}" for name, n in zip(MONTHS, ORDERS, strict=True)),
        "\t".join(MONTHS) + "\n" + "\t".join(ORDERS),
    ],
)  # fmt: skip
def test_what_stands_around_the_numbers_in_a_spreadsheet_is_none_of_them(written: str) -> None:
    assert read(written, "sv").months == tuple(map(float, ORDERS))


def test_orders_are_read_with_their_thousands_and_brought_to_an_average_of_one() -> None:
    for written in ("5 400\n" * 6 + "1 800\n" * 6, "5,400\n" * 6 + "1,800\n" * 6, "5.400\n" * 6 + "1.800\n" * 6):
        found = read(written, "sv")
        assert indexed(found.months) == (1.5,) * 6 + (0.5,) * 6
    orders = read("5400\t" * 6 + "1800\t" * 6, "en")
    assert (orders.mean, orders.is_index) == (3600, False)


def test_two_decimals_need_not_come_to_twelve() -> None:
    assert read(" ".join(["0.33", "0.33", "0.34", *["1.22"] * 9]), "en").is_index
    assert not read(" ".join(["1"] * 11 + ["2"]), "en").is_index


@given(st.lists(st.floats(0, 1e9), min_size=12, max_size=12).filter(lambda months: sum(months) > 1e-3))
def test_an_index_has_an_average_of_one_and_keeps_the_order_of_the_months(months: list[float]) -> None:
    found = indexed(tuple(months))
    assert sum(found) == pytest.approx(12)
    assert all(0 <= month <= 12.001 for month in found)
    assert found == pytest.approx([month * 12 / sum(months) for month in months], abs=7e-4)


@pytest.mark.parametrize(
    ("written", "key", "facts"),
    [
        ("", "season_empty", {}), ("januari februari", "season_empty", {}), ("1 1 1", "season_count", {"count": 3}),
        ("1\n" * 13, "season_count", {"count": 13}), ("0;" * 12, "season_nothing", {}),
        ("1\n1\n1\nabc\n" + "1\n" * 8, "season_number", {"place": 4, "month": "april", "value": "abc"}),
        ("1\n1\n1\n-1\n" + "1\n" * 8, "season_outside", {"place": 4, "month": "april", "value": "-1"}),
        ("Månad\tOrdrar\n" + "\n".join(f"{name} {'?' if name == 'Mar' else 1}" for name in MONTHS),
         "season_number", {"place": 3, "month": "mars", "value": "?"}),
        ("1;" * 11 + "1" + "0" * 400, "season_number", {"place": 12, "month": "december"}),
    ],
)  # fmt: skip
def test_what_is_no_season_is_told_by_its_month(written: str, key: str, facts: dict[str, object]) -> None:
    with pytest.raises(CaseError) as error:
        read(written, "sv")
    found = error.value.faults[0]
    assert found.key == key
    assert {name: found.facts[name] for name in facts} == facts
    for language in ("sv", "en"):
        assert Text(language).fault(found)
