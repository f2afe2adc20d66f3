"""Writes the table of the ready cases, before and after, into CHANGELOG.md: `python -m docs.changes`, some seconds.

Before: what version 1 of the model answered, on 4,096 draws and seed 1. After: what the code here answers.
"""

import re
from pathlib import Path

import roisim
from docs.build import table
from roisim.cases import preset
from roisim.cases.scenario import PRESETS
from roisim.text import Text

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"
PLACE = re.compile(r"(<!-- ready cases[^\n]*-->\n).*?(\n<!-- end -->)", re.DOTALL)
# Of each ready case in version 1: net present value [SEK] at q05, q50, q95, the chance that it is above 0, and the
# present value of the cost [SEK] at q50.
BEFORE = {
    "b2b": (-1_164_545, 520_865, 6_973_854, 0.6299, 1_856_708),
    "ecommerce": (-2_777_943, -715_450, 5_400_326, 0.3813, 3_532_054),
    "subscription": (-2_576_557, 912_981, 16_359_177, 0.5977, 3_656_150),
    "local": (-544_613, -380_961, 248_056, 0.1108, 584_004),
    "employer": (-690_234, 467_435, 3_835_691, 0.6790, 1_265_984),
    "public": (-919_645, -683_457, -199_394, 0.0225, 1_215_137),
}
text = Text("en")


def after(name: str) -> tuple[float | None, ...]:
    """The same numbers of a ready case as it is now."""
    found = roisim.answer(preset(name))
    return found.npv.q05, found.npv.q50, found.npv.q95, found.chance, found.cost_pv.q50


def row(version: str, numbers: tuple[float | None, ...]) -> tuple[str, ...]:
    """A line of the table in words."""
    low, middle, high, chance, cost = numbers
    span = f"{text.money(low, 'SEK')} to {text.money(high, 'SEK')}"
    return version, text.money(middle, "SEK"), span, text.percent(chance), text.money(cost, "SEK")


def compared() -> str:
    """The whole table."""
    head = ("ready case", "version", "middle case", "9 cases out of 10", "chance", "cost")
    rows = [
        (f"`{name}`" if version == "1" else "", *row(version, numbers))
        for name in PRESETS
        for version, numbers in (("1", BEFORE[name]), ("2", after(name)))
    ]
    return table(head, rows)


if __name__ == "__main__":
    said = CHANGELOG.read_text("utf-8")
    made = compared()
    assert PLACE.search(said), "CHANGELOG.md has no place for the table"
    CHANGELOG.write_text(PLACE.sub(lambda found: f"{found[1]}{made}{found[2]}", said), "utf-8")
