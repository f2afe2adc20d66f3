"""An objection in words: what it is called, what it changes and by how much, and why it may change nothing."""

from dataclasses import replace

from roisim.answers.result import Result
from roisim.cases import changes, objections, typed_numbers
from roisim.cases.bibliography import JUDGEMENT
from roisim.cases.files.listed import alike
from roisim.cases.groups import LISTED
from roisim.cases.objection import Change, Objection
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.saying import cut, untold
from roisim.exhibits.sources import named
from roisim.text import Text

_NAME = 60  # characters of a name in a sentence
_OF = 40  # characters of the name of a channel or a line


def told(text: Text, result: Result) -> Text:
    """Words without middle cases, ranges and chances where nothing is known of how sure the answer is."""
    return replace(text, sure=not untold(result))


def name(text: Text, objection: Objection) -> str:
    """What it is called; a user's own as they wrote it."""
    key = f"objection.{objection.name}.name"
    return text(key) if is_listed(text, objection) else cut(objection.name, _NAME)


def how(text: Text, case: Scenario, objection: Objection) -> str:
    """What it changes, and by how much."""
    if is_listed(text, objection):
        return _how_listed(text, case, objection)
    said = []
    for each in objection.changes:
        said.append(change(text, case, each))
        case = changes.changed(case, each)
    return text.listed(said)


def _how_listed(text: Text, case: Scenario, objection: Objection) -> str:
    """In the words of the list; of one that takes the whole period, that."""
    key, months = f"objection.{objection.name}.how", case.finance.months
    whole = any(each.lost is not None and each.lost >= months for each in objection.changes)
    return text(f"{key}_whole", months=months) if whole and text.has(f"{key}_whole") else text(key)


def is_listed(text: Text, objection: Objection) -> bool:
    """True for one that holds for all cases; one's own has no source, not even judgement."""
    return bool(objection.source) and text.has(f"objection.{objection.name}.name")


def change(text: Text, case: Scenario, made: Change) -> str:
    """One changed number of one's own, with what is done to it."""
    called = number(text, made.paths[0], made.of)
    if made.times is not None:
        return _times(text, case, made, called)
    parameter, currency = parameter_of(made.path), case.finance.currency
    value = typed_numbers.said(text, parameter, made.value or 0.0, currency)
    return text("page.objections.own.changed_value", name=called, value=value)


def _times(text: Text, case: Scenario, made: Change, called: str) -> str:
    """So many times as large; with the limit, where it stops at one."""
    said = text("page.objections.own.changed_times", name=called, factor=typed_numbers.digits(text, made.times or 0.0))
    limit = changes.stopped(case, made)
    if limit is None:
        return said
    value = typed_numbers.said(text, parameter_of(made.path), limit[1], case.finance.currency)
    return text(f"page.objections.own.changed_{limit[0]}", said=said, limit=value)


def number(text: Text, path: str, of: str = "") -> str:
    """What a number is called that an objection may change: of one channel, or of all of them."""
    made = Change((path,))
    plain = text.name(made.path)
    if of:
        return text("page.objections.own.of_one", of=cut(of, _OF), name=plain)
    return text("page.objections.own.every", name=plain) if made.path.group in LISTED else plain


def source(text: Text, objection: Objection) -> str:
    """Where the concern comes from; nothing of one's own."""
    if not objection.source:
        return ""
    if objection.source == JUDGEMENT:
        return text("page.objections.judged")
    return text("page.objections.source", source=named(text, objection.source))


def why_not(text: Text, case: Scenario, objection: Objection) -> str:
    """Why it changes nothing here."""
    lacking = objections.lacking(case, objection)
    if lacking:
        return text(f"page.objections.lacking.{Change((lacking,)).path}")
    gone = next((each.of for each in objection.changes if each.of and not _is_there(case, each)), "")
    if gone:
        return text("page.objections.own.gone", of=cut(gone, _OF))
    return text("page.objections.lacking.other")


def _is_there(case: Scenario, made: Change) -> bool:
    return any(alike(row.name) == alike(made.of) for row in getattr(case, made.path.group))


def titled(text: Text, title: str, objection: Objection, case: Scenario) -> Scenario:
    """The changed case under the name of the case and of the objection, with luck of its own as every open case."""
    called = text("page.objections.titled", title=cut(title, _NAME), name=name(text, objection))
    return replace(case, luck=(), title=called)
