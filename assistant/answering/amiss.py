"""Sentences that are near a question and tell of another thing: another year, time, title, number or item."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.answering.figures import counts_others
from assistant.answering.kinds import QuestionKind
from assistant.answering.locators import QUOTED
from assistant.answering.matching import Term, coverage, stems_around
from assistant.answering.mentioned import says_nothing_of
from assistant.answering.nations import nations
from assistant.answering.published import of_another_publication
from assistant.answering.question import Question
from assistant.answering.several import NUMBERS, singular, wanted
from assistant.answering.signs import SIGNS, asked_for
from assistant.answering.speakers import is_amiss as of_other_speakers
from assistant.answering.speakers import near_by, near_texts
from assistant.answering.statements import Candidate, Statement, leads_to, next_of, told
from assistant.answering.synonyms import with_its_synonyms
from assistant.answering.urging import only_urges
from assistant.answering.whole import NEAR
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS, stem, stems_in, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role

# What one thing has, and not what stands beside it in a list.
OF_ONE = frozenset({QuestionKind.WHEN, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.WHO})
# One and the same thing may be so much in this country and so much in that.
OF_NATIONS = frozenset({QuestionKind.WHEN, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT})
YEAR = regex(r"\b(?:1[5-9]|20)\d\d\b")
# What is so 'now' was not so before.
BEFORE_THAT = regex(r"\bbefore (?:the|it|its|that|they|this|then)\b", re.IGNORECASE)
NOW = regex(r"\bnow\b", re.IGNORECASE)
TURNS = {word: number for words in (ORDINAL_WORDS, NUMBER_WORDS, "123456789") for number, word in enumerate(words)}
_IN_TURN = "(phases?|stages?|steps?|workshops?|surveys?|rounds?|waves?|terms?|semesters?|quarters?)"
TURN = regex(
    rf"\b(?:({'|'.join(ORDINAL_WORDS)})(?:,? (?:and|or) (?:the )?({'|'.join(ORDINAL_WORDS)}))? {_IN_TURN}"
    rf"|{_IN_TURN} ({'|'.join(NUMBER_WORDS)}|[1-9]))\b",
    re.IGNORECASE,
)
HOW_LONG = regex(
    r"\bhow (?:long|many (?:minutes|hours|days|weeks|months|years) (?:do|does|did|will) [^?]* (?:go on|last|run)\W*$)",
    re.IGNORECASE,
)
LASTING = frozenset(stems_of("last run ran take took go went minutes hours days weeks months years"))
# '…, and some of the first do not return', '… in the second?': of what was numbered before.
# 'Which findings of the first phase return in the second?'
_OTHER_TURN = regex(
    rf"\b(?:from|in|of|than|to) the ({'|'.join(ORDINAL_WORDS)})(?: one)?(?=\W*$|[,;.]"
    r"| (?:are|did|do|does|had|has|have|is|was|were)\b)",
    re.IGNORECASE,
)
ASKED_BY_NAME = frozenset({QuestionKind.WHO, QuestionKind.WHERE})
OF_HIMSELF = regex(r"\b(?:I|my)\b")
RARE = 1.5  # rarity of a name
IN_YEAR = regex(r"\b(?:in|during|for|by|of) (?:[\w’'-]+ ){0,2}((?:1[5-9]|20)\d\d)\b", re.IGNORECASE)
GIVES_CAUSE = regex(
    rf"{SIGNS[QuestionKind.WHY].pattern}|{SIGNS[QuestionKind.PURPOSE].pattern}|[:;–—]"
    r"|\b(?:if|when|as|so|for(?! example\b| instance\b))\b",
    re.IGNORECASE,
)
CAUSES = frozenset(stems_of("reason cause"))
REASONS = regex(r"\bwhat (?:is|are|was|were) the (?:[\w’'-]+ )?(?:reason|cause)s? (?:for|of|why)\b", re.IGNORECASE)
# 'Why would one be appointed?' is told by the case in which one is.
WOULD = regex(r"\bwhy (?:would|might|could|may|can|should|must)\b", re.IGNORECASE)
IN_WHICH_CASE = regex(
    r"\b(?:in (?:the event|case|cases|circumstances)|where|whenever|unless|provided|once|should (?:the|an?|it|they))\b",
    re.IGNORECASE,
)
ANNOUNCES = 8  # words: a shorter sentence leaves the cause to the next one
REPEATED = 0.75  # share of the question's words, by their rarity
ALIKE = 0.5  # of a word is said by one like it
FEWEST = 3  # of two, one may be told here and one there
COUNTED = regex(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)}) (?:[\w’'-]+ ){{0,2}}?([\w’'-]+s)\b", re.IGNORECASE)


def named_by(terms: Sequence[Term], best: Candidate) -> list[Term]:
    """The rare names of the question that its likeliest sentence has."""
    stems = set(stems_of(told(best)))
    return [one for one in terms if one.name and one.asked and one.weight >= RARE and one.among(stems)]


def is_amiss(question: Question, terms: Sequence[Term], needed: bool, named: Sequence[Term], one: Candidate) -> bool:
    """Whether a sentence tells of another year, an item of another title or nothing of the speakers that the question
    names; or, where what is asked for is `needed`, has it elsewhere than what it is asked of."""
    if of_others(question, one):
        return True
    near = stems_in(near_texts(one.passage, one.place))
    return (
        _of_another_year(question, one)
        or _of_another_title(question, one)
        or _of_another_time(question, one)
        or _of_another_number(question, one)
        or _of_another_nation(question, one)
        or of_another_publication(question, one)
        or _only_repeats(question, terms, one)
        or (bool(named) and not any(term.among(near) for term in named))
        or ((needed or question.kind in ASKED_BY_NAME) and _of_no_year(question, one))
        or (needed and question.kind is QuestionKind.WHEN and _of_no_such_name(terms, one, near))
        or says_nothing_of(question.asks, terms, near)
        or (needed and counts_others(question.asks, told(one), near))
        or (needed and HOW_LONG.search(question.asks) and (_of_no_such_thing(terms, one) or _of_all(question, one)))
        or (needed and question.kind in OF_ONE and _told_beside(question, one))
    )


def of_others(question: Question, one: Candidate) -> bool:
    """Whether a sentence tells nothing of those whose words the question asks for, or of another phase."""
    return of_other_speakers(question.asks, one.passage, one.place) or _of_another_turn(question, one)


def _of_another_turn(question: Question, one: Candidate) -> bool:
    """Whether a sentence, or what leads to its list, tells of the first phase and not of the second, which is asked.

    A sentence that names none tells of the phase that the sentences before it name.
    """
    asked = _turns(question.asks)
    if not asked:
        return False
    others = {TURNS[match[1].lower()] for match in _OTHER_TURN.finditer(question.asks)}
    own = [*leads_to(one), told(one)]
    if one.sentence.role is Role.TABLE:
        own += [part.text for part in one.passage.sentences if part.role is Role.CAPTION]
    said = _turns(" ".join(own))
    if not said.keys() & asked.keys():
        said = _turns(near_by(one.passage, one.place))
    return any(noun in said and not (turns | others) & said[noun] for noun, turns in asked.items())


def is_of_others(question: Question, one: Statement) -> bool:
    """Whether a list, by its first sentence, tells nothing of those whose words the question asks for."""
    begins = next((at for at, part in enumerate(one.passage.sentences) if part in one.sentences), 0)
    return of_other_speakers(question.asks, one.passage, begins)


def is_boxed_apart(question: Question, one: Statement, index: Index) -> bool:
    """Whether what a list's items stand under, a box or a section, is of the first phase where the second is asked."""
    asked = _turns(question.asks)
    items = {part for part in one.sentences if part.role is Role.ITEM}
    if not asked or not items:
        return False
    ids = range(one.passage.id, min(one.passage.id + NEAR, index.size))
    headings = {passage.heading for passage in index.passages(ids) if items & set(passage.sentences)}
    said = _turns(". ".join(sorted(headings)))
    return any(noun in said and not turns & said[noun] for noun, turns in asked.items())


