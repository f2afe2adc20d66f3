"""What people know, feel and find: awareness, relation, ambassadors, search. Pure maths on arrays of draws, (rows,)."""

import numpy as np

from roisim.model.arrays import ZERO, Array

FORGOTTEN = 1e-3  # of today's awareness: lower than that, new customers fall no further


def erosion(lost: Array, protection: Array, presence: Array) -> Array:
    """Share of the long-run loss that has come true: G_t (1 - protection x presence); that of today's work included."""
    return lost * (1 - protection * presence)


def search_index(search_loss: Array, eroded: Array, search_uplift: Array, presence: Array) -> Array:
    """Visibility in search, 1 = today: V before it is held above 0."""
    return (1 - search_loss * eroded) * (1 + search_uplift * presence)


def lift(awareness: Array, today: Array, elasticity: Array) -> Array:
    """Factor on new customers by awareness, (A/A0)^elasticity; 1 where nobody knows the brand today."""
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.power(np.maximum(awareness / today, FORGOTTEN), elasticity)
    return factor if today.all() else np.where(today > 0, factor, 1)


def next_awareness(
    awareness: Array, today: Array, reached: Array, gain: Array, decay: Array, loss: Array, eroded: Array
) -> Array:
    """Awareness [share of audience] a month later: the reached learn, the rest fade to what other marketing upholds."""
    upheld = today * (1 - loss * eroded)
    later = awareness - decay * (awareness - upheld)
    if reached is not ZERO:
        later = later + gain * reached * (1 - awareness)
    return np.minimum(np.maximum(later, 0), 1)


def new_followers(followers: Array, awareness: Array, audience: Array, reached: Array, follow_rate: Array) -> Array:
    """People who begin to follow this month: some of the aware and reached who do not follow yet."""
    if reached is ZERO:
        return ZERO
    return follow_rate * reached * np.maximum(0, audience * awareness - followers)


def next_ambassadors(ambassadors: Array, more: Array, more_followers: Array, rate: Array, decay: Array) -> Array:
    """People who recommend the brand a month later; today's level holds itself at today's relation.

    more, more_followers: how many more ambassadors and followers there are than today.
    """
    return np.maximum(0, ambassadors - decay * more + rate * more_followers)
