"""The page in a sentence: which key figures the plan moves most."""

from roisim.answers.chains import CHAINS
from roisim.answers.result import Result
from roisim.cases.series import KEY_FIGURES, is_share
from roisim.exhibits.measures import Change, Measure, changed, last
from roisim.exhibits.saying import against, horizon, is_nothing
from roisim.text import Text

_MOST_NAMED = 3
_NOTICED = 0.01  # a smaller change against the base is not worth a place in the answer


def summary(text: Text, result: Result) -> str:
    """The key figures that move most, relative to where they end in the base; those that exist there."""
    beside = against(text, result.scenario)
    if is_nothing(result):
        return text("page.key_figures.moves_empty", **beside)
    moved = {kpi: _moved(result, kpi) for kpi in KEY_FIGURES}
    most = sorted((kpi for kpi in moved if moved[kpi] >= _NOTICED), key=lambda kpi: -moved[kpi])[:_MOST_NAMED]
    if not most:
        return text("page.key_figures.moves_nothing", **beside)
    told = [_figure(text, result, kpi, changed(result, kpi)) for kpi in most]
    within = horizon(text, result.scenario.finance.months)
    return text("page.key_figures.moves", figures=text.listed(told), within=within, **beside)


def _moved(result: Result, kpi: str) -> float:
    """How far a key figure moves, relative to the base; 0 where that can't be told."""
    change, base = result[CHAINS].change(kpi).q50, last(result.fan(kpi, result.scenario.base))
    if change is None or not base > 0:
        return 0.0
    return abs(change / base if is_share(kpi) else change)


def _figure(text: Text, result: Result, kpi: str, change: Change) -> str:
    measure = Measure(text, kpi, result.scenario.finance.currency)
    return text("page.key_figures.figure", name=measure.inside, change=measure.signed(change))
