"""The page `method`: how is it worked out, and on what evidence?"""
