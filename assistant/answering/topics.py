"""What a section that is named for a topic says of it: its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.answering.definitions import explained
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.statements import Candidate, Statement, one_by_one
from assistant.answering.stating import states
from assistant.answering.tables import CELLS, read_under
from assistant.answering.topics_asked import asks_figures
from assistant.answering.weighing import Ranked
from assistant.answering.words import WORD, stems_of, told_stems
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

MOST_SECTIONS = 3
OPENING = 60  # words of a section
ANNOUNCING = 8  # words: a sentence so short leads to the next one more often than it ends anything
FARTHEST = 8  # passages: the beginning of a section is looked for so far before
FAR, FEWEST_WORDS, MOST_ELSEWHERE = 3.0, 2, 2  # log-odds that a sentence may be less likely that names all; words
RUNNING = frozenset({Role.TEXT, Role.ITEM})
BEYOND = 2  # words that a heading may have besides the topic's
CONJUNCTS = regex(r",|;|/|\band\b|\bor\b", re.IGNORECASE)


def openings(question: Question, weighty: Sequence[Term], ranked: Sequence[Ranked], index: Index) -> list[Statement]:
    """The openings of the sections that are named for what a question is about, likeliest first.

    'Relations with suppliers' is named for 'procurement and suppliers'; [] for a question that asks something of it,
    but for what it is, and where figures are asked for.
    """
    term = explained(question.asks)[:1] if question.kind is QuestionKind.DEFINITION else ()
    parts = () if asks_figures(question.asks) else term or CONJUNCTS.split(question.subject)
    topics = [topic for part in parts if (topic := told_stems(part))]
    found: dict[tuple[str, tuple[str, ...]], Statement] = {}
    for one in ranked if topics else ():
        passage = one.weighed.passage
        key = (passage.report_id, passage.section)
        if key in found or not passage.section or not is_named_for(passage.section[-1], topics):
            continue
        first = next(of_section(passage, index), passage)
        stating = [place for place in range(len(first.sentences)) if _states(first, place, question, weighty)]
        if stating:
            found[key] = Statement(first, _opening(first, stating), max(one.sentences, default=0.0))
    return list(found.values())[:MOST_SECTIONS]


def named_elsewhere(
    question: Question, weighty: Sequence[Term], candidates: Sequence[Candidate], picked: Sequence[Candidate]
) -> list[Candidate]:
    """What names all of a topic of several words in another paragraph, where one sentence is all there is on it.

    [] where a section is named for it.
    """
    known = [term for term in weighty if term.known]
    if not question.subject or len(picked) != 1 or len(known) < FEWEST_WORDS or question.kind is not QuestionKind.TOPIC:
        return []
    topic = told_stems(question.subject)
    if any(is_named_for(one.passage.section[-1], [topic]) for one in candidates if one.passage.section):
        return []
    [first] = picked
    paragraph = first.passage.section, first.sentence.paragraph
    found = []
    for one in candidates:
        elsewhere = one.passage.report_id != first.passage.report_id
        elsewhere |= (one.passage.section, one.sentence.paragraph) != paragraph
        near = first.odds - FAR <= one.odds < first.odds and one.sentence.role in RUNNING
        if elsewhere and near and coverage(known, stems_of(one.sentence.text)) == 1.0:
            found.append(one)
    return found[:MOST_ELSEWHERE]


def is_named_for(heading: str, topics: Sequence[frozenset[str]]) -> bool:
    """Whether a heading names one of the topics (stems of words), and little else."""
    words = told_stems(heading)
    return any(
        topic <= {*words, *told_stems(heading.replace("-", ""))} and len(words - topic) <= BEYOND for topic in topics
    )


def _states(passage: Passage, place: int, question: Question, weighty: Sequence[Term]) -> bool:
    sentence = passage.sentences[place]
    if sentence.role is Role.TABLE and CELLS.search(sentence.text):
        return True
    return sentence.role is Role.TEXT and states(Candidate(passage, place, 0.0), question, weighty)


def _opening(passage: Passage, stating: Sequence[int]) -> tuple[Sentence, ...]:
    """The first sentences that state something, up to OPENING words; of a table no more than its rows.

    stating: the places of all that do.
    """
    sentences = passage.sentences
    start = stating[0]
    if named := one_by_one(passage, start):
        return named
    end, words = start, 0
    while end in stating and (end == start or words <= OPENING):
        if sentences[end].role is Role.TEXT and end > start and sentences[end - 1].role is Role.TABLE:
            break
        words += len(WORD.findall(sentences[end].text))
        end += 1
    end -= words > OPENING and end > start + 1
    while (
        end > start + 1 and sentences[end - 1].role is Role.TEXT and len(sentences[end - 1].text.split()) <= ANNOUNCING
    ):
        end -= 1
    return (*(sentences[at] for at in read_under(sentences, start) if at < start), *sentences[start:end])


def of_section(passage: Passage, index: Index) -> Iterator[Passage]:
    """The passages of the section, from FARTHEST before the one at hand."""
    for one in index.passages(range(max(0, passage.id - FARTHEST), passage.id + 1)):
        if (one.report_id, one.section) == (passage.report_id, passage.section):
            yield one
