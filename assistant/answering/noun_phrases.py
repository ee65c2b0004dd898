"""The noun phrases of a question, as far as the order of its words tells them: no dictionary of nouns is at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.verbs import IMPERATIVES, VERBS, is_doing, is_done, is_past, is_verb
from assistant.answering.words import WORD, stem

NAME = re.compile(r"[A-Z][\w’'&-]*(?:(?: (?:of|for|and|the|&))* [A-Z][\w’'&-]*)*")
_DEFINITE = frozenset("the this that these those my our your his her its their".split())
_INDEFINITE = frozenset("a an some any each every all both no another".split())
BE = frozenset("is are was were".split())
AUXILIARIES = BE | frozenset("do does did has have had can could may might must shall should will would".split())
PREPOSITIONS = frozenset(
    """about after against among at before between by during for from in into near of on outside over per since through
    to towards under until upon with within without like""".split()
)
_CONJUNCTIONS = frozenset("when if because while where why whether once".split())
_SUBJECT_PRONOUNS = frozenset("i you he she it we they there".split())
_OTHERS = frozenset(
    """who whom whose what which how when where why be been being me him us them and or but if whether because than as
    while so not just only also often much many few well long far soon still already yet ever never then now too very
    more most less least please actually really there up down out off away abroad online overseas""".split()
)
_SOMEBODY = frozenset(
    """anybody anyone anything everybody everyone everything nobody nothing somebody someone something others""".split()
)
_BETWEEN = frozenset("already also always ever just never not now only still then yet".split())
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_SINGULAR_S = re.compile(r"(?:ss|us|is|ics|news|series)$", re.IGNORECASE)
_PLURALS = frozenset("men women children staff police criteria media data".split())


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
        return self.article in _DEFINITE or (not self.article and self.named)


def is_plural(noun: str) -> bool:
    """Whether a noun is written as one of several."""
    if noun.isupper() or not noun:
        return False
    return (
        noun.lower() in _PLURALS
        or noun.endswith(("men", "people"))
        or (noun.endswith("s") and not _SINGULAR_S.search(noun))
    )


def singular(noun: str) -> str:
    """'stages' -> 'stage', 'parties' -> 'party'."""
    if not is_plural(noun) or not noun.endswith("s"):
        return noun
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if re.search(r"(?:ch|sh|x|ss)es$", noun) else noun[:-1]


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


def _lower(words: Sequence[re.Match[str]], place: int) -> str:
    """The word at a place; '' outside. 'IT' in capitals is no pronoun, and 'can't' is 'can'."""
    if not 0 <= place < len(words) or words[place][0] == "IT":
        return ""
    word = words[place][0].lower()
    if word.endswith(("n't", "n’t")):
        return _SHORTENED.get(word[:-3], word[:-3])
    return word


def _is_empty(words: Sequence[re.Match[str]], place: int, question: str) -> bool:
    word = _lower(words, place)
    if word == "that" and place + 1 < len(words) and _lower(words, place + 1) in _DEFINITE | _SUBJECT_PRONOUNS:
        return True
    if word in ("up", "down", "off") and is_done(_lower(words, place - 1)):  # 'with joined up work'
        return _lower(words, place - 2) not in PREPOSITIONS | _DEFINITE | _INDEFINITE
    return word in AUXILIARIES | PREPOSITIONS | _SUBJECT_PRONOUNS | _OTHERS | _SOMEBODY


def _goes_on(words: Sequence[re.Match[str]], last: int, question: str) -> bool:
    """Whether the next word is of the same run."""
    between = question[words[last].end() : words[last + 1].start()]
    following = _lower(words, last + 1)
    return between in (" ", "’ ", "' ") and not (
        following in _DEFINITE | _INDEFINITE or _is_empty(words, last + 1, question)
    )


def _of_run(question: str, words: Sequence[re.Match[str]], first: int, last: int) -> list[Phrase]:
    """A run of words with meaning is a noun phrase, or two with a verb between, or none."""
    article = _lower(words, first) if _lower(words, first) in _DEFINITE | _INDEFINITE else ""
    core = first + bool(article)
    if core > last:
        return []
    before, two_before = _lower(words, first - 1), _lower(words, first - 2)
    asked = before in ("which", "what", "whose") or (two_before == "how" and before in ("many", "much", "few"))
    role = "asked" if asked else "subject" if before in AUXILIARIES else ""
    if not first and question.startswith(":", words[last].end()):
        role = "topic"
    preposition = before if before in PREPOSITIONS and not _has_mark(question, words, first) else ""
    who_does = two_before == "who" and not article and role == "subject" and before not in BE
    verb = core if who_does else _verb(question, words, core, last, before, role)
    again = next((at for at in range(verb + 2, last) if is_past(words[at][0])), last + 1)
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


def _has_mark(question: str, words: Sequence[re.Match[str]], first: int) -> bool:
    return question[words[first - 1].end() : words[first].start()] != " "


_DOERS = _SOMEBODY | {"who", "i", "we", "you", "they", "he", "she"}


