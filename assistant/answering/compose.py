"""An answer is composed: the sentences that bear it, with what they lean on, lists whole, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from assistant.answering.details import form_of
from assistant.answering.exactness import (
    exact_enough,
    has_counted,
    needs_date,
    needs_figure,
    needs_name,
    tells_of_people,
)
from assistant.answering.kinds import QuestionKind, asked_for
from assistant.answering.lists import before_lead_in, lists
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, Statement, candidates_of, leaning
from assistant.answering.weighing import Ranked
from assistant.answering.whole import Wholes
from assistant.answering.words import WORD, stem, stems_of, terms
from assistant.indexing.store import Index
from assistant.records import Role, Sentence

MOST_WORDS = 180
# Words of a sentence that announces what the next one says: of a cause, and of anything else.
SHORT, SHORTEST = 14, 8
# Nouns that leave it to another sentence to say what they stand for ('The finding is blunt'): Schmid, 'English Abstract
# Nouns as Conceptual Shells', 2000.
SHELL = re.compile(
    r"\b(?:the|a|an|another|one|its|their|our|first|second|third|last) (?:\w+ )?"
    r"(?:aims?|answers?|arguments?|burdens?|cases?|causes?|challenges?|conclusions?|dangers?|dates?|difficult(?:y|ies)"
    r"|examples?|exceptions?|explanations?|findings?"
    r"|ideas?|issues?|lessons?|methods?|obstacles?|points?|problems?|questions?|reasons?|results?|risks?|tasks?|troubles?)\b",
    re.IGNORECASE,
)
SHORT_LIST = 70  # words
LONGEST_LIST = 14  # items; of a longer list only those that answer are given
LEAST_ODDS = -2.5  # a sentence less likely than this helps nobody
# How many statements an answer of each kind may have, and how much less likely (in log-odds) than the best they may be.
EXTENT = {
    QuestionKind.WHO: (2, 1.0),
    QuestionKind.WHEN: (2, 1.0),
    QuestionKind.WHERE: (2, 1.0),
    QuestionKind.QUANTITY: (2, 1.0),
    QuestionKind.AMOUNT: (2, 1.0),
    QuestionKind.COUNT: (2, 1.0),
    QuestionKind.QUOTATION: (2, 1.0),
    QuestionKind.WHY: (2, 1.0),
    QuestionKind.DEFINITION: (2, 1.0),
    QuestionKind.PURPOSE: (2, 1.2),
    QuestionKind.LIST: (3, 0.9),
    QuestionKind.TOPIC: (4, 1.6),
    QuestionKind.COMPARISON: (4, 1.8),
}
# Of an answer that is not sure: one statement more, and those that are so many times as much less likely.
UNSURE = 0.92  # confidence
MORE, FARTHER = 1, 1.5
SIGNED = 0.8  # log-odds that what has the sign of what is asked for may be less likely, where nothing else has it
NAME, NAMED_AHEAD = 9, 3.0  # words of an item; log-odds by which such a one may be likelier than what tells of a topic
ROW = 12  # words of a row: what is longer tells what it counts
TOLD_OUT = 70  # words
FEWEST_HEADED = 3  # statements: of fewer the reader keeps track without headings
NO_STATEMENT = frozenset({Role.HEADING, Role.CAPTION, Role.REFERENCE})
LEAST_OF_IMPRINT = 0.25  # of the question's words, by weight
SHORTEST_NOTE = 8  # words: a shorter footnote only names a source


def compose(
    question: Question, weighty: Sequence[Term], ranked: Sequence[Ranked], index: Index, confidence: float = 1.0
) -> list[Statement]:
    """The statements of the answer: the likeliest first, the others in the order of the reports; at most 180 words.

    confidence: that there is an answer; of one that is not sure more is given, so that the reader can choose.
    """
    candidates = [one for one in candidates_of(ranked) if _states(one, question, weighty) and not _heads_table(one)]
    if found := lists(question, weighty, candidates, index):
        return found
    known = replace(question, asked=_with_known(question.asked, index))
    statements = _merged(_statement(one, question, index) for one in _chosen(known, candidates, confidence))
    if not statements:
        return []
    if question.kind is QuestionKind.TOPIC and len(statements) == 1:
        return [_told_out(statements[0])]
    first, rest = statements[0], statements[1:]
    kept, words = [first], len(first.text.split())
    for statement in rest:
        words += len(statement.text.split())
        if words <= MOST_WORDS:
            kept.append(statement)
    found = [first, *sorted(kept[1:], key=lambda one: (one.passage.id, one.sentences[0].spans[0].start))]
    return _headed(found, index) if question.kind is QuestionKind.TOPIC else found


def _with_known(asked: str, index: Index) -> str:
    """The question with the names of what it does not ask for.

    What its abbreviations stand for, and for 'who chaired …' all names that have an abbreviation, and the sectors.
    """
    everything = needs_name(asked)
    long = [
        long
        for short, long in index.abbreviations.items()
        if everything or (short in asked and re.search(rf"\b{re.escape(short)}\b", asked))
    ]
    sectors = [report.sector for report in index.reports if everything and report.sector]
    return f"{asked} ({', '.join([*long, *sectors])})" if long or sectors else asked


def _told_out(one: Statement) -> Statement:
    """A statement that is all there is on a topic, with what its paragraph goes on to say, up to TOLD_OUT words."""
    last, sentences = one.sentences[-1], one.passage.sentences
    found, words = list(one.sentences), len(one.text.split())
    for sentence in sentences[sentences.index(last) + 1 :] if last in sentences else ():
        words += len(sentence.text.split())
        if sentence.role is not Role.TEXT or sentence.paragraph != last.paragraph or words > TOLD_OUT:
            break
        found.append(sentence)
    return replace(one, sentences=tuple(found))


def _headed(statements: Sequence[Statement], index: Index) -> list[Statement]:
    """Statements of several reports, or of several sections, under the names of those, the best one's first.

    There are no headings over fewer than FEWEST_HEADED, nor where all would be the same.
    """
    names = {report.id: report.short_title or report.title for report in index.reports}
    several = len({one.passage.report_id for one in statements}) > 1
    headings = [
        names[one.passage.report_id] if several else one.passage.section[-1] if one.passage.section else ""
        for one in statements
    ]
    if len(statements) < FEWEST_HEADED or len(set(headings)) < 2 or "" in headings:
        return list(statements)
    order = {heading: place for place, heading in reversed(list(enumerate(headings)))}
    headed = [replace(one, heading=heading) for one, heading in zip(statements, headings, strict=True)]
    return sorted(headed, key=lambda one: order[one.heading])


def _heads_table(one: Candidate) -> bool:
    """Whether it only names the columns of a table: the row under the caption, without a figure."""
    above = one.passage.sentences[one.place - 1] if one.place else None
    if one.sentence.role is not Role.TABLE or above is None:
        return False
    return above.role is Role.CAPTION and not any(map(str.isdigit, one.sentence.text))


def _states(one: Candidate, question: Question, weighty: Sequence[Term]) -> bool:
    """Whether a sentence can be a statement: no heading, caption or bare number, no footnote that only names a source.

    A line of the imprint answers only what it has words of; an item that only repeats the question says nothing.
    """
    sentence, told = one.sentence, _told(one)
    if sentence.role in NO_STATEMENT or not (any(map(str.isalpha, told)) or form_of(question.asked)):
        return False
    if sentence.role is Role.FOOTNOTE:
        sought = question.kind is QuestionKind.WHERE and asked_for(question.kind, told, ()) == 1
        return len(told.split()) >= SHORTEST_NOTE or sought
    own, asked = ({stem(word) for word in words} for words in (terms(told), question.terms))
    if own <= set(stems_of(one.passage.title)):
        return False  # a line of a cover, or a running head that was not told from the text
    if sentence.role is Role.IMPRINT:
        form = form_of(question.asked)
        return bool(form.search(told)) if form else bool(own - asked) and coverage(weighty, own) >= LEAST_OF_IMPRINT
    if sentence.role is not Role.ITEM or question.kind is QuestionKind.LIST:
        return True
    return not own & asked or len(own - asked) > 1 or asked_for(question.kind, told, frozenset(question.terms)) == 1


def _chosen(question: Question, candidates: Sequence[Candidate], confidence: float) -> list[Candidate]:
    if not candidates:
        return []
    if question.kind is QuestionKind.TOPIC:
        telling = [one for one in candidates if not _only_names(one)]
        if telling and telling[0].odds >= candidates[0].odds - NAMED_AHEAD:
            candidates = telling
    most, margin = EXTENT[question.kind]
    if confidence < UNSURE:
        most, margin = most + MORE, margin * FARTHER
    # Where nothing is likely, what is nearly as likely as the best is given with it.
    best = candidates[0].odds
    floor = max(min(LEAST_ODDS, best - margin / 2), best - margin)
    likely = [one for one in candidates if one.odds >= floor]
    # Of sentences about as likely, those that have what is asked for (a name, a date, a figure) are the answer.
    # A lead-in has it only in its list, if at all.
    has = {one: _has(question, one) for one in likely}
    lacking = [one for one in likely if not has[one] or (has[one] == 1 and one.sentence.role is Role.LEAD_IN)]
    having = [one for one in likely if one not in lacking]
    figure = question.kind is not QuestionKind.COUNT and needs_figure(question.asked)
    needed = figure or needs_date(question.asked) or needs_name(question.asked) or form_of(question.asked) is not None
    if not having and needed:
        return []  # what counts nothing is no answer to 'how many', however near it comes
    if not having:
        near = [one for one in candidates if floor - SIGNED <= one.odds < floor]
        having = [one for one in near if _has(question, one) == 1 and one.sentence.role is not Role.LEAD_IN]
    if question.kind is QuestionKind.WHY and likely[0] in lacking:
        having = [likely[0], *having]  # a cause needs no word that says so
    return (having or likely)[:most]


def _only_names(one: Candidate) -> bool:
    """Whether it is an item that names something ('Building supplier relationships') and tells nothing of it."""
    return one.sentence.role is Role.ITEM and len(WORD.findall(_told(one))) <= NAME


def _told(one: Candidate) -> str:
    """What a sentence says; of an item's, what the item does."""
    if one.sentence.role is not Role.ITEM or not one.sentence.group:
        return one.sentence.text
    same = (one.sentence.group, one.sentence.paragraph)
    return " ".join(part.text for part in one.passage.sentences if (part.group, part.paragraph) == same)


