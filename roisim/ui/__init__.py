"""What the pages are made of: the shell around them, the case they share, and the pieces they show."""
