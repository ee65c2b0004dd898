"""Blocks become sentences, and sentences passages that fit the embedding model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.reading.layout import PageLayout
from assistant.reading.lines import Line
from assistant.reading.notes import counted_marks, note_marks
from assistant.reading.outline import BOX
from assistant.reading.sentences import bounds
from assistant.reading.shapes import Block, Shape
from assistant.reading.text import Mapped, join
from assistant.reading.vocabulary import Vocabulary
from assistant.records import CELL, Passage, Role, Sentence
from assistant.titles import context

CountTokens = Callable[[str], int]
Room = Callable[[tuple[str, ...]], int]
ROLES = {
    Shape.ITEM: Role.ITEM,
    Shape.ROW: Role.TABLE,
    Shape.CAPTION: Role.CAPTION,
    Shape.REFERENCE: Role.REFERENCE,
    Shape.IMPRINT: Role.IMPRINT,
    Shape.NOTE: Role.FOOTNOTE,
    Shape.HEADING: Role.HEADING,
}
SPECIAL_TOKENS = 2  # the model's marks of beginning and end, counted with every text
FULL_ENOUGH = 0.25  # of its room: a passage this long may end with its page
LONGEST_RUN_IN = 8  # words of a heading that runs into the text
HEADING_SHARE = 3  # at most one third of a passage's tokens may be its heading path


@dataclass(frozen=True, slots=True)
class _Placed:
    sentence: Sentence
    section: tuple[str, ...]
    tokens: int


def passages(
    report_id: str,
    found: Sequence[Block],
    layouts: Sequence[PageLayout],
    count_tokens: CountTokens,
    max_tokens: int,
    title: str = "",
) -> tuple[Passage, ...]:
    """Whole sentences of one section, as many as fit `max_tokens` with the title and the heading path in front.

    A passage begins with the last sentence of the one before it in the section. A sentence that is longer
    than a passage may be is cut at the end of a clause, or of a word.
    """
    result: list[Passage] = []

    @cache
    def room(section: tuple[str, ...]) -> int:
        """Tokens left for sentences under the title and the section's heading path."""
        above = context(title, section)
        heading = count_tokens(above) if above else SPECIAL_TOKENS
        return max_tokens - min(heading, max_tokens // HEADING_SHARE)

    for section, group in _sections(_placed(found, layouts, count_tokens, room)):
        for overlap, chosen in _pack(group, room(section)):
            sentences = tuple(placed.sentence for placed in chosen)
            result.append(Passage(len(result), report_id, section, sentences, overlap, title))
    return tuple(result)


def _placed(
    found: Sequence[Block], layouts: Sequence[PageLayout], count_tokens: CountTokens, room_under: Room
) -> list[_Placed]:
    vocabulary = Vocabulary.of(line for layout in layouts for line in layout.body)
    dropped = {layout.number: note_marks(layout.body, [note.mark for note in layout.notes]) for layout in layouts}
    for page, marks in counted_marks([layout.body for layout in layouts]).items():
        dropped[page] = {**marks, **dropped[page]}
    result: list[_Placed] = []
    group = 0
    before: Block | None = None
    for number, block in enumerate(found):
        if block.shape is Shape.HEADING and not _stands_alone(found, number):
            before = block
            continue
        in_list = block.shape is Shape.ITEM
        if in_list and not (before and before.shape is Shape.ITEM and before.section == block.section):
            group += 1
            _mark_lead_in(result, block, group)
        mapped = _parted(join(block.lines, vocabulary, dropped), block.lines)
        paragraph, section = number, block.section
        if block.shape is Shape.NOTE:
            mapped = mapped.slice(len(block.mark), len(mapped.characters)).stripped()
            paragraph, section = _bearer(found, number, dropped) or (number, section)
        room = room_under(section)
        for start, end in _bounds(block, mapped):
            for piece, tokens in _fit(mapped.slice(start, end), room, count_tokens):
                if not any(map(str.isalnum, piece.text)):
                    continue  # a rule of dots, the signs of a map
                role = ROLES.get(block.shape, Role.TEXT)
                sentence = Sentence(piece.text, piece.spans(), role, group if in_list else 0, paragraph)
                result.append(_Placed(sentence, section, tokens))
        before = before if block.shape is Shape.NOTE else block
    return result


def _parted(mapped: Mapped, lines: Sequence[Line]) -> Mapped:
    """With a wider space before each cell of a table's row but the first."""
    begins = {(line.page, start) for line in lines for start in line.parted}
    for place, origin in enumerate(mapped.origins if begins else ()):
        if origin in begins and place and mapped.characters[place - 1] == " ":
            mapped.characters[place - 1] = CELL
    return mapped


def _bearer(
    found: Sequence[Block], number: int, dropped: Mapping[int, Mapping[int, str]]
) -> tuple[int, tuple[str, ...]] | None:
    """The paragraph, and its section, in which the footnote's mark stands."""
    note = found[number]
    page = note.lines[0].page
    places = [offset for offset, mark in dropped.get(page, {}).items() if mark == note.mark]
    for place in range(number - 1, -1, -1):
        block = found[place]
        if block.shape is Shape.NOTE:
            continue
        if block.lines[-1].page < page:
            break
        for line in block.lines:
            if line.page == page and any(line.start <= offset < line.end for offset in places):
                return place, block.section
    return None


def _bounds(block: Block, mapped: Mapped) -> list[tuple[int, int]]:
    """Of the sentences; a row is one piece, and a heading that runs into the text goes with the next sentence."""
    text = mapped.text
    if block.shape is Shape.ROW and text:
        return [(0, len(text))]
    found = bounds(text)
    plain = _plain_from(block.lines) if len(found) > 1 else None
    if plain is None or len(text[: found[0][1]].split()) > LONGEST_RUN_IN:
        return found
    ends, begins = mapped.origins[found[0][1] - 1], mapped.origins[found[1][0]]
    return [(found[0][0], found[1][1]), *found[2:]] if ends < plain <= begins else found


def _plain_from(lines: Sequence[Line]) -> tuple[int, int] | None:
    """(page, offset) at which the bold or italic type that a paragraph begins in gives way to plain type."""
    for line in lines:
        if line.led >= 0:
            return line.page, line.led
        if not (line.bold or line.italic):
            return None
    return None


def _stands_alone(found: Sequence[Block], number: int) -> bool:
    """A heading with nothing under it is text of its own: a cover, a slide, a divider."""
    following = next((block for block in found[number + 1 :] if block.shape is not Shape.NOTE), None)
    return following is None or following.section[: len(found[number].section)] != found[number].section


def _mark_lead_in(result: list[_Placed], item: Block, group: int) -> None:
    """The sentence before a list that ends in a colon leads into it, also into a box that stands right after it."""
    for index in range(len(result) - 1, -1, -1):
        placed = result[index]
        if placed.sentence.role is Role.FOOTNOTE:
            continue
        near = placed.section == item.section or (placed.section == item.section[:-1] and BOX.match(item.section[-1]))
        if near and placed.sentence.role is Role.TEXT and placed.sentence.text.endswith(":"):
            before = placed.sentence
            sentence = Sentence(before.text, before.spans, Role.LEAD_IN, group, before.paragraph)
            result[index] = _Placed(sentence, placed.section, placed.tokens)
        return


def _sections(placed: Sequence[_Placed]) -> Iterator[tuple[tuple[str, ...], list[_Placed]]]:
    """Consecutive sentences of one section; footnotes, references and imprint each apart, after the text."""
    apart = (Role.FOOTNOTE, Role.REFERENCE, Role.IMPRINT)
    text = [one for one in placed if one.sentence.role not in apart]
    for role in (None, *apart):
        chosen = text if role is None else [one for one in placed if one.sentence.role is role]
        start = 0
        for end in range(1, len(chosen) + 1):
            if end == len(chosen) or chosen[end].section != chosen[start].section:
                yield chosen[start].section, chosen[start:end]
                start = end


def _pack(fitting: Sequence[_Placed], room: int) -> Iterator[tuple[int, list[_Placed]]]:
    """(how many sentences are repeated from the passage before, sentences).

    A passage of some length ends with its page where a sentence and a list do, so that its address is one page;
    the next one then begins afresh.
    """
    start = overlap = 0
    while start < len(fitting):
        end, used, turned = start, 0, False
        while end < len(fitting) and (end == start or used + fitting[end].tokens <= room):
            turned = end > start and used >= FULL_ENOUGH * room and _turns_page(fitting[end - 1], fitting[end])
            if turned:
                break
            used += fitting[end].tokens
            end += 1
        yield overlap, list(fitting[start:end])
        if end == len(fitting):
            return
        if turned:
            start, overlap = end, 0
            continue
        # One sentence is said twice, unless it would leave no room for the next.
        overlap = 1 if end - start > 1 and fitting[end - 1].tokens + fitting[end].tokens <= room else 0
        start = end - overlap


def _turns_page(before: _Placed, after: _Placed) -> bool:
    in_list = before.sentence.group and before.sentence.group == after.sentence.group
    return not in_list and before.sentence.spans[-1].page < after.sentence.spans[0].page


def _fit(mapped: Mapped, room: int, count_tokens: CountTokens) -> list[tuple[Mapped, int]]:
    """The sentence whole, or in pieces that fit, each with its number of tokens."""
    tokens = count_tokens(mapped.text) - SPECIAL_TOKENS
    cut = _cut(mapped.text) if tokens > room else 0
    if not cut:
        return [(mapped, tokens)]
    first, rest = mapped.slice(0, cut).stripped(), mapped.slice(cut, len(mapped.characters)).stripped()
    return [piece for part in (first, rest) if part.characters for piece in _fit(part, room, count_tokens)]


def _cut(text: str) -> int:
    """Where to cut a text that is too long: after the clause, else the word, nearest its middle; 0 for nowhere."""
    middle = len(text) / 2
    for pattern in (r"[;:]\s", r",\s", r"\s", r""):
        places = [
            match.end() for match in re.finditer(pattern, text) if 0.2 * len(text) < match.end() < 0.8 * len(text)
        ]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    return 0
