"""Whatever goes wrong is told in sentences, in the language of the reader: that of the option, else the terminal's."""

import errno
import os
import sys
from typing import Any

import click

from roisim.errors import CaseError
from roisim.text import Text, best_language

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


class Sentences(click.Group):
    """Whatever is wrong with a case is told in sentences on stderr; exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a CaseError ends here, and so does a disk that takes no more of the answer."""
        try:
            return super().invoke(ctx)
        except CaseError as error:
            for sentence in in_words(ctx.obj).faults(error):
                click.echo(sentence, err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to write goes nowhere
            click.echo(in_words(ctx.obj)("cli.unwritten"), err=True)
            ctx.exit(2)


def in_words(language: str | None, business: str = "") -> Text:
    """The words for the language asked for, else the terminal's."""
    surroundings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Text(best_language(language or next(filter(None, surroundings), None)), business)


def remember(ctx: click.Context, _: click.Parameter, language: str | None) -> str | None:
    """Keep the language that was asked for, for what may go wrong later."""
    ctx.find_root().obj = language
    return language
