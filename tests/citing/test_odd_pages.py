"""Pages that are set in odd ways: quotes stand and marks are on their words, or there are none. Never wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pypdf
import pytest
import typst
from measure import Drawn, marked_words, mutations, quoted, sentences
from pypdf.generic import RectangleObject

PAGE = '#set page(width: 360pt, height: 420pt, margin: 40pt)\n#set text(size: 10pt, lang: "en")\n'
TALES = (
    "The harbour office of the northern port counts every boat that comes in before the evening bell is rung.",
    "Fifteen officials offered affordable efficient ferries across the difficult firth in the first five years.",
    "No keeper of the great lock had ever thought that counting them by night would take so much more time.",
    "In the year 1874 the board paid 12,500 pounds for a tower from which the whole river could be watched.",
    "Those who had worked there longest said that the old way of keeping the books had been quicker by far.",
)
ALL = "\n\n".join(TALES)


def twice(words: str, across: str, down: str) -> str:
    """The same words drawn on the same place once more, a little off."""
    return f"#place(dx: {across}, dy: {down})[#block(width: 280pt)[{words}]]\n#block(width: 280pt)[{words}]\n"


ODD = {
    "right to left": PAGE
    + """#set text(lang: "he", dir: rtl, font: "Libertinus Serif")
משרד הנמל סופר את כל הסירות שבאות לפני רדת הערב, ביום ובלילה.

בשנת 1874 שילמה המועצה שכר לשומר הראשון של המגדל הגדול.""",
    "two ways in one line": PAGE
    + f"{TALES[0]} The word שלום stands in it, and גשר too, as the old map has them.\n\n{ALL}",
    "small capitals": PAGE + f"#smallcaps[{TALES[0]}]\n\n{TALES[1]}\n\n#smallcaps[{TALES[2]}]",
    "spaced letters": PAGE + f"#text(tracking: 5pt)[THE OLD HARBOUR]\n\n{ALL}\n\n#text(tracking: 3pt)[{TALES[4]}]",
    "narrow lines": PAGE + "#set par(leading: 0.05em, spacing: 0.05em)\n" + ALL * 2,
    "drop capital": PAGE + f"#box(text(size: 40pt)[{TALES[0][0]}])#h(0pt){TALES[0][1:]} {TALES[2]}\n\n{ALL}",
    "two columns with notes": PAGE
    + "#set page(columns: 2)\n#set par(justify: true)\n#set text(hyphenate: true)\n"
    + "\n\n".join(
        f"{one[:-1]}#footnote[As told in the {n}th yearly book, with care.]." for n, one in enumerate(TALES, 4)
    ),
    "marginal text on its side": PAGE
    + f"#place(left, dx: -30pt, rotate(-90deg, reflow: true)[Printed by the harbour press in spring])\n{ALL}",
    "slanted": PAGE + f"#v(60pt)#rotate(35deg)[Draft of the harbour office, not to be quoted]\n#v(40pt)\n{ALL}",
    "drawn twice": PAGE
    + twice(TALES[0], "0pt", "0pt")
    + twice(TALES[2], "0.3pt", "0pt")
    + twice(TALES[4], "2pt", "1pt"),
    "over one another": PAGE + f"#place(dy: 4pt)[{TALES[0]}]\n{TALES[2]}\n\n{ALL}",
    "a table": PAGE
    + "#table(columns: 4, [Port], [Boats], [Ships], [Year], "
    + ", ".join(f"[Port {n}], [{n}12], [{n}4.5], [18{n}4]" for n in range(1, 6))
    + f")\n{ALL}",
    "pages of all sizes": PAGE
    + f"{ALL}\n#set page(width: 600pt, height: 200pt)\n{ALL}\n"
    + f"#set page(width: 150pt, height: 500pt, margin: 15pt)\n{ALL}",
    "a page that lies on its side": PAGE + f"#rotate(90deg, reflow: true)[#block(width: 280pt)[{ALL}]]",
    "mathematics": PAGE + f"Let $a + b = c$ hold for all the boats in the lock. {TALES[0]}\n\n{ALL}",
    "raised and lowered": PAGE + f"H#sub[2]O and x#super[2] are written so.#super[3] {TALES[0]}#super[12] {TALES[2]}",
}
# Of what is so drawn, some has no marks: its letters lie upon one another.
UNMARKED = {"drawn twice", "over one another", "slanted", "right to left", "two ways in one line"}


def drawn(path: Path) -> list[Drawn]:
    return sentences([path])


@pytest.fixture(params=ODD)
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    path = tmp_path / "odd.pdf"
    path.write_bytes(typst.compile(ODD[request.param].encode()))
    return request.param, path


def turned(path: Path, angle: int) -> Path:
    """A copy with its pages turned, and cropped to a box that is not the page's."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        page.rotate(angle)
        box = page.mediabox
        page.cropbox = RectangleObject((6, 4, float(box.width) - 8, float(box.height) - 5))
    copy = path.with_name(f"{angle}.pdf")
    writer.write(copy)
    return copy


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_marks_are_on_the_words_or_there_are_none(odd: tuple[str, Path], angle: int) -> None:
    name, path = odd
    found = marked_words(drawn(turned(path, angle)))
    assert not found.wrong
    if name not in UNMARKED:
        assert not found.missing
    if name not in UNMARKED | {"raised and lowered"}:  # in lines that run up the page, raised figures end a line
        assert found.count, "nothing was read"


def test_quotes_stand_by_a_third_reader_and_changed_ones_do_not(odd: tuple[str, Path]) -> None:
    _, path = odd
    every = drawn(path)
    found = quoted(every)
    assert not found.wrong
    assert not mutations(every, random.Random(1), 60).wrong
