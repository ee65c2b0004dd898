"""Reports, passages and weights made by hand, and an index that holds them in memory."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np

from assistant.answering.retrieve import Found
from assistant.answering.signals import PASSAGE_SIGNALS, SENTENCE_SIGNALS, Weighed
from assistant.answering.statements import Candidate
from assistant.answering.weighing import Ranked
from assistant.answering.words import stem, stems
from assistant.records import Kind, Page, PageAddress, Passage, Report, Role, Sentence, Span

BOATS = Report("boats", "boats.pdf", "Boats", "", (), "", "2005", 1, "Water", "", Kind.REPORT, "a", 9)
ROADS = replace(BOATS, id="roads", file="roads.pdf", title="Roads", published="2008-04", phase=2, sector="Transport")
REPORTS = (BOATS, ROADS)

Given = str | tuple[str, Role, int]


def passage(number: int, *given: Given, section: Sequence[str] = ("1. Boats",), report: Report = BOATS) -> Passage:
    """A passage on page `number` + 1. Each sentence is its words, or its words, role and group; each item is a
    paragraph of its own, the others are one."""
    parts = [(one, Role.TEXT, 0) if isinstance(one, str) else one for one in given]
    starts = accumulate((len(words) + 1 for words, _, _ in parts), initial=0)
    sentences = tuple(
        Sentence(words, (Span(number + 1, start, start + len(words)),), role, group, (1 + place) * (role is Role.ITEM))
        for place, (start, (words, role, group)) in enumerate(zip(starts, parts, strict=False))
    )
    return Passage(number, report.id, tuple(section), sentences)


def listed(group: int, lead_in: str, *items: str) -> tuple[Given, ...]:
    """A list: its lead-in and its items."""
    return ((lead_in, Role.LEAD_IN, group), *((item, Role.ITEM, group) for item in items))


def each(*texts: str) -> list[Candidate]:
    """A sentence of each text, in a passage of its own; each is less likely than the one before by 1 in log-odds."""
    return [Candidate(passage(number, text), 0, -float(number)) for number, text in enumerate(texts)]


def ranked(one: Passage, *odds: float, score: float = 0.0) -> Ranked:
    """A passage whose sentences answer with such log-odds."""
    sentences = np.zeros((len(one.sentences), len(SENTENCE_SIGNALS)))
    found = Found(one.id, 0.02, 1.0, 1, 1, 1)
    return Ranked(Weighed(found, one, sentences, np.zeros(len(PASSAGE_SIGNALS))), score, None, odds)


@dataclass
class MemoryIndex:
    """What answering asks of an index, of passages at hand."""

    held: Sequence[Passage]
    reports: Sequence[Report] = REPORTS
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)
    initials: Mapping[str, str] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return len(self.held)

    @property
    def sections(self) -> tuple[tuple[str, ...], ...]:
        return tuple(dict.fromkeys(one.section for one in self.held))

    def passage(self, number: int) -> Passage:
        return self.held[number]

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        return [self.held[number] for number in ids]

    def passage_ids(self, report_id: str) -> range:
        ids = [one.id for one in self.held if one.report_id == report_id]
        return range(ids[0], ids[-1] + 1) if ids else range(0)

    def page(self, report_id: str, number: int) -> Page:
        [text] = [one.text for one in self.held if one.report_id == report_id and number in one.page_numbers]
        return Page(report_id, number, f"p{number}", text, text)

    def labels(self, report_id: str) -> dict[int, str]:
        return {number: f"p{number}" for one in self.held for number in one.page_numbers}

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        return tuple(PageAddress(number, f"p{number}") for number in numbers)

    def group(self, report_id: str, number: int) -> list[Sentence]:
        of_report = [one for one in self.held if one.report_id == report_id]
        return list(dict.fromkeys(part for one in of_report for part in one.sentences if part.group == number))

    def count(self, report_ids: Collection[str] | None = None) -> int:
        return len(self._in(report_ids))

    def document_frequency(self, term: str, report_ids: Collection[str] | None = None) -> int:
        wanted = {stem(word) for word in term.split()}
        return sum(wanted <= {*stems(one.text), *stems(one.heading)} for one in self._in(report_ids))

    def matching(self, expression: str, report_ids: Collection[str] | None = None) -> list[int]:
        """The passages that have the words of a phrase side by side."""
        phrase = expression.strip('"').lower()
        return [one.id for one in self._in(report_ids) if phrase in one.text.lower().replace("-", " ")]

    def lexical(
        self, terms: Sequence[str], top: int, report_ids: Collection[str] | None = None
    ) -> list[tuple[int, float]]:
        wanted = {stem(word) for term in terms for word in term.split()}
        return [(one.id, 1.0) for one in self._in(report_ids) if wanted & {*stems(one.text), *stems(one.heading)}][:top]

    def headed(self, words: str, report_ids: Collection[str] | None = None) -> list[int]:
        wanted = re.compile(rf"\b{re.escape(words)}\b", re.IGNORECASE)
        return [one.id for one in self._in(report_ids) if wanted.search(one.heading)]

    def sections_of(self, ids: Sequence[int]) -> list[tuple[str, ...]]:
        return [self.held[number].section for number in ids]

    def spelled_out(self, short: str) -> str:
        return self.initials.get(short, "")

    def near_word(self, word: str) -> str:
        return self.near.get(word, "")

    def _in(self, report_ids: Collection[str] | None) -> list[Passage]:
        return [one for one in self.held if report_ids is None or one.report_id in report_ids]


@dataclass
class PagedIndex(MemoryIndex):
    """An index whose pages have texts of their own, from page 1 on; what is on no page has no words."""

    texts: Sequence[str] = ()

    def page(self, report_id: str, number: int) -> Page:
        text = self.texts[number - 1]
        return Page(report_id, number, "", text, text)

    def labels(self, report_id: str) -> dict[int, str]:
        return dict.fromkeys(range(1, len(self.texts) + 1), "")
