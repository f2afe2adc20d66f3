"""A company's own data: what a lead was worth by source, ranges that fit what was seen, and how the plan goes."""
