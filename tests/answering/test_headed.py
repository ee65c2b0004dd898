"""Headings that are a list are given as one, each on the page where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from answering_fakes import MemoryIndex, passage, ranked

from assistant.answering.headed import Headed
from assistant.answering.lists import lists
from assistant.answering.proof import Prover
from assistant.answering.question import understand
from assistant.answering.several import Wanted
from assistant.answering.signals import terms_of
from assistant.answering.statements import Candidate, candidates_of
from assistant.citing.footnotes import FootnoteList
from assistant.records import Page, Passage, Span

OPENING = passage(0, "The harbour is old.", "The aims are these.", section=("Aims",))
AIMS = ("Aim 1: Repair the old pier", "Aim 2: Train the crews", "Aim 3: Publish the accounts")


@dataclass
class HeadedIndex(MemoryIndex):
    """Pages on which a passage's own heading stands above its text, but for the outermost."""

    def page(self, report_id: str, number: int) -> Page:
        one = self.held[number - 1]
        text = f"{one.section[-1]}\n{one.text}" if len(one.section) > 1 else one.text
        return Page(report_id, number, f"p{number}", text, text)


def under(number: int, *section: str, text: str = "Boats leak.") -> Passage:
    """A passage under headings, the last of which stands on its page."""
    one, shift = passage(number, text, section=section), len(section[-1]) + 1
    [sentence] = one.sentences
    [span] = sentence.spans
    moved = replace(sentence, spans=(Span(span.page, span.start + shift, span.end + shift),))
    return replace(one, sentences=(moved,))


def index(*headings: str, opening: Passage = OPENING, root: str = "Aims") -> HeadedIndex:
    return HeadedIndex([opening, *(under(number, root, one) for number, one in enumerate(headings, start=1))])


def found(held: HeadedIndex, asked: Wanted, at: int = 1, place: int = 0) -> list[list[str]]:
    one = Candidate(held.passage(at), place, 0.0)
    return [[part.text for part in each.whole] for each in Headed(held).of(one, asked)]  # type: ignore[arg-type]


def test_headings_numbered_by_the_noun_are_a_list() -> None:
    held = index(*AIMS)
    assert found(held, Wanted(True, "aim")) == [list(AIMS)]
    assert found(held, Wanted(True, "crew")) == []
    assert found(index("Aim 1", "Aim 2"), Wanted(True, "aim")) == []  # they say nothing


def test_the_sentence_that_has_the_noun_leads_to_them() -> None:
    assert found(index(*AIMS), Wanted(True, "aim"), at=0, place=1) == [["The aims are these.", *AIMS]]
    assert found(index(*AIMS), Wanted(True, "aim"), at=0, place=0) == []


def test_a_colon_at_the_end_of_a_section_leads_to_the_headings_under_it() -> None:
    opening = passage(0, "The town has worries.", "These were:", section=("Aims",))
    held = index("Noise of boats", "Waste in water", opening=opening)
    assert found(held, Wanted(True), at=0, place=1) == [
        ["The town has worries.", "These were:", "Noise of boats", "Waste in water"]
    ]
    assert found(held, Wanted(True), at=0, place=0) == found(held, Wanted(True), at=0, place=1)


def test_numbered_parts_are_a_list_where_their_number_is_asked_for() -> None:
    held = index("2.1 Repair the old pier", "2.2 Train the crews", "2.3 Publish the accounts")
    assert len(found(held, Wanted(True, "aim", 3))) == 1
    assert found(held, Wanted(True, "aim")) == []
    assert found(index("2.1 Repair the pier", "2.3 Train the crews", "Notes on it"), Wanted(True, "aim", 3)) == []


def test_a_heading_that_stands_nowhere_makes_no_list() -> None:
    held = index(*AIMS)
    elsewhere = replace(held.held[2], section=("Aims", "Aim 2: Sell the boats"))
    broken = HeadedIndex([elsewhere if one is held.held[2] else one for one in held.held])
    broken.page = held.page  # type: ignore[method-assign]
    assert found(broken, Wanted(True, "aim")) == []


def answered(question: str, held: HeadedIndex, odds: Sequence[float]) -> list[str]:
    asked = understand(question)
    given = [ranked(one, *[value] * len(one.sentences)) for one, value in zip(held.held, odds, strict=True)]
    statements = lists(asked, terms_of(asked, held), candidates_of(given), held)  # type: ignore[arg-type]
    return [claim.text for claim in Prover(held).claims(statements, FootnoteList())]  # type: ignore[arg-type]


def test_they_answer_a_question_for_several_things_with_footnotes_that_stand() -> None:
    whole = "The aims are these.\n" + "\n".join(f"• {one}" for one in AIMS)
    assert answered("What are the aims?", index(*AIMS), [1, 0, 0, 0]) == [whole]
    assert answered("What are the four aims?", index(*AIMS), [1, 0, 0, 0]) == []
    assert answered("What is the pier like?", index(*AIMS), [1, 0, 0, 0]) == []


def test_each_heading_has_a_footnote_to_its_page() -> None:
    held, asked, notes = index(*AIMS), understand("What are the aims?"), FootnoteList()
    statements = lists(asked, terms_of(asked, held), candidates_of([ranked(OPENING, 1, 1)]), held)  # type: ignore[arg-type]
    Prover(held).claims(statements, notes)  # type: ignore[arg-type]
    assert [(note.quote, note.pages[0].number) for note in notes.footnotes] == [
        ("The aims are these.", 1),
        *((heading, page) for page, heading in enumerate(AIMS, start=2)),
    ]


def test_headings_of_which_the_first_says_what_they_are_are_a_list() -> None:
    opening = passage(0, "The harbour is old.", section=("Sea",))
    held = HeadedIndex([opening, under(1, "Sea", "Crews you could join: Deck"), under(2, "Sea", "Engine")])
    held.held = [*held.held, under(3, "Sea", "Galley")]
    assert found(held, Wanted(True, "crew")) == [["Crews you could join:", "Deck", "Engine", "Galley"]]
    assert answered("Which crews could I join?", held, [-1, 1, 0, 0]) == [
        "Crews you could join:\n• Deck\n• Engine\n• Galley"
    ]


def test_lines_under_the_noun_are_a_list() -> None:
    lines = passage(1, "Sail with care", "Share the catch", "Wait", section=("Sea", "Our values"))
    shift = len("Our values") + 1
    parts = []
    for number, part in enumerate(lines.sentences):
        [span] = part.spans
        parts.append(replace(part, paragraph=number, spans=(Span(span.page, span.start + shift, span.end + shift),)))
    held = HeadedIndex([passage(0, "The harbour is old.", section=("Sea",)), replace(lines, sentences=tuple(parts))])
    assert found(held, Wanted(True, "value")) == [["Our values", "Sail with care", "Share the catch", "Wait"]]
    assert answered("What are our values?", held, [1, 0]) == ["Our values\n• Sail with care\n• Share the catch\n• Wait"]


def test_lines_after_a_line_that_the_question_names_are_a_list() -> None:
    lines = passage(0, "Deck crew leaders", "Ann Lee", "Bo Ray", "Cy Day", section=("People",))
    lines = replace(lines, sentences=tuple(replace(one, paragraph=at) for at, one in enumerate(lines.sentences)))
    held = HeadedIndex([lines])
    assert answered("Who are the members of the deck crew leaders?", held, [1]) == [
        "Deck crew leaders\n• Ann Lee\n• Bo Ray\n• Cy Day"
    ]
