"""The command `roisim`: a thin edge over cases and answers. `roisim --help` teaches it.

Each file in `commands` is a command of its name, loaded when it is called for.
"""

from importlib import import_module
from keyword import iskeyword
from pkgutil import iter_modules

import click

from roisim import __version__
from roisim.cli import commands
from roisim.cli.edge import Sentences


class Found(Sentences):
    """The commands are found in the files of `commands`: each has its command as `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names, in order."""
        return sorted(module.name.rstrip("_") for module in iter_modules(commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        file = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        found: click.Command = import_module(f"{commands.__name__}.{file}").command
        return found


@click.group(cls=Found, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="roisim")
def main() -> None:
    """What a social-media budget returns, and how sure that is.

    \b
    Try it on a ready case:       roisim run b2b
    Make a case of your own:      roisim new b2b -o case.toml
    Look for mistakes in it:      roisim check case.toml
    See what it’s worth:          roisim run case.toml
    Compare it with another:      roisim compare b2b case.toml
    Open the app in a browser:    roisim serve

    A CASE is a file (TOML or JSON), the name of a preset (b2b, ecommerce, subscription, local,
    employer, public), a link from the app or its code, or - to read from another command.

    \b
    To complete commands with the tab key, add a line to your shell’s start file:
      bash  ~/.bashrc                      eval "$(_ROISIM_COMPLETE=bash_source roisim)"
      zsh   ~/.zshrc                       eval "$(_ROISIM_COMPLETE=zsh_source roisim)"
      fish  ~/.config/fish/config.fish     _ROISIM_COMPLETE=fish_source roisim | source
    """
