"""Answers and passages with all that it takes to check them again, years later: as JSON, and hidden in documents."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from assistant.citing.export import answer_json, hits_json
from assistant.errors import ExportError
from assistant.patterns import regex
from assistant.records import (
    Answer,
    Claim,
    Footnote,
    Hit,
    Kind,
    PageAddress,
    Passage,
    Reader,
    Report,
    Sentence,
    Span,
    Status,
)

FORMAT = 1
NAME = "report-assistant"
WORD_PART = "customXml/item1.xml"
# In HTML and Markdown the JSON must hold nothing that ends a comment or a script.
_HIDDEN = regex(rf"<!-- {NAME}\n(.*?)\n-->", re.DOTALL)
_SCRIPT = regex(rf'<script type="application/json" id="{NAME}">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is taken away: answers (one, or a conversation), or the passages found for a query.

    made: date and time of export, ISO 8601. version: of the program. model: the embedding model's fingerprint or name.
    """

    made: str
    version: str
    index_id: str
    model: str
    answers: tuple[Answer, ...] = ()
    query: str = ""
    passages: tuple[Hit, ...] = ()

    @property
    def footnotes(self) -> tuple[Footnote, ...]:
        """Those of all answers, in order."""
        return tuple(note for answer in self.answers for note in answer.footnotes)

    @property
    def places(self) -> tuple[Footnote, ...]:
        """The passages as notes without a quote, numbered from 1, so that they are written as any reference is."""
        return tuple(
            Footnote(number, hit.report, hit.pages, "", False, "") for number, hit in enumerate(self.passages, start=1)
        )

    @property
    def reports(self) -> tuple[Report, ...]:
        """Each report that is cited, or that a passage is of, once."""
        found = [note.report for note in self.footnotes] + [hit.report for hit in self.passages]
        return tuple({report.id: report for report in found}.values())


def only_footnote(dossier: Dossier, number: int) -> Dossier:
    """One footnote, with the claims that it proves. Raises ExportError where there is none, or several answers."""
    if len(dossier.answers) != 1:
        raise ExportError("A footnote is taken from one answer: this export has several, or none.")
    [answer] = dossier.answers
    notes = tuple(note for note in answer.footnotes if note.number == number)
    if not notes:
        raise ExportError(f"The answer has no footnote {number}: it has {len(answer.footnotes)}.")
    claims = tuple(replace(claim, footnotes=(number,)) for claim in answer.claims if number in claim.footnotes)
    return replace(dossier, answers=(replace(answer, claims=claims, footnotes=notes),))


def to_json(dossier: Dossier) -> dict[str, Any]:
    """The dossier as one JSON object; answers and passages have the keys of the JSON contract, and some more."""
    return {
        NAME: {
            "format": FORMAT,
            "version": dossier.version,
            "made": dossier.made,
            "index": dossier.index_id,
            "model": dossier.model,
        },
        "reports": [asdict(report) for report in dossier.reports],
        "answers": [_answer(answer) for answer in dossier.answers],
        "query": dossier.query,
        "passages": [
            row | {"sha256": hit.report.sha256, "sentences": [_sentence(one) for one in hit.passage.sentences]}
            for row, hit in zip(hits_json(dossier.passages), dossier.passages, strict=True)
        ],
    }


def _answer(answer: Answer) -> dict[str, Any]:
    row = answer_json(answer)
    for note, footnote in zip(row["footnotes"], answer.footnotes, strict=True):
        note["parts"] = list(footnote.parts)
    # What was found but not cited needs no checking, and would make every export large.
    return row | {"passages": []}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {"text": sentence.text, "spans": [[span.page, span.start, span.end] for span in sentence.spans]}


