"""The customer's logo and colour."""

import io
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from roisim.errors import CaseError, Fault

MOST_BYTES = 2_000_000  # of a logo
_PIXELS = 16_000_000
_SHOWN = (600, 200)  # pixels, wide and high: enough for print in the corner of a page
_KINDS = ("PNG", "JPEG")
_SEEN = 3.0  # contrast to white that a line or a bar is seen at
_ALIKE = 90  # how far apart two colours are at least that are told apart, of 442 from black to white


@dataclass(frozen=True)
class Drawn:
    """A logo as a PNG, with its pixels."""

    png: bytes
    wide: int
    high: int


@dataclass(frozen=True)
class Brand:
    """logo: PNG or JPEG, or None; colour: "#RRGGBB", or "" for that of the house. CaseError of what is neither."""

    logo: bytes | None = None
    colour: str = ""

    def __post_init__(self) -> None:
        if self.colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.colour):
            raise CaseError(Fault("", "brand_colour", given=self.colour[:20]))
        if self.logo is not None and not _is_picture(self.logo):
            raise CaseError(Fault("", "brand_logo"))

    @property
    def seen(self) -> str:
        """The colour for what is drawn on white, darker where it was too pale to be seen; "" for that of the house."""
        if not self.colour:
            return ""
        parts = _parts(self.colour)
        while 1.05 / (_light(parts) + 0.05) < _SEEN:
            parts = [part * 0.95 for part in parts]
        return "#" + "".join(f"{round(part):02X}" for part in parts)

    @property
    def drawn(self) -> Drawn | None:
        """The logo as any program can show it, whatever its colours were mixed for; None where there is none."""
        from PIL import Image

        if self.logo is None:
            return None
        with Image.open(io.BytesIO(self.logo), formats=_KINDS) as picture:
            small = picture.convert("RGBA")
        small.thumbnail(_SHOWN)
        sink = io.BytesIO()
        small.save(sink, "PNG")
        return Drawn(sink.getvalue(), small.width, small.height)


PLAIN = Brand()


def alike(one: str, other: str) -> bool:
    """True of two colours that are hardly told apart side by side."""
    return math.dist(_parts(one), _parts(other)) < _ALIKE


def _parts(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _light(parts: Sequence[float]) -> float:
    """The relative luminance of WCAG, 0 to 1."""
    linear = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(share * each for share, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _is_picture(logo: bytes) -> bool:
    """True of a whole picture of a kind that slides can hold, and no larger than a logo has reason to be."""
    from PIL import Image  # comes with what makes the slides

    if len(logo) > MOST_BYTES:
        return False
    try:
        with Image.open(io.BytesIO(logo), formats=_KINDS) as picture:
            small = picture.width * picture.height <= _PIXELS
            if small:
                picture.load()
            return small
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