def _has(question: Question, one: Candidate) -> float:
    """1 where a sentence has what is asked for, 0 where it has not, 0.5 where that has no sign.

    A row of a table counts what it names.
    """
    text = _told(one)
    if not exact_enough(question.kind, question.asked, text):
        return 0.0
    row = one.sentence.role is Role.TABLE and len(WORD.findall(text)) <= ROW
    if row and not has_counted(question.asked, f"{one.passage.heading} {text}"):
        return 0.0
    if question.kind is QuestionKind.WHO and not needs_name(question.asked) and tells_of_people(text):
        return 1.0
    return asked_for(question.kind, text, frozenset(question.terms))


def _statement(one: Candidate, question: Question, index: Index) -> Statement:
    if one.sentence.group:
        listed = _list_sentences(one, question, index)
        return Statement(one.passage, (*before_lead_in(one.passage, listed), *listed), one.odds)
    sentences = one.passage.sentences
    announced = _announces(sentences, one.place, question.kind is QuestionKind.WHY)
    more = sentences[one.place + 1 : one.place + 2] if announced else ()
    return Statement(one.passage, (*leaning(one.passage, one.place), *more), one.odds)


def _announces(sentences: Sequence[Sentence], place: int, cause: bool) -> bool:
    """Whether a short sentence leaves it to the next one of its paragraph to say why, or what."""
    if place + 1 >= len(sentences):
        return False
    here, after = sentences[place], sentences[place + 1]
    words = len(here.text.split())
    short = words <= SHORT if cause else words <= SHORTEST and SHELL.search(here.text)
    return bool(short) and here.role is after.role is Role.TEXT and here.paragraph == after.paragraph


