"""Saving and sharing, in words: what is saved, its versions, its links, and what two have changed."""
