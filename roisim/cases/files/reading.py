"""From the tables of a case file to a `Scenario`: laid over a preset, and checked, all faults at once.

The tables are of this version of the model; `opening` takes those of any.

A fault's path is written as people count, the first channel being [1]: `channels[2].cpm (LinkedIn)`.

>>> scenario_of({"preset": "b2b", "company": {"margin": 0.4}}, []).company.margin.likely
0.4
>>> scenario_of({"preset": "b2b", "correlation": 2}, [])
Traceback (most recent call last):
roisim.errors.CaseError: correlation: outside {'value': '2', 'low': '0', 'high': '0.95'}
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from typing import Any, cast, get_args

from roisim.cases.currencies import in_currency
from roisim.cases.files.estimates import number_of, text_of, unknown_names, whole_of
from roisim.cases.files.groups import choice_of, group_of
from roisim.cases.files.listed import channels_of, lines_of
from roisim.cases.files.objections import objections_of
from roisim.cases.files.outcomes import actuals_of, evidence_of, gates_of, lift_tests_of
from roisim.cases.files.parsing import Tree, parse_bytes
from roisim.cases.files.quoting import quoted
from roisim.cases.files.targets import targets_of
from roisim.cases.groups import GROUPS, LISTED, Channel
from roisim.cases.scenario import (
    CORRELATION,
    DISCOUNT_RATE,
    DRAWS,
    MODEL_VERSION,
    MONTHS,
    PRESETS,
    SEEDS,
    Against,
    Finance,
    Scenario,
)
from roisim.errors import CaseError, Fault

MOST_FAULTS = 50
MOST_TITLE = 200
START = "|(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])"  # "2027-01", or nothing
FINANCE_NAMES = ("months", "discount_rate", "currency", "start", "against")
TOP_NAMES = (
    "title", "preset", "correlation", "seed", "draws", "model_version", "finance", *GROUPS, "targets", "objections",
    "actuals", "lift_tests", "evidence", "gates",
)  # fmt: skip
PRESET_WORDS = ("title", "title_en", "description", "description_en")


def scenario_of(tree: Mapping[str, object], faults: list[Fault]) -> Scenario:
    """The case that the tables of a file tell of; CaseError with all that is wrong, what was found before included."""
    _refuse_newer(tree)
    unknown_names(tree, TOP_NAMES, "", faults)
    name = choice_of(tree.get("preset", ""), ("", *PRESETS), "preset", faults)
    if name is None:
        # Without its preset everything would seem missing: check what is there over any preset.
        name = PRESETS[0]
    start = preset(name) if name else None
    finance = _finance(tree.get("finance", {}), start.finance if start else Finance(), faults)
    start = _in_money(start, finance.currency, faults)
    parts = {
        group: group_of(tree.get(group, {}), group, start and getattr(start, group), faults)
        for group in GROUPS
        if group not in LISTED
    }
    settings = _settings(tree, start, faults)
    lists = _lists(tree, start, faults)
    evidence = evidence_of(tree.get("evidence", {}), faults)
    refuse(faults)
    return Scenario(finance=finance, preset=name, evidence=evidence, **parts, **lists, **settings)


@lru_cache(len(PRESETS))
def preset(name: str) -> Scenario:
    """A ready case by name; the words about it are in `preset_words`. KeyError for an unknown name."""
    tree = {key: value for key, value in preset_tree(name).items() if key not in PRESET_WORDS}
    return replace(scenario_of(tree, []), preset=name)


def preset_words(name: str, language: str) -> tuple[str, str]:
    """The title of a preset and a description of the organisation it tells of."""
    tree = preset_tree(name)
    tail = "_en" if language == "en" else ""
    return str(tree[f"title{tail}"]), str(tree[f"description{tail}"])


@lru_cache(len(PRESETS))
def preset_tree(name: str) -> Tree:
    """The tables of a preset: what all of them have alike, and its own file laid over that."""
    if name not in PRESETS:
        raise KeyError(name)
    alike, own = ready_tables("common"), ready_tables(name)
    merged = {
        group: {**_table(alike, group), **_table(own, group)} for group in (*GROUPS, "finance") if group not in LISTED
    }
    return {**alike, **own, **merged}


def ready_tables(name: str) -> Tree:
    """The tables of a file of `presets/` as they stand."""
    file = resources.files("roisim") / "presets" / f"{name}.toml"
    return parse_bytes(file.read_bytes(), f"{name}.toml")


def _table(tree: Tree, group: str) -> Tree:
    return cast(Tree, tree.get(group, {}))


@lru_cache(64)
def foundation(name: str, currency: str) -> Scenario | None:
    """What a case with this preset and currency starts from; None without a preset."""
    return in_currency(preset(name), currency) if name else None


@lru_cache(64)
def default_channels(currency: str) -> tuple[Channel, ...]:
    """Each known kind of channel with its sourced defaults, in a currency; the last is for any other."""
    faults: list[Fault] = []
    found = channels_of(ready_tables("channels")["channels"], lambda _: None, faults)
    refuse(faults)
    return in_currency(replace(preset(PRESETS[0]), channels=found), currency).channels


def channel_start(name: str, start: Scenario | None) -> Channel | None:
    """What a channel is filled up from: the preset's of the same name, else the default for that name."""
    if start is None:
        return None
    known = default_channels(start.finance.currency)
    alike = [channel for channel in (*start.channels, *known) if channel.name.casefold() == name.casefold()]
    return replace((*alike, known[-1])[0], name=name)