def _list_sentences(one: Candidate, question: Question, index: Index) -> tuple[Sentence, ...]:
    """Of a lead-in the whole list, since it says nothing alone; of an item its lead-in and itself.

    Where no single fact is asked for, a short list is given whole.
    """
    _, whole = Wholes(index).of(one.passage, one.sentence.group)
    items = [sentence for sentence in whole if sentence.role is Role.ITEM]
    lead = [sentence for sentence in whole if sentence.role is Role.LEAD_IN]
    if one.sentence.role is Role.LEAD_IN and len({sentence.paragraph for sentence in items}) <= LONGEST_LIST:
        return whole
    short = sum(len(sentence.text.split()) for sentence in whole) <= SHORT_LIST
    leads = f"{one.passage.heading} {' '.join(sentence.text for sentence in lead)}"
    about = question.kind is QuestionKind.LIST or {stem(word) for word in question.terms} & set(stems_of(leads))
    if short and about and question.kind in (QuestionKind.TOPIC, QuestionKind.LIST):
        return whole
    same_item = [sentence for sentence in items if sentence.paragraph == one.sentence.paragraph]
    return (*lead, *same_item)


def _merged(statements: Iterator[Statement]) -> list[Statement]:
    """Each statement once: the same words elsewhere are cited with it, and a part of another is left out."""
    found: list[Statement] = []
    for statement in statements:
        same = next((at for at, one in enumerate(found) if one.key == statement.key), None)
        if same is not None:
            if statement.sentences != found[same].sentences:
                found[same] = replace(found[same], also=(*found[same].also, statement))
            continue
        overlapping = [one for one in found if _overlap(one, statement)]
        whole = reduce(_joined, [*overlapping, statement])  # which may join two that had nothing in common before
        place = found.index(overlapping[0]) if overlapping else len(found)
        found = [one for one in found if one not in overlapping]
        found.insert(place, whole)
    return found


def _overlap(one: Statement, other: Statement) -> bool:
    return one.passage.report_id == other.passage.report_id and bool(set(one.sentences) & set(other.sentences))


def _joined(one: Statement, other: Statement) -> Statement:
    """Two statements that share a sentence, as one, in reading order."""
    sentences = sorted(
        {*one.sentences, *other.sentences}, key=lambda sentence: (sentence.spans[0].page, sentence.spans[0].start)
    )
    return replace(one, sentences=tuple(sentences), odds=max(one.odds, other.odds))
