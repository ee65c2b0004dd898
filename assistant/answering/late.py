"""Late interaction: every token of the question looks for its like in a passage.

Khattab and Zaharia, 'ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT',
SIGIR 2020: the sum over the question's tokens of the greatest inner product with a token of the text. Here it is a
mean, by the rarity of the words that the tokens belong to, and of all tokens alike.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.answering.signals import Term
from assistant.answering.words import WORD, stem
from assistant.indexing.build import embedding_text
from assistant.indexing.encoder import Encoder
from assistant.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.indexing.model import TokenVectors

KEPT = 2_000  # passages whose tokens stay in memory: some 300 MB at the very most
LATE_SIGNALS = ("late_rare", "late_all", "late_least")


@dataclass(frozen=True, slots=True)
class Late:
    """How well the question's tokens are met; each row has LATE_SIGNALS.

    whole: by any token of the passage, shape (3,). sentences: by those of each sentence, shape (sentences, 3).
    """

    whole: NDArray[np.float64]
    sentences: NDArray[np.float64]


class LateInteraction:
    """Compares questions with passages token by token; keeps the tokens of passages that were asked for lately.

    Safe to use from many threads.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._kept: OrderedDict[int, TokenVectors] = OrderedDict()
        self._lock = threading.Lock()

    def compare(self, asked: str, terms: Sequence[Term], passages: Sequence[Passage]) -> list[Late]:
        """In the order of `passages`. Raises ModelError."""
        import numpy as np

        question = self._encoder.token_vectors([asked])[0]
        weights = _weights(asked, terms, question)
        found = []
        for passage, tokens in zip(passages, self._tokens(passages), strict=True):
            likeness = question.vectors @ tokens.vectors.T
            rows = [_signals(likeness[:, members], weights) for members in _members(passage, tokens)]
            whole = np.array(_signals(likeness, weights))
            found.append(Late(whole, np.array(rows).reshape(len(rows), len(LATE_SIGNALS))))
        return found

    def _tokens(self, passages: Sequence[Passage]) -> list[TokenVectors]:
        with self._lock:
            known = {passage.id: self._kept[passage.id] for passage in passages if passage.id in self._kept}
        new = [passage for passage in passages if passage.id not in known]
        if new:
            made = self._encoder.token_vectors([embedding_text(passage) for passage in new])
            known |= {passage.id: tokens for passage, tokens in zip(new, made, strict=True)}
        with self._lock:
            for number, tokens in known.items():
                self._kept[number] = tokens
                self._kept.move_to_end(number)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return [known[passage.id] for passage in passages]


def _weights(asked: str, terms: Sequence[Term], question: TokenVectors) -> NDArray[np.float64]:
    """For each token its share of its word's rarity; 0 for tokens of words that carry no meaning."""
    import numpy as np

    rarity = {term.stem: term.weight for term in terms}
    weights = np.zeros(len(question.spans))
    for match in WORD.finditer(asked):
        weight = rarity.get(stem(match[0].lower().replace("’", "'").removesuffix("'s")), 0.0)
        tokens = [at for at, (start, end) in enumerate(question.spans) if start >= match.start() and end <= match.end()]
        if weight and tokens:
            weights[tokens] = weight / len(tokens)
    return weights


def _members(passage: Passage, tokens: TokenVectors) -> list[NDArray[np.bool_]]:
    """For each sentence of the passage, which tokens are its own."""
    import numpy as np

    spans = np.array(tokens.spans).reshape(-1, 2)
    start = len(embedding_text(passage)) - len(passage.text)
    members = []
    for sentence in passage.sentences:
        end = start + len(sentence.text)
        members.append((spans[:, 0] >= start) & (spans[:, 1] <= end))
        start = end + 1
    return members


def _signals(likeness: NDArray[np.float32], weights: NDArray[np.float64]) -> list[float]:
    if not likeness.size:
        return [0.0] * len(LATE_SIGNALS)
    best = likeness.max(axis=1)
    heavy = weights > 0
    rare = float(best @ weights / weights.sum()) if heavy.any() else float(best.mean())
    return [rare, float(best.mean()), float(best[heavy].min()) if heavy.any() else rare]
