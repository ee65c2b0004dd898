"""Late interaction: every token of the question looks for its like in a passage.

Khattab and Zaharia, 'ColBERT: Efficient and Effective Passage Search via Contextualized Late Interaction over BERT',
SIGIR 2020: the sum over the question's tokens of the greatest inner product with a token of the text. Here it is a
mean, by the rarity of the words that the tokens belong to, and of all tokens alike.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cachetools import LRUCache

from assistant.answering.matching import Term
from assistant.answering.words import WORD, stem, stems_in
from assistant.indexing.encoder import Encoder
from assistant.indexing.pieces import digest, embedding_text, places, token_places
from assistant.indexing.projection import Projection, TokenCodes, product, vectors_of
from assistant.indexing.token_store import TokenStore
from assistant.patterns import regex
from assistant.records import Passage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assistant.indexing.model import TokenVectors

ASKED = 50  # questions whose tokens stay in memory until they are compared
KEPT = 1500  # passages whose tokens stay in memory: some 18 MB with the packaged model
ALIKE, FOREIGN = 0.8, 0.3  # likeness of token vectors
LIKE_IT = 0.58  # likeness of another word for a noun
FARTHER = 0.45  # likeness to the next passages of what is told in none of them
# Rarity of a word that the reports have; how like it anything is where the likeliest passages say nothing of it.
RARE, UNTOLD = 3.0, 0.32
# 'Can someone in prison …', 'do people on benefits …'
OF_WHOM = regex(
    r"^\W*(?:is|are|do|does|can|could|will|would|should|may|must) "
    r"(?:someone|somebody|anyone|anybody|people|those|a person) "
    r"(?:who (?:is|are) )?(?:at|from|in|on|with) (?:an? |the |their )?(?P<where>[\w’'-]+)",
    re.IGNORECASE,
)
STRANGE = 0.6  # share of a situation's words, by weight, that a passage has nothing like
LATE_SIGNALS = ("late_rare", "late_all", "late_least")
ALL = LATE_SIGNALS.index("late_all")


@dataclass(frozen=True, slots=True)
class Late:
    """How well the question's tokens are met; each row has LATE_SIGNALS.

    whole: by any token of the passage, shape (3,). sentences: by those of each sentence, shape (sentences, 3).
    words: how well each term is met by any token of the passage, shape (terms,); said: of each sentence, shape
    (sentences, terms). asking: 'late_all' by any token of the passage for the sentence that asks alone, where a
    situation is told before it. beyond: how far each sentence is behind the best of its passage in meeting what is
    asked besides the words of the headings, shape (sentences,).
    """

    whole: NDArray[np.float64]
    sentences: NDArray[np.float64]
    words: NDArray[np.float64]
    asking: float
    beyond: NDArray[np.float64]
    said: NDArray[np.float64]


class LateInteraction:
    """Compares questions with passages token by token; what `store` lacks is embedded, and kept for a while.

    Safe to use from many threads.
    """

    def __init__(
        self,
        encoder: Encoder,
        projection: Projection | None = None,
        store: TokenStore | None = None,
        kept: int = KEPT,
    ) -> None:
        self._encoder = encoder
        self._projection = projection or Projection()
        self._store = store
        self._kept: LRUCache[bytes, TokenCodes] = LRUCache(kept)
        self._asked: LRUCache[str, TokenVectors] = LRUCache(ASKED)
        self._lock = threading.Lock()

    def embed(self, asked: str) -> NDArray[np.float32]:
        """The question's vector, of length 1; its tokens are kept for when it is compared. Raises ModelError."""

        def on_tokens(_: int, tokens: TokenVectors) -> None:
            with self._lock:
                self._asked[asked] = tokens

        vector: NDArray[np.float32] = self._encoder.encode([asked], on_tokens=on_tokens)[0]
        return vector

    def compare(self, views: tuple[str, ...], terms: Sequence[Term], passages: Sequence[Passage]) -> list[Late]:
        """In the order of `passages`. views: the whole question, and what of it asks. Raises ModelError."""
        import numpy as np

        with self._lock:
            asked = {view: self._asked.get(view) for view in views}
        question, *asking = [tokens or self._encoder.token_vectors([view])[0] for view, tokens in asked.items()]
        shares = _shares(views[0], terms, question.spans)
        weights = np.array([term.weight for term in terms]) @ shares if terms else np.zeros(len(question.spans))
        vectors = self._projection.apply(question.vectors)
        more = [self._projection.apply(tokens.vectors) for tokens in asking]
        read = self._read(passages)
        told = vectors_of(tokens.codes for tokens in read)
        parts: list[tuple[int, int]] = []
        wholes, first = [], 0
        for passage, tokens in zip(passages, read, strict=True):
            wholes.append(len(parts))
            own = [(0, len(tokens.codes)), *token_places(tokens.spans, places(passage))]
            parts += [(first + start, first + end) for start, end in own]
            first += len(tokens.codes)
        best = _best(vectors, told, parts)
        rows, words = _signals(best, weights), best @ shares.T
        alone = rows[wholes]
        for view in more:
            alone = _signals(_best(view, told, [parts[at] for at in wholes]), np.zeros(len(view)))
        return [
            Late(
                rows[at],
                rows[at + 1 : end],
                words[at],
                float(alone[number, ALL]),
                _beyond(terms, passages[number], words[at + 1 : end]),
                words[at + 1 : end],
            )
            for number, (at, end) in enumerate(pairwise([*wholes, len(parts)]))
        ]

    def sentences(self, spots: Sequence[tuple[Passage, int]]) -> list[NDArray[np.float32]]:
        """For each sentence, by its passage and its place there, its tokens' vectors, shape (tokens, dimensions)."""
        passages = list({passage.id: passage for passage, _ in spots}.values())
        read = {
            passage.id: (tokens.codes, token_places(tokens.spans, places(passage)))
            for passage, tokens in zip(passages, self._read(passages), strict=True)
        }
        codes = [read[passage.id][0][slice(*read[passage.id][1][at])] for passage, at in spots]
        together, ends = vectors_of(codes), accumulate(map(len, codes), initial=0)
        return [together[start:end] for start, end in pairwise(ends)]

    def close(self) -> None:
        """Let go of the file."""
        if self._store is not None:
            self._store.close()

    def _read(self, passages: Sequence[Passage]) -> list[TokenCodes]:
        """The tokens of each passage without the report's title."""
        return [_untitled(passage, tokens) for passage, tokens in zip(passages, self._tokens(passages), strict=True)]

    def _tokens(self, passages: Sequence[Passage]) -> list[TokenCodes]:
        written = [embedding_text(passage) for passage in passages]
        keys = [digest(text) for text in written]
        texts = dict(zip(keys, written, strict=True))
        with self._lock:
            known = {key: self._kept[key] for key in texts if key in self._kept}
        if self._store is not None and len(known) < len(texts):
            known |= self._store.get([key for key in texts if key not in known])
        new = [key for key in texts if key not in known]
        if new:
            made = self._encoder.token_vectors([texts[key] for key in new])
            known |= {key: self._projection.codes(tokens) for key, tokens in zip(new, made, strict=True)}
        with self._lock:
            self._kept.update(known)
        return [known[key] for key in keys]


