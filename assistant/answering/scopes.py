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
    word: number
    for words in (NUMBER_WORDS, ORDINAL_WORDS, "1 2 3".split(), "1st 2nd 3rd".split(), "i ii iii".split())
    for number, word in enumerate(words[:PHASES], start=1)
}
_WORKS = r"(?:workshop )?(?:reports?|briefings?|papers?|q&a|publications?)"
_ASKED = r"(?:in|from|by|according to|do|does|did|has|have)"
# 'phase 2', 'the second-phase report', but not 'the second phase of the building'.
_STUDY = r"(?:research|study|studies|series|project|programme|work|review)"
_NUMBERED = r"phase[ -](?:\d|one|two|three|i{1,3})|(?:first|second|third|1st|2nd|3rd)[ -]phase"
_OF_SOMETHING_ELSE = rf" of (?!(?:(?:the|this|its|their|your) )?(?:[\w’'-]+ )?{_STUDY}\b)"
PHASE = re.compile(rf"\b(?:{_NUMBERED})\b(?!{_OF_SOMETHING_ELSE})", re.IGNORECASE)
_PHASE = rf"(?:(?:the|an?) )?(?:{_NUMBERED})\b(?!{_OF_SOMETHING_ELSE})"
# What sets a phase beside another is told by the reports of either.
_SEVERAL_PHASES = re.compile(
    r"\b(?:phases|differ\w*|compar(?:e|ed|es|ing|ison)|contrast\w*|versus|vs|foreshadow\w*|forerunners?|precursors?"
    r"|anticipated|return(?:ed)?|come back|(?:come|came|turn|turned) up (?:again|for the first time)|in common)\b"
    r"|\bphase \w+(?: and|,| or|/| to) (?:\d|one|two|three|i{1,3}|the)\b"
    r"|\b(?:the|as|in|than|of|from) (?:the )?(?:first|second|third|other|next|previous|last|later|earlier)(?: one)?"
    r"(?=\W*$|[’']s\b| (?:do|does|did|had|has|was|is)\b)",
    re.IGNORECASE,
)
# What a phase itself was, and what came before and after it, is told in all.
_LASTS = (
    r"(?:beg[iau]n|start|end|finish|take|took|last|run|ran|cost|follow|precede|lead|led|come|came|happen|occur|exist)"
)
_BACKED = r"(?:support|fund|sponsor|financ|back|commission|pa(?:id|ys?) for|launch|start|follow|preced|replac|conduct)"
_TOWARDS = (
    r"(?:after|before|since|until|following|towards?|contribut\w* to|led to|leads? to"
    r"|(?:cost|length|duration|start|end|purpose|aims?) of)"
)
_OF_ITSELF = re.compile(
    rf"\b{_PHASE} (?:{_LASTS}(?:ed|s)?\b|(?:was|were|is|be|been) (?:{_BACKED}|held\b|led\b|over\b))"
    rf"|\b(?:was|were|is) {_PHASE} {_BACKED}|\b{_BACKED}\w* {_PHASE}|\b{_TOWARDS} {_PHASE}"
    rf"|\b(?:costs?|duration|sponsors?|funders?|dates?)\b.{{0,20}} {_PHASE}\W*$"
    rf"|\b{_PHASE}(?: \w+)? (?:cost|duration|dates?)\W*$|^\W*(?:what|when|who|why|where) (?:is|was|were) {_PHASE}\W*$",
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
    if phase := _phase_asked(question):
        chosen = [report for report in chosen if report.phase == phase]
    if match := YEAR.search(question):
        chosen = [report for report in chosen if report.year == match["year"]]
    if titled := [report for report in chosen if report.short_title and _names_title(question, report.short_title)]:
        chosen = titled
    sectors = {report.sector for report in reports if report.sector and _names_sector(question, report.sector)}
    if sectors:
        chosen = [report for report in chosen if report.sector in sectors]
    return chosen if 0 < len(chosen) < len(reports) else []


def _phase_asked(question: str) -> int:
    """The one phase that a question is asked of; 0 where it names none, sets several side by side, or asks of the phase
    itself."""
    asked_beside = _SEVERAL_PHASES.search(question) or _OF_ITSELF.search(question)
    return 0 if asked_beside else phase_of(question)


def phase_of(text: str) -> int:
    """The one phase that a text names, 0 where it names none, or several."""
    named = {PHASE_NUMBERS.get(_number(match), 0) for match in PHASE.finditer(text)}
    return named.pop() if len(named) == 1 else 0


def _number(phase: re.Match[str]) -> str:
    """'2' of 'phase 2', 'second' of 'second-phase'."""
    return next(word for word in re.split(r"[ -]", phase[0].lower()) if word != "phase")


def without_phase(question: Question) -> Question:
    """Without the words of the phase that a question names, where its reports alone are asked: they need not say it."""
    named = {word for match in PHASE.finditer(question.whole) for word in ("phase", _number(match), match[0].lower())}
    rest = tuple(term for term in question.terms if term not in named)
    return replace(question, terms=rest) if rest else question


def _names_title(question: str, title: str) -> bool:
    """Whether a question asks what stands in a report of that short title: 'what does the overview say', but not
    'does the overview say', as others may tell what it leaves out."""
    sign = rf"\b(?:according to|in|what (?:do|does|did)) the {re.escape(title)}\b(?! (?:of|on)\b)"
    return bool(re.search(sign, question, re.IGNORECASE))


def _names_sector(question: str, sector: str) -> bool:
    name = re.escape(sector)
    sign = rf"\b{_ASKED} (?:the )?{name} {_WORKS}|\baccording to (?:the )?{name}\b"
    return bool(re.search(sign, question, re.IGNORECASE))
