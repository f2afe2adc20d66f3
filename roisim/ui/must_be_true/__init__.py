"""The page `must_be_true`: what must be true for the plan to pay?"""
