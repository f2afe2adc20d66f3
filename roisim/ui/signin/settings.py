"""What whoever hosts the app has said of sign-in: `[auth]` in the secrets, and two settings of ours around it.

A setting that is wrong or missing keeps the app closed: one that was meant to ask who comes must never be open to all.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit import config
from streamlit.auth_util import is_authlib_installed
from streamlit.errors import StreamlitSecretNotFoundError

from roisim.errors import Fault
from roisim.ui.signin.claims import Admission

TEAM_CLAIM = "ROISIM_TEAM_CLAIM"  # the claim that lists someone's teams
ONLY = "ROISIM_SIGNIN_ONLY"  # "claim=value,value": who may come in
LETTERS = 32  # of the secret that cookies are signed with: whoever guesses it can be anyone
_SHARED = ("redirect_uri", "cookie_secret")
_OWN = ("client_id", "client_secret", "server_metadata_url")
_NO_PROVIDERS = ("client_kwargs",)  # tables within [auth] that are none
_CALLBACK = re.compile(r"https?://[^/\s]+(/[^\s?#]*)?/oauth2callback")


@dataclass(frozen=True)
class Settings:
    """By whom one can sign in, who of them may come in, and what is wrong: then no one can."""

    providers: tuple[str, ...] = ()  # as `[auth.NAME]` calls them; "default" is that of [auth] itself
    admission: Admission | None = None
    faults: tuple[Fault, ...] = ()


def is_wanted() -> bool:
    """True where people are to sign in."""
    return settings() is not None


def team_claim() -> str:
    """The claim that lists someone's teams."""
    return os.environ.get(TEAM_CLAIM, "").strip() or "groups"


def settings() -> Settings | None:
    """What was said; None where nothing was."""
    unreadable = Settings(faults=(Fault("", "signin.unreadable"),))  # what it asks for can't be known
    try:
        auth = st.secrets.get("auth")
    except StreamlitSecretNotFoundError as wrong:
        return None if wrong.error_id == "no-secrets-found" and not _is_lost() else unreadable
    except (OSError, UnicodeError):
        return unreadable
    if auth is None:
        return unreadable if _is_lost() else None
    return checked(auth, os.environ.get(ONLY, ""), is_authlib_installed())


def _is_lost() -> bool:
    """True where the host names a file of secrets that is not there."""
    named = config.get_option("secrets.files") if config.is_manually_set("secrets.files") else ()
    return not all(Path(file).exists() for file in named)


def checked(auth: object, only: str, installed: bool) -> Settings:
    """What `[auth]` and ROISIM_SIGNIN_ONLY say. installed: that what signs in is there."""
    said: Mapping[str, object] = auth if isinstance(auth, Mapping) else {}
    named = {name: own for name, own in said.items() if isinstance(own, Mapping) and name not in _NO_PROVIDERS}
    alone = not named or any(said.get(name) for name in _OWN)
    providers = {"default": said, **named} if alone and "default" not in named else named
    found = [] if installed else [Fault("", "signin.not_installed")]
    found += _missing("[auth]", said, _SHARED)
    for name, own in providers.items():
        found += _missing("[auth]" if own is said else f"[auth.{name}]", own, _OWN)
        if "_" in name:
            found.append(Fault("", "signin.underscore", name=name))
    secret, address = str(said.get("cookie_secret") or ""), str(said.get("redirect_uri") or "")
    if 0 < len(secret) < LETTERS:
        found.append(Fault("", "signin.secret_short", least=LETTERS))
    if address and not _CALLBACK.fullmatch(address):
        found.append(Fault("", "signin.address"))
    admission = _admission(only)
    if only.strip() and admission is None:
        found.append(Fault("", "signin.only"))
    return Settings(tuple(providers), admission, tuple(found))


def _missing(place: str, said: Mapping[str, object], names: tuple[str, ...]) -> list[Fault]:
    lacking = [name for name in names if not (isinstance(said.get(name), str) and str(said[name]).strip())]
    return [Fault("", "signin.missing", place=place, names=", ".join(lacking))] if lacking else []


def _admission(only: str) -> Admission | None:
    claim, _, values = only.partition("=")
    wanted = frozenset(value.strip() for value in values.split(",") if value.strip())
    return Admission(claim.strip(), wanted) if claim.strip() and wanted else None
