"""What is said once a suggestion has been taken over: what changed, from what to what."""

from roisim.answers.budget import Suggestion
from roisim.exhibits.budget.naming import Speech


def changed(speech: Speech, found: Suggestion) -> str:
    """Each item that changed, as a list."""
    key = "page.budget.ask.changed"
    moved = [share for share in found.shares if abs(share.amount - share.item.today) >= found.step / 200]
    return speech.text.listed(
        [
            speech.text(
                key, item=speech.name(share.item), before=speech.amount(share.item, share.item.today),
                after=speech.amount(share.item, share.amount),
            )
            for share in moved
        ]
    )  # fmt: skip
