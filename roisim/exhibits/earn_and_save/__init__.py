"""What the page `earn_and_save` says and shows: what does the plan earn and save?"""
