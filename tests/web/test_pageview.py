"""The marks on a page's picture stand on the quote's words, however the page is turned or set; or there are none."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
import typst
from PIL import Image
from pypdf.generic import RectangleObject
from reading_back import letters, under

from assistant.citing.quotes import Part
from assistant.errors import ReadingError
from assistant.web.pageview import WIDEST, boxes, page_view

SOURCE = """
#set page(width: 300pt, height: 400pt, margin: 40pt)
#set text(size: 10pt, hyphenate: true, lang: "en")
#set par(justify: true)
The office counts boats by day and by night, which takes more time than anyone had thought when the counting began.
#underline[A_line_of_underscores] stands here too.

#columns(2)[
  The first column says that the harbour was deepened in spring, and that twelve ships came in the week after.
  #colbreak()
  The second column says that the harbour was closed in autumn, and that no ships came at all in those months.
]
#pagebreak()
#set page(width: 500pt, height: 250pt)
A wide page follows a tall one, and words on it are found as well.
#place(bottom + right, rotate(90deg, reflow: true)[Written up the side])
"""
WORDS = {
    "one line": Part(1, "The office counts boats by day"),
    "two lines": Part(1, "takes more time than anyone had thought when the counting began."),
    "underscores": Part(1, "A_line_of_underscores stands here"),
    "left column": Part(1, "the harbour was deepened in spring, and that twelve ships came in the week after."),
    "right column": Part(1, "the harbour was closed in autumn, and that no ships came at all in those months."),
    "wide page": Part(2, "words on it are found as well."),
    "up the side": Part(2, "Written up the side"),
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "plain.pdf"
    path.write_bytes(typst.compile(SOURCE.encode()))
    return path


def changed(path: Path, angle: int, cut: bool) -> Path:
    """A copy with its pages turned by `angle` degrees, and cut to a smaller crop box."""
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        page.rotate(angle)
        if cut:
            box = page.mediabox
            page.cropbox = RectangleObject((20, 10, float(box.width) - 15, float(box.height) - 25))
    turned = path.with_name(f"{angle}-{cut}.pdf")
    writer.write(turned)
    return turned


@pytest.mark.parametrize("name", WORDS)
@pytest.mark.parametrize("cut", [False, True], ids=["whole", "cut"])
@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_marks_stand_on_the_words(plain: Path, angle: int, cut: bool, name: str) -> None:
    path, words = changed(plain, angle, cut), WORDS[name]
    marked = boxes(path, words)
    assert under(path, words.page, marked) == letters(words.text)
    assert len(marked) < 8, "a box a line"
    assert all(0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1 for box in marked)


@pytest.mark.parametrize(
    "words", ["the harbour was deepened in autumn", "The office counts ships", "ffice counts", "", "12", "harbour. was"]
)
def test_words_that_are_not_there_are_not_marked(plain: Path, words: str) -> None:
    assert boxes(plain, Part(1, words)) == ()


def test_the_part_of_a_quote_on_each_page_is_marked(plain: Path) -> None:
    assert under(plain, 1, boxes(plain, Part(1, "no ships came at all in those mon", open_end=True))).endswith("mon")
    assert boxes(plain, Part(1, "no ships came at all in those mon")) == ()


def test_a_view_has_picture_marks_text_and_count(plain: Path) -> None:
    words = WORDS["two lines"]
    view = page_view(plain, 1, [words], width=600)
    picture = Image.open(io.BytesIO(view.png))
    assert (picture.size, (view.width, view.height)) == ((600, 800), (600, 800))
    assert (view.number, view.count, view.boxes) == (1, 2, boxes(plain, words))
    assert view.text.startswith("The office counts boats")
    box = view.boxes[0]
    inside = picture.getpixel((int(box.left * 600) + 1, int((box.top + box.bottom) / 2 * 800)))
    assert isinstance(inside, tuple) and inside[2] < 120, "the pen's yellow has little blue"
    unmarked = page_view(plain, 1, width=600)
    assert unmarked.boxes == () and picture.getpixel((3, 3)) == (255, 255, 255)
    assert page_view(plain, 1, [words], width=600).png == view.png


def test_pictures_have_a_limit(plain: Path) -> None:
    assert page_view(plain, 2, width=100_000).width == WIDEST
    assert page_view(plain, 2, width=-5).width >= 1


def test_what_cannot_be_shown_is_told(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"no page 3: it has 2"):
        page_view(plain, 3)
    with pytest.raises(ReadingError, match=r"gone.pdf cannot be shown"):
        page_view(tmp_path / "gone.pdf", 1)
    (tmp_path / "bad.pdf").write_bytes(b"not a PDF")
    with pytest.raises(ReadingError, match=r"bad.pdf cannot be shown"):
        boxes(tmp_path / "bad.pdf", Part(1, "x"))
