"""Where a number stands in a case.

>>> path = Path.of("channels.0.cpm")
>>> path.group, path.name, path.place, path.declared
('channels', 'cpm', 0, 'channels.cpm')
>>> path == "channels.0.cpm" == Path("channels", "cpm", 0)
True
"""

from typing import Self


class Path(str):
    """A text such as `company.margin`, or `channels.0.cpm` for the first channel, that knows its parts."""

    group: str
    name: str
    place: int | None
    """Of a channel among the channels, from 0; None where there is only one of the group, or all are meant."""

    def __new__(cls, group: str, name: str, place: int | None = None) -> Self:
        """Put a path together."""
        made = super().__new__(cls, f"{group}.{name}" if place is None else f"{group}.{place}.{name}")
        made.group, made.name, made.place = group, name, place
        return made

    @classmethod
    def of(cls, written: str) -> Self:
        """The path that someone wrote; the only place where one is taken apart."""
        if isinstance(written, cls):
            return written
        group, *place, name = written.split(".")
        return cls(group, name, int(place[0]) if place else None)

    def __getnewargs__(self) -> tuple[str, str, int | None]:  # type: ignore[override]
        """What a copy is made of."""
        return self.group, self.name, self.place

    @property
    def declared(self) -> str:
        """The name of the declaration behind it: `channels.cpm` for `channels.0.cpm`."""
        return f"{self.group}.{self.name}"
