"""How someone comes to a case, and what they may do with it: values, without SQL."""

from dataclasses import dataclass
from typing import Literal

from roisim.store.people import Person

Kind = Literal["view", "present", "edit", "own"]
LINKS: tuple[Kind, ...] = ("view", "present", "edit")


@dataclass(frozen=True)
class Access:
    """How someone comes to a case: as who they are, or by the token of a link."""

    person: Person
    token: str = ""


@dataclass(frozen=True)
class Grant:
    """What someone may do. number: the only version that their link shows; None for the newest. dials: paths of
    sliders that a presentation leaves them."""

    case_id: str
    kind: Kind
    number: int | None = None
    dials: tuple[str, ...] = ()

    @property
    def may_write(self) -> bool:
        """Whether they may save versions and comment."""
        return self.kind in ("edit", "own")
