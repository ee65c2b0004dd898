"""Answers questions from PDF reports, on this computer, with a footnote to the page for every statement."""

__version__ = "0.1.0"
