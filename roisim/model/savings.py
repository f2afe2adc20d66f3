"""Money not spent, and money not lost: service, print, database, recruiting, storms. Pure maths on arrays, (rows,).

All money in currency a month.
"""

import numpy as np

from roisim.model.arrays import Array


def service(
    calls: Array, deflection: Array, presence: Array, per_call: Array, per_contact: Array, cashable: Array
) -> Array:
    """Saved on calls that move to social media, as far as the cost really leaves the budget."""
    return calls * deflection * presence * (per_call - per_contact) * cashable


def print_moved(moved: Array, budget: Array, roas: Array, margin: Array, elasticity: Array) -> Array:
    """Print money moved, less the gross profit of the sales that print no longer brings."""
    lost_share: Array = 1 - np.power(1 - moved, elasticity)
    return moved * budget - budget * roas * margin * lost_share


def recruiting(hires: Array, cost_per_hire: Array, factor: Array) -> Array:
    """Saved on a year's `hires` where a hire costs `factor` of today's."""
    today = hires / 12 * cost_per_hire
    return today - today * factor


def hiring_factor(increase: Array, eroded: Array, reduction: Array, presence: Array) -> Array:
    """What a hire costs, 1 = today: (1 + increase x erosion)(1 - reduction Y)."""
    return (1 + increase * eroded) * (1 - reduction * presence)


def storm_month(uniform: Array, per_year: Array) -> Array:
    """The month of the first public storm, 1, 2, ...; infinite where none can come."""
    with np.errstate(divide="ignore"):
        month = np.maximum(1, np.ceil(12 * np.log(uniform) / np.log(1 - per_year)))
    return np.where(per_year > 0, month, np.inf)


def storm_loss(share_of_year: Array, monthly_profit: Array, response: Array, presence: Array) -> Array:
    """Lost in the month of a storm: a share of a year's gross profit, less what a present brand avoids."""
    return share_of_year * 12 * monthly_profit * (1 - response * presence)
