"""Makes the fonts of the PDF of those that the app sends: `python -m docs.document_fonts`, with the group `fonts`.

Typst reads no woff2. Of two files with one family name it keeps one and sets the letters of the other in whatever font
it has: so the extended letters are a family of their own. `letters.txt` lists what both hold, as ranges.
"""

from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).parent.parent
THEIRS, HERE = ROOT / "static" / "fonts", ROOT / "roisim" / "exports" / "pdf" / "fonts"
FAMILIES = {"inter": "Inter", "source-serif-4": "Source Serif 4"}
_NAMES = (1, 3, 4, 6, 16, 25)  # the records of a font that hold the name of its family


def converted(name: str, family: str, part: str) -> set[int]:
    """Writes one font; what letters it holds."""
    font = TTFont(THEIRS / f"{name}-{part}-wght-normal.woff2")
    font.flavor = None
    whole = f"{family} Ext" if part == "latin-ext" else family
    for record in _NAMES:
        if font["name"].getDebugName(record):
            font["name"].setName(whole.replace(" ", "") if record in (6, 25) else whole, record, 3, 1, 0x409)
    font.save(HERE / f"{name}-{part}.ttf", reorderTables=False)
    return set(font.getBestCmap())


def ranges(letters: set[int]) -> list[str]:
    """Runs of letters that follow on each other, first and last."""
    runs = groupby(enumerate(sorted(letters)), lambda pair: pair[1] - pair[0])
    found = [[letter for _, letter in run] for _, run in runs]
    return [f"{run[0]:04x} {run[-1]:04x}" for run in found]


def main() -> None:
    """All four, and the letters that every family holds."""
    held = [
        converted(name, family, "latin") | converted(name, family, "latin-ext") for name, family in FAMILIES.items()
    ]
    (HERE / "letters.txt").write_text("\n".join(ranges(set.intersection(*held))) + "\n")
    for name in FAMILIES:
        (HERE / f"{name}-OFL.txt").write_bytes((THEIRS / f"{name}-OFL.txt").read_bytes())


if __name__ == "__main__":
    main()
