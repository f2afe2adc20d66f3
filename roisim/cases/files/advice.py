"""What a text that stands for a number means, as a file has numbers.

>>> from roisim.cases.scenario import PARAMETERS
>>> advised("45 %", PARAMETERS["company.margin"]), advised("25,000", PARAMETERS["company.order_value"])
((0.45,), (25000.0,))
>>> advised("25,000", PARAMETERS["plan.hours"]), advised("many", PARAMETERS["plan.hours"])
((25.0, 25000.0), ())
"""

from dataclasses import replace

from roisim.cases import asking, typed_numbers
from roisim.cases.files.quoting import plain, quoted
from roisim.cases.parameters import DOMAIN, Parameter
from roisim.cases.written_numbers import written
from roisim.errors import Fault
from roisim.text import Text

_ANY = Parameter("positive", "", DOMAIN["positive"])
_MONTHS = Parameter("positive", "months", DOMAIN["positive"])


def no_number(given: object, path: str, parameter: Parameter | None = None) -> Fault:
    """The fault of what is no number, with the number that it stands for where it does, or both."""
    known = parameter or (_MONTHS if path.endswith("months") else _ANY)
    ways = [plain(way) for way in advised(given, known)] if isinstance(given, str) else []
    if len(ways) == 2:
        return Fault(path, "number_which", value=quoted(given), instead=ways[0], other=ways[1])
    if ways:
        return Fault(path, "number_quoted", value=quoted(given), instead=ways[0])
    is_sum = isinstance(given, str) and known.is_money and written(given).currency
    return Fault(path, "number_money" if is_sum else "number", value=quoted(given))


def advised(given: str, parameter: Parameter) -> tuple[float, ...]:
    """What a text can mean; nothing of what is no number, or a sum whose currency may be another than the case's."""
    found = written(given)
    if found.per_cent and parameter.unit == "":  # a fixed number, as the rate of discount
        return tuple(float(f"{way / 100:.12g}") for way in found.readings)
    field = typed_numbers.field_of(Text("en"), parameter, "") if parameter.name else _bare(parameter)
    return tuple(_share(way) if field.per_cent and not found.per_cent else way for way in _ways(field, given))


def _ways(field: asking.Field, given: str) -> tuple[float, ...]:
    """As in a field, but that a share without its sign is from 0 to 1, as files have them."""
    bare = field.per_cent and not written(given).per_cent
    return asking.ways(replace(field, per_cent=False) if bare else field, given)


def _share(way: float) -> float:
    return float(f"{way / 100:.12g}") if 1 < way <= 100 else way


def _bare(parameter: Parameter) -> asking.Field:
    """What is asked for where no parameter is declared."""
    return asking.Field(
        name="", example="", usual=parameter.usual, said=plain, allows=parameter.allows,
        per_cent=parameter.kind == "share", of="month" if parameter.unit == "months" else "",
    )  # fmt: skip
