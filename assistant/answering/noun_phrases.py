"""The noun phrases of a question, as far as the order of its words tells them: no dictionary of nouns is at hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
    more most less least please actually really there up down out off away""".split()
)
# Verbs as they follow 'do' or 'can' and a subject; what may as well be a noun there is left out where it mostly is one.
_VERBS = frozenset(
    """accept achieve act add advise affect agree aim allow answer apply appoint argue arise ask attend avoid become
    begin believe belong bring build buy call carry cause change choose claim close collect come commend compare
    complain conclude consider contain cost count cover create criticise cut deal decide define deliver depend describe
    develop differ do draw earn employ enable end ensure establish exist expect explain face fail fall feel file fill
    find finish fit fix follow forbid gain gather get give go grow handle happen have hear help hire hold identify
    improve include increase introduce involve join judge keep know last launch lead learn leave live look lose make
    manage matter mean measure meet mention need offer open operate oppose order own pay perform praise prevent produce
    propose protect prove provide publish put reach receive recommend reduce refuse reject rely remain remove repair
    replace require resign return run sail say see seem sell send serve settle show sit spend stand start state stop
    suggest support take talk teach tell think travel treat try turn understand use vote wait want warn wear win work
    write""".split()
)
_PAST = frozenset(
    """began begun became born bought brought built came chose chosen cut dealt did done drawn drew drove fell felt
    fought found gave given got grew grown heard held kept knew known led left lost made meant met paid put ran
    read rose said sat saw seen sent set shown sold sought spent spoke spoken stood taken taught thought threw
    told took went won wound
    wrote written""".split()
)
_IMPERATIVES = frozenset("compare define describe explain give list name outline show state summarise tell".split())
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
    """The word at a place; '' outside. 'IT' in capitals is no pronoun."""
    if not 0 <= place < len(words) or words[place][0] == "IT":
        return ""
    return words[place][0].lower()


def _is_empty(words: Sequence[re.Match[str]], place: int, question: str) -> bool:
    word = _lower(words, place)
    if word == "that" and place + 1 < len(words) and _lower(words, place + 1) in _DEFINITE | _SUBJECT_PRONOUNS:
        return True
    return word in AUXILIARIES | PREPOSITIONS | _SUBJECT_PRONOUNS | _OTHERS


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
    again = next((at for at in range(verb + 2, last) if _is_past(words[at][0])), last + 1)
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
        if start + bool(its_article) <= end
    ]


def _has_mark(question: str, words: Sequence[re.Match[str]], first: int) -> bool:
    return question[words[first - 1].end() : words[first].start()] != " "


def _verb(question: str, words: Sequence[re.Match[str]], core: int, last: int, before: str, role: str) -> int:
    """Where in a run the verb is; after the run where there is none."""
    none = last + 1
    following = _lower(words, none)
    joined = none < len(words) and question[words[last].end() : words[none].start()] == " "
    if (
        (not core and words[core][0].lower() in _IMPERATIVES)
        or before in ("who", "i", "we", "you", "they", "he", "she")
        or (before == "to" and _is_verb(words[core][0]))
    ):
        return core
    if core < last and (none == len(words) or before in BE) and _is_past(words[last][0]):
        return last
    if core == last and _is_past(words[core][0]) and before in AUXILIARIES:
        return core
    if core == last and before == "what" and _is_verb(words[core][0]) and following not in AUXILIARIES:
        return core
    if before in PREPOSITIONS and core < last and words[last][0] in _VERBS and _asks_what_it_does(question):
        return last  # 'What does the head of the library do?'
    if role in ("asked", "subject") or before in _CONJUNCTIONS:
        known = next((at for at in range(core + 1, none) if _is_verb(words[at][0])), none)
        if known < none:
            return known
        inverted = role == "subject" and before not in BE
        if before in ("are", "were") and not is_plural(words[last][0]):  # 'Why were suppliers unhappy?'
            return next((at + 1 for at in range(last, core - 1, -1) if is_plural(words[at][0])), none)
        return last if inverted and last > core and following not in AUXILIARIES | {"of"} else none
    if joined and following in _DEFINITE | _INDEFINITE | {"it", "them", "him"}:
        return last
    if core == last and before in ("what", "which", "") and _is_verb(words[core][0]):
        return core
    return none


def _asks_what_it_does(question: str) -> bool:
    return bool(re.search(r"\b(?:do|does|did|can|could|should|must|will|would|may|might) ", question, re.IGNORECASE))


def _is_verb(word: str) -> bool:
    low = word.lower()
    if low != word:
        return False
    return low in _VERBS or low.removesuffix("s") in _VERBS or _is_past(word)


def _is_past(word: str) -> bool:
    return word.islower() and (word in _PAST or (len(word) > 4 and word.endswith("ed") and not word.endswith("eed")))


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
