"""Where the open case stands: saved or not, by whom and when, and what was changed since."""

from roisim.cases.differing import differing
from roisim.cases.scenario import Scenario
from roisim.exhibits.compare.names import called
from roisim.exhibits.dates import moment
from roisim.store.access import Kind
from roisim.store.kept import Entry, Kept, Listed
from roisim.text import Text


def by(text: Text, author: str) -> str:
    """Who saved; someone, where they did not say."""
    return author or text("keeping.someone")


def standing(text: Text, case: Scenario, kept: Kept | None, zone: str) -> str:
    """Whether the case is saved as it is."""
    if kept is None:
        return text("keeping.unsaved")
    facts = {"number": kept.number, "who": by(text, kept.entry.author), "when": moment(text, kept.entry.saved_at, zone)}
    if case == kept.scenario:
        return text("keeping.saved", **facts)
    return text.counted("keeping.changed", _changed(case, kept), **facts)


def _changed(case: Scenario, kept: Kept) -> int:
    return sum(1 for _ in differing((kept.scenario, case)))


def came_by(text: Text, kind: Kind, case: Scenario, kept: Kept, zone: str) -> str:
    """What someone who opened a link has before them, and what they may do with it; where sliders were moved since it
    was saved, that too."""
    title = called(text, kept.scenario.title, kept.scenario.preset)
    facts = {"title": title, "who": by(text, kept.entry.author), "when": moment(text, kept.entry.saved_at, zone)}
    if kind == "present" and case != kept.scenario:
        return text.counted("keeping.came_present_changed", _changed(case, kept), **facts)
    return text(f"keeping.came_{kind}", **facts)


def version(text: Text, entry: Entry, newest: int) -> str:
    """What a version is called in a list."""
    return text("keeping.version_newest" if entry.number == newest else "keeping.version", number=entry.number)


def saved_by(text: Text, entry: Entry | Listed, zone: str) -> str:
    """Who saved it, and when."""
    return text("keeping.by", who=by(text, entry.author), when=moment(text, entry.saved_at, zone))


def title_of(text: Text, listed: Listed) -> str:
    """What a saved case is called: its own title, else its preset's."""
    return called(text, listed.title, listed.preset)
