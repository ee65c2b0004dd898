"""The noun phrases of a question, as far as the order of its words tells them: no dictionary of nouns is at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.grammar import (
    AUXILIARIES,
    BE,
    DEFINITE,
    INDEFINITE,
    MANY,
    NAME,
    OTHERS,
    PREPOSITIONS,
    SOMEBODY,
    SUBJECT_PRONOUNS,
    has_mark,
    is_plural,
    lower_at,
)
from assistant.answering.main_verbs import verb_of
from assistant.answering.predicates import is_adjective
from assistant.answering.verbs import VERBS, is_done, is_past
from assistant.answering.words import WORD
from assistant.patterns import regex


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase at its place in a question. `start` is that of its article, `core` that of what follows this.

    `role` is 'subject' after an auxiliary, 'asked' after 'which', 'topic' before a colon, 'complement' after 'what is',
    and then it goes on to the end; `preposition` stands before it.
    """

    text: str
    start: int
    core: int
    article: str = ""
    preposition: str = ""
    role: str = ""

    @property
    def end(self) -> int:
        """Where it ends in the question."""
        return self.start + len(self.text)

    @property
    def bare(self) -> str:
        """Without its article."""
        return self.text[self.core - self.start :]

    @property
    def own(self) -> str:
        """Up to its head: 'the head' of 'the head of the library'."""
        parted = re.search(rf" (?:{'|'.join(sorted(PREPOSITIONS))}) ", self.bare)
        return self.bare[: parted.start()] if parted else self.bare

    @property
    def head(self) -> str:
        """Its noun."""
        return self.own.split()[-1]

    @property
    def plural(self) -> bool:
        """Whether it speaks of several."""
        return self.article in ("these", "those", "both", "all") or is_plural(self.head)

    @property
    def named(self) -> bool:
        """Whether it has a name."""
        return bool(NAME.search(self.own))

    @property
    def definite(self) -> bool:
        """Whether it speaks of a certain thing."""
        return self.article in DEFINITE or (not self.article and self.named)


def phrases(question: str) -> list[Phrase]:
    """All noun phrases of a question, in order; one that goes on in others comes before these."""
    words = list(WORD.finditer(question))
    found: list[Phrase] = []
    place = 0
    while place < len(words):
        if _is_empty(words, place, question):
            place += 1
            continue
        last = place
        while last + 1 < len(words) and _goes_on(words, last, question):
            last += 1
        found += _of_run(question, words, place, last)
        place = last + 1
    return [*_whole(question, found), *filter(None, map(_owner, found))]


def _owner(phrase: Phrase) -> Phrase | None:
    """'the council' of 'the council’s boats'."""
    owner = re.match(r"(.+?)(?:[’']s|(?<=s)[’']) \w", phrase.text)
    return Phrase(owner[1], phrase.start, phrase.core, phrase.article) if owner else None


def _is_empty(words: Sequence[re.Match[str]], place: int, question: str) -> bool:
    word = lower_at(words, place)
    if word == "that" and place + 1 < len(words) and lower_at(words, place + 1) in DEFINITE | SUBJECT_PRONOUNS:
        return True
    if word in ("up", "down", "off") and is_done(lower_at(words, place - 1)):  # 'with joined up work'
        return lower_at(words, place - 2) not in PREPOSITIONS | DEFINITE | INDEFINITE
    return word in AUXILIARIES | PREPOSITIONS | SUBJECT_PRONOUNS | OTHERS | SOMEBODY


def _goes_on(words: Sequence[re.Match[str]], last: int, question: str) -> bool:
    """Whether the next word is of the same run."""
    between = question[words[last].end() : words[last + 1].start()]
    following = lower_at(words, last + 1)
    return between in (" ", "’ ", "' ") and not (
        following in DEFINITE | INDEFINITE or _is_empty(words, last + 1, question)
    )


