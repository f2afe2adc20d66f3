"""One thing has one name, whoever writes the next text: what the words of roisim no longer say, in each language.

What a term is instead stands beside it. A term that is right in some place is named with that place.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import roisim
from roisim.text import LANGUAGES, NBSP, Language, Text, words

HOUSE = Path(roisim.__file__).parent.parent
MADE = {"model.md", "plausibility.md", "visual.md", "convergence.md"}  # of templates, which are read instead


class Retired(NamedTuple):
    """A word that is no longer said. instead: what is. unless: starts of the keys, or files, where it is right."""

    word: str
    instead: str
    unless: tuple[str, ...] = ()


_MATHS = ("method.", "equation.", "docs/")  # where a mean is called one, for those who compute it
_EACH = r"(\{\}|customer|user|household|contract|buyer|account|employee)"

RETIRED: dict[Language, tuple[Retired, ...]] = {
    "sv": (
        Retired(r"mot att stå", "jämfört med att stå"),
        Retired(r"mittlinjen?|snittfall\w*", "mittfallet"),
        Retired(r"mitten", "mittfallet", ("page.compare.column_middle", "page.key_figures.level_")),
        Retired(r"medel(värde\w*|tal\w*|flöde\w*)?", "snitt", _MATHS),
        Retired(r"oförändrat läge|i dag, oförändrat", "i dag"),
        Retired(r"spann\w*|span", "intervall"),
        Retired(r"utan ränta|före ränta|inte diskonterat", "utan kalkylränta"),
        Retired(r"bruttovinst\w*", "täckningsbidrag"),
        Retired(r"underlag\w*", "belägg", ("page.menu.deliver",)),
        Retired(r"dimension\w*", "område"),
        Retired(r"storm\w*|kris\w*", "kritikstorm"),
        Retired(r"uppstart\w*", "startkostnad"),
        Retired(r"arten?|slaget?", "typ", ("notes.sv.toml",)),
        Retired(r"bär planen|bär sig|går ihop med kostnaden", "täcker kostnaden"),
        Retired(r"hårda pengar|reda pengar", "hårt värde"),
        Retired(r"i det här fallet|fallet visar", "i den här kalkylen"),
        Retired(r"för gott", "om något aldrig mer ändras: säg det"),
        Retired(r"passar på", "matchar"),
        Retired(r"äran av", "tillskrivs"),
        Retired(r"(inte|ej) tillämplig\w*", "gäller inte er"),
        Retired(r"nedsida\w*", "förlust, risk"),
        Retired(r"delat på", "delat med"),
        Retired(r"mer än \d+ (fall|utfall)", "fler än"),
        Retired(r"du|dig|din|ditt|dina", "ni"),
        Retired(r"vi|oss|vår|vårt|våra", "ni, eller ingen alls", ("ten.yes",)),  # a button is the company’s own word
    ),
    "en": (
        Retired(r"(?<!out )of (10|20|100)(?![–,.]?\d)", "out of"),
        Retired(r"(cases?|times|outcomes) in (10|20|100)", "out of", ("compare.share.one", "chance.hardly")),
        Retired(r"average case|snitt", "middle case"),
        Retired(r"today held", "today", ("docs/",)),
        Retired(r"unchanged today|before interest", "as today; not discounted"),
        Retired(r"usual spans?|spans? of", "range"),
        Retired(r"(?<!standing )(?<!stand )(?<!stands )aside,", "standing aside", ("cli.new.against", "docs/")),
        Retired(r"mean (case|outcome|value|net|flow)|(the|a|its|in|[\w]+’s) mean|means add", "average", _MATHS),
        Retired(r"gross earnings|contribution margin", "gross profit"),
        Retired(r"dimensions?", "area", ("docs/", "CONTRIBUTING.md")),
        Retired(r"storms?", "public outcry", ("docs/decisions.md",)),
        Retired(r"setup|set up", "set-up cost", ("docs/", "CONTRIBUTING.md", "README.md")),
        Retired(r"carr(y|ies) the (plan|cost)", "covers the cost"),
        Retired(r"hard (money|cash)|print money", "hard value; money moved out of print"),
        Retired(r"in this case", "here"),
        Retired(r"speaks? of", "shows"),
        Retired(r"money of today|the worth of", "today’s money; what it is worth"),
        Retired(r"dearer|dear", "costs more", ("preset", "docs/")),
        Retired(r"leading indicator", "early sign"),
        Retired(r"not applicable", "does not apply", ("docs/",)),
        Retired(r"filled posts?", "filled vacancy"),
        Retired(rf"per [\w{{}}]+ and (month|year)|a (month|year) and {_EACH}", "per X per month"),
    ),
}  # fmt: skip


class Said(NamedTuple):
    """A text, and where it stands: a key, or a file."""

    where: str
    text: str


def said(language: Language) -> Iterator[Said]:
    """Every text a person reads, without the names of its facts."""
    for key, template in words(language).items():
        if not key.startswith("search."):  # what people may look for, whatever we call it
            yield Said(key, re.sub(r"\{(\w+)\}", r"{}", template))
    yield from of_presets(language)
    if language == "en":
        for file in pages():
            yield Said(str(file.relative_to(HOUSE)), prose(file.read_text("utf-8")))
    else:
        for line in (HOUSE / "docs" / "glossary.md").read_text("utf-8").partition("## Svenska")[2].splitlines():
            cells = [cell.strip() for cell in line.split("|")]
            if len(cells) == 5:
                yield Said("docs/glossary.md", f"{cells[1]}: {cells[3]}")


def of_presets(language: Language) -> Iterator[Said]:
    """Titles, descriptions and notes of the ready cases."""
    folder = HOUSE / "roisim" / "presets"
    for english, swedish in tomllib.loads((folder / "notes.sv.toml").read_text("utf-8")).items():
        yield Said("preset notes.sv.toml", swedish if language == "sv" else english)
    for file in folder.glob("*.toml"):
        if file.name != "notes.sv.toml":
            case = tomllib.loads(file.read_text("utf-8"))
            ending = "" if language == "sv" else "_en"
            for name in ("title", "description"):
                yield Said(f"preset {file.name}", str(case.get(f"{name}{ending}", "")))


def pages() -> list[Path]:
    """The README and the docs, as they are written by hand."""
    docs = [file for file in sorted((HOUSE / "docs").glob("*.md")) if file.name not in MADE]
    return [HOUSE / "README.md", HOUSE / "CONTRIBUTING.md", *docs]


def prose(markdown: str) -> str:
    """A page without its code and its addresses."""
    bare = re.sub(r"^```.*?^```", "", markdown, flags=re.MULTILINE | re.DOTALL)
    bare = re.sub(r"^(    |    *<!--).*$|<!--.*?-->", "", bare, flags=re.MULTILINE)
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", bare.partition("## Svenska")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_says_a_word_that_is_retired(language: Language) -> None:
    texts = list(said(language))
    found = [
        f"{text.where}: “{hit.group()}” is “{term.instead}”: …{text.text[max(0, hit.start() - 40) : hit.end() + 40]}…"
        for term in RETIRED[language]
        for text in texts
        if not any(place in text.where for place in term.unless)
        for hit in re.finditer(rf"(?<!\w)(?:{term.word})(?!\w)", text.text, re.IGNORECASE)
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_those_of_print(language: Language) -> None:
    """Curly apostrophes; a space that does not break, or none, before a per cent sign and in thousands."""
    space = rf"\d[ {NBSP}]%" if language == "en" else r"\d(?: |)%"
    code = ("cli.new.intro",)
    found = [
        f"{text.where}: …{text.text[max(0, hit.start() - 40) : hit.end() + 20]}…"
        for text in said(language)
        for hit in re.finditer(rf"\w'\w|s' |{space}|\d \d{{3}}(?!\d)", text.text)
        if text.where not in code
    ]
    assert found == [], "\n".join(found)


# --- 0, 1 and many ---

COUNTS = ("count", "total", "own", "ranges", "benchmark", "judgement")
ONE = {  # what is said of one, where that is a key of its own
    "answer.asked.of_hours": "answer.asked.hour",
    "chance.of_ten": "chance.one_of_ten",
    "cli.params.evidence": "cli.params.evidence_one",
    "compare.share.count": "compare.share.one",
    "page.assumptions.narrow_count": "page.assumptions.narrow_one",
    "page.key_figures.points": "page.key_figures.point",
    "page.value_chains.conclusion.fewer_customers": "page.value_chains.conclusion.one_customer_fewer",
    "page.value_chains.conclusion.more_customers": "page.value_chains.conclusion.one_customer_more",
    "page.work.hours": "page.work.hour",
    "ten.counted": "ten.counted_one",
    "time.months": "time.month",
    "time.years": "time.year",
}
SEVERAL = {  # keys, by their starts, whose number is never 0 or 1: why
    "answer.beyond.": "a case has three months or more",
    "answer.months": "a case has three months or more",
    "channel.full": "the room there is",
    "compare.": "several cases are compared, or the sentence is another",
    "fault.channels_many": "more than there is room for",
    "fault.compare_many": "more than there is room for",
    "fault.lines_many": "more than there is room for",
    "fault.targets_many": "more than there is room for",
    "page.assumptions.summary": "the numbers of a whole case",
    "page.business.extra": "said of ten",
    "page.business.lines_full": "the room there is",
    "page.compare.inputs_open": "more than are shown at once",
    "page.compare.wider": "more than are shown at once",
    "page.compare.told_added": "one is told by its name",
    "page.ignorance.weight.most": "a sum of money",
    "page.key_figures.targets_": "one target has sentences of its own",
    "page.key_figures.times": "twice and up",
    "page.objections.answer.": "of one and of two there are sentences of their own",
    "page.simulator.several": "one channel shows its range",
    "typed.days": "the working days of a year",
    "typed.weeks": "the weeks of a year",
}
# What stands after a number in the same form, whatever the number is.
ALIKE = (
    r"(?:out of|av) \d|fewer|more|färre|fler|characters|tecken|till:|mån\b|mo\.|tim\b|h\b|trillion|tusen miljarder|\("
)


def counting(template: str) -> bool:
    """True of a text in which a word follows a number, and may have to follow it in form."""
    return any(re.search(rf"\{{{name}\}}\*? (?!{ALIKE})[*\w{{]", template) for name in COUNTS)


def test_what_counts_has_a_form_for_one_and_for_none() -> None:
    """A new text that counts is in three parts ("none | one | many"), has a key for one, or avoids the form."""
    loose = {key for language in LANGUAGES for key, text in words(language).items() if counting(text)}
    parts = {key for key in loose if all(words(language)[key].count(" | ") == 2 for language in LANGUAGES)}
    known = parts | ONE.keys() | set(ONE.values()) | {key for key in loose if key.startswith(tuple(SEVERAL))}
    assert sorted(loose - known) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_exception_is_kept_that_nothing_needs(language: Language) -> None:
    keys = words(language).keys()
    assert (ONE.keys() | set(ONE.values())) - keys == set()
    assert [start for start in SEVERAL if not any(key.startswith(start) for key in keys)] == []


def test_what_is_said_of_one_is_not_what_is_said_of_many() -> None:
    english = words("en")
    assert [many for many, one in ONE.items() if english[many].replace("{count}", "1") == english[one]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_one_and_two_are_said_as_people_say_them(language: Language) -> None:
    text = Text(language, "b2b")
    for key, template in words(language).items():
        if " | " not in template:
            continue
        facts = dict.fromkeys({*re.findall(r"\{(\w+)\}", template)} - text.nouns.keys() - {"count"}, "–")
        none, one, two = (text.counted(key, count, **facts) for count in (0, 1, 2))
        assert len({none, one, two}) == 3, key
        assert "2" in two, key
        assert not re.search(r"\b[01]\b|\bare\b", f"{none} {one}"), key
