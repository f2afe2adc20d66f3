"""The page `simulator`: what does the plan return, and how sure is that?"""
