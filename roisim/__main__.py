"""`python -m roisim` is the command `roisim`."""

from roisim.cli import main

main(prog_name="roisim")
