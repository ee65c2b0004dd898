"""The chapters of a report, by their numbered headings or by the table of contents, and what is asked of them.

How many they are, which are the last four, which parts one has, on which page one begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.contents_page import Entry, chapters_of, entries_of, in_sequence, under
from assistant.answering.headed import Headed
from assistant.answering.page_lines import statement_of
from assistant.answering.scopes import PHASE
from assistant.answering.statements import Statement
from assistant.answering.words import (
    FUNCTION_WORDS,
    NUMBER_WORDS,
    ORDINAL_WORDS,
    WORD,
    number_of,
    place_of,
    plain,
    stem,
    told_stems,
)
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.reading.outline import plain as bare
from assistant.records import Passage, Report

FEWEST, MOST, DEPTHS = 3, 60, 3
MOST_HEADINGS = 20  # more are no chapters
_CONTENTS = regex(r"\b(?:(?:table|list|page) of contents|contents (?:page|table|list)|contents)\b", re.IGNORECASE)
_UNIT = (
    r"(?:chapters?|sections?|parts?|headings?|topics?|entr(?:y|ies)|items?|titles?|subsections?|annex(?:es)?"
    r"|appendi(?:x|ces))"
)
_UNITS = frozenset(map(stem, "chapter section part heading topic entry item title subsection entries".split()))
_MANY = rf"(?:\d{{1,2}}|{'|'.join(NUMBER_WORDS)})"
_ENDS = regex(
    rf"\b(?P<end>first|last|final)(?: (?P<many>{_MANY}))? (?:main )?{_UNIT}\b"
    rf"|\b(?P<turn>{'|'.join(ORDINAL_WORDS[1:])}) {_UNIT}\b",
    re.IGNORECASE,
)
_OF_REPORT = regex(r"(?:chapter|section)s?$", re.IGNORECASE)
_BEGINS = regex(
    r"\b(?:what|which) page(?: number)?\b.*\b(?:begins?|starts?|on|found|located|in|at)\b"
    r"|\b(?:what|which) page(?: number)? (?:is|does|do|are|has|have)\b|\bwhat is the page number of\b",
    re.IGNORECASE,
)
_ASKS_FOR = regex(
    r"^\W*(?:(?:and|so|please|can you) )*(?:what|which|name|list|give|show|how many"
    r"|(?:at|from|in|of|on|under) (?:what|which))\b",
    re.IGNORECASE,
)
APPENDED = regex(r"\W*(?:appendi(?:x|ces)|annex(?:e?s)?)\b", re.IGNORECASE)
_TELLS = regex(r"\b(?:about|says?|tells?|(?:argu|conclud|describ|discuss|recommend)\w*)\b", re.IGNORECASE)
_ASKING = _UNITS | frozenset(
    map(
        stem,
        """name names named title titles titled heading list listed lists number numbers called main total page pages
        report document paper briefing overview handbook manual guide whitepaper book plan study file pdf text according
        mentioned appear appears included shown stated begin begins start starts found located give show order
        content contents table contained contain contains user owner""".split(),
    )
)


def chapters(report: Report, index: Index) -> Statement | None:
    """The numbered headings of the chapters as a list, or what the table of contents has, where that has more."""
    headed, listed = _by_headings(report, index), _listed(report, index)
    if listed and len(listed[1]) <= MOST_HEADINGS and len(listed[1]) > (len(headed.sentences) if headed else 0):
        return _stated(listed[1], report, index)
    return headed


def appendices(report: Report, index: Index) -> Statement | None:
    """The appendices as a list, by the table of contents or by their headings."""
    listed = _listed(report, index)
    if listed and (named := [one for one in listed[0] if APPENDED.match(one.words.text)]):
        return _stated(named, report, index)
    first: dict[str, Passage] = {}
    for passage in index.passages(index.passage_ids(report.id)):
        for heading in passage.section:
            if APPENDED.match(heading):
                first.setdefault(heading, passage)
    headed = Headed(index)
    items = [headed.item(heading, one, number) for number, (heading, one) in enumerate(first.items(), start=1)]
    whole = tuple(item for item in items if item)
    return Statement(next(iter(first.values())), whole, 0.0) if whole else None


def in_contents(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """What a question about the table of contents, or the first or last chapters, is told by; [] for any other.

    ids: the reports that are asked, all where it is None; one alone has to be meant.
    """
    reports = [one for one in index.reports if ids is None or one.id in ids]
    named, ends, begins = _CONTENTS.search(asked), _ENDS.search(asked), _BEGINS.search(asked)
    if len(reports) != 1 or not (named or ends or begins) or not _ASKS_FOR.search(asked):
        return []
    rest = _ENDS.sub(" ", _CONTENTS.sub(" ", PHASE.sub(" ", asked)))
    words = {stem(plain(word)) for word in WORD.findall(rest) if plain(word) not in FUNCTION_WORDS} - _ASKING
    told = _told(asked, reports[0], index, words)
    return [told] if told else []


def _told(asked: str, report: Report, index: Index, words: set[str]) -> Statement | None:
    named, ends = _CONTENTS.search(asked), _ENDS.search(asked)
    listed = _listed(report, index)
    if _BEGINS.search(asked):
        found = _entry(words, listed[0]) if listed and words else None
        return statement_of([found.whole], report.id, index) if found else None
    # 'The last two items' are of something else, unless the contents are named.
    if ends and not words and not _TELLS.search(asked) and (named or _OF_REPORT.search(ends[0])):
        whole = _stated(listed[1], report, index) if named and listed else chapters(report, index)
        return _some(whole, ends, index) if whole else None
    if not named or not listed or ends:
        return None
    if not words:
        return _stated(listed[1], report, index)
    chapter = _entry(words, listed[0])
    return _stated(under(chapter, *listed), report, index) if chapter else None


def _listed(report: Report, index: Index) -> tuple[list[Entry], list[Entry]] | None:
    """The entries of the table of contents, and those of them that are the chapters; None where there is none."""
    entries = entries_of(report.id, report.page_count, index)
    depths: dict[str, int] = {}
    for path in {one.section for one in index.passages(index.passage_ids(report.id))} if entries else ():
        for depth, heading in enumerate(path, start=1):
            depths[bare(heading)] = min(depth, depths.get(bare(heading), depth))
    return (entries, chapters_of(entries, depths)) if len(entries) >= FEWEST else None


def _stated(entries: Sequence[Entry], report: Report, index: Index) -> Statement | None:
    return statement_of([one.words for one in entries[:MOST]], report.id, index, listed=True) if entries else None


def _some(whole: Statement, ends: re.Match[str], index: Index) -> Statement | None:
    """The first or last of a list, or one by its number."""
    items = whole.sentences
    if ends["turn"]:
        place = place_of(ends["turn"])
        items = items[place - 1 : place]
    else:
        many = number_of(ends["many"] or "1")
        items = items[:many] if ends["end"].lower() == "first" else items[-many:]
    if not items:
        return None
    held = index.passages(index.passage_ids(whole.passage.report_id))
    own = (one for one in held if items[0].text in one.section)
    return replace(whole, sentences=items, passage=next(own, whole.passage) if whole.passage.section else whole.passage)


def _entry(words: set[str], entries: Sequence[Entry]) -> Entry | None:
    """The entry that has all these words, the one that has least besides."""
    having = [one for one in entries if words <= told_stems(one.words.text) | _numbers(one.words.text)]
    return min(having, key=lambda one: len(told_stems(one.words.text)), default=None)


def _numbers(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\b(?:\d+|[A-Z])\b", text)}


def _by_headings(report: Report, index: Index) -> Statement | None:
    """The numbered headings of the chapters as a list."""
    first: dict[tuple[str, ...], Passage] = {}
    for passage in index.passages(index.passage_ids(report.id)):
        for depth in range(1, min(DEPTHS, len(passage.section)) + 1):
            first.setdefault(passage.section[:depth], passage)
    by_depth = [
        _in_sequence([(path[-1], one) for path, one in first.items() if len(path) == depth])
        for depth in range(1, DEPTHS + 1)
    ]
    found = next((one for one in by_depth if len(one) >= FEWEST), [])
    every = _in_sequence([(path[-1], one) for path, one in first.items()])
    found = every if every[: len(found)] == found else found  # some headings may have been read as too deep
    headed = Headed(index)
    items = [headed.item(heading, one, number) for number, (heading, one) in enumerate(found, start=1)]
    whole = tuple(item for item in items if item)
    enough = FEWEST <= len(whole) <= MOST_HEADINGS and len(whole) == len(items)
    return Statement(found[0][1], whole, 0.0) if enough else None


def _in_sequence(headings: Sequence[tuple[str, Passage]]) -> list[tuple[str, Passage]]:
    return [headings[at] for at in in_sequence([heading for heading, _ in headings])]
