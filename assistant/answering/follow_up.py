"""A follow-up becomes a question that can be understood alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.framing import ASKS
from assistant.answering.words import FUNCTION_WORDS, WORD, terms

# 'IT' in capitals is information technology.
PRONOUN = re.compile(
    r"\b(?-i:(?!IT\b))(it|they|them|he|she|him|this|that|these|those|its|their|his|her)\b", re.IGNORECASE
)
OWN = re.compile(
    r"\b(?:the|this) (?:report|overview|briefing)\b(?! (?:(?:on|of|about)\b|(?-i:[A-Z‘“'\"])))", re.IGNORECASE
)
# 'How long did the second phase take?'
DOES = re.compile(
    r"\b(?:did|does|do|is|are|was|were|has|have|had)\s+"
    r"((?:the|this|these|those)(?:\s+(?!(?:in|on|at|to|by|for|with|from)\b)[\w’'-]+){1,3})(?=\s+[a-z]+\W*$)",
    re.IGNORECASE,
)
PART = re.compile(rf"(?:\?|;|,?\s+and)\s+(?={ASKS}\b)", re.IGNORECASE)
POSSESSIVE = frozenset("its their his her".split())
# 'How long after the strategy came out was its effect looked at?', but not 'What did the report say about its cost?'
OWNER = re.compile(r"\b(?:the|an?|each|every|this|that) [\w’'-]*[^\W\ds] .*(?<!\babout )$", re.IGNORECASE)
FRAGMENT = re.compile(
    r"^\W*(?:(?:and|but|or|so|also|then)\b\W*)?(?:(?:(?:what|how) about|and|what of)\b\W*)?"
    r"(?P<rest>(?:(?:in|for|at|by|to|with|of|from|on|among|within|according to) )?(?:the |a |an )?\w[\w’'& -]*?)\W*$",
    re.IGNORECASE,
)
OPENS_AS_FOLLOW_UP = re.compile(r"^\W*(?:and|but|what about|how about|what of|also|or)\b", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w’'&-]*(?:(?: (?:of|for|and|the|to|in|on|with|&))* [A-Z][\w’'&-]*)*")
PREPOSITION = re.compile(r"^(?:in|for|at|by|to|with|of|from|on|among|within|according to) ", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def stand_alone(text: str, history: Sequence[str], scopes: Sequence[str]) -> str:
    """A follow-up as a question of its own: from the last question of `history` that had a subject."""
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
    word, before = pronoun[1].lower(), text[: pronoun.start()]
    if any(terms(before[: part.start()]) for part in PART.finditer(before)):
        return False  # 'What did the scheme find, and when was it set up?'
    if word in ("this", "that", "these", "those"):
        following = re.match(r"\s*[^\W_]+", text[pronoun.end() :])
        return following is None or not terms(following[0]) or bool(OPENS_AS_FOLLOW_UP.match(text))
    return not NAME.search(before.partition(" ")[2]) and not (word == "its" and OWNER.search(before))


def _subject(question: str) -> str:
    """What the question is about: its longest name, else its words that carry meaning."""
    if own := OWN.search(question):
        return own[0]
    names = [match for match in NAME.finditer(question) if match.start() > 0]
    if names:
        longest = max(names, key=lambda match: len(match[0]))
        article = re.search(r"\bthe $", question[: longest.start()], re.IGNORECASE)
        return ("the " if article else "") + longest[0]
    if does := DOES.search(question):
        return does[1]
    words = set(terms(question))
    kept = [match for match in WORD.finditer(question) if match[0].lower() in words]
    if not kept:
        return question
    # The last unbroken run of words after the question's verb is its subject more often than not.
    return " ".join(match[0] for match in kept[-3:])


def has_subject(question: str) -> bool:
    """Whether a name in it stands for itself, and not before another noun ('NHS trusts'), so that 'it' may be that."""
    if OWN.search(question):
        return True
    if DOES.search(question) and not NAME.search(question.partition(" ")[2]):
        return True
    names = [match for match in NAME.finditer(question) if match.start() > 0 and _is_whole(question, match)]
    return bool(names) and max(names, key=lambda match: len(match[0]))[0] in _subject(question)


def _is_whole(question: str, name: re.Match[str]) -> bool:
    after = WORD.match(question[name.end() :].lstrip())
    opens = name[0].split()[0].lower() in FUNCTION_WORDS
    return not opens and (after is None or not terms(after[0]) or after[0].lower() in FUNCTION_WORDS or " " in name[0])


def _with_fragment(before: str, text: str, scopes: Sequence[str]) -> str:
    """'And in the NHS?' after a question on councils: the new name takes the old one's place, if they are of a kind."""
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
