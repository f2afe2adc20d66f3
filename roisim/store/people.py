"""Who someone is: by sign-in, or by what their browser keeps where nobody signs in."""

from dataclasses import dataclass

from roisim.store.tokens import digest


@dataclass(frozen=True)
class Person:
    """Someone who opens and saves cases. Name, email and teams are other people's text."""

    subject: str  # issuer and the issuer's name of them, joined: two issuers may use the same name
    name: str
    email: str = ""
    teams: frozenset[str] = frozenset()  # from the company's own directory, which knows who has joined and who has left


NOBODY = Person("", "")


def of_browser(key: str, name: str) -> Person:
    """Who has not signed in, known again by the key that their browser keeps; what is stored of it is a digest."""
    return Person(f"browser {digest(key)}", name) if key else Person("", name)
