"""The work of a plan: the hours it has, those it asks for, and what part of the work they cover. Arrays are (rows,)."""

from dataclasses import dataclass

import numpy as np

from roisim.model.advertising import most_accounts
from roisim.model.arrays import ONE, Array
from roisim.model.draws import Draws


def covered(hands: Array, need: Array) -> Array:
    """Share of the hours needed that there are hands for; 1 where none are needed."""
    if not need.any():
        return ONE
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.minimum(1, hands / need)
    return found if need.all() else np.where(need > 0, found, 1)


def post_care(hands: Array, on_accounts: Array, on_posts: Array) -> Array:
    """Share of the hours that posts take which are left once accounts are cared for."""
    return covered(np.maximum(0, hands - on_accounts), on_posts)


def hands(d: Draws) -> Array:
    """Hours a month that the plan has, its own and those it buys."""
    return d["plan.hours"] + (d["plan.agency"] + d["plan.content"]) / d["plan.outside_hour"]


@dataclass(frozen=True)
class Work:
    """The work in the month that asks for most: hours a month there are and asked for, the share done, (rows,) each."""

    hands: Array
    need: Array
    care: Array


def work(d: Draws) -> Work:
    """The work of a plan: accounts first, then posts."""
    has, on_accounts = hands(d), d["plan.hours_per_account"] * most_accounts(d)
    on_posts = d["plan.posts"] * d["plan.hours_per_post"]
    need = on_accounts + on_posts
    done = covered(has, on_accounts) * on_accounts + post_care(has, on_accounts, on_posts) * on_posts
    with np.errstate(divide="ignore", invalid="ignore"):
        care = np.where(need > 0, done / need, 1)
    return Work(*(np.broadcast_to(each, d.rows) for each in (has, need, care)))
