"""Whether a question asks for several things, of which noun and how many; and whether a sentence tells several."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.answering.kinds import LISTED, QuestionKind
from assistant.answering.question import Question
from assistant.answering.words import NUMBER_WORDS, ORDINAL_WORDS, stem, stems_of, terms
from assistant.patterns import regex
from assistant.records import Passage, Role

NUMBERS = {word: number for number, word in enumerate(NUMBER_WORDS, start=1) if number > 1}
_OPENING = regex(
    r"\b(?:which|what|(?<!first )(?<!second )(?<!this )(?<!the )list|name|enumerate|give|state|sum up|summari[sz]e"
    r"|identify)\b"
    r"(?:\W+(?:me|us|for me|of|are|were|is|was|the|these|those|all|any|some|its|their|his|her|main|key|other))*\W+",
    re.IGNORECASE,
)
_BARE = regex(rf"^\W*(?:the )?(?=(?:[\w’'-]+ )?{LISTED}(?<=s) (?:of|for|in)\b[^.?!]*$)", re.IGNORECASE)
_WORD = regex(r"\w[\w’'&-]*(?<![’'-])")
_NOUN_WORDS = 5  # so many words after the opening may the noun be
_PLURAL = regex(r"(?:\w{2,}(?:[^su\W]|[^aiouy\W]us)s|people|children|women|men|criteria)$", re.IGNORECASE)
_AUXILIARY = frozenset(
    """do does did are were is was have has had can could will would shall should must may might be been of for in on to
    at by with from that which who there this includes contains uses""".split()
)
# No verb stands before one of these: 'What reports came out', and not 'What helps partnership'.
_HAPPENED = frozenset(
    """apply arise arose came come emerge emerged exist existed appeared followed gave had led made mattered occurred
    remain remained resulted stood took went""".split()
)
# 'What kinds of benefit': the noun is what there are kinds of. 'What sort of boat' may be one, 'sort of boats' is not.
_SORTS = frozenset("kinds types sorts forms".split())
_SORT = regex(r"^\W*(?:\w+ )?(?:which|what) (?:kind|sort|type) of\b(?! people\b)", re.IGNORECASE)
# What a study came to: what one report calls findings another calls lessons.
_TOLD_OF_STUDIES = frozenset("finding lesson conclusion".split())
# Nouns of which one stands for another, where all else fits: 'barriers' for what a report calls challenges.
_HINDRANCES = frozenset("challenge barrier obstacle difficulty problem hurdle".split())
ENABLERS = frozenset("enabler factor driver".split())
_PUBLICATIONS = frozenset("publication report paper".split())
QUESTION = "question"
_QUESTIONS = frozenset({QUESTION})
NEAR_NOUNS = (_HINDRANCES, ENABLERS, frozenset("stage phase step".split()), _PUBLICATIONS, _QUESTIONS)
_CONDITIONS = frozenset("condition criteria requirement".split())
TO_MEET = regex(r"\b(?:meet|met|satisf\w+|fulfil\w*|appl(?:y|ies)|qualif\w+|eligib\w+|entitle\w*)\b", re.IGNORECASE)
_MUST_HOLD = regex(
    r"\b(?:following|these)(?: \w+)? (?:apply|applies|is true|are true)\b"
    r"|\bif(?: (?:you|they)(?:['’]re)?)?(?: both| either)?:$|\bmust(?: (?:also|be|both|either|not)){0,2}:$",
    re.IGNORECASE,
)
# No list of one of these is one of another; what a study came to may be any but the last two.
_OF_SORTS = (_HINDRANCES, ENABLERS, frozenset({"recommendation"}), frozenset("benefit advantage".split()))
_NO_FINDINGS = (_PUBLICATIONS, _QUESTIONS)
SUCCEEDS = r"succe\w+"
_WELL = rf"(?:{SUCCEEDS}|(?:work|go|went|gone|run|ran)\w* (?:so |very )?(?:well|right|smoothly))"
MAKES = (
    r"(?:ma[dk]es?|making|helps?|helped|helping|lets?|enabl(?:es?|ed|ing)|allow(?:s|ed)?|caus(?:es?|ed)|drives?|drove"
    r"|need\w*)"
)
# What is asked for in other words than a noun: 'What made these projects work well?', 'What got in the way?'
_MEANT = (
    ("enabler", regex(rf"^\W*(?:what|which)\b(?:.*\b{MAKES}\b.*\b{_WELL}\b| works\W*$)", re.IGNORECASE)),
    (
        "challenge",
        regex(
            r"^\W*(?:what|which)\b.*\b(?:g[eo]t(?:s|ting)?|stood|stands?|standing|c[ao]me|are|is|was|were) in the way\b"
            r"|^\W*what (?:\w+ )?(?:hinder|hamper|imped|obstruct)\w*|^\W*what (?:\w+ )?h[eo]lds? .*\bback\b"
            r"|^\W*(?:what|which)(?: [\w’'-]+){0,5}? (?:trip(?:s|ped)? up|(?:go(?:es)?|went) wrong"
            r"|ma[dk]es? it (?:so |very )?(?:difficult|hard))\b",
            re.IGNORECASE,
        ),
    ),
    (
        QUESTION,
        regex(
            r"^\W*(?:what|which)\b.*\b(?:can|could|might|must|should|to|would)(?: [\w’'-]+){0,2}? ask\b(?! for\b)",
            re.IGNORECASE,
        ),
    ),
)
THINGS = frozenset("things points items examples ones".split())
_MADE_OF = regex(
    r"\b(?:consists? of|comprises?|made up of|composed of|(?:what|which) (?:do|does|did)\b.*\b(?:include|contain))\b",
    re.IGNORECASE,
)
# Asked for in the form in which a text has them.
_ONE_FORM = frozenset("mission people children women men criteria".split())
FEWEST_IN_TEXT = 4  # 'in the end, staff and managers agreed' names no three things
_OWN = regex(
    rf"\b(?:these|those|following|several|{'|'.join(NUMBERS)})\s+(?:of (?:the|these|its|their)\s+)?"
    r"(?:[\w’-]+\s+){0,2}?(\w{2,}(?:[^su\W]|[^aiouy\W]us)s)\b",
    re.IGNORECASE,
)
_COUNTS = regex(rf"\b({'|'.join(NUMBERS)})\s+(?:[\w’-]+\s+)??([\w’-]+s)\b", re.IGNORECASE)
_ONE = regex(r"\b(?:is|was)\b")  # 'What is the maximum of hours'
_PART = regex(rf"\b(?:{'|'.join(ORDINAL_WORDS)}) (?:phase|stage|part|report|survey|round|year)s?\b", re.IGNORECASE)
_WHO_ARE = regex(
    r"^\W*who (?:is|are|was|were) (?:(?:all|the|members|people) )*(?:in|on|of)\b(?! charge)", re.IGNORECASE
)
_HOW = regex(r"^\W*(?:\w+ )?how\b", re.IGNORECASE)
DASH = regex(r" [–—] |—| - |, (?:namely|viz\.?|i\.\s?e\.),? ")
_LINK = regex(r"\b(?:and|or)\b")
_MISSION = regex(r"\b(?:mission|aims|objectives)\b", re.IGNORECASE)  # what is told in several parts
SINGLE = frozenset(
    {QuestionKind.WHEN, QuestionKind.WHERE, QuestionKind.QUANTITY, QuestionKind.AMOUNT, QuestionKind.COUNT}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for. several: more than one thing; noun: what they are, in the singular, '' where anything
    will do; number: how many they are, 0 where it does not say; meant: the noun where other words stand for it."""

    several: bool
    noun: str = ""
    number: int = 0
    meant: str = ""


