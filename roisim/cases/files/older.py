"""Cases of version 1 of the model, brought to the form of version 2 before they are read. Nothing else knows of it.

Version 1 asked for the price of a click and one close rate for all, had one value for every order, and counted no work.

>>> rows = {"name": "LinkedIn", "cpc": [50, 80, 160], "ctr": [0.003, 0.005, 0.006]}
>>> brought_up({"preset": "b2b", "model_version": 1, "channels": [rows]}, [])["channels"]
[{'name': 'LinkedIn', 'ctr': [0.003, 0.005, 0.006], 'cpm': [150, 400, 960]}]
"""

from collections.abc import Mapping
from dataclasses import replace

from roisim.cases.currencies import rates
from roisim.cases.files.estimates import estimate_of, said
from roisim.cases.files.fillings import FILLINGS, OWN
from roisim.cases.files.groups import PARAMETERS_OF, tables_of
from roisim.cases.files.listed import labelled, name_of
from roisim.cases.files.parsing import Tree
from roisim.cases.files.quoting import quoted
from roisim.cases.files.reading import channel_start, foundation, preset
from roisim.cases.files.writing import numbers_of, written
from roisim.cases.groups import LISTED
from roisim.cases.parameters import Estimate, converted, positive
from roisim.cases.scenario import MODEL_VERSION, PRESETS, Scenario
from roisim.errors import Fault

_CPC = positive(-1, "currency/click", (1, 200), above_zero=True)
# Without a preset to take them from, the new costs are none, as they were, and every sale is a new customer's first
# order of the usual size.
_AS_BEFORE: dict[str, dict[str, int]] = {
    "company": {"social_share": 0, "social_cost": 0}, "plan": {"ad_fee": 0, "cpm_trend": 0},
    "funnel": {"lead_cost": 0}, "print": {"half_life": 0}, "channels": {"new_share": 1, "value": 1},
}  # fmt: skip
# What the work takes has no value that leaves all as it was: with no hours at all a plan would need nobody, which is
# what version 1 got wrong. These are therefore as in the presets.
_WORK = ("hours_per_post", "hours_per_account", "unattended")
_FILLED = {group: filling.fills for group, filling in FILLINGS.items()}
_NEW: dict[str, tuple[str, ...]] = {
    "company": ("later_value", "social_share", "social_cost"), "funnel": ("credit", "lead_cost"),
    "plan": ("outside_hour", *_WORK, "ad_fee", "cpm_trend"), "print": ("half_life",), "finance": ("against",),
    "channels": ("cpm", "close_rate", "new_share", "value", "auction", "first", "last"),
}  # fmt: skip


def is_older(tree: Mapping[str, object]) -> bool:
    """True for a case of version 1: it says so; or has nothing that came later, and prices of clicks or all else."""
    if "model_version" in tree:
        return tree["model_version"] == 1
    newer = "lines" in tree or any(
        name in table for group, names in _NEW.items() for table in tables_of(tree, group) for name in names
    )
    return not newer and (any("cpc" in channel for channel in tables_of(tree, "channels")) or _stands_alone(tree))


def _stands_alone(tree: Mapping[str, object]) -> bool:
    """True of a case without a preset in which version 1 misses nothing."""
    return not tree.get("preset") and all(
        any(name in table for table in tables_of(tree, group))
        for group, parameters in PARAMETERS_OF.items()
        if group not in LISTED
        for name in parameters
        if name not in _NEW.get(group, ()) and name not in _FILLED.get(group, ())
    )


def brought_up(tree: Mapping[str, object], faults: list[Fault]) -> Tree:
    """The tables of a case as version 2 has them. Prices of clicks are a fault in a case that is of version 2."""
    older, name = is_older(tree), tree.get("preset")
    start = preset(name) if isinstance(name, str) and name in PRESETS else None
    found = dict(tree)
    if older:
        found |= {"model_version": MODEL_VERSION} if "model_version" in tree else {}
        found |= _tables_of_today(tree, start)
    if isinstance(rows := found.get("channels"), list):
        found["channels"] = [_priced(row, number, start, older, faults) for number, row in enumerate(rows, 1)]
    return found


# --- what one number said of several things, or none ---


