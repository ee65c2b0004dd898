"""Which sentences are the answer: of those that state something, the likely ones that have what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.advice import advising
from assistant.answering.amiss import is_amiss, named_by
from assistant.answering.another_thing import of_the_thing
from assistant.answering.decisive import is_decisive, needs_decisive, told_rarely
from assistant.answering.deeds import asks_charge, charges, deeds, is_of_deed, tells_charge
from assistant.answering.definitions import defining_first
from assistant.answering.details import form_of
from assistant.answering.exactness import asks_by_when, must_have, suits
from assistant.answering.facts_asked import METHODS
from assistant.answering.figures import counts_noun, has_counted, qualifiers
from assistant.answering.grammar import is_plural
from assistant.answering.in_what import of_noun
from assistant.answering.kinds import QuestionKind
from assistant.answering.leading import tells_with_lead
from assistant.answering.matching import Term, coverage
from assistant.answering.naming import AUTHOR_ASKED, OF_PUBLICATIONS, are_named, has_office, needs_name
from assistant.answering.preferred import enumerating, led_by, preferred
from assistant.answering.question import Question
from assistant.answering.roles import has_role
from assistant.answering.rows import costs_it, fullest_rows, heads_ask, is_about, is_headed, tells_of_all
from assistant.answering.several import tells_several, wanted
from assistant.answering.speakers import near_by, near_texts
from assistant.answering.statements import Candidate, goes_on_from, is_of_list, leads_to, leaning, next_of, told
from assistant.answering.stating import OF_QUESTIONS, SHORT, TELLS
from assistant.answering.synonyms import with_synonyms
from assistant.answering.topics_asked import asks_figures, has_figure
from assistant.answering.verdicts import judging, may_be_theirs
from assistant.answering.whether import deciding, is_whether
from assistant.answering.words import NUMBER_WORDS, WORD, stem, stems_in, stems_of
from assistant.patterns import regex
from assistant.records import Role

LEAST_ODDS = -2.5  # a sentence less likely than this helps nobody
# How many statements an answer of each kind may have, and how much less likely (in log-odds) than the best.
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
    QuestionKind.COMPARISON: (4, 2.3),
}
MOST_OF_PART = 2  # statements of one of several questions
FEWER_YES_NO, NARROWER_YES_NO = 2, 0.625  # where only whether something is so is asked
# Under this confidence: one statement more, and those that are so many times as much less likely.
UNSURE, MORE, FARTHER = 0.9, 1, 1.5
LEFT = 1.3  # times as much less likely the likeliest may be that tells of the thing asked
# Log-odds that what has the very thing may be less likely, more where it goes on from the likeliest or tells who did
# what is asked, and where that is told rarely.
FAR, FARTHER_ON, RARELY, LEAST_HAD = 2.5, 1.0, 5.5, 0.5
SIGNED = 0.8  # log-odds that what has the sign of what is asked for may be less likely, where nothing else has it
NAME, NAMED_AHEAD = 9, 3.0  # words of an item; log-odds by which such a one may be likelier than what tells of a topic
FEWEST_OF_FIGURE = 3  # words beside a figure that tell what it is
ROW = 12  # words: a longer row tells what it counts
# 'Boats and bridges, by Ann Lee, June 2007' tells of a publication alone, unless the item has a verb.
PUBLICATION = regex(r"\bby [A-Z][\w’'-]+ (?:[A-Z]\. )?[A-Z]|,\s(?:[A-Z][a-z]+ )?(?:19|20)\d\d[.;,]?$")

_WROTE = frozenset(stems_of("wrote written author authors report reports paper papers publication study"))
# 'It came up at all three meetings' counts them less plainly than 'three meetings were held'.
_ALL_OF_THEM = regex(
    rf"\b(?:all|each|every one|none) (?:of )?(?:the )?(?:\d+|{'|'.join(NUMBER_WORDS)})\b", re.IGNORECASE
)


def chosen(
    question: Question,
    weighty: Sequence[Term],
    candidates: Sequence[Candidate],
    confidence: float,
    several: bool = False,
) -> list[Candidate]:
    """The sentences that answer, likeliest first; none where what is asked for is in none of the likely ones.

    weighty: the words of the question; candidates: those that state something, likeliest first; confidence: that there
    is an answer; several: whether the question is one of several.
    """
    most, margin = EXTENT[question.kind]
    most = min(most, MOST_OF_PART + FEWER_YES_NO * is_whether(question)) if several else most
    needed = must_have(question.kind, question.asks)
    if not (candidates := _apt(question, weighty, candidates, needed)):
        return []
    needed = needed or needs_decisive(question.asks)
    if confidence < UNSURE:
        most, margin = most + MORE, margin * FARTHER
    # Where nothing is likely, what is nearly as likely as the best is given with it.
    best = candidates[0].odds
    floor = max(min(LEAST_ODDS, best - margin / 2), best - margin)
    likely = [one for one in candidates if one.odds >= floor]
    # Of those, what has the name, date or figure asked for is the answer; a lead-in has it only in its list, if at all.
    has = {one: _has(question, one) for one in likely}
    told_there = needs_name(question.asks) or asks_by_when(question.asks)  # 'The aims are:', 'Within 2 days you must:'
    one_fact = question.kind is not QuestionKind.PURPOSE and not told_there
    leads = [one for one in likely if one.sentence.role is Role.LEAD_IN and one_fact]
    having = [one for one in likely if has[one] and not (has[one] == 1 and one in leads)]
    having = _counting_first(question, _plainest(question, having), candidates)
    if not having and needed:
        having = _plainest(question, [one for one in candidates if _is_very_thing(question, candidates[0], one)])[:1]
    if not having and question.kind is QuestionKind.COUNT:
        having = [one for one in likely if one.sentence.group and _is_of_counted(question, one)]  # what can be counted
    if not having and needed and not (having := [one for one in leads if has[one] == 1]):
        return judging(question, candidates, likely, []) if is_whether(question) else []
    if not having:
        near = [one for one in candidates if floor - SIGNED <= one.odds < floor]
        having = [one for one in near if _has(question, one) == 1 and one.sentence.role is not Role.LEAD_IN]
    if question.kind is QuestionKind.WHY and likely[0] not in having and not needed:
        having = [likely[0], *having]  # a cause needs no word that says so
    if not (having := _of_its_kind(question, weighty, having or likely, candidates)):
        return []
    having = judging(question, candidates, likely, defining_first(question, candidates, having))
    if is_whether(question):
        most -= FEWER_YES_NO
        having = [one for one in having if one.odds >= having[0].odds - margin * NARROWER_YES_NO]
        having = deciding(question, weighty, candidates, having)
    return fullest_rows(question, of_noun(question, having) if several else having)[:most]


def _of_its_kind(
    question: Question, weighty: Sequence[Term], having: Sequence[Candidate], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """Of what may answer, what is an example, sets apart or advises, if that is asked for."""
    having = enumerating(question, preferred(question.asks, having, candidates), candidates)
    return advising(question.asks, weighty, having, candidates)


def _apt(
    question: Question, weighty: Sequence[Term], candidates: Sequence[Candidate], needed: bool
) -> Sequence[Candidate]:
    """Without those that tell of something else; none where the likeliest that is left is much less likely."""
    if form := form_of(question.asks):
        candidates = [one for one in candidates if form.search(told(one))]
    if asks_figures(question.asks):
        candidates = [one for one in candidates if _gives_figure(weighty, one)]
    named = named_by(weighty, candidates[0]) if candidates and (needed or needs_decisive(question.asks)) else []
    apt = [one for one in candidates if not is_amiss(question, weighty, needed, named, one)]
    apt = of_the_thing(question, weighty, needed, candidates, apt)
    apt = [one for one in apt if one.sentence.role is not Role.TABLE or is_about(question, one)]
    left = LEFT * EXTENT[question.kind][1]
    if not apt or (apt[0].odds < candidates[0].odds - left and not told_rarely(question.asks)):
        return []
    if question.kind not in (QuestionKind.TOPIC, QuestionKind.WHY):
        return apt
    telling = [one for one in apt if not _only_names(question, one)]
    if telling and tells_with_lead(apt[0], telling[0], weighty):
        return apt
    held = [coverage(weighty, with_synonyms(stems_of(told(one)))) for one in (apt[0], *telling[:1])]
    one_list = telling and telling[0].sentence.role is Role.ITEM and is_of_list(telling[0], apt[0])
    # Where the item that names has as much of the topic, a longer one of its list tells no more.
    if one_list and question.kind is QuestionKind.TOPIC and held[0] >= held[1]:
        return [one for one in apt if one in telling or told(one) == told(apt[0])]
    return telling if telling and telling[0].odds >= apt[0].odds - NAMED_AHEAD else apt


def _gives_figure(weighty: Sequence[Term], one: Candidate) -> bool:
    """Whether running text, an item or a row has a figure, and a word of the topic, if only over it."""
    if one.sentence.role not in (Role.TEXT, Role.ITEM, Role.TABLE) or not has_figure(told(one)):
        return False
    captions = [part.text for part in one.passage.sentences if part.role is Role.CAPTION]
    over = captions if one.sentence.role is Role.TABLE else []
    about = coverage(weighty, stems_of(" ".join([told(one), *over]))) > 0
    return about and sum(word.isalpha() for word in WORD.findall(told(one))) >= FEWEST_OF_FIGURE


def _plainest(question: Question, having: Sequence[Candidate]) -> list[Candidate]:
    """Where a number is asked for, what speaks of 'all three' comes last."""
    if question.kind not in (QuestionKind.COUNT, QuestionKind.QUANTITY):
        return list(having)
    return sorted(having, key=lambda one: bool(_ALL_OF_THEM.search(told(one))))


def _counting_first(question: Question, having: list[Candidate], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Behind what counts the very noun of which the number is asked, where the first has a figure of another."""
    if question.kind not in (QuestionKind.COUNT, QuestionKind.QUANTITY) or not having:
        return having
    if counts_noun(question.asks, told(having[0])) or having[0].sentence.role is Role.TABLE:
        return having

    def counts_it(one: Candidate) -> bool:
        return counts_noun(question.asks, told(one)) and _has(question, one) == 1

    return led_by(having, candidates, candidates[0].odds - FAR, counts_it)


