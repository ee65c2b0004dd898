"""Where the runs of type stand on a page, and the face of each: what pypdf tells while it extracts a page's text."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import hypot
from typing import Any

from assistant.patterns import regex

# The latter names are those of TeX's fonts: Nimbus, Computer Modern, Libertine and Biolinum.
BOLD_NAME = regex(r"bold|black|heavy|demi|-medi(?!um)|(?:cm|sf)bx\d|lin\w{8,9}tb")
ITALIC_NAME = regex(r"ital|obli|slant|(?:cm|sf)(?:ti|sl|bxti)\d|lin\w{8,9}tb?[io]\b")
BOLD_FLAG, ITALIC_FLAG = 1 << 18, 1 << 6  # PDF 32000-1, table 123: ForceBold, Italic


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` to `end` of a page's raw text, set in one type.

    x, y: where the run begins, in points from the lower left corner of the page as it is shown; size: in points.
    upright: whether it reads from left to right on the page as it is shown.
    """

    start: int
    end: int
    x: float
    y: float
    size: float
    bold: bool
    upright: bool = True
    italic: bool = False


@dataclass(slots=True)
class RunCollector:
    """pypdf calls this with each piece of text; the pieces joined are the page's text."""

    frame: Frame
    runs: list[Run] = field(default_factory=list)
    length: int = 0
    fonts: dict[int, tuple[Any, bool, bool]] = field(default_factory=dict)

    def __call__(self, text: str, cm: Any, tm: Any, font: Any, size: float | None) -> None:
        """Take in a piece of text."""
        start, self.length = self.length, self.length + len(text)
        if not text.strip():
            return
        x, y = self.frame.shown(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
        scale = hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        along = self.frame.turned(tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3])
        if id(font) not in self.fonts:
            self.fonts[id(font)] = font, *_face(font)
        size = round(float(size or 0) * scale, 2)
        _, bold, italic = self.fonts[id(font)]
        self.runs.append(Run(start, self.length, x, y, size, bold, along[0] >= abs(along[1]), italic))


@dataclass(frozen=True, slots=True)
class Frame:
    """From a page's own coordinates to those of the page as it is shown: its /Rotate turned, its corner at 0."""

    left: float
    bottom: float
    width: float
    height: float
    rotation: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The page's."""
        box = page.cropbox
        rotation = int(page.rotation) % 360
        return cls(float(box.left), float(box.bottom), float(box.width), float(box.height), rotation)

    @property
    def shown_height(self) -> float:
        """Of the page as it is shown."""
        return self.width if self.rotation in (90, 270) else self.height

    def turned(self, x: float, y: float) -> tuple[float, float]:
        """A direction as it is shown."""
        if not self.rotation:
            return x, y
        return {90: (y, -x), 180: (-x, -y), 270: (-y, x)}.get(self.rotation, (x, y))

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A place as it is shown."""
        x, y = self.turned(x - self.left, y - self.bottom)
        if not self.rotation:
            return x, y
        across = {180: self.width, 270: self.height}.get(self.rotation, 0.0)
        up = {90: self.width, 180: self.height}.get(self.rotation, 0.0)
        return x + across, y + up


def _face(font: Any) -> tuple[bool, bool]:
    """Whether the font is bold, and whether it is italic."""
    if not font:
        return False, False
    name = str(font.get("/BaseFont", "")).lower()
    bold, italic = (pattern.search(name) is not None for pattern in (BOLD_NAME, ITALIC_NAME))
    descriptor = font.get("/FontDescriptor")
    descriptor = descriptor.get_object() if descriptor is not None else None
    if isinstance(descriptor, dict):
        flags, weight = int(descriptor.get("/Flags", 0)), float(descriptor.get("/FontWeight", 0))
        bold = bold or bool(flags & BOLD_FLAG) or weight >= 600
        italic = italic or bool(flags & ITALIC_FLAG)
    return bold, italic
