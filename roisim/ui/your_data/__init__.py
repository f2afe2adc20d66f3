"""The page `your_data`: files dropped, what was read of them, and what they come to."""
