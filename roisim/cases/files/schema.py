"""The JSON Schema of a case file, for editors that help while one writes. It's made from the declarations.

A schema can't say all that `reading` checks (the order of a range, the names of channels): a file that
satisfies it may still be refused, but a file of this version that doesn't is always refused.
"""

from typing import get_args

from roisim.cases.files import outcomes as seen
from roisim.cases.files import within
from roisim.cases.files.estimates import MOST_NAMES, MOST_TEXT, TEXTS
from roisim.cases.files.fillings import FILLINGS
from roisim.cases.files.groups import PARAMETERS_OF, WEIGHT_NAMES, WEIGHTS
from roisim.cases.files.listed import MOST_NAME, WINDOW
from roisim.cases.files.objections import MOST_OBJECTION, OBJECTION_NAMES, PATHS, TIMES, WAYS
from roisim.cases.files.reading import MOST_TITLE, START
from roisim.cases.files.targets import TARGET_MONTHS, TARGET_NAMES
from roisim.cases.groups import GROUPS, LINE_LAYERS, LISTED
from roisim.cases.objection import MAX_CHANGES, MAX_OBJECTIONS
from roisim.cases.outcomes import ERRORS, MAX_GATES, MAX_LIFT_TESTS
from roisim.cases.parameters import DOMAIN, Parameter
from roisim.cases.scenario import (
    CORRELATION,
    DISCOUNT_RATE,
    DRAWS,
    MAX_CHANNELS,
    MAX_LINES,
    MODEL_VERSION,
    MONTHS,
    PARAMETERS,
    PRESETS,
    SEEDS,
    Against,
)
from roisim.cases.series import KEY_FIGURES, MAX_TARGETS, WEARING, is_share
from roisim.text import Text

Schema = dict[str, object]


def schema() -> Schema:
    """The schema of a case file, JSON Schema draft 2020-12."""
    groups = {group: _table(_rows(group)) for group in GROUPS if group not in LISTED}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "roisim case",
        **_table({
            "title": {"type": "string", "maxLength": MOST_TITLE},
            "preset": {"enum": ["", *PRESETS]},
            "correlation": _between(CORRELATION),
            "seed": {"type": "integer", "minimum": SEEDS[0], "maximum": SEEDS[1]},
            "draws": {"type": "integer", "minimum": DRAWS[0], "maximum": DRAWS[1]},
            "model_version": {"const": MODEL_VERSION},
            "finance": _finance(),
            "channels": {"type": "array", "maxItems": MAX_CHANNELS, "items": _channel()},
            "lines": {"type": "array", "maxItems": MAX_LINES, "items": _line()},
            "targets": {"type": "array", "maxItems": MAX_TARGETS, "items": _target()},
            "objections": {"type": "array", "maxItems": MAX_OBJECTIONS, "items": _objection()},
            **groups,
            "actuals": {"type": "array", "maxItems": MONTHS[1], "items": _actual()},
            "lift_tests": {"type": "array", "maxItems": MAX_LIFT_TESTS, "items": _lift_test()},
            "evidence": _evidence(),
            "gates": {"type": "array", "maxItems": MAX_GATES, "items": _gate()},
        }),
        "$defs": {_kind(parameter): _estimate(parameter) for parameter in PARAMETERS.values()},
    }  # fmt: skip


def _rows(group: str) -> Schema:
    rows: Schema = {}
    if group in FILLINGS:
        rows[FILLINGS[group].name] = {"enum": list(FILLINGS[group].words)}
    if group == "ignorance":
        rows["not_applicable"] = {"type": "array", "maxItems": MOST_NAMES, "items": {"enum": list(WEARING)}}
    rows |= {name: _parameter(parameter) for name, parameter in PARAMETERS_OF[group].items()}
    if group in WEIGHT_NAMES:
        rows[WEIGHT_NAMES[group]] = {
            "type": "array",
            "minItems": 12,
            "maxItems": 12,
            "items": _between(WEIGHTS),
        }
    return rows


def _channel() -> Schema:
    """One channel; the rest is filled up by its name."""
    auction = {"type": "string", "maxLength": MOST_NAME}
    return {**_table({**_open(), "auction": auction, **_rows("channels")}), "required": ["name"]}


def _line() -> Schema:
    """One line, which nothing fills up."""
    rows = {**_open(), "layer": {"enum": list(LINE_LAYERS)}, **_rows("lines")}
    return {**_table(rows), "required": ["name", "layer", "amount"]}


def _open() -> Schema:
    """A name, and the months from and to which what it names is open."""
    month = {"type": "integer", "minimum": WINDOW[0], "maximum": WINDOW[1]}
    return {"name": {"type": "string", "minLength": 1, "maxLength": MOST_NAME}, "first": month, "last": month}


def _parameter(parameter: Parameter) -> Schema:
    return {"description": _description(parameter), "$ref": f"#/$defs/{_kind(parameter)}"}


def _kind(parameter: Parameter) -> str:
    if parameter.above is not None:
        return f"{parameter.kind}_above_{parameter.above:g}"
    return f"{parameter.kind}_above_zero" if parameter.above_zero else parameter.kind


