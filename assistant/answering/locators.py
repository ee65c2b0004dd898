"""Places that a question names: 'on page 14', 'in figure 4', 'the section on risk'.

What stands there is looked at first, and so is what has the very words that a question puts between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.answering.matching import Term
from assistant.answering.named_pages import NAMED_PAGE, pages_named, reports_asked
from assistant.answering.scopes import NUMBERING
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS, WORD, plain, stem
from assistant.indexing.store import Index
from assistant.patterns import regex

THING = regex(
    r"\b((?i:figure|fig|table|chart|map|plate|box|exhibit|appendix|annex|chapter|section|part|step|stage|question"
    r"|recommendation|finding|principle|objective|goal|priority|lesson|unit|module|quarter|semester|week|exercise"
    r"|example|case study|schedule|article|rule))(?:\.?\s+|-)"
    r"(\d{1,3}(?:\.\d{1,2})*|(?!I\s+[a-z])[A-Z]|[IVX]{2,5})\b"
)
COUNTED = 10  # things whose number may be in words
NUMBERED_THING = regex(
    r"\b(figure|fig|table|box|exhibit|appendix|annex|phase)\.?\s+"
    rf"(\d{{1,3}}(?:\.\d{{1,2}})*|{'|'.join(NUMBER_WORDS[:COUNTED])}|[a-z](?=\W*$)|[ivx]{{2,5}})\b",
    re.IGNORECASE,
)
NUMBER_NAMES = tuple(
    zip(map(str, range(1, COUNTED + 1)), NUMBER_WORDS, "i ii iii iv v vi vii viii ix x".split(), strict=False)
)
ORDINAL_PHASE = regex(rf"\b({'|'.join(ORDINAL_WORDS)})[ -]phase\b", re.IGNORECASE)
SECTION = r"(?:section|chapter|part|heading|appendix|annex|box)"
LEADS = r"(?:(?:on|about|of|called|entitled|titled|headed|named) )?(?:the )?"  # between 'section' and its name
QUOTED = regex(r"\"([^\"]{3,200})\"|“([^”]{3,200})”|(?<!\w)['‘]([^'‘’]{3,200})['’](?!\w)")
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
    quoted = [" ".join(_words(match[match.lastindex or 0])) for match in QUOTED.finditer(asked)]
    quoted = [phrase for phrase in quoted if " " in phrase]
    found: dict[int, float] = {}
    for gains in (
        *(_things(phrase, index, ids) for phrase in phrases_of(asked)),
        *(_quotations(phrase, index, ids) for phrase in quoted),
        *(_headed(name, index, ids) for name in {*quoted, *_sections(asked, index), *_numbered(asked, index, ids)}),
        _on_pages(asked, index, ids),
    ):
        for number, gain in gains.items():
            found[number] = max(gain, found.get(number, 0.0))
    return found


def _things(phrase: str, index: Index, ids: Sequence[str] | None) -> dict[int, float]:
    """Passages that are, or name, 'figure 4'."""
    begins = re.compile(f"(?i:{NEXT.join(map(re.escape, phrase.split()))}){ENDS}")
    naming = index.passages([number for number, _ in index.lexical([phrase], MOST, ids)])
    being = [one.id for one in naming if any(map(begins.match, [*one.section, *(part.text for part in one.sentences)]))]
    # Of a chapter so long that not all of it was looked at, no part is preferred.
    return dict.fromkeys((one.id for one in naming), NAMES_IT) | _if_few(being, IS_IT)


def _quotations(phrase: str, index: Index, ids: Sequence[str] | None) -> dict[int, float]:
    """Passages that have these words side by side."""
    return _if_few([number for number, _ in index.lexical([phrase], MOST, ids)], NAMES_IT)


def _headed(name: str, index: Index, ids: Sequence[str] | None) -> dict[int, float]:
    """Passages that stand under the heading of this name."""
    having = index.passages([number for number, _ in index.lexical([name], MOST, ids)])
    return _if_few([one.id for one in having if any(_is_named(name, title) for title in one.section)], IS_IT)


def _on_pages(asked: str, index: Index, ids: Sequence[str] | None) -> dict[int, float]:
    """Passages on the pages that are named."""
    reports = reports_asked(index, ids)
    numbers = set(pages_named(asked, index, reports[0])) if len(reports) == 1 else set()
    if not numbers:
        return {}
    passages = index.passages(index.passage_ids(reports[0]))
    return {one.id: ON_THE_PAGE for one in passages if numbers & set(one.page_numbers)}


def _if_few(ids: Sequence[int], gain: float) -> dict[int, float]:
    return dict.fromkeys(ids, gain) if len(ids) < MOST else {}


def nowhere(asked: str, index: Index, ids: Sequence[str] | None) -> list[str]:
    """The things named that stand nowhere: 'figure 7' where there are six, 'phase four' where there are three."""
    named = [(match[0], match[1], match[2]) for match in NUMBERED_THING.finditer(asked)]
    named += [(match[0], "phase", match[1]) for match in ORDINAL_PHASE.finditer(asked)]
    away = (said.lower() for said, kind, number in named if not _is_somewhere(kind, number, index, ids))
    return list(dict.fromkeys(away))


def _is_somewhere(kind: str, number: str, index: Index, ids: Sequence[str] | None) -> bool:
    """Whether a text has the thing, however its number is written; so too where no text has any thing of the kind."""
    kind, number = kind.lower(), number.lower()
    names = (*zip(*NUMBER_NAMES, strict=True), ORDINAL_WORDS)
    at = next((place for column in names for place, name in enumerate(column) if name == number), None)
    if kind == "phase" and at is not None and any(report.phase == at + 1 for report in index.reports):
        return True
    kinds = ("figure", "fig") if kind in ("figure", "fig") else (kind,)
    numbers = (number,) if at is None else NUMBER_NAMES[at]
    written = [f"{one} {name}" for one in kinds for name in numbers]
    written += [] if at is None else [f"{ORDINAL_WORDS[at]} {kind}"]
    return not any(index.document_frequency(one, ids) for one in kinds) or bool(index.lexical(written, 1, ids))


def without_places(terms: tuple[Term, ...], asked: str, found: Mapping[int, float]) -> tuple[Term, ...]:
    """Without the words of the places that are named, which no text there has to say again.

    found: as `located` gives it; where it is empty all terms are given back, as they are where none would be left.
    """
    if not found:
        return terms
    named = [match[0] for pattern in (THING, NAMED_PAGE) for match in pattern.finditer(asked)]
    words = {plain(word) for place in named for word in WORD.findall(place)}
    rest = tuple(term for term in terms if term.word not in words and term.stem not in SHOWN)
    return rest or terms


def phrases_of(asked: str) -> list[str]:
    """The things named, as they may be written: 'Fig. 4' is 'figure 4' too, 'Table 2' 'TABLE II'."""
    found = []
    for match in THING.finditer(asked):
        kind = " ".join(match[1].lower().split())
        kinds = {kind, "figure", "fig"} if kind in ("figure", "fig") else {kind}
        number = match[2]
        names = next((row for row in NUMBER_NAMES if number.lower() in row), ("", "", "")) if len(number) < 3 else ()
        roman = {names[0], names[2].upper()} - {""} if names and kind in ("figure", "fig", "table") else set()
        found += [f"{other} {one}" for other in kinds for one in {number, *roman}]
    return sorted(set(found))


def _sections(asked: str, index: Index) -> list[str]:
    """The headings that the question calls a section: 'the section on risk', 'in chapter Risk', 'the Risk section'."""
    text = f" {' '.join(_words(asked))} "
    if not re.search(rf" {SECTION} ", text):
        return []
    names = {_name(path[-1]) for path in index.sections if path}
    return sorted(
        name
        for name in names
        if f" {name} " in text and re.search(rf" {SECTION} {LEADS}{name} | {name} {SECTION} ", text)
    )


def _numbered(asked: str, index: Index, ids: Sequence[str] | None) -> list[str]:
    """The headings that a question names by number alone, where one report is asked: of 'chapter 5', '5. Six aims'."""
    numbers = {match[2] for match in THING.finditer(asked) if match[1].lower() in ("chapter", "part", "section")}
    if not numbers or len(index.reports if ids is None else ids) != 1:
        return []
    begins = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(numbers)))})[.:)]?\s+\W*[A-Z]")
    return sorted({_name(title) for path in index.sections for title in path if begins.match(title)})


@lru_cache(maxsize=10_000)
def _name(title: str) -> str:
    """The words of a heading, in small letters, without its number."""
    return " ".join(_words(NUMBERING.sub("", title)))


def _is_named(name: str, title: str) -> bool:
    """Whether `title` is `name`, but for its number."""
    words = _words(title)
    return f" {name} " in f" {' '.join(words)} " and len(words) <= len(name.split()) + LONGER


def _words(text: str) -> list[str]:
    return [plain(word) for word in WORD.findall(text)]
