"""References for reference managers: BibTeX, RIS and CSL-JSON, each report once, with the pages that are cited."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from string import ascii_lowercase

from assistant.citing.sources import Item, csl_item
from assistant.records import PageAddress, Report

Cited = Sequence[tuple[Report, Sequence[PageAddress]]]

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "–": "--",
}
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def csl_json(cited: Cited) -> str:
    """A list of CSL-JSON items."""
    return json.dumps([csl_item(report, pages) for report, pages in cited], ensure_ascii=False, indent=2) + "\n"


def bibtex(cited: Cited) -> str:
    """BibTeX entries, in UTF-8."""
    entries = []
    keys: set[str] = set()
    for report, pages in cited:
        item = csl_item(report, pages)
        key = _key(item, keys)
        keys.add(key)
        rows = "".join(f",\n  {name} = {value}" for name, value in _bibtex_fields(item, report).items())
        entries.append(f"@techreport{{{key}{rows}\n}}\n")
    return "\n".join(entries)


def _bibtex_fields(item: Item, report: Report) -> dict[str, str]:
    """Values with their brackets: the title in two pairs, so that its capitals stay."""
    found = {"title": f"{{{{{_tex(item['title'])}}}}}"}
    if "title-short" in item:
        found["shorttitle"] = f"{{{{{_tex(item['title-short'])}}}}}"
    if "author" in item:
        found["author"] = f"{{{' and '.join(_bibtex_name(name) for name in item['author'])}}}"
    if "publisher" in item:
        found["institution"] = f"{{{_tex(item['publisher'])}}}"
    parts = item["issued"]["date-parts"][0] if "issued" in item else []
    if parts:
        found["year"] = f"{{{parts[0]}}}"
    if len(parts) > 1:
        found["month"] = MONTHS[parts[1] - 1]
    if "page" in item:
        found["pages"] = f"{{{_tex(item['page'])}}}"
    if "URL" in item:
        found["url"] = f"{{{item['URL'].translate(str.maketrans({'{': '%7B', '}': '%7D'}))}}}"
    found["note"] = f"{{{_tex(_file(report))}}}"
    return found


def _bibtex_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    family = _tex(" ".join(filter(None, (name.get("non-dropping-particle"), name["family"]))))
    return ", ".join(filter(None, (family, _tex(name.get("suffix", "")), _tex(name.get("given", "")))))


def _tex(text: str) -> str:
    return "".join(_TEX.get(character, character) for character in " ".join(text.split()))


def _key(item: Item, taken: set[str]) -> str:
    """'jones2005': family name or first word of body or title, and year; a letter tells two apart."""
    first = item["author"][0] if "author" in item else {"literal": item["title"]}
    words = str(first.get("family") or first.get("literal")).split()
    word = next((word for word in words if word.lower() not in ("the", "a", "an")), "report")
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    year = str(item["issued"]["date-parts"][0][0]) if "issued" in item else ""
    base = (re.sub(r"[^a-z0-9]", "", plain) or "report") + year
    letters = ["", *ascii_lowercase, *(one + two for one in ascii_lowercase for two in ascii_lowercase)]
    return next(key for letter in letters if (key := f"{base}{letter}") not in taken)


def ris(cited: Cited) -> str:
    """RIS records, as the specification of 2011 has them: lines end in CR LF."""
    return "".join(_ris_record(csl_item(report, pages), report, pages) for report, pages in cited)


def _ris_record(item: Item, report: Report, pages: Sequence[PageAddress]) -> str:
    parts = [*item["issued"]["date-parts"][0], "", ""][:3] if "issued" in item else []
    rows = [("TY", "RPRT"), ("ID", report.id)]
    rows += [("AU", _ris_name(name)) for name in item.get("author", [])]
    rows += [("TI", item["title"]), ("ST", item.get("title-short", "")), ("PB", item.get("publisher", ""))]
    if parts:
        rows += [("PY", str(parts[0])), ("DA", "/".join(f"{part:02}" if part else "" for part in parts))]
    if pages:
        rows += _ris_pages(item["page"])
    rows += [("UR", item.get("URL", "")), ("N1", _file(report))]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _ris_pages(pages: str) -> list[tuple[str, str]]:
    """One run of pages has a start and an end; several stand in the start as they are."""
    first, dash, last = pages.partition("–")
    if dash and "," not in pages and "–" not in last:
        return [("SP", first), ("EP", last)]
    return [("SP", pages)]


def _ris_name(name: dict[str, str]) -> str:
    if "literal" in name:
        return str(name["literal"])
    family = " ".join(filter(None, (name.get("non-dropping-particle"), name["family"])))
    return ", ".join(filter(None, (family, name.get("given"), name.get("suffix"))))


def _file(report: Report) -> str:
    """What the citation can be checked against."""
    return f"{report.file}, SHA-256 {report.sha256}"
