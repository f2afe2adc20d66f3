"""The pictures, one file each: authored in altair, compiled once per language and theme, then fed data."""
