"""Pages that are pictures are read: pypdfium2 renders them, Debian's tesseract-ocr reads the picture."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median
from typing import Any

from assistant.errors import ReadingError
from assistant.reading.pdf import RawPage
from assistant.reading.runs import Run
from assistant.records import PageOutcome

PROGRAM = "tesseract"
LANGUAGE = "eng"
DOTS_PER_INCH = 300  # what tesseract was trained for
POINTS_PER_INCH = 72
MOST_PIXELS = 36_000_000  # an A3 page and a little more at full resolution; a larger one is rendered smaller
ALIKE = 0.25  # lines whose heights differ by less than this share are set in one size
UNIFORM = 8  # shades, of 255, within which a picture shows nothing
CONFIDENCE = 30  # in a hundred: a line that tesseract trusts less is a drawing or dirt
NO_WORDS = "It is a picture in which OCR found no words."


@dataclass(frozen=True, slots=True)
class Word:
    """A word as tesseract found it, in pixels from the top left; line: which words stand on one line."""

    line: tuple[int, int, int]
    left: int
    top: int
    height: int
    confidence: float
    text: str


def missing() -> str:
    """What is to be installed before pages can be read by OCR, as a sentence; '' where all is there."""
    wanted = []
    if importlib.util.find_spec("pypdfium2") is None:
        wanted.append("'pip install \"report-assistant[ocr]\"'")
    if shutil.which(PROGRAM) is None:
        wanted.append("tesseract ('apt install tesseract-ocr' on Debian)")
    return f"OCR needs {' and '.join(wanted)}." if wanted else ""


class Ocr:
    """One file, opened to be rendered. seconds: how long one page may take. Raises ReadingError."""

    def __init__(self, path: Path, passwords: Sequence[str], seconds: float) -> None:
        if problem := missing():
            raise ReadingError(problem)
        self._seconds = seconds
        self._document = _document(path, passwords)

    def __enter__(self) -> Ocr:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def read(self, page: RawPage) -> RawPage:
        """The page with the text of its picture, a line of it a line of type; where that fails, why."""
        try:
            picture, width, height, scale = self._render(page.number)
            if max(picture) - min(picture) < UNIFORM:
                return replace(page, problem="", outcome=PageOutcome.BLANK, ocr=True)
            words = _words(self._recognise(picture, width, height, scale))
        except ReadingError as error:
            return replace(page, problem=str(error), ocr=True)
        text, runs = _typed(words, height, scale)
        if not text:
            return replace(page, problem=NO_WORDS, ocr=True)
        return replace(page, text=text, runs=runs, height=height / scale, problem="", outcome=PageOutcome.OCR, ocr=True)

    def _render(self, number: int) -> tuple[bytes, int, int, float]:
        """Shades of grey, row by row; width and height in pixels; pixels per point."""
        try:
            page = self._document[number - 1]
            across, up = page.get_size()
            scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (MOST_PIXELS / max(across * up, 1)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            padded = bytes(bitmap.buffer)
            bitmap.close()
            page.close()
        except Exception as error:
            raise ReadingError(f"It is a picture that cannot be drawn for OCR ({error}).") from error
        rows = (padded[row * stride : row * stride + width] for row in range(height))
        return (padded if stride == width else b"".join(rows)), width, height, scale

    def _recognise(self, picture: bytes, width: int, height: int, scale: float) -> str:
        command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(round(scale * POINTS_PER_INCH)), "tsv"]
        try:
            done = subprocess.run(
                command,
                input=b"P5 %d %d 255\n" % (width, height) + picture,
                capture_output=True,
                timeout=self._seconds,
                # Pages are read side by side already.
                env=os.environ | {"OMP_THREAD_LIMIT": "1"},
                check=True,
            )
        except subprocess.TimeoutExpired as error:
            raise ReadingError(
                f"OCR took longer than {self._seconds:.0f} s: raise file_seconds in the settings."
            ) from error
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", b"") or b""
            why = " ".join(said.decode(errors="replace").split())[:120] or str(error)
            raise ReadingError(f"OCR failed ({why}).") from error
        return done.stdout.decode("utf-8", "replace")


def _document(path: Path, passwords: Sequence[str]) -> Any:
    import pypdfium2

    problem = ""
    for password in dict.fromkeys((None, *passwords)):
        try:
            return pypdfium2.PdfDocument(path, password=password)
        except pypdfium2.PdfiumError as error:
            problem = str(error)
    raise ReadingError(f"Its pictures cannot be drawn for OCR ({problem}).")


def _words(table: str) -> list[Word]:
    """The words of tesseract's table, which has level, page, block, paragraph, line, word, place, trust, text."""
    found = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t", 11)
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            block, paragraph, line, _, left, top, _, height = map(int, cells[2:10])
            found.append(Word((block, paragraph, line), left, top, height, float(cells[10]), cells[11].strip()))
    return found


def _typed(words: Sequence[Word], height: int, scale: float) -> tuple[str, tuple[Run, ...]]:
    """The words as a page's text, line by line as tesseract orders them, with a run for each line."""
    lines: dict[tuple[int, int, int], list[Word]] = defaultdict(list)
    for word in words:
        lines[word.line].append(word)
    trusted = [line for line in lines.values() if mean(word.confidence for word in line) >= CONFIDENCE]
    heights = [max(word.height for word in line) for line in trusted]
    usual = median(heights) if heights else 0
    texts: list[str] = []
    runs: list[Run] = []
    start = 0
    for line, tall in zip(trusted, heights, strict=True):
        text = " ".join(word.text for word in line)
        size = usual if abs(tall - usual) <= ALIKE * usual else tall
        bottom = height - max(word.top + word.height for word in line)
        runs.append(Run(start, start + len(text), line[0].left / scale, bottom / scale, round(size / scale, 1), False))
        texts.append(text)
        start += len(text) + 1
    return "\n".join(texts), tuple(runs)
