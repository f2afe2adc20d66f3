"""Targets on the page: set for the key figure that is enlarged, listed with the chance to reach each."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape

import streamlit as st

from roisim.answers.ask import answer
from roisim.answers.fans import Fan
from roisim.answers.targets import Reached
from roisim.cases import typed_numbers
from roisim.cases.parameters import DOMAIN
from roisim.cases.scenario import MONTHS, Scenario
from roisim.cases.series import LESS_IS_BETTER, MAX_TARGETS, Target, is_money, is_percent, is_share
from roisim.errors import CaseError, Fault
from roisim.exhibits.measures import WORLD_OF, Measure
from roisim.text import NBSP, Text
from roisim.ui import shell, state
from roisim.ui.key_figures.panels import pick
from roisim.ui.parts.fields import field
from roisim.ui.parts.markup import markdown_safe

_MOST = DOMAIN["positive"][1]
# So many times below or above all that the plan gives, a number is taken for one in another unit.
_FAR, _FAR_SHARE = 100.0, 20.0


# --- a number of a key figure, as people write it ---


def shown(text: Text, kpi: str, value: float, currency: str) -> str:
    """A target's number as it stands in a field, and as `read` takes it again: 11 mkr, 25 %, 40."""
    if is_money(kpi) and float(f"{value:.4g}") == value:
        return text.money(value, currency, 4)
    return typed_numbers.digits(text, round(value * _factor(kpi), 10)) + _suffix(text, kpi, currency)


def spelled(measure: Measure, value: float) -> str:
    """A number with its unit, which `read` takes too: 11 mkr, 25 %, 40 leads."""
    number = shown(measure.text, measure.kpi, value, measure.currency)
    told = is_money(measure.kpi) or is_percent(measure.kpi)
    return number if told else f"{number}{NBSP}{_unit(measure)[0]}"


def read(measure: Measure, written: str, example: float) -> float:
    """The number that someone wrote as a target; CaseError where there is none, or none that can be."""
    text, kpi = measure.text, measure.kpi
    sample, value = spelled(measure, _round(kpi, example)), _number(measure, written)
    if not written.strip():
        raise CaseError(Fault("", "target_empty", example=sample))
    misplaced = "%" in written and not is_percent(kpi)
    if value is None or misplaced:
        key = "typed_number" if value is None else "typed_percent"
        raise CaseError(Fault("", key, name=measure.name, value=written.strip()[:40], example=sample))
    found = round(value / _factor(kpi), 12)
    if found < 0:
        raise CaseError(Fault("", "target_negative", name=measure.name))
    if found > (1.0 if is_share(kpi) else _MOST):
        low, high = (shown(text, kpi, bound, measure.currency) for bound in (0.0, 1.0))
        huge = text("page.simulator.huge", count=text.exact(_MOST / 1e12, 0))
        high = high if is_share(kpi) else huge
        raise CaseError(Fault("", "typed_outside", name=measure.name, low=low, high=high))
    return found


def read_near(measure: Measure, written: str, plan: Fan) -> float:
    """The same, but ask back where a bare number is so far from the plan that another unit was meant, as 11 for 11 m.

    With its unit written out a number is taken as it is.
    """
    usual = float(plan.q50[-1])
    value = read(measure, written, usual)
    lows, highs = plan.q05[plan.q05 > 0], plan.q95[plan.q95 > 0]  # NaN is neither
    far = _FAR_SHARE if is_percent(measure.kpi) else _FAR
    if not len(highs) or re.search(r"[^\W\d_]|%", written):
        return value
    low, high = (float(lows.min()) if len(lows) else 0.0) / far, float(highs.max()) * far
    if low <= value <= high:
        return value
    usual = _round(measure.kpi, usual)
    meant = _meant(measure.kpi, value, usual)
    names = {"value": value, "exact": value, "usual": usual, "meant": meant if low <= meant <= high else usual}
    raise CaseError(Fault("", "target_far", **{name: spelled(measure, number) for name, number in names.items()}))


def _meant(kpi: str, value: float, usual: float) -> float:
    """The number in thousands, millions or per cent that comes nearest to what is usual."""
    steps = (1e2, 1e-2) if is_percent(kpi) else (1e3, 1e6, 1e-3, 1e-6)
    return min((value * step for step in steps), key=lambda found: abs(math.log(found / usual)) if found else math.inf)


