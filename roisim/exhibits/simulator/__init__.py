"""What the page `simulator` says and shows: what does the plan return, and how sure is that?"""
