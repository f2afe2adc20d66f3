"""The page `earn_and_save`: what does the plan earn and save?"""
