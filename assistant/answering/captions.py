"""What stands in a place that a question names: the caption of figure 4, the rows of table 2, what is in appendix C."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from assistant.answering.headed import Headed
from assistant.answering.locators import ENDS, NEXT, SHOWN, THING, phrases_of
from assistant.answering.named_pages import NAMED_PAGE, pages_named, reports_asked
from assistant.answering.scopes import PHASE
from assistant.answering.statements import Statement, opening
from assistant.answering.stating import is_like_a_heading
from assistant.answering.table_lists import rows_from
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

MOST_OF_PHRASE = 24  # passages
MOST_TOLD = 3  # places of one name, one a report
MOST_LINES, MOST_WORDS, FEWEST_HEADINGS = 12, 60, 2  # rows, items or headings; words of running text
BARE = 3  # words: 'Table 2.' leaves its title to the next sentence
_CAPTIONED = frozenset("figure fig table chart map plate exhibit".split())
_HEADED = frozenset(
    """appendix annex chapter section part box step stage unit module quarter semester week lesson recommendation
    finding principle objective goal priority exercise example schedule article rule""".split()
)
_OPENS = regex(
    r"^\W*(?:(?:and|so|please|can you|could you|on|at) )*(?:what|which|show|give|tell|describe|explain|list|name|title"
    rf"|caption|{'|'.join(_CAPTIONED | _HEADED)})\b",
    re.IGNORECASE,
)
# Words that ask for nothing but what stands there.
_ASKING = SHOWN | frozenset(
    map(
        stem,
        """titled captions name names named called heading headed show shows shown display displays displayed illustrate
        illustrates illustrated depict depicts depicted describe describes explain list lists listed mention mentioned
        mentions contain contains contained content contents include includes included cover covers covered present
        presents presented represent represents represented give given gives see find found say says tell tells mean
        means set sets outline outlines begin begins start starts page concern deal deals compare compares summarise
        summarises show me topic subject image picture
        report reports document documents paper papers briefing briefings overview handbook manual guide article
        study book""".split(),
    )
)
# 'Which page does chapter 4 begin on?' is told by its heading.
_TITLE = regex(
    r"\bpage (?:number )?(?:does|do|is)\b|\b(?:titles?|captions?|headings?|name[ds]?|called)\b", re.IGNORECASE
)
_SEVERAL = regex(rf"\b({'|'.join(_HEADED - {'appendix', 'annex'})})s (\d+) and (\d+)\b", re.IGNORECASE)
_AXES = regex(r"\b(?:[xy][- ])?ax[ei]s\b", re.IGNORECASE)
_OF_AXES = frozenset(map(stem, "axis axes x y horizontal vertical label labels labelled respectively plotted".split()))
_TELLS_AXES = regex(
    r"\b(?:[xy][- ])?ax[ei]s\b|\bplotted\b|\bagainst\b|\bas a function of\b|\bin the aspects? of\b|\bversus\b|\bvs\.",
    re.IGNORECASE,
)
_NO_TITLE = regex(r"^\W*(?:source|sources|notes?|%|©)", re.IGNORECASE)
_PICTURE = regex(r"\b(?:charts?|diagrams?|fig(?:ure|\.)?s?|graphs?|images?|maps?|pictures?|tables?)\b", re.IGNORECASE)


def in_place(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """What a question that asks only what stands in a place is told by; [] for any other question, or place.

    ids: the reports that are asked, all where it is None.
    """
    asked = _SEVERAL.sub(r"\1 \2 and \1 \3", asked)
    if not _asks_only_for_it(asked):
        return []
    found = _captioned(asked, index, ids) or _on_page(asked, index, ids)
    if _AXES.search(asked):
        return [one for one in found if _TELLS_AXES.search(one.text)]
    return found or list(islice(_under_headings(asked, index, ids), MOST_TOLD))


def _asks_only_for_it(asked: str) -> bool:
    """Whether a place is named, and no word is left but those that ask what stands there."""
    if not _OPENS.search(asked) or not (THING.search(asked) or NAMED_PAGE.search(asked)):
        return False
    rest = PHASE.sub(" ", NAMED_PAGE.sub(" ", THING.sub(" ", asked)))
    left = {stem(plain(word)) for word in WORD.findall(rest) if plain(word) not in FUNCTION_WORDS} - _ASKING
    return not left or (bool(_AXES.search(asked)) and left <= _OF_AXES)


def _captioned(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The captions of the figures and tables that are named, of tables with their rows; one of each report."""
    found: dict[tuple[str, str], Statement] = {}
    for phrase in phrases_of(asked):
        kind, number = phrase.rsplit(" ", 1)
        if kind not in _CAPTIONED:
            continue
        begins = re.compile(rf"(?i:{kind}{NEXT}{re.escape(number)}){ENDS}")
        for passage in index.passages([one for one, _ in index.lexical([phrase], MOST_OF_PHRASE, ids)]):
            key = (passage.report_id, number)
            places = (at for at, one in enumerate(passage.sentences) if _is_caption(one) and begins.match(one.text))
            if key not in found and (place := next(places, None)) is not None:
                found[key] = _caption(passage, place, bool(_TITLE.search(asked)), index)
    return list(found.values())[:MOST_TOLD]


def _is_caption(one: Sentence) -> bool:
    """Whether it may be a caption; a line of text may, that only numbers what it stands over."""
    return one.role in (Role.CAPTION, Role.HEADING) or (one.role is Role.TEXT and len(one.text.split()) < BARE)


