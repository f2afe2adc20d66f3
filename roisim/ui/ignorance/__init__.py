"""The page `ignorance`: what does standing aside cost?"""
