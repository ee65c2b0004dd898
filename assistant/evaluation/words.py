"""How the words of phrases and of answers are compared."""

from __future__ import annotations

import unicodedata

from assistant.patterns import regex

NOT_A_WORD = regex(r"[\W_]+")


def normal(text: str) -> str:
    """Small letters and figures between single spaces, one before and one after: how phrases are compared."""
    words = NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold())
    return f" {words.strip()} "
