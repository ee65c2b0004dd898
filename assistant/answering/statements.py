"""What an answer may be made of: sentences of the passages that were read, and statements made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.answering.weighing import Ranked
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

_POINTS_BACK = "this|these|that|those|they|their|them|he|she|his|her|its|such|both|the former|the latter"
_LINKS = "for example|for instance|however|in addition|moreover|furthermore|also|instead|therefore|thus"
_IT = r"it\b(?! (?:is|was|has been|seems|may be) (?:\w+ ){1,3}(?:that|to)\b)"
REFERS = regex(
    rf"^\W*(?:(?:{_POINTS_BACK})\b"
    rf"|{_IT}"
    rf"|(?:{_LINKS})\b,? (?:this|these|they|it|its|their)\b"
    r"|(?:by|in) contrast\b|on the other hand\b|conversely\b|as a result,)",
    re.IGNORECASE,
)
_OF_SOURCES = r"(?! (?:briefing|chapter|document|guide|overview|paper|report|section|study|year)s?\b)"
# 'By doing this, the board …', 'Some of their staff …', '…, this person said', 'The second was …', '… insist on this.'.
REFERS_WITHIN = regex(
    r"^\W*(?:after|although|because|before|by|if|once|since|until|when|while|without)(?: \w+ing)? "
    rf"(?:{_IT}|(?:he|she|they|them|this|these)\b{_OF_SOURCES})"
    rf"|^\W*(?:all|both|each|few|half|many|most|none|one|some) of (?:it|its|their|them|these|this|those)\b{_OF_SOURCES}"
    r"|^\W*(?:\w+ ){1,2}(?:can|could|may|might|must|need to|should|will)(?: (?:also|not|only))? do (?:so|this)\b"
    r"|\b(?:this|that) (?:man|officer|participant|person|speaker|woman|writer)\b"
    r"|\bth(?:is|ese) (?:approach|argument|arrangement|benefit|challenge|change|claim|concern|condition|conversation"
    r"|debate|decision|difference|factor|gap|idea|initiative|issue|measure|method|move|option|pattern|practice|problem"
    r"|proposal|reform|requirement|rule|step|trend|view)(?:e?s)?\b|\bth(?:is policy|ese policies)\b"
    r"|^\W*the (?:first|second|third|fourth|fifth|last|other|latter|former)(?: (?:half|one|part|of (?:these|them)))?,?"
    r" (?:(?:also|again|too),? )?(?:are|concern(?:s|ed)?|has|is|was|were)\b"
    r"|\b(?:about|against|behind|by|for|from|in|of|on|to|with) (?:this|these|those)[.;!]?\W*$",
    re.IGNORECASE,
)
# A paragraph of one sentence, as guidance has them: 'This is known as permanent mooring.'
THIS = regex(
    r"\W*(?:this|these|those) (?:is|are|was|were|may|must|can|will|does|do|should|includes?|means?|applies|apply)\b",
    re.IGNORECASE,
)
SENTENCE_END = regex(r"[.!?…][\"'’”)\]]*$")
ASKS = regex(r"\?[\W\d]*$")
MOST_LEANED_ON = 2  # sentences
# 'Two lessons came of it.' 'The first is to wait.' 'The other …': what announces, and what names one after the other.
_COUNTS = "two|three|four|five|six|seven|several"
ANNOUNCES = regex(rf"\b({_COUNTS})\b(?: [\w’'-]+){{0,2}}? [\w’'-]+s\b|\btwofold\b|\btwo halves\b", re.IGNORECASE)
ONE_OF_THEM = regex(
    r"^\W*(?:(?:the )?(?:first|second|third|fourth|fifth|sixth|seventh|last|other|latter|next)|one|another|finally"
    r"|(?:first|second|third|last)ly|\(?(?:\d|[a-g]|i{1,3})[.)])(?=[ ,:])",
    re.IGNORECASE,
)
SOON = 4  # sentences
LONGEST_TOLD, FARTHEST = 120, 7  # words of what is named one after the other; sentences
# The signs and numbers that an item begins with; the bullet that it is shown with stands for them.
MARKERS = regex(
    r"^\s*(?:[•◦▪●■‣⁃∙·–—*-]\s*|o\s+(?=\S)|(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|(?:\d{1,2}|[a-z])\.)\s+(?=\S))+"
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of an answer: sentences that follow one another in a report, or a list with its lead-in.

    odds: how likely (log-odds) it answers; `also` are the same words elsewhere, to be cited with it; heading: what it
    stands under in the answer, '' for nothing; unshown: sentences that are quoted with it and not shown, rows of a
    table that part a row from its heads; further: how many sentences at its end only tell more, and may be left out.
    """

    passage: Passage
    sentences: tuple[Sentence, ...]
    odds: float
    also: tuple[Statement, ...] = ()
    heading: str = ""
    unshown: frozenset[Sentence] = frozenset()
    further: int = 0

    @property
    def shown(self) -> tuple[Sentence, ...]:
        """The sentences that are shown."""
        return tuple(one for one in self.sentences if one not in self.unshown)

    @property
    def text(self) -> str:
        """As it is shown: running text on one line, each item of a list on a line of its own, after a bullet.

        Rows of tables have a line each, and so has what they stand under.
        """
        lines: list[str] = []
        before = Role.TEXT
        for sentence in self.shown:
            if sentence.role is Role.ITEM and sentence.group and MARKERS.match(sentence.text):
                lines.append(f"• {MARKERS.sub('', sentence.text)}")
            elif sentence.role is Role.ITEM and (not lines or not _continues(sentence, lines[-1])):
                lines.append(f"• {sentence.text}")
            elif lines and Role.TABLE not in (before, sentence.role):
                lines[-1] += f" {sentence.text}"
            else:
                lines.append(sentence.text)
            before = sentence.role
        return "\n".join(lines)

    @property
    def is_list(self) -> bool:
        """Whether it is a list with more than one item."""
        return len({sentence.paragraph for sentence in self.sentences if sentence.role is Role.ITEM}) > 1

    @property
    def key(self) -> tuple[str, ...]:
        """The same for the same words, however they are introduced: a list's items stand for the list."""
        items = [sentence.text for sentence in self.sentences if sentence.role is Role.ITEM]
        return tuple(re.sub(r"\W+", " ", text.casefold()).strip() for text in items or [self.text])


