"""What can be wrong with a case: a key and its facts. `text` turns them into a sentence with the remedy.

>>> Fault("company.margin", "share", value="1.4")
Fault(path='company.margin', key='share', facts={'value': '1.4'})
"""

from dataclasses import dataclass


@dataclass(frozen=True, init=False)
class Fault:
    """One thing that is wrong: where (`path`), what (`key` of `fault.*` in the locales) and the facts it quotes."""

    path: str
    key: str
    facts: dict[str, object]

    def __init__(self, path: str, key: str, **facts: object) -> None:
        """Keep the facts as given; the language comes later."""
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "facts", facts)


class CaseError(ValueError):
    """A case that can't be read, with all its faults at once."""

    def __init__(self, *faults: Fault) -> None:
        """Carry every fault; the message is for logs, people read `text.Text.fault`."""
        super().__init__("; ".join(f"{f.path}: {f.key} {f.facts}" for f in faults))
        self.faults = faults