def _of_run(question: str, words: Sequence[re.Match[str]], first: int, last: int) -> list[Phrase]:
    """A run of words with meaning is a noun phrase, or two with a verb between, or none."""
    article = lower_at(words, first) if lower_at(words, first) in DEFINITE | INDEFINITE else ""
    core = first + bool(article)
    if core > last:
        return []
    before, two_before = lower_at(words, first - 1), lower_at(words, first - 2)
    asked = before in ("which", "what", "whose") or (two_before == "how" and before in ("many", "much", "few"))
    after = two_before if before in MANY else before  # 'Do most pilots smoke?'
    role = "asked" if asked else "subject" if after in AUXILIARIES else ""
    if not first and question.startswith(":", words[last].end()):
        role = "topic"
    preposition = before if before in PREPOSITIONS and not has_mark(question, words, first) else ""
    who_does = two_before == "who" and not article and role == "subject" and before not in BE
    verb = core if who_does else verb_of(question, words, core, last, before, role)
    past = (at for at in range(verb + 2, last) if is_past(words[at][0]))
    main = (at for at in range(verb + 2, last + 1) if before == "who" and words[at][0] in VERBS)  # 'who let rooms need'
    again = next(past, next(main, last + 1))
    pieces = [
        (first, verb - 1, article, preposition, role),
        (verb + 1, again - 1, "", "", ""),
        (again + 1, last, "", "", ""),
    ]
    return [
        Phrase(
            question[words[start].start() : words[end].end()],
            words[start].start(),
            words[start + bool(its_article)].start(),
            its_article,
            its_preposition,
            its_role,
        )
        for start, end, its_article, its_preposition, its_role in pieces
        if start + bool(its_article) <= end and not (first < start == end and is_done(words[end][0]))
    ]


# 'What is …', 'Who are …': what follows is one thing, to the end.
_COPULA = regex(r"^\W*(?:and |but |so )?(?:what|who|where|which|how [a-z]+) (?:is|are|was|were) ", re.IGNORECASE)
# 'Tell me about …' is about all that follows, too.
_ABOUT = regex(
    r"\b(?:say|says|said|find|found|tell me|tell us|know|known)(?: (?:more|anything|something))? about $", re.IGNORECASE
)
# 'How happy are pupils with the food?'
_HOW, _OF_HOW = regex(r"\bhow\b", re.IGNORECASE), frozenset("about among by to with".split())
_JOINED = frozenset("of for on about between".split())
_BEFORE_ITS_VERB = _JOINED | frozenset("at from in near under with".split())
_AUXILIARY = regex(r"(\w+) $")
_LONGEST_ABOUT, _LONGEST_AUXILIARY = 40, 10  # characters
_SAID = regex(r" (?:(?:also|always|ever|never|not|now|only|still) )?([a-z]+)")


def _whole(question: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, each before those that it goes on in: 'the report on rivers', 'the National Programme for IT'."""
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    copula = _COPULA.match(question)
    grown: list[Phrase] = []
    for place, phrase in enumerate(found):
        complement = bool(copula and phrase.start == copula.end())
        whole = complement or bool(_ABOUT.search(question[: phrase.start][-_LONGEST_ABOUT:]))
        end = max([phrase.end, *(name.end() for name in names if phrase.start <= name.start() < phrase.end)])
        if title := next((name for name in names if name.start() == end + 2 and question.startswith(": ", end)), None):
            end = title.end()
        for other in found[place + 1 :]:
            link = question[end : other.start]
            how = bool(complement and copula and _HOW.search(copula[0]) and _is_of_how(phrase, other))
            whole = whole and not how
            joined = whole or other.preposition in _JOINED or _is_before_its_verb(question, phrase, other)
            joined = joined and not (how and other.preposition in _OF_HOW)  # 'How happy are pupils about it?'
            linked = link == f" {other.preposition} " if other.preposition else whole and link == " and "
            if joined and linked and phrase.role != "topic":
                end = other.end
            elif other.start >= end:
                break
        role = "complement" if complement else phrase.role
        grown.append(replace(phrase, text=question[phrase.start : end], role=role))
        if end > phrase.end and not (phrase.named and NAME.fullmatch(question[phrase.core : end])):
            grown.append(replace(phrase, role=phrase.role if phrase.role == "asked" else ""))
    return grown


def _is_before_its_verb(question: str, subject: Phrase, other: Phrase) -> bool:
    """'in Kent' of 'What did the head of the library in Kent do?', for the verb of its subject is yet to come."""
    auxiliary = _AUXILIARY.search(question[: subject.start][-_LONGEST_AUXILIARY:])
    if subject.role != "subject" or not auxiliary or other.preposition not in _BEFORE_ITS_VERB:
        return False
    if auxiliary[1].lower() not in BE:
        return True
    said = _SAID.match(question, other.end)
    return bool(said and (is_done(said[1]) or is_adjective(said[1])))


def _is_of_how(phrase: Phrase, other: Phrase) -> bool:
    """Whether it is so in some place or with something that 'how' asks: 'How common is gout in Kent?'"""
    return other.preposition in _OF_HOW or (other.preposition in ("at", "in") and not phrase.article)
