"""Public question sets, set as PDFs so that they go through everything that a report goes through.

SQuAD 2.0's format (Rajpurkar, Jia and Liang, 2018): each article a PDF, each paragraph a page of it.
ConditionalQA (Sun, Cohen and Salakhutdinov, 2022): each page of government guidance a PDF, questions with a scenario.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Block = tuple[str, str]  # kind (title, heading, text, item, row, page) and text

TEMPLATE = """
#set page(paper: "a4", margin: 2.5cm, numbering: "1")
#set text(size: 10.5pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true)
#let blocks = json("blocks.json")
#for (kind, body) in blocks {
  if kind == "title" { text(size: 20pt, weight: "bold", body); parbreak() }
  else if kind == "heading" { block(above: 1.6em, text(size: 14pt, weight: "bold", body)) }
  else if kind == "item" { list(body) }
  else if kind == "page" { pagebreak(weak: true) }
  else { par(body) }
}
"""


def squad(path: Path, folder: Path) -> list[Row]:
    """Set the articles of a SQuAD 2.0 file as PDFs in `folder`; give its questions as evaluation rows, pages known."""
    rows = []
    for article in json.loads(path.read_text(encoding="utf-8"))["data"]:
        file, blocks = f"{article['title']}.pdf", [("title", article["title"].replace("_", " "))]
        for number, paragraph in enumerate(article["paragraphs"], start=1):
            blocks += [("text", paragraph["context"]), ("page", "")]
            for asked in paragraph["qas"]:
                answerable = not asked["is_impossible"]
                evidence = sorted({answer["text"] for answer in asked["answers"]}) if answerable else []
                rows.append(_row(asked["id"], asked["question"], file, answerable, [number], evidence))
        typeset(blocks, folder / file)
    return rows


def conditional_qa(source: Path, folder: Path) -> list[Row]:
    """Set the guidance as PDFs in `folder`; give the questions, each after its scenario, as rows with evidence."""
    for path in sorted((source / "documents").glob("*.txt")):
        typeset(list(_guidance(path.read_text(encoding="utf-8").splitlines())), folder / f"{path.stem}.pdf")
    rows = []
    for line in (source / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        evidence = [text for piece in asked["evidences"] if (text := _text(piece))]
        question = f"{asked['scenario']} {asked['question']}"
        file = f"{Path(asked['document']).stem}.pdf"
        rows.append(_row(asked["id"], question, file, asked["answerable"], [], evidence))
    return rows


def guidance(source: Path, questions: Path) -> list[Row]:
    """This project's own questions on the guidance that `conditional_qa` sets; of each the lines that answer it."""
    rows = []
    for line in questions.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        file, evidence = asked.get("document", ""), []
        if file:
            told = (source / "documents" / f"{file.removesuffix('.pdf')}.txt").read_text(encoding="utf-8").splitlines()
            evidence = [_text(told[number - 1]) for number in asked["lines"]]
        rows.append(_row(asked["id"], asked["question"], file, asked["answerable"], [], evidence))
    return rows


def _row(name: str, question: str, file: str, answerable: bool, pages: list[int], evidence: list[str]) -> Row:
    pages = pages if answerable else []
    return {
        "id": name,
        "question": question,
        "document": file,
        "answerable": answerable,
        "pages": pages,
        "evidence": evidence,
    }


def _guidance(lines: Sequence[str]) -> Iterator[Block]:
    yield "title", lines[0]
    for line in lines[1:]:
        text = _text(line)
        if not text:
            continue
        kinds = {"<h": "heading", "<li": "item", "<tr": "row"}
        yield next((kind for tag, kind in kinds.items() if line.startswith(tag)), "text"), text


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def typeset(blocks: Sequence[Block], target: Path) -> None:
    """Set `blocks` as a PDF, with typst; what is there already is left as it is."""
    import tempfile

    import typst

    if target.is_file():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        workshop = Path(name)
        (workshop / "blocks.json").write_text(json.dumps(blocks), encoding="utf-8")
        (workshop / "main.typ").write_text(TEMPLATE, encoding="utf-8")
        target.write_bytes(typst.compile(str(workshop / "main.typ"), root=name))
