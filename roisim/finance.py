"""What a flow of money is worth, for users of the library: net present value, internal rate of return, payback."""

from roisim.model.finance import irr, npv, payback

__all__ = ["irr", "npv", "payback"]
