"""The case of an argument: a preset, a file, a link, or what comes on stdin; and the chance that was asked for."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from roisim.cases import notices, preset, read
from roisim.cases.files.estimates import whole_of
from roisim.cases.files.parsing import MOST_BYTES, parse_bytes
from roisim.cases.files.reading import refuse
from roisim.cases.scenario import DRAWS, PRESETS, SEEDS, Scenario
from roisim.cli.edge import in_words
from roisim.cli.links import is_link, opened
from roisim.cli.plain import echo
from roisim.errors import CaseError, Fault
from roisim.importers.case_workbooks import fetch


def load(case: str, language: str | None, whose: str = "") -> Scenario:
    """The case of an argument: a preset, a file, a link or what comes on stdin; notices go to stderr, after `whose`."""
    if case in PRESETS:
        return preset(case)
    if is_link(case):
        return opened(case, language, whose).desk.open
    tree = _tree(case)
    scenario = read(tree)
    for notice in notices(tree):
        echo(whose + in_words(language).fault(notice), err=True)
    return scenario


def load_all(cases: tuple[str, ...], language: str | None) -> list[Scenario]:
    """The cases of all arguments; what is wrong with any of them is told of each by name."""
    found, faults = [], []
    for case in cases:
        try:
            found.append(load(case, language, f"{case}: "))
        except CaseError as error:
            faults += [f"{case}: {sentence}" for sentence in in_words(language).faults(error)]
    if faults:
        echo("\n".join(faults), err=True)
        raise SystemExit(2)
    return found


def _tree(case: str) -> dict[str, object]:
    if case == "-":
        return parse_bytes(sys.stdin.buffer.read(MOST_BYTES + 1))
    path = Path(case)
    if not path.suffix and len(path.parts) == 1 and not path.exists():
        raise CaseError(Fault(case[:80], "file_no_preset", presets=", ".join(PRESETS)))
    return fetch(path)


def with_chance(scenario: Scenario, draws: int | None, seed: int | None) -> Scenario:
    """The case with the number of draws and the seed of the command line, checked as those of a file."""
    faults: list[Fault] = []
    chance: dict[str, Any] = {}
    if draws is not None:
        chance["draws"] = whole_of(draws, "--draws", faults, DRAWS)
    if seed is not None:
        chance["seed"] = whole_of(seed, "--seed", faults, SEEDS)
    refuse(faults)
    return replace(scenario, **chance)
