"""User text made harmless on its way into markdown, and the few shapes of HTML that pages share."""

import re
from html import escape


def markdown_safe(words: str) -> str:
    """Words that mean nothing to markdown: no link, no picture, no emphasis, no formula, no icon."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~$:^])", r"\\\1", words.replace("\n", " "))


def shortened(words: str, room: int) -> str:
    """At most `room` characters, cut at a word."""
    if len(words) <= room:
        return words
    return f"{words[: room - 1].rsplit(' ', 1)[0].rstrip(' ,.:;(')}…"


def strong(sentence: str) -> str:
    """HTML of a sentence of the locales, in which *stars* are bold."""
    return re.sub(r"\*([^*]+)\*", r"<strong>\1</strong>", escape(sentence))


def table(caption: str, head: list[str], rows: list[tuple[str, list[str]]], kinds: dict[int, str]) -> str:
    """A table of numbers with headings for rows and columns, escaped. kinds: the class of a row by place."""
    columns = "".join(f'<th scope="col">{escape(name)}</th>' if name else "<td></td>" for name in head)
    lines = "".join(
        f'<tr class="{kinds.get(place, "")}"><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for place, (name, cells) in enumerate(rows)
    )
    return (
        f'<div class="figures" tabindex="0" role="region" aria-label="{escape(caption)}"><table>'
        f"<caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead><tbody>{lines}</tbody></table></div>"
    )
