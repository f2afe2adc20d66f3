"""Customers and what they buy: relation share, churn, the sales pipeline, revenue. Pure maths on arrays, (rows,)."""

import numpy as np

from roisim.model.arrays import Array


def relation_share(followers: Array, customers: Array, follower_customers: Array) -> Array:
    """Share of the customers who follow, r = min(1, h R/N); 0 where there are no customers."""
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.minimum(1, follower_customers * followers / customers)
    return share if customers.all() else np.where(customers > 0, share, 0)


def churn(today: Array, increase: Array, eroded: Array, reduction: Array, gained_relation: Array) -> Array:
    """Share of customers lost this month: c0 (1 + increase x erosion)(1 - reduction (r - r0)), inside 0..1."""
    lost = today * (1 + increase * eroded) * (1 - reduction * gained_relation)
    return np.minimum(np.maximum(lost, 0), 1)


def closing(sales_cycle: Array) -> Array:
    """Share of the pipeline decided in a month, 1 - exp(-1/sales_cycle); all of it where the cycle is 0."""
    with np.errstate(divide="ignore"):
        return -np.expm1(-1 / sales_cycle)


def each(amount: Array, heads: Array) -> Array:
    """Amount a head; NaN where there is nobody."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(heads > 0, amount / heads, np.nan)


def kept_value(later_value: Array, margin: Array, orders: Array, lost: Array, monthly_rate: float) -> Array:
    """Gross profit [currency] still to come from a customer who stays: m v2 f (1 - c)/(c + d).

    monthly_rate: d, the discount rate a month. Nothing where neither churn nor interest ends the sum.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        return margin * later_value * orders * (1 - lost) / (lost + monthly_rate)
