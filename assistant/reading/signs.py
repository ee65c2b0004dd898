"""Characters that a font keeps for itself: its bullets are read as bullets, its other signs are not read."""

from __future__ import annotations

import re

from assistant.patterns import regex

PRIVATE = regex("[\ue000-\uf8ff]")
# What Symbol and Wingdings have for a bullet, a square, a tick and a cross, wherever they stand.
KNOWN = str.maketrans({"\uf0b7": "•", "\uf0a7": "•", "\uf0fc": "✓", "\uf0fb": "✗"})
# Discs, squares, diamonds and arrows, alone in front of a line's words; elsewhere they may be Greek letters.
AT_START = regex(r"^([^\S\n]*)[\uf06c\uf06e\uf06f\uf071\uf075-\uf077\uf0a0-\uf0ff](?=\s)", re.MULTILINE)
ALONE = regex(r"(?<!\S)[\ue000-\uf8ff]++(?!\S)")
NOTHING = "\u200b"


def readable(text: str) -> str:
    """A text as long, with '•' for a bullet of a symbol font, and nothing to be seen for a sign of no alphabet.

    What is glued to letters stays as it is: it may be one of them, whose name the font does not tell.
    """
    if not PRIVATE.search(text):
        return text
    return ALONE.sub(lambda signs: NOTHING * len(signs[0]), AT_START.sub(r"\1•", text.translate(KNOWN)))
