"""The page `business`: which kind is it, in which money, over how long, in which channels?"""