@lru_cache(maxsize=64)  # each candidate is asked of
def wanted(question: Question) -> Wanted:
    """What a question asks for."""
    if question.kind in SINGLE:
        return Wanted(False)
    opening = _SORT.match(question.asks) or _OPENING.search(question.asks) or _BARE.match(question.asks)
    noun, number = _noun(question.asks, opening) if opening else ("", 0)
    meant = next((noun for noun, words in _MEANT if words.search(question.asks)), "")
    if meant and not any(singular(noun) in group for group in NEAR_NOUNS):
        return Wanted(bool(number) or noun in THINGS, "", number, meant)
    if number or (noun and opening and not _ONE.search(opening[0])):
        return Wanted(True, "" if noun in THINGS else singular(noun), number)
    if _MADE_OF.search(question.asks) or _WHO_ARE.match(question.asks):
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
            if word == "happens":
                break
            if opening[0].lower().split() == ["what"] and not place and following not in _AUXILIARY | _HAPPENED:
                break  # 'What helps partnership': a verb
            if _PLURAL.match(following) and following not in _AUXILIARY and place + 1 < _NOUN_WORDS:
                return following, number  # 'the departments values', as people type
            if word in _SORTS and following == "of" and place + 2 < len(words):
                return _sort_of(words[place + 2 :]), number
            return word, number
    return "", 0


def _sort_of(words: Sequence[str]) -> str:
    """The noun of 'old ferry boat', behind 'kinds of': the first in the plural, or the last before a verb."""
    end = next((at for at, word in enumerate(words) if word in _AUXILIARY), len(words))
    own = words[:end] or words[:1]
    return next((word for word in own if _PLURAL.match(word)), own[-1] if end < len(words) else own[0])


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


