"""Evidence becomes citations."""
