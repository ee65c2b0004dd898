"""Slips of the pen in a question are mended against the words of the reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answering.question import Question, understand
from assistant.answering.words import WORD, plain
from assistant.indexing.store import Index

SPECIAL_TOKENS = 2


def mended(question: Question, index: Index, count_tokens: Callable[[str], int]) -> Question:
    """The question with words that are a slip for one of the reports'; itself where there is none.

    Only a word that the reports do not have and the embedding model does not know whole is taken for a slip: a name,
    and an English word that the reports happen not to use, stay as they are.
    """
    slips = {
        word: better
        for word in question.terms
        if word not in question.names
        and word.isalpha()
        and not index.document_frequency(word)
        and count_tokens(word) - SPECIAL_TOKENS > 1
        and (better := index.near_word(word))
    }
    if not slips:
        return question
    asked = WORD.sub(lambda match: slips.get(plain(match[0]), match[0]), question.asked)
    return replace(understand(asked), text=question.text)
