"""Names in a question that stand nowhere in the reports, though their words do: 'the Kent County Board'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.retrieve import Found
from assistant.answering.turns import voiced
from assistant.answering.words import CAPITAL, FUNCTION_WORDS, WORD, stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex

NAME = regex(rf"(?<![\w’'-]){CAPITAL}(?:(?: (?:of|for|the))* {CAPITAL})+")
PREFIXES = "anti|co|ex|inter|intra|mid|multi|non|post|pre|pro|re|self|semi|sub|un"
# 'BFI-2', 'Amazon-books': a name, unless it is only a word with a capital that opens the question.
HYPHENATED = regex(
    rf"(?<![\w’'.-])(?=\w*-?\w*[A-Z0-9])(?!^)(?!(?:{PREFIXES})-)[A-Za-z]{{2,}}-(?:\d+|[A-Za-z]{{2,}})(?![\w-])"
)
TITLED = 2  # words such as 'Did' with a capital: of a question that is written like a title nothing can be told
# What a thing may be called that the reports call otherwise: 'the Lyons Report' for the Lyons Inquiry.
GENERIC = frozenset(
    """report review inquiry programme program project system scheme service agency department ministry strategy plan
    paper act bill unit group board committee office survey study team initiative framework network forum council
    authority trust conference workshop event meeting""".split()
)


def unheard(asked: str, index: Index, ids: Sequence[str] | None, found: Sequence[Found]) -> list[str]:
    """The names of two words and more that no text of the reports `ids` has, nor any passage `found` in other order."""
    within = WORD.findall(asked)[1:]
    if sum(word[0].isupper() and word.lower() in FUNCTION_WORDS for word in within if word != "I") >= TITLED:
        return []
    names = dict.fromkeys(name for match in NAME.finditer(asked) if (name := _proper(match[0], not match.start())))
    new = [name for name in names if not _stands(name, index, ids)]
    hyphenated = [match[0] for match in HYPHENATED.finditer(asked) if not _is_written(match[0], index, ids)]
    return [*hyphenated, *_in_no_order(new, asked, index, found)]


def _in_no_order(names: Sequence[str], asked: str, index: Index, found: Sequence[Found]) -> list[str]:
    """Those of the names that no passage has in any order of its words."""
    if not names:
        return []
    passages = voiced(asked, index.passages([one.passage_id for one in found]), index)
    texts = [frozenset(stems_of(f"{one.context} {one.text}")) for one in passages]
    return [name for name in names if not any(set(_told(name)) <= text for text in texts)]


def _proper(name: str, opens: bool) -> str:
    """Without a word that only opens the question ('What', 'In') and a possessive; '' where no two words are left."""
    words = re.sub(r"['’]s?$", "", name).split()
    while words and (opens or words[0].lower() in FUNCTION_WORDS):
        words, opens = words[1:], False
    while words and words[-1].lower() in FUNCTION_WORDS:
        words = words[:-1]
    return " ".join(words) if len(words) > 1 else ""


def _stands(name: str, index: Index, ids: Sequence[str] | None) -> bool:
    *most, last = name.split()
    shorter = [" ".join(most)] if last.lower() in GENERIC else []
    return bool(index.lexical([name, *shorter], 1, ids))


def _is_written(name: str, index: Index, ids: Sequence[str] | None) -> bool:
    """Whether a name with a hyphen stands in the reports, or in one word, or one of its words stands in none."""
    words = name.lower().split("-")
    known = all(index.document_frequency(word, ids) for word in words)
    return not known or bool(index.lexical([" ".join(words), "".join(words)], 1, ids))


def _told(name: str) -> list[str]:
    return [stem for word in name.split() if word.lower() not in FUNCTION_WORDS for stem in stems_of(word)]
