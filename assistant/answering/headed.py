"""Headings that are a list: 'Recommendation 1: …', the parts of 'Five aims', or what follows 'The aims were:'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering.lines import is_noun, is_said, labels_after, lines_after, lines_under, names
from assistant.answering.several import NUMBERS, Wanted, has_noun, has_several, singular
from assistant.answering.statements import Candidate, leaning
from assistant.citing.folding import find, fold
from assistant.citing.gate import quotes
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence, Span

MOST = 14  # headings: more are a table of contents
FARTHEST = 120  # passages: headings are looked for so far before and after
AT_ONCE = 8  # passages
NEAR_END = 2  # sentences: one so near the end of its section leads to the headings that its last one announces
FEWEST_NUMBERED = 3
NAMED = regex(
    rf"(?:[\w’'-]+\s)?([\w’'-]+)\s+(?:\d{{1,2}}|[IVX]{{1,4}}|one|{'|'.join(NUMBERS)})\b[\s:.)–—-]*[^\W\d_]{{2}}",
    re.IGNORECASE,
)
NUMBER = regex(r"(?:\d{1,2}\.)*(\d{1,2})[.)]?\s")


@dataclass(frozen=True, slots=True)
class HeadedList:
    """A list of headings, or of lines. introduction: the words that lead to it; named: whether its items, or what
    stands over them, bear the noun asked for; alone: whether nothing but the noun stands over them,
    or what the question has every word of."""

    introduction: str
    whole: tuple[Sentence, ...]
    named: bool
    alone: bool = False


class Headed:
    """Lists of headings, and of lines, in one index, each looked up once. said: the stems of the question's words."""

    def __init__(self, index: Index, said: frozenset[str] = frozenset()) -> None:
        self._index, self._said = index, said
        self._lined: dict[tuple[str, tuple[str, ...]], list[HeadedList]] = {}
        self._known: dict[tuple[str, tuple[str, ...], str], tuple[Sentence, ...]] = {}

    def of(self, one: Candidate, asked: Wanted) -> Iterator[HeadedList]:
        """Each list of headings that a sentence leads to or stands under.

        Its items are sentences of their own, on the pages where the headings stand; a heading that is not found on its
        page, word for word, makes no list.
        """
        passage, section = one.passage, one.passage.section
        if one.sentence.role is Role.TEXT:
            yield from self._led(one, asked)
        if section:
            key = passage.report_id, section
            if key not in self._lined:
                self._lined[key] = [*self._lines(passage, asked), *self._after_colon(passage, asked)]
            yield from self._lined[key]
        for depth, heading in enumerate(section if asked.noun else ()):
            path, named = section[:depth], _is_named(heading, asked.noun)
            if named:
                items = self._items(passage, path, asked.noun)
            elif asked.number and has_noun(heading, asked.noun):
                items = self._items(passage, (*path, heading), "")
                items = items if _numbered(items) else ()
            else:
                continue
            if items:
                yield HeadedList(" ".join((*path, heading)), items, named)

    def _led(self, one: Candidate, asked: Wanted) -> Iterator[HeadedList]:
        """The headings that a sentence leads to: near the end of its section, before a colon, or by their noun."""
        passage, last = one.passage, len(one.passage.sentences) - 1
        colon = passage.sentences[last].text.endswith(":") and last - one.place < NEAR_END
        noun = "" if colon else asked.noun
        if not colon and not has_noun(one.sentence.text, noun):
            return
        if items := self._items(passage, passage.section, noun):
            leads = leaning(passage, last if colon else one.place)
            introduction = " ".join([passage.heading, *(sentence.text for sentence in leads)])
            yield HeadedList(introduction, (*leads, *items), _is_named(items[0].text, asked.noun))

    def _lines(self, passage: Passage, asked: Wanted) -> Iterator[HeadedList]:
        """Short lines under a heading, or after a line like one, that has the noun, or that the question names."""
        path = passage.section
        under = [one for one in self._under(passage, path) if one.section == path]
        sentences = list(dict.fromkeys(sentence for one in under for sentence in one.sentences))
        said = {one for one in sentences if is_said(one, self._said)}
        labels = [one for one in sentences if one in said or names(one, asked.noun)]
        if not labels and has_several(path[-1], asked.noun) and (items := lines_under(path[-1], sentences)):
            head = self.item(path[-1], under[0], 0)
            lead = (replace(head, role=Role.TEXT),) if head else ()
            yield HeadedList(" ".join(path), (*lead, *items), True, is_noun(path[-1], asked.noun))
        for label in labels:
            if items := lines_after(label, path[-1], sentences):
                introduction = " ".join((*path, label.text))
                alone = label in said or is_noun(label.text, asked.noun)
                yield HeadedList(introduction, (label, *items), True, alone)
        for lead_in in sentences:
            leads = lead_in.text.endswith(":") and has_several(lead_in.text, asked.noun)
            if leads and (items := labels_after(lead_in, sentences)):
                yield HeadedList(" ".join((*path, lead_in.text)), (lead_in, *items), True)

    def _after_colon(self, passage: Passage, asked: Wanted) -> Iterator[HeadedList]:
        """Headings of which the first says what they are: 'Crews you could join: Deck', 'Engine', 'Galley'."""
        *path, heading = passage.section
        lead, _, first = heading.partition(": ")
        if not first or not has_several(lead, asked.noun):
            return
        after = [one for one in self._walk(passage, tuple(path), 1) if len(one.section) > len(path)]
        telling = [one for one in after if any(sentence.role is Role.TEXT for sentence in one.sentences)]
        headings = {one.section[-1]: one for one in reversed(telling) if one.section[-1] != heading}
        under = [(first, passage), *reversed(headings.items())]
        items = [self.item(text, one, number) for number, (text, one) in enumerate(under, start=1)]
        head = self.item(f"{lead}:", passage, 0)
        if head and all(items) and FEWEST_NUMBERED <= len(items) <= MOST:
            whole = (replace(head, role=Role.TEXT), *(item for item in items if item))
            yield HeadedList(" ".join((*path, lead)), whole, named=True)

    def _items(self, passage: Passage, path: tuple[str, ...], noun: str) -> tuple[Sentence, ...]:
        """The headings right under a path, those named by `noun` where it is given, as the items of a list."""
        key = (passage.report_id, path, noun)
        if key not in self._known:
            self._known[key] = self._found(passage, path, noun)
        return self._known[key]

    def _found(self, passage: Passage, path: tuple[str, ...], noun: str) -> tuple[Sentence, ...]:
        first: dict[str, Passage] = {}
        for one in self._under(passage, path):
            heading = one.section[len(path)] if len(one.section) > len(path) else ""
            if heading and (not noun or _is_named(heading, noun)):
                first.setdefault(heading, one)
        if not 2 <= len(first) <= MOST:
            return ()
        items = [self.item(heading, one, number) for number, (heading, one) in enumerate(first.items(), start=1)]
        return tuple(item for item in items if item) if all(items) else ()

    def _under(self, passage: Passage, path: tuple[str, ...]) -> list[Passage]:
        """The passages of the report under a path, around one that is, in order; not those of footnotes."""
        before, after = (list(self._walk(passage, path, step)) for step in (-1, 1))
        return [*reversed(before), passage, *after]

    def _walk(self, passage: Passage, path: tuple[str, ...], step: int) -> Iterator[Passage]:
        """The passages after one (before it, for a step of -1) as long as they are under the path."""
        end = passage.id + step * FARTHEST
        for start in range(passage.id + step, end, step * AT_ONCE):
            ids = range(start, start + step * AT_ONCE, step)
            for one in self._index.passages([number for number in ids if 0 <= number < self._index.size]):
                if one.report_id != passage.report_id or one.section[: len(path)] != path:
                    return
                if any(sentence.role is not Role.FOOTNOTE for sentence in one.sentences):
                    yield one
            if not 0 <= ids[-1] < self._index.size:
                return

    def item(self, heading: str, under: Passage, number: int) -> Sentence | None:
        """A heading as a sentence: it stands before the first text under it, on its page or the one before.

        With nothing under it, it is that text itself.
        """
        first = under.sentences[0]
        if first.role is Role.HEADING and first.text == heading:
            return Sentence(heading, first.spans, Role.ITEM, 0, -number)
        start = first.spans[0]
        for page, end in ((start.page, start.start), (start.page - 1, None)):
            raw = self._index.page(under.report_id, page).text if page else ""
            text = fold(raw if end is None else raw[:end])
            places = [(text.places[low], text.places[high - 1] + 1) for low, high in find(fold(heading), text)]
            if places:
                found = Sentence(heading, (Span(page, *places[-1]),), Role.ITEM, 0, -number)
                proved = quotes([found], {page: self._index.page(under.report_id, page)})
                return found if proved else None
        return None


def _is_named(heading: str, noun: str) -> bool:
    """Whether a heading is one of several that are numbered by the noun, and says something: 'Step 2: Wait'."""
    match = NAMED.match(heading)
    return bool(match) and singular(match[1]) == noun  # type: ignore[index]


def _numbered(items: Sequence[Sentence]) -> bool:
    """Whether the headings are numbered one after the other."""
    numbers = [int(match[1]) for item in items if (match := NUMBER.match(item.text))]
    one_by_one = all(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) == len(items) >= FEWEST_NUMBERED and one_by_one
