"""Who someone is, where the app asks people to sign in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Someone who has signed in. Name, email and teams are other people's text."""

    subject: str  # issuer and the issuer's name of them, joined: two issuers may use the same name
    name: str
    email: str
    teams: frozenset[str]  # from the company's own directory, which knows who has joined and who has left
