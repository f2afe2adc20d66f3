"""The page in a sentence or two: leads, new customers and revenue with the plan, and what else it moves most."""

from roisim.answers.chains import CHAINS
from roisim.answers.result import Result
from roisim.cases.series import KEY_FIGURES, is_share
from roisim.exhibits.measures import Change, Measure, changed, last
from roisim.exhibits.saying import against, horizon, is_nothing
from roisim.text import Text

_FIRST = ("leads", "new_customers", "revenue")  # what one asks for first, in this order
_MOST_NAMED = 3
_NOTICED = 0.01  # a smaller change against the base is not worth a place in the answer


def summary(text: Text, result: Result) -> str:
    """What the plan changes of leads, new customers and revenue, then what it moves most of all that the base has."""
    beside = against(text, result.scenario)
    if is_nothing(result):
        return text("page.key_figures.moves_empty", **beside)
    moved = {kpi: _moved(result, kpi) for kpi in KEY_FIGURES}
    new = [kpi for kpi in KEY_FIGURES if changed(result, kpi)[0] == "new"]
    first = [kpi for kpi in _FIRST if kpi in new or moved[kpi] >= _NOTICED]
    rest = sorted((kpi for kpi in moved if moved[kpi] >= _NOTICED and kpi not in first), key=lambda kpi: -moved[kpi])
    if not first and not rest:
        first = [kpi for kpi in new if kpi != "cost"][:_MOST_NAMED]
    said = {"moves": first, "moves_also" if first else "moves_most": rest[:_MOST_NAMED]}
    facts = {"within": horizon(text, result.scenario.finance.months), **beside}
    told = [text(f"page.key_figures.{key}", figures=_listed(text, result, those), **facts)
            for key, those in said.items() if those]  # fmt: skip
    return " ".join(told) or text("page.key_figures.moves_nothing", **beside)


def _listed(text: Text, result: Result, kpis: list[str]) -> str:
    return text.listed([_figure(text, result, kpi, changed(result, kpi)) for kpi in kpis])


def _moved(result: Result, kpi: str) -> float:
    """How far a key figure moves, relative to the base; 0 where that can't be told."""
    change, base = result[CHAINS].change(kpi).q50, last(result.fan(kpi, result.scenario.base))
    if change is None or not base > 0:
        return 0.0
    return abs(change / base if is_share(kpi) else change)


def _figure(text: Text, result: Result, kpi: str, change: Change) -> str:
    """A key figure with its change; of one that the base has nothing of, where it ends."""
    measure = Measure(text, kpi, result.scenario.finance.currency)
    if change[0] == "new":
        return text("page.key_figures.figure_new", name=measure.inside, value=measure.number(change[1]))
    return text("page.key_figures.figure", name=measure.inside, change=measure.signed(change))
