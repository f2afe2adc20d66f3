"""The command line: `roisim run`, `compare`, `new`, `check`, `params`, `link`, `schema`, `serve`."""

from roisim.cli.main import main

__all__ = ["main"]
