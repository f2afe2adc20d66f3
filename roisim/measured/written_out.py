"""All that own data suggest as a case file, to paste from or to run."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from roisim import cases
from roisim.cases.scenario import Scenario
from roisim.importers.found import Found
from roisim.measured import telling
from roisim.measured.suggesting import suggested
from roisim.measured.suggestion import Suggestion
from roisim.text import Text

PRESET = "b2b"
_WIDTH = 118


def suggested_toml(text: Text, case: Scenario | None, founds: Iterable[Found], day: date | None = None) -> str:
    """A case in TOML with every suggestion taken over, and comments that say from what; None: the preset b2b.

    day: on which; today where not said.
    """
    start = cases.preset(PRESET) if case is None else case
    day, files = day or date.today(), tuple(founds)
    found = suggested(start, files)
    after = start
    for each in found:
        if each.suggested is not None:
            after = after.with_estimate(each.path, telling.estimated(text, each, day))
    return "\n".join([*_comments(text, found, day), "", cases.to_toml(after)])


def _comments(text: Text, found: Iterable[Suggestion], day: date) -> Iterator[str]:
    lines = [_line(text, each) for each in found]
    yield from _wrapped(text("suggestion.toml.head", date=day.isoformat()))
    yield "#"
    for line in lines or [text("suggestion.toml.none")]:
        yield from _wrapped(line)


def _line(text: Text, each: Suggestion) -> str:
    if each.suggested is None:
        return text("suggestion.toml.refused", path=each.path, why=telling.refusal(text, each))
    told = telling.source(text, each)
    return text("suggestion.toml.line", path=each.path, source=told, data=text.percent(each.data))


def _wrapped(words: str) -> list[str]:
    """Words as comments; no word of a file can end one."""
    return textwrap.wrap(" ".join(words.split()), _WIDTH, initial_indent="# ", subsequent_indent="#   ")
