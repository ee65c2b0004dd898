"""The table of contents as it stands in a report: its entries, and which of them are the chapters.

Tables of contents are no evidence of what they list, so they are in no passage: they are read off the pages again where
a question asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.page_lines import PageLine, lines_on
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.reading.contents import TITLE, UnderWay, without_contents
from assistant.reading.labels import number_of
from assistant.reading.outline import plain

LAST_PAGE = 12  # of the file, on which a table of contents may begin
FEWEST_GROUPS, FEWEST_NUMBERED, SHARE = 2, 3, 0.6
_PAGE = r"(?:[A-Z]{0,2}[-–]?\d{1,4}(?:[-–]\d{1,4})?|[ivxlc]{1,7})"
_LEADERS = r"(?:[.…_·]\s?){3,}"
_ENTRY = regex(rf"^(?P<words>.*?[^\W\d_].*?)(?:\s*{_LEADERS}\s*(?P<led>{_PAGE})?|\s+(?P<page>{_PAGE}))$")
_ALONE = regex(rf"^{_PAGE}$")
_NO_ENTRY = regex(r"^(?:page|(?:https?://|www\.)\S+|[\w-]+\.(?:com|gov|net|org)\S*)$", re.IGNORECASE)
_ON_MAP = regex(r"^[A-Z]\d{1,2}$")
_OF_FIGURES = regex(r"^\s*(?:list of )?(?:figures|tables|boxes|charts|illustrations|exhibits|abbrev)", re.IGNORECASE)
_UNFINISHED = regex(r"(?:[,:–—-]|\b(?:and|for|from|in|of|on|or|that|the|to|with|between|&))$", re.IGNORECASE)
NUMBERED = regex(r"^(?:chapter |section |part )?(?:(\d{1,2})|([IVX]{1,5}))([.:)]?)\s+\S", re.IGNORECASE)
_ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a table of contents. words: without the page it leads to; whole: with it; page: that page, as it is
    printed, '' where it has none: a group's heading."""

    words: PageLine
    whole: PageLine
    page: str


def entries_of(report_id: str, count: int, index: Index) -> list[Entry]:
    """The entries of a report's table of contents, [] where it has none. count: of the report's pages."""
    found: list[Entry] = []
    under_way = UnderWay.NOTHING
    for number in range(1, min(LAST_PAGE, count) + 1):
        lines = lines_on(index.page(report_id, number))
        kept, goes_on = without_contents(lines, under_way)
        gone = [line for line in lines if line not in kept]
        ended = under_way is UnderWay.NOTHING or len(gone) < FEWEST_NUMBERED
        if goes_on is UnderWay.INDEX or (found and ended):
            break
        found += _entries(gone)
        under_way = goes_on
    on_map = sum(bool(_ON_MAP.match(one.page)) for one in found)  # what a map shows, and in which square
    return [] if 2 * on_map > len(found) else found


def chapters_of(entries: Sequence[Entry], depths: dict[str, int]) -> list[Entry]:
    """The entries of the chapters: those that are numbered one by one, or the headings of groups, or those whose
    headings stand above all others in the report, or else all.

    depths: of the report's headings, as `plain` gives them.
    """
    numbered = [entries[at] for at in in_sequence([one.words.text for one in entries])]
    if len(numbered) >= FEWEST_NUMBERED:
        return numbered
    groups = [one for one in entries if not one.page]
    if len(groups) >= FEWEST_GROUPS:
        return groups
    known = [one for one in entries if plain(one.words.text) in depths]
    if len(known) >= SHARE * len(entries) and known:
        top = min(depths[plain(one.words.text)] for one in known)
        highest = [one for one in known if depths[plain(one.words.text)] == top]
        if FEWEST_GROUPS <= len(highest) < len(known):
            return highest
    return [one for one in entries if one.page]


def under(chapter: Entry, entries: Sequence[Entry], chapters: Sequence[Entry]) -> list[Entry]:
    """The entries between a chapter and the next one."""
    start = entries.index(chapter) + 1
    ends = [entries.index(one) for one in chapters if entries.index(one) >= start]
    return list(entries[start : min(ends, default=len(entries))])


def in_sequence(headings: Sequence[str]) -> list[int]:
    """The places of the headings that are numbered one after the other, from 1 on, all in the same way."""
    found: list[int] = []
    style = None
    for place, heading in enumerate(headings):
        match = NUMBERED.match(heading)
        if not match:
            continue
        number = int(match[1]) if match[1] else _ROMAN.index(match[2].upper()) + 1 if match[2].upper() in _ROMAN else 0
        if number == len(found) + 1 and style in (None, (bool(match[1]), match[3])):
            style = (bool(match[1]), match[3])
            found.append(place)
    return found


def _entries(lines: Sequence[PageLine]) -> list[Entry]:
    """The entries on the lines of a table of contents, those with pages in the order of their pages."""
    titles = [at for at, line in enumerate(lines) if TITLE.match(line.text)]
    first = titles[0] + 1 if titles and titles[0] + 1 < len(lines) else 0
    found: list[Entry] = []
    waiting: list[PageLine] = []
    of_figures = False
    for line in lines[first:]:
        if TITLE.match(line.text):
            of_figures, waiting = bool(_OF_FIGURES.match(line.text)), []
        elif of_figures or _NO_ENTRY.match(line.text):
            continue
        elif _ALONE.match(line.text):
            if waiting:
                found.append(_entry([*waiting, line], line.text))
            waiting = []
        elif match := _ENTRY.match(line.raw):
            goes_on = waiting and (line.text[0].islower() or _UNFINISHED.search(waiting[-1].text))
            found += [_entry([one], "") for one in (waiting[:-1] if goes_on else waiting)]
            words = replace(line, text=" ".join(match["words"].split()), end=line.start + len(match["words"]))
            lead = waiting[-1:] if goes_on else []
            found.append(Entry(_joined([*lead, words]), _joined([*lead, line]), match["led"] or match["page"] or "?"))
            waiting = []
        elif waiting and (line.text[0].islower() or _UNFINISHED.search(waiting[-1].text)):
            waiting[-1] = _joined([waiting[-1], line])
        else:
            waiting.append(line)
    return list(_by_page(found))


def _entry(lines: Sequence[PageLine], page: str) -> Entry:
    return Entry(_joined(lines[:-1] if page else lines), _joined(lines), page)


def _joined(lines: Sequence[PageLine]) -> PageLine:
    text = " ".join(" ".join(line.text for line in lines).split())
    return PageLine(text, lines[0].page, lines[0].start, lines[-1].end, lines[0].opens)


def _by_page(entries: Sequence[Entry]) -> Iterator[Entry]:
    """In the order of their pages where each has one and some were drawn out of turn."""
    pages = [number_of(one.page) for one in entries]
    in_turn = not all(pages) or any(one.page.isalpha() for one in entries)
    order = range(len(entries)) if in_turn else sorted(range(len(entries)), key=lambda at: pages[at] or 0)
    yield from (entries[at] for at in order)