@lru_cache(maxsize=64)  # of the question each candidate is asked of
def _turns(text: str) -> Mapping[str, set[int]]:
    """The numbers, from 0, that a text gives to phases, workshops and the like: 'the second phase', 'phase 2'."""
    found: dict[str, set[int]] = {}
    for match in TURN.finditer(text):
        first, other, noun = (match[1], match[2], match[3]) if match[1] else (match[5], None, match[4])
        turns = {TURNS[word.lower()] for word in (first, other) if word}
        found.setdefault(singular(noun), set()).update(turns)
    return found


def _of_another_number(question: Question, one: Candidate) -> bool:
    """Whether the question asks for seven of what the sentence says are ten."""
    sought = wanted(question)
    if sought.number < FEWEST or not sought.noun:
        return False
    told_of = {
        NUMBERS.get(match[1].lower()) or int(match[1])
        for match in COUNTED.finditer(told(one))
        if singular(match[2]) == sought.noun
    }
    return bool(told_of) and sought.number not in told_of


def _of_another_year(question: Question, one: Candidate) -> bool:
    years = set(YEAR.findall(question.asked))
    if one.sentence.role is Role.TABLE:  # the other rows are of other years
        own = set(YEAR.findall(told(one)))
        return bool(years and own) and not years & own
    return bool(years) and bool(YEAR.search(told(one))) and not years & _years_around(one)


