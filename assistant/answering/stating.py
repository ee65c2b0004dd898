"""Which sentences state something, so that they may answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.details import form_of
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.signposts import leaves_open, only_frames, only_misses, only_points
from assistant.answering.signs import asked_for
from assistant.answering.statements import ASKS, Candidate, leads_to, told
from assistant.answering.tables import names_columns
from assistant.answering.whether import is_whether
from assistant.answering.words import WORD, stem, stems_of, terms
from assistant.patterns import regex
from assistant.records import Role

# 'Government should publish accounts' tells something.
TELLS = regex(
    r"\b(?:is|are|was|were|has|have|had|can|could|may|might|must|need(?:s|ed)?|should|will|would|do|does|did)\b"
)
SHORT = 14  # words: a shorter sentence may leave it to the next to say why
# '• who took part, and how many they were' is open, or was looked into: it says neither.
ASKED_BY_ITEM = regex(r"\W*(?:who|whom|whose|what|which|how|whether|when|where|why)\b")
OF_GAPS = regex(
    r"\b(?:ask|cover|examin|explor|gap|investigat|lack|leave|left|look|miss|not\b|omit|open\b|question|review|silent|stud"
    r"|unanswered|uncertain|unclear|unknown|unsaid|untold|without)|n['’]t\b",
    re.IGNORECASE,
)
# A sentence that only asks is an answer where questions are asked for, or with the next one, which answers it.
OF_QUESTIONS = regex(r"\b(?:questions?|ask(?:s|ed|ing)?)\b", re.IGNORECASE)
# 'Joined-up boating is a phrase that is heard so often' tells of the phrase.
OF_PHRASE = regex(
    r"\b(?:is|are|was|were|(?:has|have) become) an? (?:[\w’'-]+ ){0,2}(?:buzzword|catchphrase|expression|phrase|slogan"
    r"|term|word)\b(?= (?:(?:so|that|which|widely|often|much|now|frequently|commonly|over)\b|\w+ed\b))",
    re.IGNORECASE,
)
OF_WORDS = regex(
    r"\b(?:buzzword|call|defin|expression|mean|phrase|slogan|stand for|terms?\b|wording|words?\b)",
    re.IGNORECASE,
)
# 'Strategy Objective' answers nothing that has to be told.
TOLD = frozenset(
    {QuestionKind.TOPIC, QuestionKind.WHY, QuestionKind.PURPOSE, QuestionKind.DEFINITION, QuestionKind.COMPARISON}
)
# '% who say they __' and 'Do you think they are …”' are filled in elsewhere, which is something where a share is asked.
BLANK = regex(r"(?<!\w)_{2,}(?!\w)|…[”\"]$|^%.*…$")
LONGEST_HEADING, RUN_IN = 6, 3  # words; and of one that stands in a line with its text
NO_STATEMENT = frozenset({Role.HEADING, Role.CAPTION, Role.REFERENCE})
LEAST_OF_IMPRINT, SHORTEST_NOTE = 0.25, 8  # of the question's words, by weight; a shorter footnote names a source


def heads_table(one: Candidate) -> bool:
    """Whether it only names the columns of a table."""
    return names_columns(one.passage.sentences, one.place)


def states(one: Candidate, question: Question, weighty: Sequence[Term]) -> bool:
    """Whether a sentence can be a statement: no heading, caption, bare number, question or name of a source.

    A line of the imprint answers only what it has words of; an item that only repeats the question says nothing.
    """
    sentence, text, listed = one.sentence, told(one), question.kind is QuestionKind.LIST
    form = form_of(question.asks)
    if question.kind is not QuestionKind.WHERE and only_points(sentence, text, linked=bool(form)):
        return False
    if sentence.role is Role.TEXT and only_frames(text, "" if question.subject else question.asks):
        return False
    if sentence.role is Role.TEXT and only_misses(text, question.asked):
        return False
    of_words = question.kind is QuestionKind.DEFINITION or OF_WORDS.search(question.asks)
    if sentence.role is Role.TEXT and not of_words and OF_PHRASE.search(text):
        return False
    running = sentence.role is Role.TEXT or (sentence.role is Role.ITEM and not listed)
    if running and ASKS.search(text) and not OF_QUESTIONS.search(question.asks):
        return False
    untold = sentence.role is Role.ITEM and (ASKED_BY_ITEM.match(text) or leaves_open(leads_to(one)))
    untold = untold or (sentence.role is Role.LEAD_IN and leaves_open([text]))
    if untold and not OF_GAPS.search(question.asks):
        return False
    if ("__" in text or "…" in text) and BLANK.search(text) and question.kind is not QuestionKind.QUANTITY:
        return False
    if sentence.role is Role.HEADING and form:
        return bool(form.search(text))
    # '1990 8,862' tells of what it is asked of: 1990.
    row = sentence.role is Role.TABLE and len(text.split()) > 1 and text.split()[0] in WORD.findall(question.asked)
    if sentence.role in NO_STATEMENT or not (any(map(str.isalpha, text)) or form or row):
        return False
    if sentence.role is Role.FOOTNOTE:
        sought = question.kind is QuestionKind.WHERE and asked_for(question.kind, text, ()) == 1
        return (len(text.split()) >= SHORTEST_NOTE and bool(TELLS.search(text))) or sought
    if sentence.role is Role.TEXT and question.kind in TOLD and not form and is_like_a_heading(text, question.kind):
        return False
    own, asked = ({stem(word) for word in words} for words in (terms(text), question.terms))
    names = own <= asked and sentence.role is Role.TEXT and text.rstrip()[-1:].isalnum()  # 'Waiting times'
    if names or own <= set(stems_of(one.passage.title)):
        return False  # tells nothing; or a line of a cover, or a running head that was not told from the text
    if sentence.role is Role.IMPRINT:
        return bool(form.search(text)) if form else bool(own - asked) and coverage(weighty, own) >= LEAST_OF_IMPRINT
    tells = len(text.split()) > SHORT and TELLS.search(text)  # 'It is slow, which puts people off' answers
    asked_again = sentence.group and (is_whether(question) or question.kind is QuestionKind.WHY)  # what is left is told
    if sentence.role is not Role.ITEM or listed or tells or asked_again:
        return True
    return not own & asked or len(own - asked) > 1 or asked_for(question.kind, text, frozenset(question.terms)) == 1


def is_like_a_heading(text: str, kind: QuestionKind = QuestionKind.TOPIC) -> bool:
    """Whether it is short and ends without a stop; no definition is so short as 'Waiting times.', whatever its end."""
    if kind is QuestionKind.DEFINITION and len(text.split()) <= RUN_IN:
        return True
    return len(text.split()) <= LONGEST_HEADING and text.rstrip()[-1:] not in ".!?:;…’”'\")"
