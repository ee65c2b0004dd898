"""LlamaIndex: its PDF reader, sentence splitter, vector index and BM25, fused by reciprocal rank, as documented.

Its BM25 retriever is asked for more passages than are wanted, since those of other reports are left out afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from common import Search, measure

TOKENS, OVERLAP = 240, 20  # what the model reads, less its special tokens
FETCHED = 500


def prepare(sources: Path, model: Path) -> Search:
    """Index the PDFs' pages, each a document, in pieces of TOKENS tokens."""
    from llama_index.core import Settings, SimpleDirectoryReader, VectorStoreIndex
    from llama_index.core.llms import MockLLM
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.core.retrievers import QueryFusionRetriever
    from llama_index.embeddings.huggingface import HuggingFaceEmbedding
    from llama_index.retrievers.bm25 import BM25Retriever

    Settings.embed_model = HuggingFaceEmbedding(model_name=str(model), device="cpu")
    Settings.llm = MockLLM()
    pages = SimpleDirectoryReader(str(sources), required_exts=[".pdf"]).load_data()
    number: dict[str, int] = {}
    for page in pages:  # one for each page, in order; the label is the page's printed one
        number[page.metadata["file_name"]] = number.get(page.metadata["file_name"], 0) + 1
        page.metadata["number"] = number[page.metadata["file_name"]]
        page.excluded_embed_metadata_keys = list(page.metadata)
        page.excluded_llm_metadata_keys = list(page.metadata)
    nodes = SentenceSplitter(chunk_size=TOKENS, chunk_overlap=OVERLAP).get_nodes_from_documents(pages)
    index = VectorStoreIndex(nodes)
    retrievers = [
        index.as_retriever(similarity_top_k=FETCHED),
        BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=FETCHED),
    ]
    fused = QueryFusionRetriever(
        retrievers, similarity_top_k=2 * FETCHED, num_queries=1, mode="reciprocal_rerank", use_async=False
    )

    def search(question: str, file: str, top: int) -> Sequence[tuple[str, int]]:
        found = [node.metadata for node in fused.retrieve(question)]
        return [(one["file_name"], one["number"]) for one in found if one["file_name"] == file][:top]

    return search


if __name__ == "__main__":
    measure(("llama-index-core", "llama-index-retrievers-bm25", "sentence-transformers", "torch"), prepare)
