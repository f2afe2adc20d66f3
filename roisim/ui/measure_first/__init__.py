"""The page `measure_first`: what is worth measuring first?"""