def _is_very_thing(question: Question, best: Candidate, one: Candidate) -> bool:
    """Whether it counts the very thing asked for, names several, an author, tells of the deed or is its row.

    So does a sum that goes on from the likeliest sentence, `best`. None may be less likely than that by more than FAR.
    """
    # 'It is like a bridge' tells of what is before it.
    of_study = OF_QUESTIONS.search(question.asks) or METHODS.search(question.asks)
    around = near_by(one.passage, one.place) if of_study else _leaned_on(one)
    rarely = bool(told_rarely(question.asks) & set(stems_of(around)))
    authored = AUTHOR_ASKED.search(question.asks) and PUBLICATION.search(told(one))
    of_it = authored and set(map(stem, question.asking)) - _WROTE <= set(stems_of(told(one)))
    text = one.sentence.text
    charge = asks_charge(question.asks) and tells_charge(text)
    deed = question.kind is QuestionKind.WHO and (charge or any(done.search(text) for done in deeds(question.asks)))
    farther = FARTHER_ON * max(goes_on_from(best, one), deed)
    if one.odds < best.odds - (RARELY if rarely or of_it else FAR) - farther:
        return False
    summed = question.kind is QuestionKind.AMOUNT and goes_on_from(best, one)
    counted = question.kind in (QuestionKind.COUNT, QuestionKind.QUANTITY) and counts_noun(question.asks, told(one))
    listed = wanted(question).several and needs_name(question.asks) and tells_several(told(one))
    fact = summed or counted or listed or deed or authored or asks_by_when(question.asks)
    very = rarely or fact or tells_of_all(question, one) or is_headed(question, one)
    return very and _has(question, one) >= (LEAST_HAD if rarely else 1)


