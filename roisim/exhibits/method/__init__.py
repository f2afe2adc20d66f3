"""What the page `method` says: how is it worked out, and on what evidence?"""
