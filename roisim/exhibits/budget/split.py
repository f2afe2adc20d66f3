"""The suggested split beside today's: the sentence, the picture, its table, and what each split gives."""

from collections.abc import Iterator

from roisim.answers.budget import Outcome, Share, Suggestion, at_goal, fresh, limits_of
from roisim.answers.pot import monthly, today
from roisim.answers.splitting import Goal
from roisim.charts import budget_split
from roisim.exhibits.budget.naming import Speech
from roisim.exhibits.budget.reasons import reasons
from roisim.exhibits.exhibit import Cell, Exhibit, Row, Table
from roisim.exhibits.saying import chance

_KEY = "page.budget.split"
_LEVEL = 0.5  # of the currency: no difference


def is_today(found: Suggestion) -> bool:
    """True where nothing is to be changed."""
    return all(abs(share.amount - share.item.today) < found.step / 200 for share in found.shares)


def is_locked(found: Suggestion) -> bool:
    """True where there is nothing to choose."""
    return all(share.bound == "locked" for share in found.shares)


def sentence(speech: Speech, found: Suggestion) -> str:
    """What is suggested, and how sure it is to be better than today's plan."""
    text, check = speech.text, found.check
    given = [share for share in found.shares if share.amount]
    facts = {
        "goal": text(f"page.budget.goal_first.{found.wishes.goal}"), "sum": speech.monthly(found.total),
        "parts": text.listed([text(f"{_KEY}.part", amount=speech.monthly(share.amount), item=speech.quoted(share.item))
                              for share in given]),
    }  # fmt: skip
    if is_today(found):
        return text(f"{_KEY}.{'locked' if is_locked(found) else 'same'}", **facts)
    said = text(f"{_KEY}.{'said' if given else 'nothing'}", **facts)
    middle, most = check.more.q50 or 0.0, text.of_ten(max(check.beats, check.loses))
    if check.beats >= check.loses:
        kind = "wins" if middle >= _LEVEL else "wins_level" if middle > -_LEVEL else "wins_less"
    else:
        kind = "seldom" if middle <= -_LEVEL else "seldom_level"
        kind = kind if _keeps(speech, found) else f"{kind}_outside"
    if not text.sure:
        kind = "given_more" if middle >= _LEVEL else "given_less" if middle <= -_LEVEL else "given_level"
    sure = {"cases": most, "amount": speech.money(abs(middle)), "measure": speech.measure(found.wishes.goal)}
    return " ".join((said, text(f"{_KEY}.{kind}", **sure), _reached(speech, found))).rstrip()


def _keeps(speech: Speech, found: Suggestion) -> bool:
    """Whether today's split keeps within the total and the bounds."""
    limits, here, slack = limits_of(speech.case, found.wishes), today(speech.case), 1e-6 * found.total
    within = (
        low - slack <= each <= high + slack for low, each, high in zip(limits.low, here, limits.high, strict=True)
    )
    return sum(here) <= found.total + slack and all(within)


def _reached(speech: Speech, found: Suggestion) -> str:
    """What is gained of what the split was chosen by; nothing of one outcome, where that is said already."""
    text, goal, check = speech.text, found.wishes.goal, found.check
    if not text.sure:
        return ""
    if goal == "chance":
        now, then = (speech.at_goal(goal, each) for each in (check.today, check.suggested))
        return text(f"{_KEY}.reached.chance_{'level' if now == then else 'other'}", now=now, then=then)
    more = at_goal(check.suggested, goal) - at_goal(check.today, goal)
    kind = "more" if more >= _LEVEL else "less" if more <= -_LEVEL else "level"
    return text(f"{_KEY}.reached.{goal}_{kind}", amount=speech.money(abs(more)))


def exhibit(speech: Speech, found: Suggestion) -> Exhibit:
    """Today's split and the suggested one, and why."""
    text = speech.text
    largest = max(max(share.amount, share.item.today) for share in found.shares)
    scale, unit = text.scale(largest or 1.0, speech.currency)
    pairs = [
        budget_split.Pair(speech.name(share.item), share.item.today, share.amount, _arrow(speech, share),
                          _below(speech, found, share))
        for share in found.shares
    ]  # fmt: skip
    kind = "title_locked" if is_locked(found) else "title_same" if is_today(found) else "title"
    said = "; ".join(f"{pair.name}: {pair.said}" for pair in pairs)
    checked = text(f"{_KEY}.checked", draws=text.exact(fresh(speech.case).rows(speech.case)))
    remarks = (*reasons(speech, found), *([] if is_locked(found) else [checked]))
    return Exhibit(
        "budget-split", text(f"{_KEY}.{kind}"), text(f"{_KEY}.measure", unit=unit), said,
        budget_split.drawn(pairs, scale), _table(speech, found), remarks, alt=text(f"{_KEY}.picture"),
        formula="best_split",
    )  # fmt: skip


def _arrow(speech: Speech, share: Share) -> str:
    before, after = speech.monthly(share.item.today), speech.monthly(share.amount)
    return after if before == after else speech.text(f"{_KEY}.arrow", before=before, after=after)


def _below(speech: Speech, found: Suggestion, share: Share) -> str:
    """What binds it; else where it is as good."""
    text, whole = speech.text, sum(found.amounts)
    if share.bound:
        return text(f"{_KEY}.bound.{share.bound}")
    if not whole:
        return ""
    low, high = (text.number(100 * end / whole) for end in share.flat)
    whole_of_it = text.percent(share.flat[1] / whole)
    return text(f"{_KEY}.as_good", low=low, high=whole_of_it) if low != high and whole >= found.total / 20 else ""


