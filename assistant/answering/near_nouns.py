"""Nouns that may stand for the one that is asked for: 'barriers', where a report calls them challenges."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.matching import Term, coverage
from assistant.answering.question import Question
from assistant.answering.several import (
    ENABLERS,
    MAKES,
    NEAR_NOUNS,
    NUMBERS,
    QUESTION,
    SUCCEEDS,
    THINGS,
    Wanted,
    announces,
    announces_row,
    counted,
    has_noun,
    has_number,
    has_several,
    names_own,
    singular,
)
from assistant.answering.statements import Candidate
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stem, stems_of
from assistant.patterns import regex
from assistant.records import Role, Sentence

LIKELIEST = 3  # sentences
CLOSE = 0.9  # log-odds: what is no farther behind the likeliest sentence may fit the question better than a list
SUCCESS, OF_SUCCESS = stem("success"), frozenset({"factor", "driver"})
# 'Which problems came up': that there were some.
_OCCUR = frozenset(
    """came come emerged arose appeared occurred met meet faced face encountered found named identified mentioned listed
    highlighted noted raised reported""".split()
)
# 'Which barriers did the workshops name': whoever tells of them.
_TOLD_BY = regex(
    r"\b(?:do|does|did|has|have) ((?:the |this |these |all |both |its |\w+ of the )?(?:reports?|overview|stud(?:y|ies)"
    r"|surveys?|research|researchers|participants|authors?|briefings?|papers?|workshops?))"
    r" (?:name|find|found|identify|identified|list|mention|report|highlight|raise|note|give|set out|describe|see|draw)",
    re.IGNORECASE,
)
HALF = 0.5
_MEANT_WORDS = frozenset("ask way well right smoothly kept came difficult hard trip trips tripped wrong".split())
_MEANT_VERB = regex(rf"(?:{MAKES}|{SUCCEEDS}|(?:work|go|went|gone|run|ran|get|got|stand|stood)\w*)")
_POINTED = regex(r"\b(?:this|these|those|such) ([\w’'-]+)", re.IGNORECASE)
# Here the first word that carries meaning is what is asked for.
FIRST_WORD = regex(
    r"^\W*(?:and )?(?:how (?:to|(?:can|do|does|must|should) (?:i|one|we|you))"
    r"|what (?:(?:kinds?|sorts?|types?) of )?[\w’'-]+ (?:can|did|do|does|must|should))\b",
    re.IGNORECASE,
)


def near_nouns(asked: Wanted) -> frozenset[str]:
    """Nouns that may stand for the one that is asked for, or meant."""
    others = next((group for group in NEAR_NOUNS if (asked.meant or asked.noun) in group), frozenset())
    return others if asked.meant else others - {asked.noun}


def besides(question: Question, asked: Wanted) -> frozenset[str]:
    """The question's words that say more than what kind of things, and how many, are asked for.

    'These projects' are whichever the report is about.
    """
    kinds = near_nouns(asked) | {asked.noun}
    empty = THINGS | _OCCUR | NUMBERS.keys()
    rest = {word for word in question.terms if singular(word) not in kinds and word not in empty}
    rest -= {word.lower() for told in _TOLD_BY.findall(question.asks) for word in told.split()}
    if kinds & ENABLERS:
        rest -= {word for word in rest if re.match(SUCCEEDS, word)}
    if asked.meant:
        rest -= {word for word in rest if word in _MEANT_WORDS or _MEANT_VERB.fullmatch(word)}
        rest -= {word.lower() for word in _POINTED.findall(question.asks)}
    return frozenset(rest)


def is_named(introduction: tuple[str, str, str], noun: str) -> bool:
    """Whether a list is introduced as one of the noun, not only after a sentence that has it."""
    headings, before, lead_in = introduction
    if has_noun(headings, noun) or has_several(lead_in, noun):
        return True
    return announces(lead_in, noun) and has_noun(before, noun) and not has_noun(lead_in, noun)


class NearNouns:
    """Lists of a noun that may stand for the one that is asked for: where the rest of the question fits nothing better.

    rest: the other words of the question.
    """

    def __init__(self, asked: Wanted, rest: Sequence[Term], candidates: Sequence[Candidate]) -> None:
        self._nouns, self._rest = near_nouns(asked), rest
        self._likeliest = [one.sentence for one in candidates[:LIKELIEST] if has_noun(one.sentence.text, asked.noun)]
        best = candidates[0].odds - CLOSE
        told = [f"{one.passage.heading} {one.sentence.text}" for one in candidates if one.odds >= best]
        self._least = max(map(self._covered, told), default=0.0) if self._nouns else 0.0
        if asked.meant == QUESTION:  # what tells most of the rest asks nothing
            self._least = min(self._least, HALF)

    def names(self, introduction: tuple[str, str, str]) -> bool:
        """Whether a list is introduced by such a noun and by what else is asked."""
        text = " ".join(introduction)
        nouns = [noun for noun in self._nouns_in(text) if announces(introduction[-1], noun)]
        return any(is_named(introduction, noun) for noun in nouns) and self._covered(text) >= self._least

    def all_likeliest_in(self, whole: Sequence[Sentence]) -> bool:
        """Whether the likeliest sentences are all items of one list, and each has the noun."""
        items = [one for one in self._likeliest if one.role is Role.ITEM and one in whole]
        return len(items) == LIKELIEST

    def announces_row(self, one: Candidate) -> bool:
        """Whether a sentence names several of such a noun, and what else is asked."""
        text = one.sentence.text
        named = any(announces_row(text, noun) for noun in self._nouns_in(text))
        return named and self._covered(f"{one.passage.heading} {text}") >= self._least

    def counted(self, text: str, asked: Wanted) -> int:
        """How many of the noun, or of such a one, a sentence counts; where a number is asked for, no other."""
        nouns = {*self._nouns, asked.noun} - {""}
        if not asked.number:
            return counted(text, nouns)
        return asked.number * (has_number(text, asked.number) and any(has_several(text, noun) for noun in nouns))

    def own(self, introduction: tuple[str, str, str], asked: Wanted) -> bool:
        """Whether a lead-in says itself that its list is of the noun, or of such a one, with what else is asked."""
        nouns = {*self._nouns_in(" ".join(introduction)), asked.noun}
        return names_own(introduction[-1], nouns) and self._covered(" ".join(introduction)) == 1.0

    def _nouns_in(self, text: str) -> list[str]:
        """The nouns that may name a list with such an introduction: factors and drivers are of many things."""
        of_success = SUCCESS in stems_of(text)
        return [noun for noun in sorted(self._nouns) if of_success or noun not in OF_SUCCESS]

    def _covered(self, text: str) -> float:
        return coverage(self._rest, stems_of(text)) if self._rest else 1.0


def speaks_of(question: Question, terms: Sequence[Term], texts: Sequence[str]) -> bool:
    """Whether a list, or what leads to it, has the first word of 'How do I apply …?' and 'What training do …?'.

    True for other questions, and where no report has that word.
    """
    stems = with_synonyms(stems_of(" ".join(texts)))
    first = question.terms[0] if FIRST_WORD.match(question.asks) else ""
    return all(term.among(stems) for term in terms if term.word == first and term.known)
