"""PDFs of our own making that are hard to read, each by its own trouble."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence


def pdf(contents: Sequence[bytes], page: str = "") -> bytes:
    """A PDF with a page for each content stream; `page` goes into each page's dictionary."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(contents)))
    objects: dict[int, bytes] = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for number, content in enumerate(contents):
        packed = zlib.compress(content)
        objects[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * number} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> >> {page} >>"
        ).encode()
        head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
        objects[11 + 2 * number] = head + packed + b"\nendstream"
    out, places = io.BytesIO(), {}
    out.write(b"%PDF-1.5\n")
    for number, body in objects.items():
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    out.write(b"trailer\n<< /Size 2000 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def words(text: str) -> bytes:
    """A content stream that shows a line of text."""
    return b"BT /F1 11 Tf 72 700 Td (%s) Tj ET" % text.encode("latin-1")


def endless() -> bytes:
    """A content stream that takes minutes to read."""
    return b"BT /F1 11 Tf " + b"1 0 0 1 72 700 Tm (a) Tj 0 -1 Td [(b) -250 (c)] TJ\n" * 500_000 + b"ET"


def locked(content: bytes, password: str, algorithm: str = "AES-256") -> bytes:
    """The same PDF, encrypted."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(password, algorithm=algorithm)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scan(lines: Sequence[str]) -> bytes:
    """A page that is a picture of some lines of text."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1240, 700), 255)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        draw.text((100, 100 + 70 * number), line, fill=0, font=ImageFont.load_default(40))
    out = io.BytesIO()
    picture.save(out, "PDF", resolution=150)
    return out.getvalue()