def _table(speech: Speech, found: Suggestion) -> Table:
    text = speech.text
    columns = ("item", "today", "suggested", "gains", "loses", "bound")
    rows = [*(_row(speech, found, share) for share in found.shares), _sum(speech, found)]
    facts = {"step": speech.monthly(found.step)}
    return Table(
        text(f"{_KEY}.caption"), tuple(text(f"{_KEY}.column.{name}", **facts) for name in columns), tuple(rows),
        lambda: [
            (speech.name(share.item), share.item.today, share.amount, share.gains, share.loses, *share.flat)
            for share in found.shares
        ],
        tuple(text(f"{_KEY}.file.{name}", currency=text.currency(speech.currency)) for name in _FILE),
        first=(1, 2),
    )  # fmt: skip


_FILE = ("item", "today", "suggested", "gains", "loses", "flat_low", "flat_high")


def _row(speech: Speech, found: Suggestion, share: Share) -> Row:
    goal, amount = found.wishes.goal, speech.amount
    loses = speech.change(goal, share.loses) if share.amount else ""
    return Row(
        speech.name(share.item),
        (amount(share.item, share.item.today), amount(share.item, share.amount), speech.change(goal, share.gains),
         loses, _below(speech, found, share)),
    )  # fmt: skip


def _sum(speech: Speech, found: Suggestion) -> Row:
    before, after = sum(today(speech.case)), sum(found.amounts)
    return Row(speech.text(f"{_KEY}.sum"), (speech.monthly(before), speech.monthly(after), "", "", ""), strong=True)


# --- month by month ---


def months(speech: Speech, found: Suggestion) -> Exhibit:
    """What the suggestion comes to each month, by the ramp-up, seasons and open months of the plan."""
    text, columns = speech.text, monthly(speech.case, found.amounts)
    names = (*(speech.name(share.item) for share in found.shares), text("page.budget.months.sum"))
    rows = [[*(column[month] for column in columns), sum(column[month] for column in columns)]
            for month in range(speech.case.finance.months)]  # fmt: skip
    unit = text.currency(speech.currency)
    table = Table(
        text("page.budget.months.caption", unit=unit), (text("page.budget.months.month"), *names),
        tuple(
            Row(text.exact(place), tuple(text.exact(round(each), 0) for each in row))
            for place, row in enumerate(rows, 1)
        ),
        lambda: [(float(place), *row) for place, row in enumerate(rows, 1)], folded=True, first=(len(names),),
    )  # fmt: skip
    return Exhibit("budget-months", text("page.budget.months.title"), table=table, formula="best_split")


# --- what each split gives ---


def gives(speech: Speech, found: Suggestion) -> Exhibit:
    """Today's plan, today's split of that total, the suggestion and the best total, on the same fresh draws."""
    text = speech.text
    rows, goal = list(_outcomes(speech, found)), found.wishes.goal
    columns = ("plan", "month", "middle", *_by_goal(speech, goal), "ends", "chance", "leads")
    best_by = goal if goal in columns else "chance" if text.sure else "middle"
    table = Table(
        text("page.budget.gives.caption"), tuple(text(f"page.budget.gives.column.{name}") for name in columns),
        tuple(_given(speech, goal, *row) for row in rows),
        lambda: [_exact(name, month, outcome) for name, month, outcome in rows],
        tuple(text(f"page.budget.gives.file.{name}", currency=text.currency(speech.currency)) for name in _GIVEN),
        first=(1, columns.index(best_by)),
    )  # fmt: skip
    return Exhibit(
        "budget-gives", text("page.budget.gives.title"), text("page.budget.gives.measure", within=speech.within),
        table=table, formula="best_split",
    )  # fmt: skip


_GIVEN = ("plan", "month", "low", "middle", "high", "mean", "chance", "leads")


def _by_goal(speech: Speech, goal: Goal) -> tuple[Goal, ...]:
    """The column of what the split was chosen by; the chance has its own."""
    return (goal,) if speech.text.sure and goal != "chance" else ()


def _outcomes(speech: Speech, found: Suggestion) -> Iterator[tuple[str, float, Outcome]]:
    text, check, here = speech.text, found.check, sum(today(speech.case))
    yield text("page.budget.gives.today"), here, check.today
    if abs(found.total - here) > 1e-6 * found.total and here:
        yield text("page.budget.gives.scaled"), check.scaled_total, check.scaled
    yield text("page.budget.gives.suggested"), sum(found.amounts), check.suggested
    if found.free != found.amounts:
        yield text("page.budget.gives.best"), found.best_total, found.free_outcome


def _given(speech: Speech, goal: Goal, name: str, month: float, outcome: Outcome) -> Row:
    text = speech.text
    low, high = text.ends(outcome.npv.q05, outcome.npv.q95, speech.currency)
    ends = low if low == high else text("page.budget.ends", low=low, high=high)
    pays = text("page.budget.of_given") if not text.sure else chance(text, outcome.chance)
    reached = (speech.money(at_goal(outcome, each)) for each in _by_goal(speech, goal))
    leads = text.number(outcome.leads.q50)
    return Row(name, (speech.monthly(month), speech.money(outcome.npv.q50), *reached, ends, pays, leads))


def _exact(name: str, month: float, outcome: Outcome) -> tuple[Cell, ...]:
    spread = outcome.npv
    return name, month, spread.q05, spread.q50, spread.q95, spread.mean, outcome.chance, outcome.leads.q50
