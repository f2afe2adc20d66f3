"""Writes docs/model.md and docs/visual.md: `python -m docs.build`. Their prose is in the templates beside them.

Tables come from the declarations, words from the English locale, equations from roisim/exhibits/method/equations.toml.
A marker of the template, `{{ name ... }}`, is filled by the function of that name.
"""

import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

from roisim.cases.bibliography import JUDGEMENT, find
from roisim.cases.credits import credited
from roisim.cases.groups import CREDITS, DIMENSION_LOSSES, GROUPS, LEVELS
from roisim.cases.levels import LOSSES, level_losses
from roisim.cases.objection import MAX_CHANGES, MAX_OBJECTIONS
from roisim.cases.objections import OBJECTIONS
from roisim.cases.outcomes import PUBLISHED_RETURN
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import (
    CORRELATION,
    DISCOUNT_RATE,
    DRAWS,
    MAX_CHANNELS,
    MAX_LINES,
    MONTHS,
    PARAMETERS,
    PRESETS,
    SEEDS,
    Finance,
)
from roisim.cases.series import KPIS, LAYERS, LESS_IS_BETTER, MAX_TARGETS, PUBLISHED, WORLDS
from roisim.charts import authors, panel
from roisim.charts.palette import PALETTES, Palette
from roisim.exhibits.method.equations import equations
from roisim.text import LANGUAGES, Text

HERE = Path(__file__).parent
EQUATIONS = equations()
text = Text("en")


def model() -> str:
    """The whole of docs/model.md."""
    return _filled("model")


def visual() -> str:
    """The whole of docs/visual.md."""
    return _filled("visual")


def _filled(page: str) -> str:
    template = (HERE / f"{page}.template.md").read_text("utf-8")
    return re.sub(r"\{\{ (\w+)((?: \w+)*) \}\}", lambda m: PARTS[m[1]](*m[2].split()), template)


def notice(page: str = "model") -> str:
    """Says on the page that it is made."""
    sources = {"model": "the declarations and the locales", "visual": "the palette and the charts"}
    return f"Made by `python -m docs.build` from the template beside it, {sources[page]}."


def count() -> str:
    """How many parameters there are."""
    return str(len(PARAMETERS))


def method(*sections: str) -> str:
    """Sections of the Method page, each with its equations."""
    return "\n\n".join(_section(section) for section in sections)


def _section(section: str) -> str:
    found = [row for row in EQUATIONS["equation"] if row["section"] == section]
    heading, body = text(f"method.{section}.title"), text(f"method.{section}.body").strip()
    return "\n\n".join([f"### {heading}", body, *map(_equation, found)])


def _equation(row: dict[str, str]) -> str:
    return f"{text('equation.' + row['key'])}\n\n$$\n{row['latex']}\n$$"


def parameters() -> str:
    """A table for each group of parameters."""
    return "\n\n".join(_group(group) for group in GROUPS)


# What a group holds beside its numbers, and what is written there.
_BESIDE = {
    "company": (("season", "12 numbers"),),
    "channels": (("phasing", "12 numbers"), ("auction", "text"), ("first", "month"), ("last", "month")),
    "lines": (("layer", "`cost`, `save` or `earn`"), ("first", "month"), ("last", "month")),
    "funnel": (("credit", "a word, as below"),),
    "ignorance": (("level", "a word, as below"),),
}


def _group(group: str) -> str:
    rows = [_parameter(each) for each in PARAMETERS.values() if each.group == group]
    rows += [_beside(f"{group}.{name}", written) for name, written in _BESIDE.get(group, ())]
    head = ("name", "symbol", "kind", "unit", "usual", "meaning", "evidence")
    return f"### {group}\n\n{text(f'group.{group}.help')}{_also(group)}\n\n" + table(head, rows)


def _also(group: str) -> str:
    more = {
        "channels": f" Each has a `name`; there may be none, and at most {MAX_CHANNELS}.",
        "lines": f" Each has a `name`; there may be none, and at most {MAX_LINES}.",
        "funnel": " `credit` fills `incremental` by the table below; `own` takes it as given.",
        "ignorance": " `level` fills the six losses by the table below; `own` takes them as given.",
    }
    return more.get(group, "")


