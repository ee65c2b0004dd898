"""What became of a page: whether it has words, is blank, or is a picture of text."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from assistant.patterns import regex
from assistant.records import PageOutcome

DRAWN = 20  # so many lines and shapes may be letters; fewer are a frame or a rule
UNREADABLE = 0.3  # the share of characters without a meaning above which a page's text is none
DEPTH = 4  # forms in forms
UNSEEN = ("/Link", "/Popup", "/Widget")  # annotations that show nothing, or a field to fill in
HIDDEN = 2 | 32  # PDF 32000-1, table 165: Hidden, NoView

PICTURE = "It is a picture without text."
OUTLINES = "It has drawings without text."
NO_UNICODE = "Its type does not say which letters it shows."
ANNOTATIONS = "It shows only annotations."
FIELDS = "It has only fields to fill in."
SHAPES = "It has lines or shapes and no text."
FOR_OCR = frozenset({PICTURE, OUTLINES, NO_UNICODE, ANNOTATIONS})

_STRING = regex(rb"\((?:\\.|[^()\\])*\)", re.DOTALL)
_INLINE = regex(rb"(?<![\w/])BI\s.*?\sID\s", re.DOTALL)
_SHOW = regex(rb"(?:Tj|TJ|[\s)]['\"])(?!\w)")
_PLACED = regex(rb"/([^\s/<>\[\](){}%]+)\s+Do(?!\w)")
_FILLS, _STROKES = (b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), (b"S", b"s", b"B", b"B*", b"b", b"b*")
_COLOUR_OR_PAINT = regex(
    rb"((?:[\d.]+\s+){1,4})(g|rg|k|sc|scn|G|RG|K|SC|SCN)(?![\w*])"
    rb"|(?<![\w/*])(sh|f\*?|F|B\*?|b\*?|S|s|scn|SCN|cs|CS)(?![\w*])"
)
_NAME_CODE = regex(r"#([0-9A-Fa-f]{2})")


def outcome_of(page: Any, text: str) -> tuple[PageOutcome, str]:
    """The outcome of a pypdf page with this text, and why it has no words. Raises whatever a damaged page may."""
    if not _is_readable(text):
        return PageOutcome.IMAGE_ONLY, NO_UNICODE
    if text.strip():
        return PageOutcome.TEXT, ""
    contents = page.get_contents()
    seen = _Seen()
    if contents is not None:
        seen.look(contents.get_data(), page.get("/Resources"), 0)
    if seen.picture:
        return PageOutcome.IMAGE_ONLY, PICTURE
    if seen.shown:
        return PageOutcome.IMAGE_ONLY, NO_UNICODE
    if seen.painted >= DRAWN:
        return PageOutcome.IMAGE_ONLY, OUTLINES
    if _shows_annotations(page):
        return PageOutcome.IMAGE_ONLY, ANNOTATIONS
    if seen.painted:
        return PageOutcome.IMAGE_ONLY, SHAPES
    return PageOutcome.BLANK, FIELDS if _annotations(page) else ""


def _shows_annotations(page: Any) -> bool:
    return any(
        one.get("/Subtype") not in UNSEEN and "/AP" in one and not int(one.get("/F", 0)) & HIDDEN
        for one in _annotations(page)
    )


def _annotations(page: Any) -> list[dict[str, Any]]:
    found = page.get("/Annots")
    annotations = [one.get_object() for one in found.get_object() or ()] if found is not None else []
    return [one for one in annotations if isinstance(one, dict)]


def _is_readable(text: str) -> bool:
    characters = "".join(text.split())
    strange = sum(1 for one in characters if one == "\ufffd" or unicodedata.category(one) in ("Cc", "Co", "Cn"))
    return strange <= UNREADABLE * len(characters)


class _Seen:
    """What content streams put on a page."""

    def __init__(self) -> None:
        self.picture = self.shown = False
        self.painted = 0

    def look(self, content: bytes, resources: Any, depth: int) -> None:
        content = _STRING.sub(b"()", content)
        self.picture = self.picture or _INLINE.search(content) is not None
        self.shown = self.shown or _SHOW.search(content) is not None
        self.painted += _painted(content)
        for name in dict.fromkeys(_PLACED.findall(content)):
            placed = _placed(resources, name.decode("latin-1"))
            if placed is None:
                continue
            if placed.get("/Subtype") == "/Image":
                self.picture = True
            elif depth < DEPTH:
                self.look(placed.get_data(), placed.get("/Resources", resources), depth + 1)


def _painted(content: bytes) -> int:
    """How many times something is painted in another colour than white, of which paper is."""
    fill_seen = stroke_seen = True
    count = 0
    for values, setter, operator in _COLOUR_OR_PAINT.findall(content):
        if setter:
            shown = not _is_white(values.split(), setter)
            fill_seen, stroke_seen = (fill_seen, shown) if setter.isupper() else (shown, stroke_seen)
        elif operator in (b"scn", b"SCN", b"cs", b"CS"):  # a pattern, or black to begin with
            fill_seen, stroke_seen = (fill_seen, True) if operator.isupper() else (True, stroke_seen)
        elif operator == b"sh" or (operator in _FILLS and fill_seen) or (operator in _STROKES and stroke_seen):
            count += 1
    return count


def _is_white(values: list[bytes], setter: bytes) -> bool:
    try:
        numbers = [float(value) for value in values]
    except ValueError:
        return False
    subtracts = setter.lower() == b"k" or (setter.lower().startswith(b"sc") and len(numbers) == 4)
    return all(number == (0 if subtracts else 1) for number in numbers)


def _placed(resources: Any, name: str) -> Any:
    """The image or form that a content stream puts on the page under `name`."""
    resources = resources.get_object() if resources is not None else {}
    found = resources.get("/XObject", {}).get_object().get(f"/{_NAME_CODE.sub(_character, name)}")
    return found.get_object() if found is not None else None


def _character(code: re.Match[str]) -> str:
    return chr(int(code[1], 16))
