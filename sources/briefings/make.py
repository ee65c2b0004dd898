"""Set the three briefings in sources/ as PDFs, byte for byte the same on every run.

Nothing of the machine goes into them: no font of the system, no clock, no path. The bytes depend on the
text, the template and the version of typst, which pyproject.toml pins.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
TEMPLATE = HERE / "template.typ"


def briefings() -> list[Path]:
    """The texts to set, in order."""
    return sorted(path for path in HERE.glob("*.typ") if path != TEMPLATE)


def set_briefing(text: Path) -> bytes:
    """The PDF that a text is set as."""
    pdf = typst.compile(str(text), root=str(HERE), format="pdf", font_paths=[], ignore_system_fonts=True)
    assert isinstance(pdf, bytes)
    return pdf


def main(folder: Path) -> None:
    """Set each text as a PDF of the same name in `folder`."""
    for text in briefings():
        target = folder / f"{text.stem}.pdf"
        target.write_bytes(set_briefing(text))
        print(f"Set {target.name}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent)
