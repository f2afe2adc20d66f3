"""What each objection changes in a case: known answers, what it needs, several in turn; and a case's own."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roisim import cases
from roisim.cases import changes, links, moves
from roisim.cases.groups import FLAT, Line
from roisim.cases.objection import Change, Objection
from roisim.cases.objections import OBJECTIONS, applied, chosen, keyed, lacking, read
from roisim.cases.parameters import Estimate
from roisim.cases.scenario import PRESETS, Scenario
from tests import any_case

LISTED = {objection.name: objection for objection in OBJECTIONS}
B2B, SHOP = cases.preset("b2b"), cases.preset("ecommerce")


def after(case: Scenario, *names: str) -> Scenario:
    """The case with some objections of the list granted."""
    return applied(case, [LISTED[name] for name in names])


def full() -> Scenario:
    """A case that has all that any objection is about."""
    case = moves.moved(moves.moved(SHOP, "plan.agency", 10_000.0), "plan.setup", 30_000.0)
    for path, value in {"plan.posts": 8.0, "print.moved": 0.5, "plan.tools": 500.0}.items():
        case = moves.moved(case, path, value)
    return replace(case, lines=(Line("fair", "cost", Estimate(5.0)), Line("tool", "save", Estimate(7.0), last=6)))


def moved(before: Scenario, after: Scenario) -> set[str]:
    """The declarations of the numbers that differ."""
    return {path.declared for path, _, estimate in before.estimates() if after[path] != estimate}


@pytest.mark.parametrize(
    ("name", "path", "times"),
    [
        ("attribution", "funnel.incremental", 0.5),
        ("closing", "funnel.close_rate", 0.5),
        ("closing", "channels.0.close_rate", 0.5),
        ("closing", "channels.1.close_rate", 0.5),
        ("ads", "channels.0.cpm", 2),
        ("labour", "plan.hourly_cost", 2),
        ("labour", "funnel.lead_cost", 2),
        ("slow", "funnel.sales_cycle", 2),
        ("slow", "plan.ramp_months", 2),
        ("hard_calls", "service.cost_per_call", 0.5),
        ("print", "print.roas", 2),
        ("agency", "plan.setup", 2),
        ("agency", "plan.posts", 33 / 36),
        ("pilot_year", "plan.posts", 24 / 36),
        ("pilot_year", "print.moved", 24 / 36),
    ],
)
def test_what_is_so_many_times_as_large_is_so_range_and_all(name: str, path: str, times: float) -> None:
    before, granted = full()[path], after(full(), name)[path]
    assert granted.bounds == pytest.approx([bound * times for bound in before.bounds])
    assert granted.source == "judgement" or granted == before


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("switchboard", "service.deflection", 0.0),
        ("cashable", "service.cashable", 0.0),
        ("prices", "plan.cpm_trend", 0.15),
        ("fading", "effects.awareness_decay", 1.0),
        ("fading", "channels.0.half_life", 0.0),
        ("soft", "effects.awareness_elasticity", 0.0),
        ("soft", "recruiting.reduction", 0.0),
        ("no_loss", "ignorance.awareness_loss", 0.0),
    ],
)
def test_what_is_set_is_sure(name: str, path: str, value: float) -> None:
    assert after(full(), name)[path].bounds == (value, value, value)


def test_prices_that_rise_faster_already_do_not_come_to_rise_slower() -> None:
    faster = B2B.with_estimate("plan.cpm_trend", Estimate(0.2, 0.1, 0.3))
    assert after(faster, "prices")["plan.cpm_trend"].bounds == (0.15, 0.2, 0.3)
    sure = B2B.with_estimate("plan.cpm_trend", Estimate(0.3))
    assert after(sure, "prices") == sure


def test_half_the_incrementality_is_a_way_of_crediting_of_its_own() -> None:
    assert after(B2B, "attribution").funnel.credit == "own"


def test_the_channel_with_the_largest_budget_is_banned_and_its_money_saved() -> None:
    granted = after(SHOP, "banned")
    largest = max(SHOP.channels, key=lambda channel: channel.spend.likely).name
    assert [channel.name for channel in granted.channels if not channel.spend.likely] == [
        channel.name for channel in SHOP.channels if channel.name == largest or not channel.spend.likely
    ]
    assert moved(SHOP, granted) == {"channels.spend"}
    once = replace(SHOP.channels[0], spend=Estimate(50_000.0), first=1, last=1)  # more a month, less in all
    briefly = replace(SHOP, channels=(once, *SHOP.channels[1:]))
    assert after(briefly, "banned").channels[0].spend.likely == 50_000


def test_no_money_from_print_goes_to_a_banned_channel() -> None:
    granted = after(full(), "banned")
    (banned,) = (channel for channel in granted.channels if channel.first == 37)
    assert not any(banned.open_in(month) for month in range(1, 37))


def test_no_money_from_print_goes_to_a_banned_channel_however_long_the_period_is() -> None:
    longest = replace(full(), finance=replace(full().finance, months=120))
    rest = tuple(channel for channel in longest.channels if channel.name not in _banned(longest))
    granted = after(longest, "banned")
    assert granted.channels == rest and len(granted.luck) == len(rest)
    alone = replace(longest, channels=(longest.channels[0],))
    assert after(alone, "banned").channels == ()


def _banned(case: Scenario) -> set[str]:
    """The name of the channel that is banned, by the ban of a shorter period."""
    shorter = after(replace(case, finance=replace(case.finance, months=119)), "banned")
    return {channel.name for channel in shorter.channels if channel.first == 120}


def test_the_months_that_are_lost_are_the_first() -> None:
    granted = after(full(), "pilot_year")
    assert {channel.first for channel in granted.channels} == {13}
    fair, tool = granted.lines
    assert (fair.amount.likely, fair.first) == (5.0, None)  # a cost is paid all the same
    assert tool.amount.likely == 0  # what would have been saved in the year alone is not
    late = replace(SHOP.channels[0], first=20, last=24)
    campaign = replace(SHOP, channels=(late, *SHOP.channels[1:]))
    assert after(campaign, "pilot_year").channels[0] == late
    early = replace(SHOP.channels[0], first=2, last=5)
    campaign = replace(SHOP, channels=(early, *SHOP.channels[1:]))
    assert after(campaign, "pilot_year").channels[0].spend.likely == 0


def test_the_ads_of_the_lost_year_are_paid_with_their_fee_by_the_calendar() -> None:
    case = moves.moved(SHOP, "plan.ad_fee", 0.2)
    phasing = (2.0, *(1.0,) * 10, 0.0)
    first, second = (replace(channel, phasing=FLAT) for channel in case.channels)
    case = replace(case, channels=(replace(first, phasing=phasing, last=13), second))
    spends = [channel.spend.likely for channel in case.channels]
    paid = 1.2 * 12 * sum(spends)
    assert after(case, "pilot_year").plan.setup.likely == pytest.approx(case.plan.setup.likely + paid)
    short = replace(case, finance=replace(case.finance, months=6))
    paid = 1.2 * (7 * spends[0] + 6 * sum(spends[1:]))
    granted = after(short, "pilot_year")
    assert granted.plan.setup.likely == pytest.approx(case.plan.setup.likely + paid)
    assert granted.plan.posts.likely == 0


def test_what_a_case_has_nothing_of_is_not_objected_to() -> None:
    assert after(B2B, "agency", "print") == B2B
    assert lacking(B2B, LISTED["agency"]) == "plan.agency"
    assert lacking(full(), LISTED["agency"]) == ""
    bare = replace(B2B, channels=())
    for name in ("ads", "prices", "banned"):
        assert after(bare, name) == bare
    assert all(not lacking(full(), objection) for objection in OBJECTIONS)


@pytest.mark.parametrize("preset", PRESETS)
def test_a_case_with_any_of_them_granted_is_a_case(preset: str) -> None:
    case = cases.preset(preset)
    for objection in OBJECTIONS:
        granted = applied(case, [objection])
        assert cases.read(cases.tree(granted)) == granted
        assert granted.against == case.against
    together = applied(full(), OBJECTIONS)
    assert cases.read(cases.tree(together)) == together


def test_all_together_are_each_in_turn_in_the_order_of_the_list() -> None:
    in_turn = full()
    for objection in OBJECTIONS:
        in_turn = changes.after(in_turn, objection.changes)
    assert applied(full(), OBJECTIONS) == in_turn
    assert chosen(full(), set(LISTED)) == OBJECTIONS


def test_those_that_change_different_numbers_may_be_granted_in_any_order() -> None:
    case = full()
    parts = {name: _parts(case, after(case, name)) for name in LISTED}
    for one, other in itertools.combinations(LISTED, 2):
        if not parts[one] & parts[other]:
            assert after(case, one, other) == applied(case, [LISTED[other], LISTED[one]]), (one, other)


def _parts(before: Scenario, granted: Scenario) -> set[str]:
    """What is changed, channels and lines as a whole where they open or close."""
    found = moved(before, granted)
    opens = [(channel.first, channel.last) for channel in before.channels]
    closed = opens != [(channel.first, channel.last) for channel in granted.channels]
    return found | ({"channels.spend"} if closed else set()) | ({"plan.setup"} if "channels.spend" in found else set())


def test_the_same_objection_twice_is_granted_twice() -> None:
    assert applied(B2B, [LISTED["labour"]] * 2)["plan.hourly_cost"].likely == 4 * B2B["plan.hourly_cost"].likely


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ('[{ paths = ["plan.hour"], times = 2 }]', "no such number"),
        ('[{ paths = ["channels.cpm"], times = 2 }]', "no such number"),
        ('[{ paths = ["plan.hours"] }]', "one way"),
        ('[{ paths = ["plan.hours"], times = 2, value = 1 }]', "one way"),
        ('[{ paths = ["plan.hours"], tims = 2 }]', "no such part"),
        ('[{ paths = ["company.margin"], value = 45 }]', "can't be so"),
        ('[{ paths = ["plan.hours"], times = 0 }]', "times what"),
        ('[{ level = "bad" }]', "no such level"),
        ('[{ paths = ["plan.posts"], lost = 0 }]', "no such number of months"),
        ("[]", "changes nothing"),
    ],
)
def test_a_list_with_a_mistake_is_not_read(written: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        read(f'[[objections]]\nname = "x"\nsource = "judgement"\nchanges = {written}')


def test_a_source_that_is_not_there_is_not_invented() -> None:
    with pytest.raises(ValueError, match="no such source"):
        read('[[objections]]\nname = "x"\nsource = "I heard"\nchanges = [{ paths = ["plan.hours"], times = 2 }]')


# --- a case's own ---


def with_own(*own: Objection) -> Scenario:
    """The case with objections of its own."""
    return replace(B2B, objections=own)


def test_ones_own_move_no_number_until_they_are_granted() -> None:
    case = with_own(Objection("Wages", (Change(("plan.hourly_cost",), times=1.5),)))
    assert case.question == B2B.question
    granted = applied(case, chosen(case, ["own Wages"]))
    assert granted["plan.hourly_cost"].likely == pytest.approx(1.5 * B2B["plan.hourly_cost"].likely)


def test_one_channel_is_meant_by_its_name_however_it_is_written_and_is_none_where_it_is_gone() -> None:
    change = Change(("channels.*.ctr",), of=" facebook", value=0.001)
    case = with_own(Objection("Clicks", (change,)))
    granted = applied(case, case.objections)
    assert moved(B2B, granted) == {"channels.ctr"}
    assert granted["channels.0.ctr"].likely == 0.001 and granted["channels.1.ctr"] == B2B["channels.1.ctr"]
    gone = replace(case, channels=case.channels[1:])
    assert applied(gone, gone.objections) == gone


def test_what_would_pass_a_limit_stops_at_it() -> None:
    case = with_own(
        Objection("More", (Change(("company.margin",), times=5.0), Change(("plan.cpm_trend",), times=-1.0)))
    )
    assert applied(case, case.objections).company.margin.bounds == (1.0, 1.0, 1.0)
    falling = B2B.with_estimate("plan.cpm_trend", Estimate(-0.2, -0.25, -0.1))
    assert applied(falling, [Objection("Down", (Change(("plan.cpm_trend",), times=3.0),))]).plan.cpm_trend.likely > -0.3


def test_money_of_ones_own_follows_the_currency_of_the_case() -> None:
    fixed = Change(("company.order_value",), value=100_000.0)
    case = with_own(
        Objection("Orders", (fixed, Change(("company.margin",), value=0.2), Change(("plan.hours",), times=2.0)))
    )
    (there,) = cases.in_currency(case, "EUR").objections
    rate = cases.in_currency(B2B, "EUR").company.order_value.likely / B2B.company.order_value.likely
    assert there.changes[0].value == pytest.approx(100_000 * rate)
    assert there.changes[1:] == case.objections[0].changes[1:]


def test_ones_own_stay_when_the_kind_of_business_is_changed() -> None:
    case = with_own(Objection("Wages", (Change(("plan.hourly_cost",), times=1.5),)))
    assert moves.at_preset(case, B2B, SHOP).objections == case.objections


def test_the_question_stays_whatever_is_objected() -> None:
    no_work = Objection("Idle", (Change(("company.social_share", "company.social_cost"), value=0.0),))
    assert B2B.against == applied(B2B, [no_work]).against == "today"


@given(own=st.lists(any_case.objections(), max_size=12, unique_by=lambda each: " ".join(each.name.casefold().split())))
def test_ones_own_come_back_from_a_file_and_a_link(own: list[Objection]) -> None:
    case = with_own(*own)
    assert cases.load(cases.to_toml(case)) == cases.load(cases.to_json(case)) == case
    assert links.decode(links.encode(case)).scenario == case
    original = cases.to_toml(with_own(Objection("Wages", (Change(("plan.hourly_cost",), times=1.5),))))
    assert cases.load(cases.to_toml(case, original)) == case


@given(own=any_case.objections())
def test_any_of_ones_own_can_be_granted_and_is_a_case(own: Objection) -> None:
    for case in (B2B, full()):
        granted = applied(case, [own])
        assert cases.read(cases.tree(granted)) == granted


def test_a_key_tells_ones_own_from_the_list() -> None:
    case = with_own(Objection("labour", (Change(("plan.hourly_cost",), times=1.5),)))
    assert list(keyed(case)) == [*LISTED, "own labour"]
    assert list(keyed(case).values())[-1] == case.objections[0]
