"""The value of a range at a probability, for users of the library."""

from roisim.model.ranges import quantile

__all__ = ["quantile"]
