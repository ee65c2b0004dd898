"""What an answer tells besides its statements: of what it does tell, and which words no report has."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.scopes import Scoped
from assistant.answering.sides import Asked
from assistant.answering.statements import Statement
from assistant.answering.words import stems_of, terms
from assistant.records import Claim, Passage


def tells_of(claims: Sequence[Claim], question: Question) -> bool:
    """Whether anything is told; and of what a question names ('What about the police?') that leans on another one."""
    if not question.context:
        return bool(claims)
    named = set(stems_of(" ".join(terms(question.otherwise))))
    return any(named & set(stems_of(f"{one.heading} {one.text}")) for one in claims)


def tells_of_names(claims: Sequence[Claim], asked: Sequence[Scoped]) -> bool:
    """Whether anything is told of the reports that a question calls by their names."""
    named = frozenset[str]().union(*(one.named for one in asked))
    return any(named <= set(stems_of(f"{one.heading} {one.text}")) for one in claims)


def missing(weighed: Sequence[Asked]) -> tuple[str, ...]:
    """The words that no report has; not those of the question before, where that is only leant on."""
    words = (
        term.word
        for one in weighed
        for term in one.terms
        if not term.known and (term.asked or not one.question.context)
    )
    return tuple(dict.fromkeys(words))


def passages_of_lists(question: Question, statements: Sequence[Statement]) -> list[Passage]:
    """The passages of the lists that answer a question for a list: they come before what was only found."""
    return [one.passage for one in statements if one.is_list] if question.kind is QuestionKind.LIST else []
