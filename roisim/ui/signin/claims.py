"""What a provider says of someone who has signed in (the claims of the ID token), and who that is here."""

from collections.abc import Mapping
from dataclasses import dataclass

from roisim.store.people import Person

Claims = Mapping[str, object]
HOURS = 12  # that a sign-in holds: a working day, so that whoever has left the company is out the day after
_LETTERS, _TEAMS = 200, 500  # of a name, an address or a team; of one person


def person(claims: Claims, team_claim: str) -> Person | None:
    """Who it is; None where the provider does not say so that two people can be told apart."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not (isinstance(issuer, str) and isinstance(subject, str) and issuer and subject):
        return None
    email = "" if claims.get("email_verified") in (False, "false") else _line(claims.get("email"))
    name = _line(claims.get("name")) or _line(claims.get("preferred_username")) or email or _line(subject)
    return Person(f"{issuer} {subject}", name, email, teams(claims.get(team_claim)))


def teams(said: object) -> frozenset[str]:
    """The teams of a claim, which is a text or a list of texts; what is neither, or too long, is none."""
    return frozenset([each for each in _texts(said) if each == _line(each)][:_TEAMS])


def is_fresh(claims: Claims, now: float) -> bool:
    """True while the sign-in holds. now: seconds, as the token counts them."""
    made = claims.get("iat")
    return isinstance(made, int | float) and now - made < HOURS * 3600


@dataclass(frozen=True)
class Admission:
    """Who of all that the provider knows may come in: those of whom a claim says one of these values."""

    claim: str
    values: frozenset[str]

    def admits(self, claims: Claims) -> bool:
        """True of one who may come in."""
        return not self.values.isdisjoint(_texts(claims.get(self.claim)))


def _texts(said: object) -> list[str]:
    """A claim that is one text or several."""
    found = said if isinstance(said, list | tuple) else [said]
    return [each for each in found if isinstance(each, str) and each]


def _line(said: object) -> str:
    """One line of text, cut where it is too long; nothing where it is no text. Signs that turn a line around go."""
    if not isinstance(said, str):
        return ""
    plain = " ".join(said[: 4 * _LETTERS].split())
    return "".join(letter for letter in plain if letter.isprintable())[:_LETTERS]
