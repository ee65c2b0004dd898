"""Every form in which answers and passages can be taken away."""

from __future__ import annotations

import json
from enum import StrEnum

from assistant.citing.bibliography import bibtex, csl_json, ris
from assistant.citing.documents import html_page, markdown, plain_text
from assistant.citing.dossier import Dossier, to_json
from assistant.citing.sources import cited
from assistant.citing.tables import csv_table
from assistant.citing.word import docx
from assistant.records import PageAddress, Report, Style


class Format(StrEnum):
    """A form of export; the value is what a user types."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL_JSON = "csl-json"


ENDINGS = {
    Format.TEXT: ".txt",
    Format.JSON: ".json",
    Format.MARKDOWN: ".md",
    Format.HTML: ".html",
    Format.DOCX: ".docx",
    Format.CSV: ".csv",
    Format.BIBTEX: ".bib",
    Format.RIS: ".ris",
    Format.CSL_JSON: ".csl.json",
}
MEDIA_TYPES = {
    Format.TEXT: "text/plain; charset=utf-8",
    Format.JSON: "application/json",
    Format.MARKDOWN: "text/markdown; charset=utf-8",
    Format.HTML: "text/html; charset=utf-8",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.CSV: "text/csv; charset=utf-8",
    Format.BIBTEX: "application/x-bibtex; charset=utf-8",
    Format.RIS: "application/x-research-info-systems; charset=utf-8",
    Format.CSL_JSON: "application/vnd.citationstyles.csl+json",
}


def write(dossier: Dossier, form: Format, style: Style = Style.PLAIN) -> bytes:
    """The dossier in that form. JSON, Markdown, HTML and .docx can be checked again with `verify`.

    Raises ExportError where a .docx is asked for and pandoc is not installed.
    """
    match form:
        case Format.DOCX:
            return docx(dossier, style)
        case Format.CSV:
            return csv_table(dossier, style).encode("utf-8-sig")  # Excel knows UTF-8 by the mark in front
        case Format.TEXT:
            return plain_text(dossier, style).encode()
        case Format.JSON:
            return (json.dumps(to_json(dossier), ensure_ascii=False, indent=2) + "\n").encode()
        case Format.MARKDOWN:
            return markdown(dossier, style).encode()
        case Format.HTML:
            return html_page(dossier, style).encode()
    sources = sources_of(dossier)
    return {Format.BIBTEX: bibtex, Format.RIS: ris, Format.CSL_JSON: csl_json}[form](sources).encode()


def sources_of(dossier: Dossier) -> list[tuple[Report, tuple[PageAddress, ...]]]:
    """Each report once, with the pages that the answers cite or that the passages stand on."""
    return cited([*dossier.footnotes, *dossier.places])
