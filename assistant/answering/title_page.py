"""What a title page says of the report itself: when it came out, which version it is, who made it and for whom.

So too of a decision in court: who brings the case and against whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.itself import THIS, reports_meant, whole_questions
from assistant.answering.named_pages import has_words
from assistant.answering.on_page import DATE, YEAR
from assistant.answering.page_lines import PageLine, lines_on, statement_of
from assistant.answering.statements import Statement
from assistant.answering.words import stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Report

FRONT, SHORT, MOST = 4, 9, 4  # pages; words of a line; lines that a label leads to
_MADE = r"(?:compiled|commissioned|drafted|funded|issued|prepared|printed|produced|published|sponsored)"
_OUT = r"(?:printed|published|released|issued|revised|updated|prepared|produced|dated|filed|decided)"
_ISSUE = r"(?:publication|release|issue|revision|filing)"
_WHEN = r"(?:when|(?:in |on )?(?:what|which) (?:year|date|month))"
_THAT = THIS.replace("<this>", "<that>")
_DATED = whole_questions(
    rf"{_WHEN} (?:was|is) {THIS} (?:first |last )?(?P<cue>{_OUT})",
    rf"(?:from |in )?(?:what|which) (?:year|date) (?:is|was) {THIS}(?: from)?",
    rf"when (?:is|was) {THIS} from",
    rf"how old is {THIS}",
    rf"(?:what|which) (?:is|was) (?:the )?(?P<of>{_ISSUE})? ?date(?: (?:of|on) {THIS})?",
    rf"(?:what|which) (?:version|edition|revision)(?: number)? (?:of {THIS} )?(?:is|was) (?:{_THAT})",
)
_BY = whole_questions(
    rf"(?:who|which (?:organi[sz]ation|body|agency|department|company)) (?P<cue>{_MADE}) {THIS}",
    rf"(?:by whom|who) (?:is|was) {THIS} (?P<cue>{_MADE})(?: by)?",
)
_FOR = whole_questions(
    rf"for (?:whom|what (?:organi[sz]ation|body)) (?:is|was) {THIS} (?P<cue>{_MADE}|written)",
    rf"who(?:m)? (?:is|was) {THIS} (?P<cue>{_MADE}|written) for",
)
_ID = r"(?:numbers?|nos?\.?|ids?|codes?)"
(_NUMBER,) = whole_questions(
    rf"(?:what (?:is|are)|which (?:is|are)|write(?: down)?|give|state|name|tell me) the"
    rf" (?P<what>(?:[\w-]+ ){{1,3}}{_ID}(?: and (?:the )?(?:[\w-]+ ){{1,3}}{_ID})?) (?:of|in|for|on) {THIS}"
)
_SIDE = r"(?:defendants?|respondents?|appellees?|plaintiffs?|claimants?|petitioners?|appellants?|parties)"
_CASE = r"(?: (?:in|of|to) (?:this|the) (?:case|action|appeal|lawsuit|matter|opinion|decision))?"
(_PARTY,) = whole_questions(rf"(?:who|which party) (?:is|are|was|were) the {_SIDE}{_CASE}")
_VERSUS = regex(r"^(?:v|vs|versus|against)\.?$|\s(?:v|vs)\.\s", re.IGNORECASE)
# A line that is a date, and no more, is of these too.
_CAME_OUT = "published released issued dated printed decided filed publication release issue".split()
_LABEL = regex(r":\s*$|\b(?:by|for)\s*:?\s*$", re.IGNORECASE)


def on_title_page(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The lines of the first pages that tell it; [] for any other question, or where none does.

    ids: the reports that are asked, all where it is None.
    """
    reports = [one for one in index.reports if ids is None or one.id in ids]
    if _PARTY.search(asked) and len(reports) == 1:
        return [one for one in (_parties(reports[0], index),) if one]
    if match := _NUMBER.search(asked):
        return [told for one in reports_meant(match["this"], reports) if (told := _numbered(match["what"], one, index))]
    for forms, link in ((_DATED, ""), (_BY, "by"), (_FOR, "for")):
        match = next((match for form in forms if (match := form.search(asked))), None)
        if match:
            named = match.groupdict()
            meant = reports_meant(named["this"] or named.get("that") or "it", reports)
            cue = named.get("cue") or named.get("of") or ("version" if "that" in named else "")
            cues = ["", *_CAME_OUT, "revised"] if not cue else [cue, ""] if cue in _CAME_OUT else [cue]
            found = [next(filter(None, (_cued(one, link, each, index) for one in cues)), None) for each in meant]
            return [told for told in found if told]
    return []


