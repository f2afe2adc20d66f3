"""A case from the tables of a file or a link, of this version of the model or an older one.

>>> read({"preset": "b2b", "company": {"margin": 0.4}}).company.margin.likely
0.4
"""

from collections.abc import Iterator, Mapping

from roisim.cases.files.estimates import estimate_of, said
from roisim.cases.files.fillings import FILLINGS, OWN
from roisim.cases.files.groups import PARAMETERS_OF, tables_of
from roisim.cases.files.listed import labelled, name_of
from roisim.cases.files.older import brought_up, is_older
from roisim.cases.files.parsing import Tree
from roisim.cases.files.quoting import quoted
from roisim.cases.files.reading import preset, scenario_of
from roisim.cases.files.within import USUAL
from roisim.cases.groups import LISTED
from roisim.cases.scenario import PRESETS, Scenario
from roisim.errors import CaseError, Fault

_TIMES = (("funnel", "incremental"), ("channels", "value"))  # ratios that may lie above 1, where 1 is all
_TOO_MANY = 5  # times: more extra sales a credited sale, or a larger first order, is per cent


def read(tree: Mapping[str, object]) -> Scenario:
    """The case that the tables of a file tell of; CaseError with all that is wrong."""
    faults: list[Fault] = []
    return scenario_of(brought_up(tree, faults), faults)


def notices(tree: Mapping[str, object]) -> tuple[Fault, ...]:
    """What a reader of a sound case should know: that its numbers have moved, and which are not used."""
    today = brought_up(tree, [])
    older = [Fault("", "older"), *_unanswered(today)] if is_older(tree) else []
    return (*older, *_replaced(today), *_of_a_hundred(today), *_stretched(today))


def _unanswered(tree: Tree) -> Iterator[Fault]:
    """That nobody answers in an older case whose plan was to, without posts."""
    try:
        case = scenario_of(tree, [])
    except CaseError:
        return
    answers = case.service.calls.likely * case.service.cost_per_call.likely * case.service.deflection.likely
    if case.plan.posts.likely == 0 and answers * case.company.customers.likely > 0:
        yield Fault("plan.posts", "older_no_posts")


def _replaced(tree: Mapping[str, object]) -> Iterator[Fault]:
    """Numbers given beside a word that replaces them."""
    name = tree.get("preset")
    start = preset(name) if name in PRESETS else None
    for group, filling in FILLINGS.items():
        for table in tables_of(tree, group):
            word = filling.word_of(table, getattr(start, group, None))
            given = ", ".join(name for name in filling.fills if name in table)
            if given and word != OWN:
                yield Fault(group, filling.notice, names=given, **{filling.name: quoted(word)})


def _stretched(tree: Mapping[str, object]) -> Iterator[Fault]:
    """Ranges that were meant for another chance than 9 times out of 10, as they are now."""
    for group, parameters in PARAMETERS_OF.items():
        for number, table in enumerate(tables_of(tree, group), 1):
            for name, given in ((name, table.get(name)) for name in parameters):
                place = f"{group}[{number}].{name}" if group in LISTED else f"{group}.{name}"
                found = estimate_of(given, parameters[name], place, []) if _meant(given) else None
                if found:
                    meant = Fault(place, "within_read", value=quoted(_meant(given)), instead=said(found))
                    yield from labelled([meant], name_of(table))


def _meant(given: object) -> object:
    """The chance that a range is meant for, where it says another than the usual."""
    chance = given.get("within", USUAL) if isinstance(given, Mapping) else USUAL
    return None if chance == USUAL else chance


def _of_a_hundred(tree: Mapping[str, object]) -> Iterator[Fault]:
    """Ratios that look like per cent."""
    for group, name in _TIMES:
        for number, table in enumerate(tables_of(tree, group), 1):
            place = f"{group}[{number}].{name}" if group in LISTED else f"{group}.{name}"
            found = estimate_of(table.get(name), PARAMETERS_OF[group][name], place, [])
            if found and found.likely > _TOO_MANY:
                meant = Fault(place, "per_cent_meant", value=said(found), instead=said(found.scaled(0.01)))
                yield from labelled([meant], name_of(table))
