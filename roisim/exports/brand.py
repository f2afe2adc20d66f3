"""The customer's logo and colour."""

import io
import re
from dataclasses import dataclass

from roisim.errors import CaseError, Fault

MOST_BYTES = 2_000_000  # of a logo
_PIXELS = 16_000_000
_SHOWN = (600, 200)  # pixels, wide and high: enough for print in the corner of a page
_KINDS = ("PNG", "JPEG")


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
