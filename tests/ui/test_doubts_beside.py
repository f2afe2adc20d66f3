"""What can hardly be so stands beside the answer of every page; and nothing where nothing is doubted."""

import re

import pytest

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
