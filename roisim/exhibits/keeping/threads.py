"""What people say of the numbers of a saved case, in words; and of which numbers something is left to answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from roisim.cases.scenario import Scenario
from roisim.exhibits.dates import moment
from roisim.exhibits.keeping.standing import by
from roisim.paths import Path
from roisim.store.kept import Comment, Place
from roisim.text import Text


@dataclass(frozen=True)
class Said:
    """A comment as it is read: who said it and when, its words, and who has settled it, if someone has."""

    key: str
    who: str
    words: str
    settled: str
    is_own: bool


def said(text: Text, comment: Comment, zone: str) -> Said:
    """A comment in words, its moments on the reader's clock."""
    author = comment.author or text("keeping.someone").capitalize()
    who = text("keeping.by", who=author, when=moment(text, comment.made_at, zone))
    settled = ""
    if comment.settled_at is not None:
        facts = {"who": by(text, comment.settled_by), "when": moment(text, comment.settled_at, zone)}
        settled = text("keeping.thread.was_settled", **facts)
    return Said(comment.key, who, comment.words, settled, comment.is_own)


def parted(comments: Iterable[Comment]) -> tuple[tuple[Comment, ...], tuple[Comment, ...]]:
    """Those that are open, and those that are settled."""
    found = tuple(comments)
    return tuple(each for each in found if each.settled_at is None), tuple(each for each in found if each.settled_at)


def unanswered(case: Scenario, comments: Iterable[Comment]) -> dict[Path, int]:
    """How many comments are open of each number of a case that has any."""
    counts: dict[Place, int] = {}
    for each in parted(comments)[0]:
        counts[each.place] = counts.get(each.place, 0) + 1
    if not counts:
        return {}
    places = ((path, Place.of(case, path)) for path, _, _ in case.estimates())
    return {path: counts[place] for path, place in places if place in counts}


def counted(text: Text, count: int) -> str:
    """So many comments."""
    return text.counted("keeping.thread.count", count)


# --- of numbers that are no longer there ---


@dataclass(frozen=True)
class Astray:
    """What was said of a number whose channel or line has another name now, or is gone."""

    place: Place
    name: str
    comments: tuple[Comment, ...]


def astray(text: Text, case: Scenario, comments: Iterable[Comment]) -> tuple[Astray, ...]:
    """All that was said of numbers that a case does not have, by what they were called."""
    found: dict[Place, list[Comment]] = {}
    for each in comments:
        found.setdefault(each.place, []).append(each)
    if not found:
        return ()
    there = {Place.of(case, path) for path, _, _ in case.estimates()}
    return tuple(
        Astray(place, _called(text, place), tuple(said)) for place, said in found.items() if place not in there
    )


def _called(text: Text, place: Place) -> str:
    """The name of a number, and whose it was; of one that no version of today knows, as it was declared."""
    plain = text.name(place.path) if text.has(f"parameter.{place.path}.name") else place.path
    return f"{place.row}: {plain}" if place.row else plain
