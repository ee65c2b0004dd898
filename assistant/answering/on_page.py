"""What a line of a named page tells: the date on the cover, the address on the second page, the chairman listed there.

Covers and title pages are lines, and no sentences: nothing that weighs sentences would find what is on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from assistant.answering.details import ADDRESS, form_of
from assistant.answering.kinds import QuestionKind, kind_of
from assistant.answering.named_pages import NAMED_PAGE, pages_named, reports_asked
from assistant.answering.page_lines import PageLine, lines_on, sentences_of, statement_of
from assistant.answering.scopes import PHASE
from assistant.answering.statements import Statement, opening
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_IN_YEAR = r"(?:1[5-9]|20)\d\d"
DATE = regex(
    rf"\b{MONTH} ?(?:\d{{1,2}}(?:st|nd|rd|th)?,? )?(?:of )?{_IN_YEAR}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?: {_IN_YEAR})?\b"
    rf"|\b{MONTH} \d{{1,2}}\b|\b\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}\b",
    re.IGNORECASE,
)
YEAR = regex(r"(?<![\d.,-])(?:1[5-9]|20)\d\d(?![\d,]|\.\d)")
_ASKS = regex(
    r"^\W*(?:(?:and|so|please|can you|could you) )*(?:what|when|where|which|who|whose|whom|give|list|name|tell|show"
    r"|according|(?:at|by|for|from|in|on|of|to) (?:what|which|whom))\b",
    re.IGNORECASE,
)
# What tells why, or which is the most, is weighed.
_NOT_TOLD = regex(
    r"\b(?:not|why|how|most|least|more|less|fewe\w+|(?:high|low|larg|bigg|small|great|long|short|old|earli|lat)est)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_OF_LINES = frozenset({QuestionKind.TOPIC, QuestionKind.WHO, QuestionKind.DEFINITION, QuestionKind.LIST})
_WHICH = regex(r"^\W*(?:which|what) (?!is|are|was|were|do|does|did|has|have|kind|sort|type)[a-z]+ ", re.IGNORECASE)
_DATE_ASKED = regex(r"\b(?:when|(?:what|which) (?:[\w’'-]+ ){0,2}dates?|date of|dates?)\b", re.IGNORECASE)
_YEAR_ASKED = regex(r"\b(?:what|which) (?:[\w’'-]+ ){0,2}years?\b|\byear of\b", re.IGNORECASE)
_ADDRESS_ASKED = regex(r"\b(?:what|which|give|find|tell)\b.*(?<!e-mail )(?<!email )(?<!web )\baddress\b", re.IGNORECASE)
_NUMBER_ASKED = regex(r"\b([\w’'-]+) (?:numbers?|no\.?)(?!\w| of\b)|\b(version|edition|volume|issue)\b", re.IGNORECASE)
_POSTAL = regex(r"\b[A-Z]{1,2}\d[\dA-Z]? ?\d[A-Z]{2}\b|\b[A-Z]{2},? \d{5}(?:[-–]\d{4})?\b|\b[A-Z][a-z]+,? \d{5}\b")
_STREET = regex(r"^(?:P\.? ?O\.? Box\b|\d{1,5}[a-z]?,? [A-Z\d])")
# Words that only say that something stands there.
ASKING = frozenset(
    map(
        stem,
        """given shown listed mentioned stated printed written found appears appear displayed named name names provided
        provide seen present says say tell told title page pages cover document report reports paper whitepaper handbook
        manual brochure booklet plan guide briefing overview study book pdf file text words title beginning top bottom
        end contact information details described discussed said author authors according people person
        persons number numbers""".split(),
    )
)
_OF_FORM = frozenset(
    map(stem, "date dates year years phone telephone fax email e-mail mail address website web site".split())
)
MOST_LINES, NEAR, SHORT = 3, 6, 9  # lines with a form; lines between a label and what it labels; words of a line
WHOLE, OPENING, AROUND = 14, 60, 1  # lines of a page that is told whole; words of one that is not; lines beside one
MOST_OF_PAGE = 24  # lines of one without running text


def on_lines(asked: str, index: Index, ids: Sequence[str] | None) -> list[Statement]:
    """The lines that tell what a question asks of a page that it names; [] for any other question, or page.

    ids: the reports that are asked, all where it is None.
    """
    reports = reports_asked(index, ids)
    if len(reports) != 1 or not NAMED_PAGE.search(asked) or not _ASKS.search(asked) or _NOT_TOLD.search(asked):
        return []
    rest = PHASE.sub(" ", NAMED_PAGE.sub(" ", asked))
    words = [stem(word) for word in map(plain, WORD.findall(rest)) if word not in FUNCTION_WORDS]
    words = [word for word in dict.fromkeys(words) if word not in ASKING]
    for number in pages_named(asked, index, reports[0]):
        lines = lines_on(index.page(reports[0], number))
        having = form_asked(rest)
        if having:
            chosen = with_form(lines, having, [word for word in words if word not in _OF_FORM])
        elif words:
            chosen = _about(lines, words, stems_of(rest)) if _may_name(lines, asked) else []
        else:
            chosen = lines if len(lines) <= WHOLE and not _runs(lines) and kind_of(asked) in _OF_LINES else []
            if not chosen and kind_of(asked) is QuestionKind.TOPIC:
                if told := _opening(number, reports[0], index):
                    return [told]
                chosen = lines[:MOST_OF_PAGE]
        if chosen:
            return [_stated(chosen, having, reports[0], index)]
    return []


def form_asked(asked: str) -> Callable[[str], bool] | None:
    """Tells of a line whether it has the form of what is asked for: a date, an address; None where that has no form."""
    if _ADDRESS_ASKED.search(asked):
        return lambda text: bool(_POSTAL.search(text) or _STREET.search(text))
    form, number = form_of(asked), _NUMBER_ASKED.search(asked)
    if form or number:
        named = stem((number[1] or number[2]).lower()) if number else ""
        return lambda text: bool(
            (form and form.search(text)) or (named in stems_of(text) and any(map(str.isdigit, text)))
        )
    for asks, shape in ((_YEAR_ASKED, YEAR), (_DATE_ASKED, DATE)):
        if asks.search(asked):
            return lambda text, shape=shape: bool(shape.search(text))  # type: ignore[misc]
    return None


def with_form(lines: Sequence[PageLine], having: Callable[[str], bool], words: Sequence[str]) -> list[PageLine]:
    """The lines that have a form; where the question has other words, those nearest after the line that has most."""
    places = [at for at, line in enumerate(lines) if having(line.text)]
    if not places:
        return []
    if not words:
        return [lines[at] for at in _run(places, lines)][: max(MOST_LINES, ADDRESS)]
    held = [_held(line.text, words) for line in lines]
    start = held.index(max(held))
    near = [at for at in places if start <= at <= start + NEAR] or [at for at in places if start - 1 <= at < start]
    if not near or 2 * held[start] < len(words) or len(lines[near[0]].text.split()) > SHORT:
        return []  # no such thing, or running text
    return [lines[at] for at in _run(near, lines)]


def _run(places: Sequence[int], lines: Sequence[PageLine]) -> list[int]:
    """The first of the places, with those that follow it without a gap, and single words with figures that go on."""
    found = list(places[:1])
    while found and found[-1] + 1 < len(lines):
        text = lines[found[-1] + 1].text
        if found[-1] + 1 in places or (len(text.split()) == 1 and any(map(str.isdigit, text)) and text.isupper()):
            found.append(found[-1] + 1)
        else:
            break
    return found


def _about(lines: Sequence[PageLine], words: Sequence[str], said: Sequence[str]) -> list[PageLine]:
    """The line that has most of the question's words, the first of them, if the page has all; with those beside it, if
    it has no others. said: the stems of all that the question says."""
    held = [_held(line.text, words) for line in lines]
    most = max(held, default=0)
    if 2 * most < len(words) or not all(any(_held(line.text, [word]) for line in lines) for word in words):
        return []
    best = [at for at, many in enumerate(held) if many == most]
    at = min(best, key=lambda at: (not _has_more(lines[at].text, said), *_first(lines[at].text, words)))
    if not _is_alone(lines, at):
        return []
    if _has_more(lines[at].text, said):
        return [lines[at]]
    before = lines[max(0, at - AROUND) : at] if not lines[at].opens else []
    return [*before, lines[at], *takewhile(lambda line: not line.opens, lines[at + 1 : at + 1 + AROUND])]


def _may_name(lines: Sequence[PageLine], asked: str) -> bool:
    """Whether a page is no running text, or may have a line apart that names who, or which of a kind, is asked for."""
    kind = kind_of(asked)
    return kind in _OF_LINES and (not _runs(lines) or kind is QuestionKind.WHO or bool(_WHICH.search(asked)))


def _runs(lines: Sequence[PageLine]) -> bool:
    """Whether most lines are long, as those of running text are."""
    return 2 * sum(len(line.text.split()) > SHORT for line in lines) > len(lines)


def _first(text: str, words: Sequence[str]) -> tuple[bool, int]:
    """Whether a text has none of the words but in other words, and the place of the first that it has."""
    exact = next((place for place, word in enumerate(words) if word in stems_of(text)), None)
    return exact is None, next(
        place for place, word in enumerate(words) if _held(text, [word])
    ) if exact is None else exact


def _has_more(text: str, words: Sequence[str]) -> bool:
    """Whether a line has a word that carries meaning and is not the question's."""
    return any(word not in FUNCTION_WORDS and not _held(word, words) for word in map(plain, WORD.findall(text)))


