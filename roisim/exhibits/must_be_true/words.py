"""How numbers and what must be true of them are said: in the unit of the number, as often as once in so many times."""

from collections.abc import Sequence

from roisim.cases import typed_numbers
from roisim.cases.parameters import Parameter
from roisim.cases.scenario import Scenario, parameter_of
from roisim.exhibits.assumptions import register
from roisim.exhibits.saying import shortened
from roisim.paths import Path
from roisim.text import Text

_NAME = 60  # characters of the name of a number
_CHANNEL = 30  # of the name of a channel in a sentence
_SELDOM = 0.5  # a share above that is no once in so many times
_MOST = 7  # digits that tell two numbers apart


def named(text: Text, case: Scenario, path: Path) -> str:
    """What a number is called, and whose it is."""
    return shortened(register.name(text, case, path), _NAME)


def together(text: Text, case: Scenario, paths: Sequence[Path]) -> str:
    """What several numbers of one kind are called that move as one: "Facebook and Instagram: Click to lead"."""
    if len(paths) == 1 or paths[0].place is None:
        return named(text, case, paths[0])
    owners = text.listed([getattr(case, path.group)[path.place].name for path in paths])
    return shortened(f"{owners}: {text.name(paths[0])}", _NAME)


def fixed(case: Scenario) -> str:
    """The end of the key of a sentence about ranges, of a case that has none."""
    return "" if any(estimate.is_range for _, _, estimate in case.estimates()) else "_fixed"


def unit(text: Text, case: Scenario, path: str) -> str:
    """The unit of a number, or per cent."""
    parameter = parameter_of(path)
    return "%" if parameter.is_percent else text.unit(parameter.unit, case.finance.currency)


def plain(text: Text, path: str, value: float, digits: int = 3) -> str:
    """A number in short, without its unit but for per cent."""
    parameter = parameter_of(path)
    shown = text.number(value * typed_numbers.factor(parameter), digits)
    return f"{shown}{text.per_cent}" if parameter.is_percent else shown


def short(text: Text, case: Scenario, path: str, value: float, *, beside: Sequence[float] = ()) -> str:
    """A number with its unit where that is short; as many digits as tell it apart from those beside it."""
    parameter = parameter_of(path)
    return typed_numbers.shown(text, parameter, _told_apart(parameter, value, beside), case.finance.currency)


def written(text: Text, case: Scenario, path: str, value: float, *, beside: Sequence[float] = ()) -> str:
    """A number with its unit; as many digits as tell it apart from those beside it."""
    parameter, currency = parameter_of(path), case.finance.currency
    return typed_numbers.said(text, parameter, _told_apart(parameter, value, beside), currency)


def _told_apart(parameter: Parameter, value: float, beside: Sequence[float]) -> float:
    """A number with two digits, or with more where it would be as large as another, or as its limit."""
    others = [each for each in (*beside, *parameter.domain) if each != value]
    for digits in range(2, _MOST):
        rounded = float(f"{value:.{digits}g}")
        if not any(_alike(rounded, other, digits) for other in others):
            return rounded
    return value


def _alike(rounded: float, other: float, digits: int) -> bool:
    return rounded == float(f"{other:.{digits}g}")


# --- how often ---


def is_often(path: Path) -> bool:
    """True of a share that is told as something that happens once in so many times."""
    return path.declared in OFTEN


OFTEN = (
    "channels.ctr", "channels.lead_rate", "channels.close_rate", "funnel.close_rate", "funnel.organic_lead_rate",
    "funnel.download_rate", "funnel.contact_conversion",
)  # fmt: skip


def often(text: Text, values: Sequence[float]) -> list[str]:
    """How often, each: 1 in 40; of shares near half of all and above, per cent. All in one form."""
    if max(values) > _SELDOM or min(values) <= 0:
        return [text("page.must_be_true.often.share", share=text.percent(value, 3)) for value in values]
    counts = [1 / value for value in values]
    digits = next(
        (many for many in range(2, _MOST) if len({text.number(each, many) for each in counts}) == len(set(values))),
        _MOST,
    )
    return [text("page.must_be_true.often.count", count=text.number(each, digits)) for each in counts]


def event(text: Text, case: Scenario, path: Path, mood: str) -> str:
    """What happens so often: "a click in “LinkedIn” becomes a lead". mood: `is`, or `were` of what is not so."""
    channel = "" if path.place is None else shortened(case.channels[path.place].name, _CHANNEL)
    return text(f"page.must_be_true.event_{mood}.{path.declared.replace('.', '_')}", channel=channel)