def _caption(passage: Passage, place: int, title: bool, index: Index) -> Statement:
    """A caption from `place` on; title: its first sentence that says anything, else with the rows under it."""
    first, *rest = passage.sentences[place:]
    more = list(takewhile(lambda one: one.role is first.role and one.paragraph == first.paragraph, rest))
    bare = len(first.text.split()) < BARE
    if bare and not more:
        more = [one for one in rest[:1] if one.role in (Role.CAPTION, Role.HEADING, Role.TEXT)]
    if title:
        return Statement(passage, (first, *more[:bare]), 0.0)
    rows = rows_from(passage, place + 1 + len(more), index)
    return Statement(passage, (first, *more, *(rows if len(rows) <= MOST_LINES else ())), 0.0)


def _on_page(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The titles of the figures and tables on the page that is named, where one report is asked."""
    reports = reports_asked(index, ids)
    if len(reports) != 1 or not (named := _PICTURE.search(NAMED_PAGE.sub(" ", asked))):
        return []
    numbers = set(pages_named(asked, index, reports[0]))
    kind = stem(named[0].lower().rstrip("."))
    found: dict[int, Statement] = {}
    before = -1
    for passage in index.passages(index.passage_ids(reports[0])) if numbers else ():
        for one in passage.sentences:
            if one.role is not Role.CAPTION or one.spans[0].page not in numbers:
                continue
            opens = one.paragraph > before + 1 or THING.match(one.text)  # captions that follow one another are one
            before = one.paragraph
            if opens and not _NO_TITLE.match(one.text) and len(one.text.split()) > BARE:
                found.setdefault(one.paragraph, Statement(passage, (one,), 0.0))
    numbered = [one for one in found.values() if THING.match(one.text)]
    same = [one for one in numbered if stem(one.text.split()[0].lower().rstrip(".")) == kind]
    return (same or numbered or list(found.values()))[:MOST_TOLD]


def _under_headings(asked: str, index: Index, ids: Sequence[str] | None) -> Iterator[Statement]:
    """The heading of the part that is named, and what stands under it: its opening, or the headings of its parts."""
    title = bool(_TITLE.search(asked))
    matches = [match for match in THING.finditer(asked) if match[1].lower() in _HEADED]
    for match in matches if title else matches[:1]:  # 'the names of Unit 1 and Unit 2 in Semester 1'
        if match[1].lower() == matches[0][1].lower():
            yield from _under_heading(match, title, index, ids)


def _under_heading(match: re.Match[str], title: bool, index: Index, ids: Sequence[str] | None) -> Iterator[Statement]:
    """What stands under one heading, by its kind and its number."""
    reports = reports_asked(index, ids)
    number, kind = re.escape(match[2]), re.escape(match[1])
    named = re.compile(rf"(?i:{kind}){NEXT}{number}{ENDS}")
    alone = re.compile(rf"{number}[.:)]?\s\W*[A-Z]")  # '5. Six aims'; 'B Full tables', if nothing stands above it
    lettered = match[1].lower() in ("appendix", "annex")
    having = index.headed(match[2], reports)
    sections = list(zip(having, index.sections_of(having), strict=True))
    for report in reports:
        held = index.passage_ids(report)
        under: list[int] = []
        path: tuple[str, ...] = ()
        for passage_id, section in sections[bisect_left(having, held.start) : bisect_left(having, held.stop)]:
            at = next(
                (
                    at for at, heading in enumerate(section)
                    if named.match(heading)
                    or (alone.match(heading) and (not at and number.isalpha() if lettered else number[0].isdigit()))
                ),
                None,
            )  # fmt: skip
            if at is not None and section[: len(path)] == path:
                under, path = [*under, passage_id], path or section[: at + 1]
        if under:
            yield from _part(index.passages(under), len(path) - 1, title, index)


def _part(under: Sequence[Passage], depth: int, title: bool, index: Index) -> Iterator[Statement]:
    """A part's heading and, unless its title alone is asked for, what stands first under it. under: its passages."""
    headed, first = Headed(index), under[0]
    named = [heading for heading in first.section[depth : depth + 2] if heading]
    bare = (
        len(named) > 1
        and len(named[0].split()) < BARE
        and all(one.section[depth : depth + 2] == first.section[depth : depth + 2] for one in under)
    )
    heads = [headed.item(heading, first, 0) for heading in (named if bare else named[:1])]
    heads = [one and replace(one, role=Role.TEXT, group=0, paragraph=0) for one in heads]
    path = first.section[: depth + 1 + bare]
    inner: dict[str, Passage] = {}
    for one in under:
        if len(one.section) > len(path):
            inner.setdefault(one.section[len(path)], one)
    items = [headed.item(heading, one, number) for number, (heading, one) in enumerate(inner.items(), start=1)]
    parts = tuple(one for one in items if one)
    shown = tuple(one for one in heads if one)
    own = _opening(first, index) if first.section == path else ()
    if title or not own or FEWEST_HEADINGS <= len(parts) <= MOST_LINES:
        parts = () if title or not FEWEST_HEADINGS <= len(parts) <= MOST_LINES else parts
        if shown or parts:
            yield Statement(first, (*shown, *parts), 0.0)
    elif shown:
        yield Statement(first, shown, 0.0)
    if own and not title:
        yield Statement(first, own, 0.0)


def _opening(passage: Passage, index: Index) -> tuple[Sentence, ...]:
    """What a passage begins with: rows of a table, lines of a list, or running text up to MOST_WORDS."""
    sentences = [one for one in passage.sentences if one.role is not Role.HEADING]
    if not sentences:
        return ()
    if sentences[0].role is Role.TABLE:
        return rows_from(passage, passage.sentences.index(sentences[0]), index)[:MOST_LINES]
    listed = (Role.ITEM, Role.LEAD_IN)
    lines = list(takewhile(lambda one: one.role in listed or is_like_a_heading(one.text), sentences))
    if len(lines) >= FEWEST_HEADINGS:
        return tuple(lines[:MOST_LINES])
    return opening(sentences, MOST_WORDS)
