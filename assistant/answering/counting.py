"""'How many lessons were there?' where no sentence says the number: the list of them, which the reader can count."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.compose import compose
from assistant.answering.grammar import is_plural
from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.several import has_noun, wanted
from assistant.answering.sides import Asked
from assistant.answering.statements import Statement
from assistant.answering.words import WORD
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role

HOW_MANY = regex(r"\bhow many\b", re.IGNORECASE)


def counted(
    question: Question, weigh: Callable[[str], Asked], index: Index, least: float
) -> tuple[list[Statement], float] | None:
    """The whole list of what is to be counted, and how likely it answers; None where there is none.

    weigh: what finds and weighs for a question; least: the confidence that is enough.
    """
    if question.kind is not QuestionKind.COUNT:
        return None
    listed = weigh(HOW_MANY.sub("which", question.asked, count=1))
    if listed.confidence < least:
        return None
    found = compose(listed.question, listed.terms, listed.ranked, index, listed.confidence)
    noun = wanted(listed.question).noun
    if len(found) != 1 or not found[0].is_list or not any(part.group for part in found[0].sentences):
        return None  # lines that nothing marks as a list may be a table of contents
    several = " ".join(word for word in WORD.findall(_introduction(found[0])) if is_plural(word))
    return (found, listed.confidence) if has_noun(several, noun) else None  # of 'this phase' no phases are listed


def _introduction(one: Statement) -> str:
    """What says what a list is of: the headings over it, and what leads to it."""
    return " ".join([one.passage.heading, *(part.text for part in one.sentences if part.role is not Role.ITEM)])
