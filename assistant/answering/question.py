"""What a question asks for: its kind, its words that carry meaning, and its stand-alone form after follow-ups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from assistant.errors import QuestionError

LONGEST = 2000  # characters; more is a pasted text, not a question
WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
FUNCTION_WORDS = frozenset(
    """a about above after again all also am an and any are as at be because been before being between both but by can
    could did do does doing done during each either few for from further get given had has have having he her here him his
    how i if in into is it its itself just let like made make many may me might more most much must my no nor not now of
    off on once one only or other our out over own per s same shall she should so some such t than that the their them
    then there these they this those through to too under until up us very was we were what when where whether which
    while who whom whose why will with within would you your yes please there's it's
    whilst upon via among amongst across along around towards onto""".split()
)
# Words that speak of the sources or of the asking, not of the subject.
ASKING_WORDS = frozenset(
    """report reports reported document documents paper briefing briefings say says said saying tell tells told mention
    mentions mentioned according describe describes described explain explains explained discuss discusses discussed
    give gives list name state states stated compare compared""".split()
)


class QuestionKind(StrEnum):
    """What would answer the question."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    QUANTITY = "quantity"
    LIST = "list"
    DEFINITION = "definition"
    WHY = "why"
    TOPIC = "topic"
    COMPARISON = "comparison"


