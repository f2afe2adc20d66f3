"""Four ways to put a case to the test with one tap, each a pair of changes; and the way back from them.

What a trial has changed is read off the cases before and after it. So it can be taken back whatever else was changed
since, it stays known through undo and redo, and of two trials the second starts from where the first did.

>>> from roisim.cases import preset
>>> case = preset("b2b")
>>> held = Held("dear", case, tried(case, "dear"))
>>> held.after["plan.hourly_cost"].likely / case["plan.hourly_cost"].likely, held.released(held.after) == case
(2.0, True)
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from roisim.cases.changes import after, changed
from roisim.cases.objection import Change
from roisim.cases.scenario import Scenario
from roisim.paths import Path

Name = Literal["half", "dear", "nothing", "hard"]
Part = Literal["closing", "effects", "ads", "hours", "money", "time", "strategic", "loss"]
NAMES: tuple[Name, ...] = get_args(Name)
_PARTS: dict[Name, tuple[Part, Part]] = {
    "half": ("closing", "effects"), "dear": ("ads", "hours"), "nothing": ("money", "time"),
    "hard": ("strategic", "loss"),
}  # fmt: skip
# The long-run effects, each the root of a strategic stream.
_EFFECTS = (
    "effects.awareness_elasticity", "effects.churn_reduction", "effects.spend_uplift", "effects.search_uplift",
    "recruiting.reduction",
)  # fmt: skip
_MONEY = (
    "channels.*.spend", "lines.*.amount", "plan.agency", "plan.content", "plan.tools", "plan.setup", "print.moved",
)  # fmt: skip
_CHANGES: dict[Part, Change] = {
    "closing": Change(("channels.*.close_rate", "funnel.close_rate"), times=0.5),
    "effects": Change(_EFFECTS, times=0.5),
    "ads": Change(("channels.*.cpm",), times=2.0),
    "hours": Change(("plan.hourly_cost",), times=2.0),
    "money": Change(_MONEY, value=0.0),
    "time": Change(("plan.hours", "plan.posts"), value=0.0),
    "strategic": Change((*_EFFECTS, "effects.referrals"), value=0.0),
    "loss": Change(level="none"),
}


def tried(case: Scenario, name: Name) -> Scenario:
    """The case after both changes of a trial."""
    return after(case, (_CHANGES[part] for part in _PARTS[name]))


def parts(case: Scenario, name: Name) -> tuple[Part, ...]:
    """The changes of a trial that change anything in this case."""
    return tuple(part for part in _PARTS[name] if changed(case, _CHANGES[part]) != case)


@dataclass(frozen=True)
class Held:
    """A trial that was made: the case before it, and after it."""

    name: Name
    before: Scenario
    after: Scenario

    def on(self, case: Scenario) -> bool:
        """Whether a case still has all that the trial changed, whatever else was changed since."""
        if self.before == self.after:
            return case == self.after
        if _rows(case) != _rows(self.after) or case.finance.currency != self.after.finance.currency:
            return False
        kept = all(case[path] == self.after[path] for path in self._changed())
        return kept and case.ignorance.level == self.after.ignorance.level

    def released(self, case: Scenario) -> Scenario:
        """The case with what it had before the trial, and all else as it is now."""
        for path in self._changed():
            case = case.with_estimate(path, self.before[path])
        return replace(case, ignorance=replace(case.ignorance, level=self.before.ignorance.level))

    def _changed(self) -> Iterator[Path]:
        return (path for path, _, estimate in self.before.estimates() if self.after[path] != estimate)


def _rows(case: Scenario) -> tuple[str, ...]:
    """The channels and lines, by which a row is known."""
    return (*(channel.name for channel in case.channels), "", *(line.name for line in case.lines))
