"""A question for several things is answered by what tells them all: a list, whole and alone, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.headed import Headed
from assistant.answering.kinds import QuestionKind
from assistant.answering.leading import before_lead_in, group_near, introduction
from assistant.answering.matching import Term, coverage
from assistant.answering.near_nouns import NearNouns, besides, is_named, near_nouns, speaks_of
from assistant.answering.question import Question
from assistant.answering.several import (
    QUESTION,
    TO_MEET,
    Wanted,
    announces_row,
    has_noun,
    has_number,
    is_of_another_sort,
    leads_to_conditions,
    of_another,
    of_part,
    singular,
    tells_several,
    wanted,
)
from assistant.answering.statements import Candidate, Statement, leaning
from assistant.answering.whole import Wholes
from assistant.answering.words import stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

MARGIN = 0.9  # log-odds that the best list may be behind the best sentence
NAMED_BONUS = 1.0  # for a list that is introduced by the noun that is asked for
OWN_BONUS = 2.0  # for one whose lead-in says that it is of them, with all else that is asked
COVERED_BONUS = 2.0  # for one that is introduced by all of the question's words
COUNTED_BONUS = 1.0  # for one of as many items as are asked for
MISCOUNTED = 1  # items that a list may have more or fewer than are asked for
HEADED_MALUS = 0.5  # for one that is made of headings: a list in the text says more
HEADED_BONUS = 1.0  # for one whose headings bear the noun: 'Recommendation 1'
ALONE_BONUS = 3.0  # for one over which nothing but the noun stands: its lines have no word of the question
PART_MALUS = 0.5  # for one that is of the first phase, or the second, where the question names none
LEAST_COVERED = 0.5
RARE = 0.4  # weight: what most passages have tells no list from another
# What does not ask for several things is answered by a list that is introduced by nearly all of its words.
MOSTLY_COVERED, NEARLY = 0.5, 0.5
FAR = 1.0  # log-odds: by a sentence only if no other comes so near, and no other is so much likelier
OPEN = frozenset(
    {QuestionKind.TOPIC, QuestionKind.PURPOSE, QuestionKind.COMPARISON, QuestionKind.WHY, QuestionKind.LIST}
)
# Not 'What is the date', 'How old is it', 'What is said of it'.
OPEN_QUESTION = regex(
    r"^\W*(?:\w+ )?(?:what\b(?!['’]s\b| about\b| (?:is|was) (?:the|an?)\b)|why\b"
    r"|how (?:can|could|do|does|did|should|is|are|was|were|will|would|must|may|might|have|has|to)\b)"
    r"(?!.*\b(?:says?|said|tells?|told)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """What may be asked for: a list that begins in `passage`, or where `whole` is () the sentence `one` alone.

    odds: with what speaks for it; fits: whether what leads to it, or its number, says that it is what is asked for;
    named: whether by the very noun that is asked for; meant: by another ('challenges', where barriers are asked for);
    part: whether what leads to it is of the first phase, or the second, where the question names none.
    """

    odds: float
    one: Candidate
    passage: Passage
    whole: tuple[Sentence, ...]
    covered: float
    fits: bool
    meant: bool = False
    named: bool = False
    part: bool = False

    @property
    def key(self) -> tuple[str, Sentence]:
        return self.passage.report_id, (self.whole or (self.one.sentence,))[0]

    def order(self, asked: Wanted, own: bool) -> tuple[bool, bool, bool, float, int, int]:
        """What is asked for comes first, and that by its own noun where any has it (`own`), then what is likelier."""
        another = self.meant and own if asked.noun else asked.meant != "" and not self.meant
        return not self.fits, another, self.part, -round(self.odds, 6), self.one.passage.id, self.one.place


def lists(question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], index: Index) -> list[Statement]:
    """The list that is asked for; nothing where no list is likely enough.

    A list is as likely as the likeliest of its lead-in, its items and the sentence before it; more so where what leads
    to it (heading, sentence before, lead-in) has the very noun that is asked for, and the question's other words, and
    where it has as many items as are asked for. So is a sentence that names several things in a row.
    """
    found = _found(question, terms, candidates, index)
    first = next((statement for row, statement in found if _likely(row, wanted(question), candidates)), None)
    if first is None:
        return []
    also = [other for _, other in found if other is not first and first.is_list and other.key == first.key]
    return [replace(first, also=tuple(also))]


def every_list(
    question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], index: Index
) -> list[Statement]:
    """Each list that may be asked for, likely or not, that which is meant first."""
    return [statement for row, statement in _found(question, terms, candidates, index) if row.whole and row.fits]


def _found(
    question: Question, terms: Sequence[Term], candidates: Sequence[Candidate], index: Index
) -> list[tuple[_Row, Statement]]:
    """Each list, or sentence that names several, that may be asked for, in the order of what speaks for it."""
    asked = wanted(question)
    if not candidates or not (asked.several or leaves_open(question)):
        return []
    rest = besides(question, asked)
    near = NearNouns(asked, [term for term in terms if term.word in rest and term.weight >= RARE], candidates)
    terms = [replace(term, near=()) for term in terms]  # 'barriers' may be another list than 'challenges'
    best: dict[tuple[str, Sentence], _Row] = {}
    for row in _rows(question, asked, near, terms, candidates, index):
        if row.key not in best or row.odds > best[row.key].odds:
            best[row.key] = row
    own = any(row.named for row in best.values())
    rows = sorted(best.values(), key=lambda row: row.order(asked, own))
    found = [(row, _statement(row, asked)) for row in rows]
    return [(row, one) for row, one in found if one.is_list or not row.whole]


def _rows(
    question: Question,
    asked: Wanted,
    near: NearNouns,
    terms: Sequence[Term],
    candidates: Sequence[Candidate],
    index: Index,
) -> Iterator[_Row]:
    """What each sentence that is likely enough is of, leads to or tells by itself."""
    wholes, headed = Wholes(index), Headed(index, frozenset(stems_of(question.asks)))
    for one in candidates:
        close = asked.several or one.odds >= candidates[0].odds - NEARLY
        if not close and not asked.meant:
            return
        if row := _list(one, question, asked, near, terms, wholes, index):
            if close or row.meant:
                yield row
        elif close and (row := _sentence(one, asked, near, terms)):
            yield row
        if close:
            yield from _headings(one, asked, near, terms, headed)


def _likely(row: _Row, asked: Wanted, candidates: Sequence[Candidate]) -> bool:
    """Whether a list is likely enough, beside the likeliest sentences, to be all of the answer."""
    best = candidates[0].odds
    if not row.whole and row.one.odds < best - FAR:
        return False
    if row.fits and (asked.several or row.meant):
        return row.odds >= best - MARGIN
    if row.covered < MOSTLY_COVERED:
        return False
    if row.whole:
        return row.one.odds >= best - NEARLY if row.fits else row.one == candidates[0]
    return row.one == candidates[0] and (asked.several or all(other.odds < best - FAR for other in candidates[1:]))


def _list(
    one: Candidate,
    question: Question,
    asked: Wanted,
    near: NearNouns,
    terms: Sequence[Term],
    wholes: Wholes,
    index: Index,
) -> _Row | None:
    """The list that the sentence is of or leads to."""
    passage, group, number = group_near(one, asked, near, index)
    if not group:
        return None
    passage, whole = wholes.of(passage, group)
    introduced = introduction(passage, whole, index)
    if asked.meant == QUESTION:  # what questions are about they say themselves
        headings, before, lead_in = introduced
        introduced = headings, " ".join([before, *(part.text for part in whole if part.role is Role.ITEM)]), lead_in
    if not asked.several and not speaks_of(question, terms, [*introduced, *(part.text for part in whole)]):
        return None
    covered = coverage(terms, stems_of(" ".join(introduced)))
    named = is_named(introduced, asked.noun) or _holds(question, asked, terms, introduced, passage)
    meant = not named and near.names(introduced)
    items = {sentence.paragraph for sentence in whole if sentence.role is Role.ITEM}
    counted = len(items) == asked.number
    if number and not asked.number and len(items) != number:
        return None
    if asked.number and abs(len(items) - asked.number) > MISCOUNTED and not _are_fewer(one, whole, asked, near):
        return None  # 'Which three sectors?' is no 'All three sectors met these six challenges:'
    if not named and not meant and is_of_another_sort(asked.meant or asked.noun, introduced[-1]):
        return None
    farther = all(sentence.group != group for sentence in one.passage.sentences)
    if not named and not meant and (farther or of_another(question, introduced[-1])):
        return None
    likeliest = asked.several and near.all_likeliest_in(whole)
    if not named and not meant and not counted and not likeliest and covered < LEAST_COVERED:
        if not asked.several or one.sentence.role is not Role.LEAD_IN:
            return None  # a list of something else
        # The reports may have no word for what is asked for: 'conditions', where they have 'if all of these apply:'.
        rest = [term for term in terms if singular(term.word) != asked.noun]
        return _Row(one.odds, one, passage, whole, coverage(rest, stems_of(" ".join(introduced))), fits=False)
    odds = one.odds + COUNTED_BONUS * (counted - bool(asked.number and not counted))
    odds += NAMED_BONUS * (named or meant) + OWN_BONUS * near.own(introduced, asked) + COVERED_BONUS * covered
    part = named and of_part(introduced[-1]) and not of_part(question.asked)
    odds -= PART_MALUS * bool(of_part(" ".join(introduced)) and not of_part(question.asked))
    return _Row(odds, one, passage, whole, covered, fits=True, meant=meant, named=named, part=part)


def _holds(
    question: Question, asked: Wanted, terms: Sequence[Term], introduced: tuple[str, str, str], passage: Passage
) -> bool:
    """Whether a list is of the conditions that are asked for, and of what they are asked of."""
    if not leads_to_conditions(question, introduced[-1], asked.noun):
        return False
    rest = [term for term in terms if singular(term.word) != asked.noun and not TO_MEET.fullmatch(term.word)]
    return not rest or coverage(rest, stems_of(" ".join([passage.context, *introduced]))) >= LEAST_COVERED


def _are_fewer(one: Candidate, whole: Sequence[Sentence], asked: Wanted, near: NearNouns) -> bool:
    """Whether a list of fewer things says how many it has, right after a sentence that counts all that are asked for.

    'There were ten aims. The report names three:'
    """
    after = one.passage.sentences[one.place + 1 : one.place + 2]
    items = {sentence.paragraph for sentence in whole if sentence.role is Role.ITEM}
    counts = bool(near.counted(one.sentence.text, asked)) and one.sentence.role is Role.TEXT
    return counts and after == whole[:1] and has_number(whole[0].text, len(items))


def _sentence(one: Candidate, asked: Wanted, near: NearNouns, terms: Sequence[Term]) -> _Row | None:
    """The sentence itself, where it names several things, and those that are asked for."""
    text = one.sentence.text
    stated = has_number(text, asked.number)
    if not (one.sentence.role is Role.TEXT or stated) or not tells_several(text, asked.number):
        return None
    covered = coverage(terms, stems_of(f"{one.passage.heading} {one.sentence.text}"))
    named = announces_row(one.sentence.text, asked.noun) or near.announces_row(one)
    counted = bool(asked.number)
    odds = one.odds + NAMED_BONUS * named + COVERED_BONUS * covered + COUNTED_BONUS * (counted + stated)
    fits = named or (counted and covered >= LEAST_COVERED) or (stated and not asked.noun)
    return _Row(odds, one, one.passage, (), covered, fits)


def _headings(one: Candidate, asked: Wanted, near: NearNouns, terms: Sequence[Term], headed: Headed) -> Iterator[_Row]:
    """Lists of headings that the sentence leads to or stands under."""
    if not asked.several:
        return
    for found in headed.of(one, asked):
        covered = coverage(terms, stems_of(found.introduction))
        counted = sum(sentence.role is Role.ITEM for sentence in found.whole) == asked.number
        meant = near.names((found.introduction, "", ""))
        if (has_noun(found.introduction, asked.noun) or meant or found.alone) and (counted or not asked.number):
            fits = NAMED_BONUS + COVERED_BONUS * covered + COUNTED_BONUS * counted
            odds = one.odds + fits + (HEADED_BONUS if found.named else -HEADED_MALUS) + ALONE_BONUS * found.alone
            yield _Row(odds, one, one.passage, found.whole, covered, fits=True, meant=meant)


def _statement(row: _Row, asked: Wanted) -> Statement:
    if not row.whole:
        return Statement(row.passage, leaning(row.passage, row.one.place), row.odds)
    before = before_lead_in(row.passage, row.whole, near_nouns(asked) | {asked.noun})
    return Statement(row.passage, (*before, *row.whole), row.odds)


def tells_all(question: Question, terms: Sequence[Term], likeliest: Statement) -> bool:
    """Whether the likeliest statement is a whole list, or names several in a row, where several things are asked for.

    Nothing that is less likely belongs to them. A list has to have most of the question's words; where several things
    are not asked for, what leads to it has them.
    """
    asked = wanted(question)
    if not likeliest.is_list:
        rows = [one.text for one in likeliest.sentences if one.role is Role.TEXT]
        stated = [text for text in rows if not asked.number or has_number(text, asked.number)]
        return asked.several and any(tells_several(text, asked.number) for text in stated)
    items = {one.paragraph for one in likeliest.sentences if one.role is Role.ITEM}
    if asked.number and abs(len(items) - asked.number) > MISCOUNTED:
        return False
    leads = [one.text for one in likeliest.sentences if one.role is Role.LEAD_IN]
    if not leads or not (asked.several or leaves_open(question)):
        return False
    introduction = f"{likeliest.passage.context} {' '.join(leads)}"
    covering = f"{introduction} {likeliest.text}" if asked.several else introduction
    return coverage([term for term in terms if term.known], stems_of(covering)) >= MOSTLY_COVERED


def leaves_open(question: Question) -> bool:
    """Whether a list may be what is asked for though several things are not."""
    return question.kind in OPEN and bool(OPEN_QUESTION.search(question.asked))