def _number(measure: Measure, written: str) -> float | None:
    """The number alone: without the unit of the key figure, the currency before it, or "a month" after it."""
    thing, period = _unit(measure)
    bare = written.strip()
    if period and bare.lower().endswith(f"/{period}".lower()):
        bare = bare[: -len(period) - 1]
    if is_money(measure.kpi):
        bare, thing = re.sub(re.escape(measure.currency), "", bare, flags=re.IGNORECASE), ""
    unit = f"%{thing}" if is_percent(measure.kpi) else thing
    return typed_numbers.number(bare, measure.text.language, unit, is_money(measure.kpi))


def _unit(measure: Measure) -> tuple[str, str]:
    """What a key figure is counted in, and the time it is counted over: leads, month."""
    thing, _, period = measure.text(f"kpi.{measure.kpi}.unit", currency="").partition("/")
    return thing, period


def read_month(written: str) -> int:
    """The month in "24" or "month 24"; CaseError where there is none, or none that a case can have."""
    found = re.fullmatch(r"\D*?(\d{1,3})\D*", written)
    month = int(found[1]) if found and not re.search(r"[-−]", written) else 0
    if not 1 <= month <= MONTHS[1]:
        key = "target_month" if written.strip() else "target_no_month"
        raise CaseError(Fault("", key, value=written.strip()[:40], low=1, high=MONTHS[1]))
    return month


def _factor(kpi: str) -> float:
    return 100.0 if is_percent(kpi) else 1.0


def _suffix(text: Text, kpi: str, currency: str) -> str:
    if is_percent(kpi):
        return text.per_cent
    return f"{NBSP}{text.currency(currency)}" if is_money(kpi) else ""


def _round(kpi: str, value: float) -> float:
    """An example: what is usual, in two digits; where nothing is, a round number."""
    usual = 0.5 if is_percent(kpi) else 100.0
    return float(f"{value:.2g}") if value > 0 else usual


def _plan(kpi: str) -> Fan:
    return answer(state.case()).fan(kpi, "engage")


# --- setting one ---


