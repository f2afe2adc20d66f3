"""The sheet of the plan: its pace, its ads channel by channel, its work, its money. Steps 1 to 4 of docs/model.md."""

from collections.abc import Callable, Iterator

from roisim.cases.scenario import Scenario
from roisim.exports.xlsx.rows import Part, Row, Unit, added, fixed, flow, level
from roisim.model.draws import auctions


def parts(case: Scenario) -> tuple[Part, ...]:
    """All rows; those of channels and lines by place, 1 the first."""
    numbers = auctions(case.channels)
    places = range(1, len(numbers) + 1)
    together = {place: [other for other in places if numbers[other - 1] == numbers[place - 1]] for place in places}
    names = [channel.name for channel in case.channels]
    return (
        Part("pace", _PACE),
        Part("money", (*_by_channel(names, _open), *_shared(places), *_by_channel(names, _spend),
                       *_sums(places, "spend"), *_by_channel(names, _carried))),
        Part("work", _work(numbers)),
        Part("ads", (*(row for place, name in enumerate(names, 1) for row in _ads(place, name, together[place])),
                     *_sums(places, "impressions", "clicks", "leads", "sales", "orders"))),
        Part("lines", tuple(_lines(case))),
        Part("costs", _COSTS),
    )  # fmt: skip


_PACE = (
    level("ramp", "share", "min(1, T.t / plan.ramp_months) if plan.ramp_months > 0 else 1"),
    level("moved", "share", "print.moved * ramp"),
    level("losing", "share", "1 - (1 - moved) ** print.elasticity if moved < 1 else T.print_all"),
    level("from_print", "money", "print.reinvested * moved * print.budget"),
)


def _by_channel(names: list[str], rows: Callable[[int, str], tuple[Row, ...]]) -> Iterator[Row]:
    for place, name in enumerate(names, 1):
        yield from rows(place, name)


def _open(k: int, name: str) -> tuple[Row, ...]:
    channel = f"channels_{k}"
    within = f"{channel}.first <= T.t and ({channel}.last == 0 or T.t <= {channel}.last)"
    return (level(f"open_{k}", "flag", f"1 if {within} else 0", "open", name),)


def _shared(places: range) -> tuple[Row, ...]:
    budgets = " + ".join(f"open_{k} * channels_{k}.spend" for k in places) or "0"
    return (
        level("open_budget", "money", budgets),
        level("open_count", "number", added(f"open_{k}" for k in places)),
    )


def _spend(k: int, name: str) -> tuple[Row, ...]:
    own = f"channels_{k}.spend * ramp * at(channels_{k}.phasing, T.month)"
    share = f"(channels_{k}.spend / open_budget if open_budget > 0 else 1 / max(1, open_count))"
    return (flow(f"spend_{k}", "money", f"open_{k} * ({own} + from_print * {share})", "spend", name),)


def _carried(k: int, name: str) -> tuple[Row, ...]:
    stays = f"fixed.half ** (1 / channels_{k}.half_life) if channels_{k}.half_life > 0 else 0"
    return (
        fixed(f"stays_{k}", "share", stays, "stays", name),
        Row(f"carried_{k}", "money", f"(1 - stays_{k}) * spend_{k} + stays_{k} * prev.carried_{k}", "0",
            label="carried", of=name),
    )  # fmt: skip


def _ads(k: int, name: str, together: list[int]) -> Iterator[Row]:
    bid = added(f"carried_{other}" for other in together)
    of = f"channels_{k}"
    yield level(f"crowd_{k}", "factor", f"1 + {bid} / {of}.double_at", "crowd", name)
    price = f"{of}.cpm * T.dearer * crowd_{k}"
    yield flow(f"impressions_{k}", "number", f"fixed.thousand * carried_{k} / ({price})", "impressions", name)
    yield flow(f"clicks_{k}", "number", f"impressions_{k} * {of}.ctr * clicked", "clicks", name)
    yield flow(f"leads_{k}", "number", f"clicks_{k} * {of}.lead_rate", "leads_paid", name)
    bought = f"leads_{k} * {of}.close_rate * funnel.incremental"
    yield flow(f"sales_{k}", "people", f"{bought} * {of}.new_share", "sales", name)
    yield flow(f"orders_{k}", "number", f"{bought} * {of}.value", "orders", name)


def _sums(places: range, *keys: str) -> Iterator[Row]:
    units: dict[str, Unit] = {"spend": "money", "sales": "people"}
    for key in keys:
        yield flow(key, units.get(key, "number"), added(f"{key}_{k}" for k in places), f"{key}_all")


def _work(numbers: tuple[int, ...]) -> tuple[Row, ...]:
    accounts = [
        f"(1 if {added(f'spend_{k}' for k, other in enumerate(numbers, 1) if other == number)} > 0 else 0)"
        for number in dict.fromkeys(numbers)
    ]
    return (
        level("accounts", "number", " + ".join(accounts) or "0"),
        level("accounts_counted", "number", "accounts * T.inside"),
        level("on_accounts", "hours", "plan.hours_per_account * accounts"),
        level("care_now", "share", "min(1, T.hands / on_accounts) if on_accounts > 0 else 1"),
        Row("care", "share", "care_now if accounts > 0 else prev.care", "1"),
        level("clicked", "share", "plan.unattended + (1 - plan.unattended) * care"),
        level("post_care", "share", "min(1, max(0, T.hands - on_accounts) / T.on_posts) if T.on_posts > 0 else 1"),
        level("done", "hours", "care * on_accounts + post_care * T.on_posts"),
        level("seen", "money", "spend + ramp * done * plan.outside_hour"),
        level("presence_now", "share", "seen / (seen + plan.half_presence) if seen > 0 else 0"),
        Row("presence", "share", "prev.presence + (presence_now - prev.presence) * T.presence_pace", "0"),
        level("answered", "number", "plan.posts * post_care"),
        level("answers", "share", "answered / (answered + fixed.half_answers)"),
        level("posted", "number", "plan.posts * post_care * ramp * plan.organic_reach"),
    )


def _lines(case: Scenario) -> Iterator[Row]:
    for k, line in enumerate(case.lines, 1):
        of = f"lines_{k}"
        within = f"{of}.first <= T.t and ({of}.last == 0 or T.t <= {of}.last)"
        yield flow(f"line_{k}", "money", f"{of}.amount if {within} else 0", "line", line.name)
    for layer in ("cost", "save", "earn"):
        of_layer = (f"line_{k}" for k, line in enumerate(case.lines, 1) if line.layer == layer)
        yield flow(f"lines_{layer}", "money", added(of_layer))


_COSTS = (
    flow("running", "money", "T.running_full * ramp + plan.ad_fee * spend"),
    flow("effort", "money", "spend + running"),
)