def _estimate(parameter: Parameter) -> Schema:
    """A number, a range of three with how often it holds, or a table of one of them with source, owner and note."""
    low, high = parameter.domain
    inside = _between(parameter.domain)
    if parameter.above is not None:
        inside = {"type": "number", "exclusiveMinimum": parameter.above, "maximum": high}
    fixed = {**inside, "exclusiveMinimum": low} if parameter.above_zero else inside
    end = inside if parameter.kind == "effect" else {**inside, "exclusiveMinimum": low}
    if parameter.kind == "share":
        end = {**end, "exclusiveMaximum": high}
    bounds = {"type": "array", "minItems": 3, "maxItems": 3, "items": end}
    texts: Schema = {name: {"type": "string", "maxLength": MOST_TEXT} for name in TEXTS}
    value = {**_table({"value": fixed, **texts}), "required": ["value"]}
    chance = _between((within.LEAST, within.MOST))
    span = {**_table({"range": bounds, "within": chance, **texts}), "required": ["range"]}
    return {"anyOf": [fixed, bounds, value, span]}


def _description(parameter: Parameter) -> str:
    text = Text("en")
    unit = text.unit(parameter.unit, "currency")
    return f"{text.explain(parameter.path)} [{unit}]"


def _finance() -> Schema:
    return _table({
        "months": {"type": "integer", "minimum": MONTHS[0], "maximum": MONTHS[1]},
        "discount_rate": _between(DISCOUNT_RATE),
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "start": {"type": "string", "pattern": f"^({START})$"},
        "against": {"enum": list(get_args(Against))},
    })  # fmt: skip


def _target() -> Schema:
    """One target; that of a share is at most 1."""
    low, high = TARGET_MONTHS
    value = _between(DOMAIN["positive"])
    rows = {"kpi": {"enum": list(KEY_FIGURES)}, "month": {"type": "integer", "minimum": low, "maximum": high}}
    shares = {"properties": {"kpi": {"enum": list(filter(is_share, KEY_FIGURES))}}}
    return {
        **_table({**rows, "value": value}),
        "required": list(TARGET_NAMES),
        "if": shares,
        "then": {"properties": {"value": _between(DOMAIN["share"])}},
    }


def _objection() -> Schema:
    """One objection of the case's own: a name, and numbers that are changed, each by a factor or to a value."""
    name = {"type": "string", "minLength": 1, "maxLength": MOST_OBJECTION}
    changes = {"type": "array", "minItems": 1, "maxItems": MAX_CHANGES, "items": _change()}
    return {**_table({"name": name, "changes": changes}), "required": list(OBJECTION_NAMES)}


def _change() -> Schema:
    of = {"type": "string", "maxLength": MOST_NAME}
    rows = {"path": {"enum": list(PATHS)}, "of": of, "times": _between(TIMES), "value": {"type": "number"}}
    return {**_table(rows), "required": ["path"], "oneOf": [{"required": [way]} for way in WAYS]}


def _actual() -> Schema:
    """What key figures came to in a month: at least one of them."""
    month = {"type": "integer", "minimum": WINDOW[0], "maximum": WINDOW[1]}
    figures = {kpi: _between(DOMAIN[seen.kind_of(kpi)]) for kpi in KEY_FIGURES}
    return {**_table({"month": month, **figures}), "required": ["month"], "minProperties": 2}


def _lift_test() -> Schema:
    """Extra sales for each one credited, as an experiment has it."""
    end = {"type": "number", "exclusiveMinimum": 0, "maximum": DOMAIN["positive"][1]}
    bounds = {"type": "array", "minItems": 3, "maxItems": 3, "items": end}
    source = {"type": "string", "maxLength": MOST_TEXT}
    return {**_table({"incremental": bounds, "source": source}), "required": ["incremental"]}


def _evidence() -> Schema:
    """How what was seen is weighed."""
    until = {"type": "string", "pattern": f"^({seen.DAY})$"}
    return _table({"error": _between(ERRORS), "until": until, "published": {"type": "boolean"}})


def _gate() -> Schema:
    """One rule that was agreed on; the threshold of a share is at most 1."""
    month = {"type": "integer", "minimum": WINDOW[0], "maximum": WINDOW[1]}
    rows = {"kpi": {"enum": list(KEY_FIGURES)}, "month": month, "threshold": _between(DOMAIN["positive"])}
    shares = {"properties": {"kpi": {"enum": list(filter(is_share, KEY_FIGURES))}}}
    return {
        **_table({**rows, "stop": {"enum": list(seen.STOPS)}}),
        "required": list(seen.GATE_NAMES[:3]),
        "if": shares,
        "then": {"properties": {"threshold": _between(DOMAIN["share"])}},
    }


def _table(rows: Schema) -> Schema:
    return {"type": "object", "properties": rows, "additionalProperties": False}


def _between(limits: tuple[float, float]) -> Schema:
    return {"type": "number", "minimum": limits[0], "maximum": limits[1]}
