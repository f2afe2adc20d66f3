"""What must be true as plain numbers, for a program: money in the currency of the case, shares from 0 to 1."""

import math
from dataclasses import asdict

from roisim.answers.ask import Drawn, ask
from roisim.answers.failing import failing
from roisim.answers.result import Result
from roisim.answers.sobol import Share, Source, of_case
from roisim.answers.soft import soft
from roisim.answers.switching import Switching, switchings
from roisim.answers.tornado import OF, Of, tornado
from roisim.answers.two_way import deciding, two_way
from roisim.cases.scenario import Scenario
from roisim.exhibits.must_be_true import ASKS
from roisim.exhibits.saying import untold

Tree = dict[str, object]


def tree(case: Scenario) -> Tree:
    """Tornado, what accounts for the uncertainty, switching values, a two-way map, the soft part, how it would fail.

    The map is of the two numbers that decide most. What is missing, or endless as a payback that never comes, is None.
    """
    result = ask(case, Drawn(), *ASKS)
    return {
        "tornado": {of: _tornado(case, of) for of in OF},
        "shares": [_share(source, *both) for source, both in of_case(case).items()],
        "switching_values": [_switching(found) for found in switchings(case)],
        "two_way": _two_way(case),
        "soft": asdict(soft(result)),
        "failing": _failing(result),
    }


def _tornado(case: Scenario, of: Of) -> Tree:
    found = tornado(case, of)
    swings = [
        {"path": path, "low": _known(swing.low), "high": _known(swing.high)}
        for path, swing in found.ranged(case).items()
    ]
    return {"base": _known(found.base), "numbers": swings}


def _share(source: Source, first: Share, total: Share) -> Tree:
    """What moves by itself: a factor, or a number; None where it is the other."""
    return {"factor": source.factor, "paths": list(source.paths), "first": asdict(first), "total": asdict(total)}


def _switching(found: Switching) -> Tree:
    return {
        "path": found.path, "likely": found.likely, "pays": found.pays, "values": list(found.values),
        "distance": _known(found.distance), "pays_between": [[each.low, each.high] for each in found.stretches],
    }  # fmt: skip


def _two_way(case: Scenario) -> Tree | None:
    paths = deciding(case)[:2]
    if len(paths) < 2:
        return None
    found = two_way(case, paths[0], paths[1])
    return {
        "across": {"path": paths[0], "values": found.across.tolist()},
        "up": {"path": paths[1], "values": found.up.tolist()},
        "npv": found.worth.tolist(), "breaks_even": [list(map(list, piece)) for piece in found.line],
    }  # fmt: skip


def _failing(result: Result) -> Tree:
    """The share of the outcomes that do not pay; none where nothing was drawn."""
    found = failing(result)
    signs = [{**asdict(sign), "paths": list(sign.paths)} for sign in found.signs]
    return {"chance": None if untold(result) else found.chance, "signs": signs}


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
