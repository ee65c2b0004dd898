"""What a sentence announces and leaves to the next ones: the reason, the ways of differing, a list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise, takewhile

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.signs import SIGNS, asked_for
from assistant.answering.statements import LONGEST_TOLD, ONE_OF_THEM, Candidate, next_of, refers
from assistant.answering.stating import RUN_IN, SHORT
from assistant.answering.synonyms import with_synonyms
from assistant.answering.verdicts import MOST_ANNOUNCED, SHORTEST, judges
from assistant.answering.whether import is_whether
from assistant.answering.whole import Wholes, says_nothing
from assistant.answering.words import stem, terms
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role, Sentence

# Nouns that leave it to another sentence to say what they stand for ('The finding is blunt'): Schmid, 'English Abstract
# Nouns as Conceptual Shells', 2000.
SHELL = regex(
    r"\b(?:the|a|an|another|one|its|their|our|first|second|third|last) (?:\w+ )?"
    r"(?:aims?|answers?|arguments?|burdens?|cases?|causes?|challenges?|conclusions?|dangers?|dates?|difficult(?:y|ies)"
    r"|examples?|exceptions?|explanations?|findings?"
    r"|ideas?|issues?|lessons?|methods?|obstacles?|points?|problems?|questions?|reasons?|results?|risks?|tasks?|troubles?|verdicts?)\b",
    re.IGNORECASE,
)
# 'The crews drew two conclusions.', 'The best figure comes from Ely.'
SHELLS = regex(
    r"\b(?:came to|dr[ae]w|found|gave|named|reached|s[ae]w) (?:two|three|four|several|some) (?:\w+ )?"
    r"(?:aims|answers|causes|conclusions|dangers|difficulties|findings|lessons|obstacles|problems|reasons|risks)\W*$"
    r"|\bthe (?:best|clearest|latest|only|strongest) (?:case|evidence|example|figure|illustration|instance)s?"
    r" (?:comes?|came) from\b",
    re.IGNORECASE,
)
# '… also have flaws.' leaves it to the next sentence to say which.
OF_FLAWS = regex(
    r"\b(?:brings?|face[sd]?|ha[ds]|have|pose[sd]?|show(?:s|ed)?|with) (?:[\w’'-]+ ){0,3}(?:advantages?|benefits?"
    r"|consequences|disadvantages?|drawbacks?|effects?|flaws?|limitations?|problems?|reasons?|weaknesses)\W*$",
    re.IGNORECASE,
)
LONGEST_OF_FLAWS = 16  # words
# '… differ.' '… goes a step further than the first.' leave it to the next sentence to say how.
DIFFER = regex(
    r"\b(?:differ(?:s|ed)?|different(?=\W*$| (?:from|in|for)\b)|var(?:y|ies|ied)|in common|alike|the same|similar"
    r"|unlike|(?:further|more|less) than)(?:[ ,]+[\w’'-]+){0,5}\W*$",
    re.IGNORECASE,
)
LONGEST_MORE = 50  # words
MOST_NEW, FEWEST_REPEATED = 1, 3  # words with a meaning, of a sentence that only repeats the question
OPEN = frozenset({QuestionKind.TOPIC, QuestionKind.COMPARISON})
# 'If you do not, …' says what is so in the other case.
OTHER_CASE = regex(
    r"\W*(?:(?:but|however),? )?(?:otherwise\b|if (?:not|so)\b"
    r"|if (?:he|it|she|that|they|this|you) (?:are|can|could|did|do|does|has|have|is|was|were)(?:n['’]t| ?not)\b)",
    re.IGNORECASE,
)
ENDS_OPEN = regex(r"\b(?:it|them|these|this)\W*$")
OPENING = range(4, 9)  # words of a sentence that opens a paragraph and leaves it to the next to say more
POINTER, ANNOUNCER = 4, 12  # words of a lead-in that only points back; of a sentence that only announces
SHORT_LIST, LONGEST_LIST = 70, 14  # words; items: of a longer list only those that answer are given


def list_after(one: Candidate, question: Question, index: Index) -> tuple[Sentence, ...]:
    """The list that the next sentence leads to, where that only points back ('These were:') or this only announces.

    Where no single fact is asked for, any short list whose lead-in points back ('It credits them with four things:').
    """
    [lead] = one.passage.sentences[one.place + 1 : one.place + 2] or [None]
    if lead is None or lead.role is not Role.LEAD_IN or not lead.group:
        return ()
    counts = says_nothing(lead.text)
    if not counts and not refers(lead.text) and not SHELLS.search(one.sentence.text):
        return ()
    _, whole = Wholes(index).of(one.passage, lead.group)
    longest = LONGEST_TOLD if counts else SHORT_LIST
    short = question.kind not in SIGNS and sum(len(part.text.split()) for part in whole) <= longest
    if not short and len(lead.text.split()) > POINTER and len(one.sentence.text.split()) > ANNOUNCER:
        return ()
    return whole if whole[0] == lead and len({part.paragraph for part in whole}) <= LONGEST_LIST + 1 else ()


def after_colon(one: Candidate, index: Index) -> tuple[Sentence, ...]:
    """The running text that a sentence leads to with a colon: of its paragraph, else of the next one.

    As much of it as may be told one after the other, also from the next passage; no heading in its line at its end.
    """
    here, *after = one.passage.sentences[one.place :]
    if here.role is not Role.TEXT or not here.text.rstrip().endswith(":"):
        return ()
    if one.passage.id + 1 < index.size:
        following = index.passage(one.passage.id + 1)
        same = (following.report_id, following.section) == (one.passage.report_id, one.passage.section)
        after = list(dict.fromkeys([*after, *following.sentences[following.overlap :]])) if same else after
    words = accumulate(len(each.text.split()) for each in after)
    told = [each for each, so_far in zip(after, words, strict=True) if so_far <= LONGEST_TOLD]
    told = list(takewhile(lambda each: each.role is Role.TEXT and each.paragraph == after[0].paragraph, told))
    while told and len(told[-1].text.split()) <= RUN_IN:
        told.pop()
    return tuple(told) if told and told[0].paragraph - here.paragraph <= 1 else ()


def announced(one: Candidate, question: Question) -> int:
    """How many of the next sentences of its paragraph a sentence leaves it to, to say why, how or what."""
    sentences = one.passage.sentences
    here, *after = sentences[one.place : one.place + 1 + MOST_ANNOUNCED]
    for number, (before, other) in enumerate(pairwise((here, *after))):
        leads = _leads(before.text) if number else _opens(one, question) or _leads(before.text)
        if not leads or {before.role, other.role} != {Role.TEXT} or before.paragraph != other.paragraph:
            return number or _goes_on(one, question)
    return len(after) or _goes_on(one, question)


def _leads(text: str) -> bool:
    """Whether a short sentence names a finding, a reason or flaws that it does not tell."""
    words = len(text.split())
    if words <= SHORTEST and (SHELL.search(text) or (ONE_OF_THEM.match(text) and judges(text))):
        return True
    return words <= LONGEST_OF_FLAWS and bool(OF_FLAWS.search(text) or SHELLS.search(text))


def _opens(one: Candidate, question: Question) -> bool:
    """Whether a sentence is short for a reason, only opens its paragraph or repeats what is asked."""
    if question.kind is QuestionKind.WHY:
        return len(one.sentence.text.split()) <= SHORT
    return _only_repeats(one.sentence.text, question) or _only_opens(one.passage.sentences, one.place, question)


def _only_repeats(text: str, question: Question) -> bool:
    """Whether a sentence has next to nothing that the question has not, where it is asked what is said of something."""
    if question.kind not in OPEN or is_whether(question):
        return False
    own, asked = ({stem(word) for word in words} for words in (terms(text), question.terms))
    new = own - with_synonyms(asked)
    return len(new) <= MOST_NEW and len(own - new) >= FEWEST_REPEATED


def _goes_on(one: Candidate, question: Question) -> int:
    """1 where the next sentence says more of a term, how things differ that are said to differ, or, of what is asked
    whether it is so, what is so in the other case; else 0."""
    after = next_of(one)
    if is_whether(question):
        return int(_tells_other_case(one))
    if question.kind is QuestionKind.COMPARISON:
        return int(bool(after) and len(after.split()) <= LONGEST_MORE and bool(DIFFER.search(one.sentence.text)))
    return int(question.kind is QuestionKind.DEFINITION and refers(after))


def _tells_other_case(one: Candidate) -> bool:
    """Whether the next sentence, which may open the next paragraph, says what is so in the other case."""
    here, *after = one.passage.sentences[one.place : one.place + 2]
    if not after or {here.role, after[0].role} != {Role.TEXT} or after[0].paragraph - here.paragraph > 1:
        return False
    return len(after[0].text.split()) <= LONGEST_MORE and bool(OTHER_CASE.match(after[0].text))


def _only_opens(sentences: Sequence[Sentence], place: int, question: Question) -> bool:
    """Whether a short sentence stands before a longer one, without the date or name that is asked for.

    It opens its paragraph, or leaves it to the next sentence to say of what ('The crews laid stress on this.').
    """
    inner = place and sentences[place - 1].paragraph == sentences[place].paragraph
    if inner and not ENDS_OPEN.search(sentences[place].text):
        return False
    text, after = sentences[place].text, sentences[place + 1 : place + 2]
    if len(text.split()) not in OPENING or not after or len(after[0].text) < len(text):
        return False
    return asked_for(question.kind, text, frozenset(question.terms)) < 1
