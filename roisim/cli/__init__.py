"""The command line: `roisim run`, `compare`, `new`, `check`, `params`, `link`, `schema`, `serve`."""

from roisim.cli.commands import main

__all__ = ["main"]
