"""PDFs written by hand, byte by byte, so that a test says exactly what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
LEADING = 14


@dataclass(frozen=True)
class Words:
    """Words at a place, in points from the lower left corner; turned: they read upwards."""

    x: float
    y: float
    text: str
    size: float = 11
    bold: bool = False
    turned: bool = False

    def operators(self) -> bytes:
        matrix = f"0 1 -1 0 {self.x} {self.y}" if self.turned else f"1 0 0 1 {self.x} {self.y}"
        text = self.text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        font = "F2" if self.bold else "F1"
        return f"BT /{font} {self.size} Tf {matrix} Tm (".encode() + text + b") Tj ET\n"


@dataclass(frozen=True)
class Sheet:
    """One page. rotate: its /Rotate, clockwise degrees."""

    words: Sequence[Words]
    rotate: int = 0
    width: float = WIDTH
    height: float = HEIGHT


@dataclass
class Pdf:
    """A document; labels: the entries of /PageLabels as {first page from 0: dictionary}."""

    sheets: Sequence[Sheet]
    labels: dict[int, str] | None = None
    title: str = ""
    outline: Sequence[tuple[str, int]] = field(default_factory=tuple)

    def write(self) -> bytes:
        objects: list[bytes] = []

        def add(body: bytes) -> int:
            objects.append(body)
            return len(objects)

        catalog, pages = add(b""), add(b"")
        encoding = b"/Encoding /WinAnsiEncoding"
        plain = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica " + encoding + b" >>")
        bold = add(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold " + encoding + b" >>")
        kids = []
        for sheet in self.sheets:
            content = b"".join(words.operators() for words in sheet.words)
            stream = add(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
            kids.append(
                add(
                    f"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {sheet.width} {sheet.height}]"
                    f" /Rotate {sheet.rotate} /Contents {stream} 0 R"
                    f" /Resources << /Font << /F1 {plain} 0 R /F2 {bold} 0 R >> >> >>".encode()
                )
            )
        extra = ""
        if self.labels is not None:
            numbers = " ".join(f"{first} << {entry} >>" for first, entry in self.labels.items())
            extra += f" /PageLabels << /Nums [{numbers}] >>"
        if self.outline:
            root = len(objects) + 1
            add(f"<< /Type /Outlines /First {root + 1} 0 R /Last {root + len(self.outline)} 0 R >>".encode())
            for number, (title, page) in enumerate(self.outline, 1):
                following = f" /Next {root + number + 1} 0 R" if number < len(self.outline) else ""
                dest = f"[{kids[page - 1]} 0 R /Fit]"
                add(f"<< /Title ({title}) /Parent {root} 0 R{following} /Dest {dest} >>".encode("cp1252"))
            extra += f" /Outlines {root} 0 R"
        objects[catalog - 1] = f"<< /Type /Catalog /Pages {pages} 0 R{extra} >>".encode()
        references = " ".join(f"{kid} 0 R" for kid in kids)
        objects[pages - 1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
        info = add(f"<< /Title ({self.title}) >>".encode("cp1252"))
        return _whole(objects, catalog, info)


def _whole(objects: Sequence[bytes], root: int, info: int) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\n" % (len(objects) + 1, root, info)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def column(text: str, x: float = 72, y: float = 720, size: float = 11, leading: float = LEADING) -> list[Words]:
    """Each line of the text under the one before; an empty line leaves a gap."""
    return [Words(x, y - number * leading, line, size) for number, line in enumerate(text.split("\n")) if line]
