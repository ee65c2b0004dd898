"""What a question may be asked of: subjects that take one another's place in a follow-up, reports named in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.answering.called import SAYS, Called, called, is_where, without_names
from assistant.answering.follow_up import ARTICLE
from assistant.answering.kinds import QuestionKind
from assistant.answering.of_reports import spread
from assistant.answering.question import Question, parts, reworded
from assistant.answering.told import asks_length
from assistant.answering.words import ASKING_WORDS, FUNCTION_WORDS, NUMBER_WORDS, ORDINAL_WORDS, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Report

LONGEST_NAME = 5  # words
FEWEST, MOST = 2, 8  # headings side by side that are taken for subjects of a kind
NUMBERING = regex(
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
_WITHIN_NAME = r"(?:(?!(?:by|for|in|that|which|who)\b)[\w’'&-]+ )"  # 'the Public Services & ICT research'
_OF_SOMETHING_ELSE = rf" of (?!(?:(?:the|this|its|their|your) )?{_WITHIN_NAME}{{0,5}}?{_STUDY}\b)"
PHASE = regex(rf"\b(?:{_NUMBERED})\b(?!{_OF_SOMETHING_ELSE})", re.IGNORECASE)
_PHASE = rf"(?:(?:the|an?) )?(?:{_NUMBERED})\b(?!{_OF_SOMETHING_ELSE})"
NAMED_PHASE = rf"{_PHASE}(?: of (?:(?:the|this|its|their|your) )?{_WITHIN_NAME}{{0,5}}?{_STUDY}\b)?"
# What sets a phase beside another is told by the reports of either.
_SEVERAL_PHASES = regex(
    r"\b(?:phases|differ\w*|compar(?:e|ed|es|ing|ison)|contrast\w*|versus|vs|foreshadow\w*|forerunners?|precursors?"
    r"|anticipated|return(?:ed)?|come back|(?:come|came|turn|turned) up (?:again|for the first time)|in common)\b"
    r"|\bphase \w+(?: and|,| or|/| to) (?:\d|one|two|three|i{1,3}|the)\b"
    r"|\b(?:the|as|in|than|of|from) (?:the )?(?:first|second|third|other|next|previous|last|later|earlier)(?: one)?"
    r"(?=\W*$|[’']s\b| (?:do|does|did|had|has|was|is)\b)",
    re.IGNORECASE,
)
# What a phase itself was, and what came before and after it, is told in all.
_SPANS = frozenset({QuestionKind.WHEN, QuestionKind.QUANTITY})
_FOUND = regex(r"\b(?:conclusions?|evidence|findings|lessons?|messages|recommendations|results)\b", re.IGNORECASE)
_LASTS = (
    r"(?:beg[iau]n|start|end|finish|take|took|last|run|ran|cost|follow|precede|lead|led|come|came|happen|occur|exist)"
)
_BACKED = r"(?:support|fund|sponsor|financ|back|commission|pa(?:id|ys?) for|launch|start|follow|preced|replac|conduct)"
_TOWARDS = (
    r"(?:after|before|since|until|following|towards?|contribut\w* to|led to|leads? to"
    r"|(?:cost|length|duration|start|end|purpose|aims?) of)"
)
_OF_ITSELF = regex(
    rf"\b{_PHASE} (?:{_LASTS}(?:ed|s)?\b|(?:was|were|is|be|been) (?:{_BACKED}|held\b|led\b|over\b))"
    rf"|\b(?:was|were|is) {_PHASE} {_BACKED}|\b{_BACKED}\w* {_PHASE}|\b{_TOWARDS} {_PHASE}"
    rf"|\b(?:costs?|duration|sponsors?|funders?|dates?)\b.{{0,20}} {_PHASE}\W*$"
    rf"|\b{_PHASE}(?: \w+)? (?:cost|duration|dates?)\W*$|^\W*(?:what|when|who|why|where) (?:is|was|were) {_PHASE}\W*$",
    re.IGNORECASE,
)


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
    folded = text.casefold()
    if not any(name.casefold() in folded for name in names):  # no pattern need be made
        return False
    return bool(_any_of(tuple(sorted(names))).search(text))


@lru_cache(maxsize=4096)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scoped:
    """A part of a question, and the reports that it names, which alone are asked: () where it names none, or all.

    The words that name them are not in it any more, as their pages need not say them: they are in `said`, and `whole`
    is the part with them. named: the stems of the names by which it calls them, if it does; phase: the one that they
    are asked for, or 0."""

    question: Question
    reports: tuple[Report, ...] = ()
    said: str = ""
    whole: Question | None = None
    named: frozenset[str] = frozenset()
    phase: int = 0

    @property
    def ids(self) -> list[str]:
        """The ids of the reports that it names."""
        return [report.id for report in self.reports]


def scoped(question: Question, reports: Sequence[Report]) -> list[Scoped]:
    """The parts of a question with the reports that each is asked of: those that it names, else those that the part
    before is asked of, or that the whole question names for all its parts.

    A part that says nothing else than whom it asks ('…, and what does the overview say?') is the part before again,
    asked of others.
    """
    found: list[Scoped] = []
    for part in parts(question):
        part = reworded(part, each) if (each := spread(part.asked, reports)) != part.asked else part
        piece = part.asked.rpartition(". ")[2] if found else part.asked
        names = called(piece, reports)
        own = named_reports(piece, reports)
        if not own and not called(piece, reports, alone=True):
            own = list(found[-1].reports) if found else _of_all_parts(question, reports)
        if names and found and set(terms(without_names(piece, names))) <= FUNCTION_WORDS | ASKING_WORDS:
            found.append(replace(found[-1], reports=tuple(own), said=piece, named=_said(names)))
            continue
        names = called(part.asked, reports) if own else []
        alone = reworded(part, without_names(part.asked, names)) if names else part
        said, phase = (part.asks, 0) if names else ("", _phase_alone(part.whole, own))
        phase = phase or (_phase_elsewhere(part, reports) if not own else 0)
        found.append(Scoped(_without_phase(alone, own), tuple(own), said, part, _said(names), phase))
    return found


def _of_all_parts(question: Question, reports: Sequence[Report]) -> list[Report]:
    """The reports that a question, or what it leans on, names for all its parts: not one of which a single part asks
    what it says."""
    names = called(question.asked, reports)
    own = named_reports(question.asked, reports)
    if own and names and not any(is_where(question.asked, one) for one in names):
        return []
    return own or named_reports(question.whole, reports)


def asked_again(asked: Sequence[Scoped], reports: Sequence[Report]) -> Iterator[list[Scoped]]:
    """How parts of a question to which nothing is told are asked again: with the words that name their reports; of the
    reports on a phase, where that is asked what it was itself: there it is 'the research'."""
    if any(one.phase and not one.reports for one in asked):
        yield [replace(one, phase=0) for one in asked]
    if any(one.named for one in asked) and not any(asks_length(one.question.asks) for one in asked):
        yield [replace(one, question=one.whole or one.question) for one in asked]
    for words in (False, True):
        itself = [_of_phase_itself(one.question, reports, words) for one in asked]
        if all(itself):
            yield [one for one in itself if one]


def _of_phase_itself(question: Question, reports: Sequence[Report], as_research: bool) -> Scoped | None:
    """A question what a phase was itself, asked of the reports on it, where it is 'the research'."""
    phase = phase_of(question.asked) if _OF_ITSELF.search(question.asked) else 0
    on_it = [one for one in reports if phase and phase_told(one) == phase]
    none = not on_it or len(on_it) == len(reports) or question.kind not in _SPANS
    if none or _SEVERAL_PHASES.search(question.asked):
        return None
    asked = re.sub(NAMED_PHASE, "the research", question.asked, flags=re.IGNORECASE) if as_research else question.asked
    return Scoped(reworded(question, asked), tuple(on_it), question.asks)


def parts_on(phase: int, reports: Sequence[str], among: Sequence[str] | None, index: Index) -> list[Passage]:
    """What stands under a heading 'Findings of the first phase', in other reports than those `among` which it is asked
    (all where that is None)."""
    others = [one.id for one in index.reports if one.id not in reports and (among is None or one.id in among)]
    names = (f"phase {phase}", f"phase {NUMBER_WORDS[phase - 1]}", f"{ORDINAL_WORDS[phase - 1]} phase")
    ids = {number for name in names for number in index.headed(name, others)} if phase and others else set()
    under = index.passages(sorted(ids))
    return [one for one in under if _FOUND.search(one.section[-1]) and phase_of(one.section[-1]) == phase]


def _phase_alone(asked: str, reports: Sequence[Report]) -> int:
    """The phase that a question names, where reports on it alone are asked; 0 where others are, or all."""
    phase = phase_of(asked)
    return phase if reports and all(phase_told(report) == phase for report in reports) else 0


def _phase_elsewhere(part: Question, reports: Sequence[Report]) -> int:
    """The phase of which it is asked what is said of a topic, where no report is on it: parts of others may be."""
    phase = _phase_asked(part.whole) if part.subject else 0
    return 0 if any(phase_told(report) == phase for report in reports) else phase


def asked_alone(asked: Sequence[Scoped], beside: Sequence[Passage], reports: Sequence[Report]) -> list[Report]:
    """The reports that the parts of a question name, and those that have what is asked `beside`, in their order; []
    where a part asks all."""
    named = {report.id for one in asked for report in one.reports}.union(one.report_id for one in beside)
    alone = [one for one in reports if one.id in named] if all(one.reports or one.phase for one in asked) else []
    return alone if len(alone) < len(reports) else []


def named_reports(question: str, reports: Sequence[Report]) -> list[Report]:
    """The reports that a question names ('in the NHS report', 'in phase 2', 'according to local government').

    Empty where it names none, or all of them.
    """
    names = called(question, reports)
    chosen = _all_of(names, reports) or list(reports)
    if phase := _phase_asked(without_names(question, names)):
        of_phase = [report for report in chosen if phase_told(report) == phase]
        chosen = of_phase if of_phase or len(chosen) == len(reports) else chosen
    if titled := [report for report in chosen if report.short_title and _names_title(question, report.short_title)]:
        chosen = titled
    sectors = {report.sector for report in reports if report.sector and _names_sector(question, report.sector)}
    if sectors:
        chosen = [report for report in chosen if report.sector in sectors]
    return chosen if 0 < len(chosen) < len(reports) else []


def phase_told(report: Report) -> int:
    """The phase that a report is on, by the catalogue or by its title; 0 where neither says."""
    return report.phase or phase_of(report.title)


def _all_of(names: Sequence[Called], reports: Sequence[Report]) -> list[Report]:
    """The reports that go by one of the names, in their order."""
    return [report for report in reports if any(report in one.reports for one in names)]


def _said(names: Sequence[Called]) -> frozenset[str]:
    return frozenset().union(*(one.said for one in names))


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


def _without_phase(question: Question, reports: Sequence[Report]) -> Question:
    """Without the words of the phase that a question names, where reports on it alone are asked."""
    if not _phase_alone(question.whole, reports):
        return question
    named = {word for match in PHASE.finditer(question.whole) for word in ("phase", _number(match), match[0].lower())}
    rest = tuple(term for term in question.terms if term not in named)
    return replace(question, terms=rest) if rest else question


def _names_title(question: str, title: str) -> bool:
    """Whether a question asks what stands in a report of that short title: 'what does the survey say', but not
    'does the survey say', as others may tell what it leaves out."""
    if title.lower() not in question.lower():  # of thousands of titles hardly one is looked for at length
        return False
    name = re.escape(title)
    sign = rf"\b(?:according to|in) the {name}\b(?! (?:of|on)\b)|\bwhat (?:do|does|did) the {name} {SAYS}"
    return bool(re.search(sign, question, re.IGNORECASE))


def _names_sector(question: str, sector: str) -> bool:
    name = re.escape(sector)
    sign = rf"\b{_ASKED} (?:the )?{name} {_WORKS}|\baccording to (?:the )?{name}\b"
    return bool(re.search(sign, question, re.IGNORECASE))
