"""The pitch as one page that needs nothing but itself: charts are live, and it works without a network.

Words, tables and still pictures are in the page; where scripts run, each picture becomes a live chart. Nothing is
asked of anyone: the page's own policy forbids it. Needs `pip install "roisim[files]"`.
"""

import base64
import json
import re
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup, escape

from roisim.cases.scenario import Scenario
from roisim.charts.palette import PALETTES
from roisim.charts.specs import Picture
from roisim.exhibits.exhibit import Card, Exhibit, Table
from roisim.exhibits.origin import Origin
from roisim.exhibits.pitch.whole import Pitch, Section, pitch
from roisim.exhibits.written import are_words
from roisim.exports.brand import PLAIN, Brand
from roisim.exports.marked import strong
from roisim.exports.svg import svg
from roisim.folder import app_folder
from roisim.text import Language, Text

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'; img-src data:; "
    "font-src data:; base-uri 'none'; form-action 'none'"
)
_FONTS = {"Inter": "inter-latin-wght-normal.woff2", "Source Serif 4": "source-serif-4-latin-wght-normal.woff2"}
_STYLE = """
:root {{ color-scheme: light; }}
body {{ margin: 0; background: {paper}; color: {ink}; font: 16px/1.55 Inter, system-ui, sans-serif; }}
h1, h2, h3, p, figcaption {{ overflow-wrap: anywhere; }}
tbody th, td.words {{ overflow-wrap: anywhere; min-width: 6.5rem; }}
main {{ max-width: 52rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; }}
h1, h2 {{ font-family: "Source Serif 4", Georgia, serif; font-weight: 600; line-height: 1.2; }}
h1 {{ font-size: 2rem; margin: 0 0 .5rem; }} h2 {{ font-size: 1.35rem; margin: 3rem 0 .5rem; }}
h3 {{ font-size: 1rem; margin: 1.5rem 0 .25rem; }}
.lead {{ font-size: 1.15rem; }} .measure, figcaption, footer, .card small {{ color: {muted}; font-size: .85rem; }}
.cards {{ display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.5rem; }}
.card b {{ display: block; font: 600 1.6rem "Source Serif 4", Georgia, serif; }} .card small {{ display: block; }}
.wide {{ overflow-x: auto; }} table {{ border-collapse: collapse; width: 100%; font-size: .9rem; }}
th, td {{ padding: .35rem .75rem .35rem 0; border-bottom: 1px solid {line}; text-align: right; vertical-align: top; }}
th:first-child, .words {{ text-align: left; }} thead th {{ color: {muted}; font-weight: 500; }}
.logo {{ max-width: 12rem; max-height: 4rem; }}
caption {{ text-align: left; }}
tr.strong > * {{ font-weight: 600; }} figure {{ margin: .5rem 0; }} figure svg {{ max-width: 100%; height: auto; }}
footer {{ margin-top: 4rem; border-top: 1px solid {line}; padding-top: 1rem; overflow-wrap: anywhere; }}
@media print {{ main {{ padding: 0; }} h2 {{ break-after: avoid; }} figure, tr, .card {{ break-inside: avoid; }} }}
"""
_DRESSED = "main {{ border-top: 4px solid {}; }}"
_DRAW = """
for (const place of document.querySelectorAll("figure[data-spec]")) {
  const spec = JSON.parse(document.getElementById(place.dataset.spec).textContent);
  const live = document.createElement("div");
  live.style.width = "100%";
  place.prepend(live);
  vegaEmbed(live, { ...spec, width: "container" }, { actions: false, renderer: "svg" })
    .then(() => place.querySelector("svg.still, .still")?.remove(), () => live.remove());
}
"""


def page(case: Scenario, text: Text, origin: Origin, brand: Brand = PLAIN) -> bytes:
    """The whole file; the same case, language, origin and brand give the same bytes."""
    found = pitch(text, case, origin.open_comments)
    colours = PALETTES["light"]
    style = Markup(
        _STYLE.format(**vars(colours)) + "".join(_fonts()) + _DRESSED.format(brand.colour) * bool(brand.colour)
    )
    body = _logo(brand) + Markup("").join(_body(found, case, text, origin))
    head = (
        Markup('<!DOCTYPE html>\n<html lang="{}"><head><meta charset="utf-8">').format(text.language)
        + Markup('<meta http-equiv="Content-Security-Policy" content="{}">').format(_POLICY)
        + Markup('<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="generator" ')
        + Markup('content="roisim {}"><title>{}</title><style>{}</style></head>').format(
            origin.version, found.title, style
        )
    )
    scripts = Markup("<script>{}</script><script>{}</script>").format(Markup(_bundle()), Markup(_DRAW))
    return (head + Markup("<body><main>{}</main>{}</body></html>\n").format(body, scripts)).encode()