def _tables_of_today(tree: Mapping[str, object], start: Scenario | None) -> Tree:
    """The tables that change: what was said of several is said of each; without a preset, what came later is given."""
    found: Tree = {}
    for group, table in ((group, tree.get(group, {})) for group in ("company", "plan", "funnel", "print")):
        if isinstance(table, Mapping):
            bare = {} if start else {**_AS_BEFORE[group], **(_work(tree, table) if group == "plan" else {})}
            later = _copied(table, "order_value", "later_value", "company") if group == "company" else {}
            later |= {"credit": OWN} if group == "funnel" and "incremental" in table else {}
            found |= {group: _under(table, {**later, **bare})} if bare or later else {}
    close_rate = [_copied(table, "close_rate", "close_rate", "channels") for table in tables_of(tree, "funnel")]
    alike = {**({} if start else _AS_BEFORE["channels"]), **(close_rate[0] if close_rate else {})}
    named = [{"name": channel.name} for channel in start.channels] if start and alike else None
    rows = tree.get("channels", named)
    if isinstance(rows, list):
        found["channels"] = [_under(row, alike) if isinstance(row, Mapping) else row for row in rows]
    return found


def _under(table: Mapping[str, object], more: Mapping[str, object]) -> Tree:
    """A table with more names under its own, which stay as they are."""
    return {**table, **{name: value for name, value in more.items() if name not in table}}


def _copied(table: Mapping[str, object], old: str, new: str, group: str) -> Tree:
    """What a table says of one thing, to say of another; one that is wrong is told of once."""
    if old not in table:
        return {}
    wrong: list[Fault] = []
    estimate_of(table[old], PARAMETERS_OF[group][new], "", wrong)
    return {new: 0 if wrong else table[old]}


def _work(tree: Mapping[str, object], plan: Mapping[str, object]) -> Tree:
    """What the work takes; a bought hour costs as many times one's own as it does in the presets."""
    theirs = _in_its_money(tree).plan
    own = estimate_of(plan.get("hourly_cost"), PARAMETERS_OF["plan"]["hourly_cost"], "", [])
    factor = own.likely / theirs.hourly_cost.likely if own and own.likely else 1
    needs = {"outside_hour": theirs.outside_hour.scaled(float(f"{factor:.2g}"))}
    needs |= {name: getattr(theirs, name) for name in _WORK}
    # Who gave no range at all claims nothing of how sure it is, and is not made to.
    sure = not _has_range(tree)
    fixed = {name: numbers_of(Estimate(float(f"{each.likely:.3g}"))) for name, each in needs.items()}
    return fixed if sure else {name: written(each) for name, each in needs.items()}


def _has_range(tree: Mapping[str, object]) -> bool:
    """Whether any number of a case is a range."""
    tables = ((table, names) for group, names in PARAMETERS_OF.items() for table in tables_of(tree, group))
    numbers = (table[name] for table, names in tables for name in names if name in table)
    level = any(table.get("level", "mild") not in ("none", OWN) for table in tables_of(tree, "ignorance"))
    return level or any(isinstance(each, list) or (isinstance(each, Mapping) and "range" in each) for each in numbers)


def _in_its_money(tree: Mapping[str, object]) -> Scenario:
    """A preset in the currency of a case, where there is a rate for it."""
    for table in tables_of(tree, "finance"):
        currency = table.get("currency")
        if isinstance(currency, str) and currency in rates() and (found := foundation(PRESETS[0], currency)):
            return found
    return preset(PRESETS[0])


# --- the price of a click ---


def _priced(row: object, number: int, start: Scenario | None, older: bool, faults: list[Fault]) -> object:
    """A channel with the price of a thousand impressions for that of a click."""
    if not isinstance(row, Mapping) or "cpc" not in row:
        return row
    path, own = f"channels[{number}].cpc", list[Fault]()
    cpc, ctr = estimate_of(row["cpc"], _CPC, path, own), _ctr(row, start)
    cpm = _of_a_thousand(cpc, ctr) if cpc and ctr else None
    if not older:
        numbers = f" = {said(cpm)}" if cpm else ""
        own.append(Fault(path, "cpc", value=quoted(row["cpc"]), instead=f"cpm{numbers}"))
    faults += labelled(own, name_of(row))
    rest = {name: value for name, value in row.items() if name != "cpc"}
    # Without numbers there is a fault already, of cpc or ctr: cpm isn't missing beside it.
    return _under(rest, {"cpm": written(cpm) if cpm else 1})


def _ctr(row: Mapping[str, object], start: Scenario | None) -> Estimate | None:
    """The click-through rate of a channel, its own or that which it starts from."""
    if "ctr" in row:
        return estimate_of(row["ctr"], PARAMETERS_OF["channels"]["ctr"], "", [])
    return getattr(channel_start(name_of(row), start), "ctr", None)


def _of_a_thousand(cpc: Estimate, ctr: Estimate) -> Estimate:
    """The price of a thousand impressions, end by end, with who vouched for that of a click."""
    low, likely, high = (converted(price, 1000 * clicks) for price, clicks in zip(cpc.bounds, ctr.bounds, strict=True))
    if cpc.is_range or ctr.is_range:
        return replace(cpc, low=low, likely=likely, high=high)
    return replace(cpc, likely=likely)
