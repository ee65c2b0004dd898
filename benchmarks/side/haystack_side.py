"""Haystack: its PDF converter, splitter and in-memory store, embedding and BM25 retrievers joined, as documented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from common import Search, measure

WORDS, OVERLAP = 150, 15
FETCHED = 20


def prepare(sources: Path, model: Path) -> Search:
    """Index the PDFs in pieces of WORDS words."""
    from haystack import Pipeline
    from haystack.components.converters import PyPDFToDocument
    from haystack.components.joiners import DocumentJoiner
    from haystack.components.preprocessors import DocumentCleaner, DocumentSplitter
    from haystack.components.retrievers.in_memory import InMemoryBM25Retriever, InMemoryEmbeddingRetriever
    from haystack.components.writers import DocumentWriter
    from haystack.document_stores.in_memory import InMemoryDocumentStore
    from haystack_integrations.components.embedders.sentence_transformers import (
        SentenceTransformersDocumentEmbedder,
        SentenceTransformersTextEmbedder,
    )

    store = InMemoryDocumentStore(embedding_similarity_function="cosine")
    indexing = Pipeline()
    indexing.add_component("converter", PyPDFToDocument())
    indexing.add_component("cleaner", DocumentCleaner())
    indexing.add_component("splitter", DocumentSplitter(split_by="word", split_length=WORDS, split_overlap=OVERLAP))
    indexing.add_component("embedder", SentenceTransformersDocumentEmbedder(model=str(model), progress_bar=False))
    indexing.add_component("writer", DocumentWriter(store))
    for one, other in (
        ("converter", "cleaner"),
        ("cleaner", "splitter"),
        ("splitter", "embedder"),
        ("embedder", "writer"),
    ):
        indexing.connect(one, other)
    indexing.run({"converter": {"sources": sorted(sources.glob("*.pdf"))}})
    asking = Pipeline()
    asking.add_component("embedder", SentenceTransformersTextEmbedder(model=str(model), progress_bar=False))
    asking.add_component("meaning", InMemoryEmbeddingRetriever(store, top_k=FETCHED))
    asking.add_component("words", InMemoryBM25Retriever(store, top_k=FETCHED))
    asking.add_component("joiner", DocumentJoiner(join_mode="reciprocal_rank_fusion"))
    asking.connect("embedder.embedding", "meaning.query_embedding")
    asking.connect("meaning", "joiner")
    asking.connect("words", "joiner")

    def search(question: str, file: str, top: int) -> Sequence[tuple[str, int]]:
        only = {"field": "meta.file_path", "operator": "==", "value": file}
        found = asking.run(
            {
                "embedder": {"text": question},
                "meaning": {"filters": only},
                "words": {"query": question, "filters": only},
            }
        )["joiner"]["documents"]
        return [(Path(one.meta["file_path"]).name, one.meta["page_number"]) for one in found[:top]]

    return search


if __name__ == "__main__":
    measure(("haystack-ai", "sentence-transformers", "torch"), prepare)