def _verb(question: str, words: Sequence[re.Match[str]], core: int, last: int, before: str, role: str) -> int:
    """Where in a run the verb is; after the run where there is none."""
    none = last + 1
    following = _lower(words, none)
    if (
        (not core and words[core][0].lower() in IMPERATIVES)
        or (before in _DOERS and core and _lower(words, core - 1) == before)
        or (before == "it" and _lower(words, core - 2) in AUXILIARIES | _CONJUNCTIONS)
        or (before == "to" and is_verb(words[core][0]))
        or (before in AUXILIARIES - BE and _lower(words, core - 2) in _DOERS)  # 'if someone doesn't get it'
    ):
        return core
    does = before in AUXILIARIES - BE and core < last - 1 and is_verb(words[last - 1][0])  # 'do trainees get paid'
    if core < last and (none == len(words) or before in BE) and is_past(words[last][0]):
        return last - does
    if (
        core < last
        and (none == len(words) or following in PREPOSITIONS)
        and _is_participle(words[last][0], before, following)
    ):
        return last  # 'the work done in May'
    if core == last and is_past(words[core][0]) and _before_adverbs(words, core) in AUXILIARIES:
        return core
    if core == last and before in ("what", "why") and is_verb(words[core][0]) and following not in AUXILIARIES:
        return core
    if before in PREPOSITIONS and core < last and words[last][0] in VERBS and _asks_what_it_does(question):
        return last  # 'What does the head of the library do?'
    if role in ("asked", "subject") or before in _CONJUNCTIONS:
        known = next((at for at in range(core + 1, none) if _is_verb_at(words, at)), none)
        if known < none:
            return known
        if before in _CONJUNCTIONS and core < last and is_plural(words[last - 1][0]) and not is_plural(words[last][0]):
            return last  # 'if two markers disagree'
        inverted = role == "subject" and before not in BE
        if before in ("are", "were") and not is_plural(words[last][0]):  # 'Why were suppliers unhappy?'
            return next((at + 1 for at in range(last, core - 1, -1) if is_plural(words[at][0])), none)
        return last if inverted and last > core and following not in AUXILIARIES | {"of"} else none
    if following in _DEFINITE | _INDEFINITE | {"it", "them", "him"} and not _has_mark(question, words, none):
        return last
    if core == last and before in ("what", "which", "") and is_verb(words[core][0]):
        return core
    # 'What share of pupils eat school meals?'
    verbs = (at for at in range(core + 1, last) if is_done(words[at][0]) or (before == "of" and words[at][0] in VERBS))
    return next((at for at in verbs if is_plural(words[at - 1][0])), none)


def _is_verb_at(words: Sequence[re.Match[str]], at: int) -> bool:
    """Not 'use' of 'Kent’s use of the pier'."""
    return is_verb(words[at][0]) and not words[at - 1][0].endswith(("’s", "'s"))


def _is_participle(word: str, before: str, following: str) -> bool:
    return is_done(word) or (before in BE and following != "of" and is_doing(word))


def _before_adverbs(words: Sequence[re.Match[str]], place: int) -> str:
    """The word before a place and before the adverbs there: 'is' of 'is already finished'."""
    place -= 1
    while _lower(words, place) in _BETWEEN:
        place -= 1
    return _lower(words, place)


def _asks_what_it_does(question: str) -> bool:
    return bool(re.search(r"\b(?:do|does|did|can|could|should|must|will|would|may|might) ", question, re.IGNORECASE))


# 'What is …', 'Who are …': what follows is one thing, to the end.
_COPULA = re.compile(r"^\W*(?:and |but |so )?(?:what|who|where|which|how [a-z]+) (?:is|are|was|were) ", re.IGNORECASE)
_JOINED = frozenset("of for on about between".split())


def _whole(question: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, each before those that it goes on in: 'the report on rivers', 'the National Programme for IT'."""
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    copula = _COPULA.match(question)
    grown: list[Phrase] = []
    for place, phrase in enumerate(found):
        whole = bool(copula and phrase.start == copula.end())
        end = max([phrase.end, *(name.end() for name in names if phrase.start <= name.start() < phrase.end)])
        if title := next((name for name in names if name.start() == end + 2 and question.startswith(": ", end)), None):
            end = title.end()
        for other in found[place + 1 :]:
            link = question[end : other.start]
            joined = whole or other.preposition in _JOINED
            linked = link == f" {other.preposition} " if other.preposition else whole and link == " and "
            if joined and linked and phrase.role != "topic":
                end = other.end
            elif other.start >= end:
                break
        role = "complement" if whole else phrase.role
        grown.append(replace(phrase, text=question[phrase.start : end], role=role))
        if end > phrase.end and not (phrase.named and NAME.fullmatch(question[phrase.core : end])):
            grown.append(replace(phrase, role=phrase.role if phrase.role == "asked" else ""))
    return grown


def same_noun(one: str, other: str) -> bool:
    """Whether two nouns are the same, in whatever number."""
    return stem(one) == stem(other)
