"""What tests ask of a document that was read, and the running text that they set."""

from __future__ import annotations

import re

import typst
from pdf_maker import Words, column

from assistant.records import Document, Role

TOPICS = "boats rivers bridges clerks sheds letters spring roads tolls lamps ferries locks piers wells".split()


def prose(number: int = 0, lines: int = 4, y: float = 700, x: float = 72) -> list[Words]:
    """So many lines of one paragraph that ends with a full stop; no two numbers give the same."""
    topic, other = TOPICS[number % len(TOPICS)], TOPICS[(number + 3) % len(TOPICS)]
    text = [
        f"The office counted {topic} in the year before last, though no clerk had asked for {other}",
        f"and nobody knew what the {topic} of the other villages were worth, so that the lists of",
        f"{other} stayed in a shed by the river until someone thought of {topic} again, which took",
        f"longer than the village had hoped for when it first lent its {other} to the office and",
    ]
    body = [text[line % 4] for line in range(lines - 1)]
    return column("\n".join([*body, f"went home without {topic}."]), x=x, y=y)


def sentence(number: int = 0, lines: int = 4) -> str:
    """The words of `prose`."""
    return " ".join(words.text for words in prose(number, lines))


def set_with_typst(source: str) -> bytes:
    """A PDF of the source, which may end in two or more pages."""
    return bytes(typst.compile(source.encode()))


def told(document: Document, *roles: Role) -> list[str]:
    """The sentences, each once, in the order of the passages; of the given roles, where any are given."""
    return [
        sentence.text
        for passage in document.passages
        for sentence in passage.sentences[passage.overlap :]
        if not roles or sentence.role in roles
    ]


def sections(document: Document) -> list[tuple[str, ...]]:
    """The section paths, in order, each once."""
    return list(dict.fromkeys(passage.section for passage in document.passages))


def count_tokens(text: str) -> int:
    """About as many as the model would count, with its two special tokens."""
    return len(re.findall(r"\w{1,6}|[^\w\s]", text)) + 2