def refuse(faults: list[Fault]) -> None:
    """CaseError with all that is wrong, if anything is; a flood is cut, and its number told."""
    if len(faults) > MOST_FAULTS:
        raise CaseError(*faults[:MOST_FAULTS], Fault("", "more", count=len(faults) - MOST_FAULTS))
    if faults:
        raise CaseError(*faults)


def _refuse_newer(tree: Mapping[str, object]) -> None:
    """A later version may mean other things by the same names: nothing else of the file is worth telling."""
    faults: list[Fault] = []
    version = whole_of(tree.get("model_version", MODEL_VERSION), "model_version", faults, (1, 10**9))
    refuse(faults)
    if version is not None and version > MODEL_VERSION:
        raise CaseError(Fault("model_version", "newer", value=str(version), ours=str(MODEL_VERSION)))


def _in_money(start: Scenario | None, currency: str, faults: list[Fault]) -> Scenario | None:
    if start is None:
        return None
    try:
        return foundation(start.preset, currency)
    except CaseError as error:
        faults.extend(error.faults)
        return start


def _lists(tree: Mapping[str, object], start: Scenario | None, faults: list[Fault]) -> dict[str, Any]:
    """What a case has several of. A list that is given replaces the preset's."""
    of: dict[str, Callable[[object], Any]] = {
        "channels": lambda given: channels_of(given, lambda name: channel_start(name, start), faults),
        "lines": lambda given: lines_of(given, faults),
        "targets": lambda given: targets_of(given, faults),
        "objections": lambda given: objections_of(given, faults),
        "actuals": lambda given: actuals_of(given, faults),
        "lift_tests": lambda given: lift_tests_of(given, faults),
        "gates": lambda given: gates_of(given, faults),
    }
    return {name: read_list(tree[name]) if name in tree else getattr(start, name, ()) for name, read_list in of.items()}


def _settings(tree: Mapping[str, object], start: Scenario | None, faults: list[Fault]) -> dict[str, Any]:
    """What stands above the tables. A number that isn't given is the preset's, else as declared."""
    given = {"correlation": number_of, "seed": whole_of, "draws": whole_of}
    limits: dict[str, Any] = {"correlation": CORRELATION, "seed": SEEDS, "draws": DRAWS}
    found = {name: of(tree[name], name, faults, limits[name]) for name, of in given.items() if name in tree}
    inherited = {name: getattr(start, name) for name in given if start}
    title = text_of(tree.get("title", ""), "title", faults, MOST_TITLE)
    return inherited | found | {"title": title}


def _finance(given: object, start: Finance, faults: list[Fault]) -> Finance:
    if not isinstance(given, Mapping):
        faults.append(Fault("finance", "table", value=quoted(given)))
        return start
    unknown_names(given, FINANCE_NAMES, "finance", faults)
    months = whole_of(given.get("months", start.months), "finance.months", faults, MONTHS)
    rate = number_of(given.get("discount_rate", start.discount_rate), "finance.discount_rate", faults, DISCOUNT_RATE)
    currency = given.get("currency", start.currency)
    if not (isinstance(currency, str) and re.fullmatch("[A-Z]{3}", currency)):
        faults.append(Fault("finance.currency", "currency", value=quoted(currency)))
        currency = start.currency
    begin = given.get("start", start.start)
    if not (isinstance(begin, str) and re.fullmatch(START, begin)):
        faults.append(Fault("finance.start", "start", value=quoted(begin)))
        begin = ""
    against = choice_of(given.get("against", start.against), get_args(Against), "finance.against", faults) or ""
    rate = start.discount_rate if rate is None else rate
    return Finance(months or start.months, rate, currency, begin, cast(Against, against))
