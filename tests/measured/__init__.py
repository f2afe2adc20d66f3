"""Own data: what it says of leads, ranges and the plan."""
