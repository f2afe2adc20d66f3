"""What the page `compare` says and shows: which case is better?"""
