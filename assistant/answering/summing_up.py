"""What a report comes to, told by the section that is headed so: its conclusion, its main findings, its summary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from assistant.answering.itself import QUALIFIES_NOTHING, THIS, reports_meant, subject_of, whole_questions
from assistant.answering.scopes import NAMED_PHASE, NUMBERING, phase_of, phase_told
from assistant.answering.statements import Statement, leaning
from assistant.answering.words import WORD, plain
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Report, Role, Sentence

MOST_REPORTS = 6  # of more, one statement each is no answer
OPENING, OF_SEVERAL = 90, 50  # words of a section; where several reports are told
WITH_LISTS = 150  # words of a summary's lists, where findings are asked for
LONGEST = 8  # words of a heading
_RUNNING = frozenset({Role.TEXT, Role.LEAD_IN, Role.ITEM})
_ANY = frozenset(
    "it this that they them report reports document documents paper papers publication publications".split()
)
_MAIN = r"(?:(?:main|key|overall|general|central|core|chief|final|principal|most important|big|basic) )*"
_FOUND = (
    rf"(?:{_MAIN[:-1]}+(?:conclusions?|findings?|messages?|points?|insights?|lessons?|results?)"
    rf"|{_MAIN}(?:takeaways?|take-aways?|take-home messages?))"
)
_SUMMARY = r"(?:(?:brief|executive|overall|quick|short) )*(?:summary|overview|abstract|synopsis|gist|recap)"
_OF = rf"(?: (?:of|in|from|for) {THIS})?"
_ASK = r"(?:(?:can|could|would|will) you (?:please )?|please )?"
_GET = rf"{_ASK}(?:(?:give|provide|show|tell|write)(?: me| us)? |(?:i|we) (?:need|want) )?"
_CONCLUSION = (
    rf"(?:what (?:is|are|was|were) )?(?:(?:the|its) )?{_MAIN}conclusions?{_OF}",
    rf"what (?:does|do|did|has|have) {THIS} (?:finally |in the end )?conclude[ds]?",
    rf"how (?:does|do|did) {THIS} (?:conclude|end)",
)
_FINDINGS = (
    rf"(?:what (?:is|are|was|were) |{_ASK}(?:list|summari[sz]e) |{_GET})?(?:(?:the|its) )?{_FOUND}{_OF}",
    rf"(?:what (?:is|are) )?(?:(?:the|its) )?(?:bottom line|upshot|gist){_OF}",
)
_SUMMARIES = (
    rf"{_GET}(?:(?:an?|the|its) )?{_SUMMARY}{_OF}",
    rf"{_ASK}(?:summari[sz]e|sum up|recap) {THIS}",
    rf"{_ASK}sum {THIS} up",
    rf"what (?:is|are) (?:an?|the|its) {_SUMMARY} (?:of|in|from|for) {THIS}",
    rf"(?:tl;? ?dr|in (?:short|brief|a nutshell)){_OF}",
    rf"{_ASK}tell (?:me|us) (?:all )?about {THIS}",
    rf"what (?:does|do|did) {THIS} (?:say|tell us)",
)
_OF_CONCLUSION = (
    r"(?:overall |general |main )?conclusions?\b.*|concluding (?:remarks|comments|thoughts)|.*\band conclusions?"
)
_OF_FINDINGS = (
    r"(?:summary of )?(?:the )?(?:main|key|principal|headline) (?:findings|messages|points|takeaways|results"
    r"|conclusions|facts|insights)|findings at a glance|highlights|key takeaways?"
)
_OF_SUMMARY = r"(?:executive |plain[- ]language |non-technical )?summary|abstract|at a glance|in brief|summary of .*"
_IN_BRIEF = r"the (?:\w+ ){1,3}in brief"
_SOUGHT = (
    (_CONCLUSION, (_OF_CONCLUSION, _OF_FINDINGS, _IN_BRIEF)),
    (_FINDINGS, (_OF_FINDINGS, _IN_BRIEF, _OF_SUMMARY, _OF_CONCLUSION)),
    (_SUMMARIES, (_OF_SUMMARY, _OF_FINDINGS, _IN_BRIEF, _OF_CONCLUSION)),
)
# 'What did the first phase find?' asks for them as well.
_OF_PHASE = regex(
    rf"^\W*what (?:is|are|was|were) the {_MAIN}(?:conclusions?|findings?|lessons?|results?) of {NAMED_PHASE}\W*$",
    re.IGNORECASE,
)
_FORMS = tuple(
    (
        whole_questions(*forms),
        tuple(regex(rf"^\W*(?:[IVX]+\.?\s+)?(?:{name})\W*$", re.IGNORECASE) for name in names),
    )
    for forms, names in _SOUGHT
)


def summed_up(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The opening of the section that concludes or sums up each report that is asked; [] for any other question, where
    no section is headed so, or where too many reports have one.

    ids: the reports that are asked, all where it is None.
    """
    reports = [one for one in index.reports if ids is None or one.id in ids]
    of_phase = _OF_PHASE.match(asked)
    if of_phase and ids is not None and all(phase_told(one) == phase_of(asked) for one in reports):
        asked = "What are the main findings?"  # of the reports on that phase, which alone are asked
    for forms, names in _FORMS:
        match = next((match for form in forms if (match := form.search(asked))), None)
        if not match:
            continue
        meant = _meant(match["this"] or "it", reports)
        words = OPENING if len(meant) == 1 else OF_SEVERAL
        findings = forms is _FORMS[1][0]
        told = [(one, parts) for one in meant if (parts := _told(one, names, words, index, findings))]
        if not told and forms is _FORMS[-1][0] and len(meant) == 1:
            return subject_of(meant[0], index)
        if len(told) > MOST_REPORTS:
            return []
        heads = [one.short_title or one.title if len(told) > 1 else "" for one, _ in told]
        return [replace(part, heading=head) for head, (_, parts) in zip(heads, told, strict=True) for part in parts]
    return []


