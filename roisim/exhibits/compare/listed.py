"""What stands under the name of a case in the list of all cases."""

from roisim.answers.result import Result
from roisim.exhibits.saying import chance, given
from roisim.text import Text


def entry(text: Text, name: str, title: str, result: Result | None) -> str:
    """The number a case is told apart by, if any, and what it gives. name: told apart; result: None where left out."""
    number = name.removeprefix(title).strip()
    if result is None:
        return number
    amount = text.money(result.npv.q50, result.scenario.finance.currency)
    return (
        f"{number} {text(f'compare.in_list{given(result)}', amount=amount, chance=chance(text, result.chance))}".strip()
    )
