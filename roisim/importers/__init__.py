"""What platforms export, read by rule: one platform a file, and what they say in one form (`found.py`)."""
