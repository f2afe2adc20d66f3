"""The page `compare`: which case is better?"""
