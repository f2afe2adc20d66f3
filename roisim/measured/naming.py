"""Whose words mean the same: a platform's channel, a CRM's source and network, a campaign written two ways.

>>> paid_place("Facebook Ads"), place("Paid Social", "facebook.com"), place("Organic Social", "LinkedIn")
(('paid_social', 'meta'), ('paid_social', 'meta'), ('organic_social', 'linkedin'))
>>> same_campaign("Höst_2026 – Leads") == same_campaign("höst 2026 - leads")
True
"""

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any

NONE = ""  # a source that is not said
OTHER_PAID = "other_paid"
Place = tuple[str, str]
"""Source and channel: ours where they are known, else as they were written; "" where they are not said."""


def paid_place(channel: str) -> Place:
    """Where money spent in a channel belongs: of a platform that we know, its kind of source; else among other paid."""
    found = platform(channel)
    if found:
        return str(_known()["platforms"][found]["paid"]), found
    named = source(channel)
    return (named if named in _known()["sources"] else OTHER_PAID), _folded(channel)


def place(told: str, network: str) -> Place:
    """Where a contact or a deal belongs, by what the CRM says of its source and network."""
    found = source(told)
    if found == "paid_search":  # what a CRM says below it is a campaign or a word searched for
        return found, platform(network)
    return found, (platform(network) or _folded(network)) if "social" in found or found == OTHER_PAID else ""


def source(told: str) -> str:
    """Our key of a source; one that we do not know as it was written; "" for none."""
    folded = _folded(told)
    return _names("sources").get(folded, told.strip())


def platform(name: str) -> str:
    """Our key of an ad platform, by any of its names; "" for what is none."""
    folded = _folded(name)
    bare = re.sub(r"\b(ads?|annonser|business|www|com|net|organic|paid)\b", " ", folded)
    return next((found for each in (folded, _squeezed(bare)) if (found := _names("platforms").get(each))), "")


def named(channel: str) -> str:
    """What a platform calls itself; "" for a channel that is none."""
    known = _known()["platforms"].get(channel)
    return str(known["name"]) if known else ""


def known_source(key: str) -> bool:
    """Whether a source is one of ours, and has words in every language."""
    return key in _known()["sources"]


def is_social(key: str) -> bool:
    """Whether a source is social media, paid or not."""
    return key in ("paid_social", "organic_social")


def same_campaign(name: str) -> str:
    """A campaign's name as it is compared: small letters, one space for any dash, line or space."""
    return _squeezed(re.sub(r"[\W_]+", " ", name.casefold()))


def _folded(name: str) -> str:
    return _squeezed(re.sub(r"[^\w\-]+", " ", name.casefold()))


def _squeezed(name: str) -> str:
    return " ".join(name.split())


@lru_cache(1)
def _known() -> dict[str, Any]:
    return tomllib.loads((resources.files("roisim.measured") / "sources.toml").read_text("utf-8"))


@lru_cache
def _names(kind: str) -> dict[str, str]:
    """Every name of a kind, and the key that it means."""
    entries = _known()[kind].items()
    names = ((key, row["names"] if isinstance(row, dict) else row) for key, row in entries)
    return {_folded(name): key for key, listed in names for name in listed}
