"""What a comparison is about: its sides, by the names that texts may give them, and what they are compared in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.answering.across import ACROSS
from assistant.answering.kinds import QuestionKind
from assistant.answering.pairs import compared, is_weak, ordinal, parted
from assistant.answering.question import Question
from assistant.answering.scopes import mentions, names_of
from assistant.answering.synonyms import synonyms
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem, stems_of, terms
from assistant.patterns import regex

COMMON = regex(r"\b(?:alike|similar(?:ly|ities)?|the same(?! \w)|in common|share|common ground)(?!\w)", re.IGNORECASE)
FEWEST_OF_ROW = 3  # words: 'Black, Hispanic and Asian staff' need not stand close together
# What is told in a measure, and how it is asked of one side.
_MEASURES = (
    (
        r"\b(?:dearer|cheaper|costlier|pricier|(?:more|less) (?:expensive|costly|money)"
        r"|costs? (?:[\w’'-]+ )?(?:more|less)|(?:more|less) (?:[\w’'-]+ ){0,4}cost|spen[dt] (?:[\w’'-]+ )?(?:more|less)"
        r"|(?:bigger|larger|smaller|higher|lower) (?:budget|price|cost|fee|bill|spending)s?"
        r"|(?:costs?|prices?|budgets?|spending|expenditures?|investments?) (?:on|of|for|in|between)"
        r"|(?:in|by|on) (?:cost|price|budget|spending)s?\W*$|spen[dt](?= on\b|\W*$))(?!\w)",
        "How much did the {} cost?",
    ),
    (r"\bhow many (?:of )?each\b|\bhow many are there\b", "How many {} are there?"),
    (
        r"\b(?:older|newer|(?:start|begin|beg[au]n|open|come|came|happen|launch)\w* (?:earlier|later|sooner|first))\b",
        "When did the {} start?",
    ),
    (r"\b(?:take|last|run|wait|be|is|are|was|were)\b.*\b(?:longer|shorter)\b", "How long does the {} last?"),
)
_LARGER = regex(r"\b(?:more|less|fewer|bigger|larger|smaller|longer|shorter|higher|lower|greater)\b", re.IGNORECASE)
# The young and the old are told apart by their ages.
_OF_AGES = (
    (
        regex(r"^(?:the )?young(?:er|est)?\b|^youths?\b", re.IGNORECASE),
        regex(
            r"\byoung(?:er|est)?\b|\bunder[ -](?:the age of )?[1-4]\d\b|\b[1-4]\d (?:and|or) (?:under|younger)\b"
            r"|\b(?:1\d|2\d)(?:[-–]| to )(?:[23]\d|4[0-4])\b(?!%| per ?cent)",
            re.IGNORECASE,
        ),
    ),
    (
        regex(r"^(?:the )?(?:old(?:er|est)?|elderly)\b|^pensioners?\b", re.IGNORECASE),
        regex(
            r"(?<!years )(?<!year )(?<!year-)\bold(?:er|est)?\b|\belderly\b|\bover[ -](?:the age of )?[5-9]\d\b"
            r"|\b[5-9]\d (?:and|or) (?:above|older|over)\b|\bages? [5-9]\d\b|\b[5-9]\d\+",
            re.IGNORECASE,
        ),
    ),
)
_WORDS = frozenset(
    stem(word)
    for word in """differ different difference differences differently distinguish distinguishes distinction separates
    sets apart compare compared comparison contrast versus vs common similar similarity similarities same alike
    resemble way ways choose opposed whats terms regard regards line nutshell
    emphasis character spirit tone nature main chief comes come find finds found finding findings result results lesson
    lessons conclusion conclusions people think thinks thought""".split()
)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the things compared. `text`: as the question has it; `names`: for each of its names the stems, all of
    which a text has that names it, its own first; `short`: the stem of what may stand for it after another side ('the
    second'), where its words tell little unless they stand together; `ages`: what else names the young or the old."""

    text: str
    names: tuple[tuple[str, ...], ...]
    short: frozenset[str] = frozenset()
    ages: re.Pattern[str] | None = None

    def is_named(self, text: str) -> bool:
        """Whether a text names it: has all words of one of its names, close together where they must be."""
        words = stems_of(ordinal(text))
        if self.ages and self.ages.search(text):
            return True
        return any(_has(words, name, bool(self.short)) for name in self.names)

    def learned(self, texts: Iterable[str]) -> Side:
        """With the abbreviation that some text gives it: 'fine-tuning (FT)'."""
        words = "[- ]".join(re.escape(word) for word in re.split(r"[\s-]+", self.text))
        pattern = re.compile(rf"(?<!\w){words} ?\(((?-i:[A-Z][\w-]{{1,7}}))\)", re.IGNORECASE)
        found = {match[1] for text in texts if (match := pattern.search(text))}
        return replace(self, names=(*self.names, *(stems_of(name) for name in sorted(found))))


@dataclass(frozen=True, slots=True)
class Contrast:
    """A comparison. common: whether it asks what its sides share; measure: the question of one side, with {} for its
    name, where a measure is compared, or ''; figures: whether it asks which is larger; rest: the stems of what they are
    compared in."""

    sides: tuple[Side, ...]
    common: bool = False
    measure: str = ""
    figures: bool = False
    rest: frozenset[str] = frozenset()


