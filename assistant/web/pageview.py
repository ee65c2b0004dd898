"""A page as a picture, with a quote's words marked line by line. Where the words are not found, nothing is marked."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.citing.quotes import Part
from assistant.errors import ReadingError
from assistant.reading.pdfium import PDFIUM_LOCK, text_page
from assistant.web.glyphs import Box
from assistant.web.marking import marks

WIDTH = 1000  # pixels of a picture, unless asked otherwise
WIDEST = 4000
TALLEST = 8000
YELLOW = (255, 226, 92)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page as shown. `png`: the picture, `width` by `height` pixels. `boxes`: where the words are, a box a line.

    `text` is the picture's alternative text; `count` is the number of pages of the file.
    """

    number: int
    count: int
    png: bytes
    width: int
    height: int
    boxes: tuple[Box, ...]
    text: str


def page_view(path: Path, number: int, words: Sequence[Part] = (), width: int = WIDTH, password: str = "") -> PageView:
    """PDF page `number` (from 1), with `words` marked where they stand on it. `width`: of the picture, in pixels.

    Raises ReadingError where the file cannot be opened or has no such page.
    """
    with _page(path, number, password) as (page, count):
        marked = marks(page, words)
        scale = min(max(width, 1), WIDEST) / page.get_width()
        scale = min(scale, TALLEST / page.get_height())
        picture = page.render(scale=scale).to_pil().convert("RGB")
        text = text_page(page).get_text_range()
    return PageView(number, count, _png(picture, marked), picture.width, picture.height, marked, _readable(text))


def boxes(path: Path, words: Part, password: str = "") -> tuple[Box, ...]:
    """Where the words stand on their page, a box a line, in reading order; none where they are not found."""
    with _page(path, words.page, password) as (page, _):
        return marks(page, [words])


@contextmanager
def _page(path: Path, number: int, password: str) -> Iterator[tuple[Any, int]]:
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM_LOCK:
        try:
            document = PdfDocument(path, password=password or None)
        except (PdfiumError, OSError) as error:
            raise ReadingError(f"{path.name} cannot be shown ({error}): is it still in the sources folder?") from error
        try:
            if not 1 <= number <= len(document):
                raise ReadingError(f"{path.name} has no page {number}: it has {len(document)}.")
            yield document[number - 1], len(document)
        except PdfiumError as error:
            raise ReadingError(f"page {number} of {path.name} cannot be shown ({error}).") from error
        finally:
            document.close()


def _png(picture: Any, marked: tuple[Box, ...]) -> bytes:
    """The picture with the boxes marked as a pen would: what is black stays black."""
    from PIL import Image, ImageChops

    if marked:
        pen = Image.new("RGB", picture.size, "white")
        for box in marked:
            place = (
                math.floor(box.left * picture.width) - 1,
                math.floor(box.top * picture.height) - 1,
                math.ceil(box.right * picture.width) + 1,
                math.ceil(box.bottom * picture.height) + 1,
            )
            pen.paste(YELLOW, place)
        picture = ImageChops.multiply(picture, pen)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _readable(text: str) -> str:
    """A page's text for a screen reader: pdfium's marks for broken words become soft hyphens."""
    return text.replace("\ufffe", "\u00ad").replace("\x02", "\u00ad").replace("\r\n", "\n").replace("\x00", "").strip()
