"""What a question may be asked of: subjects that take one another's place in a follow-up, reports named in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from assistant.answering.follow_up import ARTICLE
from assistant.answering.question import Question
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS
from assistant.indexing.store import Index
from assistant.records import Report

LONGEST_NAME = 5  # words
FEWEST, MOST = 2, 8  # headings side by side that are taken for subjects of a kind
NUMBERING = re.compile(
    r"^\W*(?:\d+(?:\.\d+)*[.)]?|[a-z]\)|[ivx]+\)|(?:chapter|section|part|box)\s+\w+\s*[:.–-]?)\s+", re.IGNORECASE
)
PHASES = 3
PHASE_NUMBERS = {
    word: number for words in (NUMBER_WORDS, ORDINAL_WORDS) for number, word in enumerate(words[:PHASES], start=1)
}
_WORKS = r"(?:workshop )?(?:reports?|briefings?|papers?|q&a|publications?)"
_ASKED = r"(?:in|from|by|according to|do|does|did|has|have)"
_SAYS = (
    r"(?:says?|finds?|found|concludes?|recommends?|reports?|shows?|suggests?|argues?|tells?|calls?|wants?|names?|lists?"
    r"|mentions?|advises?|asks?|propose[sd]?)\b"
)
_TOLD = r"(?:findings?|lessons?|messages?|conclusions?|recommendations?|results)"
PHASE = re.compile(
    rf"\b(?:(?:{_ASKED}|of) (?:the )?(?:phase (?P<number>\d|one|two|three)\b(?: {_WORKS})?"
    rf"|(?P<ordinal>first|second|third)[- ]phase {_WORKS})"
    rf"|(?:do|does|did|has|have) the (?P<speaker>first|second|third) phase {_SAYS}"
    rf"|{_TOLD} (?:of|from) the (?P<told>first|second|third) phase\b)",
    re.IGNORECASE,
)
YEAR = re.compile(rf"\b{_ASKED} the (?P<year>(?:19|20)\d\d) {_WORKS}", re.IGNORECASE)


def named_siblings(index: Index) -> list[list[str]]:
    """The names of sections that stand side by side, where they are few and short enough to be of a kind."""
    siblings: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for path in index.sections:
        name = ARTICLE.sub("", NUMBERING.sub("", path[-1]).strip()) if path else ""
        if name and len(name.split()) <= LONGEST_NAME and name not in siblings[path[:-1]]:
            siblings[path[:-1]].append(name)
    return [names for names in siblings.values() if FEWEST <= len(names) <= MOST]


def subjects(index: Index) -> list[str]:
    """Names that can take one another's place: sectors, headings side by side, and their abbreviations."""
    found = {report.sector for report in index.reports if report.sector}
    found.update(*named_siblings(index))
    for short, long in index.abbreviations.items():
        if any(name.casefold() in (short.casefold(), long.casefold()) for name in tuple(found)):
            found |= {short, long}
    return sorted(found)


def names_of(subject: str, abbreviations: Mapping[str, str]) -> frozenset[str]:
    """A subject's name, its abbreviation and what that stands for."""
    found = {subject}
    for short, long in abbreviations.items():
        if subject.casefold() in (short.casefold(), long.casefold()):
            found |= {short, long}
    return frozenset(found)


def mentions(text: str, names: Collection[str]) -> bool:
    """Whether a text has any of the names, as whole words."""
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)", text, re.IGNORECASE))


def named_reports(question: str, reports: Sequence[Report]) -> list[Report]:
    """The reports that a question names ('in the NHS report', 'in phase 2', 'according to local government').

    Empty where it names none, or all of them.
    """
    chosen = list(reports)
    if match := PHASE.search(question):
        number = next(said for said in match.groupdict().values() if said).lower()
        phase = int(number) if number.isdigit() else PHASE_NUMBERS[number]
        chosen = [report for report in chosen if report.phase == phase]
    if match := YEAR.search(question):
        chosen = [report for report in chosen if report.year == match["year"]]
    sectors = {report.sector for report in reports if report.sector and _names_sector(question, report.sector)}
    if sectors:
        chosen = [report for report in chosen if report.sector in sectors]
    return chosen if 0 < len(chosen) < len(reports) else []


def without_phase(question: Question) -> Question:
    """Without the words of the phase that a question names, where its reports alone are asked: they need not say it."""
    match = PHASE.search(question.asked)
    named = {"phase", *(said.lower() for said in match.groupdict().values() if said)} if match else set()
    rest = tuple(term for term in question.terms if term not in named)
    return replace(question, terms=rest) if rest else question


def _names_sector(question: str, sector: str) -> bool:
    name = re.escape(sector)
    sign = rf"\b{_ASKED} (?:the )?{name} {_WORKS}|\baccording to (?:the )?{name}\b"
    return bool(re.search(sign, question, re.IGNORECASE))
