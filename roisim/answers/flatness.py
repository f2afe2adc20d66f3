"""How flat a top is: from which to which amount of an item a split is as good, its sum kept."""

import numpy as np

from roisim.answers.limits import Limits
from roisim.answers.searching import Search
from roisim.model.arrays import Array

_STOPS = 21  # amounts at which it is tried


def flats(search: Search, limits: Limits, split: Array) -> list[tuple[float, float]]:
    """For each item how far it can go, the others sharing the rest as they did, and lose next to nothing."""
    paths = [_path(limits, split, place) for place in range(len(split))]
    loss = search.losses(np.concatenate([split[None], *(path for _, path in paths)]))
    found, start = [], 1
    for place, (amounts, _) in enumerate(paths):
        part = loss[start : start + len(amounts)]
        found.append(_interval(amounts, part, search.allowed, float(split[place])))
        start += len(amounts)
    return found


def _path(limits: Limits, split: Array, place: int) -> tuple[Array, Array]:
    """The amounts of an item for which the others can take the rest, and the whole splits."""
    low, high = float(limits.low[place]), min(float(limits.high[place]), float(split.sum()))
    amounts = [split[place]]
    if limits.free[place]:
        amounts = sorted({*np.linspace(low, max(low, high), _STOPS).tolist(), float(split[place])})
    tried = [(amount, at(limits, split, place, amount)) for amount in amounts]
    kept = [(amount, each) for amount, each in tried if abs(each.sum() - split.sum()) <= 1e-6 * split.sum()]
    return np.array([amount for amount, _ in kept]), np.array([each for _, each in kept])


def at(limits: Limits, split: Array, place: int, amount: float) -> Array:
    """Another amount for one item; the others share the rest as they did, within their bounds. Where they can't, the
    sum is another."""
    if amount == split[place]:
        return split
    others = np.arange(len(split)) != place
    rest = Limits(limits.low[others], limits.high[others], float(split.sum()) - amount)
    found = split.copy()
    found[place] = amount
    found[others] = rest.spread(split[others])
    return found


def _interval(amounts: Array, loss: Array, allowed: float, at: float) -> tuple[float, float]:
    """The amounts around `at` at which the loss stays within what is allowed, read between the stops."""
    here = int(np.abs(amounts - at).argmin())
    ends = []
    for way in (-1, 1):
        place = here
        while 0 <= place + way < len(amounts) and loss[place + way] <= allowed:
            place += way
        end, beyond = float(amounts[place]), place + way
        if 0 <= beyond < len(amounts) and loss[beyond] > loss[place]:
            part = (allowed - loss[place]) / (loss[beyond] - loss[place])
            end += float(np.clip(part, 0, 1) * (amounts[beyond] - amounts[place]))
        ends.append(end)
    return min(ends[0], at), max(ends[1], at)