def unlike(likeness: float) -> float:
    """0 for a word that a passage has the very like of, 1 for one that it has nothing like."""
    return min(1.0, max(0.0, (ALIKE - likeness) / (ALIKE - FOREIGN)))


def lacks(terms: Sequence[Term], words: Collection[str], compared: Sequence[Late]) -> bool:
    """Whether no report has one of these words of a question, nor the passages, likeliest first, its very like."""
    return any(
        term.asked and not term.known and term.word in words and max(one.words[at] for one in compared) < LIKE_IT
        for at, term in enumerate(terms)
        if compared and at < len(compared[0].words)
    )


def is_strange(terms: Sequence[Term], one: Late) -> bool:
    """Whether a passage has hardly anything like the situation that is told before what asks."""
    told = [(term.weight, unlike(like)) for term, like in zip(terms, one.words, strict=True) if not term.asked]
    return sum(weight * other for weight, other in told) > STRANGE * sum(weight for weight, _ in told)


def has_foreign(terms: Sequence[Term], compared: Sequence[Late], asked: str = "") -> bool:
    """Whether the reports have no word that the question has, or none for something that it asks and that the passages,
    likeliest first, have nothing like; or these have nothing like a rare word that others have. What says of whom it
    is asked ('someone in prison') has its like there, too, if some other report has it. False where a situation is
    told, whose words are the reader's own."""
    if not terms or not compared or len(compared[0].words) < len(terms) or not all(term.asked for term in terms):
        return False
    whom = OF_WHOM.match(asked)
    whose = stem(whom["where"]) if whom else None
    if any(term.stem == whose and max(one.words[at] for one in compared) < FARTHER for at, term in enumerate(terms)):
        return True
    like = [[float(one.words[at]) for one in compared] for at in range(len(terms))]
    return not any(term.known for term in terms) or any(
        (not term.known and found[0] < FOREIGN and max(found) < FARTHER)
        or (term.known and not term.others and term.weight >= RARE and 0 < max(found) < UNTOLD)
        for term, found in zip(terms, like, strict=True)
    )


