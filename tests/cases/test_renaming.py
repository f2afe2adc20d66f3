"""A channel that gets another name keeps its numbers, and cites no other platform for them."""

from dataclasses import replace

import pytest

from roisim import cases
from roisim.cases.groups import platform
from roisim.cases.parameters import Estimate
from roisim.cases.renaming import moves_platform, renamed, with_platforms_figures
from roisim.cases.scenario import CHANNEL_PARAMETERS, PRESETS, Scenario
from roisim.cases.vouching import voucher

B2B = cases.preset("b2b")
KNOWN = {channel.name: channel for channel in cases.default_channels("SEK")}


def numbers(case: Scenario, place: int = 0) -> list[tuple[float, float, float]]:
    """What a channel counts with."""
    return [getattr(case.channels[place], name).bounds for name in CHANNEL_PARAMETERS]


@pytest.mark.parametrize("preset", PRESETS)
def test_under_the_name_of_another_platform_the_numbers_stay_and_cite_nothing_of_the_first(preset: str) -> None:
    case = cases.preset(preset)
    after = renamed(case, 0, "YouTube")
    assert numbers(after) == numbers(case)
    assert after.channels[0].spend == case.channels[0].spend
    for name in CHANNEL_PARAMETERS:
        estimate: Estimate = getattr(after.channels[0], name)
        assert "facebook" not in estimate.source or estimate == getattr(KNOWN["YouTube"], name)
        if name in ("cpm", "ctr"):
            assert (voucher(estimate), estimate.note) == ("judgement", "")


def test_a_number_of_ones_own_stays_ones_own() -> None:
    mine = Estimate(99.0, owner="Ada", note="our invoices")
    after = renamed(B2B.with_estimate("channels.0.cpm", mine), 0, "YouTube")
    assert after.channels[0].cpm == mine


def test_the_platforms_figures_come_with_their_sources_and_leave_budget_and_months() -> None:
    first = replace(B2B.channels[0], spend=Estimate(7000.0), first=2, last=9, auction="mine")
    after = with_platforms_figures(renamed(replace(B2B, channels=(first,)), 0, "YouTube, spring"), 0, B2B)
    found = after.channels[0]
    assert (found.name, found.spend, found.first, found.last, found.auction) == (
        "YouTube, spring", Estimate(7000.0), 2, 9, "mine",
    )  # fmt: skip
    assert (found.cpm, found.ctr) == (KNOWN["YouTube"].cpm, KNOWN["YouTube"].ctr)


def test_a_name_that_says_no_platform_changes_nothing_but_the_name() -> None:
    after = renamed(B2B, 0, "Our own")
    assert after.channels[0].bids_in == B2B.channels[0].bids_in == "meta"
    assert replace(after.channels[0], name="Facebook", auction="") == B2B.channels[0]
    assert renamed(B2B, 0, "Facebook, campaign").channels[0] == replace(B2B.channels[0], name="Facebook, campaign")
    assert renamed(B2B, 0, "Instagram").channels[0] == replace(B2B.channels[0], name="Instagram")


@pytest.mark.parametrize(
    ("names", "auction"),
    [
        (("Facebook", "Kampanj", "LinkedIn Ads 2"), "linkedin"), (("YouTube", "Own", "Instagram"), "meta"),
        (("Facebook", "Kampanj", "Höst", "TikTok"), "tiktok"), (("Facebook", "Kampanj", "Höst"), "meta"),
        (("Facebook", "Kampanj", "Facebook"), "meta"), (("Facebook", "Kampanj", "Instagram", "Höst"), "meta"),
    ],
)  # fmt: skip
def test_an_auction_that_no_one_chose_follows_the_platform(names: tuple[str, ...], auction: str) -> None:
    case = replace(B2B, channels=(KNOWN.get(names[0], KNOWN["Other"]),))
    for name in names[1:]:
        case = renamed(case, 0, name)
    assert case.channels[0].bids_in == auction
    stuck = replace(B2B, channels=(replace(B2B.channels[0], name="LinkedIn Ads 2", auction="meta"),))
    assert with_platforms_figures(stuck, 0, B2B).channels[0].bids_in == "linkedin"
    assert with_platforms_figures(case, 0, B2B).channels[0].bids_in == auction


def test_an_auction_of_ones_own_stays_whatever_the_name() -> None:
    case = replace(B2B, channels=(replace(B2B.channels[0], auction="Our own"),))
    for name in ("Kampanj", "YouTube"):
        case = with_platforms_figures(renamed(case, 0, name), 0, B2B)
        assert case.channels[0].auction == "Our own"


def test_it_is_asked_of_another_platform_alone() -> None:
    assert moves_platform("Facebook", "YouTube")
    assert moves_platform("Our own", "YouTube")
    assert not moves_platform("Facebook", "Instagram")
    assert not moves_platform("Facebook", "Our own")
    assert not moves_platform("YouTube", "YouTube, spring")


@pytest.mark.parametrize("name", [name for name in KNOWN if name != "Other"])
def test_every_platform_of_the_library_has_figures_to_take(name: str) -> None:
    assert platform(name)
    after = with_platforms_figures(renamed(B2B, 1, f"{name} X"), 1, B2B)
    assert platform(after.channels[1].name) == platform(name)
    known = next(channel for channel in KNOWN.values() if platform(channel.name) == platform(name))
    assert after.channels[1].cpm == known.cpm
