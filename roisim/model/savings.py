"""Money not spent, and money not lost: service, print, recruiting, storms. Pure maths on arrays, (rows,).

All money in currency a month.
"""

import numpy as np

from roisim.model.arrays import Array


def lost_of_print(moved: Array, elasticity: Array) -> Array:
    """Share of print's sales that a cut takes away in the long run: 1 - (1 - moved)^elasticity."""
    lost: Array = 1 - np.power(1 - moved, elasticity)
    return lost


def bought_by_print(budget: Array, roas: Array, order_value: Array) -> Array:
    """New customers a month that print brings today: budget x roas/v; none where an order is worth nothing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found = budget * roas / order_value
    return found if order_value.all() else np.where(order_value > 0, found, 0)


def hiring_factor(increase: Array, eroded: Array, reduction: Array, presence: Array) -> Array:
    """What a hire costs, 1 = today: (1 + increase x erosion)(1 - reduction Y)."""
    return (1 + increase * eroded) * (1 - reduction * presence)


def storm_month(uniform: Array, per_year: Array) -> Array:
    """The month of the first public storm, 1, 2, ...; infinite where none can come."""
    with np.errstate(divide="ignore", invalid="ignore"):
        month = np.maximum(1, np.ceil(12 * np.log(uniform) / np.log(1 - per_year) - 1e-9))
    return np.where(per_year > 0, month, np.inf)


def storm_chance(per_year: Array, month: int) -> Array:
    """Chance that the first public storm comes in a month, 1 the first."""
    calm = 1 - per_year
    chance: Array = np.power(calm, (month - 1) / 12) - np.power(calm, month / 12)
    return chance
