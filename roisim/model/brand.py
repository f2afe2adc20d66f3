"""What people know, feel and find: awareness, relation, ambassadors, search. Pure maths on arrays of draws, (rows,)."""

import numpy as np

from roisim.model.arrays import Array


def erosion(lost: Array, protection: Array, presence: Array) -> Array:
    """Share of the long-run loss that has come true: G_t (1 - protection Y)."""
    return lost * (1 - protection * presence)


def search_index(search_loss: Array, eroded: Array, search_uplift: Array, presence: Array) -> Array:
    """Visibility in search, 1 = today: V."""
    return (1 - search_loss * eroded) * (1 + search_uplift * presence)


def lift(awareness: Array, today: Array, elasticity: Array) -> Array:
    """Factor on new customers by awareness, (A/A0)^elasticity; 1 where nobody knows the brand today."""
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.power(awareness / today, elasticity)
    return factor if today.all() else np.where(today > 0, factor, 1)


def next_awareness(
    awareness: Array, today: Array, reached: Array, gain: Array, decay: Array, loss: Array, eroded: Array
) -> Array:
    """Awareness [share of audience] a month later: the reached learn, the rest fade to what other marketing upholds."""
    upheld = today * (1 - loss * eroded)
    later = awareness + gain * reached * (1 - awareness) - decay * (awareness - upheld)
    return np.minimum(np.maximum(later, 0), 1)


def new_followers(followers: Array, awareness: Array, audience: Array, reached: Array, follow_rate: Array) -> Array:
    """People who begin to follow this month: some of the aware and reached who do not follow yet."""
    return follow_rate * reached * np.maximum(0, audience * awareness - followers)


def next_followers(
    followers: Array, awareness: Array, audience: Array, reached: Array, follow_rate: Array, decay: Array
) -> Array:
    """People in a relation a month later: some leave, some join."""
    return followers * (1 - decay) + new_followers(followers, awareness, audience, reached, follow_rate)


def next_ambassadors(
    ambassadors: Array, today: Array, followers: Array, followers_today: Array, rate: Array, decay: Array
) -> Array:
    """People who recommend the brand a month later; today's level holds itself at today's relation."""
    return np.maximum(0, ambassadors - decay * (ambassadors - today) + rate * (followers - followers_today))
