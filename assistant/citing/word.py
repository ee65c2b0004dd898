"""A Word document with real footnotes: Markdown through pandoc, which the extra 'word' brings."""

from __future__ import annotations

import io
import re
import tempfile
import zipfile
from pathlib import Path

from assistant.citing.documents import markdown
from assistant.citing.dossier import WORD_PART, Dossier, hidden_part
from assistant.errors import ExportError
from assistant.patterns import regex
from assistant.records import Style

# What a report's words could mean to pandoc is switched off; `marked` has escaped the rest.
READS = "markdown-raw_html-raw_tex-raw_attribute-tex_math_dollars-citations-smart-yaml_metadata_block-emoji"
RELATION = (
    '<Relationship Id="rIdDossier" Target="../{}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"/>'
)
COMMENT = regex(r"<!-- report-assistant\n.*?\n-->", re.DOTALL)


def docx(dossier: Dossier, style: Style) -> bytes:
    """The dossier as a .docx file, itself hidden in a part that Word keeps. Raises ExportError without pandoc."""
    try:
        import pypandoc
    except ImportError as error:
        raise ExportError("A .docx needs pandoc: pip install 'report-assistant[word]'.") from error
    text = COMMENT.sub("", markdown(dossier, style, note_each_use=True))
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "answers.docx"
            pypandoc.convert_text(text, "docx", format=READS, outputfile=str(path), sandbox=True)
            made = path.read_bytes()
    except (OSError, RuntimeError) as error:
        raise ExportError(f"The .docx could not be made: pandoc says '{error}'.") from error
    return _with_dossier(made, dossier)


def _with_dossier(made: bytes, dossier: Dossier) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for item in before.infolist():
            data = before.read(item.filename)
            if item.filename == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", RELATION.format(WORD_PART).encode() + b"</Relationships>")
            after.writestr(item, data)
        after.writestr(zipfile.ZipInfo(WORD_PART), hidden_part(dossier))
    return out.getvalue()
