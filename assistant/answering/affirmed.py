"""What is told to be so is no answer to what is not so: 'Boats carry radios.' to 'How many boats carry no radio?'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.answering.denial import DENIAL, NEAR_DENIAL
from assistant.answering.denied import SAYING, denies
from assistant.answering.grammar import AUXILIARY, DEFINITE, INDEFINITE
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, leads_to, told
from assistant.answering.synonyms import synonyms
from assistant.answering.weighing import YES_NO
from assistant.answering.words import FUNCTION_WORDS, NUMBER_WORDS, WORD, stem, stems_of
from assistant.patterns import regex
from assistant.records import Role

LEAST = 0.5  # of the question's words, by weight, that what denies some other deed has
BEFORE, AFTER = 6, 2  # words of a piece within which a word is denied
_OTHER_CLAUSE = (
    r"although|and|as|because|but|if|since|that|unless|until|when|whenever|where|whether|which|while|who|whom|whose|why"
)
_SUBJECT = rf"(?!an? )(?:(?!(?:{_OTHER_CLAUSE}|by|how|with)\b)[\w’'-]+ ){{0,6}}?(?<!of )"
# Of what is asked, not of what is said of somebody: 'Who pays for boats that do not sail?' and 'What can people get
# for boats they don't use?' deny nothing.
_DENIED = regex(
    rf"^\W*(?!(?:although|as|because|if|since|unless|until|while)\b)[\w’'-]+,? "
    rf"(?:(?!(?:{_OTHER_CLAUSE}|{AUXILIARY})\b)[\w’'-]+,? ){{0,12}}?"
    rf"(?:(?P<short>{AUXILIARY}n['’]t|(?:ca|wo|sha)n['’]t)\b|cannot\b|never\b"
    rf"|{AUXILIARY} {_SUBJECT}(?:never|not|unable)\b(?! (?:just|only)\b))(?P<rest>.*)",
    re.IGNORECASE,
)
_EMPTY = frozenset(("always", "yet", *NUMBER_WORDS))
_PIECES = regex(r"[;.–—:]\s")


def affirms(question: Question, terms: Sequence[Term], one: Candidate) -> bool:
    """Whether a sentence denies nothing where the question asks what is not so; whether it tells that the very deed
    was done; or denies another one and has little of the question. Causes need not be told so, nor do tables."""
    if question.kind is QuestionKind.WHY or YES_NO.match(question.asks) or one.sentence.role is Role.TABLE:
        return False
    deed = _denied_deed(question.asks)
    if deed is None or denies(" ".join([*one.passage.section[-1:], *leads_to(one)])):
        return False
    text = told(one)
    if not (denies(text) or NEAR_DENIAL.search(text)):
        return True
    if (is_denied := _denied_in(text, deed)) is not None:
        return not is_denied
    return coverage(terms, stems_of(text)) < LEAST


@lru_cache(maxsize=64)
def _denied_deed(asks: str) -> frozenset[str] | None:
    """The stems of the word that a question denies, and of what says the same; () where any word may do.

    None where nothing is denied.
    """
    match = _DENIED.match(asks)
    if not match:
        return None
    words = [word for word in WORD.findall(match["rest"]) if not word.lower().endswith("ly") and word not in _EMPTY]
    word = next((word for word in words if word not in FUNCTION_WORDS), "")
    # 'Who didn't the board replace?' is not asked of what is no board.
    subject = match["short"] and words and (words[0].lower() in DEFINITE | INDEFINITE or not words[0].islower())
    if subject or not word.islower() or word in SAYING:
        return frozenset()
    own = stem(word)
    return frozenset([own]).union(*(other for other in synonyms(own) if len(other) == 1))


def _denied_in(text: str, deed: frozenset[str]) -> bool | None:
    """Whether a text denies a deed, in one place at least; None where it does not tell of it."""
    found = None
    for piece in _PIECES.split(text):
        words = list(WORD.finditer(piece))
        for at, word in enumerate(words):
            if deed.isdisjoint(stems_of(word[0])):
                continue
            before = piece[words[max(0, at - BEFORE)].start() : word.start()]
            after = piece[word.end() : words[min(len(words) - 1, at + AFTER)].end()]
            if denies(before) or NEAR_DENIAL.search(before) or DENIAL.search(after):
                return True
            found = False
    return found
