"""What platforms export, read by rule: one platform a file, and what they say in one form (`found.py`)."""

from roisim.importers.found import Found
from roisim.importers.reading import read

__all__ = ["Found", "read"]
