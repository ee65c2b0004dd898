"""Words that a question writes apart and the reports together, 'front line' and 'frontline', or the other way round."""

from __future__ import annotations

from itertools import pairwise

from assistant.answering.words import FUNCTION_WORDS, WORD, plain
from assistant.indexing.store import Index

FEWEST = 3  # letters of either part
LOOKED_AT = 5  # passages
LONG = 7  # letters of a word that may be two


def compounded(asked: str, index: Index) -> str:
    """The question with such words as the reports write them; as it is where they write them so as well."""
    words = list(WORD.finditer(asked))
    changes = [
        (one.start(), other.end(), f"{one[0]}{other[0].lower()}")
        for one, other in pairwise(words)
        if asked[one.end() : other.start()] == " " and _is_one(plain(one[0]), plain(other[0]), index)
    ]
    changes += [(one.start(), one.end(), apart) for one in words if (apart := _apart(one[0], index))]
    for start, end, written in sorted(changes, reverse=True):
        asked = f"{asked[:start]}{written}{asked[end:]}"
    return asked


def _is_one(one: str, other: str, index: Index) -> bool:
    """Whether the reports have the two as one word, and oftener than as two."""
    if not all(part.isalpha() and len(part) >= FEWEST and part not in FUNCTION_WORDS for part in (one, other)):
        return False
    both = f"{one}{other}"
    if not index.document_frequency(both):
        return False
    found = index.matching(f'"{both}"')
    written = any(both in passage.text.lower() for passage in index.passages(found[:LOOKED_AT]))  # not only its stem
    return written and len(found) > len(_side_by_side(one, other, index))


def _apart(word: str, index: Index) -> str:
    """A word that the reports do not have, as they write its two parts, with a hyphen or apart; '' for none."""
    if len(word) < LONG or not word.isalpha() or not word.islower() or index.document_frequency(word):
        return ""
    for at in range(FEWEST, len(word) - FEWEST + 1):
        one, other = word[:at], word[at:]
        if one in FUNCTION_WORDS or other in FUNCTION_WORDS:
            continue
        if not (index.document_frequency(one) and index.document_frequency(other)):
            continue
        texts = [passage.text.lower() for passage in index.passages(_side_by_side(one, other, index)[:LOOKED_AT])]
        for written in (f"{one}-{other}", f"{one} {other}"):
            if any(written in text for text in texts):
                return written
    return ""


def _side_by_side(one: str, other: str, index: Index) -> list[int]:
    """The passages in which the two words stand side by side."""
    return index.matching(f'"{one} {other}"')
