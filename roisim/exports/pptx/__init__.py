"""The pitch as slides: charts and tables that can be worked on, notes for who speaks, a master to dress anew.

Needs `pip install "roisim[files]"`.
"""

from roisim.cases.scenario import Scenario
from roisim.exhibits.origin import Origin
from roisim.exports.brand import PLAIN, Brand
from roisim.text import Text


def deck(case: Scenario, text: Text, origin: Origin, brand: Brand = PLAIN) -> bytes:
    """The whole file; the same case, language, origin and brand give the same bytes."""
    from roisim.exports.pptx import master, packed, whole  # they need a library that takes its time to load

    made = master.opened(text.language, brand)
    whole.fill(made, case, text, origin)
    return packed.packed(made, origin.made_on)
