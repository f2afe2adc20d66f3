"""What must be true of a number for the plan to pay, as a sentence; the most fragile first."""

from collections.abc import Sequence
from dataclasses import dataclass

from roisim.answers.switching import Stretch, Switching
from roisim.answers.tornado import ends
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.must_be_true import words
from roisim.text import Text


@dataclass(frozen=True)
class Condition:
    """What must be true of a number. holds: "a click becomes a lead more often than 1 in 84"; said: what it is."""

    holds: str
    said: str
    also: str


def sentence(text: Text, case: Scenario, found: Switching) -> str:
    """As long as what the plan pays, or what would make it pay; and what the case says. *Stars* are bold."""
    condition = made(text, case, found)
    key = "pays" if found.pays else "would"
    told = text(f"page.must_be_true.switching.{key}", condition=condition.holds, said=condition.said)
    return f"{told} {condition.also}".strip()


def made(text: Text, case: Scenario, found: Switching) -> Condition:
    """Of a number with a value that turns the decision."""
    nearest = found.nearest
    assert nearest is not None
    mood = "is" if found.pays else "were"
    if words.is_often(found.path) and _ends(found, nearest):
        holds, said = _often(text, case, found, nearest, mood)
    else:
        holds, said = _measured(text, case, found, nearest, mood)
    others = [where(text, case, found, each) for each in found.stretches if each != nearest]
    also = text(f"page.must_be_true.switching.also_{mood}", others=text.listed(others)) if others else ""
    return Condition(holds, said, also)


def where(text: Text, case: Scenario, found: Switching, stretch: Stretch) -> str:
    """The values of a stretch: "above 2.5%", "between 5 and 20 hours"."""
    kind, ends = _kind(found, stretch)
    told = {name: words.written(text, case, found.path, end, beside=beside(case, found)) for name, end in ends.items()}
    return text(f"page.must_be_true.where.{kind}", **told)


def always(text: Text, found: Switching) -> str:
    """That no value of a number turns the decision."""
    return text(f"page.must_be_true.where.{'whatever' if found.pays else 'never'}")


def _measured(text: Text, case: Scenario, found: Switching, stretch: Stretch, mood: str) -> tuple[str, str]:
    kind, ends = _kind(found, stretch)
    phrase = f"page.must_be_true.phrase_{mood}.{found.path.declared.replace('.', '_')}.{kind}"
    if text.has(phrase):
        facts = {name: _short(text, case, found, end) for name, end in ends.items()}
        return text(phrase, **facts), _short(text, case, found, found.likely)
    name, there = words.named(text, case, found.path), where(text, case, found, stretch)
    holds = text(f"page.must_be_true.switching.{mood}", name=name, where=there)
    return holds, _short(text, case, found, found.likely)


def _short(text: Text, case: Scenario, found: Switching, value: float) -> str:
    return words.short(text, case, found.path, value, beside=beside(case, found))


def _often(text: Text, case: Scenario, found: Switching, stretch: Stretch, mood: str) -> tuple[str, str]:
    kind, ends = _kind(found, stretch)
    *told, said = words.often(text, [*ends.values(), found.likely])
    facts = dict(zip(ends, told, strict=True))
    happens = words.event(text, case, found.path, mood)
    return f"{happens} {text(f'page.must_be_true.often.{kind}', **facts)}", said


def _ends(found: Switching, stretch: Stretch) -> bool:
    """Whether a stretch can be told by how often: it has an end above 0, and so has the number."""
    return found.likely > 0 and all(end > 0 for end in _kind(found, stretch)[1].values())


def _kind(found: Switching, stretch: Stretch) -> tuple[str, dict[str, float]]:
    """Above, below, between, or at a limit alone; with its ends."""
    least, most = found.limits
    low, high = stretch.low, stretch.high
    if high is not None and low is None:
        return ("at", {"value": high}) if high <= least else ("below", {"high": high})
    if low is not None and high is None:
        return ("at", {"value": low}) if low >= most else ("above", {"low": low})
    assert low is not None and high is not None  # else nothing turns
    return "between", {"low": low, "high": high}


def beside(case: Scenario, found: Switching) -> Sequence[float]:
    """What a value of a number is told apart from: those that turn, the likely one, the ends of its range."""
    return (*found.values, *case[found.path].bounds, *ends(parameter_of(found.path), case[found.path]))
