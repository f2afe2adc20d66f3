"""What an objection to a case is: changes of its inputs, under a name. Declared for all cases, or a case's own."""

from dataclasses import dataclass

from roisim.paths import Path

MAX_OBJECTIONS = 12  # of a case's own
MAX_CHANGES = 6  # of one of them
MOST_TIMES = 1000.0  # so many times as large at most


@dataclass(frozen=True)
class Change:
    """One change of the inputs at some paths; `channels.*.cpm` is that of every channel.

    One of: times, so many times as large, range and all; value, this number for sure; least, at least this number;
    lost, in so many months at the start nothing comes of it. level: the losses of standing aside at this level.
    of: the name of the one channel or line that is meant. largest: of the channels, the one with the largest budget.
    paid: the ads of lost months are paid for all the same.
    """

    paths: tuple[str, ...] = ()
    times: float | None = None
    value: float | None = None
    least: float | None = None
    lost: int | None = None
    level: str = ""
    of: str = ""
    largest: bool = False
    paid: bool = False

    @property
    def path(self) -> Path:
        """The declaration of the number that it changes, where it is one: `channels.cpm` of `channels.*.cpm`."""
        return declared(self.paths[0])


@dataclass(frozen=True)
class Objection:
    """Changes made one after another.

    name: a key of the locales, or a user's own words. source: of the concern, a key of the benchmarks, else
    "judgement". needs: numbers without which there is nothing to object to.
    """

    name: str
    changes: tuple[Change, ...]
    source: str = ""
    needs: tuple[str, ...] = ()


def declared(path: str) -> Path:
    """The declaration that a path with or without a star speaks of.

    >>> declared("channels.*.cpm"), declared("plan.hours")
    ('channels.cpm', 'plan.hours')
    """
    group, *_, name = path.split(".")
    return Path(group, name)


def written(path: Path) -> str:
    """A declaration as it stands in a file: with a star where a case may have several.

    >>> written(Path("channels", "cpm")), written(Path("plan", "hours"))
    ('channels.*.cpm', 'plan.hours')
    """
    from roisim.cases.groups import LISTED

    return f"{path.group}.*.{path.name}" if path.group in LISTED else str(path)
