"""The customer's logo and colour."""

import io
import re
from dataclasses import dataclass

from roisim.errors import CaseError, Fault

_BYTES, _PIXELS = 2_000_000, 16_000_000  # the most of a logo
_KINDS = ("PNG", "JPEG")


@dataclass(frozen=True)
class Brand:
    """logo: PNG or JPEG, or nothing; colour: "#RRGGBB", or "" for that of the house. CaseError of what is neither."""

    logo: bytes = b""
    colour: str = ""

    def __post_init__(self) -> None:
        if self.colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.colour):
            raise CaseError(Fault("", "brand_colour", given=self.colour[:20]))
        if self.logo and not _is_picture(self.logo):
            raise CaseError(Fault("", "brand_logo"))


PLAIN = Brand()


def _is_picture(logo: bytes) -> bool:
    """True of a whole picture of a kind that slides can hold, and no larger than a logo has reason to be."""
    from PIL import Image  # comes with what makes the slides

    if len(logo) > _BYTES:
        return False
    try:
        with Image.open(io.BytesIO(logo), formats=_KINDS) as picture:
            small = picture.width * picture.height <= _PIXELS
            if small:
                picture.load()
            return small
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return False
