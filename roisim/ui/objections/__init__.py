"""The page `objections`: does the answer stand up to them?"""