def _numbered(what: str, report: Report, index: Index) -> Statement | None:
    """The short lines of the first page that has one with a number of that name: 'Case number 12'."""
    names = [set(stems_of(re.sub(rf"\b{_ID}\W*$", "", part))) for part in re.split(r" and (?:the )?", what)]
    for lines in _front(report, index):
        short = [line for line in lines if len(line.text.split()) <= SHORT and any(map(str.isdigit, line.text))]
        if told := [line for line in short if any(name <= set(stems_of(line.text)) for name in names)]:
            return statement_of(told[:MOST], report.id, index)
    return None


def _front(report: Report, index: Index) -> Iterator[list[PageLine]]:
    """The lines of each of the first pages, and of the last one."""
    last = report.page_count
    for number in dict.fromkeys([*range(1, min(FRONT, last) + 1), last]):
        page = index.page(report.id, number)
        if has_words(page):
            yield lines_on(page)


def _cued(cue: str, link: str, report: Report, index: Index) -> Statement | None:
    """The short line with the word that the question asks with, and what it leads to."""
    wanted = stem(cue.lower())
    for lines in _front(report, index):
        for at, line in enumerate(lines):
            if len(line.text.split()) > SHORT or (cue and wanted not in stems_of(line.text)):
                continue
            if link and not re.search(rf"\b\w+ {link}\b", line.text, re.IGNORECASE):
                continue
            if told := _led(lines, at) if link else _dated(lines, at, cue):
                return statement_of(told, report.id, index)
    return None


def _led(lines: Sequence[PageLine], at: int) -> list[PageLine]:
    """A label with what stands under it, or a line that says it all."""
    if not _LABEL.search(lines[at].text):
        return [lines[at]]
    told = [lines[at]]
    for line in lines[at + 1 : at + 1 + MOST]:
        if (line.opens and len(told) > 1) or _LABEL.search(line.text) or len(line.text.split()) > SHORT:
            break
        told.append(line)
    return told if len(told) > 1 else []


def _dated(lines: Sequence[PageLine], at: int, cue: str) -> list[PageLine]:
    """A line that has a date, or a version, or is nothing but a date; or leads to one."""
    text = lines[at].text
    if cue == "version":
        return [lines[at]] if any(map(str.isdigit, text)) else []
    if not cue:
        return [lines[at]] if DATE.search(text) and not any(map(str.isalnum, DATE.sub("", text))) else []
    if DATE.search(text) or YEAR.search(text):
        return [lines[at]]
    after = lines[at + 1 : at + 2]
    return [lines[at], *after] if after and DATE.search(after[0].text) and _LABEL.search(text) else []


def _parties(report: Report, index: Index) -> Statement | None:
    """The names on both sides of 'v.' on the first pages."""
    for lines in _front(report, index):
        for at, line in enumerate(lines):
            if not _VERSUS.search(line.text) or len(line.text.split()) > SHORT:
                continue
            alone = len(line.text.split()) == 1
            told = list(lines[max(0, at - alone) : at + 1])
            for after in lines[at + 1 : at + MOST]:
                if (after.opens or told[-1].text.endswith(".")) and len(told) > 1 + alone:
                    break
                told.append(after)
                if after.text.endswith((".", ",", ";")):
                    break
            return statement_of(told, report.id, index)
    return None
