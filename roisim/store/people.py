"""Who someone is: by sign-in, or by what their browser keeps where nobody signs in."""

import re
from dataclasses import dataclass

from roisim.store.tokens import digest

NAME = 80  # letters of who saves or says something
_UNKEPT = re.compile("[\0\ud800-\udfff]")  # no letter, which PostgreSQL refuses; half a sign, which UTF-8 does


@dataclass(frozen=True)
class Person:
    """Someone who opens and saves cases. Name, email and teams are other people's text."""

    subject: str  # issuer and the issuer's name of them, joined: two issuers may use the same name
    name: str
    email: str = ""
    teams: frozenset[str] = frozenset()  # from the company's own directory, which knows who has joined and who has left

    @property
    def signature(self) -> str:
        """What stands beside what they save: their name, cut where it is long, of letters that any database keeps."""
        return without_unkept(self.name).strip()[:NAME]


NOBODY = Person("", "")


def of_browser(key: str, name: str) -> Person:
    """Who has not signed in, known again by the key that their browser keeps; what is stored of it is a digest."""
    return Person(f"browser {digest(key)}", name) if key else Person("", name)


def without_unkept(said: str) -> str:
    """The words without what is no letter, and what no database keeps."""
    return _UNKEPT.sub("", said)
