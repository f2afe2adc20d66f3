"""What cases are called: told apart where two are called the same, and cut to the room there is."""

from collections.abc import Sequence

from roisim.cases import preset_words
from roisim.cases.files.reading import MOST_TITLE
from roisim.cases.scenario import PRESETS, Scenario
from roisim.exhibits.saying import shortened
from roisim.text import Text


def title_of(text: Text, scenario: Scenario) -> str:
    """What a case is called: its own title, else its preset's in the reader's language."""
    return called(text, scenario.title, scenario.preset)


def called(text: Text, title: str, preset: str) -> str:
    """The same of a title and the name of a preset."""
    return title.strip() or (preset_words(preset, text.language)[0] if preset in PRESETS else text("page.untitled"))


def of_copy(text: Text, name: str, taken: Sequence[str]) -> str:
    """What a copy is called until it gets a name of its own: "Name, copy", with a number where that is taken.

    The name of what is copied gives way where it is full.
    """
    stem, _, number = name.removesuffix(")").rpartition(" (")
    bare = stem if number.isdecimal() and name.endswith(")") else name
    mark = text("page.compare.copy_of", name="")
    first = text("page.compare.copy_of", name=bare.removesuffix(mark)[: MOST_TITLE - len(mark) - 5])
    numbered = (text("compare.numbered", name=first, number=count) for count in range(2, len(taken) + 3))
    return next(each for each in (first, *numbered) if each not in taken)


def told_apart(text: Text, names: Sequence[str]) -> list[str]:
    """The names, with (1), (2) ... where two are the same."""
    found: list[str] = []
    for name in names:
        if names.count(name) == 1:
            found.append(name)
            continue
        numbered = (text("compare.numbered", name=name, number=count) for count in range(1, len(names) * 2 + 1))
        found.append(next(each for each in numbered if each not in names and each not in found))
    return found


def short(text: Text, names: Sequence[str], room: int) -> list[str]:
    """Names cut to the room there is, at a colon where that will do, and still told apart."""
    heads = [name if len(name) <= room else name.partition(": ")[0] for name in names]
    cut = [
        head if heads.count(head) == 1 and len(head) <= room else shortened(name, room)
        for head, name in zip(heads, names, strict=True)
    ]
    return told_apart(text, cut)
