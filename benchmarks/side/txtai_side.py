"""txtai: an embeddings database with content and hybrid=True, as its documentation shows; pages read by pypdf.

Its own splitter of texts (Segmentation, by sentences) needs data from the network: pages are cut into 150 words here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from common import Search, measure

WORDS = 150


def prepare(sources: Path, model: Path) -> Search:
    """Index the PDFs' pages, in pieces of WORDS words."""
    from txtai import Embeddings

    embeddings = Embeddings(path=str(model), content=True, hybrid=True)
    embeddings.index(_pieces(sources))
    query = "select id, text, file, page, score from txtai where similar(:question, 500) and file = :file limit {}"

    def search(question: str, file: str, top: int) -> Sequence[tuple[str, int]]:
        rows = embeddings.search(query.format(top), top, parameters={"question": question, "file": file})
        return [(row["file"], int(row["page"])) for row in rows]

    return search


def _pieces(sources: Path) -> Iterator[dict[str, Any]]:
    from pypdf import PdfReader

    for path in sorted(sources.glob("*.pdf")):
        for number, page in enumerate(PdfReader(path).pages, 1):
            words = page.extract_text().split()
            for start in range(0, len(words), WORDS):
                text = " ".join(words[start : start + WORDS])
                yield {"text": text, "file": path.name, "page": number}


if __name__ == "__main__":
    measure(("txtai", "faiss-cpu", "sentence-transformers", "torch"), prepare)
