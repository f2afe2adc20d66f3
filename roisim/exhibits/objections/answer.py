"""The page in a few sentences: which objection turns the answer, how many it survives, how it is with several."""

from collections.abc import Iterator

from roisim.answers.objections import Objected, granted
from roisim.cases import objections
from roisim.exhibits.objections.wording import name, told
from roisim.exhibits.saying import NOTHING, chance, is_nothing
from roisim.text import Text


def said(text: Text, found: Objected) -> str:
    """All of it. *Stars* are bold."""
    text = told(text, found.result)
    if is_nothing(found.result):
        return text("page.objections.answer.nothing")
    if not found.touching:
        return text("page.objections.answer.untouched")
    return " ".join((*(_alone(text, found) if found.base.stands else _failing(text, found)), *_together(text, found)))


def _alone(text: Text, found: Objected) -> Iterator[str]:
    """Of an answer that is yes: which turn it."""
    count, turned = len(found.touching), len(found.turning)
    first = (found.turning or found.touching)[0]
    key = _turned(count, turned)
    facts = {"count": count, "turned": turned, "held": count - turned, "name": _name(text, found, first)}
    yield text(f"page.objections.answer.{key}", **facts)


def _turned(count: int, turned: int) -> str:
    if turned == 0:
        return "none" if count > 1 else "none_one"
    if turned == count:
        return "every" if count > 1 else "one_one"
    return "one" if turned == 1 else "some"


def _failing(text: Text, found: Objected) -> Iterator[str]:
    """Of an answer that is no to begin with: whether any objection makes it yes."""
    yield text("page.objections.answer.fails")
    turned = len(found.turning)
    if not turned:
        yield text("page.objections.answer.lifts_none")
        return
    best = max(found.turning, key=lambda key: found.alone[key].npv.q50 or 0.0)
    key = "lifts_one" if turned == 1 else "lifts_some"
    yield text(f"page.objections.answer.{key}", turned=turned, name=_name(text, found, best))


def _together(text: Text, found: Objected) -> Iterator[str]:
    """Whether it stands with all that are chosen."""
    count = len(found.chosen)
    if count and not (found.has_all and len(found.touching) == 1):
        key = "_all" if found.has_all else {1: "_one", 2: "_two"}.get(count, "")
        kind = "stands" if found.together.stands else "falls"
        yield text(f"page.objections.answer.{kind}{key}", count=count, middle=together(text, found))
        if found.difference(found.together) > NOTHING:
            yield text(f"page.objections.answer.{'better_banned' if _by_ban(found) else 'better'}")


def _by_ban(found: Objected) -> bool:
    """Whether it is the money of the banned channel that makes it better: without that one it would not be so."""
    others = tuple(key for key in found.chosen if key != "banned")
    return others != found.chosen and found.difference(granted(found.case, others)) <= NOTHING


def together(text: Text, found: Objected) -> str:
    """The net present value with all that are chosen, and the chance."""
    middle = text.money(found.together.npv.q50, found.case.finance.currency)
    return text("page.objections.answer.together", middle=middle, chance=chance(text, found.together.chance))


def _name(text: Text, found: Objected, key: str) -> str:
    return name(text, objections.keyed(found.case)[key])
