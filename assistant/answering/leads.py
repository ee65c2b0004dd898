"""What a sentence leans on: its list's lead-in, its table's heads, or the sentence before that it refers to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.tables import rows_read_under
from assistant.patterns import regex
from assistant.records import Role, Sentence

LEANS = regex(
    r"^[\W]*(?:this|these|that|those|they|it|its|their|he|she|his|her|such|both|here|there|also|however|but|and|so|"
    r"then|for example|for instance|in addition|moreover|furthermore|therefore|thus|instead|the (?:former|latter|unit|"
    r"report|system|programme|project|scheme|study|survey)|as a result|for (?:this|that) reason|if (?:not|so)"
    r"|in this way|(?:after|because of|before|by doing|despite|to do) (?:this|that))\b",
    re.IGNORECASE,
)
NO_WORDS: frozenset[str] = frozenset()


def leads(sentences: Sequence[Sentence], held: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """For each sentence the words of what it needs to be understood: its list's lead-in, or the sentence that it refers
    to.

    A row of a table needs its caption and column heads. A line of an imprint needs the others: 'Registered as a charity
    no. 1' does not say who is.

    held: what each sentence has of the words that are looked for.
    """
    under, groups = rows_read_under(sentences), dict[int, frozenset[str]]()
    found: list[frozenset[str]] = []
    for number, sentence in enumerate(sentences):
        if sentence.role is Role.IMPRINT:
            found.append(NO_WORDS.union(*held))
        elif sentence.role is Role.TABLE:
            found.append(NO_WORDS.union(*(held[at] for at in under[number])))
        elif sentence.group:
            found.append(groups.get(sentence.group, NO_WORDS))
        else:
            found.append(held[number - 1] if number and leans(sentence.text) else NO_WORDS)
        if sentence.group:
            groups.setdefault(sentence.group, held[number])
    return found


def leans(text: str) -> bool:
    """Whether a sentence begins with a word that refers to the one before: 'This', 'They', 'These champions'."""
    return bool(LEANS.match(text))
