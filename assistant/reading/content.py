"""A page's content is read for its text alone: what draws is left out, which is most of the work with figures.

pypdf reads a content stream byte by byte, in Python. The one here finds its tokens with one regular expression and
gives pypdf's text extraction the same operations, but for those that it takes no notice of. Whatever is out of the
ordinary (an inline image, a comment, a token that is not known) is left to pypdf.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from assistant.patterns import regex

TEXT = (b"Tj", b"TJ", b"Do", b"'", b'"')
KEPT = frozenset((*TEXT, *b"BT ET q Q cm Tz Tc Tw TL Tf Td TD Tm T*".split()))
INLINE_IMAGE = b"BI"

_SPACE = rb"\x00\t\n\x0c\r "
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f" + _SPACE + rb"]*+>"
_TOKEN = regex(
    rb"[" + _SPACE + rb"]*+(?:"
    rb"([-+]?(?:\d++\.?\d*+|\.\d++)(?![\d.+\-]))"  # 1: a number
    rb"|([A-Za-z'\"][^" + _SPACE + rb"/\[\]()<>{}%]*+)"  # 2: an operator
    rb"|(" + _STRING + rb")|(" + _HEX + rb")"  # 3, 4: strings
    rb"|(/[^" + _SPACE + rb"/\[\]()<>{}%#]*+(?!\#))"  # 5: a name
    rb"|(\[)|(\])"  # 6, 7: an array
    rb"|(<<(?:[^<>()]++|" + _STRING + rb"|" + _HEX + rb"|<<[^<>()]*+>>)*+>>)"  # 8: a dictionary; 9: the end
    rb"|(\Z))",
    re.DOTALL,
)
NUMBER, OPERATOR, STRING, HEX, NAME, OPEN, CLOSE, DICTIONARY = range(1, 9)

Operations = list[tuple[Any, bytes]]


def operations(
    data: bytes, read_string: Callable[[bytes], Any], array: Callable[[list[Any]], Any]
) -> Operations | None:
    """The operations that show or place text, with their operands; None where pypdf has to read the stream.

    read_string makes what pypdf makes of a string, and array of a list.
    """
    found: Operations = []
    operands: list[Any] = []
    outer: list[Any] | None = None  # the operands around an array
    position = 0
    while token := _TOKEN.match(data, position):
        position = token.end()
        kind = token.lastindex
        if kind == NUMBER:
            operands.append(float(token[NUMBER]))
        elif kind == OPERATOR:
            operator = token[OPERATOR]
            if outer is not None or operator == INLINE_IMAGE:
                return None
            if operator in KEPT:
                found.append((operands, operator))
            operands = []
        elif kind in (STRING, HEX):
            operands.append(read_string(token[kind]))
        elif kind == NAME:
            if outer is None:
                operands.append(token[NAME].decode("latin-1"))
        elif kind == OPEN:
            if outer is not None:
                return None
            outer, operands = operands, []
        elif kind == CLOSE:
            if outer is None:
                return None
            operands = [*outer, array(operands)]
            outer = None
        elif kind == DICTIONARY:
            operands.append(None)
        else:  # the end
            return found if outer is None else None
    return None


def of_glyph(name: str, known: Callable[[str], str | None]) -> str | None:
    """The characters of a glyph, '/quotesingle.ts1' being "'" and '/f_i' 'fi'; None for a name that says nothing.

    Adobe Glyph List Specification, section 2: what follows a full stop is a variant; parts are joined by low lines.
    """
    found = known(name)
    base = name[1:].partition(".")[0]
    if found is not None or not base:
        return found
    parts = [known(f"/{part}") for part in base.split("_")]
    return "".join(part or "" for part in parts) if all(parts) else None


class Quick:
    """Extracts the text of one document's pages; what it knows of its fonts is kept from page to page."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[Any, Any]] = {}

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within this, pypdf extracts text as told above; where a version has no such parts, as it always does."""
        import pypdf._text_extraction as extraction
        from pypdf import _cmap as glyphs
        from pypdf.generic import _font as fonts

        stream, make = getattr(extraction, "ContentStream", None), getattr(fonts, "Font", None)
        if stream is None or make is None or not hasattr(stream, "_parse_content_stream"):
            yield
            return
        before = make.__dict__.get("from_font_resource")
        known = getattr(glyphs, "_glyph_name_to_unicode", None)
        extraction.ContentStream = _text_stream(stream)  # type: ignore[attr-defined]
        make.from_font_resource = classmethod(self._font(make.from_font_resource))
        if known is not None:
            glyphs._glyph_name_to_unicode = lambda name: of_glyph(name, known)  # type: ignore[assignment]
        try:
            yield
        finally:
            extraction.ContentStream = stream  # type: ignore[attr-defined]
            make.from_font_resource = before
            if known is not None:
                glyphs._glyph_name_to_unicode = known

    def _font(self, make: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
        def kept(_: Any, resource: Any) -> Any:
            if id(resource) not in self._fonts:
                self._fonts[id(resource)] = resource, make(resource)
            return self._fonts[id(resource)][1]

        return kept


def _text_stream(stream: Any) -> Any:
    from pypdf.generic import ArrayObject, ByteStringObject
    from pypdf.generic._utils import read_string_from_stream

    def read_string(raw: bytes) -> Any:
        if raw[:1] == b"<":
            digits = raw[1:-1].translate(None, b"\x00\t\n\x0c\r ")
            return ByteStringObject(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        return read_string_from_stream(BytesIO(raw), "bytes") if b"\\" in raw else ByteStringObject(raw[1:-1])

    class TextStream(stream):  # type: ignore[misc]
        """A content stream of which only the text is read."""

        def _parse_content_stream(self, content: BytesIO) -> None:
            data = content.getvalue()
            if not any(operator in data for operator in TEXT):
                return
            found = operations(data, read_string, ArrayObject)
            if found is None:
                super()._parse_content_stream(content)
            else:
                self._operations = found

    return TextStream
