"""Questions that can be asked next: made of the reports' own headings, each tried before it is offered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.assistant import Assistant
from assistant.answering.pointers import PRONOUN
from assistant.answering.words import FUNCTION_WORDS, terms
from assistant.patterns import regex
from assistant.records import Answer, PageAddress, Report, Status

OFFERED = 3
MOST_TRIED = 15  # each costs as much as an answer
SURE = 0.7  # how probable it must be that the reports answer it
MOST_WORDS = 12
NUMBERING = regex(
    r"^(?:(?:box|figure|table|annex|appendix|chapter|part|section)\s+[\dA-Z]+[.:]?|\d+(?:\.\d+)*[.)]?|\(?[a-z]\)|"
    r"[ivx]+[.)]|[A-Z][.)])\s+",
    re.IGNORECASE,
)
# Headings that say where something stands, not what it is about.
EMPTY = regex(
    r"\b(?:contents|introduction|conclusions?|summary|foreword|preface|acknowledge?ments?|references|bibliography|"
    r"notes|glossary|index|abbreviations|about|overview|this|these|here|today|briefing|report|cite|copyright)\b",
    re.IGNORECASE,
)
# What cannot stand after 'about' as it is.
UNFIT = regex(
    r"^(?:what|who|whom|whose|how|why|when|where|which|whether|in|on|at|by|to|for|from|with|of|under|towards?|beside|"
    r"after|before|between|alike|not)\b|\bin brief$|[:“”‘’\"]",
    re.IGNORECASE,
)
COUNTED = regex(r"^(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\b", re.IGNORECASE)
INSTITUTION = regex(
    r"\b(?:Service|System|Office|Foundation|Commission|Department|Strategy|Programme|Agency|Authority|Board|Council)$"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A question, and the section of a report that it is made of."""

    question: str
    report: Report
    pages: tuple[PageAddress, ...]


def suggestions(
    assistant: Assistant, answer: Answer, asked: Sequence[str], files: Sequence[str] = ()
) -> tuple[str, ...]:
    """Three questions at most that go on from `answer` and that the reports `files` (all if empty) do answer.

    Each is asked of the assistant, and offered only where it is answered from the section that it is made of, with
    words that the conversation has not had. `asked`: the questions of the conversation. Deterministic.
    """
    known = {(note.report.id, " ".join(note.quote.split())) for note in answer.footnotes}
    found: list[str] = []
    for candidate in list(_candidates(assistant, answer, asked, files))[:MOST_TRIED]:
        if len(found) == OFFERED:
            break
        tried = assistant.ask(candidate.question, report=tuple(files) or None)
        proofs = {(note.report.id, " ".join(note.quote.split())) for note in tried.footnotes}
        if tried.status is Status.ANSWERED and tried.confidence >= SURE and _from(tried, candidate) and proofs - known:
            found.append(candidate.question)
            known |= proofs
    return tuple(found)


def _from(answer: Answer, candidate: _Candidate) -> bool:
    """Whether a proof of the answer stands where the section does that the question is made of, or on the next page."""
    numbers = [page.number for page in candidate.pages]
    first, last = min(numbers), max(numbers) + 1
    return any(
        note.report.id == candidate.report.id and any(first <= page.number <= last for page in note.pages)
        for note in answer.footnotes
    )


def _candidates(
    assistant: Assistant, answer: Answer, asked: Sequence[str], files: Sequence[str]
) -> Iterator[_Candidate]:
    """First of the sections of the passages that were found, then of all those of their reports."""
    several = len(files or assistant.reports) > 1
    met = [_subject(question) for question in (*asked, answer.asked)]
    for heading, report, pages in _sections(assistant, answer):
        question = question_of(heading, several)
        subject = _subject(question)
        if question and not any(_same(subject, other) for other in met):
            met.append(subject)
            yield _Candidate(question, report, pages)


def _sections(assistant: Assistant, answer: Answer) -> Iterator[tuple[str, Report, tuple[PageAddress, ...]]]:
    for hit in answer.passages:
        if hit.passage.section and hit.pages:
            yield hit.passage.section[-1], hit.report, hit.pages
    for report in {hit.report.id: hit.report for hit in answer.passages}.values():
        for heading in assistant.contents(report.file):
            if len(heading.section) > 1:  # the first is often the report's own title
                yield heading.section[-1], report, (heading.page,)


def question_of(heading: str, several: bool = True) -> str:
    """A question after what stands under a heading; '' where the heading does not say what that is.

    several: whether more than one report is asked.
    """
    text = NUMBERING.sub("", " ".join(heading.split())).strip(" .:;–-")
    words = text.split()
    own = [word for word in terms(text) if word not in FUNCTION_WORDS]
    if not own or len(words) > MOST_WORDS or PRONOUN.search(text) or EMPTY.search(text) or len(text) < 6:
        return ""
    if text.endswith("?"):
        return text
    if UNFIT.search(text):
        return ""
    if text.isupper():
        text = text.lower()
    told = "What do the reports say about" if several else "What does the report say about"
    return f"{told} {_in_a_sentence(text)}?"


def _in_a_sentence(text: str) -> str:
    """A heading begins with a capital; in a sentence it does only where it is a name."""
    first, *others = text.split()
    own = [word for word in others if len(word) > 3]
    is_name = (first != "A" and not first[1:].islower()) or (own and all(word[0].isupper() for word in own))
    shown = text if is_name else text[0].lower() + text[1:]
    needs_the = COUNTED.match(text) or (is_name and INSTITUTION.search(text) and first != "The")
    return f"the {shown}" if needs_the else shown


def _subject(question: str) -> frozenset[str]:
    return frozenset(word for word in terms(question) if word not in FUNCTION_WORDS) - {"report", "say"}


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two questions are after the same thing: most words of the shorter are in the other."""
    shorter = min(len(one), len(other))
    return not shorter or len(one & other) >= 0.67 * shorter
