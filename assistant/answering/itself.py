"""What a report itself is, told by its own pages: its title, who wrote it, its chapters, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.called import called
from assistant.answering.chapters import APPENDED, appendices, chapters
from assistant.answering.headed import Headed
from assistant.answering.scopes import PHASE, phase_of, phase_told
from assistant.answering.statements import Statement, leaning, opening
from assistant.answering.words import WORD, plain
from assistant.citing.folding import find, fold
from assistant.citing.gate import quotes
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Kind, Passage, Report, Role, Sentence, Span

FRONT, LAST_OF_NAMES = 4, 2  # pages on which a title and a known name may stand; the last with a line of names
OPENING = 60  # words
MOST_REPORTS = 4
QUALIFIES_NOTHING = frozenset("the this that these those your our user user's owner's present current whole".split())
_KIND = (
    r"(?:articles?|books?|booklets?|briefings?|brochures?|documents?|files?|guides?|handbooks?|manuals?|opinion|overview|papers?"
    r"|pdf|plan|publications?|reports?|stud(?:y|ies)|surveys?|text|white ?paper)"
)
THIS = rf"(?P<this>it|this|that|(?:(?:the|this|that|these|those|your|our) )?(?:[\w’'-]+ ){{0,2}}?{_KIND})"
_END = r"(?: (?:please|in full|exactly|actually|then))*\W*$"
_START = r"^\W*(?:(?:and|so|please|but) )*"


def whole_questions(*forms: str) -> tuple[re.Pattern[str], ...]:
    """What matches questions of these forms and nothing longer, whatever polite words stand around them."""
    return tuple(regex(_START + form + _END, re.IGNORECASE) for form in forms)


_AUTHORS = whole_questions(
    rf"who (?:wrote|authored|compiled|prepared|drafted) {THIS}",
    rf"(?:who|what) (?:is|are|was|were) (?:the |its )?(?:authors?|writers?)(?: (?:of|behind) {THIS})?",
    rf"(?:who is|who was|by whom (?:is|was)|who are) {THIS} (?:written |authored )?(?:by|written|authored)",
    rf"who (?:is|are|was|were) {THIS}['’]s authors?",
    rf"(?:name|list) the authors?(?: of {THIS})?",
)
_TITLES = whole_questions(
    rf"(?:what|which) (?:is|was) (?:the |its )(?:full |exact |official )?(?:title|name)(?: of {THIS})?",
    rf"(?:what|which) (?:is|was) {THIS}['’]s (?:full )?(?:title|name)",
    rf"what (?:is|was) {THIS} (?:called|titled|entitled)",
    rf"how is {THIS} (?:called|titled|entitled)",
)
_PARTS = r"(?:main |top-level )?(?P<parts>chapters|sections|parts|appendices|annex(?:es)?)"
_HAS = rf"(?:has|have|does|do|are|is)(?: (?:there|in)\b)*(?: {THIS})?(?: (?:have|has|contain|got))?"
_CHAPTERS = whole_questions(
    rf"how many {_PARTS} {_HAS}",
    rf"(?:what|which) are the {_PARTS}(?: (?:of|in) {THIS})?",
    rf"(?:list|name) (?:all )?the {_PARTS}(?: (?:of|in) {THIS})?",
    rf"(?:what|which) {_PARTS} {_HAS}",
    rf"what is in (?:the|its) (?:table of )?contents(?: of {THIS})?",
    rf"(?:what are|show me|list) the contents(?: of {THIS})?",
    rf"how is {THIS} (?:structured|organised|organized|divided)",
)
_SUBJECT = whole_questions(
    rf"(?:what|tell me what) (?:is|was) {THIS} (?:all )?about",
    rf"what is the (?:main )?(?:subject|topic)(?: of {THIS})?",
    rf"what (?:does|do) {THIS} (?:cover|deal with|contain|tell)",
)
# For whom, and what for, a report is.
_MEANT = whole_questions(
    rf"(?:who|whom) (?:is|was) {THIS} (?:aimed|designed|directed|intended|meant|written)?(?: at| for| to)",
    rf"(?:for|at|to) whom (?:is|was) {THIS} (?:aimed|directed|intended|meant|written)(?: at| for| to)?",
    rf"who (?:should|is (?:meant|supposed) to) read {THIS}",
    rf"who (?:is|are) the (?:intended )?(?:audience|readers?|readership) (?:of|for) {THIS}",
)
_PURPOSE = whole_questions(
    rf"what (?:is|was) {THIS} (?:(?:intended|meant) )?for",
    rf"what (?:is|was) the (?:aim|purpose|point) of {THIS}",
    rf"what (?:is|was) {THIS} (?:intended|meant|supposed|trying) to (?:do|tell|achieve)",
    rf"why was {THIS} written",
)
_SAYS_FOR_WHOM = regex(
    r"\b(?:(?:is|are|was) (?:aimed at|(?:designed|intended|meant|written) (?:for|to help))|readers are)\b",
    re.IGNORECASE,
)
_SAYS_WHAT_FOR = regex(
    rf"^\W*(?:this|the|our) (?:[\w’'-]+ )?{_KIND} (?:aims?|describes?|explains?|is (?:about|intended|meant)|sets? out"
    r"|summari[sz]es?|tells?)\b"
    rf"|\b(?:aim|purpose) of (?:this|the) {_KIND}\b",
    re.IGNORECASE,
)
_SUMMARIES = tuple(
    regex(rf"^(?:\d+\.?\s+)?(?:{name})\W*$", re.IGNORECASE)
    for name in (
        r"(?:executive )?summary|abstract|about this [a-z]+|in brief|at a glance",
        r"introduction|overview|preface|foreword|background|how we did this",
    )
)
_NAME = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3}"
_BYLINE = regex(rf"^(?:[Bb][Yy]:? |[Ww]ritten by ){_NAME}|^{_NAME}(?:, {_NAME})+(?:,? (?:and|&) {_NAME})?\W*$")


def of_itself(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """What a question about a report as such is told by; [] for any other question, or where no page tells it.

    ids: the reports that are asked, all where it is None.
    """
    for forms, telling in (
        (_AUTHORS, _authors),
        (_TITLES, _title),
        (_CHAPTERS, _chapters),
        (_SUBJECT, subject_of),
        (_MEANT, _for_whom),
        (_PURPOSE, _what_for),
    ):
        match = next((match for form in forms if (match := form.search(asked))), None)
        if match:
            meant = reports_meant(match["this"] or "it", [one for one in index.reports if ids is None or one.id in ids])
            if APPENDED.match(match.groupdict().get("parts") or ""):
                telling = _appendices
            return [one for report in meant for one in telling(report, index)]
    return []


def reports_meant(this: str, reports: Sequence[Report]) -> list[Report]:
    """The reports that a question means by 'it', 'the overview', 'the phase 2 briefing'; [] where that is not plain."""
    phase = phase_of(this)
    if phase:
        reports = [one for one in reports if phase_told(one) == phase]
        if "briefing" not in this.lower():  # then the report itself is meant, and not a briefing on it
            reports = [one for one in reports if one.kind is not Kind.BRIEFING]
    if names := called(this, reports, alone=True):
        going, several = names[0].reports, this.lower().rstrip().endswith("s")
        return list(going) if len(going) == 1 or (several and len(going) <= MOST_REPORTS) else []
    words = [plain(word) for word in WORD.findall(PHASE.sub(" ", this))]
    qualified = [word for word in words[:-1] if word not in QUALIFIES_NOTHING]
    return list(reports) if len(reports) == 1 and words and not qualified else []


def _title(report: Report, index: Index) -> list[Statement]:
    """The title as it stands on the first pages."""
    return [one for one in (_standing(report.title, report, index),) if one]


def _authors(report: Report, index: Index) -> list[Statement]:
    """The names of the authors on the first pages: those that are known, else the line under the title."""
    known = [one for name in report.authors if (one := _standing(name, report, index))]
    if known:
        return known
    headed, tried = Headed(index), set()
    for passage in _front(report, index):
        for heading in passage.section:
            if heading not in tried and _BYLINE.search(heading) and (item := headed.item(heading, passage, 1)):
                return [Statement(passage, (item,), 0.0)]
            tried.add(heading)
        for line in passage.sentences:
            if line.spans[0].page <= LAST_OF_NAMES and _BYLINE.search(line.text):
                return [Statement(passage, (line,), 0.0)]
    return []


def _front(report: Report, index: Index) -> Iterator[Passage]:
    """The passages that begin on the first pages."""
    for passage in index.passages(index.passage_ids(report.id)):
        if passage.page_numbers[0] > LAST_OF_NAMES:
            return
        yield passage


def _standing(words: str, report: Report, index: Index) -> Statement | None:
    """Words as they stand on one of the first pages; None where they do not."""
    passages = index.passages(index.passage_ids(report.id))
    for number in range(1, min(FRONT, report.page_count) + 1):
        page = index.page(report.id, number)
        text = fold(page.text)
        place = next(iter(find(fold(words), text)), None)
        passage = next((one for one in passages if number in one.page_numbers), None)
        if place and passage:
            span = Span(number, text.places[place[0]], text.places[place[1] - 1] + 1)
            sentence = Sentence(words, (span,), Role.TEXT)
            if quotes([sentence], {number: page}):
                return Statement(passage, (sentence,), 0.0)
    return None


def _for_whom(report: Report, index: Index) -> list[Statement]:
    """The first sentence of the first pages that says for whom the report is."""
    return _saying(_SAYS_FOR_WHOM, report, index)


def _what_for(report: Report, index: Index) -> list[Statement]:
    """The first sentence of the first pages that says what the report is to tell."""
    return _saying(_SAYS_WHAT_FOR, report, index)


def _saying(what: re.Pattern[str], report: Report, index: Index) -> list[Statement]:
    for passage in index.passages(index.passage_ids(report.id)):
        if passage.page_numbers[0] > FRONT:
            break
        for place, one in enumerate(passage.sentences):
            if one.role is Role.TEXT and what.search(one.text):
                return [Statement(passage, leaning(passage, place), 0.0)]
    return []


def _chapters(report: Report, index: Index) -> list[Statement]:
    """The chapters as a list."""
    return [one for one in (chapters(report, index),) if one]


def _appendices(report: Report, index: Index) -> list[Statement]:
    """The appendices as a list."""
    return [one for one in (appendices(report, index),) if one]


def subject_of(report: Report, index: Index) -> list[Statement]:
    """The title, and the first sentences of the summary, or of what else opens the report."""
    passages = index.passages(index.passage_ids(report.id))
    for names in _SUMMARIES:
        for passage in passages:
            lines = enumerate(one.text for one in passage.sentences)
            start = next((at + 1 for at, line in lines if names.search(line)), None)  # a heading that was read as text
            if start is None and passage.section and names.search(passage.section[-1]):
                start = 0
            if start is not None and (told := opening(passage.sentences[start:], OPENING)):
                return [Statement(passage, told, 0.0)]
    return _title(report, index)
