from __future__ import annotations

import random
from io import BytesIO

import pytest
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream
from pypdf.generic._utils import read_string_from_stream

from assistant.reading.content import KEPT, of_glyph, operations


def strings(raw: bytes) -> object:
    if raw.startswith(b"<"):
        digits = bytes(one for one in raw[1:-1] if one not in b" \n")
        return ByteStringObject(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode()))
    return read_string_from_stream(BytesIO(raw), "bytes")


def as_pypdf_reads(data: bytes) -> list[tuple[list[object], bytes]]:
    """pypdf's own operations, but for those that are left out."""
    stream = ContentStream(None, None, "bytes")
    stream._data = data
    return [(_plain(operands), operator) for operands, operator in stream.operations if operator in KEPT]


def _plain(operands: object) -> object:
    if isinstance(operands, list):
        return [_plain(one) for one in operands]
    if isinstance(operands, dict):
        return None
    return float(operands) if isinstance(operands, (int, float)) else operands


@pytest.mark.parametrize(
    "data",
    [
        b"BT /F1 12 Tf 72 700 Td (Hello) Tj ET",
        b"q 1 0 0 1 .5 -3. cm 10 20 m 30 40 l S 0 0 1 RG 2 w Q BT(a\\(b\\051\\n(c(d)))Tj ET",
        b"BT [(A) -120.5 (B)<41 4>]TJ T* (x)' 1 2 (y)\" ET",
        b"/Span <</ActualText (1 2 m (n)) /K [1 2]>> BDC BT (seen) Tj ET EMC",
        b"/P <</MCID 0>>BDC /Im1 Do EMC /Fm#201 gs",
        b"0 Tc 5 Tw +7 TL 100 Tz 3 -4 TD BT 1 0 0 -1 0 0 Tm <> Tj () Tj ET true false",
        b"",
        b"  \n\0 ",
    ],
)
def test_the_operations_are_pypdfs(data: bytes) -> None:
    found = operations(data, strings, ArrayObject)
    if b"#" in data or b"true" in data:
        assert found is None or found == as_pypdf_reads(data.replace(b"true false", b""))
    else:
        assert found == as_pypdf_reads(data)


@pytest.mark.parametrize(
    "data",
    [
        b"BI /W 1 /H 1 ID \x00 EI",
        b"BT (open",
        b"[1 [2] 3] TJ",
        b"% a comment\nBT ET",
        b"--5 0 Td",
        b"1..2 0 Td",
        b"<4x> Tj",
        b"[(a) Tj",
        b"] TJ",
        b"(a)) Tj",
        b"/A#20B Do",
        b"((((deep)))) Tj",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_pypdf(data: bytes) -> None:
    assert operations(data, strings, ArrayObject) is None


def test_no_stream_takes_long() -> None:
    chance = random.Random(5)
    for piece in (b"(", b"((", b"<<", b"<< /A (", b"[", b"<4", b"\\(", b"1 ", b"(a\\", b"/A "):
        assert operations(piece * 30_000, strings, ArrayObject) in (None, [])
    for _ in range(200):
        operations(bytes(chance.choices(b"()<>[]/\\ 1.-aTj\n", k=400)), strings, ArrayObject)


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("/a", "a"),
        ("/quotesingle.ts1", "'"),
        ("/f_i", "fi"),
        ("/f_i.alt", "fi"),
        ("/nothing.x", None),
        ("/.notdef", None),
        ("/f_x9", None),
    ],
)
def test_the_name_of_a_variant_says_its_character(name: str, character: str | None) -> None:
    assert of_glyph(name, {"/a": "a", "/quotesingle": "'", "/f": "f", "/i": "i"}.get) == character