def alike(noun: str) -> frozenset[str]:
    """The noun, and those that may stand for it in what leads to a list."""
    return next((group for group in NEAR_NOUNS if noun in group), _alike(noun))


def _alike(noun: str) -> frozenset[str]:
    return _TOLD_OF_STUDIES if noun in _TOLD_OF_STUDIES else frozenset({noun})


def of_another(question: Question, lead_in: str) -> bool:
    """Whether what leads to a list says that it is of what no question how something was done asks for: 'findings'."""
    own = _own_nouns(lead_in)[-1:]
    if not own or not _HOW.match(question.asks) or own[0] in map(singular, question.terms):
        return False
    return own[0] in frozenset({"recommendation", "benefit"}).union(_TOLD_OF_STUDIES, *NEAR_NOUNS[:2])


def is_of_another_sort(noun: str, lead_in: str) -> bool:
    """Whether what leads to a list says that it is of another sort: 'these findings', where papers are asked for."""
    own = _own_nouns(lead_in)[-1:]
    sorts = (*_OF_SORTS, *_NO_FINDINGS)
    asked, led = (next((sort for sort in sorts if one in sort), None) for one in (noun, *(own or [""])))
    if own and own[0] in _TOLD_OF_STUDIES:
        return asked in _NO_FINDINGS
    return bool(asked and led and asked != led)


def leads_to_conditions(question: Question, lead_in: str, noun: str) -> bool:
    """Whether it is asked which conditions to meet, and what leads to a list says so: 'All of these apply:'."""
    return noun in _CONDITIONS and bool(TO_MEET.search(question.asks) and _MUST_HOLD.search(lead_in))


def _own_nouns(text: str) -> list[str]:
    """The nouns that what leads to a list says that it is of: 'these challenges', 'three sectors'."""
    return [singular(noun) for noun in _OWN.findall(text)]


def of_part(text: str) -> bool:
    """Whether a text speaks of one part among others: 'the first phase'."""
    return bool(_PART.search(text))


def has_number(text: str, number: int) -> bool:
    """Whether a text has a number, in words or in figures."""
    words = _WORD.findall(text.lower())
    return bool(number) and any(NUMBERS.get(word) == number or word == str(number) for word in words)


def has_several(text: str, noun: str) -> bool:
    """Whether a text has the noun in the plural; 'The agency has this mission:' leads to no list of agencies."""
    words = (word.lower() for word in _WORD.findall(text))
    nouns = _alike(noun)
    return bool(noun) and any(singular(word) in nouns and (word not in nouns or word in _ONE_FORM) for word in words)


def announces(text: str, noun: str) -> bool:
    """Whether what leads to a list may go back to the `noun` of the sentence before: it has none of its own.

    'These included:' and 'There are five:' have none, 'It has these aims:' has one.
    """
    own = _own_nouns(text)
    return not own or noun in own


def names_own(text: str, nouns: Collection[str]) -> bool:
    """Whether what leads to a list says that it is of one of the nouns: 'They named these enablers:'."""
    return any(noun in nouns for noun in _own_nouns(text))


def counted(text: str, nouns: Collection[str]) -> int:
    """How many of one of the nouns a text counts ('the same seven factors'); 0 where it counts none."""
    found = ((match[1].lower(), singular(match[2])) for match in _COUNTS.finditer(text))
    return next((NUMBERS.get(number, 0) for number, noun in found if noun in nouns), 0)


def announces_row(text: str, noun: str) -> bool:
    """Whether a sentence has the noun where it says what it goes on to name in a row.

    That is before its last colon, or else in the plural before its first comma, but not right before that, in the row.
    """
    before, colon, _ = text.rstrip(" .").rpartition(": ")
    if colon or not noun:
        return has_noun(before, noun)
    words = _WORD.findall(text.partition(",")[0].lower())
    return any(word != noun and singular(word) == noun for word in words[:-1])


def tells_several(text: str, number: int = 0) -> bool:
    """Whether a sentence names several things in a row: 'a, b and c', 'two things: a and b'; `number`, if given."""
    _, colon, tail = text.rstrip(" .").rpartition(": ")
    if not colon and number and has_number(text, number):
        _, colon, tail = DASH.sub(": ", text.rstrip(" ."), count=1).partition(": ")
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


def introduces(passage: Passage, head: str) -> bool:
    """Whether the passage leads to a list by the noun whose stem is `head`, or stands under that noun alone."""
    if passage.section and {stem(word) for word in terms(passage.section[-1])} == {head}:
        return True
    lead_ins = [sentence.text for sentence in passage.sentences if sentence.role is Role.LEAD_IN]
    return any(head in stems_of(f"{passage.heading} {text}") for text in lead_ins)
