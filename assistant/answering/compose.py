"""An answer is composed: the sentences that bear it, with what they lean on, lists whole, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.amiss import is_boxed_apart
from assistant.answering.announcing import LONGEST_LIST, SHORT_LIST, after_colon, announced, list_after
from assistant.answering.another_thing import is_of_another
from assistant.answering.choosing import chosen
from assistant.answering.decisive import is_decisive, needs_decisive
from assistant.answering.deeds import is_of_deed
from assistant.answering.definitions import defines, explained, leaves_unnamed
from assistant.answering.denial import DENIAL
from assistant.answering.denied import affirming, denied, denied_whole, denying, listed
from assistant.answering.details import address_lines
from assistant.answering.exactness import exact_enough, must_have
from assistant.answering.foremost import of_degree
from assistant.answering.going_on import told_out
from assistant.answering.joining import is_of_report, merged, retold, run_on
from assistant.answering.kinds import QuestionKind
from assistant.answering.leading import before_lead_in, without_lead
from assistant.answering.lists import tells_all
from assistant.answering.matching import Term, coverage
from assistant.answering.naming import are_named, names_beside, needs_name
from assistant.answering.noun_asked import having_noun
from assistant.answering.preferred import tells_no_effect
from assistant.answering.question import Question
from assistant.answering.quoting import in_own_words, with_quotation
from assistant.answering.rows import fitting_first, told_row
from assistant.answering.same_heading import under_heading
from assistant.answering.signs import SIGNS, asked_for
from assistant.answering.statements import (
    ONE_OF_THEM,
    Candidate,
    Statement,
    candidates_of,
    leaning,
    one_by_one,
    reply,
    told,
)
from assistant.answering.stating import heads_table, states
from assistant.answering.synonyms import with_synonyms
from assistant.answering.table_lists import rows_compared, rows_listed
from assistant.answering.together import hold_together
from assistant.answering.topics import named_elsewhere, openings
from assistant.answering.verdicts import asks_thoughts, tells_thoughts
from assistant.answering.weighing import YES_NO, Ranked
from assistant.answering.whether import is_whether
from assistant.answering.whole import Wholes, says_nothing, stands_alone
from assistant.answering.words import stem, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Role, Sentence

MOST_WORDS = 180
# How much less of the question's words, by weight, a further statement has that adds nothing: of the first one's
# section, there where a single fact is asked for, which may be told in other words; of another section.
LESS, LESS_OF_FACT, MUCH_LESS = 0.05, 0.2, 0.4
ELSEWHERE = 0.3  # log-odds that what another report says may be less likely: of what is, one in ten is on a right page
TOLD_IN_LISTS = frozenset({QuestionKind.TOPIC, QuestionKind.LIST, QuestionKind.PURPOSE, QuestionKind.WHY})
NOT = regex(r"\b(?:not|never|cannot)\b|n['’]t\b", re.IGNORECASE)
ONE_MORE = regex(r"\W*(?:one|another)\b", re.IGNORECASE)
HALF = 0.5
FEWEST_HEADED = 3  # statements: of fewer the reader keeps track without headings


def compose(
    question: Question,
    weighty: Sequence[Term],
    ranked: Sequence[Ranked],
    index: Index,
    confidence: float = 1.0,
    several: bool = False,
) -> list[Statement]:
    """The statements of the answer: the likeliest first, the others in the order of the reports; at most 180 words.

    confidence: that there is an answer; of one that is not sure more is given, so that the reader can choose. several:
    whether the question is one of several that are asked at once.
    """
    question = replace(question, beside=names_beside(question.asks, index))
    candidates = [one for one in candidates_of(ranked) if states(one, question, weighty) and not heads_table(one)]
    candidates = having_noun(question, weighty, ranked, candidates)
    every = fitting_first(question, of_degree(question.asks, weighty, candidates))
    clause = denied(question)
    if whole := denied_whole(question, every, clause, weighty, index):
        return whole
    candidates = denying(question, every, clause, weighty) if clause else affirming(question, every)
    found = _found_whole(question, weighty, candidates, every, clause, index)
    own = under_heading(question, weighty, ranked, index)
    if found and not (own and own.is_better(found)):
        return found
    picked = _named_items(question, weighty, chosen(question, weighty, candidates, confidence, several))
    picked += named_elsewhere(question, weighty, candidates, picked)
    best = [with_quotation(statement_of(one, question, index), question, index) for one in picked]
    if own:
        return own.with_more(best)
    if alone := in_own_words(question, best):
        return alone
    if not best:
        return []
    if tells_all(question, weighty, best[0]):
        return [replace(best[0], also=tuple(one for one in best[1:] if one.key == best[0].key))]
    defined = any(defines(explained(question.asks, question.beside), one.text) for one in best[0].sentences)
    statements = merged([*([] if defined else openings(question, weighty, ranked, index)), *best])
    statements = [without_lead(one, weighty) for one in retold(statements, weighty)]
    first, rest = statements[0], statements[1:]
    kept = _within(first, [one for one in rest if _adds(question, weighty, first, one)])
    single = question.kind is QuestionKind.TOPIC and len(kept) == 1 and not clause and not several
    single = single and all(is_of_report(one, first.passage.report_id) for one in rest)
    if single and (len(statements) == 1 or not is_whether(question)):
        return [told_out(first, () if question.subject or is_whether(question) else weighty)]
    found = run_on(_in_order(kept))
    return _headed(found, index) if question.kind is QuestionKind.TOPIC else found


def _within(first: Statement, others: Sequence[Statement]) -> list[Statement]:
    """The first statement, and the others as long as all have at most MOST_WORDS."""
    kept, words = [first], len(first.text.split())
    for statement in others:
        words += len(statement.text.split())
        if words <= MOST_WORDS:
            kept.append(statement)
    return kept


def _found_whole(
    question: Question,
    weighty: Sequence[Term],
    candidates: Sequence[Candidate],
    every: Sequence[Candidate],
    clause: frozenset[str],
    index: Index,
) -> list[Statement]:
    """The list or the rows that are asked for, as far as they have what is asked.

    every: the candidates with those that deny nothing.
    """
    found = listed(question, weighty, candidates, clause, index)
    if clause and not found:
        found = listed(question, weighty, every, clause, index)
    if not clause:
        found = found or rows_listed(question, weighty, candidates, index) or rows_compared(question, candidates)
    if must_have(question.kind, question.asks) or needs_decisive(question.asks):
        found = [one for one in found if _has(question, one)]
    found = [one for one in found if tells_thoughts(one.text) or not asks_thoughts(question.asks)]
    found = [one for one in found if not tells_no_effect(question.asks, one.text, one.is_list)]
    found = [one for one in found if not (leaves_unnamed(question, one) or is_boxed_apart(question, one, index))]
    return [one for one in found if not is_of_another(question, weighty, one)]


def _named_items(question: Question, weighty: Sequence[Term], found: Sequence[Candidate]) -> list[Candidate]:
    """Without items of a list that have less than HALF as much of the question, by weight, as the one that has most.

    Of a comparison, each item may tell of another side.
    """
    least = HALF if question.kind is not QuestionKind.COMPARISON else 0.0
    items = [one for one in found if one.sentence.role is Role.ITEM and one.sentence.group]
    shares = {one: coverage(weighty, with_synonyms(stems_of(told(one)))) for one in items}
    most: dict[tuple[str, int], float] = {}
    for one, share in shares.items():
        key = (one.passage.report_id, one.sentence.group)
        most[key] = max(share, most.get(key, 0.0))
    return [
        one for one in found
        if one not in shares or shares[one] >= least * most[one.passage.report_id, one.sentence.group]
    ]  # fmt: skip


def _in_order(statements: Sequence[Statement]) -> list[Statement]:
    """The likeliest first, unless it is 'the second' of something, the others in the order of the reports.

    'Another boat' is one more of what stands before it in its section.
    """
    best, rest = statements[0], statements[1:]
    one_of_them = ONE_OF_THEM.match(best.text) and not best.is_list
    if ONE_MORE.match(best.text):
        rest = [one for one in rest if _stands_in(one) == _stands_in(best) and _place(one) < _place(best)]
    first = 0 if one_of_them and rest else 1
    return [*statements[:first], *sorted(statements[first:], key=_place)]


def _stands_in(one: Statement) -> tuple[str, tuple[str, ...]]:
    return one.passage.report_id, one.passage.section


def _place(one: Statement) -> tuple[int, int]:
    return one.passage.id, one.sentences[0].spans[0].start


def _adds(question: Question, weighty: Sequence[Term], first: Statement, other: Statement) -> bool:
    """Whether a further statement stands in another section than the first, or has as much of the question's words.

    One of another report is nearly as likely as the first, unless much is asked for.
    So does what has the date or name that is asked for where the first has none, and, where it is asked whether
    something is so, what denies where the first does not. Where it is asked what is not so, what denies nothing adds
    nothing to what does.
    """
    if question.kind is QuestionKind.COMPARISON:
        return True
    if NOT.search(question.asks) and DENIAL.search(first.text) and not DENIAL.search(other.text):
        return False
    if not is_of_report(other, first.passage.report_id):
        broad = bool(question.subject) or (question.kind is QuestionKind.LIST and other.is_list)
        return broad or other.odds > first.odds - ELSEWHERE
    if YES_NO.match(question.asks) and DENIAL.search(other.text) and not DENIAL.search(first.text):
        return True
    has = [asked_for(question.kind, one.text, frozenset(question.terms)) for one in (first, other)]
    if has[1] > has[0]:
        return True
    held, best = (coverage(weighty, set(stems_of(one.text))) for one in (other, first))
    if other.passage.section != first.passage.section:
        return held > best - MUCH_LESS
    return held > best - (LESS_OF_FACT if question.kind in SIGNS else LESS)


def _has(question: Question, one: Statement) -> bool:
    """Whether a list, or what tells several things, has what is asked for: names in most of its items."""
    if one.is_list and needs_name(question.asks):
        items = [sentence.text for sentence in one.sentences if sentence.role is Role.ITEM]
        return are_named(question.asks, items, question.beside)
    tells = is_of_deed(question.asks, one.text) and is_decisive(question.asks, one.text)
    return tells and exact_enough(question.kind, question.asks, one.text, question.beside)


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


def statement_of(one: Candidate, question: Question, index: Index) -> Statement:
    """A candidate with what it leans on, or with what it announces; of a list what is needed to understand it."""
    if one.sentence.group:
        listed = _list_sentences(one, question, index)
        return Statement(one.passage, (*before_lead_in(one.passage, listed), *listed), one.odds)
    if one.sentence.role is Role.TABLE:
        row, unshown = told_row(question, one, index)
        return Statement(one.passage, row, one.odds, unshown=unshown)
    one = _as_in_next(one, index)
    sentences = one.passage.sentences
    imprint = one.sentence.role is Role.IMPRINT
    if lines := address_lines([part.text for part in sentences], one.place) if imprint else 0:
        return Statement(one.passage, sentences[one.place : one.place + lines], one.odds)
    if named := one_by_one(one.passage, one.place):
        return Statement(one.passage, named, one.odds)
    if listed := list_after(one, question, index) or after_colon(one, index):
        return Statement(one.passage, (*leaning(one.passage, one.place), *listed), one.odds)
    next_ones = announced(one, question)
    more = sentences[one.place + 1 : one.place + 1 + next_ones] if next_ones else reply(one)
    return Statement(one.passage, (*leaning(one.passage, one.place), *more), one.odds)


def _as_in_next(one: Candidate, index: Index) -> Candidate:
    """A sentence that ends its passage and leans on nothing, as it stands in the next, with what comes after it."""
    passage = one.passage
    if one.place + 1 < len(passage.sentences) or len(leaning(passage, one.place)) > 1 or passage.id + 1 >= index.size:
        return one
    after = index.passage(passage.id + 1)
    if (after.report_id, after.section) != (passage.report_id, passage.section) or one.sentence not in after.sentences:
        return one
    return replace(one, passage=after, place=after.sentences.index(one.sentence))


def _list_sentences(one: Candidate, question: Question, index: Index) -> tuple[Sentence, ...]:
    """Of a lead-in the whole list, since it says nothing alone; of an item its lead-in and itself.

    Where no single fact is asked for, a short list is given whole.
    """
    _, whole = Wholes(index).of(one.passage, one.sentence.group)
    items = [sentence for sentence in whole if sentence.role is Role.ITEM]
    lead = [sentence for sentence in whole if sentence.role is Role.LEAD_IN]
    leading = " ".join(sentence.text for sentence in lead)
    together = hold_together(question.asks, leading, items)
    whole_sought = one.sentence.role is Role.LEAD_IN or (together and question.kind is not QuestionKind.DEFINITION)
    if whole_sought and len({sentence.paragraph for sentence in items}) <= LONGEST_LIST:
        return whole
    short = sum(len(sentence.text.split()) for sentence in whole) <= SHORT_LIST
    leads = f"{one.passage.heading} {leading}"
    about = question.kind is QuestionKind.LIST or {stem(word) for word in question.terms} & set(stems_of(leads))
    if short and about and question.kind in TOLD_IN_LISTS:
        return whole
    same_item = tuple(sentence for sentence in items if sentence.paragraph == one.sentence.paragraph)
    alone = says_nothing(leading) and stands_alone(" ".join(sentence.text for sentence in same_item))
    return same_item if alone else (*lead, *same_item)
