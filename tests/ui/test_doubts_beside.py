"""What can hardly be so stands beside the answer of every page; and nothing where nothing is doubted."""

import re

import pytest
from streamlit.testing.v1.element_tree import Block

from roisim import cases
from roisim.cases import links
from tests.visits import told, visit

ODD = 'preset = "b2b"\n[company]\nchurn = 0.2\nfollowers = 60000\n[funnel]\nclose_rate = 1\n'


@pytest.mark.parametrize("page", ["simulator", "business", "ignorance"])
def test_doubts_stand_beside_the_answer_and_no_more_than_two(page: str) -> None:
    app = visit(page, links.encode(cases.load(ODD)), "en")
    (beside,) = re.findall(r'<aside class="doubtful".*?</aside>', told(app), re.DOTALL)
    assert beside.count("<p>") == 2
    assert "If 1% is meant" in beside
    assert '<aside class="doubtful"' not in told(visit(page, "", "en"))


@pytest.mark.parametrize("page", ["simulator", "business", "ignorance"])
def test_a_doubt_moves_nothing_that_is_typed_in(page: str) -> None:
    """What is drawn at another place than before is a new field: half-typed words and the cursor would be lost."""
    doubted, sure = (_places(visit(page, code, "en").main) for code in (links.encode(cases.load(ODD)), ""))
    assert doubted == sure


def _places(block: Block, deep: int = 3) -> list[tuple[int, str]]:
    """What lies where in a block, and in what lies in it, but for the words of the doubts."""
    found = []
    for place, part in block.children.items():
        name = getattr(part.proto, "id", "")
        found.append((place, name.rpartition("-")[0]))
        if isinstance(part, Block) and deep > 1 and "doubtful" not in name:
            found += _places(part, deep - 1)
    return found
