"""Tables that mix models export are known by their headers, and say what each channel returned."""

import pytest

from roisim import cases
from roisim.errors import CaseError
from roisim.importers import read
from roisim.measured.of_models import credited
from roisim.measured.suggesting import suggested

MERIDIAN = """,channel,distribution,spend,incremental outcome,roi,mroi
0,Facebook,prior,"$1,000","$1,500 ($900, $2,000)","1.5 (0.9, 2.0)","1.0 (0.5, 1.5)"
1,Facebook,posterior,"$1,000","$2,400 ($1,800, $3,000)","2.4 (1.8, 3.0)","1.0 (0.5, 1.5)"
2,All Paid Channels,posterior,"$2,000","$2,400 ($1,800, $3,000)","1.2 (0.9, 1.5)",nan
"""
ROBYN = """"solID","rn","coef","xDecompAgg","nrmse","total_spend","roi_total","cpa_total"
"1_1_1","(Intercept)",4.1,9000,0.05,NA,NA,NA
"1_1_1","facebook_S",0.3,2400,0.05,1000,2.4,0.4
"1_2_1","(Intercept)",4.2,9000,0.05,NA,NA,NA
"1_2_1","facebook_S",0.2,1600,0.05,1000,1.6,0.6
"""
PYMC = """channel,mean,median,abs_error_94_lower,abs_error_94_upper
Facebook,2.5,2.4,1.7,3.1
tv,0.8,0.8,0.2,1.5
"""


def test_meridian_says_the_posterior_return_and_its_interval() -> None:
    found = read(MERIDIAN.encode(), "a.csv")
    (one,) = found.modelled
    assert (found.platform, one.channel, one.returned, one.low, one.high) == ("meridian", "Facebook", 2.4, 1.8, 3.0)
    assert len(found.skipped) == 2


def test_robyn_says_the_spread_between_its_models() -> None:
    found = read(ROBYN.encode(), "a.csv")
    assert [(each.model, each.returned) for each in found.modelled] == [("1_1_1", 2.4), ("1_2_1", 1.6)]
    assert found.platform == "robyn"


def test_a_return_becomes_extra_sales_for_each_credited() -> None:
    case = cases.preset("b2b")
    found = read(PYMC.encode(), "a.csv")
    assert (found.platform, found.modelled[0].returned, found.modelled[0].level) == ("pymc_marketing", 2.4, 0.94)
    (one,) = suggested(case, [found])
    assert one.path == "funnel.incremental"
    assert one.suggested is not None
    per_unit = credited(case, case.channels[0])
    assert one.suggested.likely == pytest.approx(2.4 / per_unit, rel=0.005)
    low, _, high = one.suggested.bounds
    assert 1.7 / per_unit < low < high < 3.1 / per_unit


def test_sums_of_money_are_no_returns() -> None:
    with pytest.raises(CaseError) as raised:
        read(PYMC.replace("2.4", "240000").encode(), "a.csv")
    assert raised.value.faults[0].key == "import_model_money"
