"""The golden table: seven styles, each as its own guide has it.

Guides: The Chicago Manual of Style (18th edition, 13.18–13.39: notes without place and ibid.); Cite Them Right
(Harvard); Publication Manual of the APA, 7th edition (8.10–8.14, 10.4); MHRA Style Guide, 4th edition (7.2–7.3);
OSCOLA, 4th edition (1.2, 3.4); Citing Medicine (NLM) for Vancouver; IEEE Reference Guide (technical reports).
What the packaged styles leave open was looked up in guides that libraries publish: '[n.d.]' (MHRA), 'no date' (Cite
Them Right), a body not named again as publisher (OSCOLA), '[5, p. 17]' and no ibid. (IEEE), pages of a part (APA).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.citing.names import csl_name
from assistant.citing.styles import Markup, references
from assistant.records import Footnote, Kind, PageAddress, Report, Style

PERSONS = Report(
    "mills-1", "mills.pdf", "Working on the river", "", ("Ada Mills", "Tom Berg"), "Lock Press", "2005", 1, "", "",
    Kind.REPORT, "aa", 50,
)  # fmt: skip
BODY = replace(PERSONS, id="body-1", title="Boats in Leeds: what we found", authors=("The River Foundation",))
UNDATED = replace(PERSONS, id="undated-1", title="Locks and keys", authors=("Eve Passer",), published="")

# The first note of a work by persons (a page), by a body (a roman page), without a date (a range), and the first again.
# Beside each: what its guide says.
GOLDEN = {
    Style.CHICAGO: (
        "Ada Mills and Tom Berg, Working on the River (Lock Press, 2005), 12.",  # no place, no 'p.'
        "The River Foundation, Boats in Leeds: What We Found (Lock Press, 2005), iii.",  # a body is an author
        "Eve Passer, Locks and Keys (Lock Press, n.d.), 15–16.",  # 'n.d.' in the year's place; an en dash
        "Mills and Berg, Working on the River, 14.",  # family names and short title, not 'ibid.' (13.33, 13.37)
    ),
    Style.HARVARD: (
        "(Mills and Berg, 2005, p. 12)",  # 'and', not '&'; a page for each quotation
        "(The River Foundation, 2005, p. iii)",  # the organisation is the author
        "(Passer, no date, pp. 15–16)",  # 'no date' in full; 'pp.' for a range
        "(Mills and Berg, 2005, p. 14)",  # the same form each time
    ),
    Style.APA: (
        "(Mills & Berg, 2005, p. 12)",  # '&' in brackets (8.17), 'p.' for a quotation (8.13)
        "(The River Foundation, 2005, p. iii)",  # group author in full (8.21)
        "(Passer, n.d., pp. 15–16)",  # 'n.d.' (9.17); 'pp.' and an en dash (8.13)
        "(Mills & Berg, 2005, p. 14)",  # no ibid.
    ),
    Style.MHRA: (
        "Ada Mills and Tom Berg, Working on the River (Lock Press, 2005), p. 12.",  # 'p.' where there is no volume
        "The River Foundation, Boats in Leeds: What We Found (Lock Press, 2005), p. iii.",  # capitals; roman as printed
        "Eve Passer, Locks and Keys (Lock Press, [n.d.]), pp. 15–16.",  # what the work does not say, in square brackets
        "Mills and Berg, Working on the River, p. 14.",  # the shortest form that can be told: names and title
    ),
    Style.OSCOLA: (
        "Ada Mills and Tom Berg, ‘Working on the River’ (Lock Press 2005) 12.",  # a report without ISBN: in quotes
        "The River Foundation, ‘Boats in Leeds: What We Found’ (Lock Press 2005) iii.",  # the page alone, no 'p'
        "Eve Passer, ‘Locks and Keys’ (Lock Press) 15–16.",  # what is not known is left out
        "Mills and Berg (n 1) 14.",  # family names and the first note's number (1.2.1)
    ),
    Style.VANCOUVER: (
        "(1, p. 12)",  # numbers in the order of citing; pages stand with the number
        "(2, p. iii)",
        "(3, pp. 15–16)",
        "(1, p. 14)",  # the number that the source had first
    ),
    Style.IEEE: (
        "[1, p. 12]",  # a page inside the brackets, after the number
        "[2, p. iii]",
        "[3, pp. 15–16]",  # 'pp.' for several
        "[1, p. 14]",  # the same number again
    ),
}
BIBLIOGRAPHY = {
    Style.CHICAGO: (
        "Mills, Ada, and Tom Berg. Working on the River. Lock Press, 2005.",  # the first name turned round alone
        "Passer, Eve. Locks and Keys. Lock Press, n.d.",
        "The River Foundation. Boats in Leeds: What We Found. Lock Press, 2005.",  # headline capitals
    ),
    Style.HARVARD: (
        "Mills, A. and Berg, T. (2005) Working on the river. Lock Press.",  # year in brackets, no comma before
        "Passer, E. (no date) Locks and keys. Lock Press.",
        "The River Foundation (2005) Boats in Leeds: what we found. Lock Press.",  # capitals as in a sentence
    ),
    Style.APA: (
        "Mills, A., & Berg, T. (2005). Working on the river. Lock Press.",  # comma before '&'; year and full stop (9.8)
        "Passer, E. (n.d.). Locks and keys. Lock Press.",  # 9.17
        "The River Foundation. (2005). Boats in Leeds: What we found. Lock Press.",  # capital after the colon (6.17)
    ),
    Style.MHRA: (
        "Mills, Ada, and Tom Berg, Working on the River (Lock Press, 2005)",  # no full stop at the end
        "Passer, Eve, Locks and Keys (Lock Press, [n.d.])",
        "The River Foundation, Boats in Leeds: What We Found (Lock Press, 2005)",
    ),
    Style.OSCOLA: (
        "Mills A and Berg T, ‘Working on the River’ (Lock Press 2005)",  # initials after, no stops at all
        "Passer E, ‘Locks and Keys’ (Lock Press)",
        "The River Foundation, ‘Boats in Leeds: What We Found’ (Lock Press 2005)",
    ),
    Style.VANCOUVER: (
        "1. Mills A, Berg T. Working on the river. Lock Press; 2005.",  # no stops; semicolon before the year
        "2. The River Foundation. Boats in Leeds: what we found. Lock Press; 2005.",  # small after the colon
        "3. Passer E. Locks and keys. Lock Press; [date unknown].",  # Citing Medicine: 'date unknown', square brackets
    ),
    Style.IEEE: (
        "[1] A. Mills and T. Berg, “Working on the river,” Lock Press, 2005.",  # initials first; comma inside the marks
        "[2] The River Foundation, “Boats in Leeds: What we found,” Lock Press, 2005.",  # capital after the colon
        "[3] E. Passer, “Locks and keys,” Lock Press.",  # a date that is not known is left out
    ),
}


def note(number: int, report: Report, *labels: str) -> Footnote:
    pages = tuple(PageAddress(place, label) for place, label in enumerate(labels, start=20))
    return Footnote(number, report, pages, "words", True, "")


def notes_of(style: Style, footnotes: Sequence[Footnote]) -> tuple[str, ...]:
    return references(footnotes, style).notes


WORKS = (note(1, PERSONS, "12"), note(2, BODY, "iii"), note(3, UNDATED, "15", "16"), note(4, PERSONS, "14"))


@pytest.mark.parametrize("style", GOLDEN)
def test_golden_table(style: Style) -> None:
    found = references(WORKS, style)
    assert found.notes == GOLDEN[style]
    assert found.bibliography == BIBLIOGRAPHY[style]
    assert references(WORKS, style) == found, "the second time as the first"


def test_the_table_has_every_style() -> None:
    assert set(Style) - {Style.PLAIN} == set(GOLDEN) == set(BIBLIOGRAPHY)


@pytest.mark.parametrize(
    ("style", "again", "elsewhere"),
    [
        (Style.OSCOLA, "ibid.", "ibid 15–16."),
        (Style.CHICAGO, "Mills and Berg, Working on the River, 12.", "Mills and Berg, Working on the River, 15–16."),
        (
            Style.MHRA,
            "Mills and Berg, Working on the River, p. 12.",
            "Mills and Berg, Working on the River, pp. 15–16.",
        ),
        (Style.APA, "(Mills & Berg, 2005, p. 12)", "(Mills & Berg, 2005, pp. 15–16)"),
    ],
)
def test_the_same_source_again_at_once(style: Style, again: str, elsewhere: str) -> None:
    found = notes_of(style, [note(1, PERSONS, "12"), note(2, PERSONS, "12"), note(3, PERSONS, "15", "16")])
    assert found[1:] == (again, elsewhere)


@pytest.mark.parametrize(
    ("style", "first", "entry"),
    [
        (Style.CHICAGO, "A Plain Report (2007), 2.", "A Plain Report. 2007."),
        (Style.HARVARD, "(A plain report, 2007, p. 2)", "A plain report (2007)."),
        (Style.APA, "(A Plain Report, 2007, p. 2)", "A plain report. (2007)."),
        (Style.MHRA, "A Plain Report (2007), p. 2.", "A Plain Report (2007)"),
        (Style.OSCOLA, "‘A Plain Report’ (2007) 2.", "‘A Plain Report’ (2007)"),
        (Style.VANCOUVER, "(1, p. 2)", "1. A plain report. 2007."),
        (Style.IEEE, "[1, p. 2]", "[1] “A plain report,” 2007."),
    ],
)
def test_without_author_and_publisher_the_title_leads_and_nothing_is_invented(
    style: Style, first: str, entry: str
) -> None:
    bare = replace(PERSONS, id="Bare", title="A plain report", authors=(), publisher="", published="2007")
    found = references([note(1, bare, "2")], style)
    assert (found.notes, found.bibliography) == ((first,), (entry,))


def test_works_of_one_body_and_year_are_told_apart() -> None:
    other = replace(BODY, id="body-2", title="Boats in York", short_title="York")
    footnotes = [note(1, BODY, "1"), note(2, other, "2"), note(3, BODY, "3")]
    assert notes_of(Style.HARVARD, footnotes)[:2] == (
        "(The River Foundation, 2005a, p. 1)",
        "(The River Foundation, 2005b, p. 2)",
    )
    assert notes_of(Style.OSCOLA, footnotes)[2] == "The River Foundation, ‘Boats in Leeds’ (n 1) 3."


ALONE = replace(BODY, publisher="The River Foundation", title="Why boats? a count in Leeds", published="")


@pytest.mark.parametrize(
    ("style", "entry"),
    [
        (Style.CHICAGO, "The River Foundation. Why Boats? A Count in Leeds. The River Foundation, n.d."),
        (Style.HARVARD, "The River Foundation (no date) Why boats? a count in Leeds. The River Foundation."),
        (
            Style.APA,
            "The River Foundation. (n.d.). Why boats? A count in Leeds.",
        ),  # 9.29: a publisher that is the author
        (Style.MHRA, "The River Foundation, Why Boats? A Count in Leeds (The River Foundation, [n.d.])"),
        (Style.OSCOLA, "The River Foundation, ‘Why Boats? A Count in Leeds’"),
        (
            Style.VANCOUVER,
            "1. The River Foundation. Why boats? a count in Leeds. The River Foundation; [date unknown].",
        ),
        (Style.IEEE, "[1] The River Foundation, “Why boats? A count in Leeds,” The River Foundation."),
    ],
)
def test_a_body_that_publishes_its_own_work_without_a_date(style: Style, entry: str) -> None:
    assert references([note(1, ALONE, "1")], style).bibliography == (entry,)


def test_a_title_is_shortened_to_its_main_title() -> None:
    again = [note(1, BODY, "1"), note(2, PERSONS, "2"), note(3, BODY, "3")]
    assert notes_of(Style.CHICAGO, again)[2] == "The River Foundation, Boats in Leeds, 3."
    assert notes_of(Style.MHRA, again)[2] == "The River Foundation, Boats in Leeds, p. 3."


def test_a_title_in_the_place_of_an_author_is_in_italics_where_the_guide_says_so() -> None:
    untold = replace(BODY, authors=())
    [found] = references([note(1, untold, "1")], Style.APA, Markup.HTML).notes
    assert found == "(<i>Boats in Leeds</i>, 2005, p. 1)"  # APA 8.14


def test_labels_and_places_without_label() -> None:
    footnotes = [note(1, PERSONS, "A-1"), note(2, PERSONS, "", ""), note(3, PERSONS, "3", "5", "6")]
    assert notes_of(Style.APA, footnotes) == (
        "(Mills & Berg, 2005, p. A-1)",
        "(Mills & Berg, 2005, pp. 20–21 of the PDF)",
        "(Mills & Berg, 2005, pp. 3, 5–6)",
    )


def test_the_short_title_serves_the_short_form_and_html_has_italics() -> None:
    short = replace(BODY, short_title="Boats in Leeds", title="Boats <in> Leeds: what we found")
    found = references([note(1, short, "3"), note(2, PERSONS, "3"), note(3, short, "4")], Style.CHICAGO, Markup.HTML)
    assert found.notes[2] == "The River Foundation, <i>Boats in Leeds</i>, 4."
    assert "Boats &lt;in&gt; Leeds" in found.notes[0]


@pytest.mark.parametrize("style", Style)
def test_no_markup_of_a_report_reaches_the_page(style: Style) -> None:
    bad = "<script>a & b</script>"
    evil = Report("<b>&", "a.pdf", bad, bad, (f"{bad} of", "Ada <i>Mills"), bad, "2005", 1, "", bad, Kind.REPORT, "", 9)
    found = references([note(1, evil, "<i>"), note(2, evil, "&")], style, Markup.HTML)
    assert "&lt;script&gt;a &amp; b&lt;/script&gt;" in " ".join((*found.notes, *found.bibliography))
    for text in (*found.notes, *found.bibliography):
        assert not re.search(r"<(?!/?[ib]>|/?span|/?sup)", text), text
        assert not re.search(r"&(?!amp;|lt;|gt;|quot;)", text), text
    plain = references([note(1, evil, "<i>")], style)
    assert not re.search("[\ue000-\uf8ff]", " ".join((*found.notes, *found.bibliography, *plain.notes)))


def test_plain_is_our_own_form_and_needs_no_processor() -> None:
    found = references(WORKS, Style.PLAIN)
    assert found.notes[1] == "Boats in Leeds: what we found (2005), p. iii (PDF p. 20)"
    assert found.bibliography == ()
    assert references([], Style.APA).notes == ()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Mills", {"family": "Mills", "given": "Ada"}),
        ("Mills, Ada B.", {"family": "Mills", "given": "Ada B."}),
        ("Dr Ada B. Mills", {"family": "Mills", "given": "Ada B."}),
        ("Ludwig van der Berg", {"family": "Berg", "given": "Ludwig", "non-dropping-particle": "van der"}),
        ("Martin King Jr.", {"family": "King", "given": "Martin", "suffix": "Jr."}),
        ("Jean-Luc O’Neill", {"family": "O’Neill", "given": "Jean-Luc"}),
        ("The River Foundation", {"literal": "The River Foundation"}),
        ("Department of Health", {"literal": "Department of Health"}),
        ("Ernst & Young", {"literal": "Ernst & Young"}),
        ("OECD", {"literal": "OECD"}),
        ("Audit Commission", {"literal": "Audit Commission"}),
        ("Cabinet Office, Efficiency Team", {"literal": "Cabinet Office, Efficiency Team"}),
        ("Group 4", {"literal": "Group 4"}),
    ],
)
def test_persons_and_bodies(name: str, parts: dict[str, str]) -> None:
    assert csl_name(name) == parts
