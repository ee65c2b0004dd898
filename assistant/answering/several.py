"""Whether a question asks for several things, of which noun and how many; and whether a sentence tells several."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answering.kinds import QuestionKind
from assistant.answering.question import Question
from assistant.answering.words import NUMBER_WORDS

NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS, start=1) if number > 1}
_OPENING = re.compile(
    r"\b(?:which|what|list|name|enumerate|give|state|sum up|summari[sz]e|identify)\b"
    r"(?:\W+(?:me|us|for me|of|are|were|is|was|the|these|those|all|any|some|its|their|his|her|main|key|other))*\W+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w’'&-]+")
_NOUN_WORDS = 5  # so many words after the opening may the noun be
_PLURAL = re.compile(r"(?:\w{2,}(?:[^su\W]|[^aiouy\W]us)s|people|children|women|men|criteria)$", re.IGNORECASE)
_AUXILIARY = frozenset(
    """do does did are were is was have has had can could will would shall should must may might be been of for in on to
    at by with from that which who there this includes contains uses""".split()
)
# 'What kinds of benefit': the noun is what there are kinds of. 'Which two things': any noun will do.
_SORTS = frozenset("kinds types sorts forms".split())
# What a study came to: what one report calls findings another calls lessons.
_TOLD_OF_STUDIES = frozenset("finding lesson conclusion".split())
_THINGS = frozenset("things points items examples ones".split())
_MADE_OF = re.compile(
    r"\b(?:consists? of|comprises?|made up of|composed of|(?:what|which) (?:do|does|did)\b.*\b(?:include|contain))\b",
    re.IGNORECASE,
)
# Asked for in the form in which a text has them.
_ONE_FORM = frozenset("mission people children women men criteria".split())
FEWEST_IN_TEXT = 4  # 'in the end, staff and managers agreed' names no three things
_OWN = re.compile(
    rf"\b(?:these|those|following|several|{'|'.join(NUMBERS)})\s+(?:of (?:the|these|its|their)\s+)?"
    r"(?:[\w’-]+\s+){0,2}?(\w{2,}(?:[^su\W]|[^aiouy\W]us)s)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:is|was)\b")  # 'What is the maximum of hours'
_LINK = re.compile(r"\b(?:and|or)\b")
_MISSION = re.compile(r"\b(?:mission|aims|objectives)\b", re.IGNORECASE)  # what is told in several parts
_SINGLE = frozenset(
    {QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for. several: more than one thing; noun: what they are, in the singular, '' where anything
    will do; number: how many they are, 0 where it does not say."""

    several: bool
    noun: str = ""
    number: int = 0


def wanted(question: Question) -> Wanted:
    """What a question asks for."""
    if question.kind in _SINGLE:
        return Wanted(False)
    opening = _OPENING.search(question.asks)
    noun, number = _noun(question.asks, opening) if opening else ("", 0)
    if number or (noun and opening and not _ONE.search(opening[0])):
        return Wanted(True, "" if noun in _THINGS else singular(noun), number)
    if _MADE_OF.search(question.asks):
        return Wanted(True)
    if question.kind is QuestionKind.LIST and _MISSION.search(question.asks):
        return Wanted(True, "mission" if "mission" in question.asks.lower() else "")
    return Wanted(False)


def _noun(asked: str, opening: re.Match[str]) -> tuple[str, int]:
    """The noun in the plural that follows the opening, and the number before it; '' and 0 where there is none."""
    words = [word.lower() for word in _WORD.findall(asked[opening.end() :])[: _NOUN_WORDS + 2]]
    number = 0
    for place, word in enumerate(words[:_NOUN_WORDS]):
        if word in NUMBERS or word.isdigit():
            number = NUMBERS.get(word) or int(word)
        elif word in _AUXILIARY:
            break
        elif _PLURAL.match(word) and "'" not in word and "’" not in word:
            following = words[place + 1] if place + 1 < len(words) else ""
            if opening[0].lower().split() == ["what"] and not place and following not in _AUXILIARY:
                break  # 'What helps partnership': a verb
            if word in _SORTS and following == "of" and place + 2 < len(words):
                return words[place + 2], number
            return word, number
    return "", 0


def singular(word: str) -> str:
    """A noun in small letters without the ending of the plural: 'policy', 'finding'."""
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def has_noun(text: str, noun: str) -> bool:
    """Whether a text has the noun (in the singular), or one that says the same of a study, in either number."""
    nouns = _alike(noun)
    return bool(noun) and any(singular(word) in nouns for word in _WORD.findall(text))


def _alike(noun: str) -> frozenset[str]:
    return _TOLD_OF_STUDIES if noun in _TOLD_OF_STUDIES else frozenset({noun})


def has_several(text: str, noun: str) -> bool:
    """Whether a text has the noun in the plural; 'The agency has this mission:' leads to no list of agencies."""
    words = (word.lower() for word in _WORD.findall(text))
    nouns = _alike(noun)
    return bool(noun) and any(singular(word) in nouns and (word not in nouns or word in _ONE_FORM) for word in words)


def announces(text: str, noun: str) -> bool:
    """Whether what leads to a list may go back to the `noun` of the sentence before: it has none of its own.

    'These included:' and 'There are five:' have none, 'It has these aims:' has one.
    """
    own = _OWN.search(text)
    return not own or singular(own[1]) == noun


def announces_row(text: str, noun: str) -> bool:
    """Whether a sentence has the noun where it says what it goes on to name in a row.

    That is before its last colon, or else in the plural before its first comma, but not right before that, in the row.
    """
    before, colon, _ = text.rstrip(" .").rpartition(": ")
    if colon:
        return has_noun(before, noun)
    words = _WORD.findall(text.partition(",")[0].lower())
    return any(word != noun and singular(word) == noun for word in words[:-1])


def tells_several(text: str, number: int = 0) -> bool:
    """Whether a sentence names several things in a row: 'a, b and c', 'two things: a and b'; `number`, if given."""
    _, colon, tail = text.rstrip(" .").rpartition(": ")
    told = tail if colon else text
    if ";" in told:
        counts = [told.count(";") + 1]
    elif links := [told[: match.start()].rstrip() for match in _LINK.finditer(told)]:
        counts = [before.count(",") + (1 if before.endswith(",") else 2) for before in links]
    else:
        counts = [told.count(",") + 1 if colon else 1]
    if number:
        return number in counts and (number > 2 or bool(colon))
    return max(counts) >= (3 if colon else FEWEST_IN_TEXT)
