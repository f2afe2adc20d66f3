"""How far a long piece of work has come, for whoever waits for it."""

from collections.abc import Callable

Advance = Callable[[float], None]
"""Told what part of the work is done, up to 1."""


class Told:
    """Who is told, as part of a key: all are alike, for it changes nothing of what is found."""

    def __init__(self, advance: Advance | None) -> None:
        """Told to nobody where that is None."""
        self._advance = advance

    def __call__(self, done: float) -> None:
        """So much is done."""
        if self._advance:
            self._advance(done)

    def __eq__(self, other: object) -> bool:
        """True of every other."""
        return isinstance(other, Told)

    def __hash__(self) -> int:
        """The same for all."""
        return 0
