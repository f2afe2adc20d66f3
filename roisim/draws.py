"""The value of a range at a probability, for users of the library."""

from roisim.model.draws import quantile

__all__ = ["quantile"]
