"""Any case at all, to read and write: every preset or none, texts, currencies, channels, lines, seasons."""

from dataclasses import replace
from functools import cache
from typing import Any, get_args

from hypothesis import strategies as st

from roisim.cases import in_currency, preset
from roisim.cases.credits import at_credit
from roisim.cases.files.groups import PARAMETERS_OF
from roisim.cases.files.listed import alike
from roisim.cases.files.objections import PATHS
from roisim.cases.groups import CREDITS, FLAT, LEVELS, LINE_LAYERS, LISTED, Channel, Line
from roisim.cases.levels import LOSSES, at_level
from roisim.cases.objection import MAX_CHANGES, MAX_OBJECTIONS, Change, Objection, declared
from roisim.cases.outcomes import ERRORS, MAX_GATES, MAX_LIFT_TESTS, Actual, Agreed, Evidence, LiftTest
from roisim.cases.parameters import DOMAIN, LEAST, Estimate, Parameter
from roisim.cases.scenario import DRAWS, MONTHS, PARAMETERS, PRESETS, SEEDS, Against, Scenario
from roisim.cases.series import KEY_FIGURES, MAX_TARGETS, WEARING, Target, is_share

# What a text may hold: nothing unseen, nor what turns the direction of writing.
LETTERS = st.characters(
    exclude_categories=["Cc", "Cs"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
WORDS = st.text(LETTERS, max_size=30)
NOTES = st.text(LETTERS | st.sampled_from("\n\t\"'\\{}#"), max_size=60)
SAID = st.just("") | NOTES
NAMES = st.one_of(
    st.sampled_from(["LinkedIn", "Facebook", "TikTok", "linkedin", "Other"]),
    st.text(LETTERS, min_size=1, max_size=40).filter(str.strip),
)
WEIGHTS = st.tuples(*[st.floats(0, 100).map(lambda weight: round(weight, 3))] * 12)
CURRENCIES = ("SEK", "EUR", "USD")
FILLED = {"ignorance": ("level", LOSSES), "funnel": ("credit", ("incremental",))}  # by a word, unless that is "own"


@cache  # to make a strategy takes longer than to draw from it
def numbers(parameter: Parameter) -> st.SearchStrategy[float]:
    """Fixed numbers that a parameter allows, its edges among them."""
    low, high = parameter.domain
    low = low if parameter.above is None else parameter.above
    whole = st.integers(0, min(10**6, int(high))).map(float)
    return st.one_of(st.sampled_from([low, high, 1.0]), st.floats(low, high), whole).filter(parameter.allows)


@cache
@st.composite
def estimates(draw: st.DrawFn, parameter: Parameter) -> Estimate:
    """A number or a range that a parameter allows, with or without who says so."""
    texts = {name: draw(SAID) for name in ("source", "owner", "note")}
    low, likely, high = sorted(draw(_three(parameter)))
    if draw(st.booleans()) and parameter.open_to(low, high):
        return Estimate(likely, low, high, **texts)
    return Estimate(likely, **texts)


@cache
def _three(parameter: Parameter) -> st.SearchStrategy[tuple[float, ...]]:
    return st.tuples(*[numbers(parameter)] * 3)


def told_apart(channel: Channel) -> str:
    """What two channels of a case may not share: a name, as people tell names apart."""
    return " ".join(channel.name.casefold().split())


@st.composite
def channels(draw: st.DrawFn, known: Channel) -> Channel:
    """A channel of any name, some of its numbers another's."""
    changes: dict[str, Any] = {"name": draw(NAMES), "phasing": draw(st.just(FLAT) | WEIGHTS), **draw(spans())}
    if draw(st.booleans()):
        changes["auction"] = draw(WORDS)
    for name, parameter in PARAMETERS_OF["channels"].items():
        if draw(st.booleans()):
            changes[name] = draw(estimates(parameter))
    return replace(known, **changes)


@st.composite
def spans(draw: st.DrawFn) -> dict[str, int | None]:
    """From which month something is open, and to which; either may go unsaid."""
    first, last = sorted(draw(st.tuples(*[st.integers(1, MONTHS[1])] * 2)))
    return {"first": draw(st.sampled_from([None, first])), "last": draw(st.sampled_from([None, last]))}


@st.composite
def lines(draw: st.DrawFn) -> Line:
    """A line of any name, on any side."""
    amount = draw(estimates(PARAMETERS["lines.amount"]))
    return Line(draw(NAMES), draw(st.sampled_from(LINE_LAYERS)), amount, **draw(spans()))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    """A target for any key figure in any month."""
    kpi = draw(st.sampled_from(KEY_FIGURES))
    least, most = (0.0, 1.0) if is_share(kpi) else (LEAST, DOMAIN["positive"][1])
    return Target(kpi, draw(st.integers(1, 120)), draw(st.sampled_from([0.0, 1.0]) | st.floats(least, most)))


@st.composite
def actuals(draw: st.DrawFn) -> Actual:
    """Any key figures in any month, nothing among them."""
    kpis = draw(st.sets(st.sampled_from(KEY_FIGURES), min_size=1))
    values = ((kpi, draw(st.sampled_from([0.0, 1.0]) | st.floats(LEAST, 1.0 if is_share(kpi) else 1e15)))
              for kpi in KEY_FIGURES if kpi in kpis)  # fmt: skip
    return Actual(draw(st.integers(1, 120)), tuple(values))


@st.composite
def seen(draw: st.DrawFn) -> dict[str, Any]:
    """What was seen of a case and agreed on."""
    bounds = st.lists(st.floats(1e-3, 1e3), min_size=3, max_size=3, unique=True).map(sorted)
    tests = st.builds(lambda ends, source: LiftTest(*ends, source), bounds, SAID)
    aims = st.builds(
        lambda target, below: Agreed(target.kpi, target.month, target.value, below), targets(), st.booleans()
    )
    days = st.sampled_from(["", "2027-03-14", "2028-02-29"])
    return {
        "actuals": tuple(draw(st.lists(actuals(), max_size=5, unique_by=lambda each: each.month))),
        "lift_tests": tuple(draw(st.lists(tests, max_size=MAX_LIFT_TESTS))),
        "gates": tuple(draw(st.lists(aims, max_size=MAX_GATES, unique_by=lambda each: (each.kpi, each.month)))),
        "evidence": draw(st.builds(Evidence, st.sampled_from(ERRORS) | st.floats(*ERRORS), days, st.booleans())),
    }


@st.composite
def altered(draw: st.DrawFn) -> Change:
    """A change of any number, by a factor or to a value, of all channels and lines or of one."""
    path = draw(st.sampled_from(list(PATHS)))
    of = draw(st.just("") | WORDS) if declared(path).group in LISTED else ""
    if draw(st.booleans()):
        return Change((path,), times=draw(st.floats(1e-6, 1000)), of=of)
    return Change((path,), value=draw(numbers(PATHS[path])), of=of)


@st.composite
def objections(draw: st.DrawFn) -> Objection:
    """An objection of a case's own."""
    name = draw(st.text(LETTERS, min_size=1, max_size=40).filter(str.strip))
    return Objection(name, tuple(draw(st.lists(altered(), min_size=1, max_size=MAX_CHANGES))))


@st.composite
def cases(draw: st.DrawFn, weighed: bool = True) -> Scenario:
    """A case that a file can tell of. weighed: False where it is to have an answer: hardly any truth fits what anything
    at all was seen of."""
    case = in_currency(preset(draw(st.sampled_from(PRESETS))), draw(st.sampled_from(CURRENCIES)))
    case = replace(case, ignorance=at_level(case.ignorance, draw(st.sampled_from(LEVELS))))
    case = replace(case, funnel=at_credit(case.funnel, draw(st.sampled_from(CREDITS))))
    paths = [path for path, _, _ in case.estimates() if path.place is None]
    for path in draw(st.lists(st.sampled_from(paths), max_size=6, unique=True)):
        word, filled = FILLED.get(path.group, ("", ()))
        if path.name not in filled or getattr(getattr(case, path.group), word) == "own":
            case = case.with_estimate(path, draw(estimates(PARAMETERS[path])))
    case = replace(case, **draw(settings(case)))
    return case if weighed else case.unweighed


@st.composite
def settings(draw: st.DrawFn, case: Scenario) -> dict[str, Any]:
    """What stands above the tables, and the parts that come as a whole."""
    changes: dict[str, Any] = {"title": draw(st.just("") | WORDS)}
    if draw(st.booleans()):
        changes["correlation"] = draw(st.floats(0, 0.95))
        changes["seed"], changes["draws"] = draw(st.integers(*SEEDS)), draw(st.integers(*DRAWS))
    if draw(st.booleans()):
        changes["preset"] = draw(st.sampled_from(["", *PRESETS]))
    if draw(st.booleans()):
        changes["company"] = replace(case.company, season=draw(st.just(FLAT) | WEIGHTS))
    if draw(st.booleans()):
        start, months = draw(st.sampled_from(["", "2027-01", "2031-12"])), draw(st.integers(*MONTHS))
        rate, against = draw(st.floats(0, 1)), draw(st.sampled_from(get_args(Against)))
        finance = replace(case.finance, start=start, months=months, discount_rate=rate, against=against)
        changes["finance"] = finance
    if draw(st.booleans()):
        found = draw(st.lists(channels(preset("b2b").channels[0]), max_size=12, unique_by=told_apart))
        changes["channels"] = tuple(found)
    if draw(st.booleans()):
        changes["lines"] = tuple(draw(st.lists(lines(), max_size=4)))
    if draw(st.booleans()):
        aims = draw(st.lists(targets(), max_size=MAX_TARGETS, unique_by=lambda target: (target.kpi, target.month)))
        changes["targets"] = tuple(aims)
    if draw(st.booleans()):
        own = st.lists(objections(), max_size=MAX_OBJECTIONS, unique_by=lambda each: alike(each.name))
        changes["objections"] = tuple(draw(own))
    if draw(st.booleans()):
        absent = draw(st.sets(st.sampled_from(WEARING)))
        apart = tuple(dimension for dimension in WEARING if dimension in absent)
        changes["ignorance"] = replace(case.ignorance, not_applicable=apart)
    if draw(st.booleans()):
        changes |= draw(seen())
    return changes
