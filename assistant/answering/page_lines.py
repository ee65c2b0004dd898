"""Lines of a page as they stand on it: of covers, title pages and tables of contents, which are no running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.statements import Statement
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Page, Passage, Role, Sentence, Span

_LINE = regex(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line and where it stands in its page's text. opens: whether an empty line stands before it; raw: with its white
    space as it was read."""

    text: str
    page: int
    start: int
    end: int
    opens: bool = False
    raw: str = ""


def lines_on(page: Page) -> list[PageLine]:
    """The lines of a page that have anything on them, without the white space around them."""
    found: list[PageLine] = []
    for match in _LINE.finditer(page.text):
        raw = match[0].strip()
        start = match.start() + match[0].index(raw)
        before = page.text[found[-1].end : start] if found else ""
        found.append(PageLine(" ".join(raw.split()), page.number, start, start + len(raw), before.count("\n") > 1, raw))
    return found


def statement_of(lines: Sequence[PageLine], report_id: str, index: Index, listed: bool = False) -> Statement:
    """Lines as a statement; listed: as the items of a list.

    Its passage is one that was read of them; where none was, the lines themselves, under the number of the nearest.
    """
    role = Role.ITEM if listed else Role.TEXT
    sentences = tuple(
        Sentence(line.text, (Span(line.page, line.start, line.end),), role, 0, -number if listed else 0)
        for number, line in enumerate(lines, start=1)
    )
    held = index.passages(index.passage_ids(report_id))
    on_page = [one for one in held if any(_overlaps(part, sentences) for part in one.sentences)]
    near = min(held, key=lambda one: min(abs(number - lines[0].page) for number in one.page_numbers))
    passage = on_page[0] if on_page else Passage(near.id, report_id, (), sentences, 0, near.title)
    return Statement(passage, sentences, 0.0)


def _overlaps(one: Sentence, others: Sequence[Sentence]) -> bool:
    """Whether a sentence has characters of others."""
    return any(
        own.page == span.page and own.start < span.end and span.start < own.end
        for own in one.spans
        for other in others
        for span in other.spans
    )


def sentences_of(line: PageLine, report_id: str, index: Index) -> list[tuple[Passage, Sentence]]:
    """The sentences that were read of a line, each with its passage."""
    own = (Sentence(line.text, (Span(line.page, line.start, line.end),)),)
    held = index.passages(index.passage_ids(report_id))
    return [(passage, one) for passage in held for one in passage.sentences if _overlaps(one, own)]
