"""Sign-in by OpenID Connect, for whoever hosts the app for a company: `[auth]` in the secrets. Without it, nothing.

`gate` lets by who is signed in and shows the screen to everyone else; `who` tells who it is.
"""

from roisim.ui.signin.screen import account, gate, is_away, who
from roisim.ui.signin.settings import is_wanted

__all__ = ["account", "gate", "is_away", "is_wanted", "who"]
