"""Answers questions from PDF reports, on this computer, with a footnote to the page for every statement."""

from assistant.answering.assistant import Assistant
from assistant.errors import AssistantError

__version__ = "0.1.0"
__all__ = ["Assistant", "AssistantError", "__version__"]