def contrast(
    question: Question, subjects: Sequence[str], abbreviations: Mapping[str, str], each: Sequence[str] = ()
) -> Contrast | None:
    """What a question compares, None where it compares nothing.

    subjects: names of things of a kind, which are told apart also where the question is put in another way; each: those
    that it asks of without naming them ('across the phases').
    """
    asked = question.asks or question.asked
    texts, many = parted(asked, subjects) if not each else (tuple(each), False)
    if not texts and question.kind is QuestionKind.COMPARISON:
        texts = _named(asked, subjects)
    sides = _sides(texts, subjects, abbreviations) if len(texts) > 1 else ()
    if len({side.names[0] for side in sides}) < max(2, len(sides)):
        return None
    common = bool(COMMON.search(asked))
    own = frozenset(stems_of(" ".join((*texts, compared(asked), "share" if common else "")))) | _WORDS
    beside = _without(texts, asked)  # 'older adults' are no older than anything
    measures = (told for sign, told in _MEASURES if re.search(sign, beside, re.IGNORECASE))
    measure = "How many {}?" if many else next(measures, "")
    rest = frozenset(map(stem, terms(ACROSS.sub(" ", asked) if each else asked))) - own
    return Contrast(sides, common, measure, bool(_LARGER.search(compared(asked))), rest)


def _without(texts: Sequence[str], asked: str) -> str:
    """A question without the first words of its sides."""
    first = {re.escape(text.split()[0]) for text in texts if " " in text}
    return re.sub(rf"\b(?:{'|'.join(sorted(first))})\b", " ", asked, flags=re.IGNORECASE) if first else asked


def _named(asked: str, subjects: Sequence[str]) -> tuple[str, ...]:
    """The subjects that a question names, in its order; of those in one another the longest."""
    named: list[str] = []
    for subject in sorted(subjects, key=len, reverse=True):
        if mentions(asked, (subject,)) and not any(mentions(longer, (subject,)) for longer in named):
            named.append(subject)
    named.sort(key=lambda name: asked.casefold().index(name.casefold()))
    return tuple(named) if len(named) > 1 else ()


def _sides(texts: Sequence[str], subjects: Sequence[str], abbreviations: Mapping[str, str]) -> tuple[Side, ...]:
    """What names each side alone: of their words those that they do not share, unless these tell nothing alone."""
    words = [_content(text) for text in texts]
    shared, ends = frozenset.intersection(*map(frozenset, words)), {own[-1] for own in words}
    found = []
    for text, own in zip(texts, words, strict=True):
        alone = [word for word in own if word not in shared]
        close = is_weak(alone) or all(len(word) < 2 for word in alone) or (bool(alone) and ends == {own[-1]})
        close &= len(alone) < FEWEST_OF_ROW
        kept, short = (own, frozenset(map(stem, alone))) if close else (alone, frozenset())
        names = [tuple(map(stem, kept))]
        subject = next((one for one in (*subjects, *abbreviations) if mentions(text, (one, _short(one)))), "")
        if subject and set(_content(subject)) & set(alone):
            more = [word for word in alone if word not in _content(subject) and word not in _GENERIC]
            spelled = [name for name in names_of(subject, abbreviations) if not _is_torn(name)]
            spelled.sort(key=lambda name: name != subject)
            names, short = [tuple(map(stem, (*_content(name), *more))) for name in spelled], frozenset()
        if len(kept) == 1:
            names += [tuple(sorted(other)) for other in synonyms(stem(kept[0])) if len(other) > 1]
        elif not short:
            names += _said_otherwise(names[0])
        found.append(Side(text, tuple(dict.fromkeys(names)), short, _ages(text, texts)))
    return tuple(found)


def _short(name: str) -> str:
    """'The Coastal Ferry Service' without its last word, if that is a general one and there are two others."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 2 and words[-1].lower() in _GENERIC else name


def _ages(text: str, texts: Sequence[str]) -> re.Pattern[str] | None:
    """What names the young, or the old, by their ages, where both are compared."""
    told = {one: next((ages for sign, ages in _OF_AGES if sign.match(one)), None) for one in texts}
    return told[text] if all(told.values()) and len(set(told.values())) == len(_OF_AGES) else None


def _said_otherwise(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A name of several words with one of them said otherwise: 'overseas students' for 'foreign students'."""
    return [
        (*name[:place], *other, *name[place + 1 :])
        for place, word in enumerate(name)
        for other in synonyms(word)
        if len(other) == 1
    ]


def _is_torn(name: str) -> bool:
    """Whether it is the end of a longer name: 'of the British Empire'."""
    return name.split()[0] in FUNCTION_WORDS - {"the"}


# What a subject runs or is: 'the NHS programme' is named by 'NHS'.
_GENERIC = frozenset("programme program project scheme system sector service one ones work".split())


def _content(text: str) -> list[str]:
    """The words that carry meaning, in small letters, those of a numbered thing as its ordinal: 'phase 2', 'second'."""
    words = [plain(match[0]) for match in WORD.finditer(ordinal(text))]
    return [word for word in words if word not in FUNCTION_WORDS] or words


def _has(words: Sequence[str], name: Sequence[str], close: bool) -> bool:
    """Whether words (stems) have a name; close: in its order, with no more than one word in between."""
    if not close:
        return set(name) <= set(words)
    starts = {at for at, word in enumerate(words) if word == name[0]}
    for before, part in pairwise(name):
        apart = before.count("-") and before.count("-") + 1  # the parts of a hyphenated word stand behind it
        starts = {
            at + step for at in starts for step in (1 + apart, 2 + apart) if words[at + step : at + step + 1] == (part,)
        }
    return bool(starts)
