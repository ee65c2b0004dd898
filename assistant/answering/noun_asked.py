"""'Which minister …?', 'What are the risks of …?': what has nothing like the noun that is asked for is no answer.

Whatever else it tells of the thing: its purpose is not its risk. Nouns that answers seldom repeat ('What is the role of
…?') ask for nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answering.grammar import AUXILIARY
from assistant.answering.late import RARE
from assistant.answering.matching import Term
from assistant.answering.question import Question
from assistant.answering.statements import Candidate
from assistant.answering.weighing import Ranked
from assistant.answering.words import stem, stems_in
from assistant.patterns import regex

LIKE_A_NOUN = 0.35  # likeness of token vectors under which a sentence has nothing like it
# How much less likely (in log-odds) than the likeliest what has it may be. What is farther off tells of the noun and
# not of what is asked: where the likeliest sentence has nothing like the noun, and the next that has is behind by more,
# nearly all questions have no answer.
BEHIND = 1.4
_WORD = r"[\w’'-]+"
_NOUNS = (
    regex(
        rf"^\W*(?:and )?what(?:['’]s| is| are| was| were) (?:(?:the|its|their|some|any|other|main|key|biggest|chief"
        rf"|specific|particular|major) )*(?:{_WORD} ){{0,2}}?(?P<noun>{_WORD})"
        r" (?:of|for|in|to|that|with|behind|from|on|between|by)\b",
        re.IGNORECASE,
    ),
    regex(
        rf"^\W*(?:and )?(?:what|which) (?:(?:kind|sort|type)s? of )?(?:{_WORD} ){{0,2}}?(?P<noun>{_WORD})"
        rf" {AUXILIARY}\b",
        re.IGNORECASE,
    ),
)
_NO_NOUN = regex(r"(?<=\w{3})ed$", re.IGNORECASE)  # 'What is the problem attributed to?'
# What a text tells of a thing without the word for it: 'It is to keep boats dry' is its purpose.
_SELDOM_REPEATED = frozenset(
    map(
        stem,
        """advantage aim amount answer area aspect attitude basis benefit bill body case challenge characteristic city
        colleague colour company comparison concept conclusion condition consequence context cost country date
        definition description detail development difference disadvantage duty effect element example fact feature
        figure finding form function goal good group idea impact implication importance influence issue kind language
        length level limit line link matter meaning means method mission name nature number objective opinion option
        organisation organization outcome part people percentage period person phrase place point position possibility
        price principle problem procedure process proportion purpose question range rate reason recommendation relation
        relationship requirement responsibility result role rule scale sentence share significance similarity situation
        size source stage status step strategy structure subject symbol task term theme thing time title topic total
        town type unit use value view way word work year
        different label missing new right special unusual wrong""".split(),
    )
)


def having_noun(
    question: Question, terms: Sequence[Term], ranked: Sequence[Ranked], candidates: Sequence[Candidate]
) -> list[Candidate]:
    """The candidates that have something like the noun that is asked for, none where they are all much less likely than
    one that has not; all candidates where no noun is asked for, or where it is a word that many passages have, or one
    that answers seldom repeat."""
    at = _place(question.asks, terms)
    if at is None:
        return list(candidates)
    met = {one.weighed.passage.id: one.late.said[:, at] for one in ranked if one.late}
    found = []
    for one in candidates:
        like = met.get(one.passage.id)
        near = like is not None and float(like[max(one.place - 1, 0) : one.place + 1].max())
        if like is None or near >= LIKE_A_NOUN or _is_named(one, terms[at]):
            found.append(one)
    likeliest = max((one.odds for one in candidates), default=0.0)
    return found if any(one.odds >= likeliest - BEHIND for one in found) else []


def _place(asks: str, terms: Sequence[Term]) -> int | None:
    """Which of the terms is the noun that is asked for, where it has to be met."""
    match = next((match for form in _NOUNS if (match := form.match(asks))), None)
    noun = stem(match["noun"].lower()) if match else ""
    if not match or noun in _SELDOM_REPEATED or _NO_NOUN.search(match["noun"]):
        return None
    needed = (term.stem == noun and term.known and term.asked and term.weight >= RARE for term in terms)
    return next((at for at, is_needed in enumerate(needed) if is_needed), None)


def _is_named(one: Candidate, term: Term) -> bool:
    """Whether the headings have the word, or a list that the sentence is of."""
    listed = [part.text for part in one.passage.sentences if part.group and part.group == one.sentence.group]
    return term.among(stems_in([one.passage.context, *listed]))
