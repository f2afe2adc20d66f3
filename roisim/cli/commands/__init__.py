"""The commands, one a file: `command` in each is what `roisim` followed by the name of the file does."""