def _shares(asked: str, terms: Sequence[Term], spans: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
    """Shape (terms, tokens): how much of each word is told by each token; a row of zeros where it is not in `asked`."""
    import numpy as np

    places = {term.stem: place for place, term in enumerate(terms)}
    shares = np.zeros((len(terms), len(spans)))
    for match in WORD.finditer(asked):
        place = places.get(stem(match[0].lower().replace("’", "'").removesuffix("'s")))
        tokens = [at for at, (start, end) in enumerate(spans) if start >= match.start() and end <= match.end()]
        if place is not None and tokens:
            shares[place, tokens] = 1 / len(tokens)
    result: NDArray[np.float64] = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1.0)
    return result


def _beyond(terms: Sequence[Term], passage: Passage, words: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each sentence is behind the best in meeting the words that are asked and stand in no heading of the
    passage, the mean by their rarity, shape (sentences,); words: shape (sentences, terms).

    What is asked of a thing is seldom told where the thing is named: headings name it, and sentences leave it out.
    """
    import numpy as np

    headed = stems_in([passage.context])
    weights = np.array([term.weight * (term.asked and not term.among(headed)) for term in terms])
    if not weights.any() or not len(words):
        return np.zeros(len(words))
    met = words @ weights / weights.sum()
    behind: NDArray[np.float64] = met - met.max()
    return behind


def _untitled(passage: Passage, tokens: TokenCodes) -> TokenCodes:
    """The tokens after the report's title, which stands above every passage of the report."""
    [(_, first)] = token_places(tokens.spans, [(0, len(passage.context) - len(passage.heading))])
    return TokenCodes(tokens.spans[first:], tokens.codes[first:])


def _best(
    asked: NDArray[np.float32], told: NDArray[np.float32], parts: Sequence[tuple[int, int]]
) -> NDArray[np.float32]:
    """How well each token of a question is met by any token of each part of some texts, shape (parts, tokens asked).

    told: the vectors of the texts' tokens, one text after the other; parts: the first token of each and the one after
    its last; 0 for a part without tokens.
    """
    import numpy as np

    found = np.zeros((len(parts), len(asked)), dtype=np.float32)
    filled = [number for number, (start, end) in enumerate(parts) if start < end]
    if not filled or not len(asked):
        return found
    likeness = product(told, asked.T)
    closed = np.concatenate([likeness, likeness[-1:]])  # so that a part may end with the last text
    ends = np.array([parts[number] for number in filled]).ravel()
    found[filled] = np.maximum.reduceat(closed, ends, axis=0)[::2]
    return found


def _signals(best: NDArray[np.float32], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """LATE_SIGNALS of parts of texts, shape (parts, LATE_SIGNALS), of what `_best` gives; weights: of the question's
    tokens."""
    import numpy as np

    if not best.shape[1]:
        return np.zeros((len(best), len(LATE_SIGNALS)))
    mean, heavy = best.mean(axis=1), weights > 0
    rare = best @ weights / weights.sum() if heavy.any() else mean
    return np.column_stack((rare, mean, best[:, heavy].min(axis=1) if heavy.any() else rare)).astype(np.float64)