# After 'which', 'what' or 'how many' these say what kind of thing is asked for; a text that answers seldom has them.
THING_ASKED_FOR = re.compile(
    r"\b(?:which|what|whose|by which|in which|in what)\s+(?:other )?(company|companies|organisation|organisations|organization|"
    r"body|bodies|agency|person|people|firm|year|date|month|day|time|place|country|city|share|proportion|percentage|"
    r"per cent|number|amount|fraction|sum|kind|kinds|type|types|sort|sorts)\b",
    re.IGNORECASE,
)
PATTERNS = (
    (QuestionKind.COMPARISON, r"\bcompar(?:e|ed|ing|ison)\b|\bdiffer(?:ed|s|ence|ences)?\b|\bversus\b|\bvs\b|\bin common\b"),
    (QuestionKind.QUANTITY, r"\bhow (?:many|much|old|long|often|large|big|far|fast)\b|\bwhat (?:share|proportion|percentage|number|amount|fraction)\b|\bwhat (?:\w+ ){0,3}cost\b"),
    (QuestionKind.WHEN, r"^\W*(?:and )?(?:when|in what year|in which year|what year|what date|since when)\b"),
    (QuestionKind.WHO, r"^\W*(?:and )?(?:who|whom|whose|by whom|which (?:company|organisation|organization|body|agency|person|firm))\b"),
    (QuestionKind.WHERE, r"^\W*(?:and )?where\b"),
    (QuestionKind.WHY, r"\bwhy\b|\bfor what reasons?\b|\bwhat (?:causes?|caused|makes?|made)\b"),
    (QuestionKind.DEFINITION, r"^\W*what (?:is|are|was|were) (?:an? |the )?(?:meant by |meaning of )?[\w’'&-]+(?: [\w’'&-]+)?\W*$|\bdefin(?:e|ed|ition)\b|\bstands? for\b|\bmean(?:t by|ing)\b"),
    (QuestionKind.LIST, r"\b(?:what|which) (?:\w+[ -]){0,4}?(?:challenges|enablers|findings|lessons|recommendations|aims|objectives|goals|benefits|barriers|problems|drivers|phases|steps|themes|sectors|principles|types|kinds|factors|reasons|examples|ways|risks|actions|priorities|elements|features|stages|points|items|groups)\b|\b(?:mission|aims|objectives)\b|^\W*list\b|\bname (?:the|all|some)\b"),
)  # fmt: skip
PRONOUN = re.compile(r"\b(it|they|them|he|she|him|this|that|these|those|its|their|his|her)\b", re.IGNORECASE)
POSSESSIVE = frozenset("its their his her".split())
FRAGMENT = re.compile(
    r"^\W*(?:and|but|or|so|also|then)?\W*(?:(?:what|how) about|and|what of)?\W*"
    r"(?P<rest>(?:(?:in|for|at|by|to|with|of|from|on|among|within|according to) )?(?:the |a |an )?[\w’'& -]+?)\W*$",
    re.IGNORECASE,
)
OPENS_AS_FOLLOW_UP = re.compile(r"^\W*(?:and|but|what about|how about|what of|also|or)\b", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w’'&-]*(?:(?: (?:of|for|and|the|to|in|on|with|&))* [A-Z][\w’'&-]*)*")
PREPOSITION = re.compile(r"^(?:in|for|at|by|to|with|of|from|on|among|within|according to) ", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


HEAD_NOUN = re.compile(
    r"\b(?:what|which|list|name)\b(?:\W+(?:are|is|were|was|do|does|did|the|all|some|any|its|their|main|key|of))*\W+"
    r"(?:[\w’'-]+\W+){0,3}?(challenges?|enablers?|findings?|lessons?|recommendations?|aims?|objectives?|goals?|benefits?|"
    r"barriers?|problems?|drivers?|phases?|steps?|themes?|sectors?|principles?|types?|kinds?|factors?|reasons?|examples?|ways?|"
    r"risks?|actions?|priorit(?:y|ies)|elements?|features?|stages?|points?|items?|groups?|mission|messages?|conclusions?|"
    r"obstacles?|difficulties|measures?|criteria|requirements?|tasks?|roles?|parts?|areas?|issues?|topics?|methods?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `terms` are its words that carry meaning, in order, each once, in small letters;
    `names` those of them that are written as names or are figures."""

    text: str
    asked: str
    kind: QuestionKind
    terms: tuple[str, ...]
    names: frozenset[str]

    @property
    def head(self) -> str:
        """The stem of the noun that a list is asked of ('challeng'), '' where there is none."""
        match = HEAD_NOUN.search(self.asked)
        return stem(match[1]) if match else ""

    @property
    def subject(self) -> str:
        """The question's words that carry meaning, as a text."""
        return " ".join(self.terms)


def understand(text: str, history: Sequence[str] = (), scopes: Sequence[str] = ()) -> Question:
    """Read a question in the light of the questions before it, latest last.

    `scopes` are names that can take one another's place in a follow-up: the sectors and subjects of the
    reports. Raises QuestionError where there is nothing to ask.
    """
    text = " ".join(text.split())
    if not WORD.search(text):
        raise QuestionError("The question is empty: ask in a few words.")
    if len(text) > LONGEST:
        raise QuestionError(f"The question has {len(text)} characters: {LONGEST} are the most that can be asked.")
    asked = stand_alone(text, history, scopes)
    found = terms(asked)
    return Question(text, asked, kind_of(asked), found, _names(asked) & frozenset(found))


def kind_of(question: str) -> QuestionKind:
    """The first kind whose sign the question bears; a topic where it bears none."""
    for kind, sign in PATTERNS:
        if re.search(sign, question, re.IGNORECASE):
            return kind
    return QuestionKind.TOPIC


def terms(text: str) -> tuple[str, ...]:
    """The words that carry meaning, in order, each once; all words where none does."""
    text = THING_ASKED_FOR.sub(" ", text) if WORD.search(THING_ASKED_FOR.sub(" ", text)) else text
    words = [match[0].lower().replace("’", "'").removesuffix("'s") for match in WORD.finditer(text)]
    chosen = [word for word in words if word not in FUNCTION_WORDS and word not in ASKING_WORDS]
    return tuple(dict.fromkeys(chosen or words))


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflection (Porter's second stemmer)."""
    return str(_stemmer().stemWord(word.lower()))


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order; the parts of a hyphenated word count too."""
    found: list[str] = []
    for match in WORD.finditer(text.lower().replace("’", "'")):
        word = match[0].removesuffix("'s")
        found.append(stem(word))
        if "-" in word:
            found += [stem(part) for part in word.split("-") if part]
    return found


def _names(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in WORD.finditer(text):
        word = match[0]
        if (
            any(character.isdigit() for character in word)
            or (match.start() > 0 and word[0].isupper())
            or word[1:].isupper()
        ):
            found.add(word.lower().replace("’", "'").removesuffix("'s"))
    return frozenset(found)


def stand_alone(text: str, history: Sequence[str], scopes: Sequence[str]) -> str:
    """A follow-up as a question that can be understood alone: from the last question of `history` that had a subject."""
    before = next((" ".join(earlier.split()) for earlier in reversed(history) if terms(earlier)), "")
    if not before:
        return text
    pronoun = PRONOUN.search(text)
    own = [word for word in terms(text) if word not in FUNCTION_WORDS]
    if OPENS_AS_FOLLOW_UP.match(text) and len(own) <= 4 and not _has_verb(text):
        return _with_fragment(before, text, scopes)
    if pronoun and _refers_back(text, pronoun):
        subject = _subject(before)
        if pronoun[1].lower() in POSSESSIVE:
            subject += "’" if subject.endswith("s") else "’s"
        return text[: pronoun.start()] + subject + text[pronoun.end() :]
    return text


def _has_verb(text: str) -> bool:
    """'And when did it start?' is a whole question, 'And in the NHS?' is not."""
    return bool(
        re.search(r"\b(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would|should)\b", text, re.IGNORECASE)
    )


def _refers_back(text: str, pronoun: re.Match[str]) -> bool:
    """Not 'that' before a clause, nor a pronoun whose noun comes before it in the same question."""
    word = pronoun[1].lower()
    if word in ("this", "that", "these", "those"):
        following = re.match(r"\s*[^\W_]+", text[pronoun.end() :])
        return following is None or not terms(following[0]) or bool(OPENS_AS_FOLLOW_UP.match(text))
    return not NAME.search(text[: pronoun.start()].partition(" ")[2])


def _subject(question: str) -> str:
    """What the question is about: its longest name, else its words that carry meaning."""
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    if names:
        longest = max(names, key=lambda match: len(match[0]))
        article = re.search(r"\bthe $", question[: longest.start()], re.IGNORECASE)
        return ("the " if article else "") + longest[0]
    words = {word for word in terms(question)}
    kept = [match for match in WORD.finditer(question) if match[0].lower() in words]
    if not kept:
        return question
    # The last unbroken run of words after the question's verb is its subject more often than not.
    return " ".join(match[0] for match in kept[-3:])


def _with_fragment(before: str, text: str, scopes: Sequence[str]) -> str:
    """'And in the NHS?' after a question on local government: the new name takes the old one's place, if they are of a kind."""
    match = FRAGMENT.match(text)
    rest = match["rest"].strip() if match else text
    name = ARTICLE.sub("", PREPOSITION.sub("", rest))
    known = sorted({scope for scope in scopes if scope}, key=len, reverse=True)
    if any(scope.lower() == name.lower() for scope in known):
        for scope in known:
            place = re.search(rf"(?:\bthe )?\b{re.escape(scope)}\b", before, re.IGNORECASE)
            if place and scope.lower() != name.lower():
                article = "the " if re.match(r"(?:\w+ )?the ", rest, re.IGNORECASE) else ""
                return before[: place.start()] + article + name + before[place.end() :]
    return f"{before.rstrip(' ?.!')}, {rest}?"