def _meant(this: str, reports: Sequence[Report]) -> list[Report]:
    """The reports that 'it', 'the report' or 'the overview' means: all, where it says no more than that."""
    words = [plain(word) for word in WORD.findall(this)]
    return list(reports) if _ANY.union(QUALIFIES_NOTHING).issuperset(words) else reports_meant(this, reports)


def _told(
    report: Report, names: Sequence[re.Pattern[str]], words: int, index: Index, findings: bool = False
) -> list[Statement]:
    """The opening of the first section that bears one of the names, the first name first.

    Where findings are asked for and no section is named so, it opens with what leads to its first list, if it has one.
    """
    passages = index.passages(index.passage_ids(report.id))
    for name in names:
        for at, passage in enumerate(passages):
            if (start := _start(passage, name)) is not None:
                whole: Sequence[Passage] = [passage, *takewhile(partial(_is_under, name=name), passages[at + 1 :])]
                if findings and name is not names[0]:
                    whole, start, words = *_from_list(whole, start), max(words, WITH_LISTS * (words == OPENING))
                if told := _opening(whole, start, words):
                    return told
    return []


def _from_list(passages: Sequence[Passage], start: int) -> tuple[Sequence[Passage], int]:
    """From the sentence before the first lead-in to a list on, in its passage; as they are, where there is no list."""
    for at, passage in enumerate(passages):
        for place in range(0 if at else start, len(passage.sentences)):
            if passage.sentences[place].role is Role.LEAD_IN:
                first = leaning(passage, max(0, place - 1))[0]
                return passages[at:], max(0 if at else start, passage.sentences.index(first))
    return passages, start


def _start(passage: Passage, name: re.Pattern[str]) -> int | None:
    """Where the text begins under a heading of that name, which may have been read as a line of it."""
    lines = [one.text for one in passage.sentences]
    as_line = next((at + 1 for at, line in enumerate(lines) if len(line.split()) <= LONGEST and _is(line, name)), None)
    return 0 if as_line is None and _is_under(passage, name) else as_line


def _opening(passages: Sequence[Passage], start: int, words: int) -> list[Statement]:
    """The first sentences of passages that follow one another, a statement for the text and one for each list that
    begins there, which is told to its end."""
    parts: list[tuple[Passage, list[Sentence]]] = []
    before: Sentence | None = None
    told: dict[Sentence, int] = {}
    for at, passage in enumerate(passages):
        for one in passage.sentences[start if not at else 0 :]:
            goes_on = before is not None and one.group == before.group
            if one in told:
                continue
            if one.role not in _RUNNING or (sum(told.values()) > words and not (goes_on and one.role is Role.ITEM)):
                return _stated(parts)
            if not parts or not goes_on:
                parts.append((passage, []))
            parts[-1][1].append(one)
            told[one], before = len(one.text.split()), one
    return _stated(parts)


def _stated(parts: Sequence[tuple[Passage, Sequence[Sentence]]]) -> list[Statement]:
    whole = [(passage, part) for passage, part in parts if part[-1].role is not Role.LEAD_IN]
    return [Statement(passage, tuple(part), 0.0) for passage, part in whole]


def _is_under(passage: Passage, name: re.Pattern[str]) -> bool:
    return any(_is(heading, name) for heading in passage.section)


def _is(line: str, name: re.Pattern[str]) -> bool:
    return not line.endswith(".") and bool(name.search(NUMBERING.sub("", line)))
