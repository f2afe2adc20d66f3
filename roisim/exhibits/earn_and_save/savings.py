"""Every saving of the page, month by month."""

from types import ModuleType

from roisim.answers.result import Result
from roisim.exhibits.earn_and_save import addresses, calls, hiring, print_money
from roisim.exhibits.earn_and_save.saving import KEY, Saving, Told, shown
from roisim.exhibits.exhibit import Exhibit
from roisim.exhibits.saying import plainly
from roisim.text import Text

SAVINGS: dict[Saving, ModuleType] = {
    "service": calls, "print": print_money, "addresses": addresses, "hiring": hiring,
}  # fmt: skip


def savings(text: Text, result: Result) -> list[Exhibit]:
    """All savings; one with nothing to show is its name and a sentence."""
    text = plainly(text, result.scenario)
    return [_saving(text, result, name) for name in SAVINGS]


def _saving(text: Text, result: Result, name: Saving) -> Exhibit:
    module = SAVINGS[name]
    if idle := module.idle(result):
        return Exhibit(name, text(f"{KEY}.{name}.name"), text(f"{KEY}.{name}.{idle}"))
    told: Told = module.told(text, result)
    return shown(text, result, told)
