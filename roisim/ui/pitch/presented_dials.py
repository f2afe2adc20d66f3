"""What an owner lets be moved while the pitch is presented: the dials of the Simulator, and any number there is."""

from dataclasses import replace

from roisim.cases import moves
from roisim.cases.scenario import Scenario
from roisim.errors import Fault
from roisim.exhibits.assumptions import register
from roisim.exhibits.pitch.numbers import decisive
from roisim.paths import Path
from roisim.text import Text
from roisim.ui import presenting
from roisim.ui.simulator import controls, dials
from roisim.ui.simulator.dials import Dial


def asked_for(text: Text, case: Scenario, start: Scenario) -> tuple[list[Dial], tuple[Fault, ...]]:
    """The dials of a visit that presents, and why others are not there."""
    controls.keep_split(case)
    keys, found = _known(text, case, start)
    shown = presenting.sorted_out(presenting.paths() or (), keys)
    made = (found[key] for key in shown.keys)
    return [each if isinstance(each, Dial) else _of_number(text, each, case, start) for each in made], shown.faults


def choices(text: Text, case: Scenario, start: Scenario) -> dict[str, str]:
    """The name to ask for each by, and what it is called: first the numbers that move the answer most, then the dials
    of the Simulator, then all others."""
    every = {str(path): register.name(text, case, path) for path, _, _ in case.estimates()}
    known = {_key(path): path for path in every}  # a dial of one number goes by its path
    own = {known.get(dial.key, dial.key): dial.name for dial in _of_simulator(text, case, start)}
    return {str(path): every[path] for path in decisive(case)} | own | every


def _of_simulator(text: Text, case: Scenario, start: Scenario) -> list[Dial]:
    return [*controls.plan_dials(text, case, start), *controls.belief_dials(text, case, start)]


def _known(text: Text, case: Scenario, start: Scenario) -> tuple[dict[str, str], dict[str, Dial | Path]]:
    """The key of the dial by every name that it goes by; and by key the dial, or the number there is one for."""
    numbers = {_key(path): path for path, _, _ in case.estimates()}
    own = {dial.key: dial for dial in _of_simulator(text, case, start)}
    keys = {str(path): key for key, path in numbers.items()} | {key: key for key in (*numbers, *own)}
    return keys, {**numbers, **own}


def _key(path: str) -> str:
    return path.replace(".", "-")


def _of_number(text: Text, path: Path, case: Scenario, start: Scenario) -> Dial:
    """The dial of a number; of one of a channel, it says which, and finds the channel in the preset by its name."""
    plain = dials.of_estimate(text, path, start)
    if path.place is None:
        return plain

    home = (moves.home(case, start, path) or case[path]).likely

    def value(other: Scenario) -> float:
        return home if other == start else other[path].likely

    return replace(plain, name=register.name(text, case, path), value=value)
