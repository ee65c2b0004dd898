"""Who did what to whom: 'The Anna was replaced by the Berta' does not tell what the Anna replaced."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from assistant.answering.synonyms import with_synonyms
from assistant.answering.verbs import is_past
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem
from assistant.patterns import regex

BEFORE = 5  # words before the verb in which its subject is
SUBJECT = 6  # words of a question in which its subject ends
_DOES = regex(
    r"^\W*(?:whom?|what|which (?:[\w’'-]+ ){1,3}?)\W*(?:does|did|do|has|had|have) (?P<said>[^?]*)", re.IGNORECASE
)


def is_turned_about(asked: str, text: str) -> bool:
    """Whether a text tells that to somebody was done what the question asks to whom he did it."""
    done = _done_by(asked)
    words = [match[0] for match in WORD.finditer(text)] if done else []
    stems = [stem(plain(word)) for word in words]
    for at, word in enumerate(words[:-1]):
        subjects = {subject for subject, verb in done if verb == stems[at]}
        if subjects & set(stems[max(0, at - BEFORE) : at]) and is_past(word):
            return words[at + 1] == "by"
    return False


@lru_cache(maxsize=64)
def _done_by(asked: str) -> frozenset[tuple[str, str]]:
    """The stems of each word that may end the subject, with those of the next, which may be the verb, or its like."""
    match = _DOES.match(asked)
    words = [plain(word) for word in WORD.findall(match["said"])][: SUBJECT + 1] if match else []
    pairs = [pair for pair in pairwise(words) if not FUNCTION_WORDS & set(pair)]
    return frozenset((stem(one), verb) for one, other in pairs for verb in with_synonyms([stem(other)]))
