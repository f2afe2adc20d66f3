"""Cases as files: TOML and JSON read, checked, written, and their schema."""
