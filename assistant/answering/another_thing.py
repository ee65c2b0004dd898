"""What is told of another thing than the one asked of, or of its opposite: of the most, not of the least."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.affirmed import affirms
from assistant.answering.amiss import RARE, is_amiss, is_of_others
from assistant.answering.fragments import placed_in
from assistant.answering.kinds import QuestionKind
from assistant.answering.matching import Term, stems_around
from assistant.answering.opposites import has_asked, opposed
from assistant.answering.other_names import tells_of_another_name
from assistant.answering.question import Question
from assistant.answering.several import wanted
from assistant.answering.signposts import leaves_open
from assistant.answering.speakers import near_by, near_texts
from assistant.answering.statements import Candidate, Statement, leads_to, told
from assistant.answering.stating import OF_GAPS
from assistant.answering.turned import is_turned_about
from assistant.answering.weighing import YES_NO
from assistant.answering.words import stems_in, stems_of
from assistant.patterns import regex
from assistant.records import Role

# 'What do they recommend about tar?', 'Does the report recommend more tar?'
_ABOUT = regex(
    r"^\W*(?:do|does|did) (?:[\w’'-]+ ){1,4}?(?:advocate|propose|recommend|suggest) (?!(?:doing|that|to)\b)"
    r"(?P<thing>[^?,;:]+?)\W*$|"
    r"\bwhat (?:did|do|does|has|have|is|are|was|were) .*\b(?:advi[cs]|advocat|claim|propos|recommend|suggest|warn)\w*"
    r" (?:about|concerning|on|regarding) (?P<topic>[^?,;:]+?)\W*$|"
    r"\b(?:how much|what (?:did|do|does|has|have|is|was|will|would))\b.*\b(?:invest(?:ed)?|pa(?:y|id)|spen[dt])"
    r" (?:for|in|on) (?P<bought>[^?,;:]+?)"
    r"(?: (?:a|each|every|per) (?:day|week|month|year)\b| (?:between|by|during|in|since) [^?]*)?\W*$"
    r"|^\W*what (?:do|does|did|is|are|was|were) .*\bus(?:e|ed|es|ing) (?:its |the |their )?(?P<used>[^?,;:]+?) for\W*$",
    re.IGNORECASE,
)
_OF_NUMBER = frozenset({QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT})


def of_the_thing(
    question: Question, terms: Sequence[Term], needed: bool, candidates: Sequence[Candidate], apt: Sequence[Candidate]
) -> list[Candidate]:
    """Without those that tell of another thing.

    Where a figure is `needed`, what tells it is of no other benefit than the one named, and has, or has around it, the
    rarest word of the question that the likeliest candidate has around it. Where the likeliest tells of the opposite
    of a word asked, others have that word. What 'And in the ports?' asks for is told of ports, and
    what is recommended about tar, spent on it or done with it has tar in it or near it.
    """
    counted = needed and question.kind in _OF_NUMBER
    thing = _thing(terms, candidates[0]) if candidates and counted else None
    apt = [one for one in apt if not (affirms(question, terms, one) or is_turned_about(question.asks, told(one)))]
    found = [one for one in apt if not (counted and tells_of_another_name(question.asks, one))]
    about = _ABOUT.search(question.asks)
    topic = stems_of(about[about.lastindex or 0]) if about else _place(question)
    place = [term for term in terms if term.stem in topic and term.word.isalpha()]
    found = [one for one in found if not place or any(term.among(_near(one)) for term in place)]
    found = [one for one in found if not thing or thing.among(stems_around(one.passage))]
    found = [one for one in found if not _opposed(question, one)]
    if candidates and (others := _opposed(question, candidates[0])):
        return [one for one in found if has_asked(question.asks, others, told(one))]
    return found


def _place(question: Question) -> frozenset[str]:
    """The stems of where a follow-up asks for the same, that is put into the question before."""
    return frozenset(stems_of(placed_in(question.text))) if question.text != question.asked else frozenset()


def _near(one: Candidate) -> frozenset[str]:
    return stems_in([one.passage.context, *leads_to(one), *near_texts(one.passage, one.place)])


def is_of_another(question: Question, terms: Sequence[Term], one: Statement) -> bool:
    """Whether a list, or a statement in running text that names several things, tells of another thing, or of others
    than those whose words are asked for, or leads to what is told nowhere."""
    leads = [part.text for part in one.sentences if part.role is Role.LEAD_IN]
    if is_of_others(question, one) or (leaves_open(leads) and not OF_GAPS.search(question.asks)):
        return True
    if one.is_list or any(part not in one.passage.sentences for part in one.sentences):
        return False
    parts = [Candidate(one.passage, one.passage.sentences.index(part), one.odds) for part in one.sentences]
    around = f"{one.passage.context} {' '.join(near_by(part.passage, part.place) for part in parts)}"
    if any(is_amiss(question, terms, False, [], part) for part in parts) or opposed(question.asks, one.text, around):
        return True
    return not any(of_the_thing(question, terms, False, [part], [part]) for part in parts)


def _thing(terms: Sequence[Term], best: Candidate) -> Term | None:
    """The rarest word of the question that a sentence has, or what stands around it."""
    around = stems_around(best.passage)
    held = [one for one in terms if one.asked and one.known and one.weight >= RARE and one.among(around)]
    return max(held, key=lambda one: one.weight, default=None)


def _opposed(question: Question, one: Candidate) -> tuple[frozenset[str], ...]:
    """The words asked of whose opposite it tells; none where it is asked whether something is so, or for several."""
    kind, several = question.kind, wanted(question).several
    if YES_NO.match(question.asks) or kind is QuestionKind.COMPARISON or (kind is QuestionKind.LIST and several):
        return ()
    return opposed(question.asks, told(one), f"{one.passage.context} {near_by(one.passage, one.place)}")
