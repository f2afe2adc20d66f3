"""The page `budget`: where does the money do most good?"""
