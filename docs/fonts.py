"""Makes the fonts that the app sends smaller: `python -m docs.fonts FOLDER`, with the group `fonts` installed.

FOLDER holds what they are made of: the latin and latin-ext files of Inter and Source Serif 4 from Fontsource, and
STIXTwoMath-Regular.ttf of the STIX fonts. The icons come from the Material Symbols that Streamlit brings. What is left:
the weights from 400 to 700, figures in columns, the letters and signs of the equations,
and of some 4,000 icons those that Streamlit or the app may show.
"""

import re
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from streamlit import file_util

ROOT = Path(__file__).parent.parent
HERE = ROOT / "static" / "fonts"
THEIRS = Path(file_util.get_static_dir()) / "static"
LETTERS = ("inter-latin", "inter-latin-ext", "source-serif-4-latin", "source-serif-4-latin-ext")
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "pnum", "tnum"]
WEIGHTS = (400, 700)
SLANTED = ("MATHEMATICAL ITALIC", "PLANCK CONSTANT")
SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0\u00af\u02c6\u02dcåäöÅÄÖ∈∑√−∼≤≥⋅′ℓ⌈⌉⏟ϑϖΓΔΘΛΞΣΦΨΩ–"
NAMED = re.compile(r":material/([a-z0-9_]+):")


def letters(source: Path, target: Path) -> None:
    """A font of letters, in the weights that are used."""
    lighter = BytesIO()
    instantiateVariableFont(TTFont(source), {"wght": WEIGHTS}).save(lighter)
    font = TTFont(lighter)
    options = Options(layout_features=FEATURES, flavor="woff2")
    _save(font, options, {"unicodes": font.getBestCmap()}, target)


def formulas(source: Path, target: Path) -> None:
    """What the equations are written in. A letter that stands alone is drawn as the slanted one of mathematics."""
    font = TTFont(source)
    slanted = {code for code in font.getBestCmap() if unicodedata.name(chr(code), "").startswith(SLANTED)}
    plain = {code for code in map(ord, SIGNS) if code in font.getBestCmap()}
    _save(font, Options(layout_features=["ssty"], flavor="woff2"), {"unicodes": plain | slanted}, target)


def icons(source: Path, target: Path) -> None:
    """The icons that may be shown; each is drawn for its name, as a ligature of its letters."""
    font, wanted = TTFont(source), _wanted()
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            found = getattr(table, "ExtSubTable", table)
            for first, ligatures in found.ligatures.items():
                kept = [each for each in ligatures if _spelt(font, first, each.Component) in wanted]
                found.ligatures[first] = kept
    every = {"text": "".join(sorted(set("".join(wanted))))}
    _save(font, Options(layout_features=["*"], flavor="woff2"), every, target)


def _spelt(font: TTFont, first: str, others: list[str]) -> str:
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}
    return "".join(letters.get(glyph, "?") for glyph in (first, *others))


def _wanted() -> set[str]:
    """The names in Streamlit's scripts and in ours."""
    files = [*(THEIRS / "js").glob("*.js"), *(ROOT / "roisim" / "ui").rglob("*.py")]
    found = {name for file in files for name in NAMED.findall(file.read_text("utf-8"))}
    return found | {"undo", "redo", "help"}


def _save(font: TTFont, options: Options, kept: dict[str, object], target: Path) -> None:
    subsetter = Subsetter(options)
    subsetter.populate(**kept)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main(folder: Path) -> None:
    """All of them."""
    for name in LETTERS:
        letters(folder / f"{name}-wght-normal.woff2", HERE / f"{name}-wght-normal.woff2")
    formulas(folder / "STIXTwoMath-Regular.ttf", HERE / "stix-two-math.woff2")
    icons(next((THEIRS / "media").glob("MaterialSymbols-Rounded.*.woff2")), HERE / "icons.woff2")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
