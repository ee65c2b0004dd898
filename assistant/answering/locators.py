"""Places that a question names: 'on page 14', 'in figure 4', 'the section on risk'. What stands there is looked at first.

So is what has the very words that a question puts between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.answering.scopes import NUMBERING
from assistant.answering.signals import Term
from assistant.answering.words import WORD, plain, stem
from assistant.indexing.store import Index

PAGE = re.compile(r"\bpages?\W{0,2}(\d{1,4}|[ivxl]{1,6})\b", re.IGNORECASE)
ORDINAL_PAGE = re.compile(r"\b(first|second|third|fourth|fifth|last) page\b", re.IGNORECASE)
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": 0}
THING = re.compile(
    r"\b((?i:figure|fig|table|chart|map|plate|box|exhibit|appendix|annex|chapter|section|part|step|stage|question"
    r"|recommendation|finding|principle|objective|goal|priority|lesson|unit|module|quarter|semester|week|exercise"
    r"|example|case study|schedule|article|rule))(?:\.?\s+|-)"
    r"(\d{1,3}(?:\.\d{1,2})*|(?!I\s+[a-z])[A-Z]|[IVX]{2,5})\b"
)
SECTION = r"(?:section|chapter|part|heading|appendix|annex|box)"
QUOTED = re.compile(r"\"([^\"]{3,200})\"|“([^”]{3,200})”|(?<!\w)['‘]([^'‘’]{3,200})['’](?!\w)")
NEXT = r"\.?\s+"  # between 'Fig' and '4'
# What a question calls that which it finds there: 'the chart on page 14', 'the title of figure 2'.
SHOWN = frozenset(map(stem, "chart diagram figure graph table title caption section".split()))
ENDS = r"(?!\.?\w)\s*(?:[^\w\s,;]|[A-Z]|$)"  # after it: 'Figure 4: How', 'TABLE II RESULTS', but not '4.2', '4 shows'
ON_THE_PAGE = 5.0  # log-odds for a passage on the page that is named
NAMES_IT = 1.0  # for one that has the words 'figure 4' somewhere
IS_IT = 5.0  # for one that has its caption, or stands under the heading 'Appendix C'
LONGER = 2  # so many words more than its name a section's heading may have
MOST = 24  # passages that have the words


def located(asked: str, index: Index, ids: Sequence[str] | None) -> dict[int, float]:
    """Passage id -> how much likelier (log-odds) it is for standing where the question says; empty where it says none.

    A page number is taken as printed; where no page bears it, as the PDF's. Pages are looked up in one report only,
    since every report has a page 14.
    """
    found: dict[int, float] = {}
    for phrase in _phrases(asked):
        begins = re.compile(f"(?i:{NEXT.join(map(re.escape, phrase.split()))}){ENDS}")
        naming = index.passages([number for number, _ in index.lexical([phrase], MOST, ids)])
        found |= dict.fromkeys((passage.id for passage in naming), NAMES_IT)
        being = [
            passage.id
            for passage in naming
            if any(map(begins.match, [*passage.section, *(sentence.text for sentence in passage.sentences)]))
        ]
        if len(being) < MOST:  # of a chapter so long that not all of it was looked at, no part is preferred
            found |= dict.fromkeys(being, IS_IT)
    quoted = [" ".join(_words(match[match.lastindex])) for match in QUOTED.finditer(asked) if match.lastindex]
    for phrase in quoted:
        naming = index.lexical([phrase], MOST, ids) if " " in phrase else []
        if len(naming) < MOST:
            found |= dict.fromkeys((number for number, _ in naming if number not in found), NAMES_IT)
    for name in {*(phrase for phrase in quoted if " " in phrase), *_sections(asked, index)}:
        standing = [number for number, _ in index.lexical([name], MOST, ids)]
        under = [one.id for one in index.passages(standing) if any(_is_headed(name, title) for title in one.section)]
        if len(under) < MOST:
            found |= dict.fromkeys(under, IS_IT)
    reports = [report.id for report in index.reports] if ids is None else list(ids)
    if len(reports) == 1 and (numbers := set(_pages(asked, index.labels(reports[0])))):
        for passage in index.passages(index.passage_ids(reports[0])):
            if numbers & set(passage.page_numbers):
                found[passage.id] = ON_THE_PAGE
    return found


def without_places(terms: tuple[Term, ...], asked: str, found: Mapping[int, float]) -> tuple[Term, ...]:
    """Without the words of the places that are named, which no text there has to say again.

    found: as `located` gives it; where it is empty all terms are given back, as they are where none would be left.
    """
    if not found:
        return terms
    named = [match[0] for pattern in (THING, PAGE, ORDINAL_PAGE) for match in pattern.finditer(asked)]
    words = {plain(word) for place in named for word in WORD.findall(place)}
    rest = tuple(term for term in terms if term.word not in words and term.stem not in SHOWN)
    return rest or terms


def _phrases(asked: str) -> list[str]:
    """The things named, as they may be written: 'Fig. 4' is 'figure 4' too."""
    found = []
    for match in THING.finditer(asked):
        kind = " ".join(match[1].lower().split())
        found += [f"{other} {match[2]}" for other in ({kind, "figure", "fig"} if kind in ("figure", "fig") else {kind})]
    return sorted(set(found))


def _sections(asked: str, index: Index) -> list[str]:
    """The headings that the question calls a section: 'the section on risk', 'in chapter "Risk"', 'the Risk section'."""
    text = f" {' '.join(_words(asked))} "
    if not re.search(rf" {SECTION} ", text):
        return []
    found = []
    for title in {path[-1] for path in index.sections if path}:
        name = " ".join(_words(NUMBERING.sub("", title)))
        if name and f" {name} " in text:
            sign = rf" {SECTION} (?:(?:on|about|of|called|entitled|titled|headed|named) )?(?:the )?{name} | {name} {SECTION} "
            found += [name] if re.search(sign, text) else []
    return sorted(found)


def _is_headed(name: str, title: str) -> bool:
    """Whether `title` is `name`, but for its number."""
    words = _words(title)
    return f" {name} " in f" {' '.join(words)} " and len(words) <= len(name.split()) + LONGER


def _words(text: str) -> list[str]:
    return [plain(word) for word in WORD.findall(text)]


def _pages(asked: str, labels: dict[int, str]) -> Iterator[int]:
    for match in PAGE.finditer(asked):
        label = match[1].lower()
        printed = [number for number, known in labels.items() if known.lower() == label]
        yield from printed or ([int(label)] if label.isdigit() else [])
    for match in ORDINAL_PAGE.finditer(asked):
        place = ORDINALS[match[1].lower()]
        yield place or max(labels, default=0)
