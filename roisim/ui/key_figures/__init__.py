"""The page `key_figures`: how do the key figures move?"""