def _logo(brand: Brand) -> Markup:
    logo = brand.drawn
    if logo is None:
        return Markup("")
    place = '<p><img class="logo" alt="Logo" src="data:image/png;base64,{}"></p>'
    return Markup(place).format(base64.b64encode(logo.png).decode())


def _body(found: Pitch, case: Scenario, text: Text, origin: Origin) -> Iterator[Markup]:
    yield Markup('<h1>{}</h1><p class="lead">{}</p>').format(found.title, strong(found.answer))
    for section in found.sections:
        yield Markup("<section><h2>{}</h2>").format(section.heading)
        yield from _section(section, text.language)
        yield Markup("</section>")
    facts = (Markup("{}: {}<br>").format(name, _linked(said)) for name, said in origin.facts(text, case))
    yield Markup("<footer>{}</footer>").format(Markup("").join(facts))


def _section(section: Section, language: Language) -> Iterator[Markup]:
    yield from (Markup("<p>{}</p>").format(strong(sentence)) for sentence in section.said)
    if section.cards:
        yield Markup('<div class="cards">{}</div>').format(Markup("").join(map(_card, section.cards)))
    for exhibit in section.exhibits:
        yield from _exhibit(exhibit, language)


def _card(card: Card) -> Markup:
    remarks = Markup("").join(Markup("<small>{}</small>").format(each) for each in card.remarks)
    return Markup('<div class="card">{}<b>{}</b>{}</div>').format(card.name, card.value, remarks)


def _exhibit(exhibit: Exhibit, language: Language) -> Iterator[Markup]:
    if not exhibit.is_table:
        yield Markup('<h3>{}</h3><p class="measure">{}</p>').format(exhibit.title, exhibit.measure)
    if exhibit.picture is not None:
        still = Markup(re.sub(r'^(<svg[^>]*?) class="[^"]*"', r'\1 class="still"', svg(exhibit.picture, language)))
        live = isinstance(exhibit.picture, Picture)
        name = f"spec-{exhibit.key}"
        yield Markup("<figure{}>{}<figcaption>{}</figcaption></figure>").format(
            Markup(' data-spec="{}"').format(name) if live else "", still, exhibit.said
        )
        if isinstance(exhibit.picture, Picture):
            yield Markup('<script type="application/json" id="{}">{}</script>').format(
                name, _json(exhibit.picture.spec(language, "light"))
            )
    if exhibit.table:
        yield _table(exhibit.table)
    yield from (Markup('<p class="measure">{}</p>').format(strong(each)) for each in exhibit.remarks)


def _table(table: Table) -> Markup:
    words = [are_words(cells) for cells in zip(*(row.cells for row in table.rows), strict=True)]
    kinds = [Markup(' class="words"') if each else "" for each in (False, *words)]
    head = Markup("").join(
        Markup('<th{} scope="col">{}</th>').format(*each) for each in zip(kinds, table.head, strict=True)
    )
    rows = Markup("").join(
        Markup('<tr{}><th scope="row">{}</th>{}</tr>').format(
            Markup(' class="strong"') if row.strong else "", row.name,
            Markup("").join(Markup("<td{}>{}</td>").format(*each) for each in zip(kinds[1:], row.cells, strict=True)),
        )
        for row in table.rows
    )  # fmt: skip
    parts = Markup('<caption class="measure">{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody>')
    return Markup('<div class="wide"><table>{}</table></div>').format(parts.format(table.caption, head, rows))


def _linked(said: str) -> Markup:
    if said.startswith(("https://", "http://")):
        return Markup('<a href="{}">{}</a>').format(said, said)
    return escape(said)


def _json(tree: object) -> Markup:
    """JSON that no text in it can end early."""
    written = json.dumps(tree, allow_nan=False, ensure_ascii=False)
    return Markup(written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))


@cache
def _bundle() -> str:
    """Vega, Vega-Lite and what embeds them, as one script."""
    import vl_convert  # heavy, and needed here alone

    made: str = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return made.replace("</script", "<\\/script")


def _fonts() -> Iterator[str]:
    """The letters of the house, within the page."""
    folder = app_folder() / "static" / "fonts"
    for family, file in _FONTS.items():
        letters = base64.b64encode((folder / file).read_bytes()).decode()
        source = f"url(data:font/woff2;base64,{letters})"
        yield f"@font-face {{ font-family: '{family}'; font-weight: 200 900; src: {source}; }}\n"
