"""Why a suggestion is as it is: corners, equal parts, bounds that bind, money left over, how flat the top is."""

from collections.abc import Iterator
from dataclasses import replace

from roisim.answers.budget import Share, Suggestion
from roisim.cases.parameters import Estimate
from roisim.exhibits.budget.naming import Speech

_KEY = "page.budget.why"
_FAR = 3.0  # times today's: further away a curve is guesswork
_LITTLE = 0.05  # of the total: of what is next to nothing, no parts are told
_ALIKE = 0.02  # of what is spent: totals no further apart are one
_WIDE = 0.1  # of the money: an interval that wide is worth telling


def reasons(speech: Speech, found: Suggestion) -> tuple[str, ...]:
    """All there is to say, a sentence each."""
    return (
        *_nothing(speech, found), *_corner(speech, found), *_equal(speech, found), *_bounds(speech, found),
        *_unspent(speech, found), *_flat(speech, found), *_far(speech, found), *_total(speech, found),
    )  # fmt: skip


def _change(speech: Speech, found: Suggestion, amount: float) -> str:
    return speech.change(found.wishes.goal, amount)


def _facts(speech: Speech, found: Suggestion) -> dict[str, str]:
    return {"step": speech.monthly(found.step), "measure": speech.measure(found.wishes.goal)}


def _free(found: Suggestion) -> list[Share]:
    return [share for share in found.shares if share.bound != "locked"]


def _nothing(speech: Speech, found: Suggestion) -> Iterator[str]:
    """Why nothing at all is best, where it is."""
    free = _free(found)
    may_have = [share for share in free if not share.bound]
    if may_have and not any(share.amount for share in free):
        best = max(may_have, key=lambda share: share.gains)
        facts = _facts(speech, found) | {"item": speech.quoted(best.item), "gains": _change(speech, found, best.gains)}
        yield speech.text(f"{_KEY}.nothing", **facts)


def _corner(speech: Speech, found: Suggestion) -> Iterator[str]:
    """Why one gets all, where others could have had some. An item at a bound could not: its bound is told instead."""
    free = _free(found)
    given = [share for share in free if share.amount]
    without = [share for share in free if not share.amount and not share.bound]
    if len(given) != 1 or not without:
        return
    one, next_best = given[0], max(without, key=lambda share: share.gains)
    is_more_there = next_best.gains + one.loses > 0 or (found.unspent and next_best.gains > 0)
    if one.bound == "low" or is_more_there:
        return
    kind = "corner" if one.amount >= found.step else "corner_all"
    is_locked = any(share.amount for share in found.shares if share.bound == "locked")
    whole = ("free_used" if found.unspent else "free") if is_locked else "used" if found.unspent else "all"
    yield speech.text(
        f"{_KEY}.{kind}", **_facts(speech, found), whole=speech.text(f"{_KEY}.whole.{whole}"),
        item=speech.quoted(one.item), other=speech.quoted(next_best.item),
        gains=_change(speech, found, next_best.gains), loses=_change(speech, found, one.loses),
    )  # fmt: skip


def _equal(speech: Speech, found: Suggestion) -> Iterator[str]:
    """Why some channels get as much, where they do."""
    groups: dict[float, list[Share]] = {}
    for share in _free(found):
        if share.amount and share.item.is_ads and not share.bound:
            groups.setdefault(round(share.amount / (found.step / 20)), []).append(share)
    for group in groups.values():
        if len(group) > 1:
            names = speech.text.listed([speech.quoted(share.item) for share in group])
            kind = "alike" if _are_alike(speech, group) else "equal"
            yield speech.text(f"{_KEY}.{kind}", **_facts(speech, found), items=names)


def _are_alike(speech: Speech, group: list[Share]) -> bool:
    """True where all numbers of the channels are the same."""
    places = [share.item.path.place for share in group if share.item.path.place is not None]
    bare = {
        replace(speech.case.channels[place], name="", auction="", spend=Estimate(0.0)) for place in places
    }  # fmt: skip
    return len(bare) == 1


def _bounds(speech: Speech, found: Suggestion) -> Iterator[str]:
    """Which bounds bind, and what they cost."""
    for share in found.shares:
        if share.bound in ("high", "low"):
            is_most = share.bound == "high"
            moved = found.step if is_most else min(found.step, share.amount)  # no more can be taken than there is
            facts = _facts(speech, found) | {"step": speech.monthly(moved)}
            yield speech.text(
                f"{_KEY}.{share.bound}", **facts, item=speech.quoted(share.item), amount=speech.monthly(share.amount),
                change=_change(speech, found, share.gains if is_most else share.loses),
            )  # fmt: skip
    locked = [speech.quoted(share.item) for share in found.shares if share.bound == "locked"]
    if locked:
        yield speech.text(f"{_KEY}.locked", items=speech.text.listed(locked))


def _unspent(speech: Speech, found: Suggestion) -> Iterator[str]:
    if found.unspent and any(share.amount for share in found.shares):
        free = [share for share in found.shares if not share.bound]
        worse = free and all(share.gains <= 0 for share in free)
        facts = {"amount": speech.monthly(found.unspent), "sum": speech.monthly(found.total)}
        yield speech.text(f"{_KEY}.{'unspent' if worse else 'left'}", **_facts(speech, found), **facts)


def _flat(speech: Speech, found: Suggestion) -> Iterator[str]:
    """What may be moved without losing anything to speak of: told of the item that may move most."""
    whole = sum(found.amounts)
    if whole < _LITTLE * found.total:
        return
    widest = max(_free(found), key=lambda share: share.flat[1] - share.flat[0], default=None)
    if widest is None or len(_free(found)) < 2:
        return
    low, high = (end / whole for end in widest.flat)
    kind = "flat" if high - low >= _WIDE else "steep"
    yield speech.text(
        f"{_KEY}.{kind}", item=speech.quoted(widest.item), low=speech.text.number(100 * low),
        high=speech.text.percent(high), least=speech.text(f"{_KEY}.next_to_nothing.{found.wishes.goal}"),
    )  # fmt: skip


def _far(speech: Speech, found: Suggestion) -> Iterator[str]:
    """Where a suggestion leaves what is known."""
    far = [share.item for share in found.shares if share.item.today and share.amount > _FAR * share.item.today]
    new = [share.item for share in found.shares if not share.item.today and share.amount]
    for kind, items in (("far", far), ("new", new)):
        if items:
            yield speech.text(f"{_KEY}.{kind}", items=speech.text.listed([speech.quoted(item) for item in items]))


def _total(speech: Speech, found: Suggestion) -> Iterator[str]:
    """The best total, beside the one that was asked for; nothing where all is locked, and none can be chosen."""
    if not _free(found):
        return
    best, spent, goal = found.best_total, sum(found.amounts), found.wishes.goal
    facts = {
        "best": speech.monthly(best), "measure": speech.measure(goal), "most": speech.monthly(found.most_total),
        "then": speech.at_goal(goal, found.free_outcome), "now": speech.at_goal(goal, found.check.suggested),
    }  # fmt: skip
    kind = "same" if abs(best - spent) <= _ALIKE * spent else "other"
    if best >= 0.98 * found.most_total:
        kind = "endless"
    yield speech.text(f"{_KEY}.total.{kind}", **facts)
