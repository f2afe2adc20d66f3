"""The command line around its answers: the language, what goes wrong, what takes long, what is written to disk."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from roisim.cli.plain import echo, prepare
from roisim.errors import CaseError, Fault
from roisim.text import Text, best_language

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO)


class Sentences(click.Group):
    """Whatever is wrong with a case is told in sentences on stderr; exit code 2."""

    def main(self, *args: Any, **settings: Any) -> Any:
        """From the words of the command line on, whatever the terminal can show."""
        prepare()
        return super().main(*args, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a CaseError ends here, and so does a disk that takes no more of the answer."""
        try:
            return super().invoke(ctx)
        except CaseError as error:
            for sentence in in_words(ctx.obj).faults(error):
                echo(sentence, err=True)
            ctx.exit(2)
        except OSError as error:
            if error.errno not in _FULL:
                raise
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left to write goes nowhere
            echo(in_words(ctx.obj)("cli.unwritten"), err=True)
            ctx.exit(2)


def in_words(language: str | None, business: str = "") -> Text:
    """The words for the language asked for, else the terminal's."""
    surroundings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return Text(best_language(language or next(filter(None, surroundings), None)), business)


def remember(ctx: click.Context, _: click.Parameter, language: str | None) -> str | None:
    """Keep the language that was asked for, for what may go wrong later."""
    ctx.find_root().obj = language
    return language


def write_new(path: Path, said: str | bytes) -> None:
    """Writes a file that isn't there; never over one that is."""
    try:
        with path.open("xb") as file:
            file.write(said.encode() if isinstance(said, str) else said)
    except FileExistsError:
        raise CaseError(Fault(str(path)[:80], "file_exists")) from None
    except (OSError, ValueError):
        raise CaseError(Fault(str(path)[:80], "file_unwritable")) from None


@contextmanager
def told_when_slow(message: str) -> Iterator[None]:
    """Says on stderr what takes so long, once it has taken a second."""
    from threading import Timer

    timer = Timer(1.0, echo, [message], {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