def setting(measure: Measure, plan: Fan) -> None:
    """Month, number and button under the enlarged picture. plan: what it gives, as an example and to ask back by."""
    text, kpi = measure.text, measure.kpi
    less = kpi in LESS_IS_BETTER
    st.html(
        f'<p class="set"><strong>{escape(text("page.key_figures.set", name=measure.inside))}</strong> '
        f"{escape(text('page.key_figures.set_help' + ('_less' if less else '')))}</p>"
    )
    months = state.case().finance.months
    example = shown(text, kpi, _round(kpi, float(plan.q50[-1])), measure.currency)
    with (
        st.form(key=f"set-{kpi}", border=False, enter_to_submit=True),
        st.container(key="set-fields", horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(text("page.key_figures.by_month"), str(months), key=f"set-month-{kpi}", max_chars=20)
        limit = text(f"page.key_figures.{'at_most' if less else 'at_least'}_in", unit=measure.plain_unit)
        st.text_input(limit, key=f"set-value-{kpi}", placeholder=example, max_chars=40)
        st.form_submit_button(text("page.key_figures.add"), on_click=_set, args=(measure,))
    fault = st.session_state.get("target_fault")
    if fault and fault[0] == kpi:
        st.html(f'<p class="fault" role="alert">{escape(text.fault(fault[1]))}</p>')


def _set(measure: Measure) -> None:
    """Take the target that was written, or keep what was written and say what is wrong."""
    case, kpi = state.case(), measure.kpi
    st.session_state.pop("target_fault", None)
    try:
        month = read_month(st.session_state[f"set-month-{kpi}"])
        value = read_near(measure, st.session_state[f"set-value-{kpi}"], _plan(kpi))
        _check(measure, case.targets, month)
        if len(case.targets) >= MAX_TARGETS:
            raise CaseError(Fault("", "target_room", limit=MAX_TARGETS))
    except CaseError as error:
        st.session_state["target_fault"] = kpi, error.faults[0]
        return
    st.session_state[f"set-value-{kpi}"] = ""
    _put((*case.targets, Target(kpi, month, value)))


def _check(measure: Measure, others: tuple[Target, ...], month: int) -> None:
    """CaseError where the key figure has a target in that month already."""
    if any((other.kpi, other.month) == (measure.kpi, month) for other in others):
        raise CaseError(Fault("", "target_there", name=measure.name, month=month))


def _put(targets: tuple[Target, ...]) -> None:
    state.put(replace(state.case(), targets=targets))


# --- the list ---


def show(text: Text, reached: list[Reached]) -> None:
    """All targets of the case, each with its chances; month and number are changed in place."""
    shell.section(conclusion(text, reached), text("page.key_figures.targets_help"))
    if not reached:
        st.html(f'<p class="none">{escape(text("page.key_figures.no_targets"))}</p>')
    with st.container(key="targets", gap=None):
        for place, found in enumerate(reached):
            _row(Measure(text, found.target.kpi, state.case().finance.currency), place, found)


def conclusion(text: Text, reached: list[Reached]) -> str:
    """How many of the targets that can be judged are more likely than not."""
    judged = [found.chances["engage"] for found in reached if found.chances]
    likely = sum((chance or 0.0) > 0.5 for chance in judged)
    if not judged:
        return text("page.key_figures.targets")
    if len(judged) == 1:
        return text(f"page.key_figures.target_{'likely' if likely else 'unlikely'}")
    key = "all" if likely == len(judged) else "many" if likely else "none"
    return text(f"page.key_figures.targets_{key}", likely=likely, total=len(judged))


def _row(measure: Measure, place: int, found: Reached) -> None:
    text, target = measure.text, found.target
    less = target.kpi in LESS_IS_BETTER
    with st.container(key=f"target-{place}", gap=None):
        with st.container(key=f"target-name-{place}", gap=None):
            st.button(
                markdown_safe(measure.name), key=f"show-{place}", type="tertiary", on_click=pick, args=(target.kpi,)
            )
        with st.container(gap=None):
            value = shown(text, target.kpi, target.value, measure.currency)
            label = text(f"page.key_figures.{'at_most' if less else 'at_least'}")
            field(f"target-value-{place}", label, value, _taking_value(measure, place), room=40)
        with st.container(gap=None):
            label = text("page.key_figures.by_month")
            field(f"target-month-{place}", label, str(target.month), _taking_month(measure, place), room=20)
        st.html(_chances(text, found, state.case()))
        remove = text("page.key_figures.remove_which", name=measure.inside, month=target.month)
        st.button(remove, key=f"remove-target-{place}", type="tertiary", icon=":material/close:",
                  on_click=_remove, args=(place,))  # fmt: skip


def _taking_value(measure: Measure, place: int) -> Callable[[str], None]:
    def take(written: str) -> None:
        old = state.case().targets[place]
        _change(place, replace(old, value=read_near(measure, written, _plan(old.kpi))))

    return take


def _taking_month(measure: Measure, place: int) -> Callable[[str], None]:
    def take(written: str) -> None:
        month, targets = read_month(written), state.case().targets
        _check(measure, (*targets[:place], *targets[place + 1 :]), month)
        _change(place, replace(targets[place], month=month))

    return take


def _change(place: int, target: Target) -> None:
    targets = state.case().targets
    _put((*targets[:place], target, *targets[place + 1 :]))


def _remove(place: int) -> None:
    targets = state.case().targets
    st.session_state["faulty"] = {}
    _put(targets[:place] + targets[place + 1 :])


def _chances(text: Text, found: Reached, case: Scenario) -> str:
    """The chance in each world as a bar and in words; beyond the horizon, that it can't be told."""
    if found.chances is None:
        said = text("page.key_figures.beyond", month=found.target.month, months=case.finance.months)
        return f'<p class="remark">{escape(said)}</p>'
    bars = "".join(_chance(text, line, found.chances[world]) for line, world in WORLD_OF.items())
    return f'<dl class="chances">{bars}</dl>'


def _chance(text: Text, line: str, share: float | None) -> str:
    """One world: how often it reaches the target, or that the key figure isn't there at all."""
    said = text("page.key_figures.not_there")
    if share is not None:
        said = text("page.key_figures.in_cases", cases=text.of_ten(share))
    bar = f'<i style="--share:{100 * share:.0f}%"></i>' if share is not None else ""
    name = escape(text(f"page.key_figures.with_{line}"))
    return f'<div class="{line}"><dt>{name}</dt><dd>{escape(said)}{bar}</dd></div>'
