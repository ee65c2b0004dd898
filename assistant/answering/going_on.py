"""What a paragraph goes on to say of a topic, after the one statement that there is on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.announcing import DIFFER
from assistant.answering.matching import Term, coverage
from assistant.answering.signposts import only_points
from assistant.answering.statements import REFERS, REFERS_WITHIN, Statement, one_by_one
from assistant.answering.stating import SHORT
from assistant.answering.synonyms import with_synonyms
from assistant.answering.words import stems_of
from assistant.patterns import regex
from assistant.records import Role, Sentence

TOLD_OUT, LEAST = 70, 0.06  # words; share of the question's words, by weight
POINTS_BACK = regex(
    rf"{REFERS.pattern}|{REFERS_WITHIN.pattern}|^\W*(?:and|but|hence|nor|so|then|thus|yet)\b|\bth(?:is|ese|ose) \w",
    re.IGNORECASE,
)
TURNS_AWAY = regex(r"\W*(?:Elsewhere\b|(?:At|For|In|Within) (?:the )?[A-Z])")  # 'In the Navy, …'


def told_out(one: Statement, weighty: Sequence[Term]) -> Statement:
    """A statement that is all there is on a topic, with what its paragraph goes on to say of it, up to TOLD_OUT words.

    weighty: the words that are asked about, () where a topic is only named.
    """
    last, sentences = one.sentences[-1], one.passage.sentences
    if last not in sentences or any(other.passage.report_id != one.passage.report_id for other in one.also):
        return one
    if one_by_one(one.passage, sentences.index(last)):
        return one
    found, words = list(one.sentences), len(one.text.split())
    whole = not weighty or words <= SHORT
    for sentence in sentences[sentences.index(last) + 1 :]:
        words += len(sentence.text.split())
        if sentence.role is not Role.TEXT or sentence.paragraph != last.paragraph or words > TOLD_OUT:
            break
        if only_points(sentence, sentence.text) or not (whole or _tells_of_it(found[-1], sentence, weighty)):
            break
        found.append(sentence)
    return replace(one, sentences=tuple(found), further=len(found) - len(one.sentences))


def _tells_of_it(before: Sentence, after: Sentence, weighty: Sequence[Term]) -> bool:
    """Whether a sentence points back, says how things differ, or has some of what is asked about."""
    if POINTS_BACK.search(after.text) or DIFFER.search(before.text):
        return True
    held = coverage(weighty, with_synonyms(stems_of(after.text)))
    return held >= LEAST and not TURNS_AWAY.match(after.text)
