"""What a plan stands on: the step of the ladder that covers its cost often enough, told by chances and not by sums."""

from typing import Literal

from roisim.answers.result import Result
from roisim.exhibits.saying import against, is_nothing, untold
from roisim.text import Text

Step = Literal["save", "earn", "strategic", "ignorance"]
Verdict = Literal["stands", "leans", "not"]
STEPS: tuple[Step, ...] = ("save", "earn", "strategic", "ignorance")
_STANDS, _LEANS = 0.8, 0.5  # it stands above the first, and leans from the second on
_NEARLY_HALF = 0.45
_GRAIN = 0.005  # of the largest sum of the ladder: less is about 0
_TESTED = ("strategic", "ignorance")  # the soft steps: told with the chance before them


def verdict(chance: float) -> Verdict:
    """What a chance to cover the cost amounts to."""
    return "stands" if chance > _STANDS else "leans" if chance >= _LEANS else "not"


def count(chance: float) -> int:
    """Cases out of 10, as `Text.of_ten` says them; 0 and 10 where that says hardly any and nearly all."""
    return 0 if chance < 0.05 else 10 if chance > 0.95 else min(9, max(1, round(chance * 10)))


def step(result: Result) -> Step | None:
    """The first step from which on the plan stands as firmly as with everything counted; None where it does not.

    Where there are no chances to tell, the first from which on the net is not below 0.
    """
    chances, in_the_end = result.ladder_chance, verdict(result.ladder_chance["ignorance"])
    if untold(result):
        firm = {each: result.nets[each] >= 0 for each in STEPS}
    elif in_the_end == "stands":
        firm = {each: chances[each] > _STANDS for each in STEPS}
    else:
        firm = {each: chances[each] >= _LEANS for each in STEPS}
    return next((each for place, each in enumerate(STEPS) if all(firm[later] for later in STEPS[place:])), None)


def key(result: Result) -> str:
    """What the plan stands on, as the keys of all words that say so have it: earn_stands, strategic_leans, not.

    A step that takes away is nothing to stand on: then it is all of them together. Nor is it said to cover a cost.
    """
    found = step(result)
    alone = "_alone" if found == "earn" and takes(result, "save") else ""
    if untold(result):
        return f"given_{found or 'not'}{alone}"
    if not found:
        return "not"
    return f"{'whole' if takes(result, found) else found}_{verdict(result.ladder_chance['ignorance'])}{alone}"


def takes(result: Result, step: Step) -> bool:
    """True of a step that takes away from the middle case rather than adds to it."""
    return result.added[step] < -_GRAIN * highest(result)


def is_zero(result: Result, amount: float) -> bool:
    """True of a sum that is nothing beside the largest of the ladder."""
    return abs(amount) <= _GRAIN * highest(result)


def highest(result: Result) -> float:
    """The largest sum of the ladder, its cost among them."""
    return max(result.cost_pv.q50 or 0.0, *map(abs, result.nets.values()))


def said(text: Text, result: Result) -> str:
    """The same in a sentence or two, with the chances it rests on."""
    if result.roi.q50 is None:
        return text(f"answer.hangs.{'empty' if is_nothing(result) else 'free'}", **against(text, result.scenario))
    gap = text.money(abs(result.nets["ignorance"]), result.scenario.finance.currency)
    facts = {**against(text, result.scenario), **_cases(text, result), "gap": gap}
    told = text(f"answer.hangs.{key(result)}{'_near' if _is_near(result) else ''}", **facts)
    if untold(result):
        return f"{text('answer.hangs.untold')} {told}" if result.draws else told
    return f"{told} {_in_all(text, result, facts)}".strip()


def _cases(text: Text, result: Result) -> dict[str, str]:
    """The chances of the step it stands on, of the one before, and of all steps together."""
    found, chances = step(result) or "ignorance", result.ladder_chance
    told = {"cases": chances[found], "before": chances[_before(found)], "all": chances["ignorance"]}
    return {name: text.of_ten(chance) for name, chance in told.items()}


def _before(found: Step) -> Step:
    return STEPS[max(0, STEPS.index(found) - 1)]


def _is_near(result: Result) -> bool:
    """True where both sides of a bound would be told as the same number of cases."""
    found, chances = step(result), result.ladder_chance
    if untold(result):
        return False
    if found is None:
        return chances["ignorance"] >= _NEARLY_HALF
    return found in _TESTED and not takes(result, found) and count(chances[_before(found)]) == count(chances[found])


def _in_all(text: Text, result: Result, facts: dict[str, str]) -> str:
    """How often everything together covers the cost, where that is another number than has been said; else nothing."""
    found = step(result)
    if found is None or takes(result, found) or facts["all"] == facts["cases"]:
        return ""
    return text("answer.hangs.all", all=facts["all"])
