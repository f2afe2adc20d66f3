"""Tables show three columns first; the rest waits on the page, and the file has all."""

import pytest

from roisim.cases.scenario import PRESETS
from roisim.exhibits.exhibit import Exhibit, Row, Table
from roisim.ui.parts import markup
from tests.exhibits.every import of_preset


def tables_of(preset: str) -> list[tuple[Exhibit, Table]]:
    """Every table of the pages."""
    return [(each, each.table) for those in of_preset(preset, "en").values() for each in those if each.table]


@pytest.mark.parametrize("preset", PRESETS)
def test_no_table_shows_more_than_three_columns_before_it_is_asked_and_its_file_has_all(preset: str) -> None:
    found = tables_of(preset)
    assert any(table.wide for _, table in found)
    for exhibit, table in found:
        seen = [place for place in range(1, len(table.head)) if not table.waits(place)]
        assert 1 <= len(seen) <= 3, exhibit.key
        assert not table.waits(0)
        assert {len(row.cells) for row in table.rows} == {len(table.head) - 1}, exhibit.key
        if table.exact:
            assert {len(row) for row in table.exact()} == {len(table.columns or table.head)}, exhibit.key


def test_what_waits_has_a_name_and_stands_in_the_page_all_the_same() -> None:
    row = Row("Cumulative", tuple("12345"), wide=True)
    wide = Table("Caption", ("", *"abcde"), (row,), first=(1, 5))
    drawn = str(markup.table(wide, "Show <all>"))
    assert drawn.count('<th scope="col" class="more">') == drawn.count('<td class="more">') == 3
    assert '<tr class="wide"><th scope="row">Cumulative</th>' in drawn
    assert '<label class="rest columns"><input type="checkbox">Show &lt;all&gt;</label>' in drawn
    narrow = Table("Caption", ("", *"abc"), (), first=(1,))
    assert "more" not in str(markup.table(narrow, "Show all"))