def _continues(sentence: Sentence, line: str) -> bool:
    """An item's second sentence goes on where its first ended; a line that is an item is all of it."""
    return (
        sentence.paragraph >= 0
        and line.startswith("• ")
        and bool(re.match(r"[A-Z‘“]", sentence.text))
        and line.rstrip()[-1:] in ".!?:"
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage and how likely (log-odds) it answers; `place` is its place in the passage."""

    passage: Passage
    place: int
    odds: float

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.passage.sentences[self.place]


def is_of_list(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences are of the same list."""
    same = (one.passage.report_id, one.sentence.group) == (other.passage.report_id, other.sentence.group)
    return same and bool(one.sentence.group)


def goes_on_from(one: Candidate, other: Candidate) -> bool:
    """Whether a second sentence stands soon after the first, in its passage."""
    return one.passage == other.passage and 0 < other.place - one.place <= SOON


def told(one: Candidate) -> str:
    """What a sentence says; of an item's, what the item does; of a question's, with what comes next."""
    if one.sentence.role is not Role.ITEM or not one.sentence.group:
        return " ".join(part.text for part in (one.sentence, *reply(one)))
    same = (one.sentence.group, one.sentence.paragraph)
    return " ".join(part.text for part in one.passage.sentences if (part.group, part.paragraph) == same)


def leads_to(one: Candidate) -> list[str]:
    """What leads to the list that a candidate is of, as far as it stands in the passage."""
    group = one.sentence.group
    return [part.text for part in one.passage.sentences if group and part.group == group and part.role is Role.LEAD_IN]


def reply(one: Candidate) -> tuple[Sentence, ...]:
    """The sentence that comes next where one asks, as it may answer it; () for any other sentence."""
    after = one.passage.sentences[one.place + 1 : one.place + 2]
    if not after or one.sentence.role is not Role.TEXT or after[0].role is not Role.TEXT:
        return ()
    return after if ASKS.search(one.sentence.text) and not ASKS.search(after[0].text) else ()


def next_of(one: Candidate) -> str:
    """The sentence that comes next in the same paragraph, or ''."""
    after = one.passage.sentences[one.place + 1 : one.place + 2]
    return after[0].text if after and after[0].paragraph == one.sentence.paragraph else ""


def candidates_of(ranked: Sequence[Ranked]) -> list[Candidate]:
    """Every sentence of the best passages once, likeliest first; in the passage where it has most text before it."""
    found: dict[tuple[str, Sentence], Candidate] = {}
    for one in ranked:
        passage = one.weighed.passage
        for place, odds in enumerate(one.sentences):
            key = (passage.report_id, passage.sentences[place])
            known = found.get(key)
            if known is None:
                found[key] = Candidate(passage, place, odds)
            else:
                better = passage if place > known.place else known.passage
                found[key] = Candidate(better, max(place, known.place), max(odds, known.odds))
    return sorted(found.values(), key=lambda one: (-round(one.odds, 6), one.passage.id, one.place))


def leaning(passage: Passage, place: int) -> tuple[Sentence, ...]:
    """The sentence at `place` behind those that it refers to."""
    start = place
    while start and place - start < MOST_LEANED_ON and needs_before(passage.sentences, start):
        start -= 1
    return passage.sentences[start : place + 1]


def one_by_one(passage: Passage, place: int) -> tuple[Sentence, ...]:
    """What names several things one after the other, with the sentence that counts them ('Two lessons came of it.').

    () where the sentence at `place` is in nothing of the sort, or where that is longer than LONGEST_TOLD.
    """
    for start in range(place, max(-1, place - FARTHEST), -1):
        found = _named_after(passage.sentences[start:])
        if len(found) > place - start:
            return found
    return ()


def _named_after(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    announced = ANNOUNCES.search(sentences[0].text)
    if not announced or sentences[0].role is not Role.TEXT:
        return ()
    number = ("", "", *_COUNTS.split("|")).index((announced[1] or "two").lower())
    named, end = 0, 0
    for place, sentence in enumerate(sentences[1:], start=1):
        one = bool(ONE_OF_THEM.match(sentence.text))
        if sentence.role is not Role.TEXT or named == number or (place == 1 and not one):
            break
        if one:
            named, end = named + 1, place
    found = tuple(sentences[: end + 1])
    return found if named > 1 and sum(len(one.text.split()) for one in found) <= LONGEST_TOLD else ()


def refers(text: str) -> bool:
    """Whether a sentence speaks of something that only the sentence before it names."""
    return bool(REFERS.match(text) or REFERS_WITHIN.search(text))


def needs_before(sentences: Sequence[Sentence], place: int) -> bool:
    """Whether the sentence at `place` refers to the one before it: in its paragraph, or with 'This' in the last one."""
    before, here = sentences[place - 1], sentences[place]
    if before.paragraph != here.paragraph:
        next_one = {before.role, here.role} == {Role.TEXT} and here.paragraph - before.paragraph == 1
        return next_one and bool(THIS.match(here.text)) and before.text.rstrip().endswith(".")
    return refers(here.text) and before.role in (here.role, Role.TEXT)


def opening(sentences: Sequence[Sentence], words: int) -> tuple[Sentence, ...]:
    """The first sentences of running text, until there are more than so many words."""
    found: list[Sentence] = []
    for one in takewhile(lambda one: one.role is Role.TEXT, sentences):
        found.append(one)
        if sum(len(part.text.split()) for part in found) > words:
            break
    return tuple(found)
