"""Short lines that are a list though nothing marks them: 'Our values' and what stands under it, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from assistant.answering.several import has_several, singular
from assistant.answering.words import stems_of, terms
from assistant.patterns import regex
from assistant.records import Role, Sentence

LONGEST_LINE, LONGEST_LABEL, LONGEST_TOLD = 20, 6, 30  # words; of a line that says what its name is
FEWEST, MOST = 3, 24
FEWEST_SAID = 3  # words
TELLS_NAME = regex(r"\w[\w’'&/ -]{1,40}: \S")  # 'Care: we look after our crews.'
FIGURE, ROW = regex(r"(?<!\S)[\d.,%]*\d[\d.,%]*(?!\S)"), 2  # figures: a line with so many is a row of a table
STOP = regex(r"[.!?;:,][\"'’”)\]]*$")


def lines_under(heading: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The first lines that follow one another in a section, as items; () where they are too few or too many.

    heading: over the section; sentences: all of the section.
    """
    runs = (list(run) for lines, run in groupby(sentences, is_line) if lines)
    long = next((run for run in runs if len(run) >= FEWEST), [])
    return _items([one for one in long if one.text != heading])


def lines_after(label: Sentence, section: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The lines that follow one that is like a heading, up to the next such one, as items.

    section: the heading over both; two that it names, or that end alike, are labels of one sort.
    """
    place = sentences.index(label) + 1
    found = []
    for one in sentences[place:]:
        if not is_line(one) or _alike(label.text, one.text, section):
            break
        found.append(one)
    return _items(found)


def labels_after(lead: Sentence, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The labels after what leads to them ('We work in four areas:'), each with text of its own under it, as items."""
    after = sentences[sentences.index(lead) + 1 :]
    places = [place for place, one in enumerate(after) if is_label(one)]
    ends = [*places[1:], len(after)]
    if not places or places[0] or any(end - place < 2 for place, end in zip(places, ends, strict=False)):
        return ()
    return _items([after[place] for place in places])


def is_label(one: Sentence) -> bool:
    """Whether a line of text is like a heading: a few words, no stop."""
    few = len(one.text.split()) <= LONGEST_LABEL
    return few and one.role is Role.TEXT and not STOP.search(one.text) and one.text[:1].isupper()


def names(label: Sentence, noun: str) -> bool:
    """Whether a line that is like a heading names several of the noun."""
    return is_label(label) and has_several(label.text, noun)


def is_said(label: Sentence, said: frozenset[str]) -> bool:
    """Whether a question, of which `said` are the stems, has every word of a line that is like a heading."""
    words = set(stems_of(label.text))
    return is_label(label) and len(words) >= FEWEST_SAID and words <= said


def is_noun(label: str, noun: str) -> bool:
    """Whether a heading is the noun alone: 'Our values:', 'Values – what are they?'."""
    words = {singular(word) for word in terms(re.split(r" [–—-] |:", label)[0])}
    return words == {noun}


def is_line(one: Sentence) -> bool:
    """Whether a sentence is a short line, or tells what a name stands for."""
    words = len(one.text.split())
    if one.role is not Role.TEXT or one.group or len(FIGURE.findall(one.text)) >= ROW:
        return False
    return (words <= LONGEST_TOLD and bool(TELLS_NAME.match(one.text))) or (
        words <= LONGEST_LINE and not STOP.search(one.text) and any(map(str.isalpha, one.text))
    )


def _alike(label: str, other: str, section: str) -> bool:
    """Whether two lines are labels of one sort."""
    both = [stems_of(text) for text in (label, other)]
    named = all(set(words) <= set(stems_of(section)) for words in both)
    return named or (len(both[0]) > 1 and both[0][-2:] == both[1][-2:])


def _items(lines: Sequence[Sentence]) -> tuple[Sentence, ...]:
    if not FEWEST <= len(lines) <= MOST:
        return ()
    return tuple(replace(one, role=Role.ITEM, paragraph=-number) for number, one in enumerate(lines, start=1))