def _beside(path: str, written: str) -> tuple[str, ...]:
    symbol = _symbol(path) if path in EQUATIONS["symbols"] else ""
    return f"`{path.partition('.')[2]}`", symbol, written, "", "", text.explain(path), ""


def _parameter(each: Parameter) -> tuple[str, ...]:
    evidence = ", ".join(f"`{name}`" for name in each.evidence)
    usual = "–".join(text.exact(bound) for bound in each.usual)
    above = 0 if each.above_zero else each.above
    kind = each.kind if above is None else f"{each.kind}, above {text.exact(above)}"
    return f"`{each.name}`", _symbol(each.path), kind, each.unit, usual, text.explain(each.path), evidence


def _symbol(path: str) -> str:
    return f"${EQUATIONS['symbols'][path]}$"


_AGAINST = "`today` where absent, if there is any work today, else `aside`."


def settings() -> str:
    """What is not a parameter: period, interest, currency, chance."""
    standard = Finance()
    rows = [
        _setting("finance.months", MONTHS, standard.months),
        _setting("finance.discount_rate", DISCOUNT_RATE, standard.discount_rate),
        ("`finance.currency`", "three letters", standard.currency, text.explain("finance.currency")),
        ("`finance.start`", "year-month", "", text.explain("finance.start") + " January where absent."),
        ("`finance.against`", "`aside` or `today`", "", f"{text.explain('finance.against')} {_AGAINST}"),
        _setting("case.correlation", CORRELATION, 0.3),
        _setting("case.seed", SEEDS, 1),
        _setting("case.draws", DRAWS, 4096),
    ]
    return table(("name", "allowed", "default", "meaning"), rows)


def _setting(path: str, allowed: tuple[float, float], standard: float) -> tuple[str, ...]:
    low, high = (text.exact(bound) for bound in allowed)
    return f"`{path.removeprefix('case.')}`", f"{low} to {high}", text.exact(standard), text.explain(path)


def levels() -> str:
    """The losses of each level."""
    rows = []
    for level in LEVELS[:-1]:
        losses = (level_losses(level)[name].bounds for name in LOSSES)
        rows.append((f"`{level}`", *(", ".join(map(text.exact, dict.fromkeys(bounds))) for bounds in losses)))
    return table(("level", *(f"`{name}`" for name in LOSSES)), rows)


def credits() -> str:
    """What each way of crediting fills `incremental` with."""
    rows = [
        (f"`{credit}`", ", ".join(map(text.exact, credited(credit).bounds)), text(f"credit.{credit}.help"))
        for credit in CREDITS[:-1]
    ]
    return table(("credit", "`incremental`", "how it is known"), rows)


def dimensions() -> str:
    """The dimensions of the Risk of Ignorance, and the losses of each."""
    rows = [(f"`{name}`", ", ".join(f"`{loss}`" for loss in losses)) for name, losses in DIMENSION_LOSSES.items()]
    return table(("dimension", "losses that then count as 0"), rows)


def streams() -> str:
    """The streams of value, by layer."""
    found = [(layer, stream) for layer, members in LAYERS.items() for stream in members]
    rows = [(f"*{layer}*", f"`{stream}`", text(f"stream.{stream}.help")) for layer, stream in found]
    return table(("layer", "stream", "what"), rows)


def kpis() -> str:
    """The key figures."""
    rows = [(f"`{kpi}`", text(f"kpi.{kpi}.unit", currency="currency"), text(f"kpi.{kpi}.help")) for kpi in KPIS]
    return table(("key figure", "unit", "what"), rows)


def presets() -> str:
    """The ready cases."""
    rows = [(f"`{name}`", text(f"business.{name}.name"), text(f"business.{name}.help")) for name in PRESETS]
    return table(("preset", "for", "what"), rows)


def series() -> str:
    """The series of a JSON answer."""
    return ", ".join(f"`{kpi}`" for kpi in PUBLISHED)


def worlds() -> str:
    """The worlds of a JSON answer."""
    return ", ".join(f"`{world}`" for world in WORLDS)


def targets() -> str:
    """The most targets a case holds."""
    return str(MAX_TARGETS)


