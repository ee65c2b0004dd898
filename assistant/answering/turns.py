"""What somebody says at length: under his name in a hearing, in a message of his, or above his signature."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields

from assistant.answering.speakers import Voiced, Whom, whom
from assistant.answering.words import stems_of
from assistant.indexing.store import Index
from assistant.patterns import regex
from assistant.records import Passage, Role, Sentence

MOST_NAMING = 100  # passages that have the name
LONGEST_TURN = 40  # passages
LONGEST_LETTER = 4  # passages above a signature
AT_ONCE = 8  # passages
LONGEST_LINE = 30  # words that tell who is going to speak
TITLE = (
    r"(?:Mrs?|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Hon|Rev|Chair(?:man|woman|person)?|Senator|Representative"
    r"|Secretary|President|Minister|Commissioner|Judge|Justice|Director|Governor|Mayor|The)\.?"
)
# 'Mr. KILN.' or 'Chairman KILN:' stands before what he says; small capitals may be read as 'K ILN'.
TURN = regex(rf"(?:^|(?<=\s)){TITLE} (?:[A-Z]{{2}}\. )?([A-Z][A-Z’'-]*(?: [A-Z’'-]{{2,}}){{0,3}})(?:[.:](?=\s|$))")
SMALL_CAPITALS = regex(r"\b([A-Z]) (?=[A-Z]{2})")
# 'STATEMENT OF JOHN KILN, MINISTER', 'A message from our director'.
WORK = r"(?:address|foreword|interview|letter|message|preface|remark|speech|statement|testimony)"
UNDER = regex(
    rf"^\W*(?:(?:an?|the|prepared|opening|oral|written|welcome) ){{0,3}}{WORK}s? (?:by|from|of|with)\s+"
    r"(?P<who>\S.*)(?<![.!?])$",
    re.IGNORECASE,
)
SIGNED = regex(r"^\W*(?:(?:Dr|Prof|Professor|Sir|Mrs?|Ms)\.? )?(?:[A-Z][\w’'-]*\.? ){1,4}[A-Z][\w’'-]+[,)\s]*$")
LONGEST_SIGNATURE = 6  # words
FIRST_PERSON = regex(r"\b(?:I|[Mm]y|[Oo]ur)\b")


def voiced(asked: str, passages: Sequence[Passage], index: Index) -> list[Passage]:
    """The passages, those in which the one speaks whose words a question asks for under his name."""
    who = whom(asked)
    if not who or not passages:
        return list(passages)
    reports = {one.report_id for one in passages}
    last = who.name.split()[-1]
    naming = [number for number, _ in index.lexical([last, last[1:]], MOST_NAMING, reports)]
    said: dict[int, tuple[str, set[int]]] = {}
    for one in index.passages(sorted(naming)):
        for line, number, places in _turns_in(one, who, index):
            said.setdefault(number, (line, set()))[1].update(places)
    return [_under(one, *said[one.id]) if one.id in said else one for one in passages]


def _under(one: Passage, line: str, places: set[int]) -> Passage:
    known = {field.name: getattr(one, field.name) for field in fields(Passage)}
    section = one.section if line in one.section else (*one.section, line)
    return Voiced(**{**known, "section": section}, theirs=frozenset(places))


def _turns_in(one: Passage, who: Whom, index: Index) -> Iterator[tuple[str, int, Collection[int]]]:
    """For each turn that begins in a passage, or letter that is signed in it: whose it is, and its sentences, passage
    by passage."""
    if line := _heads(_heading(one, who, index), who):
        yield line, one.id, range(len(one.sentences))
    for place, sentence in enumerate(one.sentences):
        if line := _turn(sentence, who):
            yield from _until_another(one, place + 1, line, index)
        elif _signs(one, place, who):
            yield from _above(one, place, sentence.text, index)


def _heading(one: Passage, who: Whom, index: Index) -> str:
    """The heading that a passage stands right under; with the line above it where that begins one that goes on."""
    own = one.section[-1] if one.section else ""
    if who.stems.isdisjoint(stems_of(own)):
        return ""
    above = index.passage(one.id - 1) if one.id else one
    begun = above.report_id == one.report_id and {part.role for part in above.sentences} == {Role.HEADING}
    return f"{above.text} {own}" if begun and above.id != one.id and UNDER.match(above.text) else own


def _turn(sentence: Sentence, who: Whom) -> str:
    """Who speaks from here on, where that is the one, or ''."""
    if len(sentence.text.split()) > LONGEST_LINE:
        return ""
    if match := TURN.search(sentence.text):
        named = SMALL_CAPITALS.sub(r"\1", match[0]).strip(" .:")
        return named if who.is_in(named) else ""
    return _heads(sentence.text, who)


def _heads(text: str, who: Whom) -> str:
    match = UNDER.match(text)
    return text if match and len(text.split()) <= LONGEST_LINE and who.is_in(match["who"]) else ""


def _other(sentence: Sentence) -> bool:
    """Whether anybody begins to speak here."""
    short = len(sentence.text.split()) <= LONGEST_LINE
    return short and bool(TURN.search(sentence.text) or UNDER.match(sentence.text))


def _until_another(one: Passage, start: int, line: str, index: Index) -> Iterator[tuple[str, int, Collection[int]]]:
    """The sentences from a place on, up to where somebody else begins to speak."""
    for number in range(one.id, min(index.size, one.id + LONGEST_TURN)):
        passage = one if number == one.id else index.passage(number)
        if passage.report_id != one.report_id:
            return
        first = start if passage is one else 0
        end = next((at for at in range(first, len(passage.sentences)) if _other(passage.sentences[at])), None)
        yield line, number, range(first, len(passage.sentences) if end is None else end)
        if end is not None:
            return


def _signs(one: Passage, place: int, who: Whom) -> bool:
    """Whether a line is a name alone, under what its bearer says."""
    sentence = one.sentences[place]
    bare = len(sentence.text.split()) <= LONGEST_SIGNATURE and SIGNED.match(sentence.text)
    return bool(bare and who.is_in(sentence.text)) and sentence.role not in (Role.ITEM, Role.TABLE)


def _above(one: Passage, place: int, line: str, index: Index) -> Iterator[tuple[str, int, Collection[int]]]:
    """What stands above a signature in its section, if it is told in the first person."""
    letter = [(one, range(place))]
    for number in range(one.id - 1, max(-1, one.id - LONGEST_LETTER), -1):
        passage = index.passage(number)
        if (passage.report_id, passage.section) != (one.report_id, one.section):
            break
        letter.append((passage, range(len(passage.sentences))))
    told = " ".join(passage.sentences[at].text for passage, places in letter for at in places)
    if FIRST_PERSON.search(told):
        yield from ((line, passage.id, places) for passage, places in letter)
