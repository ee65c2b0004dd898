"""A question is understood: its stand-alone form after follow-ups, its kind, its words that carry meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.answering.by_noun import by_noun, without_list
from assistant.answering.conjuncts import counted_each
from assistant.answering.details import CALLED, form_of
from assistant.answering.follow_up import stand_alone
from assistant.answering.framing import ASKS, in_full, unframed
from assistant.answering.kinds import QuestionKind, head_noun, kind_of
from assistant.answering.parting import is_of_them, is_turned, pieces_of, two_facts, with_left_out, with_topic
from assistant.answering.situations import what_asks
from assistant.answering.topics_asked import BARE, asks_about, subject_of
from assistant.answering.words import FUNCTION_WORDS, WORD, names, stem, terms
from assistant.errors import QuestionError
from assistant.patterns import regex
from assistant.reading.sentences import bounds

FEW = 2  # words that carry meaning: a part of a question with no more leans on the part before
LONGEST = 2000  # characters; more is a pasted text, not a question
OPENS = regex(
    rf"\W*(?:[\w’'-]+,? ){{0,3}}?(?:{ASKS}|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may"
    r"|must)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood. `terms` are its words that carry meaning, in order, each once, in small letters;
    `names` those of them that are written as names or are figures; `head` is the stem of the noun that a list is
    asked of, or ''; `asks` is the sentence that asks, where a situation is told before it, and `asking` its terms;
    `subject` is what a question about what is said of something ('What did they find about …?') is about, or '';
    `context` is the question before, where this one leans on it and no word of it can be put in, or ''; `otherwise` is
    what may be meant as well, where nothing is found, or ''; `listed` asks for the list of which this one asks for 'the
    second', or ''; `beside` are names that belong to it and do not answer it, once it is known of which reports it is
    asked."""

    text: str
    asked: str
    kind: QuestionKind
    terms: tuple[str, ...]
    names: frozenset[str]
    head: str = ""
    asks: str = ""
    asking: frozenset[str] = frozenset()
    subject: str = ""
    context: str = ""
    otherwise: str = ""
    listed: str = ""
    beside: str = ""

    @property
    def whole(self) -> str:
        """What is asked, after what it leans on."""
        return f"{_told(self.context)} {self.asked}" if self.context else self.asked

    @property
    def tells_within(self) -> bool:
        """Whether a situation is told in the sentence that asks."""
        before = self.asked.removesuffix(self.asks).rstrip() if self.asks else ""
        return bool(before) and before != self.asked.rstrip() and before[-1] not in ".!?"

    @property
    def views(self) -> tuple[str, ...]:
        """What is embedded: the subject or the whole question, and what asks where a situation is told before it."""
        return (self.subject,) if self.subject else tuple(dict.fromkeys((self.whole, self.asks or self.asked)))


def understand(text: str, history: Sequence[str] = (), scopes: Sequence[str] = ()) -> Question:
    """Read a question in the light of the questions before it, latest last.

    `scopes` are names that can take one another's place in a follow-up: the sectors and subjects of the
    reports. Raises QuestionError where there is nothing to ask.
    """
    text = " ".join(text.split())
    if not WORD.search(text):
        raise QuestionError("The question is empty: ask in a few words.")
    if len(text) > LONGEST:
        raise QuestionError(f"The question has {len(text)} characters: {LONGEST} are the most that can be asked.")
    before: list[str] = []
    for earlier in map(in_full, history):
        before.append(by_noun(earlier, scopes, *before[-1:]))
    own = by_noun(in_full(text), scopes, *before[-1:])
    alone = stand_alone(counted_each(unframed(own)), before, scopes)
    question = _question(text, alone.asked, without_list(alone.context, alone.asked))
    return replace(question, otherwise=alone.otherwise, listed=alone.listed)


def reworded(question: Question, asked: str) -> Question:
    """The question with other words asked."""
    new = _question(question.text, unframed(in_full(asked)), question.context)
    return replace(new, otherwise=question.otherwise, listed=question.listed)


def otherwise(question: Question) -> Question:
    """What may be meant as well, by itself."""
    return _question(question.text, question.otherwise)


def parts(question: Question) -> list[Question]:
    """The questions that one question asks at once ('When did it start and how much did it cost?'), or itself alone."""
    whole = with_topic(question.asked)
    if facts := two_facts(whole):
        return [_question(asked, asked, question.context) for asked in facts]
    pieces = pieces_of(whole)
    if len(pieces) < 2:
        return [question if pieces == [whole] else reworded(question, pieces[0])]
    before: list[str] = []
    found = []
    for piece in pieces:
        asked = _after(piece, before)
        before.append(asked)
        found.append(_question(asked, asked, question.context))
    return found


def _after(piece: str, before: Sequence[str]) -> str:
    """A part of a question that can be understood alone.

    Where it leans on the part before ('…, and what did that cost?') and no word of that can be put in, the part before
    stands as what is told before it.
    """
    if not before:
        return piece
    whole = with_left_out(piece, before[-1])
    if whole != piece and not is_of_them(piece):
        return whole
    alone = stand_alone(whole, before, ())
    own = len(set(terms(whole)) - FUNCTION_WORDS) > FEW and not is_turned(piece)
    if (not alone.context) if alone.asked != whole else own:
        return unframed(alone.asked)
    piece = whole
    return f"{_told(before[-1])} {piece[0].upper()}{piece[1:]}"


def _told(part: str) -> str:
    return f"{part.rstrip(' ?.')}."


def leans_on(part: Question, before: Question) -> bool:
    """Whether a part of a question can be understood only after the part before it."""
    return part.asked.startswith(_told(before.asked))


def _asking(sentences: Sequence[str]) -> list[str]:
    """The sentences that ask. A mark in a title ('Who wrote How Boats? A report') parts none."""
    found: list[str] = []
    for sentence in sentences:
        if found and not OPENS.match(sentence):
            found[-1] += f" {sentence}"
        else:
            found.append(sentence)
    return found


def _subject(asked: str) -> str:
    """What a question is about that asks nothing but what is said of it, or ''."""
    if subject := subject_of(asked):
        return subject
    bare = BARE.match(asked) if not OPENS.match(asked) and kind_of(asked) is QuestionKind.TOPIC else None
    return bare[1] if bare and not FUNCTION_WORDS.issuperset(terms(bare[1])) else ""


def _question(text: str, asked: str, context: str = "") -> Question:
    subject = "" if context else _subject(asked)
    whole = f"{_told(context)} {asked}" if context else asked
    found = terms(subject or whole)
    asking = _asking([asked[start:end] for start, end in bounds(asked) if asked[start:end].endswith("?")]) or [asked]
    asking[-1] = what_asks(asking[-1])
    asks = (asks_about(asked, subject) if subject and subject_of(asked) else "") or " ".join(asking)
    own = names(whole) & frozenset(found)
    if form_of(asks):
        own -= CALLED
    return Question(
        text,
        asked,
        QuestionKind.TOPIC if subject else kind_of(asking[-1]),
        found,
        own,
        "" if subject else stem(head_noun(asking[-1])),
        asks,
        frozenset(found if subject else terms(asks)),
        subject,
        context,
    )
