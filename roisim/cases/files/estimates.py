"""One number of a case file: from what is written to an `Estimate`, or to what is wrong with it.

>>> from roisim.cases.scenario import PARAMETERS
>>> faults: list[Fault] = []
>>> estimate_of([0.40, 0.45, 0.52], PARAMETERS["company.margin"], "company.margin", faults)
Estimate(likely=0.45, low=0.4, high=0.52, source='', owner='', note='')
>>> estimate_of(45, PARAMETERS["company.margin"], "company.margin", faults)
>>> faults
[Fault(path='company.margin', key='share', facts={'value': '45', 'instead': '0.45'})]
"""

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from roisim.cases.files import within
from roisim.cases.files.advice import no_number
from roisim.cases.files.commas import parted
from roisim.cases.files.quoting import plain, quoted
from roisim.cases.parameters import DOMAIN, LEAST, Estimate, Kind, Parameter
from roisim.errors import Fault

TEXTS = ("source", "owner", "note")
MOST_TEXT = 500
MOST_NAMES = 40  # unknown names told of one table; also the longest name worth comparing
ESTIMATE_NAMES = ("value", "range", "within", *TEXTS)


def estimate_of(given: object, parameter: Parameter, path: str, faults: list[Fault]) -> Estimate | None:
    """A number, a range, or a table of one with source, owner and note; None where `faults` has grown."""
    if not isinstance(given, Mapping):
        return _numbers(given, parameter, path, faults)
    before = len(faults)
    unknown_names(given, ESTIMATE_NAMES, path, faults)
    texts = {name: text_of(given.get(name, ""), f"{path}.{name}", faults) for name in TEXTS}
    form = [name for name in ("value", "range") if name in given]
    if len(form) != 1:
        faults.append(Fault(path, "estimate_both" if form else "estimate_empty"))
        return None
    numbers = given[form[0]]
    if isinstance(numbers, list) != (form[0] == "range") and isinstance(numbers, list | int | float):
        faults.append(Fault(path, "estimate_swapped", value=quoted(numbers)))
    found = _numbers(numbers, parameter, path, faults)
    if found is not None and "within" in given:
        found = _stretched(found, given["within"], parameter, path, faults)
    if found is None or len(faults) > before:
        return None
    return Estimate(found.likely, found.low, found.high, **texts)


def _stretched(found: Estimate, given: object, parameter: Parameter, path: str, faults: list[Fault]) -> Estimate | None:
    """The range as the model reads one, 9 times out of 10, where it was meant for another chance."""
    if not found.is_range:
        faults.append(Fault(f"{path}.within", "within_fixed"))
        return None
    chance = _fitting(given, Parameter("share", "", DOMAIN["share"]), f"{path}.within", faults)
    if chance is None:
        return None
    if not within.LEAST <= chance <= within.MOST:
        ends = {"low": plain(within.LEAST), "high": plain(within.MOST)}
        faults.append(Fault(f"{path}.within", "within", value=quoted(given), **ends))
        return None
    wide = within.stretched(found, parameter, chance)
    low, _, high = wide.bounds
    if parameter.open_to(low, high):
        return wide
    faults.append(Fault(path, "within_far", value=said(found), instead=said(wide)))
    return None


def number_of(given: object, path: str, faults: list[Fault], domain: tuple[float, float]) -> float | None:
    """A fixed number that is no parameter, as a rate of discount or the weight of a month in the season."""
    own: list[Fault] = []
    number = _finite(given, path, own)
    faults.extend(_alone(own))
    if number is None or domain[0] <= number <= domain[1]:
        return number
    ends = {"low": plain(domain[0]), "high": plain(domain[1])}
    if domain[1] == 1 < number <= 100:
        ends |= {"instead": plain(number / 100), "per_cent": plain(number)}
    key = "outside_per_cent" if "instead" in ends else "outside"
    faults.append(Fault(path, key, value=quoted(given), **ends))
    return None


def fixed_of(given: object, kind: Kind, path: str, faults: list[Fault]) -> float | None:
    """A fixed number of a kind that is no parameter, as the target of a key figure: never a range."""
    own: list[Fault] = []
    number = _fitting(given, Parameter(kind, "", DOMAIN[kind]), path, own)
    faults.extend(_alone(own))
    return number


def _alone(faults: list[Fault]) -> Iterator[Fault]:
    """The faults of a number that can't be a range, whose remedy is then no range either."""
    for fault in faults:
        yield Fault(fault.path, "number_one", **fault.facts) if fault.key == "number" else fault


def whole_of(given: object, path: str, faults: list[Fault], domain: tuple[int, int]) -> int | None:
    """A whole number between two others, to its last digit."""
    if isinstance(given, int) and not isinstance(given, bool):
        if domain[0] <= given <= domain[1]:
            return given
        low, high = map(str, domain)
        faults.append(Fault(path, "outside", value=quoted(given), low=low, high=high))
        return None
    number = number_of(given, path, faults, domain)
    if number is None or number == int(number):
        return number if number is None else int(number)
    faults.append(Fault(path, "whole", value=quoted(given), instead=str(round(number))))
    return None


def text_of(given: object, path: str, faults: list[Fault], most: int = MOST_TEXT) -> str:
    """A short text without control characters, nor those that turn the direction of writing; a note may have lines."""
    if not isinstance(given, str):
        faults.append(Fault(path, "text", value=quoted(given)))
    elif len(given) > most:
        faults.append(Fault(path, "text_long", count=len(given), limit=most))
    elif any(_is_unseen(character) for character in given):
        faults.append(Fault(path, "text_control", value=quoted(given)))
    else:
        return given
    return ""


