"""Which side of a comparison a sentence is about: it names it, or what stands before or above it does."""

from __future__ import annotations

import re

from assistant.answering.choosing import is_like_a_heading
from assistant.answering.contrast import Contrast
from assistant.answering.statements import Candidate
from assistant.answering.words import FUNCTION_WORDS, stem, stems_of
from assistant.indexing.store import Index
from assistant.records import Passage, Role, Sentence

IN_SHORT = re.compile(r"\b(?:of|than|from|to|with|in|as) the (\w+)(?=[.,;:]|$)")  # 'than the first,'
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

    def _other(self, text: str, named: set[int]) -> set[int]:
        """The side that a sentence opens with, in short, after one on another: 'The first phase …. The second …'."""
        opening = frozenset(stems_of(" ".join(text.split()[:3])))
        sides = enumerate(self._contrast.sides)
        return {place for place, side in sides if named and place not in named and side.short & opening}

    def heading(self, place: int, one: Candidate | None) -> str:
        """The nearest heading over a sentence that names the side, else what the question calls it."""
        before = one.passage.sentences[max(0, one.place - BACK) : one.place] if one else ()
        lines = [part.text for part in before if is_bare_heading(part)]
        over = (*reversed(lines), *reversed(one.passage.section)) if one else ()
        name = self._contrast.sides[place].text
        return next((text for text in over if self.named(text) == {place}), name[0].upper() + name[1:])


def is_bare_heading(one: Sentence) -> bool:
    """Whether a line of text is a heading that was not told from it."""
    return one.role is Role.TEXT and is_like_a_heading(one.text)
