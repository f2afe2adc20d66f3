"""A case file to begin with: the numbers that decide most, with the preset's values as comments.

A line that starts with "#" and no space is a setting of the preset, to uncomment; "# " starts a remark.
"""

import json
import textwrap
from collections.abc import Iterator

from roisim.cases.files.reading import preset, preset_words
from roisim.cases.files.writing import numbers_of
from roisim.cases.scenario import Scenario, parameter_of
from roisim.paths import Path
from roisim.text import Text

WIDTH = 100
KEY = {
    "company": (
        "customers",
        "new_customers",
        "churn",
        "order_value",
        "later_value",
        "orders",
        "margin",
        "site_visits",
        "followers",
        "social_share",
        "social_cost",
    ),
    "channels": ("spend", "cpm", "ctr", "lead_rate", "close_rate"),
    "plan": ("hours", "hourly_cost", "agency", "content", "tools", "setup", "posts"),
    "funnel": ("organic_lead_rate", "close_rate", "lead_cost", "sales_cycle"),
    "service": ("calls", "cost_per_call", "deflection", "cashable"),
    "print": ("budget", "moved", "reinvested", "roas"),
    "recruiting": ("hires", "cost_per_hire", "reduction"),
}


def starter(name: str, text: Text, file: str) -> str:
    """The file for a preset. file: what the reader is likely to call it."""
    case = preset(name)
    parts = (_intro(name, text, file), _finance(case, text), *(_group(case, group, text) for group in KEY))
    return "\n".join([*(line for part in parts for line in part), *_lines(text), *_level(case, text), ""])


def _intro(name: str, text: Text, file: str) -> Iterator[str]:
    for line in text("cli.new.intro", preset=name, file=file).strip().splitlines():
        yield f"# {line}".rstrip()
    yield ""
    yield from _remark(preset_words(name, text.language)[1])
    yield f'preset = "{name}"'
    yield _setting("title", '""', text.explain("case.title"))


def _finance(case: Scenario, text: Text) -> Iterator[str]:
    yield from ("", "[finance]")
    for field, value in vars(case.finance).items():
        about = text("cli.new.against") if field == "against" else text.explain(f"finance.{field}")
        yield _setting(field, json.dumps(value), about)


def _group(case: Scenario, group: str, text: Text) -> Iterator[str]:
    yield ""
    yield from _remark(text(f"group.{group}.help"))
    if group == "channels":
        yield from _remark(text("cli.new.channels"))
        for index, channel in enumerate(case.channels):
            yield from ("#[[channels]]", f"#name = {json.dumps(channel.name, ensure_ascii=False)}")
            yield from (_parameter(case, Path("channels", name, index), text) for name in KEY[group])
        return
    yield f"[{group}]"
    if group == "funnel":
        yield _setting("credit", f'"{case.funnel.credit}"', text("cli.new.credit"))
    yield from (_parameter(case, f"{group}.{name}", text) for name in KEY[group])
    yield from _remark(text("cli.new.more", group=group))


def _lines(text: Text) -> Iterator[str]:
    yield ""
    yield from _remark(f"{text('group.lines.help')} {text('cli.new.lines')}")


def _level(case: Scenario, text: Text) -> Iterator[str]:
    yield ""
    yield from _remark(text("group.ignorance.help"))
    yield "[ignorance]"
    yield _setting("level", f'"{case.ignorance.level}"', text("cli.new.level"))


def _parameter(case: Scenario, path: str, text: Text) -> str:
    parameter = parameter_of(path)
    unit = text.unit(parameter.unit, case.finance.currency)
    return _setting(parameter.name, json.dumps(numbers_of(case[path])), f"{text.name(path)}, {unit}")


def _setting(name: str, value: str, about: str) -> str:
    return f"{f'#{name} = {value}':<44}  # {about}"


def _remark(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent="# ", subsequent_indent="# ")
