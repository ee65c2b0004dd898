"""How much of a question's words a text has, by their rarity."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from math import log

from assistant.answering.words import stems_in
from assistant.records import Passage


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question. `weight` is its rarity: the logarithm of how few passages hold it.

    known: whether any passage holds it; others: stems that, all together, say the same (an abbreviation's words); near:
    those that nearly do (synonyms).
    """

    word: str
    stem: str
    weight: float
    name: bool
    known: bool
    others: tuple[frozenset[str], ...] = ()
    near: tuple[frozenset[str], ...] = ()
    asked: bool = True  # whether it stands in the sentence that asks, and not in a situation told before it

    def among(self, words: Set[str]) -> bool:
        """Whether the word, or what says the same or nearly so, is among `words` (stems)."""
        return self.stem in words or any(other <= words for other in (*self.others, *self.near))


def rarity(holding: int, total: int) -> float:
    """How rare a word is that so many passages of all hold: log(1 + (N - n + 0.5) / (n + 0.5)), as in BM25."""
    return log(1 + (total - holding + 0.5) / (holding + 0.5))


def absent(things: Iterable[str], passages: int) -> tuple[Term, ...]:
    """For what is named and stands in none of so many passages ('figure 7')."""
    return tuple(Term(thing, thing, log(2 * passages + 2), name=True, known=False) for thing in things)


@dataclass(frozen=True, slots=True)
class AskedWords:
    """The words of a question, and what shares of them a text has: told once for texts that have the same of them."""

    terms: Sequence[Term]
    stems: frozenset[str]
    told: dict[frozenset[str], tuple[float, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Sequence[Term]) -> AskedWords:
        """`stems`: those of the words, and of what says the same."""
        others = (other for term in terms for other in (*term.others, *term.near))
        return cls(terms, frozenset(term.stem for term in terms).union(*others))

    def shares(self, held: frozenset[str]) -> tuple[float, float]:
        """`coverage` and `names_share` of a text that has these of `stems`."""
        if held not in self.told:
            self.told[held] = coverage(self.terms, held), names_share(self.terms, held)
        return self.told[held]


def stems_around(passage: Passage) -> frozenset[str]:
    """The stems of a passage's words and of its headings'."""
    return stems_in([passage.context, *(sentence.text for sentence in passage.sentences)])


def coverage(terms: Sequence[Term], words: Iterable[str]) -> float:
    """The share, by weight, of the question's words that are among `words` (stems); 0 to 1."""
    words = words if isinstance(words, (set, frozenset)) else frozenset(words)
    total = sum(term.weight for term in terms)
    return sum(term.weight for term in terms if term.among(words)) / total if total else 0.0


def names_share(terms: Sequence[Term], words: frozenset[str]) -> float:
    """The share of the question's names and figures that are among `words`; 1 where it has none."""
    names = [term for term in terms if term.name and term.asked]
    return sum(term.among(words) for term in names) / len(names) if names else 1.0


def order_share(terms: Sequence[Term], words: Sequence[str], apart: int = 3) -> float:
    """The share of the question's neighbouring words that stand, in order, at most `apart` words from each other."""
    if len(terms) < 2:
        return 0.0
    places: dict[str, list[int]] = {term.stem: [] for term in terms}
    for place, word in enumerate(words):
        if word in places:
            places[word].append(place)
    near = sum(
        any(0 < after - before <= apart for before in places[one.stem] for after in places[other.stem])
        for one, other in pairwise(terms)
    )
    return near / (len(terms) - 1)