def _of_another_nation(question: Question, one: Candidate) -> bool:
    """Whether a figure or date is of another nation than the question asks of, and none that it names is near by."""
    asked = nations(question.asks) if question.kind in OF_NATIONS else frozenset()
    own = nations(told(one))
    if not asked or not own:
        return False
    leads = [part.text for part in one.passage.sentences if part.group == one.sentence.group != 0]
    around = nations(" ".join([one.passage.context, *leads, near_by(one.passage, one.place)]))
    return not asked & around or bool(own - asked and asked - around)


def _of_no_year(question: Question, one: Candidate) -> bool:
    """Whether nothing around it is of the year of which the question asks: 'How many were there in 2004?'."""
    years = set(IN_YEAR.findall(question.asks))
    return bool(years) and not years & _years_around(one)


def _of_no_such_name(terms: Sequence[Term], one: Candidate, near: frozenset[str]) -> bool:
    """Whether a rare name of the question stands nowhere around a date, unless somebody speaks of himself."""
    if OF_HIMSELF.search(told(one)):
        return False
    around = near | frozenset(stems_of(one.passage.title))
    names = [term for term in terms if term.name and term.asked and term.weight >= RARE and term.word[0].isalpha()]
    return not all(term.among(around) for term in names)


def _of_no_such_thing(terms: Sequence[Term], one: Candidate) -> bool:
    """Whether nothing around it has a word of what lasts: 'How long does the battery last?'."""
    things = [term for term in terms if term.asked and term.known and term.stem not in LASTING]
    around = stems_around(one.passage)
    return bool(things) and not any(term.among(around) for term in things)


def _of_all(question: Question, one: Candidate) -> bool:
    """Whether it tells of all phases together where one is asked: 'four years in three phases'."""
    nouns = _turns(question.asks).keys() - _turns(told(one)).keys()
    return any(singular(match[2]) in nouns for match in COUNTED.finditer(told(one)))


def _years_around(one: Candidate) -> set[str]:
    return set(YEAR.findall(f"{one.passage.context} {one.passage.text}"))


def _only_repeats(question: Question, terms: Sequence[Term], one: Candidate) -> bool:
    """Whether it says no more than what the question wants to know the cause of, or that it is to be done."""
    asked = question.kind is QuestionKind.WHY or REASONS.search(question.asks)
    if not asked or one.sentence.role not in (Role.TEXT, Role.ITEM):
        return False
    if only_urges(question.asks, told(one), next_of(one)):
        return True
    announces = next_of(one) and len(told(one).split()) <= ANNOUNCES
    if announces or GIVES_CAUSE.search(told(one).rstrip(" ;.")) or SIGNS[QuestionKind.WHY].search(next_of(one)):
        return False
    if WOULD.search(question.asks) and IN_WHICH_CASE.search(told(one)):
        return False
    rest = [term for term in terms if term.stem not in CAUSES]
    return coverage(rest, stems_of(f"{one.passage.heading} {told(one)}")) >= REPEATED


def _of_another_time(question: Question, one: Candidate) -> bool:
    """Whether what is so now is told where the question asks what was so before."""
    return bool(BEFORE_THAT.search(question.asks) and NOW.search(told(one)) and not BEFORE_THAT.search(told(one)))


def _of_another_title(question: Question, one: Candidate) -> bool:
    if one.sentence.role is not Role.ITEM or not QUOTED.search(question.asked):
        return False
    titles = [set(stems_of(" ".join(filter(None, match.groups())))) for match in QUOTED.finditer(question.asked)]
    item, around = set(stems_of(told(one))), stems_in(part.text for part in one.passage.sentences)
    return any(len(title) > 1 and title <= around and not title <= item for title in titles)


def _told_beside(question: Question, one: Candidate) -> bool:
    """Whether a fact stands in one part of a list or an enumeration, and what it is asked of in another.

    Of the parts between semicolons that have as much of the question, that is meant which has more of its names.
    """
    asked, names = set(map(stem, question.asking)), set[str]()
    text = told(one)
    if one.sentence.role is Role.ITEM and one.sentence.group:
        same = [part for part in one.passage.sentences if part.group == one.sentence.group and part.role is Role.ITEM]
        parts = [
            " ".join(part.text for part in same if part.paragraph == at) for at in {part.paragraph for part in same}
        ]
        having = [text]
        over = " ".join([one.passage.heading, *leads_to(one)])
        asked -= set(stems_of(over))  # what leads to the list is said of all its items
    else:
        names = asked & set(map(stem, question.names))
        parts = text.split(";")
        having = [part for part in parts if asked_for(question.kind, part, frozenset(question.terms)) == 1]
    words = {part: set(stems_of(part)) for part in (*parts, *having)}
    held = {
        part: (
            sum(1.0 if word in own else ALIKE * (not with_its_synonyms(word).isdisjoint(own)) for word in asked),
            len(names & own),
        )
        for part, own in words.items()
    }
    return bool(having) and max(map(held.__getitem__, having)) < max(held.values())
