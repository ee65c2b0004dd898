"""Which side of a comparison a sentence is about: it names it, or what stands before or above it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.answering.contrast import Contrast
from assistant.answering.scopes import NUMBERING
from assistant.answering.statements import Candidate, Statement
from assistant.answering.stating import SHORT, is_like_a_heading
from assistant.answering.table_lists import is_labelled
from assistant.answering.tables import column_heads
from assistant.answering.words import FUNCTION_WORDS, stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

IN_SHORT = regex(  # 'than the first,', 'than older ones'
    r"\b(?:of|than|from|to|with|in|as) (?:the (?=\w+(?:[.,;:]|$)))?(\w+)(?: ones?)?(?=[.,;:]|$)"
)
FIGURE = regex(r"\d[\d,.]*")
LONGEST = 45  # words of a statement that is told on
BACK = 4  # sentences before one that may say what it is about


class Sided:
    """What texts are about which of the sides; these are told by their places in the question."""

    def __init__(self, contrast: Contrast, index: Index) -> None:
        self._contrast = contrast
        phases = {report.id: f"phase {report.phase}" for report in index.reports if report.phase}
        self._reports = {one.id: f"{one.title} {one.sector} {phases.get(one.id, '')}" for one in index.reports}

    def qualified(self, text: str) -> bool:
        """Whether a text names a side only as a part of another: 'old ferries', 'the Ferry Committee'."""
        return any(self._only_in_another(side.text, text) for side in self._contrast.sides)

    def _only_in_another(self, side: str, text: str) -> bool:
        if side not in text:
            return False
        asked = frozenset(stems_of(" ".join(one.text for one in self._contrast.sides)))
        mentions = list(re.finditer(rf"(?:([\w’'-]+)[ ,]+)?\b{re.escape(side)}\b(?: ([A-Z][a-z]+))?", text))
        before = (one[1].lower() if one[1] else "" for one in mentions)
        kinds = [word.isalpha() and word not in FUNCTION_WORDS and stem(word) not in asked for word in before]
        longer = [bool(one[2]) for one in mentions]
        return bool(mentions) and (all(kinds) or all(longer))

    def about(self, passage: Passage, place: int) -> set[int]:
        """The sides that a sentence is about: it names them, or what stands before or above it does."""
        sentences = passage.sentences
        if named := self.named(sentences[place].text):
            return named
        for before in reversed(sentences[max(0, place - BACK) : place]):
            heads = is_bare_heading(before)
            if heads or before.paragraph == sentences[place].paragraph:
                named = self.named(before.text)
                if short := self._other(sentences[place].text, named):
                    return short
                if named or heads:
                    return named
        for heading in (*reversed(passage.section), self._reports[passage.report_id]):
            if named := self.named(heading):
                return named
        return set()

    def named(self, text: str) -> set[int]:
        """The sides that a text names, the second one in short too: 'The first phase goes farther than the second'."""
        sides = list(enumerate(self._contrast.sides))
        named = {place for place, side in sides if side.is_named(text)}
        brief = frozenset(stem(word.lower()) for word in IN_SHORT.findall(text)) if named else frozenset()
        return named | {place for place, side in sides if side.short & brief}

    def in_columns(self, one: Candidate, rest: Iterable[frozenset[str]]) -> bool:
        """Whether it is a row for what is compared (`rest`: for each word what says the same) with a column a side."""
        named = [self.named(head) for head in column_heads(one.passage.sentences, one.place)[1:]]
        columns = all({place} in named for place in range(len(self._contrast.sides)))
        return columns and is_labelled(one.sentence, frozenset().union(*rest))

    def _other(self, text: str, named: set[int]) -> set[int]:
        """The side that a sentence opens with, in short, after one on another: 'The first phase …. The second …'."""
        opening = frozenset(stems_of(" ".join(text.split()[:3])))
        sides = enumerate(self._contrast.sides)
        return {place for place, side in sides if named and place not in named and side.short & opening}

    def from_name(self, one: Candidate, told: Statement) -> Statement:
        """With the sentences of its paragraph from the one that names what it is about, if they are short."""
        sentences, paragraph = one.passage.sentences, one.sentence.paragraph
        for place in range(one.place - 1, max(-1, one.place - BACK), -1):
            if self.named(told.text) or sentences[place].role is not Role.TEXT or one.sentence.role is not Role.TEXT:
                break
            longer = sentences[place : one.place + 1]
            if sentences[place].paragraph != paragraph or len(" ".join(part.text for part in longer).split()) > LONGEST:
                break
            if self.named(sentences[place].text):
                return replace(told, sentences=longer)
        return told

    def told_on(self, one: Statement) -> Statement:
        """With the next sentence of its paragraph, where that names no other side and it is short itself, or has not
        the figures that the next one has."""
        last, sentences = one.sentences[-1], one.passage.sentences
        if last.role is not Role.TEXT or last not in sentences:
            return one
        after = sentences[sentences.index(last) + 1 : sentences.index(last) + 2]
        names = self.named(one.text)
        for more in after:
            goes_on = more.role is Role.TEXT and more.paragraph == last.paragraph and self.named(more.text) <= names
            short = len(last.text.split()) <= SHORT and len(f"{one.text} {more.text}".split()) <= LONGEST
            figures = self.named(more.text) == names and FIGURE.search(more.text) and not FIGURE.search(one.text)
            if goes_on and (short or figures):
                return replace(one, sentences=(*one.sentences, more))
        return one

    def headings(self, chosen: Sequence[Candidate | None]) -> list[str]:
        """For each side the nearest heading over its sentence that names it; or, unless each has one, what the question
        calls them."""
        over = [self._over(place, one) for place, one in enumerate(chosen)]
        named = (side.text[0].upper() + side.text[1:] for side in self._contrast.sides)
        return over if all(over) else list(named)

    def _over(self, place: int, one: Candidate | None) -> str:
        before = one.passage.sentences[max(0, one.place - BACK) : one.place] if one else ()
        lines = [part.text for part in before if is_bare_heading(part)]
        over = (*reversed(lines), *reversed(one.passage.section)) if one else ()
        return next((NUMBERING.sub("", text) for text in over if self.named(text) == {place}), "")


def is_bare_heading(one: Sentence) -> bool:
    """Whether a line of text is a heading that was not told from it."""
    return one.role is Role.TEXT and is_like_a_heading(one.text)
