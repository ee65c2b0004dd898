"""Answers measured against questions whose answers are known."""
