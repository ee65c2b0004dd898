"""What is told of another benefit or scheme than the one that is named: of ferry pay, not of the ferry grant."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.answering.speakers import BEFORE
from assistant.answering.statements import Candidate, told
from assistant.answering.words import CAPITAL, stem, stems_of
from assistant.patterns import regex
from assistant.records import Role

_NAME = regex(rf"(?<![\w’'-])(?:(?!The |A |An ){CAPITAL} )(?:(?:for|of|and) )?{CAPITAL}(?: (?:(?:for|of) )?{CAPITAL})*")
# Names that begin a sentence with an asking word are of the words after it.
_ASKING = regex(r"^(?:How|What|When|Which|Who|Is|Are|Can|Do|Does|Did|If|Will|Would|You|Your|I|My) ")
# What people are given or pay: one is so much, another so much.
_GIVEN = frozenset(
    stems_of("allowance benefit bonus bursary credit fund grant leave loan pay payment pension relief scheme tax visa")
)


def tells_of_another_name(question: str, one: Candidate) -> bool:
    """Whether a sentence, what leads to it or stands right before it, has another name of the kind than the question.

    Of the question's name, be it shortened or by its noun ('the grant'), nothing stands there.
    """
    asked = _asked(question)
    if not asked:
        return False
    around = _around(one)
    if any(_stands(name, around) for name in asked):
        return False
    return any(_is_like(other, name) for other in names_in(around) for name in asked)


def names_in(text: str) -> list[str]:
    """The names of two words and more in a text."""
    return [name for match in _NAME.finditer(text) if " " in (name := _ASKING.sub("", match[0]))]


@lru_cache(maxsize=256)
def _asked(question: str) -> tuple[str, ...]:
    """The names of the kind in a question."""
    found = names_in(question)
    return tuple(name for name in found if stem(name.split()[-1].lower()) in _GIVEN)


def _around(one: Candidate) -> str:
    """A sentence with its headings, the two before it and what leads to its list, with what stands before that."""
    sentences, place = one.passage.sentences, one.place
    group = one.sentence.group
    first = next((at for at, part in enumerate(sentences) if group and part.group == group), place)
    lead = sentences[max(0, first - 1) : first + 1] if sentences[first].role is Role.LEAD_IN else ()
    near = (*lead, *sentences[max(0, place - BEFORE) : place])
    return ". ".join([*one.passage.section, *(part.text for part in near), told(one)])


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text, two words of three, its initials or its noun ('the grant')."""
    words = name.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    parts = [" ".join(words[at : at + 2]) for at in range(len(words) - 1)] if len(words) > 2 else [name]
    said = rf"(?i:\b(?:the|this|your|it) {re.escape(words[-1])}\b)|\b{re.escape(initials)}\b"
    return any(part in text for part in parts) or bool(re.search(said, text))


def _is_like(other: str, name: str) -> bool:
    """Whether one name is of the kind of another: of what people are given or pay."""
    return other != name and stem(other.split()[-1].lower()) in _GIVEN