def from_json(value: Any, name: str) -> Dossier:
    """The dossier that `to_json` made; `name` is the file's, for errors. Raises ExportError where it is none."""
    try:
        about = value[NAME]
        if about["format"] != FORMAT:
            raise ExportError(f"{name} is of format {about['format']}: this version of the program knows {FORMAT}.")
        reports = {row["file"]: _report(row) for row in value["reports"]}
        answers = tuple(_read_answer(row, reports) for row in value["answers"])
        passages = tuple(_read_hit(row, reports) for row in value["passages"])
        return Dossier(
            about["made"], about["version"], about["index"], about["model"], answers, value["query"], passages
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise ExportError(
            f"{name} is not an export of this program, or was damaged: make one with 'ask --format json'."
        ) from error


def _report(row: dict[str, Any]) -> Report:
    known = {field.name for field in fields(Report)}
    values = {key: value for key, value in row.items() if key in known}
    return Report(**{**values, "authors": tuple(row["authors"]), "kind": Kind(row["kind"])})


def _pages(rows: Iterable[dict[str, Any]]) -> tuple[PageAddress, ...]:
    return tuple(PageAddress(int(row["number"]), str(row["label"]), bool(row.get("ocr"))) for row in rows)


def _read_answer(row: dict[str, Any], reports: dict[str, Report]) -> Answer:
    notes = tuple(
        Footnote(
            int(note["number"]),
            reports[note["report"]],
            _pages(note["pages"]),
            str(note["quote"]),
            bool(note["verified"]),
            str(note["citation"]),
            tuple(Reader(reader) for reader in note["verified_by"]),
            tuple(note["parts"]),
        )
        for note in row["footnotes"]
    )
    claims = tuple(Claim(claim["text"], tuple(claim["footnotes"]), claim.get("heading", "")) for claim in row["claims"])
    return Answer(
        row["question"], row["asked"], claims, notes, (), Status(row["status"]), row["confidence"], row["seconds"],
        row["index"],
    )  # fmt: skip


def _read_hit(row: dict[str, Any], reports: dict[str, Report]) -> Hit:
    report = reports[row["report"]]
    sentences = tuple(Sentence(one["text"], tuple(Span(*span) for span in one["spans"])) for one in row["sentences"])
    section = tuple(row["section"].split(" › ")) if row["section"] else ()
    return Hit(Passage(0, report.id, section, sentences), report, _pages(row["pages"]), row["score"])


def hidden_comment(dossier: Dossier) -> str:
    """The dossier as a comment that Markdown and HTML do not show."""
    return f"<!-- {NAME}\n{_inert(dossier)}\n-->"


def hidden_script(dossier: Dossier) -> str:
    """The dossier as a data block of an HTML page."""
    return f'<script type="application/json" id="{NAME}">{_inert(dossier)}</script>'


def hidden_part(dossier: Dossier) -> bytes:
    """The dossier as a custom XML part, which Word keeps when it saves a document."""
    content = html.escape(json.dumps(to_json(dossier), ensure_ascii=True), quote=False)
    return f'<?xml version="1.0" encoding="UTF-8"?><dossier xmlns="urn:{NAME}">{content}</dossier>'.encode()


def _inert(dossier: Dossier) -> str:
    text = json.dumps(to_json(dossier), ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


def found_in(content: bytes, name: str) -> Any:
    """The JSON that a file is, or hides as Markdown, HTML or .docx. Raises ExportError where there is none."""
    if content.startswith(b"PK"):
        return _parsed(_from_word(content, name), name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError(f"{name} is neither JSON, Markdown, HTML nor a .docx file.") from error
    hidden = _HIDDEN.search(text) or _SCRIPT.search(text)
    return _parsed(hidden[1] if hidden else text, name)


def _from_word(content: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for part in parts.namelist():
                if part.startswith("customXml/") and f"urn:{NAME}".encode() in (data := parts.read(part)):
                    inner = re.search(r"<dossier[^>]*>(.*?)</dossier>", data.decode("utf-8"), re.DOTALL)
                    if inner:
                        return html.unescape(inner[1])
    except (zipfile.BadZipFile, UnicodeDecodeError, OSError) as error:
        raise ExportError(f"{name} cannot be opened as a .docx file ({error}).") from error
    raise ExportError(
        f"{name} holds nothing to check: it was not exported by this program, or saved by one that drops it."
    )


def _parsed(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        pass
    lines = [line for line in text.splitlines() if line.strip()]
    try:
        return [json.loads(line) for line in lines]
    except (ValueError, RecursionError) as error:
        raise ExportError(
            f"{name} holds nothing to check: give a file that 'ask --format' or 'ask --json' made."
        ) from error


def visible_text(content: bytes) -> str | None:
    """What a reader of an exported document sees, without marks of Markdown or HTML; None for JSON."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name for name in ("word/document.xml", "word/footnotes.xml") if name in parts.namelist()]
            pages = [parts.read(name).decode("utf-8") for name in names]
        return html.unescape("\n".join(re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", page)) for page in pages))
    text = content.decode("utf-8-sig")
    if _HIDDEN.search(text):
        return html.unescape(re.sub(r"\\(.)", r"\1", _HIDDEN.sub("", text)))
    if _SCRIPT.search(text):
        return html.unescape(re.sub(r"<[^>]+>", "", _SCRIPT.sub("", text)))
    return None