def limits() -> str:
    """The key figures whose target is an upper limit."""
    *most, last = (f"`{kpi}`" for kpi in LESS_IS_BETTER)
    return f"{', '.join(most)} and {last}"


def objections() -> str:
    """The most objections of its own that a case holds."""
    return str(MAX_OBJECTIONS)


def changed() -> str:
    """The most numbers that one of them changes."""
    return str(MAX_CHANGES)


def published() -> str:
    """The published return that cases may be weighed by."""
    found = find(PUBLISHED_RETURN)
    assert found is not None
    return "–".join(f"{bound:g}" for bound in found.bounds) + f", {found.title}"


def objected() -> str:
    """The objections that every case is met with: what each changes, and where the concern comes from."""
    text = Text("en")
    rows = [
        (text(f"objection.{each.name}.name"), text(f"objection.{each.name}.how"),
         "judgement" if each.source == JUDGEMENT else f"`{each.source}`")
        for each in OBJECTIONS
    ]  # fmt: skip
    return table(("objection", "what it changes", "source of the concern"), rows)


_MEANINGS = {
    "plan": "the plan; whatever can be pressed or is chosen",
    "aside": "standing aside, and the loss avoided by not doing so; a fault in what was typed",
    "stay": "going on as today: without the plan, while today's work with social media goes on",
    "today": "today held: lines",
    "save": "hard savings",
    "earn": "earned: profit on new sales",
    "strategic": "strategic value: what is real and hard to measure",
    "cost": "what the plan costs",
    "good": "better than the base, or on target",
    "bad": "worse than the base, or off target",
    "ink": "text, zero lines, net sums",
    "muted": "text of the second rank: units, axes, remarks; no difference",
    "line": "grid, rules, borders",
    "paper": "the ground of the page",
    "panel": "the ground of cards and controls",
}


def colours() -> str:
    """Every colour, what it means, and its hex in both themes."""
    light, dark = PALETTES["light"], PALETTES["dark"]
    names = [field.name for field in fields(Palette)]
    rows = [(f"`{name}`", _MEANINGS[name], f"`{getattr(light, name)}`", f"`{getattr(dark, name)}`") for name in names]
    return table(("colour", "means", "light", "dark"), rows)


def numbers() -> str:
    """Each form of a number in both languages."""
    forms: dict[str, Callable[[Text], str]] = {
        "a number": lambda say: say.number(12345),
        "a small one": lambda say: say.number(0.04567),
        "below zero": lambda say: say.number(-1234),
        "a share": lambda say: say.percent(0.063),
        "money": lambda say: say.money(524_000, "SEK"),
        "money, in millions": lambda say: say.money(-1_240_000, "SEK"),
        "another currency": lambda say: say.money(524_000, "EUR"),
        "a time": lambda say: say.months(26.2),
        "a chance": lambda say: say.of_ten(0.63),
        "exactly": lambda say: say.exact(12345.678),
    }
    head = ("what", *({"sv": "in Swedish", "en": "in English"}[language] for language in LANGUAGES))
    return table(head, [(what, *(form(Text(language)) for language in LANGUAGES)) for what, form in forms.items()])


def pictures() -> str:
    """Every picture, the file it is written in, and what it shows."""
    found = {(author.__module__, author.__qualname__.partition(".")[0]) for author in (*authors(), panel.Panel)}
    rows = [
        (f"`{module.removeprefix('roisim.')}.{name}`", (sys.modules[module].__doc__ or "").splitlines()[0])
        for module, name in sorted(found)
    ]
    return table(("picture", "what its file is about"), rows)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    head = tuple(head)
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


_PARTS: tuple[Callable[..., str], ...] = (
    notice, count, method, parameters, settings, credits, levels, dimensions, streams, kpis, presets, series, worlds,
    targets, objections, changed, published, objected, limits, colours, numbers, pictures,
)  # fmt: skip
PARTS = {part.__name__: part for part in _PARTS}
PAGES = {"model.md": model, "visual.md": visual}

if __name__ == "__main__":
    for name, made in PAGES.items():
        (HERE / name).write_text(made(), "utf-8")
