"""The page `assumptions`: what do the numbers rest on?"""
