"""Adjectives that a question says of its subject: 'valid' of 'How long is a ticket valid?'"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.grammar import BE, DEFINITE, INDEFINITE, SUBJECT_PRONOUNS, is_plural, lower_at
from assistant.patterns import regex

_ADJECTIVES = frozenset(
    """able absent accurate afraid angry available aware bad big bright broken cheap clean clear cold compulsory
    correct damp dead deaf deep different difficult disabled due early easy effective eligible empty essential
    exempt expensive fair fast fine flexible fresh full free good happy hard healthy high hot huge identical ill
    important inclusive independent keen large late lawful legal likely loud low mandatory married necessary nice
    normal obligatory ok okay old open optional permanent pleased poor popular pregnant quick quiet rare ready
    refundable relevant reliable rich safe satisfied secure serious sharp short shut sick similar simple slow small
    steep strict strong sure tall tight tired true typical unfair unhappy unlawful unlikely unsafe unwell upset
    urgent valid warm weak wet wide wise worried worth wrong young""".split()
)
_ENDS = regex(r"[a-z]{3,}(?:ous|ful|less|ible|(?<!t)able)")
_NOT_SO_ENDED = frozenset("bible cable constable crucible handful mouthful spoonful syllable unless variable".split())
BETTER = frozenset("better best worse worst".split())


def is_adjective(word: str) -> bool:
    """'valid', 'dangerous', 'harder'."""
    if word in _ADJECTIVES | BETTER:
        return True
    if _ENDS.fullmatch(word) and word not in _NOT_SO_ENDED:
        return True
    if not word.endswith(("er", "est")):
        return False
    root = word.removesuffix("est").removesuffix("er")
    roots = {root, f"{root}e", root[:-1] if root[-2:-1] == root[-1:] else root, re.sub("i$", "y", root)}
    return not roots.isdisjoint(_ADJECTIVES)


def predicate_of(words: Sequence[re.Match[str]], core: int, last: int, before: str) -> int:
    """Where in a run the adjective is that is said of what stands before it; after the run where there is none."""
    none, two_before = last + 1, lower_at(words, core - 2)
    article = core > 0 and lower_at(words, core - 1) in DEFINITE | INDEFINITE
    if core == last and article:
        return none  # 'the poor'
    if is_adjective(words[last][0]) or (lower_at(words, none) == "than" and words[last][0].endswith("er")):
        return last
    several = core < last and is_plural(words[last - 1][0]) and not is_plural(words[last][0])
    if several and none == len(words) and lower_at(words, 0) in ("are", "were"):
        return last  # 'Are the pumps on ships noisy?'
    said = before in ("be", "been", "being") or (two_before in BE and before in SUBJECT_PRONOUNS | {"not"} - {"there"})
    return core if said and core == last and not (article or is_plural(words[last][0])) else none
