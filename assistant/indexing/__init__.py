"""Passages become an index on disk. `build` makes it, `store.Index` reads it, `encoder` turns words into vectors."""