def _is_unseen(character: str) -> bool:
    """True for a character that is not seen, and may make others look like what they are not."""
    turns = unicodedata.bidirectional(character) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    return turns or (unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t")


def unknown_names(given: Mapping[str, object], known: Sequence[str], path: str, faults: list[Fault]) -> None:
    """A fault for each name that no one knows, with the nearest that is known."""
    import difflib

    start = f"{path}." if path else ""
    for name in [name for name in given if name not in known][:MOST_NAMES]:
        near = difflib.get_close_matches(str(name)[:MOST_NAMES], known, 1, 0.6)
        facts = {"instead": near[0]} if near else {"known": ", ".join(known)}
        faults.append(Fault(start + quoted(name).strip('"'), "unknown_near" if near else "unknown", **facts))


def _numbers(given: object, parameter: Parameter, path: str, faults: list[Fault]) -> Estimate | None:
    if not isinstance(given, list):
        number = _fitting(given, parameter, path, faults)
        return None if number is None else Estimate(number)
    if len(given) != 3:
        faults.append(commas_in(given, 3, path) or Fault(path, "range_length", value=quoted(given)))
        return None
    bounds = [_fitting(bound, parameter, path, faults, end=True) for bound in given]
    low, likely, high = bounds
    if low is None or likely is None or high is None:
        return None
    if not low <= likely <= high:
        faults.append(Fault(path, "range_order", value=quoted(given), instead=_written(*sorted((low, likely, high)))))
    elif not parameter.open_to(low, high):
        faults.append(_touching(path, parameter, low, likely, high))
    else:
        return Estimate(likely, low, high)
    return None


def commas_in(given: Sequence[object], count: int, path: str) -> Fault | None:
    """That a list of so many numbers has twice as many, since their decimals stand after commas; None where not."""
    ways = parted(given, count)
    if len(ways) == 2:
        return Fault(path, "list_thousands", value=quoted(given), instead=ways[0], other=ways[1])
    if not ways and count == 3 and len(given) in (4, 5) and all(type(each) is int and each >= 0 for each in given):
        # Some of them have decimals; which, nobody can tell.
        first = next((pair for pair in pairwise(given) if pair[0] == 0), tuple(given[:2]))
        return Fault(path, "list_commas_some", value=quoted(given), instead=quoted(float(f"{first[0]}.{first[1]}")))
    return Fault(path, "list_commas", value=quoted(given), instead=ways[0]) if ways else None


def _touching(path: str, parameter: Parameter, low: float, likely: float, high: float) -> Fault:
    """A range that reaches the edge of its scale, where the scale has no number for it."""
    ceiling = math.inf if parameter.kind == "positive" else max(0.99, (1 + likely) / 2 * (likely < 1))
    top = min(high, ceiling) or 0.1
    middle = min(likely, top) or top / 2
    bottom = min(low, middle) or middle / 10
    key = "range_one" if low > 0 else "range_zero_never" if parameter.above_zero else "range_zero"
    return Fault(path, key, value=_written(low, likely, high), instead=_written(bottom, middle, top))


def said(estimate: Estimate) -> str:
    """An estimate as one would write it, without who says so."""
    return _written(*estimate.bounds) if estimate.is_range else plain(estimate.likely)


def _written(*bounds: float) -> str:
    return f"[{', '.join(plain(bound) for bound in bounds)}]"


def _fitting(given: object, parameter: Parameter, path: str, faults: list[Fault], end: bool = False) -> float | None:
    """A number in its parameter's domain; an `end` of a range may be 0, and the range is then refused."""
    number = _finite(given, path, faults, parameter)
    if number is None or parameter.allows(number) or (end and number == 0):
        return number
    faults.append(_outside(path, parameter, number, quoted(given)))
    return None


def _outside(path: str, parameter: Parameter, number: float, value: str) -> Fault:
    if parameter.kind == "share":
        per_cent = number / 100 if 1 < number <= 100 else 0.05
        key = "share_above_zero" if number == 0 else "share"
        return Fault(path, key, value=value, instead=plain(per_cent))
    if parameter.kind == "effect":
        low, high = parameter.domain
        key, low = ("effect", low) if parameter.above is None else ("effect_above", parameter.above)
        return Fault(path, key, value=value, low=plain(low), high=plain(high))
    if number < 0:
        return Fault(path, "negative", value=value, instead=plain(-number))
    if number == 0:
        return Fault(path, "above_zero", value=value)
    if number < LEAST:
        return Fault(path, "tiny", value=value, limit=_power(LEAST))
    return Fault(path, "huge", value=value, limit=_power(DOMAIN["positive"][1]))


def _power(number: float) -> str:
    return f"1e{round(math.log10(number))}"


def _finite(given: object, path: str, faults: list[Fault], parameter: Parameter | None = None) -> float | None:
    """A finite number as a float, -0.0 as 0.0; truth values and texts are no numbers."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        faults.append(no_number(given, path, parameter))
        return None
    if isinstance(given, int) and abs(given) > DOMAIN["positive"][1]:
        faults.append(Fault(path, "huge", value=quoted(given), limit=_power(DOMAIN["positive"][1])))
        return None
    if not math.isfinite(given):
        faults.append(Fault(path, "infinite", value=quoted(given)))
        return None
    return float(given) + 0.0
