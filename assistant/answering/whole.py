"""A list from its beginning to its end, also where a paragraph or a figure stands between its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.several import NUMBERS
from assistant.answering.statements import MARKERS, SENTENCE_END
from assistant.answering.words import FUNCTION_WORDS, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

NEAR = 4  # passages: the beginning of a list, or its next part, is looked for so far away
NUMBERED = regex(r"\s*\(?(\d{1,2})[.)]\s")
SIGNED = regex(r"\s*([•●▪■◦‣])")
# 'The overview names five:' only counts; 'You must not:' does not, nor 'Two bridges are proposed:'.
_COUNTER = regex(rf"\b(?:{'|'.join(NUMBERS)}|several|following|these|includ\w+)\b", re.IGNORECASE)
_MODAL = regex(r"\b(?:can|could|may|might|must|should|will|would|need|needs|any|all|not|no)\b|n['’]t\b", re.IGNORECASE)
_SAYS_NOTHING = frozenset(
    """overview report reports briefing study paper list lists listed name names named mention mentions mentioned give
    gives given follow follows following own selection include includes included including made make found find come
    came several""".split()
)
# 'Legacy: old systems are in place', 'the Varney Review, which …', 'Staff are consulted'.
_SAYS_ALL = regex(
    r"^[^:]{2,60}: \S|, (?:which|who|where)\b"
    r"|\b(?:is|are|was|were|has|have|had|can|could|may|must|should|will|would)\b",
    re.IGNORECASE,
)
FARTHEST = 5  # paragraphs between two numbered items of one list


class Wholes:
    """The whole lists of one index, each looked up once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known: dict[tuple[str, int], tuple[Passage, tuple[Sentence, ...]]] = {}

    def of(self, passage: Passage, group: int) -> tuple[Passage, tuple[Sentence, ...]]:
        """The passage that the list `group` of `passage` begins in, and all of the list.

        What was read as two lists is one where the second has no lead-in, stands in the same section and goes on: its
        first number follows the last of the first one, or only one paragraph parts items that have the same sign.
        """
        key = (passage.report_id, group)
        if key not in self._known:
            self._known[key] = self._found(passage, group)
        return self._known[key]

    def _found(self, passage: Passage, group: int) -> tuple[Passage, tuple[Sentence, ...]]:
        ids = range(max(0, passage.id - NEAR), min(self._index.size, passage.id + NEAR + 1))
        near = [one for one in self._index.passages(ids) if one.report_id == passage.report_id]
        first, parts = group, [self._part(group, near)]
        while (before := self._part(first - 1, near)) and _goes_on(before, parts[0], near):
            parts.insert(0, before)
            first -= 1
        while (after := self._part(group + 1, near)) and _goes_on(parts[-1], after, near):
            parts.append(after)
            group += 1
        whole = tuple(sentence for part in parts for sentence in part)
        return _begins_in(passage, whole, near), whole

    def _part(self, group: int, near: Sequence[Passage]) -> list[Sentence]:
        """A list as it was read, from the passages at hand where they hold all of it; of group 0, nothing."""
        if not group:
            return []
        parts = [[one for one in passage.sentences if one.group == group] for passage in near]
        if not parts[0] and not parts[-1]:
            return list(dict.fromkeys(sentence for part in parts for sentence in part))
        return self._index.group(near[0].report_id, group)


def says_nothing(lead_in: str) -> bool:
    """Whether what leads to a list only counts its items, or points to them."""
    if not _COUNTER.search(lead_in) or _MODAL.search(lead_in):
        return False
    return all(word in _SAYS_NOTHING or word in NUMBERS or word in FUNCTION_WORDS for word in terms(lead_in))


def stands_alone(item: str) -> bool:
    """Whether an item can be understood without what leads to it: it has a verb, or a name and what that is."""
    return bool(_SAYS_ALL.search(MARKERS.sub("", item)))


def _begins_in(passage: Passage, whole: Sequence[Sentence], near: Sequence[Passage]) -> Passage:
    """The passage that has most text before the list's first sentence."""
    places = [(one.sentences.index(whole[0]), one) for one in near if whole and whole[0] in one.sentences]
    return max(places, key=lambda place: place[0])[1] if places else passage


def _goes_on(before: Sequence[Sentence], after: Sequence[Sentence], near: Sequence[Passage]) -> bool:
    last, first = before[-1], after[0]
    if first.role is not Role.ITEM or {*_sections(last, near)}.isdisjoint(_sections(first, near)):
        return False
    apart = first.paragraph - last.paragraph
    numbers = [int(match[1]) for sentence in before if (match := NUMBERED.match(sentence.text))]
    following = NUMBERED.match(first.text)
    if numbers and following:
        return int(following[1]) == numbers[-1] + 1 and apart <= FARTHEST
    signs = [match[1] for sentence in (last, first) if (match := SIGNED.match(_item(sentence, before, after)))]
    if apart != 2 or before[0].role is not Role.LEAD_IN or len(signs) < 2 or signs[0] != signs[1]:
        return False
    between = [one for passage in near for one in passage.sentences if one.paragraph == last.paragraph + 1]
    return all(one.role is Role.TEXT for one in between) and any(SENTENCE_END.search(one.text) for one in between[-1:])


def _item(sentence: Sentence, before: Sequence[Sentence], after: Sequence[Sentence]) -> str:
    """How the item that a sentence is of begins."""
    return next(one.text for one in (*before, *after) if one.paragraph == sentence.paragraph)


def _sections(sentence: Sentence, near: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
    return (passage.section for passage in near if sentence in passage.sentences)
