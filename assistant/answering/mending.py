"""A question's words are made the reports' own: slips are mended, initials that the reports do not use spelled out."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.answering.compounds import compounded
from assistant.answering.plain_words import is_plain
from assistant.answering.question import Question, reworded
from assistant.answering.words import FUNCTION_WORDS, WORD, plain, stem
from assistant.indexing.store import Index
from assistant.indexing.wordlist import is_slip
from assistant.patterns import regex

SPECIAL_TOKENS = 2
LONG = 7  # letters of a name by itself that may be a slip
INITIALS = regex(r"\b[A-Z]{3,6}\b")
DOTTED, UNDOTTED = regex(r"\b(?:[A-Z]\.){2,5}(?![A-Z])"), regex(r"\b[A-Z]{2,5}\b")
_LONG_FUNCTION_WORDS = tuple(sorted(word for word in FUNCTION_WORDS if len(word) > 5 and word.isalpha()))


def mended(question: Question, index: Index, count_tokens: Callable[[str], int]) -> Question:
    """The question with words that are a slip for one of the reports' put right; itself where there is none.

    Initials that stand nowhere in the reports become the name that has them ('CPS', 'Crown Prosecution Service').
    Only a word that the reports do not have and the embedding model does not know whole, nor what it is made from
    ('milder'), is taken for a slip: a name, and an English word that the reports happen not to use, stay as they are.
    """

    def is_known(word: str) -> bool:
        return count_tokens(word) - SPECIAL_TOKENS < 2

    slips = {
        word: better
        for word in question.terms
        if word not in question.names
        and word.isalpha()
        and not is_known(word)
        and not is_plain(word, is_known)
        and (better := _better(word, index))
    }
    slips |= _slips_in_names(question, index, count_tokens)
    names = {
        short: long
        for short in INITIALS.findall(question.asked)
        if not index.document_frequency(short)
        and short not in index.abbreviations
        and (long := index.spelled_out(short))
    }
    dotted = _as_written(compounded(question.asked, index), index)
    if not slips and not names and dotted == question.asked:
        return question
    asked = WORD.sub(lambda match: _cased(slips.get(plain(match[0]), match[0]), match[0]), dotted)
    asked = INITIALS.sub(lambda match: names.get(match[0], match[0]), asked)
    return reworded(question, asked)


def _better(word: str, index: Index) -> str:
    """The word of the reports that a word is a slip for, or a function word; of one that they have, its own form."""
    near = index.near_word(word)
    if index.document_frequency(word):
        return near if stem(near) == stem(word) and not (near.startswith(word) or word.startswith(near)) else ""
    return near or next((one for one in _LONG_FUNCTION_WORDS if is_slip(word, one)), "")


def _slips_in_names(question: Question, index: Index, count_tokens: Callable[[str], int]) -> dict[str, str]:
    """Slips in the words of a name that the reports have: 'Transformational Goverment Strategy'; in a long name by
    itself a wrong letter, or two that changed places."""
    words = WORD.findall(question.asked)
    found = {}
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        slip = plain(word)
        unknown = slip in question.names and slip.isalpha() and not index.document_frequency(slip)
        if not unknown or count_tokens(slip) - SPECIAL_TOKENS < 2 or not (better := index.near_word(slip)):
            continue
        phrases = [f"{before} {better}"] * (plain(before) in question.names)
        phrases += [f"{better} {after}"] * (plain(after) in question.names)
        alone = not phrases and len(slip) == len(better) >= LONG
        if alone or any(index.lexical([phrase], 1) for phrase in phrases):
            found[slip] = better
    return found


def _as_written(asked: str, index: Index) -> str:
    """The question with its initials dotted as the reports have them: 'the UK' for 'the U.K.', 'the U.S.' for 'the US'.

    'US' is not looked for by itself, since 'us' stands in any report.
    """

    def without(match: re.Match[str]) -> str:
        bare = match[0].replace(".", "")
        known = index.document_frequency(match[0].rstrip("."))
        return bare if not known and index.document_frequency(bare) else match[0]

    def with_dots(match: re.Match[str]) -> str:
        dotted = ".".join(match[0])
        common = match[0] == "US" or not index.document_frequency(match[0])
        return f"{dotted}." if common and index.document_frequency(dotted) else match[0]

    return UNDOTTED.sub(with_dots, DOTTED.sub(without, asked))


def _cased(word: str, like_this: str) -> str:
    return word.capitalize() if like_this[:1].isupper() and word.islower() else word