def _is_alone(lines: Sequence[PageLine], at: int) -> bool:
    """Whether a line is short and stands beside another short one, and not in running text."""
    near = [len(line.text.split()) <= SHORT for line in lines[max(0, at - 1) : at + 2]]
    return len(lines[at].text.split()) <= SHORT and sum(near) > 1


def _held(text: str, words: Sequence[str]) -> int:
    """How many of the words, or of those that say the same, a text has."""
    own = set(stems_of(text))
    return sum(bool(with_synonyms([word]) & own) for word in words)


def _stated(
    chosen: Sequence[PageLine], having: Callable[[str], bool] | None, report_id: str, index: Index
) -> Statement:
    """The lines, or, where one is of running text, the sentence of it that has what is asked for."""
    if len(chosen) == 1 and len(chosen[0].text.split()) > SHORT:
        for passage, sentence in sentences_of(chosen[0], report_id, index):
            if not having or having(sentence.text):
                return Statement(passage, (sentence,), 0.0)
    return statement_of(chosen, report_id, index)


def _opening(number: int, report_id: str, index: Index) -> Statement | None:
    """The first sentences of a page of running text."""
    for passage in index.passages(index.passage_ids(report_id)):
        own = [one for one in passage.sentences if one.spans[0].page == number]
        if own and (told := opening(own, OPENING)):
            return Statement(passage, told, 0.0)
    return None