def _is_of_counted(question: Question, one: Candidate) -> bool:
    """Whether a list may be of what is counted: not where it is told of 'this phase' and phases are counted."""
    over = " ".join([one.passage.heading, *leads_to(one)])
    several = " ".join(word for word in WORD.findall(over) if is_plural(word))
    return not has_counted(question.asks, over) or has_counted(question.asks, several)


def _leaned_on(one: Candidate) -> str:
    return " ".join(part.text for part in leaning(one.passage, one.place))


def _only_names(question: Question, one: Candidate) -> bool:
    """Whether it is an item that names something ('Building supplier relationships') and tells nothing of it.

    So does a row of a table where a cause is asked for.
    """
    if one.sentence.role is Role.TABLE:
        return question.kind is QuestionKind.WHY
    text = told(one)
    return one.sentence.role is Role.ITEM and len(WORD.findall(text)) <= NAME and not TELLS.search(text)


def _items(one: Candidate) -> list[str]:
    """The items of the list that a lead-in leads to, as far as they stand in the passage."""
    return [part.text for part in one.passage.sentences if part.group == one.sentence.group and part.role is Role.ITEM]


def _only_published(one: Candidate, text: str) -> bool:
    """Whether it is an item that tells of a publication and nothing else."""
    return one.sentence.role is Role.ITEM and bool(PUBLICATION.search(text)) and not TELLS.search(text)


def _has(question: Question, one: Candidate) -> float:
    """1 where a sentence has what is asked for, 0 where it has not, 0.5 where that has no sign.

    A row of a table counts what it names.
    """
    text = told(one)
    if one.sentence.role is Role.LEAD_IN and needs_name(question.asks):
        return float(are_named(question.asks, _items(one), question.beside))
    if question.kind is QuestionKind.WHY and len(text.split()) <= SHORT:
        text = f"{text} {next_of(one)}"
    if not OF_PUBLICATIONS.search(question.asked) and _only_published(one, text):
        return 0.0
    beside = near_texts(one.passage, one.place)
    around = " ".join(beside)
    whole = " ".join([text, *_items(one)]) if one.sentence.role is Role.LEAD_IN else text
    if not (is_of_deed(question.asks, f"{around} {text}") and is_decisive(question.asks, whole, around)):
        return 0.0
    if not may_be_theirs(question, one):
        return 0.0
    if one.sentence.role is Role.ITEM and asks_charge(question.asks):
        text = " ".join([*filter(charges, leads_to(one)), text])
    near = stems_in(beside)
    if not (qualifiers(question.asks) <= near and has_office(question.asks, near) and has_role(question.asks, near)):
        return 0.0
    row = one.sentence.role is Role.TABLE and len(WORD.findall(text)) <= ROW
    if row and not has_counted(question.asks, f"{one.passage.heading} {text}"):
        return 0.0
    if row and heads_ask(question, one):
        return 1.0
    if row and question.kind is QuestionKind.AMOUNT and not costs_it(question, one):
        return 0.0
    return suits(question.kind, question.asks, text, frozenset(question.terms), question.beside)
