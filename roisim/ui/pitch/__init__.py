"""What the page `pitch` draws beside the exhibits."""
