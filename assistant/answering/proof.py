"""Statements and passages get their places: footnotes whose quotes stand on the page, addresses with both numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from assistant.answering.sides import Asked
from assistant.answering.statements import Statement
from assistant.answering.weighing import Ranked
from assistant.citing.footnotes import FootnoteList
from assistant.citing.gate import Quote, quotes
from assistant.indexing.store import Index
from assistant.records import Claim, Heading, Hit, Page, PageAddress, Passage, Role, Sentence


class Prover:
    """Cites from one index. Holds nothing that changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._reports = {report.id: report for report in index.reports}

    def hit(self, one: Ranked) -> Hit:
        """A passage with its report, its pages and its score."""
        passage, found = one.weighed.passage, one.weighed.found
        return Hit(
            passage=passage,
            report=self._reports[passage.report_id],
            pages=self.addresses(passage.report_id, _nearest_first(one)),
            score=one.probability,
            dense_rank=found.dense_rank,
            lexical_rank=found.lexical_rank,
            evidence=max(one.sentences, default=0.0),
        )

    def hits(self, weighed: Sequence[Asked], most: int, first: Sequence[Passage] = ()) -> tuple[Hit, ...]:
        """The passages of all parts of a question in turn, each once, at most so many.

        `first`, which the answer is made of, come before all others, with no lower score than the best of them.
        """
        known = {ranked.weighed.passage.id: ranked for one in weighed for ranked in one.ranked}
        best = max((ranked.probability for ranked in known.values()), default=0.0)
        found: dict[int, Hit] = {}
        for passage in first[:most]:
            ranked = known.get(passage.id)
            read = self.hit(ranked) if ranked and ranked.weighed.passage == passage else self._unranked(passage)
            found.setdefault(passage.id, replace(read, score=best))
        for place in range(max((len(one.ranked) for one in weighed), default=0)):
            for one in weighed:
                if place < len(one.ranked) and len(found) < most:
                    ranked = one.ranked[place]
                    found.setdefault(ranked.weighed.passage.id, self.hit(ranked))
        return tuple(found.values())

    def _unranked(self, passage: Passage) -> Hit:
        """A passage that answers and was not found by its words."""
        pages = self.addresses(passage.report_id, passage.page_numbers)
        return Hit(passage, self._reports[passage.report_id], pages, 0.0)

    def claims(self, statements: Sequence[Statement], footnotes: FootnoteList) -> list[Claim]:
        """Each statement whose words pass the quote gate; its footnotes are added to `footnotes`.

        Of sentences that only tell more at its end, those are left out that keep it from passing.
        """
        claims = []
        for given in statements:
            own, statement = self._numbers(given, footnotes), given
            while not own and statement.further:
                statement = replace(statement, sentences=statement.sentences[:-1], further=statement.further - 1)
                own = self._numbers(statement, footnotes)
            if own:
                numbers = [*own, *(number for one in statement.also for number in self._numbers(one, footnotes))]
                claims.append(Claim(statement.text, tuple(dict.fromkeys(numbers)), statement.heading))
        return claims

    def stands(self, statement: Statement) -> bool:
        """Whether a statement's words pass the quote gate."""
        return bool(self._numbers(statement, FootnoteList()))

    def _numbers(self, statement: Statement, footnotes: FootnoteList) -> list[int]:
        report = self._reports[statement.passage.report_id]
        touched = {span.page for sentence in statement.sentences for span in sentence.spans}
        pages = {number: self._index.page(report.id, number) for number in sorted(touched)}
        found: list[Quote] = []
        for run in self._runs(report.id, statement.sentences):
            proved = quotes(run, pages) or self._apart([one for one in run if one not in statement.unshown], pages)
            if not proved:
                return []  # words that do not stand on their pages are no part of an answer
            found += proved
        return [
            footnotes.number(report, self.addresses(report.id, quote.pages), quote.text, quote.readers, quote.parts)
            for quote in found
        ]

    def _runs(self, report_id: str, sentences: Sequence[Sentence]) -> list[list[Sentence]]:
        """The sentences, parted wherever something else of the report stands between them.

        Over a page's end the quote gate cannot see what was left out: a lead-in and an item from the middle of its list
        must never look like one quotation.
        """
        groups = {number: self._index.group(report_id, number) for number in {one.group for one in sentences} - {0}}
        runs = [[sentences[0]]]
        for before, after in pairwise(sentences):
            if _follows(before, after, groups.get(after.group, [])):
                runs[-1].append(after)
            else:
                runs.append([after])
        return runs

    @staticmethod
    def _apart(sentences: Sequence[Sentence], pages: Mapping[int, Page]) -> list[Quote]:
        """Quotes of sentences that the page interrupts: what leads to a list and its items, or each paragraph."""
        keys: tuple[Callable[[Sentence], int], ...] = (lambda one: one.role is Role.ITEM, lambda one: one.paragraph)
        for key in keys:
            proved = [quotes(list(run), pages) for _, run in groupby(sentences, key=key)]
            if all(proved):
                return [quote for one in proved for quote in one]
        return []

    def contents(self, report_id: str) -> tuple[Heading, ...]:
        """The sections of a report in reading order, each with the page on which it begins."""
        found: dict[tuple[str, ...], Heading] = {}
        for passage in self._index.passages(self._index.passage_ids(report_id)):
            first = self.addresses(report_id, passage.page_numbers[:1])
            for depth in range(1, len(passage.section) + 1):
                found.setdefault(passage.section[:depth], Heading(passage.section[:depth], first[0]))
        return tuple(found.values())

    def addresses(self, report_id: str, numbers: Sequence[int]) -> tuple[PageAddress, ...]:
        """Both addresses of a report's PDF pages."""
        return self._index.addresses(report_id, numbers)


def _nearest_first(one: Ranked) -> list[int]:
    """The passage's pages, that on which its likeliest sentence begins before the others."""
    passage = one.weighed.passage
    odds = one.sentences or (one.late.sentences[:, 0].tolist() if one.late is not None else ())
    pages = list(passage.page_numbers)
    if odds:
        pages.insert(0, passage.sentences[max(range(len(odds)), key=odds.__getitem__)].spans[0].page)
    return list(dict.fromkeys(pages))


def _follows(before: Sentence, after: Sentence, group: Sequence[Sentence]) -> bool:
    """Whether nothing of the report was left out between two sentences of a statement; `group` is the second's list."""
    if after.role is Role.ITEM and not after.group:
        return False  # a heading
    if after.role is Role.TABLE:
        return after.paragraph - before.paragraph <= 1 and before.spans[-1].page == after.spans[0].page
    if before.group != after.group or not after.group:
        return True
    if group.index(after) != group.index(before) + 1:
        return False
    same_page = before.spans[-1].page == after.spans[0].page
    return same_page or before.role is Role.ITEM or after.paragraph - before.paragraph <= 1
